package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls from FreeSWITCH's records. */
class FreeSwitchCdrTest {

    @TempDir
    private Path home;
    private Centre centre;

    @BeforeEach
    void aCentre() {
        centre = new Centre(home).sources("calls: {type: freeswitch-cdr, path: log}");
    }

    private static String row(String name, String caller, String callee, String context, String answer, String ids) {
        return "\"" + name + "\",\"" + caller + "\",\"" + callee + "\",\"" + context + "\",\"2026-11-21 09:00:00\",\"" + answer
                + "\",\"2026-11-21 09:01:00\",\"60\",\"48\",\"NORMAL_CLEARING\"," + ids;
    }

    @Test
    void the_compiled_in_template_has_13_columns_and_a_space_before_the_last() {
        Centre.Result result = centre.log(row("Li", "13912345678", "1002", "public", "2026-11-21 09:00:12", "\"u1\",\"u2\", \"acc\"")).run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("call_id", "u1").containsEntry("direction", "inbound")
                .containsEntry("agent_id", "1002").containsEntry("answered_at", "2026-11-21 09:00:12").containsEntry("ended_at", "2026-11-21 09:01"));
    }

    @Test
    void a_call_from_outside_that_the_dialplan_hands_to_the_context_default_is_inbound() {
        String ids = "\"u1\",\"u2\",\"\",\"PCMU\",\"PCMU\"";
        Centre.Result result = centre.log(row("Li", "13912345678", "1002", "default", "2026-11-21 09:00:12", ids)).run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("direction", "inbound").containsEntry("agent_id", "1002")
                .containsEntry("answered_at", "2026-11-21 09:00:12"));
        for (String caller : new String[] {"1001", "0000000000", "anonymous"}) {
            assertThat(centre.log(row("Li", caller, "1002", "default", "2026-11-21 09:00:12", ids)).run().counts().filtered()).isEqualTo(1);
        }
    }

    @Test
    void lines_of_delimiters_only_are_no_rows() {
        String call = row("Li", "13912345678", "1002", "public", "2026-11-21 09:00:12", "\"u1\",\"u2\",\"\",\"PCMU\",\"PCMU\"");

        assertThat(centre.log(",".repeat(14), call, ",".repeat(14), "\"\", ").run().counts()).extracting(Counts::read, Counts::accepted, Counts::rejected)
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void unanswered_is_without_answer_stamp_whatever_the_cause() {
        Centre.Result result = centre.log(row("Li", "13912345678", "1002", "public", "", "\"u1\",\"\",\"\",\"PCMU\",\"PCMU\"")).run();

        assertThat(result.column("answered_at")).containsOnlyNulls();
        assertThat(result.column("agent_id")).containsOnlyNulls();
    }

    @Test
    void two_legs_of_one_call_are_one_record_and_the_second_says_who_was_reached() {
        String a = row("Li", "13912345678", "02155551234", "public", "2026-11-21 09:00:02", "\"u1\",\"u2\",\"\",\"PCMU\",\"PCMU\"");
        String b = row("Li", "13912345678", "1002", "default", "2026-11-21 09:00:12", "\"u2\",\"u1\",\"\",\"PCMU\",\"PCMU\"")
                .replace("2026-11-21 09:00:00", "2026-11-21 09:00:05");
        Centre.Result first = centre.log(a, b).run();
        Centre.Result second = centre.log(b, a).run();

        assertThat(first.column("call_id")).containsExactly("u1");
        assertThat(first.column("agent_id")).containsExactly("1002");
        assertThat(first.column("answered_at")).containsExactly("2026-11-21 09:00:12");
        assertThat(first.counts().filtered()).isEqualTo(1);
        assertThat(centre.log(a, b.replace("2026-11-21 09:00:12", "")).run().column("answered_at")).containsOnlyNulls();
        centre.log(a, b);
        assertThat(second.rows()).isEqualTo(first.rows());
    }

    @Test
    void an_agent_who_is_called_first_and_then_bridged_to_the_customer_makes_an_outbound_call() {
        String a = row("Outbound Call", "0000000000", "1001", "default", "2026-11-21 09:00:05", "\"u1\",\"u2\",\"\",\"PCMU\",\"PCMU\"");
        String b = row("Li", "0000000000", "13912345678", "default", "2026-11-21 09:00:20", "\"u2\",\"u1\",\"\",\"PCMU\",\"PCMU\"")
                .replace("2026-11-21 09:00:00", "2026-11-21 09:00:06");
        for (String[] lines : new String[][] {{a, b}, {b, a}}) {
            Centre.Result result = centre.log(lines).run();

            assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("direction", "outbound")
                    .containsEntry("agent_id", "1001").containsEntry("caller", "1001").containsEntry("callee", "13912345678")
                    .containsEntry("arrived_at", "2026-11-21 09:00").containsEntry("answered_at", "2026-11-21 09:00:20"));
            assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(2L, 1L, 1L);
        }
    }

    @Test
    void a_customer_who_is_called_first_is_answered_when_the_agent_is_there() {
        String a = row("Li", "4001234567", "13912345678", "default", "2026-11-21 09:00:05", "\"u1\",\"u2\",\"\",\"PCMU\",\"PCMU\"");
        String b = row("Li", "4001234567", "1001", "default", "2026-11-21 09:00:20", "\"u2\",\"u1\",\"\",\"PCMU\",\"PCMU\"")
                .replace("2026-11-21 09:00:00", "2026-11-21 09:00:06");

        assertThat(centre.log(a, b).run().rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("direction", "outbound")
                .containsEntry("agent_id", "1001").containsEntry("callee", "13912345678").containsEntry("answered_at", "2026-11-21 09:00:20"));
    }

    @Test
    void a_customer_who_does_not_answer_the_second_leg_did_not_answer() {
        String a = row("Outbound Call", "0000000000", "1001", "default", "2026-11-21 09:00:05", "\"u1\",\"u2\",\"\",\"PCMU\",\"PCMU\"");
        String b = row("Li", "0000000000", "13912345678", "default", "", "\"u2\",\"u1\",\"\",\"PCMU\",\"PCMU\"")
                .replace("2026-11-21 09:00:00", "2026-11-21 09:00:06");

        assertThat(centre.log(a, b).run().rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("direction", "outbound")
                .containsEntry("agent_id", "1001").doesNotContainKey("answered_at"));
    }

    @Test
    void who_answered_being_unknown_is_refused_and_answered_by_a_machine_is_unanswered() {
        Centre.Result result = centre.log(row("Li", "13912345678", "02155551234", "public", "2026-11-21 09:00:02", "\"u1\",\"u2\",\"\""),
                row("Li", "13912345678", "02155551234", "public", "2026-11-21 09:00:02", "\"u3\",\"\",\"\"")).run();

        assertThat(result.reasons()).containsExactly("answered_at 2026-11-21 09:00:02 is given but agent_id is missing");
        assertThat(result.column("call_id")).containsExactly("u3");
        assertThat(result.column("answered_at")).containsOnlyNulls();
    }

    @Test
    void the_template_asterisk_names_the_channel_that_answered() {
        Centre.Result result = centre.log("\"acc\",\"13912345678\",\"02155551234\",\"public\",\"\"\"Li\"\" <139>\",\"sofia/external/139@p\","
                + "\"sofia/internal/1002@10.0.0.1\",\"bridge\",\"user/1002\",\"2026-11-21 09:00:00\",\"2026-11-21 09:00:12\",\"2026-11-21 09:01:00\","
                + "\"60\",\"48\",\"NORMAL_CLEARING\",\"DOCUMENTATION\",\"u1\",\"\"").run();

        assertThat(result.column("agent_id")).containsExactly("1002");
    }

    @Test
    void times_without_seconds_are_completed_by_the_durations() {
        centre.sources("calls: {type: freeswitch-cdr, path: log, columns: {direction: {const: outbound}}}");
        Centre.Result result = centre.log("Outbound Call,1002,02155551234,default,2026/11/21 9:05,2026/11/21 9:05,2026/11/21 9:06,64,61,NORMAL_CLEARING,u1,,1002,PCMU,PCMU").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("arrived_at", "2026-11-21 09:05")
                .containsEntry("answered_at", "2026-11-21 09:05:03").containsEntry("ended_at", "2026-11-21 09:06:04").containsEntry("agent_id", "1002"));
    }

    @Test
    void a_quote_in_a_callers_name_breaks_only_its_row_which_is_refused_on_its_day() {
        Centre.Result result = centre.log(row("Li \"Lei\" L", "139", "1002", "public", "", "\"u1\",\"\",\"\""),
                row("A, B", "13912345678", "1002", "public", "", "\"u2\",\"\",\"\""),
                row("Li", "13912345678", "1002", "public", "", "\"u3\",\"\"")).run();

        assertThat(result.column("call_id")).containsExactly("u2");
        assertThat(result.reasons()).satisfiesExactly(reason -> assertThat(reason).startsWith("a quote inside a quoted value is not doubled"),
                reason -> assertThat(reason).startsWith("the row has 12 cells"));
        assertThat(centre.run(Centre.DAY.plusDays(1)).counts()).extracting(Counts::rejected, Counts::otherDay).containsExactly(0L, 3L);
    }
}
