package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What refuses a row of {@code calls}, in the words of the reject ledger, and in which order rows are accounted for. */
class CallRulesTest {

    private static final String NEEDED = "call_id,direction,arrived_at,ended_at";
    private static final String MINUTE = "c1,inbound,2026-11-21 09:00:00,2026-11-21 09:01:00";

    @TempDir
    Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "A1,2026-11-21 09:00:00,2026-11-21 09:00:05,2026-11-21 09:00:10,2026-11-21 09:00:00 > ended_at 2026-11-21 09:00:00 is before answered_at 09:00:10",
        "A1,2026-11-21 09:00:00,2026-11-21 08:59:59.999,,2026-11-21 09:02:00 > queued_at 2026-11-21 08:59:59.999 is before arrived_at 09:00:00",
        "A1,2026-11-21 09:00:00,2026-11-21 09:00:05,2026-11-21 09:00:04,2026-11-21 09:02:00 > answered_at 2026-11-21 09:00:04 is before queued_at 09:00:05",
        "A1,2026-11-21 23:59:00,,,2026-11-20 23:59:30 > ended_at 2026-11-20 23:59:30 is before arrived_at 2026-11-21 23:59:00",
        "A1,2026-11-21 09:00:00,,,2026-11-22 09:00:00.001 > ended_at 2026-11-22 09:00:00.001 is more than 24 hours after arrived_at 2026-11-21 09:00:00",
        ",2026-11-21 09:00:00,,2026-11-21 09:00:10,2026-11-21 09:02:00 > answered_at 2026-11-21 09:00:10 is given but agent_id is missing"})
    void a_rule_across_columns_says_what_contradicts_what(String row, String reason) {
        centre.file("calls.csv", Centre.HEADER + "c1,inbound," + row + "\n");

        assertThat(centre.run().reasons()).containsExactly(reason);
    }

    @Test
    void a_row_at_the_limits_of_the_rules_is_accepted() {
        centre.file("calls.csv", Centre.HEADER
                + "c1,inbound,A1,2026-11-21 09:00:00,2026-11-21 09:00:00,2026-11-21 09:00:00,2026-11-21 09:00:00\n"
                + "c2,inbound,A1,2026-11-21 09:00:00,,,2026-11-22 09:00:00\n");

        assertThat(centre.run().column("call_id")).containsExactly("c1", "c2");
    }

    @Test
    void a_call_of_24_hours_is_measured_in_time_that_passed_not_by_the_clock() {
        centre.zone("America/New_York").file("calls.csv", NEEDED + "\nc1,inbound,2026-10-31 12:00:00,2026-11-01 12:00:00\n"
                + "c2,inbound,2026-10-31 12:00:00,2026-11-01 11:00:00\n");

        Centre.Result result = centre.run(Centre.DAY.withMonth(10).withDayOfMonth(31));
        assertThat(result.column("call_id")).containsExactly("c2");
        assertThat(result.reasons()).containsExactly(
                "ended_at 2026-11-01 12:00:00 is more than 24 hours after arrived_at 2026-10-31 12:00:00");
    }

    @Test
    void a_rating_needs_that_it_was_asked_for() {
        cell("survey_offered,survey_result", "0,satisfied", ",neutral", "1,satisfied", "1,");

        assertThat(centre.run().reasons()).containsExactly("survey_result satisfied is given but survey_offered is no",
                "survey_result neutral is given but survey_offered is no");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "direction > Inbound > direction 'Inbound' is none of inbound, outbound; map it under 'values' in sources.yml",
        "direction > '' > direction is required and missing",
        "call_id > ' ' > call_id is required and missing",
        "leg > 1.5 > leg '1.5' is not a whole number",
        "leg > 2147483648 > leg '2147483648' is not a whole number",
        "hangup_by > user > hangup_by 'user' is none of caller, agent, system; map it under 'values' in sources.yml",
        "transferred_out > maybe > transferred_out 'maybe' is neither yes nor no; expected 1/0, true/false, yes/no, Y/N or 是/否, or map it under 'values' in sources.yml",
        "arrived_at > '' > arrived_at is required and missing",
        "ended_at > soon > ended_at 'soon' is not a date and time; expected 2026-11-21 09:00:05, the ISO form, epoch seconds or an Excel serial"})
    void a_cell_of_the_wrong_type_names_column_value_and_what_is_expected(String column, String value, String reason) {
        String header = NEEDED + ",leg,hangup_by,transferred_out";
        String[] cells = (MINUTE + ",1,caller,0").split(",");
        cells[List.of(header.split(",")).indexOf(column)] = value;
        centre.file("calls.csv", header + "\n" + String.join(",", cells) + "\n");

        assertThat(centre.run().rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(reason);
            assertThat(reject.column()).isEqualTo(column);
            assertThat(reject.value()).isEqualTo(value.strip());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "TRUE", "True", "yes", "YES", "Yes", "Y", "y", "是"})
    void yes_is_read(String text) {
        cell("transferred_out", text);

        assertThat(centre.run().column("transferred_out")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "FALSE", "False", "no", "NO", "No", "N", "n", "否", "", " "})
    void no_is_read_and_stands_for_nothing(String text) {
        cell("transferred_out", text);

        assertThat(centre.run().column("transferred_out")).containsExactly("0");
    }

    @Test
    void a_whole_number_may_be_typed_as_a_decimal() {
        cell("leg", "2", "3.0", "");

        assertThat(centre.run().column("leg")).containsExactly("2", "3", "1");
    }

    @Test
    void a_time_that_the_zone_skips_is_refused_in_its_column() {
        centre.zone("America/New_York").file("calls.csv", NEEDED + "\nc1,inbound,2026-03-08 01:59:00,2026-03-08 02:30:00\n");

        assertThat(centre.run(Centre.DAY.withMonth(3).withDayOfMonth(8)).reasons()).containsExactly(
                "ended_at '2026-03-08 02:30:00' does not exist in America/New_York: the clocks were put forward over it");
    }

    @Test
    void an_unknown_category_becomes_other_and_is_counted_by_its_spelling() {
        cell("category", "sales", "Sales", "Sales", "售楼", "", "other");

        Centre.Result result = centre.run();
        assertThat(result.column("category")).containsExactly("sales", "other", "other", "other", null, "other");
        assertThat(result.counts().warnings()).containsExactly(
                Map.entry("unknown category 'Sales' was loaded as other; map it under 'values' in sources.yml", 2L),
                Map.entry("unknown category '售楼' was loaded as other; map it under 'values' in sources.yml", 1L));
    }

    @Test
    void several_faults_of_a_row_are_one_reject_with_all_reasons() {
        centre.file("calls.csv", NEEDED + ",leg,hangup_by\n\nc1,Inbound,2026-11-21 09:00:00,2026-11-21 09:01:00,x,\"us\"\"er\"\n");

        assertThat(centre.run().rejects()).containsExactly(new Reject("calls.csv", "", 3, "leg", "x", "leg 'x' is not a whole number;"
                + " direction 'Inbound' is none of inbound, outbound; map it under 'values' in sources.yml; hangup_by 'us\"er' is"
                + " none of caller, agent, system; map it under 'values' in sources.yml",
                "c1,Inbound,2026-11-21 09:00:00,2026-11-21 09:01:00,x,\"us\"\"er\""));
    }

    @Test
    void several_broken_rules_of_a_row_are_one_reject_with_all_reasons() {
        centre.file("calls.csv", Centre.HEADER + "c1,inbound,,2026-11-21 09:00:00,,2026-11-21 09:00:10,2026-11-21 09:00:00\n");

        assertThat(centre.run().reasons()).containsExactly("ended_at 2026-11-21 09:00:00 is before answered_at 09:00:10;"
                + " answered_at 2026-11-21 09:00:10 is given but agent_id is missing");
    }

    @Test
    void rows_of_too_few_or_too_many_cells_are_refused_unless_the_surplus_is_blank() {
        centre.file("calls.csv", NEEDED + ",caller\n" + MINUTE + "\n" + MINUTE + ",1,2\n" + MINUTE + ",1, ,\n");

        Centre.Result result = centre.run();
        assertThat(result.column("caller")).containsExactly("1");
        assertThat(result.reasons()).containsExactly(
                "the row has 4 cells, the header has 5; a delimiter or quote is missing or too many",
                "the row has 6 cells, the header has 5; a delimiter or quote is missing or too many");
    }

    @Test
    void lines_of_delimiters_only_below_a_table_are_no_rows() {
        centre.file("calls.csv", NEEDED + "\n" + (MINUTE + "\n").repeat(300) + ",,,\n".repeat(40));

        assertThat(centre.run().counts()).isEqualTo(new Counts(300, 300, 0, 0, 0, 0, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ",,", ", "})
    void rows_may_lack_what_lies_under_blank_heads_at_the_end(String end) {
        centre.file("calls.csv", NEEDED + end + "\n" + MINUTE + "\n" + MINUTE + end + "\nc3,inbound,2026-11-21 09:00:00\n");

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("c1", "c1");
        assertThat(result.reasons()).singleElement().asString().startsWith("the row has 3 cells, the header has");
    }

    @Test
    void a_delimiter_that_is_missing_is_told_where_rows_end_with_one_as_the_header_does() {
        centre.file("calls.csv", NEEDED + ",caller,\n" + MINUTE + ",1,\n" + MINUTE + "1,\n");

        assertThat(centre.run().reasons()).singleElement().asString().startsWith("the row has 5 cells, the header has 6");
    }

    @Test
    void where_comes_before_the_day_and_the_day_before_the_rules() {
        centre.calls("where: {Site: a}").file("calls.csv", NEEDED + ",Site\n"
                + "c1,wrong,2026-11-20 09:00:00,,b\n"
                + "c2,wrong,2026-11-20 09:00:00,,a\n"
                + "c3,wrong,2026-11-21 09:00:00,,a\n"
                + "c4,inbound,never,2026-11-21 09:00:00,a\n"
                + "c5,inbound,2026-11-21 09:00:00,2026-11-21 09:00:00,a\n");

        Centre.Result result = centre.run();
        assertThat(result.counts()).isEqualTo(new Counts(5, 1, 2, 0, 1, 1, Map.of()));
        assertThat(result.rejects()).extracting(Reject::line).containsExactly(4L, 5L);
        assertThat(result.lines()).containsExactly(6L);
    }

    @Test
    void a_row_of_another_day_is_not_refused_whatever_else_is_wrong_with_it() {
        centre.file("calls.csv", NEEDED + "\nc1,wrong,2026-11-20 09:00:00,never\nc2,inbound,2026-11-20 09:00:00\n");

        assertThat(centre.run().counts()).isEqualTo(new Counts(2, 0, 0, 0, 2, 0, Map.of()));
    }

    @Test
    void an_unterminated_quote_ends_the_extraction_with_an_error() {
        centre.file("calls.csv", NEEDED + "\n" + (MINUTE + "\n").repeat(3000) + "\"" + MINUTE + "\n");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class)
                .hasMessageStartingWith("calls.csv, after line 3001: not readable as delimited text");
    }

    private void cell(String columns, String... texts) {
        StringBuilder file = new StringBuilder(NEEDED).append(',').append(columns).append('\n');
        for (String text : texts) {
            file.append(MINUTE).append(',').append(text).append('\n');
        }
        centre.file("calls.csv", file.toString());
    }
}
