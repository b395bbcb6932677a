package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Categories;
import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.WholeRow;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feed, by its description alone: a row with every column given, one with the required ones only, and one without. */
@TestInstance(Lifecycle.PER_CLASS)
class EveryFeedTest {

    private static final String DAY = "2026-11-20";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.migrated("every_feed");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private static final WordLists LISTS = new WordLists(Categories.LISTS.stream().collect(Collectors.toMap(list -> list, list -> List.of("sales"))));

    static List<String> feeds() {
        return Feeds.NAMES;
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void whole_and_bare_rows_load_and_a_row_without_its_key_is_refused(String name) throws IOException {
        Feed feed = Feeds.get(name);
        Files.writeString(folder.resolve("sources.yml"), "feeds: {" + name + ": [{type: csv, path: rows.csv}]}");
        Files.writeString(folder.resolve("rows.csv"), String.join("\n", String.join(",", feed.columnNames()) + ",further", row(feed, true, "whole") + ",",
                row(feed, false, "bare") + ",", ",".repeat(feed.columns().size()) + "keyless") + "\n");
        Faults faults = new Faults();
        List<SourceDefinition> sources = SourcesFile.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")), List.of(folder), ZONE, Secrets.read(folder, Map.of()), LISTS, faults)
                .get(name);
        faults.throwIfAny();

        FeedRun run = new FeedLoader(warehouse, new Extraction(folder, ZONE, LISTS),
                new RunLog(warehouse, Clock.systemUTC()), Clock.systemUTC()).load(feed, LocalDate.parse(DAY), sources, "run-" + name);

        assertThat(run).isEqualTo(new FeedRun(name, LocalDate.parse(DAY), FeedRun.State.LOADED, 3, 2, 0, 1, 0, 0, 0, 2, ""));
        assertThat(rows(feed, column -> "`" + column.name() + "` IS " + (WholeRow.has(feed, column) ? "NOT " : "") + "NULL")).as("the row with every column").isPositive();
        assertThat(rows(feed, column -> column.alwaysPresent() || feed.key().contains(column.name()) ? "1"
                : "`" + column.name() + "` IS NULL")).as("absent stays absent").isPositive();
        assertThat(rows(feed, EveryFeedTest::held)).as("as written").isPositive();
        assertThat(warehouse.query("SELECT reason AS x FROM rejected_rows WHERE feed = {feed:String}", Map.of("feed", name),
                row -> row.string("x"))).singleElement().asString().contains("is required and missing");
    }

    private long rows(Feed feed, Function<Column, String> condition) {
        return warehouse.query("SELECT count() AS n FROM " + feed.name() + " WHERE "
                + feed.columns().stream().map(condition).collect(Collectors.joining(" AND ")), Map.of(), row -> row.longValue("n")).get(0);
    }

    private static String row(Feed feed, boolean whole, String id) {
        return feed.columns().stream().map(column -> whole && WholeRow.has(feed, column) || column.required() || feed.key().contains(column.name())
                ? value(feed, column, id) : "").collect(Collectors.joining(","));
    }

    /** What the row with every column holds of it, if it has it. */
    private static String held(Column column) {
        String value = switch (column.type()) {
            case INT, BOOL -> "1";
            case DECIMAL -> "toDecimal64('1.5', 2)";
            case DATE -> "toDate('" + DAY + "')";
            case MONTH -> "toDate('2026-11-01')";
            case TIME -> "toDateTime64('" + DAY + " 01:00:00', 3, 'UTC')";
            default -> "`" + column.name() + "`";
        };
        return "ifNull(`" + column.name() + "` = " + value + ", 1)";
    }

    private static String value(Feed feed, Column column, String id) {
        return switch (column.type()) {
            case WORD -> column.words().get(0);
            case CATEGORY -> column.words().isEmpty() ? "sales" : column.words().get(0);
            case INT -> id.equals("whole") ? "1" : "2";
            case CLOCK -> "09:00";
            case DECIMAL -> "1.5";
            case BOOL -> "1";
            case DATE -> DAY;
            case MONTH -> id.equals("whole") ? "2026-11" : "2026-12";
            case TIME -> DAY + (id.equals("whole") ? " 09:00:00" : " 10:00:00");
            default -> id + "-" + column.name();
        };
    }
}
