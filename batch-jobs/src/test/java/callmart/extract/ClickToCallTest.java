package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose records are joined by Local channels, and calls that were parked, in Asterisk's call detail records. */
class ClickToCallTest {

    private static final String HEADER = "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid,linkedid";
    private static final String TRUNK = "SIP/provider-0000000a";

    @TempDir
    private Path home;
    private Centre centre;

    @BeforeEach
    void aCentre() {
        centre = new Centre(home).sources("calls: {type: asterisk-cdr, path: log}");
    }

    /** A row of one call; {@code seconds} are duration and billsec. */
    private static String row(String time, String src, String dst, String context, String channel, String peer, String app, String seconds) {
        String[] parts = seconds.split(" ");
        return "2026-11-21 " + time + ",," + src + "," + dst + "," + context + "," + channel + "," + peer + "," + app + ",x," + parts[0] + ","
                + parts[1] + "," + (parts[1].equals("0") ? "NO ANSWER" : "ANSWERED") + ",9.1,9.1";
    }

    private Centre.Result calls(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return centre.log(lines).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", trunks: [provider]"})
    void two_halves_of_a_local_channel_join_the_agent_and_the_customer(String trunks) {
        centre.sources("calls: {type: asterisk-cdr, path: log" + trunks + "}");
        Centre.Result result = calls(row("09:00:00", "1001", "1001", "from-internal", "Local/1001@from-internal-00000001;2", "SIP/1001-00000002", "Dial", "70 64"),
                row("09:00:06", "1001", "13912345678", "from-internal", "Local/1001@from-internal-00000001;1", TRUNK, "Dial", "64 52"));

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("direction", "outbound"), entry("agent_id", "1001"),
                entry("callee", "13912345678"), entry("arrived_at", "2026-11-21 09:00"), entry("answered_at", "2026-11-21 09:00:18"),
                entry("ended_at", "2026-11-21 09:01:10")));
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(2L, 1L, 1L);
    }

    @Test
    void a_customer_who_does_not_answer_is_an_outbound_call_without_an_answer() {
        Centre.Result result = calls(row("09:00:00", "1001", "1001", "from-internal", "Local/1001@from-internal-00000001;2", "SIP/1001-00000002", "Dial", "70 64"),
                row("09:00:06", "1001", "13912345678", "from-internal", "Local/1001@from-internal-00000001;1", TRUNK, "Dial", "30 0"));

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("direction", "outbound"), entry("agent_id", "1001"),
                entry("ended_at", "2026-11-21 09:00:36")).doesNotContainKey("answered_at"));
    }

    @Test
    void an_agent_who_does_not_answer_calls_nobody() {
        assertThat(calls(row("09:00:00", "1001", "1001", "from-internal", "Local/1001@from-internal-00000001;2", "SIP/1001-00000002", "Dial", "20 0"))
                .counts()).extracting(Counts::accepted, Counts::rejected, Counts::filtered).containsExactly(0L, 0L, 1L);
    }

    @Test
    void one_half_that_calls_the_customer_is_the_agents_call_whom_it_names() {
        assertThat(calls(row("09:00:06", "1001", "13912345678", "from-internal", "Local/1001@from-internal-00000001;1", TRUNK, "Dial", "64 52")).rows())
                .singleElement().satisfies(row -> assertThat(row).contains(entry("direction", "outbound"), entry("agent_id", "1001"),
                        entry("answered_at", "2026-11-21 09:00:18")));
    }

    @Test
    void a_telephone_that_calls_the_customer_over_one_local_channel_makes_an_outbound_call() {
        Centre.Result result = calls(row("09:00:00", "1001", "13912345678", "from-internal", "SIP/1001-00000002", "Local/13912345678@outbound-00000001;1", "Dial", "70 58"),
                row("09:00:00", "1001", "13912345678", "outbound", "Local/13912345678@outbound-00000001;2", TRUNK, "Dial", "70 58"));

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("direction", "outbound"), entry("agent_id", "1001"),
                entry("callee", "13912345678"), entry("answered_at", "2026-11-21 09:00:12"), entry("ended_at", "2026-11-21 09:01:10")));
    }

    @Test
    void a_local_channel_that_a_dialplan_answered_itself_is_not_the_customers_answer() {
        Centre.Result result = calls(row("09:00:00", "1001", "13912345678", "from-internal", "SIP/1001-00000002", "Local/13912345678@outbound-00000001;1", "Dial", "30 29"),
                row("09:00:00", "1001", "13912345678", "outbound", "Local/13912345678@outbound-00000001;2", TRUNK, "Dial", "30 0"));

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("direction", "outbound")).doesNotContainKey("answered_at"));
    }

    @Test
    void who_answered_behind_a_local_channel_is_the_telephone_and_not_the_channels_name() {
        Centre.Result result = calls(row("09:00:00", "13912345678", "600", "from-trunk", TRUNK, "Local/FMPR-101@from-internal-00000003;1", "Dial", "60 48"),
                row("09:00:00", "13912345678", "FMPR-101", "from-internal", "Local/FMPR-101@from-internal-00000003;2", "SIP/100-00000004", "Dial", "12 0"),
                row("09:00:00", "13912345678", "FMPR-101", "from-internal", "Local/FMPR-101@from-internal-00000003;2", "SIP/101-00000005", "Dial", "60 48"));

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).contains(entry("direction", "inbound"), entry("agent_id", "101"),
                entry("answered_at", "2026-11-21 09:00:12")));
        assertThat(result.counts().filtered()).isEqualTo(2);
    }

    @Test
    void without_a_linkedid_a_conversation_over_a_half_is_told() {
        Centre.Result result = calls(row("09:00:06", "1001", "13912345678", "from-internal", "Local/1001@from-internal-00000001;1", TRUNK, "Dial", "64 52")
                .replace("9.1,9.1", "9.1,"));

        assertThat(result.rows()).isEmpty();
        assertThat(result.counts().warnings()).containsOnly(entry("log: a conversation over a Local channel was not loaded, as its other half is"
                + " missing or cannot be told without the column linkedid; have that written or exported", 1L));
    }

    @Test
    void a_parked_call_is_connected_to_who_picks_it_up() {
        List<String> rows = List.of(row("10:00:00", "13912345678", "600", "from-trunk", TRUNK, "SIP/1001-00000005", "Dial", "30 20"),
                row("10:00:30", "13912345678", "700", "from-trunk", TRUNK, "", "Park", "60 60"),
                row("10:01:30", "13912345678", "700", "from-trunk", TRUNK, "SIP/1002-00000006", "Park", "60 60"));
        Centre.Result result = calls(rows.toArray(String[]::new));

        assertThat(result.rows()).extracting(row -> row.get("agent_id") + " " + row.get("answered_at").substring(11) + "-" + row.get("ended_at").substring(11))
                .containsExactly("1001 10:00:10-10:00:30", "1002 10:01:30-10:02:30");
    }

    @Test
    void who_dials_the_parking_space_picks_up_the_caller() {
        Centre.Result result = calls(row("10:00:00", "13912345678", "600", "from-trunk", TRUNK, "SIP/1001-00000005", "Dial", "30 20"),
                row("10:01:30", "1002", "701", "from-internal", "SIP/1002-00000006", TRUNK, "ParkedCall", "60 60"));

        assertThat(result.rows()).extracting(row -> row.get("agent_id") + " " + row.get("answered_at").substring(11) + "-" + row.get("ended_at").substring(11))
                .containsExactly("1001 10:00:10-10:00:30", "1002 10:01:30-10:02:30");
        assertThat(result.column("caller")).containsOnly("13912345678");
    }
}
