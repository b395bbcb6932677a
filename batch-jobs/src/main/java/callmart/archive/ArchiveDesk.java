package callmart.archive;

import callmart.publish.ReportFiles;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the archive pages under {@code out/reports} from what the warehouse knows. A page is replaced only when its text changed. */
public final class ArchiveDesk {

    private final Wiring mart;

    public ArchiveDesk(Wiring mart) {
        this.mart = mart;
    }

    /** Where the pages lie. */
    static Path folder(Configuration configuration) {
        return configuration.folders().out().resolve("reports");
    }

    /**
     * Writes the index and a page for each year.
     *
     * @return where the index lies
     */
    public Path write() throws IOException {
        Instant now = mart.clock().instant();
        ZoneId zone = mart.configuration().settings().zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate firstShown = ArchivePages.firstDay(today);
        ArchivePages pages = new ArchivePages(mart.htmlTemplates());
        ArchiveEntries entries = new ArchiveEntries(mart, now);
        List<Integer> years = entries.years();
        List<ArchiveEntry> shown = new ArrayList<>(entries.underWay());
        for (int year : years) {
            List<ArchiveEntry> ofYear = entries.of(year, firstShown);
            ofYear.stream().filter(entry -> !entry.period().to().isBefore(firstShown)).forEach(shown::add);
            write(ArchivePages.file(year), pages.year(year, ofYear.stream().filter(entry -> entry.state() != ArchiveState.DUE).toList()));
        }
        return write("index.html", pages.index(new ArchiveIndex(now.atZone(zone), shown,
                new ArchiveTrends(mart).upTo(today.minusDays(1)), years)));
    }

    private Path write(String name, String text) throws IOException {
        Path page = folder(mart.configuration()).resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.notExists(page) || !Arrays.equals(Files.readAllBytes(page), bytes)) {
            ReportFiles.write(page, bytes);
        }
        return page;
    }
}
