package callmart.extract.source;

import callmart.extract.BusinessDay;
import callmart.extract.CanonicalMapper;
import callmart.extract.DayReader;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.Reject;
import callmart.extract.RowCursor;
import callmart.extract.Sink;
import callmart.extract.SourceDefinition;
import callmart.extract.TypedRow;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the punch logs and shift plans of a day and the days beside it, and opens them as the day's attendance. Decision 256. */
record PunchLogs(Parts parts, ZoneId zone, DayReader reader) {

    private static final Feed SHIFTS = Feeds.get("shifts");
    private static final int AGENT = SHIFTS.indexOf("agent_id");
    private static final int STARTS_AT = SHIFTS.indexOf("starts_at");
    private static final int ENDS_AT = SHIFTS.indexOf("ends_at");

    /** @throws ExtractionException when there is no punch log, or no shift plan, of the day itself */
    Portion of(LocalDate day, Origin.OfPunches origin) throws IOException {
        List<Portion> logs = around(PunchCursor.FEED, day, origin.log());
        Set<Path> files = new LinkedHashSet<>();
        logs.forEach(part -> files.addAll(part.files()));
        for (SourceDefinition plan : origin.shifts()) {
            around(SHIFTS, day, plan).forEach(part -> files.addAll(part.files()));
        }
        String name = String.join(", ", logs.stream().map(Portion::name).toList());
        return new Portion(name, List.copyOf(files), day, () -> open(day, origin, logs));
    }

    /** The parts of the day before, the day and the day after, each once; those beside may be missing. */
    private List<Portion> around(Feed feed, LocalDate day, SourceDefinition source) throws IOException {
        List<Portion> own = parts.of(feed, day, source, List.of(source));
        List<Portion> around = new ArrayList<>(parts.beside(feed, day.minusDays(1), source, own));
        around.addAll(own);
        around.addAll(parts.beside(feed, day.plusDays(1), source, List.copyOf(around)));
        return around;
    }

    private RowCursor open(LocalDate day, Origin.OfPunches origin, List<Portion> logs) throws IOException {
        PunchedDay punched = new PunchedDay(day, zone, origin);
        Plan plan = new Plan(day, punched);
        for (LocalDate date : List.of(day.minusDays(1), day, day.plusDays(1))) {
            plan.date = date;
            try {
                reader.run(SHIFTS, date, origin.shifts(), plan);
            } catch (ExtractionException e) {
                if (date.equals(day)) {
                    throw new ExtractionException("punches cannot be held against shifts: " + e.getMessage(), e);
                }
            }
        }
        punched.joinShifts();
        SourceDefinition log = origin.log();
        return new PunchCursor(day, zone, origin, punched, logs, (part, cursor, warnings) -> new CanonicalMapper(log, PunchCursor.FEED,
                cursor,
                BusinessDay.withNeighbours(day, zone), part.day(), new WordLists(Map.of()), warnings), plan.folded);
    }

    /** Takes planned shifts. What is wrong with a row of the plan, the feed of shifts says. */
    private static final class Plan implements Sink {
        private final LocalDate day;
        private final PunchedDay punched;
        private LocalDate date;
        private long folded;

        Plan(LocalDate day, PunchedDay punched) {
            this.day = day;
            this.punched = punched;
        }

        @Override
        public void accepted(TypedRow row) {
            String raw = Stream.of(row.text(AGENT), Instant.ofEpochMilli(row.number(STARTS_AT)), Instant.ofEpochMilli(row.number(ENDS_AT)))
                    .map(Object::toString).reduce((a, b) -> a + " " + b).orElseThrow();
            boolean further = punched.shift(date, row.text(AGENT), row.number(STARTS_AT), row.number(ENDS_AT),
                    new PunchedDay.Place(row.source(), row.line(), raw));
            folded += further && date.equals(day) ? 1 : 0;
        }

        @Override
        public void rejected(Reject reject) {
        }
    }
}
