package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is counted from a column that nobody delivers has no value; a column that is delivered and empty counts; one that is gone fails its
 * feed until somebody accepts it. By hand: one call a day, answered after 10 s; nobody delivers ratings, so that 0 of 1 call passed to the
 * rating menu is not 0 %, but —.
 */
class UndeliveredColumnsTest {

    private static final String HEADER = "call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at,transferred_out";
    private static final String TICKETS = "tickets: [{type: csv, path: 'tickets-{date}.csv'}]";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void files_of_a_centre() {
        home = new TestHome(folder, "undelivered_columns", "Asia/Shanghai", "").makingOnly();
        sources("");
        List.of(20, 21, 22).forEach(day -> calls(day, HEADER, ""));
        home.write("tickets-20261120.csv", "ticket_id,kind,status,created_at,updated_at\nT1,complaint,new,2026-11-20 09:00:00,2026-11-20 09:00:00\n");
        home.write("tickets-20261121.csv", "ticket_id,kind,status,created_at,updated_at,first_response_at\n"
                + "T2,complaint,new,2026-11-21 09:00:00,2026-11-21 09:00:00,\n");
    }

    private void sources(String more) {
        home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'" + more + "}], " + TICKETS + "}");
    }

    private void calls(int day, String header, String more) {
        String date = "2026-11-" + day;
        home.write("calls-202611" + day + ".csv", header + "\nC" + day + ",inbound,sales,1001," + date + " 09:00:00," + date + " 09:00:00," + date
                + " 09:00:10," + date + " 09:01:00,0" + more + "\n");
    }

    private TestHome.Result night(int day) {
        return home.run("nightly", "--date", "2026-11-" + day, "--no-mail");
    }

    /** Without the reports, checks and alerts of a night. */
    private void load(int... days) {
        LocalDate[] dates = IntStream.of(days).mapToObj(day -> LocalDate.of(2026, 11, day)).toArray(LocalDate[]::new);
        try (Warehouse warehouse = home.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            Stream.of(dates).forEach(date -> loader.attempt(folder.resolve("test-config"), date));
            loader.measure(dates);
        }
    }

    private List<String> kpis(String from, String to, String... wanted) {
        List<String> command = new ArrayList<>(List.of("kpi", "--from", "2026-11-" + from, "--to", "2026-11-" + to, "--format", "csv", "--kpi"));
        command.addAll(List.of(wanted));
        return home.run(command.toArray(String[]::new)).csv().stream().map(row -> row.get("kpi") + " " + row.get("value")).toList();
    }

    private String error(String feed) {
        return home.run("status", "--from", "2026-11-20", "--to", "2026-11-22", "--format", "json").out().lines()
                .filter(line -> line.contains("\"error\"") && line.contains(" is gone")).findFirst().orElse("no error of " + feed);
    }

    @Test
    void a_column_that_nobody_delivers_takes_its_figures_away_and_an_empty_one_counts() {
        night(20);

        assertThat(kpis("20", "20", "answer_rate_15s", "survey_transfer_rate", "response_timeliness")).containsExactly("answer_rate_15s 1.000000");
        assertThat(home.run("alert-log", "--from", "2026-11-20", "--to", "2026-11-20").out()).doesNotContain("响应及时率");
        assertThat(home.run("status", "--from", "2026-11-20", "--to", "2026-11-20").out()).contains("calls.survey_offered | surveys",
                "survey_transfer_rate", "map first_response_at under 'columns' of a source of tickets in sources.yml");
        assertThat(home.run("doctor").out()).contains("no source delivers tickets.first_response_at, so without value are responses_in_5_min"
                + " and the KPIs response_timeliness; map first_response_at under 'columns' of a source of tickets");

        night(21);
        assertThat(kpis("21", "21", "response_timeliness")).as("delivered and empty").containsExactly("response_timeliness 0.000000");
        assertThat(kpis("20", "21", "response_timeliness")).as("nobody knows of the 20th").isEmpty();
        assertThat(home.run("kpi", "--from", "2026-11-19", "--to", "2026-11-21", "--by", "day", "--kpi", "response_timeliness", "--format", "csv")
                .csv()).extracting(row -> row.get("key")).containsExactly("2026-11-21");
        assertThat(home.run("status", "--from", "2026-11-20", "--to", "2026-11-21").out()).doesNotContain("first_response_at")
                .contains("响应及时率 0.00%（0/1）");
    }

    @Test
    void a_mapped_constant_says_that_it_never_happens() {
        sources(", columns: {survey_offered: {const: '0'}}");
        load(20);

        assertThat(kpis("20", "20", "survey_transfer_rate")).containsExactly("survey_transfer_rate 0.000000");
    }

    @Test
    void a_period_of_which_nothing_was_loaded_has_no_value() {
        home.write("test-config/sources.yml", "feeds: {qa_plans: [{type: csv, path: plans.csv}], qa_reviews: [{type: csv, path: 'qa-{date}.csv'}]}");
        home.write("plans.csv", "month,agent_id,planned\n2026-10,,7950\n2026-11,,10\n");
        home.write("qa-20261120.csv", "review_id,reviewed_on,call_id,agent_id,has_problem,compliant\nR1,2026-11-20,A,7001,0,1\n");
        home.setClock(Clock.fixed(Instant.parse("2026-12-01T01:00:00Z"), ZoneOffset.UTC));
        night(20);

        assertThat(home.run("kpi", "--from", "2026-10-01", "--to", "2026-11-30", "--by", "month", "--kpi", "monitoring_completion", "--format", "csv")
                .csv()).extracting(row -> row.get("key") + " " + row.get("value")).containsExactly("2026-11 0.100000");
        assertThat(home.run("measures", "--from", "2026-10-01", "--to", "2026-10-31", "--format", "csv").csv())
                .extracting(row -> row.get("measure")).containsExactly("qa_planned");
        assertThat(folder.resolve("out/reports/index.html")).content().contains("监听完成率", "2026-11 10.00%")
                .doesNotContain("2026-10");
    }

    @Test
    void a_column_that_is_gone_fails_its_feed_until_it_is_accepted() {
        sources(", columns: {answered_at: 接听时间}");
        calls(20, HEADER.replace("answered_at", "接听时间"), "");
        calls(21, HEADER.replace("answered_at", "应答时间"), "");
        calls(22, HEADER.replace("answered_at", "应答时间"), "");
        load(20);

        assertThat(night(21).exit()).isEqualTo(3);
        assertThat(error("calls")).contains("calls-20261121.csv: answered_at (接听时间) is gone; it was there until 2026-11-20; found: call_id,"
                + " direction, queue, agent_id, arrived_at, queued_at, 应答时间, ended_at, transferred_out. If it was renamed, name its new header",
                "gone: {answered_at: 2026-11-21}");
        assertThat(kpis("21", "21", "answer_rate_15s")).isEmpty();

        sources(", columns: {answered_at: 接听时间}, gone: {answered_at: 2026-11-22}");
        load(21);
        assertThat(error("calls")).as("accepted from the 22nd on").contains("until 2026-11-20 ('gone' says 2026-11-22)");
        load(22);
        assertThat(home.run("measures", "--from", "2026-11-22", "--to", "2026-11-22", "--format", "csv").csv())
                .extracting(row -> row.get("measure")).contains("queue_entries").doesNotContain("seizures", "answered");

        sources(", columns: {answered_at: {first: [接听时间, 应答时间]}}");
        load(21, 22);
        assertThat(kpis("20", "22", "answer_rate_15s")).containsExactly("answer_rate_15s 1.000000");
    }

    @Test
    void a_column_renamed_in_a_table_of_the_telephone_system_is_gone_too() throws Exception {
        home.write("test-config/sources.yml", "feeds: {calls: [{type: asterisk-cdr, url: 'jdbc:h2:file:{home}/pbx', username: sa,"
                + " password: '', query: sql/cdr.sql}]}");
        home.write("sql/cdr.sql", "SELECT * FROM cdr WHERE calldate >= :from AND calldate < :to ORDER BY calldate");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("pbx"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE cdr (calldate TIMESTAMP, src VARCHAR(80), dst VARCHAR(80), dcontext VARCHAR(80), channel VARCHAR(80),"
                    + " dstchannel VARCHAR(80), lastapp VARCHAR(80), lastdata VARCHAR(80), duration INT, billsec INT, disposition VARCHAR(45),"
                    + " uniqueid VARCHAR(32))");
            for (int day : List.of(20, 21)) {
                statement.execute("INSERT INTO cdr VALUES (TIMESTAMP '2026-11-" + day + " 09:00:00', '02155550000', '400', 'from-trunk',"
                        + " 'SIP/trunk-1', 'SIP/1001-1', 'Dial', 'SIP/1001', 60, 50, 'ANSWERED', '1795000000." + day + "')");
            }
        }
        load(20);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("pbx"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE cdr ALTER COLUMN dstchannel RENAME TO peer");
        }
        load(21);

        assertThat(error("calls")).contains("log.dstchannel is gone; it was there until 2026-11-20", "gone: {log.dstchannel: 2026-11-21}");
    }
}
