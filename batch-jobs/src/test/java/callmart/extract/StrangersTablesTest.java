package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers' systems deliver, from each kind of source. */
class StrangersTablesTest {

    @TempDir
    private Path home;

    private static List<List<String>> table(String... lines) {
        return Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList();
    }

    private Centre.Result day(String kind, String feed, String keys, String... lines) {
        return Tables.centre(home, kind, feed, keys, table(lines)).run(Feeds.get(feed), Centre.DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls", "jdbc"})
    void an_id_in_any_disguise_is_one_agent(String kind) {
        Centre.Result result = day(kind, "calls", "columns: {agent_id: 工号（坐席）, caller: 主叫}\nabsent: {主叫: [无]}\nwhere: {状态: [完成]}",
                "call_id|direction|\uFEFF工号(坐席)\u00A0|主叫|arrived_at|answered_at|ended_at|状态",
                "1|inbound|=\"1001\"|=\"13900000001\"|2026-11-21 09:00|2026-11-21 09:01|2026-11-21 09:02|完成",
                "2|inbound|1001\t|13900000001\t|2026-11-21\u00A009:00|2026-11-21 09:01|2026-11-21 09:02|完成",
                "3|inbound|'1001|'13900000001|２０２６－１１－２１　０９：００|2026-11-21 09:01|2026-11-21 09:02|完成\u00A0",
                "4|inbound|１００１|１３９０００００００１|2026/11/21 上午9:00|2026年11月21日 9时01分|2026-11-21 星期六 9:02 AM|\u200B完成",
                "5|ｉｎｂｏｕｎｄ|\u200B1001|无\u3000|2026-11-21 09:00|2026-11-21 09:01|2026-11-21 09:02|完成");

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("agent_id")).containsExactly("1001", "1001", "1001", "1001", "1001");
        assertThat(result.column("caller")).containsExactly("13900000001", "13900000001", "13900000001", "13900000001", null);
        assertThat(result.column("arrived_at")).containsOnly("2026-11-21 09:00");
        assertThat(result.column("answered_at")).containsOnly("2026-11-21 09:01");
        assertThat(result.column("ended_at")).containsOnly("2026-11-21 09:02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls", "jdbc"})
    void the_day_of_a_date_and_time_fills_a_date_and_computed_numbers_are_rounded(String kind) {
        Centre.Result result = day(kind, "attendance", "columns: {agent_id: 工号, date: 日期时间, sick_hours: 病假, late_minutes: 迟到}",
                "工号|日期时间|病假|迟到", "1001|2026-11-21 08:58:43|0.333333333333333|12.000000000001", "1002|2026-11-20 08:58:43|0|0");

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("sick_hours")).containsExactly("333");
        assertThat(result.column("late_minutes")).containsExactly("12000");
        assertThat(result.counts().otherDay()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls", "jdbc"})
    void date_and_time_may_come_from_the_parts_of_instants(String kind) {
        Centre.Result result = day(kind, "shifts", "columns: {date: 班次日期, starts_at: {date: 班次日期, time: 上班}, ends_at: {date: 班次日期, time: 下班,"
                + " rolls-over: true}}", "agent_id|班次日期|上班|下班", "1001|2026-11-21 00:00:00|1900-01-01 22:00:00|0.25", "1002|2026年11月21日 周六|下午2:00|26:00");

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("starts_at")).containsExactly("2026-11-21 22:00", "2026-11-21 14:00");
        assertThat(result.column("ends_at")).containsExactly("2026-11-22 06:00", "2026-11-22 02:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls"})
    void a_file_without_dates_takes_the_day_of_its_path(String kind) {
        Centre.Result result = day(kind, "shifts", "columns: {date: {day-of: {date}}, starts_at: {date: {day-of: {date}}, time: 上班}, ends_at:"
                + " {date: {day-of: {date}}, time: 下班, rolls-over: true}}", "agent_id|上班|下班", "1001|22:00|06:00", "合计|1|");

        assertThat(result.column("date")).containsExactly("20778");
        assertThat(result.column("ends_at")).containsExactly("2026-11-22 06:00");
        assertThat(result.counts().rejected()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls"})
    void titles_stand_above_the_header_of_a_file_of_any_kind(String kind) {
        Centre.Result result = day(kind, "calls", "", "话务明细导出", "导出时间：[2026-11-22 01:00:00]", "--------------------",
                "queue|2026-11-21|agent_id|全部", "call_id|direction|arrived_at|ended_at|agent_id|queue",
                "900|outbound|2026-11-21 09:00:00|2026-11-21 09:01:00||sales", "--------------------", "共1笔记录");

        assertThat(result.column("call_id")).containsExactly("900");
        assertThat(result.lines()).containsExactly(6L);
        assertThat(result.counts().rejected()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls"})
    void a_file_without_header_is_read_by_column_numbers(String kind) {
        Centre.Result result = day(kind, "calls", "header: none\ncolumns: {call_id: 2, direction: {const: inbound}, arrived_at: 1, ended_at: {from: arrived_at,"
                + " plus: 4}}\nunits: {4: m:ss}\nwhere: {3: [ok]}", "2026-11-21 09:00:00|900|ok|05:30", "2026-11-21 09:10:00|901|no|0:10");

        assertThat(result.column("call_id")).containsExactly("900");
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:05:30");
        assertThat(result.lines()).containsExactly(1L);
        assertThat(result.counts().filtered()).isEqualTo(1);
    }
}
