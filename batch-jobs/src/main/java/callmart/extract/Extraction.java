package callmart.extract;

import callmart.feed.Feed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Streams one business day of one feed from all its sources into a sink. */
public final class Extraction {

    private static final long PROGRESS_MASK = (1 << 15) - 1;

    private final Parts parts;
    private final ZoneId businessZone;
    private final Set<String> categories;
    private final Progress progress;

    /**
     * @param home where relative paths begin and {@code lib/} with further database drivers lies
     * @param businessZone zone in which a business day runs from midnight to midnight
     * @param categories the canonical category codes
     * @param progress hears how far it has come
     */
    public Extraction(Path home, ZoneId businessZone, Set<String> categories, Progress progress) {
        this.parts = new Parts(home, businessZone);
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
            List<Part> own = parts.of(feed, day, source, sources);
            for (Part part : feed.overMidnight() ? parts.before(feed, day, source, own) : List.<Part>of()) {
                try (RowCursor cursor = new ReadAhead(part.opener().open())) {
                    drainNeighbour(new RowMapper(source, feed, cursor, businessDay, categories, new Warnings()), cursor, sink, tally);
                }
            }
            for (Part part : own) {
                try (RowCursor cursor = new ReadAhead(part.opener().open())) {
                    drain(feed, new RowMapper(source, feed, cursor, businessDay, categories, tally.warnings), cursor, sink, tally);
                }
            }
        }
        return new Counts(tally.read, tally.accepted, tally.rejected, tally.otherDay, tally.filtered, tally.warnings.counts());
    }

    /**
     * What the sources of a day are made of, and how they are mapped. The same fingerprint means that reading again would yield
     * the same rows; empty when that cannot be told, or when a source has nothing for the day.
     */
    public String fingerprint(Feed feed, LocalDate day, List<SourceDefinition> sources) throws IOException {
        List<String> states = new ArrayList<>();
        for (SourceDefinition source : sources) {
            states.add(Integer.toHexString(source.toString().hashCode()));
            try {
                List<Part> own = parts.of(feed, day, source, sources);
                own.forEach(part -> states.add(part.state()));
                if (feed.overMidnight()) {
                    parts.before(feed, day, source, own).forEach(part -> states.add(part.state()));
                }
            } catch (ExtractionException e) {
                return "";
            }
        }
        return states.contains("") ? "" : String.join("|", states);
    }

    /** The names of the files or queries that a source is read from on a day. */
    public List<String> partNames(Feed feed, LocalDate day, SourceDefinition source) throws IOException {
        return parts.of(feed, day, source, List.of(source)).stream().map(Part::name).toList();
    }

    /** Takes the day's rows from the file of the day before; the others are that day's to account for. */
    private static void drainNeighbour(RowMapper mapper, RowCursor cursor, Sink sink, Tally tally) throws IOException {
        for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
            if (mapper.map(cells) == RowMapper.Outcome.ACCEPTED) {
                tally.read++;
                tally.accepted++;
                sink.accepted(mapper.row());
            }
        }
    }

    private void drain(Feed feed, RowMapper mapper, RowCursor cursor, Sink sink, Tally tally) throws IOException {
        for (String[] cells = next(cursor, tally); cells != null; cells = next(cursor, tally)) {
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

    private static String[] next(RowCursor cursor, Tally tally) throws IOException {
        String[] cells = cursor.next();
        tally.read += cursor.folded();
        tally.filtered += cursor.folded();
        return cells;
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
