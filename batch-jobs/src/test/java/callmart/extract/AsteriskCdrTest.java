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

/** Calls from Asterisk's call detail records. */
class AsteriskCdrTest {

    @TempDir
    private Path home;
    private Centre centre;

    @BeforeEach
    void aCentre() {
        centre = new Centre(home).sources("calls: {type: asterisk-cdr, path: log}");
    }

    /** A row of Master.csv with 21 columns; times on the day. */
    private static String cdr(String channel, String peer, String app, String start, String answer, String end, String disposition, String ids) {
        String[] id = ids.split(" ");
        String answered = answer.isEmpty() ? "" : "\"2026-11-21 " + answer + "\"";
        return "\"\",\"13912345678\",\"600\",\"from-trunk\",\"\"\"A, \"\"\"\"B\"\"\"\"\"\" <13912345678>\",\"" + channel + "\",\"" + peer + "\",\"" + app
                + "\",\"SIP/100,20,t\",\"2026-11-21 " + start + "\"," + answered + ",\"2026-11-21 " + end + "\",60,48,\"" + disposition
                + "\",\"DOCUMENTATION\",\"" + id[0] + "\",\"\",\"\",\"" + id[1] + "\"," + id[2];
    }

    private static final String TRUNK = "SIP/provider-00000001";

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"1795222800.1\"", ",\"1795222800.1\",\"a user's field\"", ",\"\",\"1795222800.1\",7",
        ",\"1795222800.1\",\"\",\"1795222800.1\",7", ",\"1795222800.1\",\"x\",\"\",\"1795222800.1\",7"})
    void each_number_of_columns_of_master_csv_is_read(String optional) {
        Centre.Result result = centre.log("\"acc\",\"13912345678\",\"600\",\"from-trunk\",\"\"\"Li \"\"\"\"Lei\"\"\"\"\"\" <13912345678>\",\"" + TRUNK
                + "\",\"SIP/100-00000002\",\"Dial\",\"SIP/100,20\",\"2026-11-21 09:00:00\",\"2026-11-21 09:00:12\",\"2026-11-21 09:01:00\",60,48,"
                + "\"ANSWERED\",\"DOCUMENTATION\"" + optional).run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("direction", "inbound")
                .containsEntry("caller", "13912345678").containsEntry("callee", "600").containsEntry("agent_id", "100")
                .containsEntry("arrived_at", "2026-11-21 09:00").containsEntry("answered_at", "2026-11-21 09:00:12")
                .containsEntry("ended_at", "2026-11-21 09:01").doesNotContainKeys("queued_at", "hangup_by")
                .containsEntry("call_id", optional.contains("1795222800.1") ? "1795222800.1" : "1795222800-" + TRUNK));
    }

    @Test
    void the_order_of_cdr_custom_is_told_by_where_the_dates_stand() {
        Centre.Result result = centre.log("\"\"\"Li\"\" <13912345678>\",\"13912345678\",\"600\",\"from-trunk\",\"" + TRUNK + "\",\"PJSIP/100-0000002a\",\"Dial\","
                + "\"PJSIP/100\",\"2026-11-21 09:00:00\",\"2026-11-21 09:00:12\",\"2026-11-21 09:01:00\",\"60.25\",\"48.1\",\"ANSWERED\",\"3\",\"\","
                + "\"1795222800.1\",\"\",7").run();

        assertThat(result.column("call_id")).containsExactly("1795222800.1");
        assertThat(result.column("agent_id")).containsExactly("100");
    }

    @Test
    void an_export_with_calldate_gets_its_end_and_answer_from_the_durations() {
        Centre.Result header = centre.log("calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,"
                + "accountcode,uniqueid,userfield", "2026-11-21 09:00:00,\"\"\"Li\"\" <139>\",139,600,from-did-direct," + TRUNK
                + ",SIP/100-00000002,Dial,SIP/100,60,48,ANSWERED,3,,1795222800.1,").run();
        Centre.Result none = centre.log("2026-11-21 09:00:00,Li <139>,139,600,from-did-direct," + TRUNK + ",SIP/100-00000002,Dial,SIP/100,60,48,"
                + "ANSWERED,3,,1795222800.9,,02155551234,rec.wav,139,Li,,,,1795222800.1,8").run();

        assertThat(centre.log("calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid",
                "2026-11-21 09:00:00,\"Li, Lei\" <13912345678>,,600,from-trunk," + TRUNK + ",,,,0,0,NO ANSWER,1.1").run().column("caller"))
                .containsExactly("13912345678");
        assertThat(header.column("answered_at")).containsExactly("2026-11-21 09:00:12");
        assertThat(header.column("ended_at")).containsExactly("2026-11-21 09:01");
        assertThat(none.column("answered_at")).containsExactly("2026-11-21 09:00:12");
        assertThat(none.column("callee")).containsExactly("02155551234");
        assertThat(none.column("call_id")).containsExactly("1795222800.1");
    }

    @Test
    void times_without_seconds_are_completed_by_the_durations() {
        Centre.Result result = centre.log(saved(cdr(TRUNK, "SIP/100-00000002", "Dial", "9:00", "9:00", "9:01", "ANSWERED", "1.1 1.1 1"), 63, 43),
                saved(cdr(TRUNK, "SIP/101-00000003", "Dial", "9:00", "", "9:00", "NO ANSWER", "1.1 1.1 2"), 20, 0),
                saved(cdr(TRUNK, "SIP/102-00000007", "Dial", "9:01", "", "9:01", "NO ANSWER", "1.1 1.1 3"), 20, 0)).run();

        assertThat(result.column("agent_id")).containsExactly("100", null);
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 09:00", "2026-11-21 09:01");
        assertThat(result.column("answered_at")).containsExactly("2026-11-21 09:00:20", null);
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:01:03", "2026-11-21 09:01:20");
        assertThat(centre.log("start,end,src,dst,dcontext,channel,dstchannel,lastapp,answer,disposition,uniqueid", "2026/11/21 9:00,2026/11/21 9:01,139,600,"
                + "from-trunk," + TRUNK + ",SIP/100-00000002,Dial,2026/11/21 9:00,ANSWERED,1.1").run().column("ended_at")).containsExactly("2026-11-21 09:01");
    }

    /** The row as a spreadsheet saves it. */
    private static String saved(String row, int duration, int billsec) {
        return row.replace("2026-11-21", "2026/11/21").replace(",60,48,", "," + duration + "," + billsec + ",");
    }

    @Test
    void times_of_usegmtime_are_read_in_the_sources_time_zone() {
        centre.sources("calls: {type: asterisk-cdr, path: log, time-zone: UTC}");
        Centre.Result result = centre.log(cdr(TRUNK, "SIP/100-00000002", "Dial", "01:00:00", "01:00:12", "01:01:00", "ANSWERED", "1.1 1.1 1")).run();

        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 09:00");
    }

    @Test
    void telephones_that_ring_beside_each_other_and_local_halves_are_one_leg() {
        Centre.Result result = centre.log(cdr(TRUNK, "SIP/100-00000002", "Dial", "09:00:00", "", "09:00:12", "NO ANSWER", "1.1 1.1 1"),
                cdr(TRUNK, "SIP/101-00000003", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 2"),
                cdr(TRUNK, "SIP/102-00000004", "Dial", "09:00:00", "", "09:00:12", "NO ANSWER", "1.1 1.1 3"),
                cdr("Local/101@agents-00000001;2", "SIP/101-00000003", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.4 1.1 4")).run();

        assertThat(result.column("leg")).containsExactly("1");
        assertThat(result.column("agent_id")).containsExactly("101");
        assertThat(result.counts()).extracting(Counts::read, Counts::filtered).containsExactly(4L, 3L);
    }

    @Test
    void a_transfer_inside_is_a_further_leg_and_the_consultation_before_it_none() {
        Centre.Result result = centre.log(cdr(TRUNK, "SIP/100-00000002", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 1"),
                cdr("SIP/100-00000005", "SIP/101-00000006", "Dial", "09:00:40", "09:00:42", "09:01:00", "ANSWERED", "1.5 1.1 2").replace("from-trunk", "from-internal"),
                cdr(TRUNK, "SIP/101-00000006", "Dial", "09:01:00", "09:01:00", "09:05:00", "ANSWERED", "1.1 1.1 3"),
                cdr(TRUNK, "SIP/102-00000007", "Dial", "09:05:00", "", "09:05:20", "NO ANSWER", "1.1 1.1 4")).run();

        assertThat(result.column("agent_id")).containsExactly("100", "101", null);
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:01", "2026-11-21 09:05", "2026-11-21 09:05:20");
        assertThat(result.column("leg")).containsExactly("1", "2", "3");
        assertThat(result.counts().filtered()).isEqualTo(1);
    }

    @Test
    void a_transfer_to_a_trunk_leaves_the_centre() {
        centre.sources("calls: {type: asterisk-cdr, path: log, trunks: [provider, mobile]}");
        Centre.Result result = centre.log(cdr(TRUNK, "SIP/anna-00000002", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 1"),
                cdr(TRUNK, "SIP/mobile-00000006", "Dial", "09:01:00", "09:01:10", "09:05:00", "ANSWERED", "1.1 1.1 2")).run();

        assertThat(result.column("agent_id")).containsExactly("anna");
        assertThat(result.column("transferred_out")).containsExactly("1");
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:01");
    }

    @Test
    void answered_by_the_queue_application_or_voicemail_is_not_answered_by_an_agent() {
        Centre.Result result = centre.log(cdr(TRUNK, "", "Queue", "09:00:00", "09:00:03", "09:01:00", "ANSWERED", "1.1 1.1 1")
                .replace("SIP/100,20,t", "sales,t"),
                cdr(TRUNK, "SIP/100-00000002", "VoiceMail", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "2.1 2.1 1")).run();

        assertThat(result.column("answered_at")).containsOnlyNulls();
        assertThat(result.column("agent_id")).containsOnlyNulls();
        assertThat(result.column("queue")).containsExactly("sales", null);
        assertThat(result.column("queued_at")).containsExactly("2026-11-21 09:00:03", null);
    }

    @Test
    void a_queue_call_whose_answer_only_a_queue_log_knows_is_refused_without_one() {
        Centre.Result result = centre.log(cdr(TRUNK, "SIP/100-00000002", "Queue", "09:00:00", "09:00:00", "09:01:00", "ANSWERED", "1.1 1.1 1"),
                cdr(TRUNK, "SIP/100-00000003", "Queue", "09:10:00", "", "09:11:00", "NO ANSWER", "2.1 2.1 1")).run();

        assertThat(result.reasons()).containsExactly("the call detail record says that Queue() took the call and that a telephone was called,"
                + " but not whether an agent answered; let a source of the type asterisk-queue-log feed calls as well");
        assertThat(result.column("queued_at")).containsExactly("2026-11-21 09:10");
    }

    @Test
    void a_conversation_outside_of_queues_of_a_call_that_the_queue_log_tells_of_is_said_on_its_day() {
        centre.sources("calls:\n  - {type: asterisk-cdr, path: Master.csv}\n  - {type: asterisk-queue-log, path: log}").log(
                "09:00:05|1.1|sales|NONE|ENTERQUEUE||139|1", "09:00:12|1.1|sales|SIP/100|CONNECT|7|1.2|3",
                "09:01:00|1.1|sales|SIP/100|BLINDTRANSFER|200|from-internal|7|48|1")
                .file("Master.csv", cdr(TRUNK, "SIP/100-00000002", "Queue", "09:00:00", "09:00:01", "09:01:00", "ANSWERED", "1.1 1.1 1") + "\n"
                        + cdr(TRUNK, "SIP/200-00000004", "Dial", "09:01:00", "09:01:05", "09:03:00", "ANSWERED", "1.1 1.1 2") + "\n");

        assertThat(centre.run().counts().warnings()).containsOnly(entry("Master.csv: a conversation outside of queues, of a call that the"
                + " queue log tells of, was not loaded", 1L));
        assertThat(centre.run(Centre.DAY.plusDays(1)).counts().warnings()).isEmpty();
    }

    @Test
    void a_call_from_a_telephone_inside_is_outbound_and_one_between_two_is_filtered_unless_direction_is_mapped() {
        String outbound = cdr("SIP/100-00000002", TRUNK, "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 1").replace("from-trunk", "from-internal");
        String unanswered = cdr("SIP/101-00000003", "", "Dial", "09:00:00", "", "09:01:00", "NO ANSWER", "3.1 3.1 1").replace("from-trunk", "phones")
                .replace("\"600\"", "\"02155551234\"");
        String internal = cdr("SIP/100-00000002", "SIP/101-00000004", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "2.1 2.1 1").replace("from-trunk", "phones");
        Centre.Result result = centre.log(outbound, unanswered, internal).run();
        Centre.Result kept = centre.sources("calls: {type: asterisk-cdr, path: log, values: {direction: {internal: outbound}}}").run();

        assertThat(result.column("direction")).containsExactly("outbound", "outbound");
        assertThat(result.column("agent_id")).containsExactly("100", "101");
        assertThat(result.column("answered_at")).containsExactly("2026-11-21 09:00:12", null);
        assertThat(result.counts().filtered()).isEqualTo(1);
        assertThat(kept.rows()).hasSize(3);
    }

    @Test
    void a_row_that_is_cut_off_spoils_no_other_and_is_refused_on_its_day() {
        String good = cdr(TRUNK, "SIP/100-00000002", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 1");
        Centre.Result result = centre.log(good.substring(0, good.indexOf("ANSW")), good, "\"a\",\"b\"", good.replace("2026-11-21 09:00:12", "noon")).run();

        assertThat(result.rows()).hasSize(1);
        assertThat(result.reasons()).satisfiesExactly(reason -> assertThat(reason).startsWith("a quote is opened and not closed"),
                reason -> assertThat(reason).startsWith("the row has 2 cells, and dates do not stand where they do in a CDR"),
                reason -> assertThat(reason).startsWith("answer 'noon' is not a date and time"));
        assertThat(result.rejects().get(2).raw()).contains("noon");
        assertThat(centre.run(Centre.DAY.minusDays(1)).reasons()).hasSize(1);
    }

    @Test
    void the_copy_of_an_account_beside_master_csv_has_the_same_keys_and_contents() {
        String row = cdr(TRUNK, "SIP/100-00000002", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 1");
        centre.sources("calls: {type: asterisk-cdr, path: '*.csv'}").file("Master.csv", row + "\n" + row + "\n").file("acc.csv", row + "\n");
        Centre.Result result = centre.run();

        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(0)).isEqualTo(result.rows().get(1));
        assertThat(result.counts()).extracting(Counts::read, Counts::filtered).containsExactly(3L, 1L);
    }

    @Test
    void a_call_that_the_queue_log_tells_of_is_not_told_again() {
        centre.sources("calls:\n  - {type: asterisk-cdr, path: Master.csv}\n  - {type: asterisk-queue-log, path: log}").log(
                "09:00:05|1.1|sales|NONE|ENTERQUEUE||139|1", "09:00:12|1.1|sales|SIP/100|CONNECT|7|1.2|3", "09:01:00|1.1|sales|SIP/100|COMPLETECALLER|7|48|1")
                .file("Master.csv", cdr(TRUNK, "SIP/100-00000002", "Queue", "09:00:00", "09:00:01", "09:01:00", "ANSWERED", "1.1 1.1 1") + "\n"
                        + cdr(TRUNK, "SIP/101-00000004", "Dial", "09:10:00", "", "09:11:00", "NO ANSWER", "1.9 1.9 1") + "\n");
        Centre.Result result = centre.run();

        assertThat(result.column("call_id")).containsExactly("1.9", "1.1");
        assertThat(result.column("answered_at")).containsExactly(null, "2026-11-21 09:00:12");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(5L, 2L, 3L);
    }

    @Test
    void only_calls_in_progress_are_kept_so_far_rows_of_an_id_are_calls_of_their_own() {
        List<String> legs = centre.log(cdr(TRUNK, "SIP/100-00000002", "Dial", "09:00:00", "09:00:12", "09:01:00", "ANSWERED", "1.1 1.1 1"),
                cdr(TRUNK, "SIP/101-00000003", "Dial", "10:30:00", "10:30:12", "10:31:00", "ANSWERED", "1.1 1.1 2")).run().column("leg");

        assertThat(legs).containsExactly("1", "1");
    }

    @Test
    void a_source_of_call_detail_records_cannot_deliver_a_misspelt_column() {
        assertThat(centre.sources("calls: {type: asterisk-cdr, path: log, trunk: [a]}").faults()).singleElement().asString().contains("'trunks'");
    }
}
