package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why callers of a queue log got no agent: in the queue, and at its door. */
class QueueLogReasonsTest {

    @TempDir
    private Path home;

    private Centre centre(String... lines) {
        return new Centre(home).sources("calls: {type: asterisk-queue-log, path: log}").log(lines);
    }

    @ParameterizedTest
    @CsvSource({"ABANDON|1|1|20, abandoned, caller", "EXITEMPTY|1|1|20, empty, system", "LEAVEEMPTY|, empty, system",
        "EXITWITHTIMEOUT|1|1|20, timeout, system", "EXITWITHKEY|2|1|1|20, key, system", "WITHDRAW|1|1|20|gone, other, system"})
    void a_call_that_leaves_the_queue_without_an_agent_says_why(String end, String reason, String by) {
        Centre.Result result = centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:20|c|q|NONE|" + end).run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("lost_reason", reason), entry("hangup_by", by),
                entry("queued_at", "2026-11-21 09:00"), entry("ended_at", "2026-11-21 09:00:20")));
    }

    @Test
    void a_call_that_an_agent_answered_has_no_reason() {
        assertThat(centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:05|c|q|SIP/1|CONNECT|5|x|1", "09:01:00|c|q|SIP/1|COMPLETEAGENT|5|55|1")
                .run().column("lost_reason")).containsOnlyNulls();
    }

    @Test
    void what_a_dialplan_writes_beside_the_end_of_a_leg_changes_nothing() {
        Centre.Result result = centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:20|c|q|NONE|EXITEMPTY|1|1|20", "09:00:20|c|q|NONE|LEAVEEMPTY|").run();

        assertThat(result.column("lost_reason")).containsExactly("empty");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(3L, 1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"FULL, full", "JOINEMPTY, empty", "CLOSED, closed", "DIVERT_CA_RATIO, full", "DIVERT_HOLDTIME, full"})
    void a_caller_who_never_entered_is_a_leg_that_did_not_queue(String event, String reason) {
        Centre.Result result = centre("09:00:00|c|q|NONE|" + event + "|").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("call_id", "c"), entry("leg", "1"),
                entry("direction", "inbound"), entry("queue", "q"), entry("arrived_at", "2026-11-21 09:00"), entry("ended_at", "2026-11-21 09:00"),
                entry("hangup_by", "system"), entry("lost_reason", reason)).doesNotContainKeys("queued_at", "answered_at", "agent_id"));
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted).containsExactly(1L, 1L);
    }

    @Test
    void who_was_turned_away_may_count_as_having_waited_for_no_time() {
        Centre.Result result = centre().sources("calls: {type: asterisk-queue-log, path: log, turned-away: offered}").log("09:00:00|c|q|NONE|FULL|").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("queued_at", "2026-11-21 09:00"),
                entry("lost_reason", "full")));
    }

    @Test
    void a_caller_turned_away_at_one_queue_may_enter_the_next() {
        Centre.Result result = centre("09:00:00|c|a|NONE|FULL|", "09:00:01|c|b|NONE|ENTERQUEUE||139|1", "09:00:05|c|b|SIP/1|CONNECT|4|x|1",
                "09:01:00|c|b|SIP/1|COMPLETEAGENT|4|55|1").run();

        assertThat(result.column("queue")).containsExactly("a", "b");
        assertThat(result.column("leg")).containsExactly("1", "2");
        assertThat(result.column("lost_reason")).containsExactly("full", null);
        assertThat(result.column("queued_at")).containsExactly(null, "2026-11-21 09:00:01");
    }

    @Test
    void an_event_at_the_door_that_names_no_call_is_refused() {
        assertThat(centre("09:00:00|NONE|q|NONE|FULL|").run().reasons()).containsExactly("FULL names no call, so callers cannot be told apart;"
                + " have the dialplan write ${UNIQUEID} as the call's id");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETECALLER|12|48|1, caller, 0", "COMPLETEAGENT|12|48|1, agent, 0", "BLINDTRANSFER|700|d|12|48|1, , 1",
        "ATTENDEDTRANSFER|BRIDGE|x|12|48|1, , 1", "ATTENDEDTRANSFER|LINK|a|b|12|48|1, , 1"})
    void a_leg_without_a_connect_was_answered_as_long_before_its_end_as_was_talked(String end, String by, String out) {
        Centre.Result result = centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:01:00|c|q|SIP/1|" + end).run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("agent_id", "1"),
                entry("answered_at", "2026-11-21 09:00:12"), entry("ended_at", "2026-11-21 09:01"), entry("transferred_out", out)));
        assertThat(result.column("hangup_by")).containsExactly(by);
    }

    @Test
    void a_second_that_rounding_adds_to_the_talk_does_not_answer_before_the_queue() {
        assertThat(centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:01:00|c|q|SIP/1|COMPLETEAGENT|0|61|1").run().column("answered_at"))
                .containsExactly("2026-11-21 09:00");
        assertThat(centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:01:00|c|q|SIP/1|COMPLETEAGENT|0|90|1").run().reasons()).singleElement()
                .asString().startsWith("answered_at 2026-11-21 08:59:30 is before queued_at");
    }

    @Test
    void without_the_length_of_the_talk_it_is_refused_as_before() {
        assertThat(centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:01:00|c|q|SIP/1|COMPLETEAGENT|5||1").run().reasons()).singleElement()
                .asString().contains("has no CONNECT before it");
    }
}
