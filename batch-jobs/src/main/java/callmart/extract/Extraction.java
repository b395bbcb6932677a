package callmart.extract;

import callmart.extract.csv.CsvCursor;
import callmart.feed.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Streams one business day of one feed from all its sources into a sink. */
public final class Extraction {

    private static final long PROGRESS_MASK = (1 << 15) - 1;

    private final Path home;
    private final ZoneId businessZone;
    private final Set<String> categories;
    private final Progress progress;

    /**
     * @param home where relative paths begin
     * @param businessZone zone in which a business day runs from midnight to midnight
     * @param categories the canonical category codes
     * @param progress hears how far it has come
     */
    public Extraction(Path home, ZoneId businessZone, Set<String> categories, Progress progress) {
        this.home = home;
        this.businessZone = businessZone;
        this.categories = Set.copyOf(categories);
        this.progress = progress;
    }

    /** One that reports to nobody. */
    public Extraction(Path home, ZoneId businessZone, Set<String> categories) {
        this(home, businessZone, categories, (feed, rows, done) -> { });
    }

    /**
     * Reads the sources in their order, the files of a glob in the order of their names.
     *
     * @throws ExtractionException when a source as a whole cannot be read; what the sink got until then is to be thrown away
     */
    public Counts run(Feed feed, LocalDate day, List<SourceDefinition> sources, Sink sink) throws IOException {
        Tally tally = new Tally();
        BusinessDay businessDay = new BusinessDay(day, businessZone);
        for (SourceDefinition source : sources) {
            for (Path file : files(feed, day, source)) {
                try (RowCursor cursor = open(feed, source, file)) {
                    drain(feed, new RowMapper(source, feed, cursor, businessDay, categories, tally.warnings), cursor, sink, tally);
                }
            }
        }
        return new Counts(tally.read, tally.accepted, tally.rejected, tally.otherDay, tally.filtered, tally.warnings.counts());
    }

    /**
     * What the sources of a day are made of: path, size and time of change of each file, and how it is mapped. The same
     * fingerprint means that reading again would yield the same rows.
     */
    public String fingerprint(LocalDate day, List<SourceDefinition> sources) throws IOException {
        List<String> parts = new ArrayList<>();
        for (SourceDefinition source : sources) {
            parts.add(Integer.toHexString(source.toString().hashCode()));
            for (Path file : source.path().files(home, day)) {
                parts.add(file + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file).toMillis());
            }
        }
        return String.join("|", parts);
    }

    /** The files that a source has for a day; a source without one is a fault unless it may be empty. */
    public List<Path> files(Feed feed, LocalDate day, SourceDefinition source) throws IOException {
        List<Path> files = source.path().files(home, day);
        if (files.isEmpty() && !source.allowEmpty()) {
            throw new ExtractionException(feed.name() + ": there is no file " + source.path().on(day) + " under the home (source "
                    + source.place() + "); have it delivered and run the day again, or set 'allow-empty: true' when a missing file"
                    + " means a day without rows");
        }
        return files;
    }

    private void drain(Feed feed, RowMapper mapper, RowCursor cursor, Sink sink, Tally tally) throws IOException {
        for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
            tally.read++;
            if ((tally.read & PROGRESS_MASK) == 0) {
                progress.read(feed.name(), tally.read, cursor.done());
            }
            switch (mapper.map(cells)) {
                case FILTERED -> tally.filtered++;
                case OTHER_DAY -> tally.otherDay++;
                case REJECTED -> {
                    tally.rejected++;
                    sink.rejected(mapper.reject());
                }
                case ACCEPTED -> {
                    tally.accepted++;
                    sink.accepted(mapper.row());
                }
            }
        }
    }

    private RowCursor open(Feed feed, SourceDefinition source, Path file) throws IOException {
        Set<String> known = new HashSet<>(feed.columnNames());
        known.addAll(source.mappedHeaders());
        try {
            return new ReadAhead(CsvCursor.open(file, name(file), source, known));
        } catch (AccessDeniedException e) {
            throw new ExtractionException(name(file) + " cannot be opened: the operating system refuses it to this user; correct"
                    + " the file's permissions", e);
        }
    }

    private String name(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }

    private static final class Tally {
        private final Warnings warnings = new Warnings();
        private long read;
        private long accepted;
        private long rejected;
        private long otherDay;
        private long filtered;
    }
}
