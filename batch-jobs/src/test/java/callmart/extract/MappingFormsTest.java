package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form under {@code columns} of {@code sources.yml}, alone and nested. */
class MappingFormsTest {

    @TempDir
    Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    @Test
    void a_header_of_the_sources_own_stands_for_a_canonical_column() {
        centre.calls("columns: {call_id: 流水号, arrived_at: 呼入时间}")
                .file("calls.csv", "流水号,direction,呼入时间,ended_at\nc1,inbound,2026-11-21 09:00:00,2026-11-21 09:01:00\n");

        assertThat(centre.run().rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("call_id", "c1").containsEntry("arrived_at", "2026-11-21 09:00")
                .containsEntry("leg", "1").containsEntry("transferred_out", "0").doesNotContainKey("agent_id"));
    }

    @Test
    void the_canonical_header_is_accepted_beside_the_mapped_one() {
        centre.sources("calls: {type: csv, path: 'calls-*.csv', columns: {call_id: 流水号}}")
                .file("calls-1.csv", Centre.HEADER.replace("call_id", "流水号") + Centre.GOOD)
                .file("calls-2.csv", Centre.HEADER + Centre.GOOD.replace("c1", "c2"));

        assertThat(centre.run().column("call_id")).containsExactly("c1", "c2");
    }

    @Test
    void date_and_time_in_two_columns_make_one_instant() {
        dateAndTime("", "2026-11-21,23:50:00,23:59:00");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 23:59");
    }

    @Test
    void a_time_before_the_calls_start_rolls_over_to_the_next_day() {
        dateAndTime(", rolls-over: true", "2026-11-21,23:50:00,00:05:00");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-22 00:05");
    }

    @Test
    void a_time_at_the_calls_start_does_not_roll_over() {
        dateAndTime(", rolls-over: true", "2026-11-21,23:50:00,23:50:00");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 23:50");
    }

    @Test
    void a_time_that_is_written_in_minutes_is_not_before_a_beginning_within_that_minute() {
        dateAndTime(", rolls-over: true", "2026-11-21,23:50:15,23:50");

        assertThat(centre.run().reasons()).containsExactly("ended_at 2026-11-21 23:50:00 is before arrived_at 23:50:15");
    }

    @ParameterizedTest
    @CsvSource({"24:00, 2026-11-22 00:00", "24:00:00.001, 2026-11-22 00:00:00.001", "26:00, 2026-11-22 02:00", "0:30, 2026-11-22 00:30",
        "22:00:00.5, 2026-11-21 22:00:00.500", "22:00:00.4, 2026-11-22 22:00:00.400"})
    void times_from_24_00_on_and_times_before_the_beginning_are_those_of_the_next_day(String end, String expected) {
        dateAndTime(", rolls-over: true", "2026-11-21,22:00:00.5," + end);

        assertThat(centre.run().column("ended_at")).containsExactly(expected);
    }

    @Test
    void times_from_24_00_on_need_no_rolls_over_and_end_before_48_00() {
        dateAndTime("", "2026-11-21,22:00,24:00\nc2,inbound,2026-11-20,24:30,25:00\nc3,inbound,2026-11-21,22:00,48:00");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-22 00:00", "2026-11-21 01:00");
        assertThat(centre.run().reasons()).containsExactly("ended_at '48:00' is not a time of day; expected 09:00 or 09:00:05, of the next day"
                + " up to 47:59:59");
    }

    @Test
    void times_of_the_next_day_are_those_that_its_clocks_show() {
        centre.zone("America/New_York");
        dateAndTime(", rolls-over: true", "2026-10-31,23:00,27:00\nc2,inbound,2026-10-31,23:00,03:00");

        assertThat(centre.run(LocalDate.of(2026, 10, 31)).column("ended_at")).containsExactly("2026-11-01 03:00", "2026-11-01 03:00");
    }

    @Test
    void a_night_the_clocks_skip_an_hour_of_has_no_such_time() {
        centre.zone("America/New_York");
        dateAndTime("", "2026-03-07,23:00,26:30");

        assertThat(centre.run(LocalDate.of(2026, 3, 7)).reasons()).singleElement().asString().contains(
                "ended_at '26:30' does not exist in America/New_York: the clocks were put forward over it");
    }

    @Test
    void shifts_roll_over_from_their_start_whatever_their_day() {
        centre.calls("columns: {agent_id: 工号, date: 日期, starts_at: {date: 日期, time: 上班}, ends_at: {date: 日期, time: 下班, rolls-over: true}}",
                "shifts").file("calls.csv", "日期,工号,上班,下班\n2026-11-21,1001,08:00,16:00\n2026-11-21,1002,16:00,24:00\n"
                + "2026-11-21,1003,18:00,26:00\n2026-11-21,1004,22:00,06:00\n2026-11-21,1005,22:00,次日06:00\n2026-11-21,1006,16:00,00:00\n"
                + "2026-11-21,1007,24:00,30:00\n");

        Centre.Result result = centre.run(Feeds.get("shifts"), Centre.DAY);

        assertThat(result.rows()).extracting(row -> row.get("agent_id") + " " + row.get("starts_at") + " " + row.get("ends_at"))
                .containsExactly("1001 2026-11-21 08:00 2026-11-21 16:00", "1002 2026-11-21 16:00 2026-11-22 00:00",
                        "1003 2026-11-21 18:00 2026-11-22 02:00", "1004 2026-11-21 22:00 2026-11-22 06:00",
                        "1005 2026-11-21 22:00 2026-11-22 06:00", "1006 2026-11-21 16:00 2026-11-22 00:00",
                        "1007 2026-11-22 00:00 2026-11-22 06:00");
        assertThat(result.rejects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"agent_states, from_at, to_at", "tickets, created_at, replied_at", "complaint_cases, received_at, replied_at",
        "callbacks, assigned_at, done_at", "incidents, occurred_at, recovered_at", "agent_issues, occurred_at, recovered_at"})
    void rows_of_every_feed_roll_over_from_their_own_beginning(String feed, String beginning, String end) {
        Feed wanted = Feeds.get(feed);
        List<String> others = wanted.columns().stream().filter(Column::required).map(Column::name).filter(name -> !name.equals(beginning)).toList();
        String values = others.stream().map(name -> name.equals("updated_at") ? "2026-11-21 23:59:30" : name.equals("kind") ? "complaint"
                : name.equals("state") ? "rest" : "x").collect(Collectors.joining(","));
        centre.calls("columns: {" + beginning + ": {date: D, time: B}, " + end + ": {date: D, time: E, rolls-over: true}}", feed)
                .file("calls.csv", "D,B,E," + String.join(",", others) + "\n2026-11-21,09:00,09:30," + values
                        + "\n2026-11-21,23:50,00:10," + values + "\n");

        Centre.Result result = centre.run(wanted, Centre.DAY);

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column(end)).containsExactly("2026-11-21 09:30", "2026-11-22 00:10");
    }

    @Test
    void without_rolls_over_an_earlier_time_stays_on_its_day_and_breaks_the_order() {
        dateAndTime("", "2026-11-21,23:50:00,00:05:00");

        assertThat(centre.run().reasons()).containsExactly("ended_at 2026-11-21 00:05:00 is before arrived_at 23:50:00");
    }

    @Test
    void a_missing_half_of_date_and_time_is_no_value() {
        dateAndTime("", "2026-11-21,23:50:00,");

        assertThat(centre.run().reasons()).containsExactly("ended_at is required and missing");
    }

    @Test
    void a_time_plus_seconds_or_a_clock_duration() {
        plus("10", "0:01:30", "12.345", "26:00:00");

        assertThat(centre.run().column("queued_at")).containsExactly("2026-11-21 09:00:10", "2026-11-21 09:01:30",
                "2026-11-21 09:00:12.345");
        assertThat(centre.run().reasons()).containsExactly("ended_at 2026-11-21 10:00:00 is before queued_at 2026-11-22 11:00:00");
    }

    @Test
    void plus_without_a_duration_is_absent() {
        plus("");

        assertThat(centre.run().rows()).singleElement().satisfies(row -> assertThat(row).doesNotContainKey("queued_at"));
    }

    @Test
    void plus_onto_an_absent_time_is_absent() {
        centre.calls("columns: {answered_at: {from: queued_at, plus: Speed}}")
                .file("calls.csv", "call_id,direction,arrived_at,queued_at,ended_at,Speed\n"
                        + "c1,inbound,2026-11-21 09:00:00,,2026-11-21 10:00:00,5\n");

        assertThat(centre.run().rows()).singleElement().satisfies(row -> assertThat(row).doesNotContainKey("answered_at"));
    }

    @Test
    void plus_may_count_from_a_column_that_itself_counts_from_another_one() {
        centre.calls("columns: {queued_at: {from: arrived_at, plus: A}, ended_at: {from: queued_at, plus: B}}")
                .file("calls.csv", "call_id,direction,arrived_at,A,B\nc1,inbound,2026-11-21 09:00:00,60,00:02:00\n");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 09:03");
    }

    @Test
    void what_is_no_duration_is_refused() {
        plus("soon");

        assertThat(centre.run().reasons()).containsExactly("queued_at 'soon' is not a duration; expected seconds or HH:mm:ss");
    }

    @Test
    void times_that_count_from_each_other_are_an_error() {
        centre.calls("columns: {queued_at: {from: ended_at, plus: A}, ended_at: {from: queued_at, plus: A}}")
                .file("calls.csv", "call_id,direction,arrived_at,A\nc1,inbound,2026-11-21 09:00:00,60\n");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessageContaining(
                "the columns queued_at, ended_at take their times from each other; one of them must come from the source itself");
    }

    @Test
    void the_time_that_decides_the_day_cannot_count_from_another_one() {
        centre.calls("columns: {arrived_at: {from: queued_at, plus: A}}")
                .file("calls.csv", "call_id,direction,queued_at,ended_at,A\n");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessageContaining(
                "arrived_at decides the day of a row and is read first, so it cannot be counted from another column");
    }

    @Test
    void first_takes_the_first_that_is_present() {
        centre.calls("columns: {agent_id: {first: [Seat, Group, {const: nobody}]}}")
                .file("calls.csv", "call_id,direction,arrived_at,ended_at,Seat,Group\n"
                        + "c1,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00,S1,G1\n"
                        + "c2,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00, ,G1\n"
                        + "c3,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00,,\n");

        assertThat(centre.run().column("agent_id")).containsExactly("S1", "G1", "nobody");
    }

    @Test
    void first_does_with_those_of_its_columns_that_the_file_has_even_nested() {
        centre.calls("""
                columns:
                  arrived_at: {date: Day, time: {first: [Start, Line start]}}
                  ended_at: {first: [{from: arrived_at, plus: Length}, Ended]}
                """).file("calls.csv", "call_id,direction,Day,Start,Ended\nc1,inbound,2026-11-21,09:00,2026-11-21 09:04:00\n");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 09:04");
    }

    @Test
    void join_joins_and_is_absent_when_a_part_is() {
        centre.calls("columns: {call_id: {join: [Line, No], with: '-'}, agent_id: {join: [{const: A}, Seat]}}")
                .file("calls.csv", "Line,No,Seat,direction,arrived_at,ended_at\n"
                        + "L1,7,12,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00\n"
                        + "L1,8,,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00\n"
                        + "L1,,13,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00\n");

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("L1-7", "L1-8");
        assertThat(result.column("agent_id")).containsExactly("A12", null);
        assertThat(result.reasons()).containsExactly("call_id is required and missing");
    }

    @Test
    void const_is_the_same_in_every_row() {
        centre.calls("columns: {direction: {const: inbound}}").file("calls.csv",
                "call_id,arrived_at,ended_at\nc1,2026-11-21 09:00:00,2026-11-21 10:00:00\nc2,2026-11-21 09:00:00,2026-11-21 10:00:00\n");

        assertThat(centre.run().column("direction")).containsExactly("inbound", "inbound");
    }

    @Test
    void forms_nest() {
        centre.calls("""
                columns:
                  arrived_at: {date: Day, time: Start}
                  ended_at: {date: Day, time: {first: [Service end, Queue end]}, rolls-over: true}
                absent: {Service end: ['0:00:00']}
                """).file("calls.csv", "call_id,direction,Day,Start,Service end,Queue end\n"
                        + "c1,inbound,2026-11-21,23:59:00,0:00:00,00:01:00\n");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-22 00:01");
    }

    private void dateAndTime(String more, String row) {
        centre.calls("columns: {arrived_at: {date: Day, time: Start}, ended_at: {date: Day, time: End" + more + "}}")
                .file("calls.csv", "call_id,direction,Day,Start,End\nc1,inbound," + row + "\n");
    }

    private void plus(String... durations) {
        StringBuilder text = new StringBuilder("call_id,direction,arrived_at,ended_at,Wait\n");
        for (String duration : durations) {
            text.append("c,inbound,2026-11-21 09:00:00,2026-11-21 10:00:00,").append(duration).append('\n');
        }
        centre.calls("columns: {queued_at: {from: arrived_at, plus: Wait}}").file("calls.csv", text.toString());
    }
}
