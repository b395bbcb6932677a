package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and parameters of a queue log that are no part of a call or a state, or that were cut off: they neither spoil nor invent any. */
class QueueLogEventsTest {

    private static final String TABLE = "id,time,callid,queuename,agent,event,data1,data2,data3,data4,data5";
    private static final String ONE_COLUMN = "time,callid,queuename,agent,event,data";

    @TempDir
    private Path home;

    private Centre centre(String... lines) {
        return new Centre(home).sources("calls: {type: asterisk-queue-log, path: log}").log(lines);
    }

    private Centre.Result states(String... lines) {
        return centre(lines).run(QueueLogStatesTest.STATES, Centre.DAY);
    }

    private static List<Long> counted(Centre.Result result) {
        return List.of(result.counts().read(), result.counts().accepted(), result.counts().rejected(), result.counts().filtered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c|q|NONE|DID|4001234567", "c|q|SIP/1|INFO|any|thing|said|here|and|more", 
        "c|q|SIP/1|OUTDIAL|139", "c|q|SIP/1|OUTANSWER|139", "c|q|SIP/1|OUTCALL|ANSWER|60|x", "c|q|SIP/1|RINGCANCELED|3000", "c|q|SIP/1|SYSCOMPAT|",
        "c|q|SIP/1|PENALTY|3", "c|q|SIP/1|RINGINUSE|1", "c|q|SIP/1|AGENTDUMP|", "c|q|SIP/1|MADE_UP_BY_A_DIALPLAN|x", "c|q|NONE|did|4001234567"})
    void an_event_that_says_nothing_of_calls_and_states_is_counted_and_changes_neither(String event) {
        String[] lines = {"08:00:00|CLI|q|SIP/1|ADDMEMBER|", "09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:01|" + event,
            "09:00:05|c|q|SIP/1|CONNECT|5|x|1", "09:00:06|" + event, "09:01:00|c|q|SIP/1|COMPLETEAGENT|5|55|1", "09:01:01|" + event,
            "10:00:00|CLI|q|SIP/1|REMOVEMEMBER|"};

        Centre.Result calls = centre(lines).run();
        Centre.Result states = states(lines);

        assertThat(calls.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("answered_at", "2026-11-21 09:00:05"),
                entry("ended_at", "2026-11-21 09:01"), entry("hangup_by", "agent"), entry("agent_id", "1"), entry("transferred_out", "0")));
        assertThat(counted(calls)).containsExactly(8L, 1L, 0L, 7L);
        assertThat(states.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("state", "logged_in"),
                entry("from_at", "2026-11-21 08:00"), entry("to_at", "2026-11-21 10:00")));
        assertThat(counted(states)).containsExactly(8L, 1L, 0L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "FULL", "JOINEMPTY", "DIVERT_CA_RATIO", "DIVERT_HOLDTIME"})
    void an_event_of_the_door_changes_nothing_of_a_call_that_is_in_the_queue(String event) {
        Centre.Result calls = centre("09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:01|c|q|NONE|" + event + "|", "09:00:05|c|q|SIP/1|CONNECT|5|x|1",
                "09:00:06|c|q|NONE|" + event + "|", "09:01:00|c|q|SIP/1|COMPLETEAGENT|5|55|1").run();

        assertThat(calls.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("answered_at", "2026-11-21 09:00:05"),
                entry("ended_at", "2026-11-21 09:01"), entry("hangup_by", "agent")));
        assertThat(counted(calls)).containsExactly(5L, 1L, 0L, 4L);
    }

    @Test
    void a_call_that_an_agent_made_is_no_call_of_a_queue_and_no_state() {
        String outcall = "09:00:00|17.9|NONE|SIP/1|OUTCALL|ANSWER|42|02155551234";

        assertThat(counted(centre(outcall).run())).containsExactly(1L, 0L, 0L, 1L);
        assertThat(counted(states(outcall))).containsExactly(1L, 0L, 0L, 1L);
    }

    @Test
    void a_log_may_begin_with_an_event_of_another_program() {
        Centre.Result table = centre("1,2026-11-21 08:59:59,c,a,NONE,INFO,before,,", "2,2026-11-21 09:00:00,c,a,NONE,ENTERQUEUE,,139,1",
                "3,2026-11-21 09:00:20,c,a,NONE,ABANDON,1,1,20").run();
        Centre.Result file = centre("08:59:59|c|a|NONE|MADE_UP|before", "09:00:00|c|a|NONE|ENTERQUEUE||139|1",
                "09:00:20|c|a|NONE|ABANDON|1|1|20").run();

        assertThat(table.column("caller")).containsExactly("139");
        assertThat(file.rows()).isEqualTo(table.rows());
    }

    @Test
    void the_callers_name_beside_the_number_is_no_number() {
        Centre.Result result = centre("09:00:00|c|q|NONE|ENTERQUEUE|https://crm.example/pop|13912345678|1|张, \"Li\"",
                "09:00:20|c|q|NONE|ABANDON|1|1|20").run();

        assertThat(result.column("caller")).containsExactly("13912345678");
        assertThat(result.column("queue")).containsExactly("q");
    }

    @Test
    void a_caller_without_a_number_is_absent_and_not_the_address_that_agents_are_shown() {
        Centre.Result result = centre("09:00:00|c|q|NONE|ENTERQUEUE|https://crm.example/pop||1", "09:00:20|c|q|NONE|ABANDON|1|1|20").run();

        assertThat(result.column("caller")).containsOnlyNulls();
    }

    @Test
    void columns_too_narrow_for_their_parameters_change_neither_the_legs_nor_their_parties() {
        Centre.Result result = centre(TABLE, "1,2026-11-21 09:00:00,17.1,sales,NONE,ENTERQUEUE,https://crm.example/,13912345678,1,Jean-Baptiste Antoin,",
                "2,2026-11-21 09:00:05,17.1,sales,PJSIP/1002,CONNECT,5,pbx-shanghai-01-1795,1,,",
                "3,2026-11-21 09:01:00,17.1,sales,PJSIP/1002,ATTENDEDTRANSFER,LINK,Local/1003@from-queu,PJSIP/provider-00000,5,55|1").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("caller", "13912345678"), entry("agent_id", "1002"),
                entry("answered_at", "2026-11-21 09:00:05"), entry("ended_at", "2026-11-21 09:01"), entry("transferred_out", "1")));
        assertThat(counted(result)).containsExactly(3L, 1L, 0L, 2L);
    }

    @Test
    void a_number_that_one_narrow_data_column_cut_off_is_not_read() {
        Centre.Result calls = centre(ONE_COLUMN, "2026-11-21 09:00:00,c,q,NONE,ENTERQUEUE,https://crm.cn/|1391", "2026-11-21 09:00:20,c,q,NONE,ABANDON,1|1|20").run();
        Centre.Result cut = states(ONE_COLUMN, "2026-11-21 10:00:00,c,NONE,Agent/7,AGENTLOGOFF,SIP/1001-00000abc|36");
        Centre.Result whole = states(ONE_COLUMN, "2026-11-21 10:00:00,c,NONE,Agent/7,AGENTLOGOFF,SIP/1001-0abc|3600");

        assertThat(calls.column("caller")).containsOnlyNulls();
        assertThat(cut.rows()).isEmpty();
        assertThat(counted(cut)).containsExactly(1L, 0L, 0L, 1L);
        assertThat(whole.column("from_at")).containsExactly("2026-11-21 09:00");
    }

    @Test
    void a_reason_that_was_cut_off_is_a_pause_all_the_same() {
        Centre.Result result = states(TABLE, "1,2026-11-21 09:00:00,NONE,q,SIP/1,PAUSE,Training with the ne,,,,",
                "2,2026-11-21 09:30:00,NONE,q,SIP/1,UNPAUSE,Training with the ne,,,,");

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("state", "busy"),
                entry("from_at", "2026-11-21 09:00"), entry("to_at", "2026-11-21 09:30")));
    }
}
