package callmart.testing;

import callmart.sample.SampleCentre;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The sample centre's first week of November 2026, loaded and measured once for each process of the test run; nothing may be changed in it. The
 * same days give the same data, always.
 */
public final class SampleWeek {

    public static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    public static final LocalDate TO = LocalDate.of(2026, 11, 7);

    private static TestHome home;

    private SampleWeek() {
    }

    /** A home whose warehouse holds the week; commands read it. */
    public static synchronized TestHome home() {
        if (home == null) {
            try {
                home = load(TestFolders.make("callmart-test-sample"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return home;
    }

    /** A database of the shared server that holds the week, and that its analyst may read. */
    public static Warehouse forAnalysts() {
        home().run("status");
        Warehouse copy = SharedWarehouse.migrated(SharedWarehouse.OF_ANALYSTS);
        try (Warehouse week = home().warehouse()) {
            SharedWarehouse.copy(week, copy);
        }
        return copy;
    }

    private static TestHome load(Path folder) throws IOException {
        new SampleCentre().write(folder.resolve("var/sample"), FROM, TO);
        TestHome made = new TestHome(folder, "sample_week", "Asia/Shanghai",
                Files.readString(ReferenceData.projectRoot().resolve("config/sources.yml")));
        try (var warehouse = made.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.load(folder.resolve("test-config"), FROM.datesUntil(TO.plusDays(1)).toList());
        }
        return made;
    }
}
