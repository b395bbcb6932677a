package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong in {@code sources.yml}: each with file, line and key. */
class SourcesFaultsTest {

    private static final String FORMS = "expected a header, {first: […]}, {join: […], with: …}, {const: …},"
            + " {date: …, time: …, rolls-over: true}, {from: …, plus: …}, {day-of: {date}}, {column-per-day: {pattern: d}}, {words: {…: …}, of: …}, {start-of: …} or {end-of: …}";

    @TempDir
    Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "staffing | interval_start | a row of staffing has no beginning that it could roll over from; take a column that has the date as well,"
                + " or leave 'rolls-over' out",
        "surveys | offered_at | a row of surveys has no beginning that it could roll over from; take a column that has the date as well,"
                + " or leave 'rolls-over' out",
        "shifts | starts_at | starts_at is where a row of shifts begins; leave 'rolls-over' out: times from 24:00 on are those of the next day"
                + " without it",
        "tickets | updated_at | updated_at decides the day of a row and is read before created_at; take a column that has the date as well"})
    void a_time_rolls_over_only_from_a_beginning_that_is_known(String feed, String column, String reason) {
        centre.calls("columns: {" + column + ": {first: [{date: D, time: T, rolls-over: true}]}}", feed);

        assertThat(centre.faults()).containsExactly("sources.yml:5: feeds." + feed + "[0].columns." + column + ": rolls over, but "
                + reason);
    }

    @Test
    void all_faults_are_told_at_once_in_the_order_of_the_file() {
        centre.sources("""
                call: {type: csv, path: a}
                calls:
                  - type: excel
                    path: 'calls-{day}.csv'
                    charset: UTF-88
                    delimiter: ';;'
                    pth: x
                    columns:
                      callid: a
                      queued_at: {from: arrived, plus: x}
                    formats: {Date: dd-bb-yyyy}
                    values:
                      direction: {呼入: inbond}
                      hangup: {a: b}
                    time-zone: Asia/Shanghia
                    max-reject-ratio: 1.5
                    allow-empty: maybe
                """);

        assertThat(centre.faults()).containsExactlyInAnyOrder(
                "sources.yml:2: feeds.call: unknown feed 'call'; did you mean 'calls'? Valid: calls, surveys, agent_states, shifts,"
                        + " staffing, attendance, excused, tickets, complaint_cases, qa_reviews, qa_plans, incidents, agent_issues,"
                        + " penalty_slips, trainings, callbacks, agents, complaint_warnings, sms_messages, sms_batches, sms_subscriptions,"
                        + " campaigns, campaign_contacts, campaign_attempts, ticket_steps, case_attempts, training_sessions, knowledge,"
                        + " equipment",
                "sources.yml:8: feeds.calls[0].pth: unknown key 'pth'; did you mean 'path'? Valid: type, path, charset, delimiter,"
                        + " sheet, header, url, username, password, query, no-rows, columns, formats, units, absent, where, values, time-zone, max-reject-ratio,"
                        + " allow-empty, trunks, agents, turned-away, gone, punches",
                "sources.yml:4: feeds.calls[0].type: expected one of csv, xlsx, xls, jdbc, asterisk-cdr, asterisk-queue-log, freeswitch-cdr, found 'excel'",
                "sources.yml:5: feeds.calls[0].path: unknown placeholder {day}; valid: {date}, {date:yyyy-MM-dd}, {month}, {month:yyyy-MM}, {week}, {week:yyyyMMdd}",
                "sources.yml:6: feeds.calls[0].charset: unknown charset 'UTF-88'; expected auto, UTF-8, GB18030, UTF-16 or another"
                        + " name that Java knows",
                "sources.yml:7: feeds.calls[0].delimiter: expected auto, tab or one character such as , ; |, found ';;'",
                "sources.yml:10: feeds.calls[0].columns.callid: feed calls has no column 'callid'; did you mean 'call_id'?",
                "sources.yml:11: feeds.calls[0].columns.queued_at.from: 'arrived' is not a time column of calls; did you mean 'arrived_at'?",
                "sources.yml:12: feeds.calls[0].formats.Date: 'dd-bb-yyyy' is not a java.time pattern: Unknown pattern letter: b",
                "sources.yml:14: feeds.calls[0].values.direction.呼入: 'inbond' is not a value of direction; did you mean 'inbound'?"
                        + " Valid: inbound, outbound",
                "sources.yml:15: feeds.calls[0].values.hangup: feed calls has no column 'hangup'; did you mean 'hangup_by'?",
                "sources.yml:16: feeds.calls[0].time-zone: unknown time zone 'Asia/Shanghia'; expected a name such as Asia/Shanghai",
                "sources.yml:17: feeds.calls[0].max-reject-ratio: expected a share from 0 to 1, found 1.5",
                "sources.yml:18: feeds.calls[0].allow-empty: expected true or false, found 'maybe'");
    }

    @Test
    void a_day_of_the_path_needs_a_path_with_a_day() {
        centre.sources("""
                shifts:
                  - {type: csv, path: 's-{month}.csv', columns: {date: {day-of: {date}}}}
                  - {type: csv, path: 's-{date}.csv', columns: {starts_at: {date: {day-of: {month}}, time: a}}}
                  - {type: csv, path: 's-{date:MMdd}.csv', columns: {date: {first: [a, {day-of: '{date}'}]}}}
                """);

        assertThat(centre.faults()).containsExactly(
                "sources.yml:3: feeds.shifts[0].columns.date: takes the day of the path, but 'path' of this source has no {date}",
                "sources.yml:4: feeds.shifts[1].columns.starts_at.date.day-of: expected {day-of: {date}}, the day that 'path' of this source holds");
    }

    @Test
    void without_headers_columns_have_numbers() {
        centre.sources("""
                calls:
                  - {type: xlsx, path: a, header: none, columns: {call_id: 1, ended_at: {first: [2, 结束]}}}
                  - {type: csv, path: a, header: 3}
                  - {type: asterisk-cdr, path: a, header: none}
                """);

        assertThat(centre.faults()).containsExactly(
                "sources.yml:3: feeds.calls[0].columns.ended_at: '结束' is not a column number; with 'header: none' columns are called 1, 2, 3 …",
                "sources.yml:4: feeds.calls[1].header: expected none, of files without a row of headers, found '3'",
                "sources.yml:5: feeds.calls[2].header: is a key of text files and workbooks; a source of type asterisk-cdr has none");
    }

    @Test
    void keys_of_another_kind_of_file_are_faults() {
        centre.sources("""
                calls:
                  - {type: csv, path: a, sheet: calls}
                  - {type: xlsx, path: a, charset: UTF-8}
                  - {type: xls, path: a, delimiter: ';', sheet: calls}
                """);

        assertThat(centre.faults()).containsExactly(
                "sources.yml:3: feeds.calls[0].sheet: is a key of workbooks; a source of type csv has none",
                "sources.yml:4: feeds.calls[1].charset: is a key of text files; a source of type xlsx has none",
                "sources.yml:5: feeds.calls[2].delimiter: is a key of text files; a source of type xls has none");
    }

    @Test
    void type_and_path_are_required() {
        centre.sources("calls: {charset: auto}");

        assertThat(centre.faults()).containsExactly("sources.yml:2: feeds.calls: 'type' is required and missing",
                "sources.yml:2: feeds.calls: 'path' is required and missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "date:bb | 'bb' is not a java.time pattern of a date: Unknown pattern letter: b",
        "date:HHmm | 'HHmm' is not a java.time pattern of a date: Unsupported field: HourOfDay",
        "hour | unknown placeholder {hour}; valid: {date}, {date:yyyy-MM-dd}, {month}, {month:yyyy-MM}, {week}, {week:yyyyMMdd}"})
    void a_placeholder_in_a_path_must_be_one_of_a_date(String placeholder, String message) {
        centre.sources("calls:\n  type: csv\n  path: 'calls-{" + placeholder + "}.csv'");

        assertThat(centre.faults()).containsExactly("sources.yml:4: feeds.calls.path: " + message);
    }

    @Test
    void a_glob_must_be_one() {
        centre.sources("calls: {type: csv, path: 'calls-[1.csv'}");

        assertThat(centre.faults()).singleElement().asString()
                .startsWith("sources.yml:2: feeds.calls.path: 'calls-[1.csv' is not a pattern of file names: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "call_id: | columns.call_id | FORMS",
        "call_id: [a, b] | columns.call_id | FORMS",
        "call_id: {frist: [a]} | columns.call_id | FORMS",
        "call_id: '' | columns.call_id | must not be empty",
        "call_id: {first: []} | columns.call_id | 'first' needs at least one entry",
        "call_id: {join: [a, [b]]} | columns.call_id.join[1] | FORMS",
        "call_id: {const: } | columns.call_id | 'const' is required and missing",
        "call_id: {first: [a], otherwise: b} | columns.call_id.otherwise | unknown key 'otherwise'; did you mean 'first'? Valid: first",
        "ended_at: {date: a} | columns.ended_at | 'time' is required and missing",
        "ended_at: {plus: a} | columns.ended_at | 'from' is required and missing",
        "ended_at: {from: queue, plus: a} | columns.ended_at.from | 'queue' is not a time column of calls; did you mean 'queued_at'?",
        "ended_at: {date: a, time: {date: b, time: c}} | columns.ended_at.time | gives a date and time where a text is needed; expected a header, first, join or const",
        "call_id: {join: [{from: arrived_at, plus: b}, c]} | columns.call_id.join[0] | gives a date and time where a text is needed; expected a header, first, join or const",
        "call_id: {date: a, time: b} | columns.call_id | gives a date and time, but call_id is not a time column"})
    void a_form_that_is_none_is_refused(String columns, String key, String message) {
        centre.sources("calls:\n  type: csv\n  path: a\n  columns:\n    " + columns);

        assertThat(centre.faults()).contains("sources.yml:6: feeds.calls." + key + ": " + message.replace("FORMS", FORMS));
    }

    @ParameterizedTest
    @CsvSource({"calls:", "calls: []"})
    void a_feed_without_a_source_is_no_empty_day(String feed) {
        centre.sources(feed);

        assertThat(centre.faults()).containsExactly("sources.yml:2: feeds.calls: needs at least one source; take the feed out of the"
                + " file if the centre does not have it");
    }

    @Test
    void a_quote_cannot_be_the_delimiter() {
        centre.sources("calls: {type: csv, path: a, delimiter: '\"'}");

        assertThat(centre.faults()).singleElement().asString().contains("expected auto, tab or one character such as , ; |");
    }

    @Test
    void a_key_that_stands_twice_is_a_fault() {
        centre.sources("calls:\n  type: csv\n  path: a\n  path: b");

        assertThat(centre.faults()).containsExactly("sources.yml:5: feeds.calls.path: stands twice in this mapping; keep one of them");
    }

    @Test
    void a_value_of_the_wrong_kind_is_a_fault() {
        centre.sources("calls: {type: csv, path: [a], columns: text, where: [x], values: {direction: y}}");

        assertThat(centre.faults()).containsExactlyInAnyOrder(
                "sources.yml:2: feeds.calls.path: expected a single value, found a list",
                "sources.yml:2: feeds.calls.columns: expected a mapping (key: value), found 'text'",
                "sources.yml:2: feeds.calls.where: expected a mapping (key: value), found a list",
                "sources.yml:2: feeds.calls.values.direction: expected a mapping (key: value), found 'y'");
    }

    @Test
    void the_exception_carries_every_fault() {
        centre.sources("calls: {}");

        assertThatThrownBy(centre::definitions).isInstanceOfSatisfying(ConfigurationException.class,
                e -> assertThat(e.faults()).hasSize(2)).hasMessageContaining("'type' is required").hasMessageContaining("'path' is required");
    }

    @Test
    void a_value_that_is_mapped_to_no_category_is_named_with_the_nearest() {
        centre.sources("calls: {type: csv, path: a, values: {category: {销售类: sale, 其他: other}}}");

        assertThat(centre.faults()).containsExactly("sources.yml:2: feeds.calls.values.category.销售类: 'sale' is not a value of category; did you"
                + " mean 'sales'? Valid: other, property, sales");
    }
}
