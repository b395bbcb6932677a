package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of a queue log in whatever order are sorted by time; an answer to a query in none fails and is never counted. */
class QueueLogOrderTest {

    private static final String HEADER = "time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n";

    @TempDir
    private Path home;

    private Centre log(String rows) {
        return new Centre(home).sources("calls: {type: asterisk-queue-log, path: 'log*'}").file("log", rows.replace("DAY", Centre.DAY.toString()));
    }

    @Test
    void states_of_an_export_with_the_newest_row_first_last_as_long_as_they_did() {
        Centre.Result result = log(HEADER + """
                DAY 18:00:00,NONE,NONE,Agent/1,AGENTCALLBACKLOGOFF,1@d,14400,CommandLogoff,,
                DAY 14:00:00,NONE,NONE,Agent/1,AGENTCALLBACKLOGIN,1@d,,,,
                DAY 12:00:00,NONE,NONE,Agent/1,AGENTCALLBACKLOGOFF,1@d,14400,CommandLogoff,,
                DAY 10:30:00,NONE,NONE,Agent/1,UNPAUSEALL,,,,,
                DAY 10:00:00,NONE,NONE,Agent/1,PAUSEALL,,,,,
                DAY 08:00:00,NONE,NONE,Agent/1,AGENTCALLBACKLOGIN,1@d,,,,
                """).run(QueueLogStatesTest.STATES, Centre.DAY);

        assertThat(result.reasons()).isEmpty();
        assertThat(result.rows()).extracting(row -> row.get("state") + " " + row.get("from_at").substring(11) + "-" + row.get("to_at").substring(11))
                .containsExactlyInAnyOrder("logged_in 08:00-12:00", "busy 10:00-10:30", "logged_in 14:00-18:00");
    }

    @Test
    void calls_of_such_an_export_keep_the_order_of_events_in_one_second_and_their_lines() {
        Centre.Result result = log(HEADER + """
                DAY 09:12:00,c1,q2,Agent/2,COMPLETECALLER,60,60,1,,
                DAY 09:11:00,c1,q2,Agent/2,CONNECT,60,x,3,,
                DAY 09:10:00,c1,q2,NONE,ENTERQUEUE,,139,1,,
                DAY 09:10:00,c1,q1,Agent/1,BLINDTRANSFER,700,d,5,500,1
                DAY 09:01:40,c1,q1,Agent/1,CONNECT,100,x,3,,
                DAY 09:00:00,c1,q1,NONE,ENTERQUEUE,,139,1,,
                """).run();

        assertThat(result.reasons()).isEmpty();
        assertThat(result.rows()).extracting(row -> row.get("queue") + " " + row.get("agent_id") + " " + row.get("answered_at").substring(11) + "-"
                + row.get("ended_at").substring(11)).containsExactly("q1 1 09:01:40-09:10", "q2 2 09:11-09:12");
        assertThat(result.lines()).containsExactly(7L, 4L);
    }

    @Test
    void a_log_in_no_order_is_sorted_and_events_of_one_second_keep_theirs() {
        Centre mixed = log(HEADER + """
                DAY 09:10:00,c1,q1,Agent/1,BLINDTRANSFER,700,d,5,500,1
                DAY 09:10:00,c1,q2,NONE,ENTERQUEUE,,139,1,,
                DAY 08:00:00,NONE,NONE,Agent/1,AGENTCALLBACKLOGIN,1@d,,,,
                DAY 09:00:00,c1,q1,NONE,ENTERQUEUE,,139,1,,
                DAY 10:00:00,NONE,NONE,Agent/1,PAUSEALL,,,,,
                cut off
                DAY 09:01:40,c1,q1,Agent/1,CONNECT,100,x,3,,
                DAY 12:00:00,NONE,NONE,Agent/1,AGENTCALLBACKLOGOFF,1@d,14400,,,
                DAY 09:12:00,c1,q2,NONE,ABANDON,1,1,120,,
                """);

        Centre.Result calls = mixed.run();
        assertThat(calls.rows()).extracting(row -> row.get("leg") + " " + row.get("queue") + " " + row.get("answered_at") + " " + row.get("ended_at"))
                .containsExactly("1 q1 2026-11-21 09:01:40 2026-11-21 09:10", "2 q2 null 2026-11-21 09:12");
        assertThat(calls.lines()).containsExactly(5L, 3L);
        assertThat(calls.reasons()).singleElement().asString().startsWith("the row has no");
        assertThat(calls.counts()).extracting(Counts::read, Counts::accepted, Counts::rejected, Counts::filtered).containsExactly(9L, 2L, 1L, 6L);
        assertThat(mixed.run(QueueLogStatesTest.STATES, Centre.DAY).rows()).extracting(row -> row.get("state") + " " + row.get("from_at").substring(11)
                + "-" + row.get("to_at").substring(11)).containsExactlyInAnyOrder("logged_in 08:00-12:00", "busy 10:00-12:00");
    }
}
