package callmart.why;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.BusinessClock;
import callmart.config.Faults;
import callmart.feed.Feeds;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.Figure;
import callmart.testing.FactLoader;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Rows of measures and facts of a centre that never was: a Thursday and the eight before it for each seed, about 2,500 calls a day from eight to
 * eight, three times as many at ten.
 */
final class MadeCentre {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A Thursday. */
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 26);

    /** Days of so many seeds are written together: a partition is a day, and the engine takes a hundred at once. */
    static final int TOGETHER = 10;

    private static final List<String> FILLED = List.of("call_measures", "calls", "incidents", "agent_issues", "attendance", "staffing", "agent_intervals",
            "note_settings");
    private static final int OPENS = 8;
    private static final int CLOSES = 20;
    private static final int PEAK = 10;
    private static final List<String> QUEUES = List.of("sales", "service", "service");
    private static final List<String> CATEGORIES = List.of("marketing", "property", "other");

    /** What goes wrong, and the query that finds it. */
    enum Cause {
        SEATS_OUT("incidents"), ABSENT_TEAM("absences"), CAMPAIGN("demand"), LONG_CALLS("handling"), MISSING_HOUR("data-hours"),
        CHANGED_TARGET("changed"), SEAT_ISSUE("agent-issues"), LATE_AGENTS("lateness"), SEATS_SHORT("presence"), REPEATED_CALLS("repeats"),
        DAY_AFTER_A_HOLIDAY("calendar"), ROUTE("routes");

        private final String fact;

        Cause(String fact) {
            this.fact = fact;
        }

        String fact() {
            return fact;
        }
    }

    private final Warehouse warehouse;
    private final NoteSettings settings;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final NoteDesk.Centre known;

    MadeCentre(Warehouse warehouse) {
        this.warehouse = warehouse;
        Faults faults = new Faults();
        MeasureCatalogue measures = MeasureCatalogue.read(FactLoader.CONFIG, Feeds.WITH_COLUMNS, faults);
        this.settings = NoteSettings.read(FactLoader.CONFIG, queries().names(), faults);
        Map<String, String> labels = new HashMap<>();
        measures.list().forEach(measure -> figures.put(measure.id(), Figure.of(measure)));
        measures.list().forEach(measure -> labels.put(measure.id(), measure.label()));
        KpiCatalogue.read(FactLoader.CONFIG, measures.ids(), faults).withSeconds(15).list().forEach(kpi -> figures.put(kpi.id(), Figure.of(kpi)));
        faults.throwIfAny();
        this.known = new NoteDesk.Centre(figures.values().stream().filter(figure -> figure.target().isPresent()).toList(), Map.of(), labels,
                Map.of("marketing", "营销类"), Map.of(), Map.of(), period -> Map.of());
    }

    private static QueryFolder queries() {
        return new QueryFolder(FactLoader.SETTINGS.sql().resolve("notes"));
    }

    /** Of the daily report. */
    List<Figure> cards() {
        return Stream.of("answer_rate_15s", "answer_rate", "satisfaction", "survey_transfer_rate", "survey_participation", "seizures")
                .map(figures::get).toList();
    }

    NoteDesk desk(BusinessCalendar calendar) {
        return new NoteDesk(settings, known, new MeasureSums(warehouse), warehouse, queries(), calendar, MadeCentre::weeksBefore,
                new BusinessClock(Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZONE), ZONE));
    }

    private static List<LocalDate> weeksBefore(LocalDate day) {
        return LongStream.rangeClosed(1, 8).mapToObj(day::minusWeeks).toList();
    }

    /** A Thursday with the eight before it. */
    record Seed(int number, Optional<Cause> cause, LocalDate day) {
    }

    /** The hour, or the first of two, in which it happens. */
    private static int hour(int seed, Cause cause) {
        return switch (cause) {
            case MISSING_HOUR -> PEAK;
            case LATE_AGENTS -> OPENS;
            default -> 9 + seed % 9;
        };
    }

    /** Hours and other keys of which one at least is to be told. */
    Set<String> planted(int seed, Cause cause) {
        String hour = String.valueOf(hour(seed, cause));
        return cause == Cause.CAMPAIGN ? Set.of(hour, "marketing", "sales") : Set.of(hour);
    }

    /** The days of different seeds share nothing. A target that changes is known ever after, so it changes on the last day. */
    static List<Seed> seeds(int from, int to, IntFunction<Optional<Cause>> causes) {
        List<Integer> numbers = IntStream.range(from, to).boxed().sorted(Comparator.comparing(number ->
                causes.apply(number).equals(Optional.of(Cause.CHANGED_TARGET)))).toList();
        return IntStream.range(0, numbers.size()).mapToObj(place -> new Seed(numbers.get(place), causes.apply(numbers.get(place)),
                FIRST.plusWeeks(9L * place))).toList();
    }

    /** Writes the centres of some seeds in the place of others. */
    void write(List<Seed> seeds) {
        FILLED.forEach(table -> warehouse.execute("TRUNCATE TABLE " + table));
        StringBuilder rows = new StringBuilder("business_date,hour,queue,category,agent_id,seizures,answered,lost,answered_in_target,talks,talk_s,"
                + "surveys_offered,surveys_rated,satisfied\n");
        for (Seed seed : seeds) {
            SplittableRandom random = new SplittableRandom(seed.number());
            weeksBefore(seed.day()).forEach(before -> calls(before, random, Optional.empty(), seed.number(), rows));
            calls(seed.day(), random, seed.cause(), seed.number(), rows);
            seed.cause().ifPresent(planted -> facts(seed.day(), planted, hour(seed.number(), planted)));
        }
        insert("call_measures", rows.toString());
    }

    private void insert(String table, String csv) {
        try {
            Path file = Files.createTempFile("made-centre", ".csv");
            Files.writeString(file, csv, StandardCharsets.UTF_8);
            warehouse.insertCsvWithNames(table, file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void calls(LocalDate day, SplittableRandom random, Optional<Cause> cause, int seed, StringBuilder rows) {
        for (int hour = OPENS; hour < CLOSES; hour++) {
            boolean hit = cause.isPresent() && hour == hour(seed, cause.get());
            if (hit && cause.get() == Cause.MISSING_HOUR) {
                continue;
            }
            for (int pair = 0; pair < CATEGORIES.size(); pair++) {
                double more = hit ? growth(cause.get(), pair) : 1;
                double inTarget = hit && slows(cause.get()) ? 0.4 : 0.98;
                int calls = poisson(random, (hour == PEAK ? 200 : 60) * more);
                int answered = some(random, calls, hit && slows(cause.get()) ? 0.8 : 0.98);
                String start = day + "," + hour + "," + QUEUES.get(pair) + "," + CATEGORIES.get(pair) + ",";
                rows.append(start).append("\\N,").append(calls - answered).append(",0,").append(calls - answered).append(",0,0,0,0,0,0\n");
                for (int agent = 0; agent < 4; agent++) {
                    int own = answered / 4 + (agent < answered % 4 ? 1 : 0);
                    int seconds = hit && cause.get() == Cause.LONG_CALLS && agent == 0 ? 900 : 180;
                    int offered = some(random, own, 0.9);
                    int rated = some(random, offered, 0.5);
                    rows.append(start).append('A').append(pair * 4 + agent).append(',').append(own).append(',').append(own).append(",0,")
                            .append(some(random, own, inTarget)).append(',').append(own).append(',')
                            .append(own * seconds + random.nextInt(200)).append(',').append(offered).append(',').append(rated).append(',')
                            .append(some(random, rated, 0.985)).append('\n');
                }
            }
        }
    }

    /** How many times the usual calls come. */
    private static double growth(Cause cause, int pair) {
        return switch (cause) {
            case CAMPAIGN -> pair == 0 ? 4 : 1;
            case DAY_AFTER_A_HOLIDAY, REPEATED_CALLS, ROUTE -> 3;
            default -> 1;
        };
    }

    private static boolean slows(Cause cause) {
        return cause != Cause.DAY_AFTER_A_HOLIDAY && cause != Cause.ROUTE;
    }

    private static int some(SplittableRandom random, int of, double share) {
        return (int) random.doubles(of).filter(chance -> chance < share).count();
    }

    private static int poisson(SplittableRandom random, double rate) {
        return (int) Math.max(0, Math.round(rate + Math.sqrt(rate) * normal(random)));
    }

    private static double normal(SplittableRandom random) {
        return random.doubles(12).sum() - 6;
    }

    private void facts(LocalDate day, Cause cause, int hour) {
        String at = "toDateTime64('" + day + " 00:00:00', 3, 'Asia/Shanghai') + INTERVAL " + (hour * 60) + " MINUTE";
        String agents = " FROM (SELECT toDate('" + day + "') AS d, number FROM numbers(4))";
        switch (cause) {
            case SEATS_OUT -> warehouse.execute("INSERT INTO incidents (business_date, incident_id, occurred_at, recovered_at, affected_seats, content)"
                    + " SELECT '" + day + "', 'IN1', " + at + " + INTERVAL 5 MINUTE, " + at + " + INTERVAL 45 MINUTE, 26, ''");
            case SEAT_ISSUE -> warehouse.execute("INSERT INTO agent_issues (business_date, issue_id, occurred_at, recovered_at, content)"
                    + " SELECT '" + day + "', 'ZX1', " + at + " + INTERVAL 5 MINUTE, NULL, ''");
            case ABSENT_TEAM -> warehouse.execute("INSERT INTO attendance (business_date, date, agent_id, absent_hours)"
                    + " SELECT d, d, toString(number), 8" + agents);
            case LATE_AGENTS -> warehouse.execute("INSERT INTO attendance (business_date, date, agent_id, late_minutes)"
                    + " SELECT d, d, toString(number), 40" + agents);
            case CHANGED_TARGET -> warehouse.execute("INSERT INTO note_settings (day, item, value) VALUES ('" + day.minusDays(1)
                    + "', '15秒接通率（目标与公式）', '≥ 90.00%')");
            case SEATS_SHORT -> {
                warehouse.execute("INSERT INTO staffing (business_date, date, interval_start, interval_minutes, required_seats) SELECT '" + day + "', '" + day
                        + "', " + at + ", 60, 23");
                warehouse.execute("INSERT INTO agent_intervals (business_date, agent_id, state, from_at, to_at) SELECT d, toString(number), 'logged_in', "
                        + at + ", " + at + " + INTERVAL 60 MINUTE" + agents);
            }
            case REPEATED_CALLS -> legs(day, hour, "toString(if(d = '" + day + "', intDiv(number, 10), number))", "'0-1'");
            case ROUTE -> legs(day, hour, "toString(number)", "if(number < if(d = '" + day + "', 100, 200), '0-1', '1-2')");
            default -> { }
        }
    }

    /** A call a number, of the day {@code d} and of those before it. */
    private void legs(LocalDate day, int hour, String caller, String route) {
        String days = Stream.concat(weeksBefore(day).stream(), Stream.of(day)).map(one -> "'" + one + "'").collect(Collectors.joining(", "));
        warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, caller, ivr_route, arrived_at, ended_at) SELECT d,"
                + " toString(number), 1, 'inbound', " + caller + ", " + route + ", at, at FROM (SELECT toDate(arrayJoin([" + days + "])) AS d, number,"
                + " toDateTime64(d, 3, 'Asia/Shanghai') + INTERVAL " + hour + " HOUR AS at FROM numbers(260))");
    }
}
