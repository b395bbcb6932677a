package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a source beside {@code columns}: which values mean what, how a file is read, what is tolerated. */
class SourceSettingsTest {

    private static final String NEEDED = "call_id,direction,arrived_at,ended_at";

    @TempDir
    Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    @Test
    void absent_values_of_a_header_are_no_value() {
        centre.calls("absent: {agent_id: [NO_SERVER, '-'], queued_at: '0:00:00'}").file("calls.csv", Centre.HEADER
                + "c1,inbound,NO_SERVER,2026-11-21 09:00:00,0:00:00,,2026-11-21 09:02:00\n"
                + "c2,inbound,-,2026-11-21 09:00:00,,,2026-11-21 09:02:00\n"
                + "c3,inbound,-1,2026-11-21 09:00:00,,,2026-11-21 09:02:00\n");

        Centre.Result result = centre.run();
        assertThat(result.column("agent_id")).containsExactly(null, null, "-1");
        assertThat(result.column("queued_at")).containsExactly(null, null, null);
    }

    @Test
    void where_leaves_other_rows_out_and_counts_them() {
        centre.calls("where: {Outcome: [AGENT, HANG], Site: '2'}").file("calls.csv", NEEDED + ",Outcome,Site\n"
                + row("c1") + ",AGENT,2\n" + row("c2") + ", HANG ,2\n" + row("c3") + ",IVR,2\n" + row("c4") + ",AGENT,1\n");

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("c1", "c2");
        assertThat(result.counts().filtered()).isEqualTo(2);
    }

    @Test
    void where_needs_its_column() {
        centre.calls("where: {Outcome: AGENT}").file("calls.csv", NEEDED + "\n");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessage("calls.csv: 'where' names the column"
                + " 'Outcome', which the file does not have. Found: call_id, direction, arrived_at, ended_at. Correct 'columns' of"
                + " this source in sources.yml, or have the file delivered again; nothing of it was loaded");
    }

    @Test
    void a_key_that_a_spreadsheet_shortened_is_rejected_and_other_texts_are_not() {
        centre.calls("").file("calls.csv", NEEDED + ",caller,queue\n" + row("1.2E+17") + ",13800138000,a\n"
                + row("c2") + ",1.38E+10,a\n" + row("c3") + ",13800138000,1.38E+10\n");

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("c2", "c3");
        assertThat(result.reasons()).containsExactly("call_id '1.2E+17' was shortened by a spreadsheet; format the column as text and"
                + " have the file delivered again");
    }

    @Test
    void ids_of_other_records_that_a_spreadsheet_shortened_are_rejected_too() {
        centre.calls("", "penalty_slips").file("calls.csv", "slip_id,date,code,call_id,ticket_id,agent_id,note\n"
                + "1,2026-11-21,F1,2.02611E+16,T1,1001,\n2,2026-11-21,F1,c2,1.5E+11,1001,\n3,2026-11-21,F1,1.795222799E9,T3,1001,2.02611E+16\n");

        Centre.Result result = centre.run(Feeds.get("penalty_slips"), Centre.DAY);
        assertThat(result.column("call_id")).containsExactly("1795222799");
        assertThat(result.column("note")).containsExactly("2.02611E+16");
        assertThat(result.reasons()).containsExactly("call_id '2.02611E+16' was shortened by a spreadsheet; format the column as text and"
                + " have the file delivered again", "ticket_id '1.5E+11' was shortened by a spreadsheet; format the column as text and"
                + " have the file delivered again");
    }

    @Test
    void values_are_mapped_and_null_makes_them_absent() {
        centre.calls("""
                values:
                  direction: {呼入: inbound, 1: outbound}
                  hangup_by: {HANG: caller, AGENT: null}
                  transferred_out: {转出: 是}
                """).file("calls.csv", NEEDED + ",hangup_by,transferred_out\n"
                        + "c1,呼入,2026-11-21 09:00:00,2026-11-21 09:01:00,HANG,转出\n"
                        + "c2,1,2026-11-21 09:00:00,2026-11-21 09:01:00,AGENT,0\n");

        Centre.Result result = centre.run();
        assertThat(result.column("direction")).containsExactly("inbound", "outbound");
        assertThat(result.column("hangup_by")).containsExactly("caller", null);
        assertThat(result.column("transferred_out")).containsExactly("1", "0");
    }

    @Test
    void the_canonical_value_is_accepted_beside_the_mapped_ones() {
        centre.calls("values: {direction: {呼入: inbound}}").file("calls.csv", NEEDED + "\n" + row("c1") + "\n");

        assertThat(centre.run().column("direction")).containsExactly("inbound");
    }

    @Test
    void a_default_takes_the_place_of_a_value_that_is_mapped_to_nothing() {
        centre.calls("values: {leg: {x: null}}").file("calls.csv", NEEDED + ",leg\n" + row("c1") + ",x\n" + row("c2") + ",2\n");

        assertThat(centre.run().column("leg")).containsExactly("1", "2");
    }

    @Test
    void formats_read_dates_times_and_instants_as_a_source_writes_them() {
        centre.calls("""
                columns: {arrived_at: {date: Day, time: Start}}
                formats: {Day: dd.MM.yyyy, Start: HHmmss, ended_at: 'd MMM yyyy h:mm a'}
                """).file("calls.csv", "call_id,direction,Day,Start,ended_at\nc1,inbound,21.11.2026,090005,21 Nov 2026 9:07 am\n");

        Centre.Result result = centre.run();
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 09:00:05");
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:07");
    }

    @Test
    void two_digit_years_are_those_around_the_day_that_is_read() {
        centre.calls("columns: {arrived_at: {date: Day, time: Start}, ended_at: {date: Day, time: End}}\nformats: {Day: yyMMdd}")
                .file("calls.csv", "call_id,direction,Day,Start,End\nc1,inbound,261121,09:00,09:01\nc2,inbound,991121,09:00,09:01\n");

        Centre.Result result = centre.run();
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:01");
        assertThat(result.counts().otherDay()).isEqualTo(1);
        assertThat(centre.run(Centre.DAY.withYear(1999)).column("call_id")).containsExactly("c2");
    }

    @Test
    void an_offset_in_a_format_counts() {
        centre.calls("formats: {ended_at: \"dd/MM/yyyy HH:mm:ss xx\"}").file("calls.csv", NEEDED
                + "\nc1,inbound,2026-11-21 09:00:00,21/11/2026 02:00:00 +0100\n");

        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 09:00");
    }

    @Test
    void beside_a_format_the_canonical_form_is_accepted_but_no_bare_number() {
        centre.calls("formats: {ended_at: dd/MM/yyyy HH:mm}").file("calls.csv", NEEDED
                + "\nc1,inbound,2026-11-21 09:00:00,2026-11-21 09:01:00\nc2,inbound,2026-11-21 09:00:00,46347.5\n"
                + "c3,inbound,2026-11-21 09:00:00,11/21/2026 09:01\n");

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("c1");
        assertThat(result.reasons()).containsExactly(
                "ended_at '46347.5' is neither of the form set under 'formats' nor of the form 2026-11-21 09:00:05",
                "ended_at '11/21/2026 09:01' is neither of the form set under 'formats' nor of the form 2026-11-21 09:00:05");
    }

    @Test
    void local_times_are_those_of_the_sources_own_zone() {
        centre.calls("time-zone: Europe/Berlin").file("calls.csv", NEEDED + "\nc1,inbound,2026-11-21 09:00:00,2026-11-21 09:01:00\n"
                + "c2,inbound,2026-11-21 17:00:00,2026-11-21 17:01:00\nc3,inbound,2026-11-21 09:00:00,2026-11-21 08:00:00\n");

        Centre.Result result = centre.run();
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 16:00");
        assertThat(result.counts().otherDay()).isEqualTo(1);
        assertThat(result.reasons()).containsExactly("ended_at 2026-11-21 08:00:00 is before arrived_at 09:00:00");
    }

    @Test
    void a_named_charset_and_delimiter_are_obeyed() {
        centre.calls("charset: GBK\ndelimiter: ':'\nformats: {arrived_at: yyyyMMddHHmm, ended_at: yyyyMMddHHmm}").file("calls.csv",
                "call_id:direction:arrived_at:ended_at:queue\nc1:inbound:202611210900:202611210901:工程\n", Charset.forName("GBK"));

        assertThat(centre.run().column("queue")).containsExactly("工程");
    }

    @Test
    void the_delimiter_may_be_named_tab() {
        centre.calls("delimiter: tab").file("calls.csv", NEEDED.replace(',', '\t') + "\n" + row("c1").replace(',', '\t') + "\n");

        assertThat(centre.run().column("call_id")).containsExactly("c1");
    }

    @Test
    void what_is_not_given_has_its_default() {
        centre.calls("");

        assertThat(centre.definitions()).singleElement().satisfies(source -> {
            assertThat(source.maxRejectRatio()).isEqualTo(new BigDecimal("0.01"));
            assertThat(source.allowEmpty()).isFalse();
            assertThat(source.zone()).isEqualTo(Centre.SHANGHAI);
            assertThat(((Origin.InFiles) source.origin()).charset()).isEmpty();
            assertThat(((Origin.InFiles) source.origin()).delimiter()).isEmpty();
        });
    }

    @Test
    void the_tolerated_share_of_rejects_is_a_number_or_a_percentage() {
        centre.sources("calls:\n  - {type: csv, path: a, max-reject-ratio: 0.1}\n  - {type: csv, path: b, max-reject-ratio: 5%}");

        assertThat(centre.definitions()).extracting(SourceDefinition::maxRejectRatio)
                .containsExactly(new BigDecimal("0.1"), new BigDecimal("0.05"));
    }

    private static String row(String id) {
        return id + ",inbound,2026-11-21 09:00:00,2026-11-21 09:01:00";
    }
}
