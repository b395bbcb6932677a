package callmart.why;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.TestFolders;
import callmart.testing.TestHome;
import callmart.why.MadeCentre.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole night of each planted cause, from files to the stored notes of the daily report: 30 calls an hour from eight to eight, 100 at ten. The night
 * of the day is run again for each.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PlantedNightsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final int HOUR = 14;
    private static final int PEAK = 10;
    private static final List<String> QUEUES = List.of("sales", "service", "service");
    private static final List<String> CATEGORIES = List.of("marketing", "property", "other");
    private static final Map<String, String> HEADS = Map.of(
            "calls", "call_id,direction,caller,ivr_route,queue,category,agent_id,arrived_at,queued_at,answered_at,ended_at,hangup_by",
            "incidents", "incident_id,occurred_at,recovered_at,affected_seats,content", "agent_issues", "issue_id,occurred_at,recovered_at,content",
            "attendance", "date,agent_id,scheduled_shift,actual_shift,late_minutes,absent_hours",
            "staffing", "date,interval_start,interval_minutes,required_seats", "agent_states", "agent_id,state,from_at,to_at");

    private TestHome home;
    private Instant now = Instant.parse("2026-11-20T02:00:00Z");

    @BeforeAll
    void eight_thursdays_before_it() {
        Path folder = TestFolders.make("planted-nights");
        StringBuilder sources = new StringBuilder("feeds:\n");
        HEADS.keySet().stream().sorted().forEach(feed -> sources.append("  ").append(feed).append(": [{type: csv, path: '").append(feed)
                .append("-{date}.csv'}]\n"));
        home = new TestHome(folder, "planted_nights", "Asia/Shanghai", sources.toString()).makingOnly("daily-operations");
        home.write("test-config/alerts.yml", "alerts: {}\n");
        home.write("test-config/calendar.yml", "holidays: []\n");
        List<LocalDate> days = LongStream.rangeClosed(1, 8).mapToObj(DAY::minusWeeks).toList();
        days.forEach(day -> write(day, Map.of("calls", calls(day, null))));
        try (var warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).load(folder.resolve("test-config"), days);
        }
        night(days.get(0));
    }

    private void night(LocalDate day) {
        now = now.plusSeconds(60);
        home.setClock(Clock.fixed(now, ZoneOffset.UTC));
        TestHome.Result result = home.run("nightly", "--date", day.toString(), "--no-mail");
        assertThat(result.exit()).as(result.err()).isIn(0, 3);
    }

    private void write(LocalDate day, Map<String, String> rows) {
        HEADS.forEach((feed, head) -> home.write(feed + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".csv", head + "\n"
                + rows.getOrDefault(feed, "")));
    }

    /** @param cause null on quiet days */
    private static String calls(LocalDate day, Cause cause) {
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (int hour = 8; hour < 20; hour++) {
            boolean hit = cause != null && hour == (cause == Cause.MISSING_HOUR ? PEAK : HOUR);
            int calls = hit && cause == Cause.MISSING_HOUR ? 0 : (hour == PEAK ? 100 : 30) * (hit ? growth(cause) : 1);
            boolean slow = hit && !Set.of(Cause.DAY_AFTER_A_HOLIDAY, Cause.ROUTE).contains(cause);
            for (int i = 0; i < calls; i++) {
                number++;
                int pair = hit && cause == Cause.CAMPAIGN ? i % 6 == 1 ? 1 : i % 6 == 2 ? 2 : 0 : i % 3;
                LocalDateTime arrived = day.atTime(hour, 0).plusSeconds(3600L * i / calls);
                LocalDateTime answered = arrived.plusSeconds(slow && i % 5 < 3 || i % 50 == 24 ? 40 : 8);
                boolean lost = slow && i % 5 == 4 || i % 50 == 49;
                int talk = hit && cause == Cause.LONG_CALLS && i % 12 == 0 ? 900 : 180;
                rows.append('K').append(day.getDayOfYear()).append('-').append(number).append(",inbound,139")
                        .append(String.format(Locale.ROOT, "%08d", hit && cause == Cause.REPEATED_CALLS ? i / 10 : number)).append(',')
                        .append(hit && cause == Cause.ROUTE && i % 4 > 0 || i % 10 == 0 ? "1-2" : "0-1").append(',').append(QUEUES.get(pair))
                        .append(',').append(CATEGORIES.get(pair)).append(',').append(lost ? "" : "A" + i % 12).append(',').append(time(arrived))
                        .append(',').append(time(arrived.plusSeconds(5))).append(',').append(lost ? "" : time(answered)).append(',')
                        .append(time(lost ? arrived.plusSeconds(45) : answered.plusSeconds(talk))).append(",caller\n");
            }
        }
        return rows.toString();
    }

    private static int growth(Cause cause) {
        return switch (cause) {
            case CAMPAIGN -> 2;
            case DAY_AFTER_A_HOLIDAY, ROUTE, REPEATED_CALLS -> 6;
            default -> 1;
        };
    }

    private static String time(LocalDateTime at) {
        return at.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));
    }

    /** Feed to rows. */
    private static Map<String, String> facts(Cause cause) {
        String at = DAY + " " + HOUR;
        return switch (cause) {
            case SEATS_OUT -> Map.of("incidents", "IN1," + at + ":05:00," + at + ":45:00,26,交换机故障\n");
            case SEAT_ISSUE -> Map.of("agent_issues", "ZX1," + at + ":05:00,,耳机无声\n");
            case ABSENT_TEAM -> Map.of("attendance", attendance(",0,8"));
            case LATE_AGENTS -> Map.of("attendance", attendance("早班,40,0"));
            case SEATS_SHORT -> Map.of("staffing", DAY + "," + at + ":00:00,60,23\n", "agent_states", "A0,logged_in," + at + ":00:00," + DAY
                    + " 15:00:00\nA1,logged_in," + at + ":00:00," + DAY + " 15:00:00\n");
            default -> Map.of();
        };
    }

    private static String attendance(String rest) {
        return String.join("", LongStream.range(0, 4).mapToObj(agent -> DAY + ",A" + agent + ",早班," + rest + "\n").toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_cause_that_was_planted_in_the_sources_is_told_with_its_fact(Cause cause) throws IOException {
        Map<String, String> rows = new HashMap<>(facts(cause));
        rows.put("calls", calls(DAY, cause));
        write(DAY, rows);
        home.write("test-config/calendar.yml", "holidays: [" + (cause == Cause.DAY_AFTER_A_HOLIDAY ? DAY.minusDays(1) : "") + "]\n");
        String kpis = Files.readString(ReferenceData.projectRoot().resolve("config/kpis.yml"));
        home.write("test-config/kpis.yml", cause == Cause.CHANGED_TARGET ? kpis.replaceFirst(">= 95%", ">= 90%") : kpis);

        night(DAY);

        List<List<String>> notes;
        try (var warehouse = home.warehouse()) {
            notes = warehouse.query("SELECT key, facts, text FROM notes WHERE report = 'daily-operations' AND period = {day:String} AND recorded_at >="
                    + " {at:DateTime64(3, 'UTC')}", Map.of("day", DAY.toString(), "at", now), row -> List.of(row.string("key"), row.string("facts"),
                    row.string("text")));
        }
        Set<String> keys = cause == Cause.CAMPAIGN ? Set.of("marketing", "sales", String.valueOf(HOUR)) : Set.of(String.valueOf(
                cause == Cause.MISSING_HOUR ? PEAK : HOUR));
        assertThat(notes).as("of %s", cause).anyMatch(note -> keys.contains(note.get(0)))
                .anyMatch(note -> note.get(1).contains("{\"kind\":\"" + cause.fact() + "\""));
    }
}
