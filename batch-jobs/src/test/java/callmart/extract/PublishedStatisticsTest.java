package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of the kinds that wazo publishes with the statistics that it makes of them, in the order in which they are published. */
class PublishedStatisticsTest {

    private static final LocalDate DAY = LocalDate.of(2012, 7, 1);

    @TempDir
    private Path home;

    /** @param rows as {@code time|callid|queue|agent|event|data1|…} */
    private Centre log(String... rows) {
        return new Centre(home).sources("calls: {type: asterisk-queue-log, path: log}").log(Stream.concat(
                Stream.of("time,callid,queuename,agent,event,data1,data2,data3,data4,data5"),
                Stream.of(rows).map(row -> DAY + " " + row.replace('|', ',') + ",,,,,")).toArray(String[]::new));
    }

    private static long legs(Centre.Result result, String queue, int hour, String reason) {
        return result.rows().stream().filter(row -> row.get("queue").equals(queue) && row.get("arrived_at").substring(11, 13).equals("0" + hour)
                && reason.equals(String.valueOf(row.get("lost_reason")))).count();
    }

    /** Received 3 and 2, all of them abandoned. */
    @Test
    void abandoned_calls_of_a_log_in_no_order() {
        Centre.Result result = log("08:00:00.000000|r1|q01|NONE|ENTERQUEUE", "08:10:00.000000|r1|q01|NONE|ABANDON|1|1|4",
                "08:00:00.000001|r6|q01|NONE|ENTERQUEUE", "08:11:00.000001|r6|q01|NONE|ABANDON|2|3|5", "08:00:00.000001|r3|q02|NONE|ENTERQUEUE",
                "08:11:00.000001|r3|q02|NONE|ABANDON|1|1|3", "08:59:59.999999|r2|q01|NONE|ENTERQUEUE", "09:59:59.999999|r2|q01|NONE|ABANDON|2|2|2",
                "09:00:00.000000|r4|q01|NONE|ENTERQUEUE", "09:10:00.000000|r4|q01|NONE|ABANDON|4|3|4", "09:59:59.999999|r5|q01|NONE|ENTERQUEUE",
                "10:59:59.999999|r5|q01|NONE|ABANDON|1|4|2").run(DAY);

        assertThat(result.reasons()).isEmpty();
        assertThat(List.of(legs(result, "q01", 8, "abandoned"), legs(result, "q01", 9, "abandoned"), legs(result, "q02", 8, "abandoned")))
                .containsExactly(3L, 2L, 1L);
    }

    /** Blocking, closed and saturated: received 3 and 2 each, none of which waited. */
    @Test
    void callers_who_were_not_let_in() {
        for (Map.Entry<String, String> event : Map.of("JOINEMPTY", "empty", "CLOSED", "closed", "FULL", "full", "DIVERT_CA_RATIO", "full",
                "DIVERT_HOLDTIME", "full").entrySet()) {
            Centre.Result result = log(Stream.of("08:00:00.000000|r1|q01", "08:00:00.000001|r6|q01", "08:00:00.000001|r3|q02", "08:59:59.999999|r2|q01",
                    "09:00:00.000000|r4|q01", "09:59:59.999999|r5|q01").map(row -> row + "|NONE|" + event.getKey()).toArray(String[]::new)).run(DAY);

            assertThat(List.of(legs(result, "q01", 8, event.getValue()), legs(result, "q01", 9, event.getValue()))).containsExactly(3L, 2L);
            assertThat(result.column("queued_at")).containsOnlyNulls();
        }
    }

    /** Pause 8:38 before nine, then 9:41:10 to 10:46. */
    @Test
    void pauses_of_a_log_with_the_newest_row_first() {
        Centre.Result result = log("10:46:00|NONE|NONE|Agent/10|UNPAUSEALL", "09:41:10|NONE|NONE|Agent/10|PAUSEALL", "08:54:09|NONE|NONE|Agent/10|UNPAUSEALL",
                "08:50:59|NONE|NONE|Agent/10|UNPAUSEALL", "08:50:46|NONE|NONE|Agent/10|UNPAUSEALL", "08:48:45|NONE|NONE|Agent/10|PAUSEALL",
                "08:47:18|NONE|NONE|Agent/10|PAUSEALL", "08:47:17|NONE|NONE|Agent/10|PAUSEALL", "08:47:16|NONE|NONE|Agent/10|PAUSEALL",
                "08:46:38|NONE|NONE|Agent/10|UNPAUSEALL", "08:41:30|NONE|NONE|Agent/10|PAUSEALL", "08:41:09|NONE|NONE|Agent/10|UNPAUSEALL")
                .run(QueueLogStatesTest.STATES, DAY);

        assertThat(result.rows()).extracting(row -> row.get("from_at").substring(11) + "-" + row.get("to_at").substring(11))
                .containsExactly("08:41:30-08:46:38", "08:47:16-08:50:46", "09:41:10-10:46");
    }

    /** Answered 1 and 15 s of wrap-up; the newest row first within one minute. */
    @Test
    void wrap_up_of_a_short_log_with_the_newest_row_first() {
        Centre centre = log("09:43:07.216260|NONE|NONE|Agent/11|WRAPUPSTART|15", "09:43:07.213910|w1|q11|Agent/11|COMPLETEAGENT|18|2|1",
                "09:43:05.121034|w1|q11|Agent/11|CONNECT|18|1351078982.15|2", "09:42:47.009661|w1|q11|NONE|ENTERQUEUE||1003|1");

        assertThat(centre.run(DAY).column("answered_at")).containsExactly("2012-07-01 09:43:05.121");
        assertThat(centre.run(QueueLogStatesTest.STATES, DAY).rows()).extracting(row -> row.get("state") + " " + row.get("to_at"))
                .containsExactly("wrap_up 2012-07-01 09:43:22.216");
    }

    /** Six conversations, three of which ended by a transfer of one kind or another. */
    @Test
    void conversations_that_end_by_transfers() {
        Centre.Result result = log("09:01:06|t1|q02|Agent/2|ENTERQUEUE", "09:01:07|t1|q02|Agent/2|CONNECT|4|1.4", "09:01:10|t1|q02|Agent/2|COMPLETEAGENT|4|10",
                "09:02:06|t2|q02|Agent/2|ENTERQUEUE", "09:02:07|t2|q02|Agent/2|CONNECT|5|1.5", "09:02:10|t2|q02|Agent/2|COMPLETECALLER|4|10",
                "09:03:06|t3|q02|Agent/2|ENTERQUEUE", "09:03:07|t3|q02|Agent/2|CONNECT|6|1.6", "09:03:10|t3|q02|Agent/2|TRANSFER|1001|default|0|10",
                "09:04:06|t4|q02|Agent/2|ENTERQUEUE", "09:04:07|t4|q02|Agent/2|CONNECT|6|1.7", "09:04:10|t4|q02|Agent/2|BLINDTRANSFER|1001|default|0|10",
                "09:05:06|t5|q02|Agent/2|ENTERQUEUE", "09:05:07|t5|q02|Agent/2|CONNECT|6|1.8", "09:05:10|t5|q02|Agent/2|ATTENDEDTRANSFER|BRIDGE|foobar|0|10",
                "09:06:06|t6|q02|Agent/2|ENTERQUEUE", "09:06:07|t6|q02|Agent/2|CONNECT|6|1.9", "09:06:10|t6|q02|Agent/2|ATTENDEDTRANSFER|LINK|SIP/a-1|SIP/b-2|0|10")
                .run(DAY);

        assertThat(result.column("agent_id")).containsExactly("2", "2", "2", "2", "2", "2");
        assertThat(result.column("transferred_out")).containsExactly("0", "0", "1", "1", "1", "1");
    }
}
