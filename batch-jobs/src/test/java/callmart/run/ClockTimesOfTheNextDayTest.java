package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Night shifts and replies after midnight, in files that write clock times without their dates, up to the KPIs. By hand: five shifts of 8 h
 * are 40 h; signed in are 1001 for 2 h, 1002 and 1003 for 8 h, 1004 for 7 h, 1006 not at all: 25 ÷ 40 = 62.5 %. Both tickets are answered
 * before their deadline: 2 ÷ 2.
 */
class ClockTimesOfTheNextDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_day_of_night_shifts_and_late_replies() {
        home = new TestHome(folder, "clock_times_of_the_next_day", "Asia/Shanghai", """
                feeds:
                  shifts:
                    - type: csv
                      path: shifts.csv
                      columns: {agent_id: 工号, date: 日期, starts_at: {date: 日期, time: 上班}, ends_at: {date: 日期, time: 下班, rolls-over: true}}
                  agent_states:
                    - type: csv
                      path: states.csv
                      columns: {state: {const: logged_in}, from_at: {date: 日期, time: 签入}, to_at: {date: 日期, time: 签出, rolls-over: true}}
                  tickets:
                    - type: csv
                      path: tickets.csv
                      columns:
                        ticket_id: 工单号
                        kind: {const: complaint}
                        status: 状态
                        needs_reply: {const: '1'}
                        created_at: {date: 受理日期, time: 受理时间}
                        updated_at: 更新时间
                        reply_due_at: 回复期限
                        replied_at: {date: 受理日期, time: 回复时间, rolls-over: true}
                """);
        home.write("shifts.csv", """
                日期,工号,上班,下班
                2026-11-21,1001,08:00,16:00
                2026-11-21,1002,16:00,24:00
                2026-11-21,1003,18:00,26:00
                2026-11-21,1004,22:00,06:00
                2026-11-21,1005,22:00,次日06:00
                2026-11-21,1006,16:00,00:00
                """);
        home.write("states.csv", """
                agent_id,日期,签入,签出
                1001,2026-11-21,08:00,10:00
                1002,2026-11-21,16:00,24:00
                1003,2026-11-21,18:00,02:00
                1004,2026-11-21,22:00,05:00
                """);
        home.write("tickets.csv", """
                工单号,状态,受理日期,受理时间,回复时间,回复期限,更新时间
                T1,closed,2026-11-21,09:00,09:30,2026-11-21 10:00:00,2026-11-21 18:00:00
                T2,closed,2026-11-21,23:50,00:10,2026-11-22 00:50:00,2026-11-21 23:59:00
                """);
        try (Warehouse warehouse = home.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.load(folder.resolve("test-config"), List.of(DAY, DAY.plusDays(1)));
        }
    }

    /** KPI, numerator, denominator and value over the day and the next one. */
    private String kpi(String name) {
        return home.run("kpi", "--from", DAY.toString(), "--to", DAY.plusDays(1).toString(), "--kpi", name, "--format", "csv").csv().stream()
                .map(row -> row.get("numerator") + "/" + row.get("denominator") + " = " + row.get("value")).collect(Collectors.joining("; "));
    }

    /** Six shifts of 8 h, of which 2, 8, 8 and 7 h were worked: 25 h of 48 h. */
    @Test
    void night_shifts_are_adhered_to_and_replies_are_in_time() {
        assertThat(kpi("login_adherence")).isEqualTo("90000.000000/172800.000000 = 0.520833");
        assertThat(kpi("feedback_timeliness")).isEqualTo("2.000000/2.000000 = 1.000000");
    }
}
