package callmart.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Pdfs;
import callmart.testing.ReferenceData;
import callmart.testing.TestClock;
import callmart.testing.TestHome;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two reports on seats and the command, over a few half hours of a week that are worked by hand. */
class StaffingReportsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** What 0, 1, 2 … seats answer in time. */
    private static final String RATES = "[0, 0.4, 0.8, 0.96, 1]";
    /** Made on Friday 13 November for Monday and Tuesday of the week after; on Sunday once more, which the weekly forecast does not show. */
    private static final List<String> FORECASTS = List.of(forecast("2026-11-13", "2026-11-16 01:00:00", 18, 10, 3, 4),
            forecast("2026-11-13", "2026-11-16 01:30:00", 19, 20, 2, 3), forecast("2026-11-13", "2026-11-16 02:00:00", 20, 20, 2, 3),
            forecast("2026-11-13", "2026-11-16 02:30:00", 21, 20, 1, 2), forecast("2026-11-13", "2026-11-16 03:00:00", 22, 20, 1, 2),
            forecast("2026-11-13", "2026-11-17 01:00:00", 18, 10, 3, 4), forecast("2026-11-15", "2026-11-16 01:00:00", 18, 99, 9, 9));
    private static final String SHIFTS = "agent_id,date,starts_at,ends_at,team\n";

    @TempDir
    private Path folder;
    private TestHome home;

    private static String forecast(String madeOn, String start, int position, int calls, int required, int toRoster) {
        return String.format("('%s', toDate(toDateTime('%s', 'UTC') + INTERVAL 8 HOUR), '%s', 30, NULL, %d, 0.95, %d, 1, %d, 180, %d, %d, 0.25, %d, 'erlang-c', %s)",
                madeOn, start, start, position, calls, calls, calls / 10, required, toRoster, RATES);
    }

    @BeforeEach
    void a_week_that_was_forecast() {
        home = new TestHome(folder, "staffing_reports", "Asia/Shanghai", """
                feeds:
                  calls: [{type: csv, path: 'calls-{date}.csv'}]
                  shifts: [{type: csv, path: 'shifts-{date}.csv'}]
                  agent_states: [{type: csv, path: 'states-{date}.csv'}]
                """).makingOnly("staffing-forecast", "staffing-review");
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO forecasts (made_on, for_day, interval_start, interval_minutes, queue, position, target, base, level, offered, aht_s, erlangs,"
                    + " required, shrinkage, to_roster, model, answer_rates) VALUES " + String.join(",", FORECASTS));
        }
        String calls = "call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at\n";
        // each with two calls that were answered late. nine: 10 calls as forecast, one agent of three there: seats. half past: 23 of 20 forecast, two agents there: calls.
        // ten: 23 of 20, one agent: both. half past ten: 10 of 20 and long talks, one agent of one: handling. eleven: none of these: other
        home.write("calls-20261116.csv", calls + calls(9, 0, 10, 180) + calls(9, 30, 23, 180) + calls(10, 0, 23, 180) + calls(10, 30, 10, 200)
                + calls(11, 0, 10, 100));
        home.write("states-20261116.csv", "agent_id,state,from_at,to_at\n7001,logged_in,2026-11-16 09:00:00,2026-11-16 12:00:00\n"
                + "7002,logged_in,2026-11-16 09:30:00,2026-11-16 10:00:00\n");
        home.write("shifts-20261116.csv", SHIFTS + shift("7001", 16, "09:00", "11:30") + shift("7002", 16, "09:00", "11:30") + shift("7003", 16, "09:00", "11:30")
                + shift("7004", 16, "09:00", "11:30") + shift("7005", 16, "09:00", "09:15"));
        home.write("shifts-20261117.csv", SHIFTS + shift("7001", 17, "09:00", "11:30") + shift("7002", 17, "09:00", "11:30") + shift("7003", 17, "09:00", "11:30"));
        home.write("shifts-20261118.csv", SHIFTS + shift("7001", 18, "09:00", "11:30"));
    }

    private static String shift(String agent, int day, String from, String to) {
        return agent + ",2026-11-" + day + ",2026-11-" + day + " " + from + ":00,2026-11-" + day + " " + to + ":00,T1\n";
    }

    /** Calls of which the last two are answered after 16 s, the others at once. */
    private static String calls(int hour, int minute, int number, int talkSeconds) {
        StringBuilder rows = new StringBuilder();
        for (int call = 0; call < number; call++) {
            LocalDateTime at = LocalDateTime.of(2026, 11, 16, hour, minute, call);
            LocalDateTime answered = at.plusSeconds(call >= number - 2 ? 16 : 0);
            rows.append(String.join(",", hour + "-" + minute + "-" + call, "inbound", "sales", "7001", text(at), text(at), text(answered),
                    text(answered.plusSeconds(talkSeconds)))).append('\n');
        }
        return rows.toString();
    }

    private static String text(LocalDateTime time) {
        return time.toLocalDate() + " " + time.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
    }

    private void night(String day) {
        home.setClock(new TestClock(LocalDate.parse(day).plusDays(1) + "T01:00:00Z"));
        TestHome.Result night = home.run("nightly", "--date", day, "--no-mail");
        assertThat(night.exit()).as(night.err()).isIn(0, 3);
    }

    private List<Map<String, String>> rows(String dataset) {
        try (Warehouse warehouse = home.warehouse()) {
            return warehouse.query(QueryFolder.read(ReferenceData.projectRoot().resolve("sql/reports/" + dataset + ".sql")),
                    Map.of("from", LocalDate.of(2026, 11, 16), "to", LocalDate.of(2026, 11, 22), "tz", ZONE.getId()), row -> row.columns().stream()
                            .collect(Collectors.toMap(column -> column, column -> row.isNull(column) ? "-" : row.value(column) instanceof BigDecimal number
                                    ? number.stripTrailingZeros().toPlainString() : row.value(column).toString(), (one, other) -> one, TreeMap::new)));
        }
    }

    private static List<String> columns(List<Map<String, String>> rows, String... columns) {
        return rows.stream().map(row -> List.of(columns).stream().map(row::get).collect(Collectors.joining(" "))).sorted().toList();
    }

    /** Thursday's night was not run, those before it were: the report waits for it, and says so. */
    @Test
    void the_staffing_forecast_waits_for_the_forecasts_of_its_morning() {
        try (Warehouse warehouse = home.warehouse()) {
            assertThat(home.run("render", "staffing-forecast", "--period", "2026-W47").exit()).as("with them").isZero();
            warehouse.execute("CREATE TABLE kept AS forecasts");
            warehouse.execute("INSERT INTO kept SELECT * REPLACE (toDate('2026-11-12') AS made_on) FROM (SELECT * FROM forecasts WHERE made_on = '2026-11-13')");
            warehouse.execute("TRUNCATE TABLE forecasts");
            warehouse.execute("INSERT INTO forecasts SELECT * FROM kept");
            warehouse.execute("DROP TABLE kept");
        }
        TestHome.Result late = home.run("render", "staffing-forecast", "--period", "2026-W47");
        assertThat(late.exit()).isEqualTo(3);
        String cause = "the night of 2026-11-12 made no forecasts for the morning after it";
        assertThat(why("2026-11-13T08:00:00Z")).as("before it is due, and before its week").contains(cause, "backfill --from 2026-11-12 --to 2026-11-12",
                "weekly --date 2026-11-23");
        assertThat(why("2026-11-16T01:00:00Z")).as("in its week, in which no run makes it").contains(cause, "render staffing-forecast --period 2026-W47")
                .doesNotContain("weekly", "not yet due");

        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("TRUNCATE TABLE forecasts");
        }
        assertThat(home.run("render", "staffing-forecast", "--period", "2026-W47").exit()).as("where nothing was ever forecast").isZero();
    }

    private String why(String now) {
        return why(now, "2026-W47");
    }

    private String why(String now, String week) {
        home.setClock(new TestClock(now));
        return home.run("why", "staffing-forecast", "--period", week).out();
    }

    /** The first night is that of Wednesday the 11th: the forecast of the week under way was due on the 6th, and nobody waits for it. */
    @Test
    void nobody_waits_for_a_forecast_that_was_due_before_the_first_night() throws Exception {
        night("2026-11-11");
        assertThat(home.run("archive").exit()).isZero();
        assertThat(Files.readString(folder.resolve("out/reports/index.html"))).contains("没有需要处理的报表");
        assertThat(why("2026-11-12T02:00:00Z")).contains("not yet due, due 2026-11-13T17:00", "a run makes it before 2026-11-13T17:00");
    }

    /** Monday: 90 calls, rosters of 4, 3, 3, 2 and 2 for half an hour each. */
    @Test
    void the_weekly_page_shows_the_week_to_come() {
        try (Warehouse warehouse = home.warehouse()) {
            assertThat(warehouse.query(QueryFolder.read(ReferenceData.projectRoot().resolve("sql/reports/operations_staffing.sql")),
                    Map.of("from", LocalDate.of(2026, 11, 16), "to", LocalDate.of(2026, 11, 22)), row -> row.string("day") + " "
                            + row.decimal("calls_expected").stripTrailingZeros().toPlainString() + " " + row.decimal("roster_h").stripTrailingZeros().toPlainString()
                            + " " + row.isNull("planned_h"))).containsExactly("2026-11-16 90 7 true", "2026-11-17 10 2 true");
        }
    }

    /**
     * Monday nine: five shifts, one of them a quarter: 4.5 seats planned, 4 to roster: +0.5, a quarter of an hour of one seat too many; of 4.5 planned
     * 4.5 × 0.75 = 3.375 are at work: three seats, 96 %. Tuesday: 3 planned, 4 to roster: one short for half an hour, 2.25 at work, 80 %.
     * What was made on Sunday is not shown, and of Wednesday to Sunday nothing was forecast.
     */
    @Test
    void the_week_to_come_with_the_roster_that_is_read_ahead() {
        night("2026-11-13");
        assertThat(why("2026-11-18T02:00:00Z", "2026-W48")).as("two days before Friday's morning").contains("not yet due, due 2026-11-20T17:00")
                .doesNotContain("backfill");

        List<Map<String, String>> rows = rows("staffing_forecast");
        assertThat(columns(rows, "date", "slot", "calls_expected", "seats_required", "seats_to_roster", "seats_planned", "gap", "short_h", "over_h", "expected_answer_rate"))
                .contains("2026-11-16 09:00–09:30 10 3 4 4.5 0.5 0 0.25 0.96", "2026-11-17 09:00–09:30 10 3 4 3 -1 0.5 0 0.8",
                        "2026-11-18 全天 - - - - - - - -", "2026-11-22 全天 - - - - - - - -").hasSize(6 + 5);
        assertThat(columns(rows("staffing_heat"), "slot", "monday", "tuesday", "wednesday")).contains("09:00 0.5 -1 -", "10:30 2 - -");

        TestHome.Result command = home.run("forecast", "--from", "2026-11-16", "--to", "2026-11-17", "--made-on", "2026-11-13", "--format", "csv");
        assertThat(command.out()).startsWith("for_day,interval_start,queue,offered,aht_s,erlangs,required,to_roster,planned,present,gap,expected_answer_rate\n"
                + "2026-11-16,09:00,,10,180,1,3,4,4.5,,0.5,0.96\n");
        assertThat(home.run("forecast", "--from", "2026-11-16", "--to", "2026-11-16", "--by", "day", "--format", "csv").out())
                .as("the last that was made before the day").contains("2026-11-16,,,99,180,9,4.5,4.5,2.25,,-2.25,0.96");
        assertThat(home.run("forecast", "--from", "2026-11-16", "--to", "2026-11-17", "--made-on", "2026-11-16").err())
                .contains("--made-on 2026-11-16 is not before --from 2026-11-16; a day that has begun is not forecast");
        assertThat(home.run("forecast", "--from", "2026-12-16", "--to", "2026-12-17", "--format", "csv").csv()).as("never forecast").isEmpty();
    }

    @Test
    void a_day_that_was_loaded_holds_its_own_shifts_and_the_rest_of_the_week_is_as_read_ahead() {
        night("2026-11-13");
        home.write("shifts-20261116.csv", SHIFTS + shift("7001", 16, "09:00", "11:30"));
        home.write("shifts-20261117.csv", SHIFTS + shift("7001", 17, "09:00", "09:30"));
        night("2026-11-16");

        assertThat(columns(rows("staffing_forecast"), "date", "slot", "seats_planned")).contains("2026-11-16 09:00–09:30 1", "2026-11-17 09:00–09:30 3");
        try (Warehouse warehouse = home.warehouse()) {
            assertThat(warehouse.query("SELECT DISTINCT feed, business_date FROM feed_runs WHERE feed = 'shifts' ORDER BY business_date", Map.of(),
                    row -> row.date("business_date").toString())).as("nothing that is read ahead counts as loaded").containsExactly("2026-11-13", "2026-11-16");
        }
    }

    /** Eight of ten calls in time are 80 %, 21 of 23 are 91.3 %: each half hour missed 95 %. */
    @Test
    void each_interval_that_missed_the_target_has_the_first_cause_that_holds_in_files_that_people_can_read() throws IOException {
        night("2026-11-16");

        assertThat(columns(rows("staffing_review"), "slot", "calls_came", "calls_expected", "seats_present", "seats_required", "gap", "staffing_cause"))
                .containsExactly("09:00–09:30 10 10 1 3 -2 seats", "09:30–10:00 23 20 2 2 0 calls", "10:00–10:30 23 20 1 2 -1 both",
                        "10:30–11:00 10 20 1 1 0 handling", "11:00–11:30 10 20 1 1 0 other");
        assertThat(columns(rows("staffing_causes"), "staffing_cause", "intervals", "missed_h", "calls_missed"))
                .containsExactly("both 1 0.5 2", "calls 1 0.5 2", "handling 1 0.5 2", "other 1 0.5 2", "seats 1 0.5 2");

        TestHome.Result forecast = home.run("render", "staffing-forecast", "--period", "2026-W47");
        assertThat(forecast.err()).isEmpty();
        assertThat(forecast.exit()).isZero();
        assertThat(Pdfs.text(Files.readAllBytes(folder.resolve("out/reports/2026-W47/staffing-forecast.pdf")))).contains("下周人力预测(11月16日-11月22日)", "席位差额一览", "历史不足");
        assertThat(home.run("render", "staffing-review", "--period", "2026-W47").out()).contains("staffing-review.xlsx");
        assertThat(Pdfs.text(Files.readAllBytes(folder.resolve("out/reports/2026-W47/staffing-review.pdf")))).contains("来电超预测且人手不足", "外包方排班", "预测准确度");
    }

    /** A week before, 8 calls were expected from nine to half past: 10 came. */
    @Test
    void the_archive_page_draws_how_good_forecasts_were() throws IOException {
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO forecasts SELECT * REPLACE (toDate('2026-11-09') AS made_on, 8 AS offered) FROM"
                    + " (SELECT * FROM forecasts WHERE made_on = '2026-11-13' AND position = 18 AND for_day = '2026-11-16')");
        }
        night("2026-11-16");

        assertThat(home.run("archive").exit()).isZero();
        assertThat(Files.readString(folder.resolve("out/reports/index.html"))).contains("预测误差率", "20.00%", "预测偏差率", "-20.00%", "席位满足率");
    }
}
