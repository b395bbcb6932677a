package callmart.archive;

import callmart.calendar.BusinessClock;
import callmart.config.Folders;
import callmart.config.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Writes the archive pages under {@code out/reports} from what the warehouse knows. A page is replaced only when its text changed. */
public final class ArchiveDesk {

    private final BusinessClock clock;
    private final Folders folders;
    private final ArchivePages pages;
    private final Supplier<ArchiveEntries> entries;
    private final ArchiveTrends trends;

    /** @param entries how reports stand at the moment they are asked for */
    public ArchiveDesk(BusinessClock clock, Folders folders, ArchivePages pages, Supplier<ArchiveEntries> entries, ArchiveTrends trends) {
        this.clock = clock;
        this.folders = folders;
        this.pages = pages;
        this.entries = entries;
        this.trends = trends;
    }

    /** Where the pages lie. */
    static Path folder(Folders folders) {
        return folders.out().resolve("reports");
    }

    /**
     * Writes the index and a page for each year.
     *
     * @return where the index lies
     */
    public Path write() throws IOException {
        Instant now = clock.now();
        LocalDate today = clock.date(now);
        LocalDate firstShown = ArchivePages.firstDay(today);
        ArchiveEntries stand = entries.get();
        List<Integer> years = stand.years();
        List<ArchiveEntry> shown = new ArrayList<>(stand.underWay());
        for (int year : years) {
            List<ArchiveEntry> ofYear = stand.of(year, firstShown);
            ofYear.stream().filter(entry -> !entry.period().to().isBefore(firstShown)).forEach(shown::add);
            write(ArchivePages.file(year), pages.year(year, ofYear.stream().filter(entry -> entry.state() != ArchiveState.DUE).toList()));
        }
        return write("index.html", pages.index(new ArchiveIndex(clock.local(now), shown,
                trends.upTo(today.minusDays(1)), years)));
    }

    private Path write(String name, String text) throws IOException {
        Path page = folder(folders).resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.notExists(page) || !Arrays.equals(Files.readAllBytes(page), bytes)) {
            WholeFile.write(page, bytes);
        }
        return page;
    }
}
