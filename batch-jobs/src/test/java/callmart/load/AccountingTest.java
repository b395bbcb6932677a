package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.Counts;
import callmart.extract.DayReader;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.testing.Calls;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row accounting holds for every attempt, and a load whose account is wrong changes nothing. */
class AccountingTest {

    private static final Feed CALLS = Feeds.get("calls");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeEach
    void a_day_of_two_calls() throws IOException {
        warehouse = SharedWarehouse.migrated("accounting");
        calls(List.of(Calls.answered("old1", "2026-11-20 09:00"), Calls.answered("old2", "2026-11-20 09:10")));
        assertThat(load(extraction()).state()).isEqualTo(FeedRun.State.LOADED);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private void calls(List<String> rows) throws IOException {
        Files.writeString(folder.resolve("calls.csv"), Calls.file(rows));
    }

    private DayReader extraction() {
        return new Extraction(folder, ZONE, WordLists.ofCategories("sales", "other"));
    }

    private FeedRun load(DayReader reader, String... sources) throws IOException {
        Files.writeString(folder.resolve("sources.yml"), "feeds: {calls: [{type: csv, path: calls.csv}"
                + String.join("", List.of(sources)) + "]}");
        Faults faults = new Faults();
        List<SourceDefinition> definitions = SourcesFile.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")), List.of(folder), ZONE,
                Secrets.read(folder, Map.of()), WordLists.ofCategories("sales", "other"), faults).get("calls");
        faults.throwIfAny();
        return new FeedLoader(warehouse, reader, new RunLog(warehouse, Clock.systemUTC()), Clock.systemUTC())
                .load(CALLS, DAY, definitions, "run-" + System.nanoTime());
    }

    private List<String> ids() {
        return warehouse.query("SELECT call_id FROM calls ORDER BY call_id", Map.of(), row -> row.string("call_id"));
    }

    @Test
    void too_many_refused_rows_are_counted_to_the_end_and_the_old_day_is_said_to_be_held() throws IOException {
        List<String> rows = new ArrayList<>(Collections.nCopies(30, Calls.backwards("bad", "2026-11-20 10:00")));
        rows.addAll(List.of(Calls.answered("new", "2026-11-20 09:00"), Calls.answered("new", "2026-11-20 09:00"),
                Calls.answered("tomorrow", "2026-11-21 09:00")));
        calls(rows);

        FeedRun run = load(extraction());

        assertThat(run.accounting()).isEqualTo("read 33 = loaded 1 + duplicates 1 + rejected 30 + other_day 1 + filtered 0");
        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.held()).isEqualTo(2);
        assertThat(ids()).containsExactly("old1", "old2");
    }

    @ParameterizedTest
    @CsvSource({"21, 2079, LOADED", "22, 2078, FAILED", "20, 1, LOADED", "21, 0, FAILED"})
    void more_than_twenty_refused_rows_are_borne_up_to_their_share_of_the_day(int refused, int good, FeedRun.State state) throws IOException {
        List<String> rows = new ArrayList<>(Collections.nCopies(refused, Calls.backwards("bad", "2026-11-20 10:00")));
        IntStream.range(0, good).forEach(i -> rows.add(Calls.answered("c" + i, "2026-11-20 09:00")));
        rows.addAll(Collections.nCopies(900, Calls.answered("tomorrow", "2026-11-21 09:00")));
        calls(rows);

        FeedRun run = load(extraction());

        assertThat(run.state()).isEqualTo(state);
        assertThat(run.rejected()).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "20"})
    void a_day_of_which_every_row_is_refused_fails_however_few_they_are(int refused) throws IOException {
        List<String> rows = new ArrayList<>(Collections.nCopies(refused, Calls.backwards("bad", "2026-11-20 10:00")));
        rows.addAll(List.of(Calls.answered("tomorrow", "2026-11-21 09:00"), Calls.answered("合计", "2026-11-20 09:00")));
        calls(rows);

        FeedRun run = load(extraction(), ", {type: csv, path: calls.csv, max-reject-ratio: 1}");

        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.error()).isEqualTo("all " + 2 * refused + " rows of the day are refused, the first in calls.csv line 2 for its ended_at;"
                + " './run.sh rejects --feed calls --date 2026-11-20' says why; have the source corrected and run the day again");
        assertThat(ids()).containsExactly("old1", "old2");
    }

    @Test
    void a_day_of_sum_rows_alone_is_an_empty_day() throws IOException {
        calls(List.of(Calls.answered("合计", "2026-11-20 09:00"), Calls.answered("平均", "2026-11-20 09:00")));

        FeedRun run = load(extraction());

        assertThat(run.state()).isEqualTo(FeedRun.State.LOADED);
        assertThat(run.accounting()).isEqualTo("read 2 = loaded 0 + duplicates 0 + rejected 2 + other_day 0 + filtered 0");
        assertThat(ids()).isEmpty();
    }

    @Test
    void sum_rows_do_not_count_towards_the_share_that_is_borne() throws IOException {
        List<String> rows = new ArrayList<>(Collections.nCopies(300, Calls.answered("合计", "2026-11-20 10:00")));
        IntStream.range(0, 100).forEach(i -> rows.add(Calls.answered("c" + i, "2026-11-20 09:00")));
        rows.addAll(Collections.nCopies(20, Calls.backwards("bad", "2026-11-20 10:00")));
        calls(rows);
        assertThat(load(extraction()).state()).isEqualTo(FeedRun.State.LOADED);

        rows.add(Calls.backwards("bad", "2026-11-20 10:00"));
        calls(rows);
        assertThat(load(extraction()).error()).startsWith("21 of the day's 121 rows are refused, more than max-reject-ratio 0.01 allows");
    }

    @Test
    void of_several_sources_the_largest_share_holds() throws IOException {
        calls(Collections.nCopies(50, Calls.backwards("bad", "2026-11-20 10:00")));
        Files.writeString(folder.resolve("more.csv"), Calls.file(List.of(Calls.answered("new", "2026-11-20 09:00"))));

        assertThat(load(extraction(), ", {type: csv, path: more.csv, max-reject-ratio: 98%}").state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(load(extraction(), ", {type: csv, path: more.csv, max-reject-ratio: 99%}").state()).isEqualTo(FeedRun.State.LOADED);
    }

    @Test
    void ten_thousand_refused_rows_stand_in_the_ledger_each_with_its_line() throws IOException {
        calls(Collections.nCopies(10_000, Calls.backwards("bad", "2026-11-20 10:00")));

        assertThat(load(extraction()).accounting()).isEqualTo("read 10000 = loaded 0 + duplicates 0 + rejected 10000 + other_day 0 + filtered 0");
        assertThat(warehouse.query("SELECT toString(count()) || ' ' || toString(uniqExact(line)) || ' ' || toString(min(line)) AS x FROM rejected_rows",
                Map.of(), row -> row.string("x"))).containsExactly("10000 10000 2");
    }

    @Test
    void a_source_that_fails_after_another_was_read_leaves_the_account_of_what_was_read() throws IOException {
        calls(List.of(Calls.answered("new", "2026-11-20 09:00"), Calls.backwards("bad", "2026-11-20 10:00")));

        FeedRun run = load(extraction(), ", {type: csv, path: missing.csv}");

        assertThat(run.error()).contains("there is no file missing.csv");
        assertThat(run.accounting()).isEqualTo("read 2 = loaded 1 + duplicates 0 + rejected 1 + other_day 0 + filtered 0");
        assertThat(warehouse.query("SELECT reason FROM rejected_rows", Map.of(), row -> row.string("reason")))
                .containsExactly("ended_at 2026-11-20 10:00:07 is before answered_at 10:00:10");
        assertThat(ids()).containsExactly("old1", "old2");
    }

    @Test
    void an_account_that_does_not_add_up_fails_the_feed_and_nothing_is_swapped() throws IOException {
        calls(List.of(Calls.answered("new", "2026-11-20 09:00")));
        DayReader miscounting = (feed, day, sources, sink) -> {
            Counts right = extraction().run(feed, day, sources, sink);
            return new Counts(right.read() + 1, right.accepted(), right.rejected(), right.sums(), right.otherDay(), right.filtered(), right.warnings());
        };

        FeedRun run = load(miscounting);

        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.error()).startsWith("the rows do not add up: read 2 != loaded 1 + duplicates 0 + rejected 0 + other_day 0 +"
                + " filtered 0; nothing was swapped in");
        assertThat(ids()).containsExactly("old1", "old2");
    }

    @Test
    void rows_that_the_warehouse_drops_on_their_way_fail_the_feed_and_nothing_is_swapped() throws IOException {
        calls(List.of(Calls.answered("new", "2026-11-20 09:00"), Calls.answered("new", "2026-11-20 09:00")));
        warehouse.execute("CREATE TABLE calls_replacing AS calls ENGINE = ReplacingMergeTree PARTITION BY business_date ORDER BY (call_id, leg)");
        warehouse.execute("EXCHANGE TABLES calls AND calls_replacing");

        FeedRun run = load(extraction());

        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.error()).startsWith("2 rows were sent to the staging table, which holds 1; nothing was swapped in");
        assertThat(ids()).isEmpty();
    }

    /** Something else writes into the staging table after its rows were counted: a view that every refused row brings to life. */
    @Test
    void a_day_that_holds_other_rows_after_the_swap_than_were_loaded_is_a_failed_feed_that_says_so() throws IOException {
        calls(List.of(Calls.answered("new", "2026-11-20 09:00"), Calls.backwards("bad", "2026-11-20 10:00")));
        warehouse.execute("CREATE TABLE calls_staging AS calls");
        warehouse.execute("CREATE MATERIALIZED VIEW stray TO calls_staging AS SELECT * EXCEPT refused_in"
                + " FROM (SELECT run_id AS refused_in FROM rejected_rows) AS refused CROSS JOIN calls WHERE call_id = 'old1'");

        FeedRun run = load(extraction());

        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.error()).isEqualTo("1 rows were swapped in, but the warehouse holds 2; run the day again, and look into the server's"
                + " log if this goes on");
        assertThat(run.held()).isEqualTo(2);
        assertThat(run.accounting()).isEqualTo("read 2 = loaded 1 + duplicates 0 + rejected 1 + other_day 0 + filtered 0");
        assertThat(ids()).containsExactly("new", "old1");
        warehouse.execute("DROP TABLE stray SYNC");
        assertThat(load(extraction()).held()).isEqualTo(1);
    }
}
