package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attendance that is made of punches and planned shifts. */
class PunchLogsTest {

    private static final String SHIFTS = """
            shifts:
              - type: csv
                path: data/shifts-{month}.csv
                columns: {starts_at: {date: date, time: 上班}, ends_at: {date: date, time: 下班, rolls-over: true}}
            """;
    private static final String KEYS = "columns: {agent_id: 工号, name: 姓名}\npunches: {at: 打卡时间}\n";
    private static final String PLAN = "agent_id,date,上班,下班\n";

    @TempDir
    private Path home;

    private static List<List<String>> table(String... lines) {
        return Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList();
    }

    private Centre csv(String plan, String punches) {
        return new Centre(home).sources(SHIFTS + "attendance:\n  - type: csv\n    path: data/p-{date}.csv\n" + KEYS.indent(4))
                .file("data/shifts-202611.csv", PLAN + plan).file("data/p-20261121.csv", "工号,姓名,打卡时间\n" + punches);
    }

    private static Centre.Result run(Centre centre) {
        return centre.run(Feeds.get("attendance"), Centre.DAY);
    }

    private static String warnings(Centre.Result result) {
        return String.join("\n", result.counts().warnings().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls", "jdbc"})
    void first_and_last_punch_are_held_against_the_shift(String kind) {
        Centre centre = Tables.centre(home, kind, "attendance", KEYS, table("工号|姓名|打卡时间", "1001|张三|2026-11-21 08:58:43",
                "1001|张三|2026-11-21 12:00:00", "1001|张三|2026-11-21 18:02:00", "1002|李四|2026-11-21 09:12:59", "1002|李四|2026-11-21 17:30:10",
                "1003|王五|2026-11-21 21:55:00", "1003|王五|2026-11-22 06:01:00", "1003|王五|2026-11-21 06:03:00", "1004|赵六|2026-11-21 09:01:00",
                "1006|孙七|2026-11-21 10:00:00", "1006|孙七|2026-11-21 15:00:00", "|周八|2026-11-21 10:00:00", "合计|11|"));
        centre.addSources(SHIFTS).file("data/shifts-202611.csv", PLAN + "1001,2026-11-21,09:00,18:00\n1002,2026-11-21,09:00,18:00\n"
                + "1003,2026-11-20,22:00,06:00\n1003,2026-11-21,22:00,06:00\n1004,2026-11-21,09:00,18:00\n1005,2026-11-21,09:00,17:30\n");

        Centre.Result result = run(centre);

        assertThat(result.rows().stream().map(row -> row.get("agent_id") + " " + row.get("scheduled_shift") + " " + row.get("actual_shift") + " late "
                + row.get("late_minutes") + " early " + row.get("early_leave_minutes") + " absent " + row.get("absent_hours"))).containsExactly(
                "1001 09:00-18:00 08:58-18:02 late 0 early 0 absent 0",
                "1002 09:00-18:00 09:12-17:30 late 12000 early 30000 absent 0",
                "1003 22:00-06:00 21:55-06:01 late 0 early 0 absent 0",
                "1004 09:00-18:00 09:01- late 1000 early 0 absent 0",
                "1005 09:00-17:30 null late 0 early 0 absent 8500",
                "1006 null 10:00-15:00 late 0 early 0 absent 0");
        assertThat(result.column("name")).containsExactly("张三", "李四", "王五", "赵六", null, "孙七");
        assertThat(result.column("date")).containsOnly("20778");
        assertThat(result.reasons()).containsExactly("agent_id is required and missing",
                "'合计' marks a sum or a footer and no record; it is one of the words of sum-rows.yml");
        Counts counts = result.counts();
        assertThat(counts.read()).isEqualTo(13 + 5).isEqualTo(counts.accepted() + counts.rejected() + counts.otherDay() + counts.filtered());
        assertThat(counts.otherDay()).isEqualTo(1);
        assertThat(counts.sums()).isEqualTo(1);
        assertThat(warnings(result)).contains("punches at one end of a shift only, so that of the other end neither lateness nor early leave is"
                + " counted; persons: 1 (1004)");
    }

    @Test
    void a_database_is_asked_for_the_days_beside_as_well() {
        Centre centre = Tables.centre(home, "jdbc", "attendance", KEYS, table("工号|姓名|打卡时间", "1001|a|2026-11-19 23:59:00", "1001|a|2026-11-20 21:59:00",
                "1001|a|2026-11-21 06:00:00", "1001|a|2026-11-21 22:05:00", "1001|a|2026-11-22 05:59:00", "1001|a|2026-11-23 00:00:00"))
                .addSources(SHIFTS).file("data/shifts-202611.csv", PLAN + "1001,2026-11-20,22:00,06:00\n1001,2026-11-21,22:00,06:00\n")
                .file("q.sql", "SELECT * FROM t WHERE CAST(\"打卡时间\" AS TIMESTAMP) >= :from AND CAST(\"打卡时间\" AS TIMESTAMP) < :to");

        Centre.Result result = run(centre);

        assertThat(result.column("actual_shift")).containsExactly("22:05-05:59");
        assertThat(result.counts().read()).isEqualTo(4 + 1);
        assertThat(result.counts().otherDay()).isEqualTo(2);
    }

    @Test
    void a_night_shift_ends_in_the_file_of_the_next_day() {
        Centre centre = csv("1001,2026-11-21,22:00,06:00\n1001,2026-11-20,22:00,06:00\n", "1001,a,2026-11-21 05:50:00\n1001,a,2026-11-21 22:10:00\n")
                .file("data/p-20261120.csv", "工号,姓名,打卡时间\n1001,a,2026-11-20 21:59:00\n");
        assertThat(run(centre).column("actual_shift")).containsExactly("22:10-");

        centre.file("data/p-20261122.csv", "工号,姓名,打卡时间\n1001,a,2026-11-22 05:40:30\n1001,a,2026-11-22 21:40:00\n");
        Centre.Result result = run(centre);

        assertThat(result.column("actual_shift")).containsExactly("22:10-05:40");
        assertThat(result.column("late_minutes")).containsExactly("10000");
        assertThat(result.column("early_leave_minutes")).containsExactly("20000");
        assertThat(result.counts().otherDay()).isEqualTo(3);
        Centre.Result before = centre.run(Feeds.get("attendance"), Centre.DAY.minusDays(1));
        assertThat(before.column("actual_shift")).containsExactly("21:59-05:50");
        assertThat(before.column("early_leave_minutes")).containsExactly("10000");
    }

    @ParameterizedTest
    @CsvSource({"'08:00-12:00 14:00-18:00', '07:58 12:03 14:05 17:50', '07:58-12:03 14:05-17:50', 5000, 10000, 0",
        "'08:00-12:00 14:00-18:00', '07:58 12:03', '07:58-12:03', 0, 0, 4000",
        "'08:00-16:00 16:00-20:00', '08:03 20:01', '08:03-20:01', 3000, 0, 0",
        "'09:00-18:00', '17:59 18:03', '-18:03', 0, 0, 0", "'09:00-18:00', '14:00 18:03', '14:00-18:03', 300000, 0, 0",
        "'09:00-18:00', '08:58 08:59', '08:58-', 0, 0, 0", "'09:00-18:00', '17:40', '-17:40', 0, 20000, 0",
        "'09:00-18:00', '09:00 22:00', '09:00-22:00', 0, 0, 0", "'09:00-18:00', '03:00 09:00 18:00', '09:00-18:00', 0, 0, 0"})
    void several_shifts_and_punches_at_one_end(String shifts, String punches, String worked, String late, String early, String absent) {
        Centre.Result result = run(csv(Arrays.stream(shifts.split(" ")).map(shift -> "1001,2026-11-21," + shift.replace('-', ',') + "\n").collect(Collectors.joining()),
                Arrays.stream(punches.split(" ")).map(punch -> "1001,a,2026-11-21 " + punch + "\n").collect(Collectors.joining())));

        assertThat(result.column("actual_shift")).containsExactly(worked);
        assertThat(result.column("late_minutes")).containsExactly(late);
        assertThat(result.column("early_leave_minutes")).containsExactly(early);
        assertThat(result.column("absent_hours")).containsExactly(absent);
        assertThat(warnings(result).contains("further than 240 minutes from their person's shift count for nothing: 1;")).isEqualTo(punches
                .startsWith("03:00"));
    }

    @Test
    void a_log_without_a_punch_of_the_day_is_no_day_of_absence() {
        Centre centre = csv("1001,2026-11-21,09:00,18:00\n", "");
        assertThatThrownBy(() -> run(centre)).isInstanceOf(ExtractionException.class).hasMessageContaining(
                "holds no punch of 2026-11-21, though shifts of 1 agents are planned; have the punch log delivered whole");
        assertThatThrownBy(() -> centre.run(Feeds.get("attendance"), LocalDate.of(2026, 12, 1))).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("there is no file");

        csv("", "").sources(SHIFTS + "attendance:\n  - type: csv\n    path: data/p-{date}.csv\n    allow-empty: true\n" + KEYS.indent(4));
        assertThat(run(centre).rows()).isEmpty();
        csv("1001,2026-11-21,09:00,18:00\n", "").sources(SHIFTS + "attendance:\n  - type: csv\n    path: data/p-{date}.csv\n    allow-empty: true\n" + KEYS.indent(4));
        assertThat(run(centre).column("absent_hours")).containsExactly("9000");
    }

    @Test
    void date_and_time_may_stand_apart_and_the_day_in_the_path() {
        Centre centre = csv("1001,2026-11-21,09:00,18:00\n", "1001,a,上午9:05\n1001,a,18:00\n").sources(SHIFTS + "attendance:\n  - type: csv\n"
                + "    path: data/p-{date}.csv\n    columns: {agent_id: 工号}\n    punches: {at: {date: {day-of: {date}}, time: 打卡时间}, window: 2h, same-within: 1m}\n");

        assertThat(run(centre).column("late_minutes")).containsExactly("5000");
    }

    @Test
    void a_changed_shift_plan_changes_what_the_punches_say() throws Exception {
        Centre centre = csv("1001,2026-11-21,09:00,18:00\n", "1001,a,2026-11-21 09:00\n1001,a,2026-11-21 18:00\n");
        String before = centre.fingerprint("attendance");
        centre.file("data/shifts-202611.csv", PLAN + "1001,2026-11-21,08:00,18:00\n1002,2026-11-21,08:00,18:00\n");

        assertThat(before).isNotEmpty();
        assertThat(centre.fingerprint("attendance")).isNotEqualTo(before);
        assertThat(run(centre).column("late_minutes")).containsExactly("60000", "0");
    }

    @Test
    void a_long_log_is_held_against_its_shifts_row_by_row() {
        String plan = IntStream.range(0, 200).mapToObj(i -> "A" + i + ",2026-11-21,09:00,18:00\n").collect(Collectors.joining());
        String punches = IntStream.range(0, 40_000).mapToObj(i -> "A" + i % 200 + ",n,2026-11-21 %02d:%02d\n".formatted(9 + i / 4445, i % 60))
                .collect(Collectors.joining());

        Centre.Result result = run(csv(plan, punches));

        assertThat(result.rows()).hasSize(200);
        assertThat(result.counts().read()).isEqualTo(40_200);
        assertThat(result.counts().filtered()).isEqualTo(40_000);
    }

    @Test
    void what_a_punch_log_needs_is_said_at_start() {
        assertThat(new Centre(home).sources("""
                attendance:
                  type: csv
                  path: p.csv
                  columns: {agent_id: 工号, late_minutes: 迟到}
                  punches: {at: {date: {day-of: {date}}, time: t, rolls-over: true}, window: 0h, until: x}
                calls: {type: csv, path: c.csv, punches: {at: t}}""").faults()).containsExactlyInAnyOrder(
                "sources.yml:6: feeds.attendance.punches: are held against planned shifts, but the feed shifts has no source; give it one",
                "sources.yml:5: feeds.attendance.columns.late_minutes: 'late_minutes' is made of the punches; 'columns' of a punch log names agent_id and name",
                "sources.yml:6: feeds.attendance.punches.until: unknown key 'until'; did you mean 'at'? Valid: at, window, same-within",
                "sources.yml:6: feeds.attendance.punches.window: expected more than 0, found '0h'",
                "sources.yml:6: feeds.attendance.punches.at: rolls over, but a punch has no beginning that it could roll over from; take a column that"
                        + " has the date as well",
                "sources.yml:7: feeds.calls.punches: is a key of attendance; calls cannot be made of punches");
    }
}
