package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who an agent of a queue log is, and what is said of agents who are not signed in. */
class QueueLogAgentsTest {

    @TempDir
    private Path home;

    private Centre centre(String keys, String... lines) {
        return new Centre(home).sources("calls: {type: asterisk-queue-log, path: log" + keys + "}").log(lines);
    }

    private static List<String> spans(Centre.Result result) {
        return result.rows().stream().map(row -> row.get("agent_id") + " " + row.get("state") + " " + row.get("from_at").substring(11) + "-"
                + (row.get("to_at") == null ? "" : row.get("to_at").substring(11))).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "none", ""})
    void none_is_no_agent_who_signs_in_pauses_or_works(String none) {
        Centre.Result result = centre("", "08:00:00|MANAGER|q|" + none + "|ADDMEMBER|", "08:01:00|c|NONE|" + none + "|AGENTCALLBACKLOGIN|1@d",
                "08:02:00|c|NONE|" + none + "|PAUSEALL|", "08:03:00|c|q|" + none + "|WRAPUPSTART|15",
                "09:00:00|c|NONE|" + none + "|AGENTCALLBACKLOGOFF|1@d|300|").run(QueueLogStatesTest.STATES, Centre.DAY);

        assertThat(result.rows()).isEmpty();
        assertThat(result.counts()).extracting(Counts::read, Counts::filtered, Counts::rejected).containsExactly(5L, 5L, 0L);
    }

    @Test
    void a_connect_to_none_is_answered_by_the_agent_whom_the_end_names() {
        Centre.Result result = centre("", "09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:05|c|q|NONE|CONNECT|5|x|1",
                "09:01:00|c|q|SIP/1|COMPLETEAGENT|5|55|1").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("agent_id", "1"),
                entry("answered_at", "2026-11-21 09:00:05")));
    }

    @Test
    void a_call_that_was_answered_by_nobody_who_is_named_is_refused_and_no_agent_is_called_none() {
        Centre.Result result = centre("", "09:00:00|c|q|NONE|ENTERQUEUE||139|1", "09:00:05|c|q|NONE|CONNECT|5|x|1",
                "09:01:00|c|q|NONE|COMPLETEAGENT|5|55|1").run();

        assertThat(result.rows()).isEmpty();
        assertThat(result.reasons()).containsExactly("answered_at 2026-11-21 09:00:05 is given but agent_id is missing");
    }

    @ParameterizedTest
    @CsvSource({"hint:1001@ext-local, 1001", "Local/1001@from-queue/n, 1001", "PJSIP/1001, 1001", "Agent/1001, 1001", "Li Lei, Li Lei",
        "hint:1001, 1001"})
    void an_agent_is_who_the_interface_names(String agent, String id) {
        assertThat(spans(centre("", "08:00:00|x|q|" + agent + "|ADDMEMBER|", "09:00:00|x|q|" + agent + "|REMOVEMEMBER|")
                .run(QueueLogStatesTest.STATES, Centre.DAY))).containsExactly(id + " logged_in 08:00-09:00");
    }

    @Test
    void interfaces_of_one_agent_are_one_agent_where_the_source_says_so() {
        String[] lines = {"08:00:00|c|NONE|Agent/52|AGENTCALLBACKLOGIN|x", "08:00:01|c|q|Local/id-61@agentcallback|ADDMEMBER|",
            "09:00:00|k|q|NONE|ENTERQUEUE||139|1", "09:00:05|k|q|Local/id-61@agentcallback|CONNECT|5|x|1",
            "09:01:00|k|q|Local/id-61@agentcallback|COMPLETEAGENT|5|55|1",
            "10:00:00|c|q|Local/id-61@agentcallback|PAUSE|", "10:00:00|c|NONE|Agent/52|PAUSEALL|",
            "10:10:00|c|q|Local/id-61@agentcallback|UNPAUSE|", "10:10:00|c|NONE|Agent/52|UNPAUSEALL|",
            "12:00:00|c|q|Local/id-61@agentcallback|REMOVEMEMBER|", "12:00:01|c|NONE|Agent/52|AGENTCALLBACKLOGOFF|x|14401|"};
        Centre centre = centre(", agents: {'Local/id-61@agentcallback': '52'}", lines);

        assertThat(spans(centre.run(QueueLogStatesTest.STATES, Centre.DAY))).containsExactly("52 busy 10:00-10:10", "52 logged_in 08:00-12:00:01");
        assertThat(centre.run().column("agent_id")).containsExactly("52");
        assertThat(centre(", agents: {id-61: 52}", lines).run().column("agent_id")).containsExactly("52");
    }

    @Test
    void agents_are_named_by_telephone_systems_alone() {
        assertThat(new Centre(home).sources("calls: {type: csv, path: log, agents: {a: b}}").faults()).singleElement().asString()
                .contains("agents").contains("telephone");
    }

    @Test
    void wrap_up_lasts_as_long_as_the_log_says() {
        Centre.Result result = centre("", "08:00:00|c|NONE|Agent/11|AGENTCALLBACKLOGIN|x", "09:42:47|k|q11|NONE|ENTERQUEUE||1003|1",
                "09:43:05|k|q11|Agent/11|CONNECT|18|1351078982.15|2", "09:43:07|k|q11|Agent/11|COMPLETEAGENT|18|2|1",
                "09:43:07|NONE|NONE|Agent/11|WRAPUPSTART|15", "12:00:00|c|NONE|Agent/11|AGENTCALLBACKLOGOFF|x|14400|")
                .run(QueueLogStatesTest.STATES, Centre.DAY);

        assertThat(spans(result)).containsExactly("11 wrap_up 09:43:07-09:43:22", "11 logged_in 08:00-12:00");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(6L, 2L, 4L);
    }

    @Test
    void wrap_up_without_a_length_is_refused() {
        Centre.Result result = centre("", "09:00:00|NONE|NONE|Agent/11|WRAPUPSTART|").run(QueueLogStatesTest.STATES, Centre.DAY);

        assertThat(result.reasons()).containsExactly("WRAPUPSTART does not say for how many seconds, so it is not known when the wrap-up ended");
    }

    @Test
    void pauses_of_agents_who_never_sign_in_are_told_with_their_ids() {
        Centre centre = centre("", "08:00:00|c|NONE|Agent/7|AGENTLOGIN|x", "09:00:00|c|q|SIP/1002|PAUSE|", "09:05:00|c|q|SIP/1002|UNPAUSE|",
                "10:00:00|c|q|SIP/1001|PAUSE|", "10:05:00|c|q|SIP/1001|UNPAUSE|", "10:06:00|c|q|SIP/1001|PAUSE|", "10:07:00|c|q|SIP/1001|UNPAUSE|",
                "11:00:00|c|q|Agent/7|PAUSE|", "11:01:00|c|q|Agent/7|UNPAUSE|");

        Centre.Result result = centre.run(QueueLogStatesTest.STATES, Centre.DAY);

        assertThat(result.counts().warnings()).containsOnly(entry("log: 1001, 1002 paused without ever signing in: their time at work is not"
                + " known and their pauses count for nothing; members that queues.conf names have no sign-in: let them sign in, or load"
                + " agent_states from elsewhere", 3L));
        assertThat(centre.run(QueueLogStatesTest.STATES, LocalDate.of(2026, 11, 22)).counts().warnings()).isEmpty();
    }
}
