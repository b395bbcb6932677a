package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import callmart.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A day of calls from a real database: what is asked, what comes of it, and what is never shown. */
class DatabaseSourceTest {

    private static final String QUERY = "SELECT call_id, direction, queue, agent_id, arrived_at, answered_at, ended_at, transferred_out"
            + " FROM calls -- a day: from :from, before :to\nWHERE arrived_at >= :from AND arrived_at < :to ORDER BY call_id;\n";
    private static final String TABLE = "CREATE TABLE calls (call_id VARCHAR(20), direction VARCHAR(20), queue VARCHAR(40),"
            + " agent_id VARCHAR(20), arrived_at LOCAL, answered_at LOCAL NULL, ended_at LOCAL NULL, transferred_out BOOL)";

    @TempDir
    private Path home;

    private Centre centre(TestDatabase database, String url, String keys) {
        return new Centre(home).file("config/secrets.properties", "CRM_URL=" + url + "\nCRM_USER=" + database.user() + "\nCRM_PASSWORD="
                + database.password() + "\n").file("sql/extract/calls.sql", QUERY).sources("calls:\n  type: jdbc\n  url: ${CRM_URL}\n"
                + "  username: ${CRM_USER}\n  password: ${CRM_PASSWORD}\n  query: sql/extract/calls.sql\n" + keys.indent(2));
    }

    private static String call(String id, String arrived, String ended) {
        return "INSERT INTO calls VALUES ('" + id + "', 'inbound', '售后一组', NULL, '" + arrived + "', NULL, '" + ended + "', NULL)";
    }

    @ParameterizedTest
    @EnumSource
    void a_day_comes_whole_from_midnight_to_midnight(TestDatabase database) {
        String url = database.fresh(home, "whole_day");
        database.execute(url, TABLE,
                "INSERT INTO calls VALUES ('c1', 'inbound', '售后一组 𠮷', 'A1', '2026-11-21 09:00:00', '2026-11-21 09:00:05.250',"
                        + " '2026-11-21 09:03:00', TRUE)",
                call("c2", "2026-11-20 23:59:59.999", "2026-11-21 00:01:00"), call("c3", "2026-11-21 00:00:00", "2026-11-21 00:01:00"),
                call("c4", "2026-11-21 23:59:59.999", "2026-11-22 00:01:00"), call("c5", "2026-11-22 00:00:00", "2026-11-22 00:01:00"));

        Centre.Result result = centre(database, url, "").run();

        assertThat(result.counts().read()).isEqualTo(3);
        assertThat(result.rejects()).isEmpty();
        assertThat(result.column("call_id")).containsExactly("c1", "c3", "c4");
        assertThat(result.column("queue")).containsExactly("售后一组 𠮷", "售后一组", "售后一组");
        assertThat(result.column("agent_id")).containsExactly("A1", null, null);
        assertThat(result.column("answered_at")).containsExactly("2026-11-21 09:00:05.250", null, null);
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 09:00", "2026-11-21 00:00", "2026-11-21 23:59:59.999");
        assertThat(result.column("transferred_out")).containsExactly("1", "0", "0");
        assertThat(result.lines()).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void the_business_day_is_asked_for_as_the_clock_of_the_source_shows_it(TestDatabase database) {
        String url = database.fresh(home, "other_zone");
        database.execute(url, TABLE, call("early", "2026-11-20 15:59:59", "2026-11-20 16:30:00"),
                call("first", "2026-11-20 16:00:00", "2026-11-20 16:30:00"), call("last", "2026-11-21 15:59:59", "2026-11-21 16:30:00"),
                call("late", "2026-11-21 16:00:00", "2026-11-21 16:30:00"));

        Centre.Result result = centre(database, url, "time-zone: UTC").run();

        assertThat(result.column("call_id")).containsExactly("first", "last");
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 00:00", "2026-11-21 23:59:59");
        assertThat(result.counts().otherDay()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void instants_are_compared_and_read_in_the_zone_of_the_source(TestDatabase database) {
        String url = database.fresh(home, "instants");
        String begin = database == TestDatabase.MARIADB ? "SET time_zone = '+00:00'" : "SET TIME ZONE 'UTC'";
        database.execute(url, TABLE.replace("LOCAL", "INSTANT"), begin, call("before", "2026-11-20 15:59:59", "2026-11-20 16:30:00"),
                call("first", "2026-11-20 16:00:00", "2026-11-20 16:30:00"), call("last", "2026-11-21 15:59:59", "2026-11-21 16:30:00"));

        Centre.Result result = centre(database, url, "").run();

        assertThat(result.counts().read()).isEqualTo(2);
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 00:00", "2026-11-21 23:59:59");
    }

    @ParameterizedTest
    @EnumSource
    void a_local_time_that_this_machine_would_skip_stays_as_it_is(TestDatabase database) {
        String url = database.fresh(home, "skipped");
        database.execute(url, TABLE, call("c1", "2026-03-08 02:30:00", "2026-03-08 02:40:00"));

        assertThat(centre(database, url, "").run(LocalDate.of(2026, 3, 8)).column("arrived_at")).containsExactly("2026-03-08 02:30");
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_without_rows_is_a_day_without_calls(TestDatabase database) {
        String url = database.fresh(home, "no_rows");
        database.execute(url, TABLE);

        assertThat(centre(database, url, "").run().counts().read()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void columns_are_found_in_whatever_case_the_database_writes_them(TestDatabase database) {
        String url = database.fresh(home, "letter_case");
        database.execute(url, TABLE, call("c1", "2026-11-21 09:00:00", "2026-11-21 09:01:00"));
        Centre centre = centre(database, url, "columns: {call_id: Call_No}").file("sql/extract/calls.sql",
                "SELECT call_id AS CALL_NO, direction AS DIRECTION, arrived_at AS Arrived_At, ended_at FROM calls");

        assertThat(centre.run().column("call_id")).containsExactly("c1");
    }

    @ParameterizedTest
    @EnumSource
    void a_row_without_its_key_is_refused(TestDatabase database) {
        String url = database.fresh(home, "no_key");
        database.execute(url, TABLE, call("c1", "2026-11-21 09:00:00", "2026-11-21 09:01:00").replace("'c1'", "NULL"),
                call("c2", "2026-11-21 09:00:00", "2026-11-21 09:01:00"));

        Centre.Result result = centre(database, url, "").run();
        assertThat(result.reasons()).containsExactly("call_id is required and missing");
        assertThat(result.column("call_id")).containsExactly("c2");
    }

    @Test
    void a_column_that_was_renamed_fails_the_source_and_the_corrected_query_reads_the_whole_day() {
        String url = TestDatabase.POSTGRES.fresh(home, "renamed");
        TestDatabase.POSTGRES.execute(url, TABLE, call("c1", "2026-11-21 09:00:00", "2026-11-21 09:01:00"),
                "ALTER TABLE calls RENAME COLUMN queue TO skill_group");
        Centre centre = centre(TestDatabase.POSTGRES, url, "");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessageContaining("refuses the query: ")
                .hasMessageContaining("\"queue\" does not exist").hasMessageContaining("; correct the query");
        assertThat(centre.file("sql/extract/calls.sql", QUERY.replace(" queue,", " skill_group AS queue,")).run().column("queue"))
                .containsExactly("售后一组");
    }

    @Test
    void a_column_that_the_query_lacks_is_named_with_those_it_has() {
        String url = TestDatabase.H2.fresh(home, "lacking");
        TestDatabase.H2.execute(url, TABLE);
        Centre centre = centre(TestDatabase.H2, url, "columns: {ended_at: 结束时间}").file("sql/extract/calls.sql",
                "SELECT call_id, direction, arrived_at FROM calls");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessage("sql/extract/calls.sql: the required column"
                + " ended_at comes from '结束时间', which the query does not have. Found: call_id, direction, arrived_at."
                + " Correct 'columns' of this source in sources.yml, or the query; nothing of it was loaded");
    }

    @Test
    void a_refused_row_names_the_query_and_the_row() {
        String url = TestDatabase.H2.fresh(home, "refused");
        TestDatabase.H2.execute(url, TABLE, call("c1", "2026-11-21 09:00:00", "2026-11-21 08:00:00"));

        Reject reject = centre(TestDatabase.H2, url, "").run().rejects().get(0);
        assertThat(reject.source()).isEqualTo("sql/extract/calls.sql");
        assertThat(reject.line()).isEqualTo(1);
        assertThat(reject.raw()).isEqualTo("c1,inbound,售后一组,,2026-11-21T09:00:00,,2026-11-21T08:00:00,");
    }

    /** The column types come through a source to typed values, not only to texts. */
    @Test
    void zero_dates_zeros_of_ids_and_24_o_clock_of_mariadb_are_values_of_the_feed() {
        String url = TestDatabase.MARIADB.fresh(home, "kinds_of_calls");
        TestDatabase.MARIADB.execute(url, "CREATE TABLE calls (call_id INT(8) ZEROFILL, direction VARCHAR(20), queue VARCHAR(40),"
                + " agent_id INT(5) UNSIGNED ZEROFILL, day DATE, begin_t TIME(3), answered_at DATETIME, end_t TIME(3))", "SET sql_mode = ''",
                "INSERT INTO calls VALUES (7, 'inbound', 'a', 123, '2026-11-21', '23:59:59.999', '2026-11-00 09:00:00', '24:00:00.000')",
                "INSERT INTO calls VALUES (8, 'inbound', 'a', NULL, '2026-11-21', '09:00:00', '0000-00-00 00:00:00', '24:00:00.001')");
        Centre centre = centre(TestDatabase.MARIADB, url, "columns:\n  arrived_at: {date: day, time: begin_t}\n"
                + "  ended_at: {date: day, time: end_t}").file("sql/extract/calls.sql", "SELECT * FROM calls ORDER BY call_id");

        Centre.Result result = centre.run();

        assertThat(result.rejects()).isEmpty();
        assertThat(result.column("call_id")).containsExactly("00000007", "00000008");
        assertThat(result.column("agent_id")).containsExactly("00123", null);
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 23:59:59.999", "2026-11-21 09:00");
        assertThat(result.column("answered_at")).containsExactly(null, null);
        assertThat(result.column("ended_at")).containsExactly("2026-11-22 00:00", "2026-11-22 00:00:00.001");
    }

    @Test
    void money_and_24_o_clock_of_postgresql_are_values_of_the_feed() {
        String url = TestDatabase.POSTGRES.fresh(home, "kinds_of_slips");
        TestDatabase.POSTGRES.execute(url, "CREATE TABLE slips (slip_id TEXT, date DATE, agent_id TEXT, code TEXT, amount MONEY)",
                "INSERT INTO slips VALUES ('1', '2026-11-21', '00123', 'C1', 1234.50), ('2', '2026-11-21', '00123', 'C1', NULL)",
                "CREATE TABLE shifts (agent_id TEXT, date DATE, from_t TIME, to_t TIME)",
                "INSERT INTO shifts VALUES ('00123', '2026-11-21', '16:00', '24:00')");
        String database = "type: jdbc, url: '" + url + "', username: " + TestDatabase.POSTGRES.user() + ", password: "
                + TestDatabase.POSTGRES.password();
        Centre centre = new Centre(home).file("slips.sql", "SELECT * FROM slips ORDER BY slip_id")
                .file("shifts.sql", "SELECT * FROM shifts");

        Centre.Result slips = centre.sources("penalty_slips: {" + database + ", query: slips.sql}")
                .run(Feeds.get("penalty_slips"), Centre.DAY);
        assertThat(slips.rejects()).isEmpty();
        assertThat(slips.column("amount")).as("thousandths").containsExactly("1234500", null);
        Centre.Result shifts = centre.sources("shifts: {" + database + ", query: shifts.sql, columns: {starts_at: {date: date,"
                + " time: from_t}, ends_at: {date: date, time: to_t}}}").run(Feeds.get("shifts"), Centre.DAY);
        assertThat(shifts.rejects()).isEmpty();
        assertThat(shifts.column("ends_at")).containsExactly("2026-11-22 00:00");
    }

    @Test
    void what_becomes_of_a_day_without_rows_is_one_of_two_words_and_of_databases_alone() {
        assertThat(new Centre(home).file("q.sql", "SELECT 1").sources("calls:\n  - {type: jdbc, url: 'jdbc:h2:mem:a', query: q.sql,"
                + " no-rows: warn}\n  - {type: csv, path: a, no-rows: fail}").faults()).containsExactly(
                        "sources.yml:3: feeds.calls[0].no-rows: expected tell or fail, found 'warn'",
                        "sources.yml:4: feeds.calls[1].no-rows: 'no-rows' is of type jdbc; a file has 'path'");
    }

    @Test
    void what_a_database_held_cannot_be_told_afterwards() throws IOException {
        Centre centre = centre(TestDatabase.H2, "jdbc:h2:file:" + home.resolve("none"), "");

        assertThat(centre.extraction().fingerprint(Feeds.get("calls"), Centre.DAY, centre.definitions())).isEmpty();
    }

    @Test
    void a_definition_shows_neither_url_nor_user_nor_password() {
        Centre centre = centre(TestDatabase.H2, "jdbc:h2:file:/secret/place;CIPHER=AES", "");

        assertThat(centre.definitions().toString()).contains("sql/extract/calls.sql").doesNotContain("secret", "crm_reader");
    }

    @Test
    void keys_of_files_and_of_databases_do_not_mix() {
        assertThat(new Centre(home).file("q.sql", "SELECT 1").sources("calls:\n  - {type: jdbc, url: 'jdbc:h2:mem:a', query: q.sql, path: a,"
                + " charset: auto, delimiter: tab}\n  - {type: csv, path: a, url: b, username: c, password: d, query: e}").faults())
                .containsExactly("sources.yml:3: feeds.calls[0].path: 'path' is of files; a database has 'url' and 'query'",
                        "sources.yml:3: feeds.calls[0].charset: 'charset' is of files; a database has 'url' and 'query'",
                        "sources.yml:3: feeds.calls[0].delimiter: 'delimiter' is of files; a database has 'url' and 'query'",
                        "sources.yml:4: feeds.calls[1].url: 'url' is of type jdbc; a file has 'path'",
                        "sources.yml:4: feeds.calls[1].username: 'username' is of type jdbc; a file has 'path'",
                        "sources.yml:4: feeds.calls[1].password: 'password' is of type jdbc; a file has 'path'",
                        "sources.yml:4: feeds.calls[1].query: 'query' is of type jdbc; a file has 'path'");
    }

    @Test
    void a_database_needs_an_url_that_is_one_and_a_query() {
        assertThat(new Centre(home).sources("calls:\n  - type: jdbc\n  - {type: jdbc, url: 'postgres://me:s3cret@host/db', query: q.sql}\n"
                + "  - {type: jdbc, url: '${NO_SUCH_NAME}', query: ''}").faults().stream().map(fault -> fault.replace(home.toString(), "HOME"))
                .map(fault -> fault.replaceAll("nor /.*/q.sql", "nor PRODUCT/q.sql")).toList())
                .containsExactly("sources.yml:3: feeds.calls[0]: 'url' is required and missing",
                        "sources.yml:3: feeds.calls[0]: 'query' is required and missing",
                        "sources.yml:4: feeds.calls[1].url: expected a JDBC URL such as jdbc:postgresql://host:5432/database",
                        "sources.yml:4: feeds.calls[1].query: there is no query q.sql, nor HOME/q.sql, nor PRODUCT/q.sql; write it there, or correct 'query'",
                        "sources.yml:5: feeds.calls[2].url: neither the environment nor secrets.properties of the configuration folder has"
                                + " NO_SUCH_NAME",
                        "sources.yml:5: feeds.calls[2].query: must not be empty");
    }

    @Test
    void a_query_with_a_wrong_parameter_is_a_fault_at_start() {
        assertThat(new Centre(home).file("q.sql", "SELECT 1\nWHERE d >= :form AND d < :to").sources(
                "calls: {type: jdbc, url: 'jdbc:h2:mem:a', query: q.sql}").faults()).isEqualTo(List.of("sources.yml:2: feeds.calls.query:"
                + " the query q.sql, line 2, has the unknown parameter :form; valid: :from, :to"));
    }
}
