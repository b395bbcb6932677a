package callmart.extract.source;

import callmart.extract.BusinessDay;
import callmart.extract.CanonicalMapper;
import callmart.extract.Counts;
import callmart.extract.DayReader;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.Progress;
import callmart.extract.RowCursor;
import callmart.extract.RowDigest;
import callmart.extract.Sink;
import callmart.extract.SourceDefinition;
import callmart.extract.Warnings;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.WordLists;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Streams one business day of one feed from all its sources into a sink. Decision 31. */
public final class Extraction implements DayReader {

    private static final long PROGRESS_MASK = (1 << 15) - 1;

    private final Parts parts;
    private final ZoneId businessZone;
    private final WordLists lists;
    private final Progress progress;

    /**
     * @param home where relative paths begin and {@code lib/} with further database drivers lies
     * @param businessZone zone in which a business day runs from midnight to midnight
     * @param lists the words of the configuration's lists
     * @param progress hears how far it has come
     */
    public Extraction(Path home, ZoneId businessZone, WordLists lists, Progress progress) {
        this.parts = new Parts(home, businessZone, this);
        this.businessZone = businessZone;
        this.lists = lists;
        this.progress = progress;
    }

    /** One that reports to nobody. */
    public Extraction(Path home, ZoneId businessZone, WordLists lists) {
        this(home, businessZone, lists, (feed, rows, done) -> { });
    }

    /**
     * Reads the sources in their order, the files of a glob in the order of their names.
     *
     * @throws ExtractionException when a source as a whole cannot be read, with what was counted until then; what the sink got is
     *         to be thrown away
     */
    @Override
    public Counts run(Feed feed, LocalDate day, List<SourceDefinition> sources, Sink sink) throws IOException {
        Tally tally = new Tally();
        try {
            for (SourceDefinition source : sources) {
                read(feed, day, source, sources, sink, tally);
            }
        } catch (ExtractionException e) {
            throw e.after(tally.counts());
        }
        return tally.counts();
    }

    private void read(Feed feed, LocalDate day, SourceDefinition source, List<SourceDefinition> all, Sink sink, Tally tally)
            throws IOException {
        BusinessDay businessDay = new BusinessDay(day, businessZone);
        List<Portion> own = parts.of(feed, day, source, all);
        for (Portion part : feed.overMidnight() ? parts.beside(feed, day.minusDays(1), source, own) : List.<Portion>of()) {
            read(source, part, cursor -> drainNeighbour(
                    new CanonicalMapper(source, feed, cursor, businessDay, part.day(), lists, new Warnings()), cursor, sink, tally));
        }
        for (Portion part : own) {
            read(source, part, cursor -> {
                CanonicalMapper mapper = new CanonicalMapper(source, feed, cursor, businessDay, part.day(), lists,
                        tally.warnings());
                drain(feed, businessDay, mapper, cursor, sink, tally);
                sink.columns(source, mapper.columns(part.name()));
            });
        }
    }

    /** Takes a cursor's rows. */
    interface Drain {

        void of(RowCursor cursor) throws IOException;
    }

    /**
     * A file that is being written, or replaced, while it is read may lack rows; a telephone system never ends writing its log, which is
     * then read to its end, unless it is emptied. Decision 266.
     */
    static void read(SourceDefinition source, Portion part, Drain drain) throws IOException {
        String before = part.state();
        Map<Object, Long> lengths = part.lengths();
        try (RowCursor cursor = open(part)) {
            drain.of(cursor);
        }
        if (!source.type().isTelephoneSystem() && !part.isUnchangedSince(before)) {
            throw new ExtractionException(part.name() + " was changed while it was read: it may still be written; have it delivered under"
                    + " another name and renamed when it is whole, and run the day again; nothing of it was loaded");
        }
        if (part.isCutSince(lengths)) {
            throw new ExtractionException(part.name() + " was emptied or cut while it was read: what rotates it copies it and cuts it"
                    + " short; have it renamed instead (logrotate: no copytruncate), name the former file in the source's path, too, and"
                    + " run the day again; nothing of it was loaded");
        }
    }

    private static RowCursor open(Portion part) {
        try {
            return new ReadAhead(part.opener().open());
        } catch (IOException e) {
            throw unreadable(part.name(), e);
        } catch (ExtractionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unexpected(part.name(), e);
        }
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
                List<Portion> own = parts.of(feed, day, source, sources);
                addStates(own, states);
                if (feed.overMidnight()) {
                    addStates(parts.beside(feed, day.minusDays(1), source, own), states);
                }
            } catch (ExtractionException e) {
                return "";
            }
        }
        return states.contains("") ? "" : String.join("|", states);
    }

    private static void addStates(List<Portion> parts, List<String> states) throws IOException {
        for (Portion part : parts) {
            states.add(part.state());
        }
    }

    /**
     * The files that the sources of a day are read from, with size and time of change, one a line.
     *
     * @return empty when a source has nothing for the day, or may not be looked at again: a database, and a log of a telephone system
     *         that has no day in its path and is written all the time
     */
    public Optional<String> files(Feed feed, LocalDate day, List<SourceDefinition> sources) throws IOException {
        if (!sources.stream().allMatch(source -> mayBeLookedAtAgain(source, day))) {
            return Optional.empty();
        }
        Set<String> states = new TreeSet<>();
        try {
            for (SourceDefinition source : sources) {
                List<Portion> own = parts.of(feed, day, source, sources);
                for (Portion part : own) {
                    states.addAll(part.states());
                }
                for (Portion part : feed.overMidnight() ? parts.beside(feed, day.minusDays(1), source, own) : List.<Portion>of()) {
                    states.addAll(part.states());
                }
            }
        } catch (ExtractionException | NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(String.join("\n", states));
    }

    private static boolean mayBeLookedAtAgain(SourceDefinition source, LocalDate day) {
        return source.origin() instanceof Origin.OfPunches punches ? mayBeLookedAtAgain(punches.log(), day)
                : source.origin() instanceof Origin.InFiles files
                        && !(source.type().isTelephoneSystem() && files.path().on(day).equals(files.path().on(day.minusMonths(2))));
    }

    /** What the rows of each of the days add up to now; a file that several of them share is read once. */
    public Map<LocalDate, RowDigest> digests(Feed feed, Collection<LocalDate> days, List<SourceDefinition> sources) throws IOException {
        return new DayDigests(parts, businessZone, lists).of(feed, days, sources);
    }

    /** The names of the files or queries that a source is read from on a day. */
    public List<String> partNames(Feed feed, LocalDate day, SourceDefinition source) throws IOException {
        return parts.of(feed, day, source, List.of(source)).stream().map(Portion::name).toList();
    }

    /** Takes the day's rows from the file of the day before; the others are that day's to account for. */
    private static void drainNeighbour(CanonicalMapper mapper, RowCursor cursor, Sink sink, Tally tally) throws IOException {
        for (String[] cells = next(cursor); cells != null; cells = next(cursor)) {
            CanonicalMapper.Outcome outcome = map(mapper, cursor, cells);
            if (outcome == CanonicalMapper.Outcome.ACCEPTED || outcome.isRefused() && mapper.isOfTheDay()) {
                take(outcome, mapper, cells, sink, tally);
            }
        }
    }

    private void drain(Feed feed, BusinessDay day, CanonicalMapper mapper, RowCursor cursor, Sink sink, Tally tally) throws IOException {
        for (String[] cells = next(cursor); cells != null; cells = next(cursor)) {
            tally.folded(cursor.folded());
            take(map(mapper, cursor, cells), mapper, cells, sink, tally);
            if ((tally.read() & PROGRESS_MASK) == 0) {
                progress.read(feed.name(), tally.read(), cursor.done());
            }
        }
        tally.folded(cursor.folded());
        cursor.remarks().stream().filter(remark -> day.contains(ColumnType.TIME, remark.millis()))
                .forEach(remark -> tally.warnings().count(cursor.source() + ": " + remark.text()));
    }

    private static void take(CanonicalMapper.Outcome outcome, CanonicalMapper mapper, String[] cells, Sink sink, Tally tally)
            throws IOException {
        tally.row(outcome);
        if (mapper.isOfTheDay() || mapper.isRetiring()) {
            sink.ofTheDay(cells);
        }
        if (outcome == CanonicalMapper.Outcome.ACCEPTED) {
            sink.accepted(mapper.row());
        } else if (outcome.isRefused()) {
            sink.rejected(mapper.reject());
        } else if (mapper.isRetiring()) {
            sink.retiring(mapper.row());
        }
    }

    static String[] next(RowCursor cursor) {
        try {
            return cursor.next();
        } catch (IOException e) {
            throw unreadable(cursor.source(), e);
        } catch (ExtractionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unexpected(cursor.source(), e);
        }
    }

    static CanonicalMapper.Outcome map(CanonicalMapper mapper, RowCursor cursor, String[] cells) {
        try {
            return mapper.map(cells);
        } catch (RuntimeException e) {
            throw unexpected(cursor.source() + ", line " + cursor.line(), e);
        }
    }

    /** Whatever a source holds fails its feed and not the night. */
    private static ExtractionException unexpected(String place, RuntimeException why) {
        return new ExtractionException(place + " cannot be read: " + why + "; this is a fault of the program: keep the source as it is"
                + " and report it; nothing of it was loaded", why);
    }

    private static ExtractionException unreadable(String source, IOException why) {
        return new ExtractionException(source + " cannot be read to its end: " + why + "; look to the disk or network that it lies"
                + " on and run the day again", why);
    }
}
