package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How telephone systems and those who export from them write quotes, dates and numbers. */
class PresetSpellingsTest {

    private static final String FREEPBX = "1/9/2017 16:33:01,\"Li\" <13912345678>,13912345678,600,from-trunk,SIP/provider-0000000a,SIP/1001-0000000b,Dial,"
            + "\"SIP/1001,20\",60,48,ANSWERED,3,,1483950781.1,,02155551234,,,,,,,1483950781.1,7";

    @TempDir
    private Path home;

    private Centre cdr(String keys) {
        return new Centre(home).sources("calls: {type: asterisk-cdr, path: log" + keys + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"Li\" <13912345678>\"", "\"\"Li, Lei\" <13912345678>\"", "\"\"\" <13912345678>\"", "\"\"\"Li\"\" <13912345678>\"",
        "\"Li\" <13912345678>", "\"<13912345678>\"", "\"\"李 雷\" <13912345678>\""})
    void a_callers_name_in_quotes_of_its_own_within_quotes_is_a_name(String clid) {
        Centre.Result result = cdr("").log("\"\",\"\",\"600\",\"from-trunk\"," + clid + ",\"SIP/provider-00000001\",\"SIP/1001-00000002\",\"Dial\","
                + "\"SIP/1001,20\",\"2026-11-21 09:00:00\",\"2026-11-21 09:00:12\",\"2026-11-21 09:02:00\",120,108,\"ANSWERED\",\"DOCUMENTATION\",\"1.1\",\"\"").run();

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("caller")).containsExactly("13912345678");
    }

    @ParameterizedTest
    @CsvSource({"calldate, M/d/yyyy H:mm:ss, 2017-01-09", "start, M/d/yyyy H:mm:ss, 2017-01-09", "calldate, d/M/yyyy H:mm:ss, 2017-09-01"})
    void an_export_without_header_and_with_dates_of_the_country_is_read_with_a_format(String column, String pattern, String day) {
        Centre.Result result = cdr(", formats: {" + column + ": '" + pattern + "'}").log(FREEPBX).run(java.time.LocalDate.parse(day));

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("answered_at")).containsExactly(day + " 16:33:13");
        assertThat(result.column("callee")).containsExactly("02155551234");
    }

    @Test
    void without_a_format_such_a_date_is_refused_with_the_advice() {
        assertThat(cdr("").log(FREEPBX).run().reasons()).singleElement().asString()
                .startsWith("start '1/9/2017 16:33:01' is not a date and time").contains("formats: {start: d/M/yyyy H:mm:ss}");
    }

    @Test
    void formats_work_in_every_preset() {
        Centre queue = new Centre(home).sources("calls: {type: asterisk-queue-log, path: log, formats: {time: 'd.M.yyyy H:mm:ss'}}").log(
                "time,callid,queuename,agent,event,data1,data2,data3", "21.11.2026 9:00:00,c,q,NONE,ENTERQUEUE,,139,1", "21.11.2026 9:00:20,c,q,NONE,ABANDON,1,1,20");
        assertThat(queue.run().column("ended_at")).containsExactly("2026-11-21 09:00:20");

        Centre freeswitch = new Centre(home).sources("calls: {type: freeswitch-cdr, path: log, formats: {start_stamp: 'M/d/yyyy H:mm:ss',"
                + " answer_stamp: 'M/d/yyyy H:mm:ss', end_stamp: 'M/d/yyyy H:mm:ss'}}").log("Li,13912345678,1002,public,11/21/2026 9:00:00,"
                + "11/21/2026 9:00:12,11/21/2026 9:01:00,60,48,NORMAL_CLEARING,u1,u2,");
        assertThat(freeswitch.run().column("answered_at")).containsExactly("2026-11-21 09:00:12");
    }

    @ParameterizedTest
    @CsvSource({"asterisk-cdr, 'calldate, start, answer, end'", "asterisk-queue-log, 'time, date_time, created'", "freeswitch-cdr, 'start_stamp, answer_stamp, end_stamp'"})
    void a_format_that_no_column_of_the_log_takes_is_a_fault(String type, String columns) {
        assertThat(new Centre(home).sources("calls: {type: " + type + ", path: log, formats: {arrived_at: 'd/M/yyyy H:mm'}}").faults()).singleElement()
                .asString().contains("arrived_at").contains(columns);
    }

    @ParameterizedTest
    @CsvSource({"*7413912345678, 0", "*741234567, 0", "#2113912345678, 0", "13912345678, 1", "+8613912345678, 1", "13912345678#, 1"})
    void a_feature_code_is_no_number_outside(String dialled, int calls) {
        Centre.Result asterisk = cdr("").log("calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid",
                "2026-11-21 09:00:00,,1001," + dialled + ",from-internal,SIP/1001-0000000b,,Macro,x,10,0,NO ANSWER,1.1").run();
        Centre.Result freeswitch = new Centre(home).sources("calls: {type: freeswitch-cdr, path: log}").log("Li,1001," + dialled
                + ",default,2026-11-21 09:00:00,,2026-11-21 09:01:00,60,0,NORMAL_CLEARING,u1,,").run();

        assertThat(asterisk.rows()).hasSize(calls);
        assertThat(freeswitch.rows()).hasSize(calls);
    }
}
