package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night after another on a small centre. */
class NightTest {

    private static final String DAY = "2026-11-20";
    private static final String FILE = "calls-20261120.csv";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_small_centre() {
        home = new TestHome(folder, "night", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")
                .makingOnly("daily-operations");
    }

    private static List<String> good(int count) {
        return IntStream.range(0, count).mapToObj(i -> Calls.answered("G" + i, DAY + " 09:" + (10 + i % 40))).toList();
    }

    private Map<String, String> feed() {
        try (var warehouse = home.warehouse()) {
            return warehouse.query("SELECT state, error, toString(loaded) AS loaded, toString(duplicates) AS duplicates,"
                    + " toString(rejected) AS rejected FROM feed_runs ORDER BY finished_at DESC LIMIT 1", Map.of(),
                    row -> Map.of("state", row.string("state"), "error", row.string("error"), "loaded", row.string("loaded"),
                            "duplicates", row.string("duplicates"), "rejected", row.string("rejected"))).get(0);
        }
    }

    private List<String> column(String sql) {
        try (var warehouse = home.warehouse()) {
            return warehouse.query(sql, Map.of(), row -> row.string("x"));
        }
    }

    @Test
    void a_good_day_makes_workbook_pdf_and_message() {
        home.write(FILE, Calls.file(good(5)));

        assertThat(home.run("nightly", "--date", DAY).exit()).isZero();

        assertThat(folder.resolve("out/reports/2026-11-20/daily-operations.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out/reports/2026-11-20/daily-operations.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("out/mail/2026-11-20-daily-operations.eml")).isNotEmptyFile();
        assertThat(column("SELECT state AS x FROM report_runs WHERE report = 'daily-operations' ORDER BY recorded_at")).containsExactly("rendered", "mailed");
        assertThat(column("SELECT state AS x FROM runs ORDER BY recorded_at")).containsExactly("started", "done");
    }

    @Test
    void a_missing_file_is_a_failed_feed_and_withholds_the_report() {
        TestHome.Result result = home.run("nightly", "--date", DAY);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(feed().get("state")).isEqualTo("failed");
        assertThat(feed().get("error")).contains("there is no file calls-20261120.csv").contains("allow-empty: true");
        assertThat(column("SELECT concat(state, ': ', message) AS x FROM report_runs WHERE report = 'daily-operations'"))
                .singleElement().asString().startsWith("withheld: calls of 2026-11-20 failed: calls: there is no file");
        assertThat(folder.resolve("out/reports/2026-11-20/daily-operations.xlsx")).doesNotExist();
        assertThat(folder.resolve("out/reports/index.html")).content().contains("■ 暂缓，数据不全", "通话记录 2026-11-20 入库失败");
        assertThat(folder.resolve("out/mail")).as("past its deadline its readers are told")
                .isDirectoryContaining("glob:**/2026-11-20-daily-operations-notice.eml").isDirectoryNotContaining("glob:**daily-operations.eml");
    }

    @Test
    void a_header_without_rows_is_an_empty_day_and_said_in_words() {
        home.write(FILE, Calls.file(List.of()));

        assertThat(home.run("nightly", "--date", DAY).exit()).isZero();

        assertThat(feed().get("state")).isEqualTo("loaded");
        assertThat(folder.resolve("out/mail/2026-11-20-daily-operations.eml")).isNotEmptyFile();
    }

    @Test
    void too_many_refused_rows_fail_the_feed_and_keep_the_day_as_it_was() {
        home.write(FILE, Calls.file(good(5)));
        home.run("nightly", "--date", DAY, "--no-mail");
        List<String> rows = new ArrayList<>(good(30));
        IntStream.range(0, 21).forEach(i -> rows.add(Calls.backwards("B" + i, DAY + " 10:00")));
        home.write(FILE, Calls.file(rows));

        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isEqualTo(3);

        assertThat(feed().get("error")).isEqualTo("21 of the day's 51 rows are refused, more than max-reject-ratio 0.01 allows, the first in"
                + " calls-20261120.csv line 32 for its ended_at; './run.sh rejects --feed calls --date 2026-11-20 --home " + folder + " --config " + folder.resolve("test-config")
                + "' says why; have the source corrected"
                + " and run the day again");
        assertThat(feed()).containsEntry("loaded", "30").containsEntry("rejected", "21");
        assertThat(column("SELECT toString(held) AS x FROM feed_runs ORDER BY finished_at")).containsExactly("5", "5");
        assertThat(column("SELECT toString(count()) AS x FROM calls")).containsExactly("5");
        assertThat(column("SELECT toString(uniqExact(line)) AS x FROM rejected_rows")).containsExactly("21");
        assertThat(column("SELECT state AS x FROM report_runs WHERE report = 'daily-operations' ORDER BY recorded_at DESC LIMIT 1")).containsExactly("withheld");
    }

    @Test
    void twenty_refused_rows_are_borne_whatever_their_share() {
        List<String> rows = new ArrayList<>(good(3));
        IntStream.range(0, 20).forEach(i -> rows.add(Calls.backwards("B" + i, DAY + " 10:00")));
        home.write(FILE, Calls.file(rows));

        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();

        assertThat(feed()).containsEntry("loaded", "3").containsEntry("rejected", "20");
        assertThat(column("SELECT DISTINCT reason AS x FROM rejected_rows"))
                .containsExactly("ended_at 2026-11-20 10:00:07 is before answered_at 10:00:10");
    }

    @Test
    void rejects_tells_what_the_last_attempt_refused_and_where() {
        home.write(FILE, Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), Calls.backwards("B", DAY + " 10:00"))));
        home.run("nightly", "--date", DAY, "--no-mail");
        home.run("nightly", "--date", DAY, "--no-mail");

        assertThat(home.run("rejects", "--date", DAY, "--feed", "calls", "--format", "csv").out()).isEqualTo("""
                feed,day,source,sheet,line,column,value,reason,raw
                calls,2026-11-20,calls-20261120.csv,,3,ended_at,2026-11-20 10:00:07,ended_at 2026-11-20 10:00:07 is before answered_at 10:00:10,%s
                """.formatted("\"" + Calls.backwards("B", DAY + " 10:00") + "\""));
        assertThat(home.run("rejects", "--date", "2026-11-19", "--format", "csv").csv()).isEmpty();
        assertThat(home.run("rejects", "--feed", "callz").exit()).isEqualTo(2);
    }

    @Test
    void the_table_of_rejects_has_a_line_for_each_and_the_begin_of_what_is_long() {
        String backwards = Calls.backwards("B", DAY + " 10:00");
        home.write(FILE, Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), backwards.replaceFirst("B", "\"B\n" + "长".repeat(300) + "\""))));
        home.run("nightly", "--date", DAY, "--no-mail");

        List<String> lines = home.run("rejects", "--date", DAY, "--feed", "calls").out().lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("is before answered_at").matches(".*B↵长{19,}… \\(\\d+ characters\\)$");
    }

    @Test
    void a_corrected_file_run_again_replaces_the_day() {
        home.write(FILE, Calls.file(good(5)));
        home.run("nightly", "--date", DAY, "--no-mail");
        home.write(FILE, Calls.file(good(7)));

        home.run("nightly", "--date", DAY, "--no-mail");

        assertThat(column("SELECT toString(count()) AS x FROM calls")).containsExactly("7");
        assertThat(column("SELECT toString(sum(seizures)) AS x FROM call_measures")).containsExactly("7");
    }

    @Test
    void of_rows_with_one_key_the_last_stays_and_other_contents_are_conflicts() {
        String first = Calls.answered("K", DAY + " 09:10");
        String last = Calls.answered("K", DAY + " 09:20");
        home.write(FILE, Calls.file(List.of(first, Calls.answered("L", DAY + " 09:10"), first, last)));

        home.run("nightly", "--date", DAY, "--no-mail");

        assertThat(feed()).containsEntry("loaded", "2").containsEntry("duplicates", "1").containsEntry("rejected", "1");
        assertThat(column("SELECT toString(source_line) AS x FROM calls WHERE call_id = 'K'")).containsExactly("5");
        assertThat(column("SELECT concat(toString(line), ' ', reason) AS x FROM rejected_rows")).containsExactly(
                "4 conflict: the key call_id, leg = K/1 stands again with other content in line 5, which was read later and is"
                + " loaded; find out which of the two is right");
    }

    @Test
    void the_same_night_run_twice_gives_the_same_tables_and_files() throws IOException {
        home.write(FILE, Calls.file(good(9)));
        home.run("nightly", "--date", DAY);
        List<String> before = column("SELECT toString(tuple(*)) AS x FROM (SELECT * FROM calls ORDER BY call_id)");
        List<String> measures = column("SELECT toString(tuple(*)) AS x FROM (SELECT * FROM call_measures ORDER BY ALL)");

        home.run("nightly", "--date", DAY);

        assertThat(column("SELECT toString(tuple(*)) AS x FROM (SELECT * FROM calls ORDER BY call_id)")).isEqualTo(before);
        assertThat(column("SELECT toString(tuple(*)) AS x FROM (SELECT * FROM call_measures ORDER BY ALL)")).isEqualTo(measures);
        assertThat(column("SELECT DISTINCT checksum AS x FROM report_runs WHERE report = 'daily-operations'")).hasSize(1);
        byte[] made = Files.readAllBytes(folder.resolve("out/reports/2026-11-20/daily-operations.xlsx"));
        home.run("render", "daily-operations", "--period", DAY, "--format", "xlsx");
        assertThat(Files.readAllBytes(folder.resolve("out/reports/2026-11-20/daily-operations.xlsx"))).isEqualTo(made);
    }

    @Test
    void a_second_run_is_told_who_holds_the_lock() throws IOException {
        home.write(FILE, Calls.file(good(1)));
        try (RunLock held = home.configuration().lock("nightly", Clock.systemUTC().instant())) {
            TestHome.Result result = home.run("nightly", "--date", DAY);

            assertThat(result.exit()).isEqualTo(75);
            assertThat(result.err()).contains("another run holds the lock of this home: process "
                    + ProcessHandle.current().pid() + ", 'nightly', since");
        }
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();
    }

    @Test
    void only_the_feeds_that_are_named_are_loaded() {
        home.write(FILE, Calls.file(good(1)));

        assertThat(home.run("nightly", "--date", DAY, "--feeds", "tickets", "--no-mail").exit()).isEqualTo(3);
        assertThat(column("SELECT toString(count()) AS x FROM feed_runs")).containsExactly("0");
        TestHome.Result unknown = home.run("nightly", "--date", DAY, "--feeds", "callz");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no feed 'callz'");
    }
}
