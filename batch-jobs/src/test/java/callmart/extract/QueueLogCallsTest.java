package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legs of calls from Asterisk's queue log. */
class QueueLogCallsTest {

    @TempDir
    private Path home;
    private Centre centre;

    @BeforeEach
    void aCentre() {
        centre = new Centre(home).sources("calls: {type: asterisk-queue-log, path: log}");
    }

    @Test
    void a_leg_runs_from_entering_the_queue_to_its_completion_and_is_answered_by_connect() {
        Centre.Result result = centre.log("08:00:00|NONE|NONE|NONE|QUEUESTART|",
                "09:00:00|17.1|sales|NONE|ENTERQUEUE||13912345678|1",
                "09:00:05|17.1|sales|SIP/1001|RINGNOANSWER|5000",
                "09:00:12|17.1|sales|SIP/1002|CONNECT|12|17.2|3",
                "09:02:00|17.1|sales|SIP/1002|COMPLETECALLER|12|108|1").run();

        assertThat(result.rows()).hasSize(1);
        assertThat(result.rows().get(0)).containsOnly(entry("call_id", "17.1"), entry("leg", "1"), entry("direction", "inbound"),
                entry("caller", "13912345678"), entry("queue", "sales"), entry("agent_id", "1002"),
                entry("arrived_at", "2026-11-21 09:00"), entry("queued_at", "2026-11-21 09:00"),
                entry("answered_at", "2026-11-21 09:00:12"), entry("ended_at", "2026-11-21 09:02"), entry("hangup_by", "caller"),
                entry("transferred_out", "0"), entry("survey_offered", "0"));
        assertThat(result.lines()).containsExactly(2L);
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(5L, 1L, 4L);
    }

    @ParameterizedTest
    @CsvSource({"ABANDON|1|1|20, caller", "EXITEMPTY|1|1|20, system", "EXITWITHTIMEOUT|1|1|20, system", "EXITWITHKEY|2|1|1|20, system",
        "WITHDRAW|1|1|20|gone, system"})
    void a_leg_that_nobody_answered_is_lost_by_whom_the_event_says(String end, String by) {
        Centre.Result result = centre.log("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:20|c|q|NONE|" + end).run();

        assertThat(result.column("hangup_by")).containsExactly(by);
        assertThat(result.column("answered_at")).containsOnlyNulls();
        assertThat(result.column("agent_id")).containsOnlyNulls();
    }

    @Test
    void a_transfer_into_another_queue_is_a_further_leg_and_does_not_leave_the_centre() {
        Centre.Result result = centre.log("09:00:00|c|a|NONE|ENTERQUEUE||139|1", "09:00:05|c|a|SIP/1|CONNECT|5|x|1",
                "09:01:00|c|a|SIP/1|BLINDTRANSFER|800|from-internal|5|55|1", "09:01:01|c|b|NONE|ENTERQUEUE||139|1",
                "09:01:05|c|b|SIP/2|CONNECT|4|y|1", "09:03:00|c|b|SIP/2|COMPLETEAGENT|4|115|1").run();

        assertThat(result.column("leg")).containsExactly("1", "2");
        assertThat(result.column("queue")).containsExactly("a", "b");
        assertThat(result.column("transferred_out")).containsExactly("0", "0");
        assertThat(result.column("hangup_by")).containsExactly(null, "agent");
        assertThat(result.column("agent_id")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({"TRANSFER|0215551234|from-internal|5|55|1", "BLINDTRANSFER|0215551234|from-internal|5|55|1",
        "ATTENDEDTRANSFER|BRIDGE|4f|5|55|1", "ATTENDEDTRANSFER|LINK|SIP/a-01|SIP/b-02|5|10|1"})
    void a_transfer_into_no_queue_leaves_the_centre_and_ends_the_agents_leg(String transfer) {
        Centre.Result result = centre.log("09:00:00|c|a|NONE|ENTERQUEUE||139|1", "09:00:05|c|a|SIP/1|CONNECT|5|x|1",
                "09:01:00|c|a|SIP/1|" + transfer).run();

        assertThat(result.column("transferred_out")).containsExactly("1");
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:01");
    }

    @Test
    void the_realtime_table_is_read_with_its_local_time_and_with_fields_packed_into_the_last_column() {
        Centre.Result result = centre.log("id,time,callid,queuename,agent,event,data1,data2,data3,data4,data5",
                "1,2026-11-21 09:00:00.123456,c,a,NONE,ENTERQUEUE,,139,1,,", "2,2026-11-21 09:00:05.5,c,a,PJSIP/1,CONNECT,5,x,1,,",
                "3,2026-11-21 09:01:00.000000,c,a,PJSIP/1,ATTENDEDTRANSFER,LINK,SIP/a-1,SIP/b-2,5,10|1").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("caller", "139").containsEntry("agent_id", "1")
                .containsEntry("arrived_at", "2026-11-21 09:00:00.123").containsEntry("transferred_out", "1"));
        assertThat(result.counts().read()).isEqualTo(3);
    }

    @Test
    void a_table_with_one_data_column_and_one_without_header_are_read() {
        Centre.Result one = centre.log("time,callid,queuename,agent,event,data", "2026-11-21 09:00:00,c,a,NONE,ENTERQUEUE,|139|1",
                "2026-11-21 09:00:20,c,a,NONE,ABANDON,1|1|20").run();
        Centre.Result none = centre.log("1,2026-11-21 09:00:00,c,a,NONE,ENTERQUEUE,,139,1", "2,2026-11-21 09:00:20,c,a,NONE,ABANDON,1,1,20").run();

        assertThat(one.column("caller")).containsExactly("139");
        assertThat(none.rows()).isEqualTo(one.rows());
    }

    @Test
    void a_call_cut_by_a_restart_is_refused_and_one_that_goes_on_after_it_is_not() {
        Centre.Result result = centre.log("09:00:00|cut|q|NONE|ENTERQUEUE||139|1", "09:00:01|on|q|NONE|ENTERQUEUE||138|1",
                "09:00:30|NONE|NONE|NONE|QUEUESTART|", "09:00:40|on|q|NONE|ABANDON|1|1|39", "11:00:00|NONE|NONE|NONE|CONFIGRELOAD|").run();

        assertThat(result.column("call_id")).containsExactly("on");
        assertThat(result.reasons()).singleElement().asString().contains("no end of this leg after Asterisk was started again (QUEUESTART)");
        assertThat(result.rejects().get(0).line()).isEqualTo(1);
        assertThat(result.rejects().get(0).raw()).endsWith("|cut|q|NONE|ENTERQUEUE||139|1");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::rejected, Counts::filtered).containsExactly(5L, 1L, 1L, 3L);
    }

    @Test
    void what_is_not_known_is_refused_with_a_reason_and_only_on_its_day() {
        Centre.Result result = centre.log("09:00:00|late|q|SIP/1|COMPLETEAGENT|5|60|1", "09:00:01|late|q|SIP/1|CONNECT|5|x|1",
                "09:01:00|again|a|NONE|ENTERQUEUE||139|1", "09:02:00|again|b|NONE|ENTERQUEUE||139|1", "09:02:30|again|b|NONE|ABANDON|1|1|30",
                "09:03:00|gap|a|NONE|ENTERQUEUE||139|1", "09:04:00|gap|a|SIP/1|COMPLETEAGENT|5||1",
                "09:05:00|open|a|NONE|ENTERQUEUE||139|1", "09:05|cut").run();

        assertThat(result.column("call_id")).containsExactly("again");
        assertThat(result.column("leg")).containsExactly("2");
        assertThat(result.reasons()).hasSize(5);
        assertThat(result.reasons()).anyMatch(reason -> reason.startsWith("COMPLETEAGENT of a call that has no ENTERQUEUE"))
                .anyMatch(reason -> reason.contains("no end of this leg before the call entered queue b in line 4"))
                .anyMatch(reason -> reason.contains("COMPLETEAGENT in line 7 has no CONNECT before it"))
                .anyMatch(reason -> reason.contains("no end of this leg when the log ends"))
                .anyMatch(reason -> reason.startsWith("the row has no event"));
        assertThat(result.counts()).extracting(Counts::read, Counts::rejected, Counts::filtered).containsExactly(9L, 5L, 3L);
        Centre.Result dayAfter = centre.run(Centre.DAY.plusDays(1));
        assertThat(dayAfter.counts()).extracting(Counts::otherDay, Counts::rejected).containsExactly(5L, 1L);
    }

    @Test
    void a_leg_without_an_end_is_given_up_after_a_day() {
        Centre.Result result = centre.log("09:00:00|open|q|NONE|ENTERQUEUE||139|1",
                Centre.DAY.plusDays(2).atStartOfDay(Centre.SHANGHAI).toEpochSecond() + "|c|q|NONE|ENTERQUEUE||138|1").run();

        assertThat(result.reasons()).singleElement().asString().contains("no end of this leg within the day after");
    }

    @Test
    void rotated_files_are_one_log_that_begins_with_the_earliest() {
        centre.sources("calls: {type: asterisk-queue-log, path: 'queue_log*'}").log("09:00:10|c|q|NONE|ABANDON|1|1|10");
        String[] lines = {"1795222800|c|q|NONE|ENTERQUEUE||139|1\n", "1795222810|c|q|NONE|ABANDON|1|1|10\n"};
        Centre.Result result = centre.file("queue_log", lines[1]).file("queue_log.1", lines[0]).run(LocalDate.of(2026, 11, 21));

        assertThat(result.rows()).hasSize(1);
        assertThat(result.counts()).extracting(Counts::read, Counts::filtered).containsExactly(2L, 1L);
    }

    @Test
    void a_source_may_still_choose_and_map_the_canonical_columns() {
        centre.sources("calls:\n  - type: asterisk-queue-log\n    path: log\n    where: {queue: [600]}\n    values: {queue: {'600': sales}}");
        Centre.Result result = centre.log("09:00:00|c|600|NONE|ENTERQUEUE||139|1", "09:00:09|c|600|NONE|ABANDON|1|1|9",
                "09:00:00|d|700|NONE|ENTERQUEUE||139|1", "09:00:09|d|700|NONE|ABANDON|1|1|9").run();

        assertThat(result.column("queue")).containsExactly("sales");
        assertThat(result.counts().filtered()).isEqualTo(3);
    }

    @Test
    void a_file_that_is_no_queue_log_fails_the_source() {
        assertThatThrownBy(() -> centre.log("a,b,c,d,e,f", "1,2,3,4,5,6").run()).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("log is not a queue log that can be read").hasMessageContaining("epoch|callid|queue|agent|event");
    }
}
