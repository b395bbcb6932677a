package callmart.extract.pbx;

import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import callmart.extract.SourceDefinition;
import callmart.extract.Telephony;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records that a preset makes of a telephone system's log, with canonical headers. Raw rows that go into the record of another
 * row, or into none, are {@linkplain #folded() folded}; raw rows that no record can be made of are {@linkplain #refusal() refused}.
 * Decision 30.
 */
public final class PbxCursor implements RowCursor {

    /** What tells the day of a row that is refused: the epoch seconds that it begins with, or the first date and time in it. */
    private static final Pattern FIRST_TIME = Pattern.compile("^[0-9]{9,10}(?=\\|)|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2} "
            + "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?");

    /** The largest file that is sorted, as it is held in memory for that. */
    private static final long MOST_SORTED = 32L << 20;

    private final RawRows rows;
    private final Preset preset;
    private final FoundRecords records;
    private final Function<List<String>, List<String>> columnsOfHeader;
    private final List<String> ownColumns = new ArrayList<>();
    private String read = "";
    private FoundRecords.Found current;
    private long folded;
    private boolean ended;

    private PbxCursor(RawRows rows, SourceDefinition.Type type, Preset preset) {
        this.rows = rows;
        this.preset = preset;
        this.columnsOfHeader = switch (type) {
            case ASTERISK_QUEUE_LOG -> QueueLog::ownColumns;
            case ASTERISK_CDR -> CdrLog::ownColumns;
            default -> SwitchLog::ownColumns;
        };
        this.records = new FoundRecords(preset.header());
    }

    /**
     * Opens files, which are read as one log, the one that begins first at the beginning.
     *
     * @param feed name of the feed that is asked for
     * @param day the day that is asked for
     * @param files the files by the names that messages have for them
     * @param queueCalls the calls that a queue log tells of, and a call detail record is not to tell of again
     * @throws ExtractionException when this is not a log of the source's type
     */
    public static RowCursor open(SourceDefinition source, String feed, LocalDate day, Map<String, Path> files, Set<String> queueCalls)
            throws IOException {
        return new PbxCursor(new TextRows(inTime(source, day, files), charset(source), delimiter(source)), source.type(),
                preset(source, feed, day, queueCalls::contains));
    }

    /**
     * Reads the rows of a table that the telephone system writes; the columns go by their names, in the order of events.
     *
     * @param table the answer of the query
     */
    public static RowCursor open(SourceDefinition source, String feed, LocalDate day, RowCursor table, Set<String> queueCalls) {
        return new PbxCursor(new RecordTable(table), source.type(), preset(source, feed, day, queueCalls::contains));
    }

    /** As {@link #queueCalls(SourceDefinition, Map, long, long)}, of a queue log in a table. */
    public static Set<String> queueCalls(SourceDefinition source, RowCursor table, long from, long to) throws IOException {
        try (RawRows rows = new RecordTable(table)) {
            return queueCalls(source, rows, from, to);
        }
    }

    /**
     * The ids of the calls that enter a queue, or are turned away from one, by a queue log's files.
     *
     * @param from the first instant, in milliseconds since 1970 UTC
     * @param to the first instant after them
     */
    public static Set<String> queueCalls(SourceDefinition source, Map<String, Path> files, long from, long to) throws IOException {
        try (RawRows rows = new TextRows(named(files), charset(source), delimiter(source))) {
            return queueCalls(source, rows, from, to);
        }
    }

    private static Set<String> queueCalls(SourceDefinition source, RawRows rows, long from, long to) throws IOException {
        Set<String> ids = new HashSet<>();
        QueueLog log = new QueueLog(source, LocalDate.ofInstant(Instant.ofEpochMilli(from), source.zone()), false);
        for (RawRow row = rows.next(); row != null; row = rows.next()) {
            event(log, row).filter(event -> QueueCalls.begins(event) && event.millis() >= from && event.millis() < to)
                    .ifPresent(event -> ids.add(event.callId()));
        }
        return ids;
    }

    @Override
    public List<String> header() {
        return preset.header();
    }

    @Override
    public String[] next() throws IOException {
        current = records.poll();
        while (current == null && !ended) {
            RawRow row = rows.next();
            if (row == null) {
                ended = true;
                preset.end(records);
            } else {
                read(row);
            }
            current = records.poll();
        }
        folded = records.takeFolded();
        return current == null ? null : current.cells();
    }

    @Override
    public long line() {
        return current.row().line();
    }

    @Override
    public String source() {
        return current == null ? rows.source() : current.row().source();
    }

    @Override
    public long folded() {
        return folded;
    }

    @Override
    public List<String> ownColumns() {
        return List.copyOf(ownColumns);
    }

    @Override
    public List<Remark> remarks() {
        return records.remarks();
    }

    @Override
    public String refusal() {
        return current == null ? "" : current.refusal();
    }

    @Override
    public double done() {
        return rows.done();
    }

    @Override
    public String raw(String[] cells) {
        return cells[cells.length - 1];
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void read(RawRow row) {
        if (!read.equals(row.source())) {
            note(columnsOfHeader.apply(row.cells()));
            read = row.source();
        }
        try {
            preset.read(row, records);
        } catch (MalformedRowException e) {
            Matcher time = FIRST_TIME.matcher(row.text());
            String day = preset.header().contains("from_at") ? "from_at" : "arrived_at";
            records.refuse(row, time.find() ? Map.of(day, time.group()) : Map.of(), e.getMessage());
        }
    }

    /** What is in the header of every file that has one. */
    private void note(List<String> columns) {
        if (ownColumns.isEmpty()) {
            ownColumns.addAll(columns);
        } else if (!columns.isEmpty()) {
            ownColumns.retainAll(columns);
        }
    }

    /** The columns of a telephone system's log that hold times, as {@code formats} names them. */
    public static List<String> timeColumns(SourceDefinition.Type type) {
        return switch (type) {
            case ASTERISK_QUEUE_LOG -> QueueLog.TIMES;
            case ASTERISK_CDR -> CdrLog.TIMES;
            case FREESWITCH_CDR -> SwitchLog.TIMES;
            default -> List.of();
        };
    }

    private static Preset preset(SourceDefinition source, String feed, LocalDate day, Predicate<String> toldElsewhere) {
        boolean keepsInternal = source.columns().containsKey("direction")
                || source.values().getOrDefault("direction", Map.of()).containsKey("internal");
        Telephony telephony = source.telephony();
        AgentNames agents = new AgentNames(telephony.agents());
        return switch (source.type()) {
            case ASTERISK_QUEUE_LOG -> feed.equals("agent_states") ? new QueueStates(new QueueLog(source, day, true))
                    : new QueueCalls(new QueueLog(source, day, true), telephony.turnedAwayOffered());
            case ASTERISK_CDR -> new CdrCalls(new CdrLog(source, day), new Parties(telephony.trunks()), agents, keepsInternal,
                    toldElsewhere);
            case FREESWITCH_CDR -> new SwitchCalls(new SwitchLog(source, day), agents, keepsInternal);
            default -> throw new IllegalStateException("a source that is not a preset: " + source.place());
        };
    }

    private static List<TextRows.Named> inTime(SourceDefinition source, LocalDate day, Map<String, Path> files) throws IOException {
        if (source.type() != SourceDefinition.Type.ASTERISK_QUEUE_LOG) {
            return named(files);
        }
        List<Begun> begun = new ArrayList<>();
        for (TextRows.Named file : named(files)) {
            begun.add(begin(source, day, file));
        }
        return begun.stream().sorted(Comparator.comparingLong(Begun::millis)).map(Begun::file).toList();
    }

    /** A file in the order of its rows, and when its first event was. */
    private record Begun(TextRows.Named file, long millis) {
    }

    /** Exports often have the newest row first, or are in no order: what fits in memory is sorted. */
    private static Begun begin(SourceDefinition source, LocalDate day, TextRows.Named file) throws IOException {
        boolean sortable = Files.size(file.path()) <= MOST_SORTED;
        QueueLog log = new QueueLog(source, day, false);
        LogOrder order = new LogOrder();
        List<Long> lines = new ArrayList<>();
        try (RawRows rows = new TextRows(List.of(file), charset(source), delimiter(source))) {
            for (RawRow row = rows.next(); row != null && (sortable || !order.isTold()); row = rows.next()) {
                Optional<QueueEvent> event = event(log, row);
                if (event.isPresent()) {
                    order.add(row.line(), event.get().millis(), log.isTwice(event.get().millis()));
                } else if (QueueLog.isHeader(row)) {
                    lines.add(row.line());
                } else {
                    order.add(row.line());
                }
            }
        }
        if (!sortable && order.isNewestFirst()) {
            throw new ExtractionException(file.name() + " is a log with its newest row first and of more than " + (MOST_SORTED >> 20)
                    + " MB, too large to be sorted; export it in the order of time (ORDER BY time) and run the day again");
        }
        List<Long> sorted = sortable ? order.lines() : List.of();
        lines.addAll(sorted);
        return new Begun(new TextRows.Named(file.name(), file.path(), sorted.isEmpty() ? sorted : lines), order.first());
    }

    private static Optional<QueueEvent> event(QueueLog log, RawRow row) {
        try {
            return log.read(row);
        } catch (MalformedRowException e) {
            return Optional.empty();
        }
    }

    private static List<TextRows.Named> named(Map<String, Path> files) {
        return files.entrySet().stream().map(file -> new TextRows.Named(file.getKey(), file.getValue(), List.of())).toList();
    }

    private static Optional<String> charset(SourceDefinition source) {
        return ((Origin.InFiles) source.origin()).charset();
    }

    private static Optional<Character> delimiter(SourceDefinition source) {
        return ((Origin.InFiles) source.origin()).delimiter();
    }
}
