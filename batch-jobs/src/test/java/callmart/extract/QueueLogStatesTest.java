package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of agents from Asterisk's queue log. */
class QueueLogStatesTest {

    static final Feed STATES = Feeds.get("agent_states");

    @TempDir
    private Path home;

    private Centre.Result states(String... lines) {
        return new Centre(home).sources("calls: {type: asterisk-queue-log, path: log}").log(lines).run(STATES, Centre.DAY);
    }

    private static List<String> spans(Centre.Result result) {
        return result.rows().stream().map(row -> row.get("agent_id") + " " + row.get("state") + " " + row.get("from_at").substring(11) + "-"
                + (row.get("to_at") == null ? "" : row.get("to_at").substring(11))).toList();
    }

    @Test
    void membership_of_several_queues_is_one_span_from_the_first_to_the_last() {
        Centre.Result result = states("08:00:00|CLI|a|SIP/1001|ADDMEMBER|", "08:00:05|CLI|b|SIP/1001|ADDMEMBER|",
                "12:00:00|CLI|a|SIP/1001|REMOVEMEMBER|", "12:00:10|CLI|b|SIP/1001|REMOVEMEMBER|");

        assertThat(spans(result)).containsExactly("1001 logged_in 08:00-12:00:10");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(4L, 1L, 3L);
    }

    @Test
    void signing_in_and_the_memberships_that_come_with_it_are_one_span() {
        assertThat(spans(states("08:00:00|c|IT|Local/1127@callback-agent|ADDMEMBER|", "08:00:00|c|NONE|Agent/1127|AGENTCALLBACKLOGIN|x",
                "12:00:00|d|IT|Local/1127@callback-agent|REMOVEMEMBER|", "12:00:01|d|NONE|Agent/1127|AGENTCALLBACKLOGOFF|x|14400|")))
                .containsExactly("1127 logged_in 08:00-12:00:01");
        assertThat(spans(states("08:00:00|c|NONE|Agent/7|AGENTLOGIN|SIP/1-1", "09:00:00|c|NONE|Agent/7|AGENTLOGOFF|SIP/1-1|3600")))
                .containsExactly("7 logged_in 08:00-09:00");
    }

    @Test
    void a_pause_over_all_queues_is_counted_once() {
        assertThat(spans(states("09:00:00|NONE|NONE|SIP/1|PAUSEALL|Lunch", "09:00:00|NONE|a|SIP/1|PAUSE|Lunch", "09:00:00|NONE|b|SIP/1|PAUSE|Lunch",
                "09:10:00|NONE|NONE|SIP/1|UNPAUSEALL|", "09:10:00|NONE|a|SIP/1|UNPAUSE|", "09:10:00|NONE|b|SIP/1|UNPAUSE|",
                "09:30:00|NONE|a|SIP/1|PAUSE|", "09:31:00|NONE|b|SIP/1|PAUSE|", "09:40:00|NONE|a|SIP/1|UNPAUSE|", "09:45:00|NONE|b|SIP/1|UNPAUSE|")))
                .containsExactly("1 busy 09:00-09:10", "1 busy 09:30-09:45");
    }

    @Test
    void a_second_pause_is_not_counted_from_the_first() {
        assertThat(spans(states("09:00:00|x|a|SIP/1|PAUSE|", "09:05:00|x|a|SIP/1|UNPAUSE|", "10:00:00|x|a|SIP/1|PAUSE|", "10:01:00|x|a|SIP/1|UNPAUSE|")))
                .containsExactly("1 busy 09:00-09:05", "1 busy 10:00-10:01");
    }

    @Test
    void a_missing_logoff_leaves_the_state_open_and_a_restart_logs_nobody_off() {
        assertThat(spans(states("08:00:00|CLI|a|SIP/1|ADDMEMBER|", "09:00:00|NONE|NONE|NONE|QUEUESTART|", "09:00:01|MANAGER|a|SIP/1|ADDMEMBER|",
                "10:00:00|CLI|a|SIP/1|PAUSE|"))).containsExactly("1 logged_in 08:00-", "1 busy 10:00-");
    }

    @Test
    void the_reason_of_a_pause_may_tell_its_state() throws IOException {
        Centre centre = new Centre(home).sources("calls: {type: asterisk-queue-log, path: log}").log("09:00:00|x|a|SIP/1|PAUSE|Lunch",
                "09:05:00|x|a|SIP/1|UNPAUSE|", "10:00:00|x|a|SIP/1|PAUSE|", "10:01:00|x|a|SIP/1|UNPAUSE|");
        SourceDefinition plain = centre.definitions().get(0);
        SourceDefinition mapped = new SourceDefinition(plain.place(), plain.type(), plain.origin(),
                Map.of("state", new Form.First(List.of(new Form.Header("reason"), new Form.Header("state")))), Map.of(), Map.of(), Map.of(), Map.of(),
                Map.of("state", Map.of("Lunch", Optional.of("rest"))), plain.sumWords(), plain.zone(), plain.maxRejectRatio(), false, plain.telephony(),
                Map.of());
        List<String> states = new ArrayList<>();

        centre.extraction().run(STATES, Centre.DAY, List.of(mapped), new Sink() {
            @Override
            public void accepted(TypedRow row) {
                states.add(row.text(STATES.indexOf("state")));
            }

            @Override
            public void rejected(Reject reject) {
                states.add(reject.reason());
            }
        });

        assertThat(states).containsExactly("rest", "busy");
    }

    @Test
    void leaving_ends_the_pause_and_a_member_may_be_added_paused() {
        assertThat(spans(states("08:00:00|CLI|a|SIP/1|ADDMEMBER|PAUSED", "09:00:00|CLI|a|SIP/1|UNPAUSE|", "10:00:00|CLI|a|SIP/1|PAUSE|",
                "11:00:00|CLI|a|SIP/1|REMOVEMEMBER|"))).containsExactly("1 busy 08:00-09:00", "1 busy 10:00-11:00", "1 logged_in 08:00-11:00");
    }

    @Test
    void who_signs_in_twice_has_a_sign_off_missing_and_the_first_state_stays_open() {
        Centre.Result result = states("08:00:00|c|NONE|Agent/7|AGENTLOGIN|x", "09:00:00|c|a|Agent/7|PAUSE|", "18:00:00|d|NONE|Agent/7|AGENTLOGIN|x",
                "19:00:00|d|NONE|Agent/7|AGENTLOGOFF|x|3600");

        assertThat(spans(result)).containsExactly("7 logged_in 08:00-", "7 busy 09:00-", "7 logged_in 18:00-19:00");
        assertThat(result.counts()).extracting(Counts::read, Counts::filtered).containsExactly(4L, 1L);
    }

    @Test
    void a_member_added_paused_is_two_states_and_one_row_read() {
        Centre.Result result = states("08:00:00|CLI|a|SIP/1|ADDMEMBER|PAUSED", "09:00:00|CLI|a|SIP/1|UNPAUSE|", "10:00:00|CLI|a|SIP/1|REMOVEMEMBER|");
        assertThat(spans(result)).containsExactly("1 busy 08:00-09:00", "1 logged_in 08:00-10:00");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(3L, 2L, 1L);

        Centre.Result open = states("08:00:00|CLI|a|SIP/1|ADDMEMBER|PAUSED", "08:30:00|c|a|NONE|ENTERQUEUE||", "09:00:00|CLI|a|SIP/2|ADDMEMBER|PAUSED");
        assertThat(spans(open)).containsExactly("1 logged_in 08:00-", "1 busy 08:00-", "2 logged_in 09:00-");
        assertThat(open.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(3L, 3L, 0L);
    }

    @Test
    void a_logoff_whose_login_lies_before_the_log_states_how_long_the_agent_was_there() {
        Centre.Result result = states("12:00:00|c|NONE|Agent/7|AGENTLOGOFF|SIP/1-1|7200", "12:30:00|c|a|SIP/8|UNPAUSE|", "12:31:00|c|a|SIP/8|REMOVEMEMBER|");

        assertThat(spans(result)).containsExactly("7 logged_in 10:00-12:00");
        assertThat(result.counts()).extracting(Counts::read, Counts::filtered).containsExactly(3L, 2L);
    }
}
