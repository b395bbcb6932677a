package callmart.extract.source;

import callmart.extract.CanonicalMapper;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import callmart.extract.Warnings;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Attendance that is made of a punch log and of the shifts of its persons. Each raw row is counted once: a punch that goes into a person's
 * day is folded, one of another day or one that is refused is a row of its own, and the shift, or else the first punch, stands for the day.
 * Decision 256.
 */
final class PunchCursor implements RowCursor {

    /** One row per punch. */
    static final Feed FEED = new Feed("punches", "one row per punch", Feed.Kind.DAILY, List.of(
            new Column("agent_id", ColumnType.NAME, true, Optional.empty(), List.of(), Optional.empty(), "Person"),
            new Column("at", ColumnType.TIME, true, Optional.empty(), List.of(), Optional.empty(), "When"),
            new Column("name", ColumnType.TEXT, false, Optional.empty(), List.of(), Optional.empty(), "The person's name")),
            List.of("agent_id", "at"), Optional.of("at"), Optional.empty(), List.of(), false, List.of());

    private static final List<String> HEADER = List.of("date", "agent_id", "name", "scheduled_shift", "actual_shift", "late_minutes",
            "early_leave_minutes", "absent_hours", "raw");
    private static final int AGENT = FEED.indexOf("agent_id");
    private static final int AT = FEED.indexOf("at");
    private static final int NAME = FEED.indexOf("name");

    /** Maps the rows of one part of the log. */
    @FunctionalInterface
    interface Mapping {
        CanonicalMapper of(Portion part, RowCursor cursor, Warnings warnings);
    }

    private record Row(String[] cells, PunchedDay.Place place, String sheet, String refusal) {
    }

    private final LocalDate day;
    private final ZoneId zone;
    private final PunchedDay punched;
    private final List<Portion> parts;
    private final Iterator<Portion> coming;
    private final Mapping mapping;
    private final boolean mayBeEmpty;
    private final Warnings warnings = new Warnings();
    private final Deque<Row> made = new ArrayDeque<>();
    private RowCursor cursor;
    private CanonicalMapper mapper;
    private Row row;
    private long folded;
    private long punches;
    private boolean ended;
    private volatile int opened;

    /** @param shiftsFolded how many shifts have no row of their own, as another of the day stands for their person */
    PunchCursor(LocalDate day, ZoneId zone, Origin.OfPunches origin, PunchedDay punched, List<Portion> parts, Mapping mapping,
            long shiftsFolded) {
        this.day = day;
        this.zone = zone;
        this.punched = punched;
        this.parts = List.copyOf(parts);
        this.coming = this.parts.iterator();
        this.mapping = mapping;
        this.mayBeEmpty = origin.log().allowEmpty();
        this.folded = shiftsFolded;
    }

    @Override
    public List<String> header() {
        return HEADER;
    }

    @Override
    public String[] next() throws IOException {
        folded = row == null ? folded : 0;
        while (made.isEmpty() && !ended) {
            String[] cells = cursor == null ? null : cursor.next();
            if (cells != null) {
                folded += cursor.folded();
                take(cells);
            } else if (coming.hasNext()) {
                open(coming.next());
            } else {
                ended = true;
                end();
            }
        }
        Row next = made.poll();
        row = next == null ? row : next;
        return next == null ? null : next.cells();
    }

    private void open(Portion part) throws IOException {
        close();
        cursor = part.opener().open();
        mapper = mapping.of(part, cursor, warnings);
        opened++;
    }

    private void take(String[] cells) {
        CanonicalMapper.Outcome outcome = mapper.map(cells);
        PunchedDay.Place place = new PunchedDay.Place(cursor.source(), cursor.line(), cursor.raw(cells));
        if (outcome == CanonicalMapper.Outcome.FILTERED) {
            folded++;
        } else if (outcome == CanonicalMapper.Outcome.OTHER_DAY) {
            add(Map.of("date", date(mapper.row().number(AT)).toString()), place, "");
        } else if (outcome.isRefused()) {
            boolean sum = outcome == CanonicalMapper.Outcome.SUM_ROW;
            add(Map.of("date", mapper.row().isPresent(AT) ? date(mapper.row().number(AT)).toString() : "", "agent_id",
                    sum ? mapper.reject().value() : ""), place, mapper.reject().reason());
        } else {
            punch(mapper.row().text(AGENT), mapper.row().number(AT), place);
        }
    }

    private void punch(String agent, long at, PunchedDay.Place place) {
        LocalDate date = punched.punch(agent, at);
        if (!date.equals(day)) {
            add(Map.of("date", date.toString()), place, "");
            return;
        }
        punches++;
        if (mapper.row().isPresent(NAME)) {
            punched.name(agent, mapper.row().text(NAME));
        }
        folded += punched.unplanned(agent, at, place) ? 1 : 0;
    }

    private void end() {
        if (punches == 0 && punched.planned() > 0 && !mayBeEmpty) {
            throw new ExtractionException(source() + " holds no punch of " + day + ", though shifts of " + punched.planned()
                    + " agents are planned;"
                    + " have the punch log delivered whole and run the day again, or set 'allow-empty: true' when nobody may have come");
        }
        punched.persons().forEach(person -> add(person.values(), person.place(), ""));
    }

    private void add(Map<String, String> values, PunchedDay.Place place, String refusal) {
        String[] cells = HEADER.stream().map(column -> values.getOrDefault(column, "")).toArray(String[]::new);
        cells[cells.length - 1] = place.raw();
        made.add(new Row(cells, place, cursor == null ? "" : cursor.sheet(), refusal));
    }

    private LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    @Override
    public long folded() {
        return folded;
    }

    @Override
    public long line() {
        return row.place().line();
    }

    @Override
    public String source() {
        return row == null ? String.join(", ", parts.stream().map(Portion::name).toList()) : row.place().source();
    }

    @Override
    public String sheet() {
        return row == null ? "" : row.sheet();
    }

    @Override
    public String refusal() {
        return row.refusal();
    }

    @Override
    public List<Remark> remarks() {
        return Stream.concat(warnings.counts().keySet().stream(), punched.remarks().stream())
                .map(text -> new Remark(day.atStartOfDay(zone).toInstant().toEpochMilli(), text)).toList();
    }

    @Override
    public double done() {
        return parts.isEmpty() ? 1 : Math.max(0, opened - 1) / (double) parts.size();
    }

    @Override
    public String raw(String[] cells) {
        return cells[cells.length - 1];
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
        }
    }
}
