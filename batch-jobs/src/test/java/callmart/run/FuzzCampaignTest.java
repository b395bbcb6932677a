package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import callmart.config.ConfigurationException;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.Campaign;
import callmart.testing.DamagedBytes;
import callmart.testing.OneWholeDay;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights over rows that were spoilt at random, and damaged configurations. Each row that was written is found again as loaded, duplicate, rejected, of another day or left out,
 * by what the warehouse holds and not by the loader's own sums alone; sound rows among spoilt ones are all loaded; what cannot be read is an error in words.
 * Decision 313.
 */
class FuzzCampaignTest {

    private static final Campaign CAMPAIGN = new Campaign("fuzz", 500);
    private static final int MOST_ROWS = 5_800;
    private static final int ROWS_A_FILE = 100;
    private static final String DAY = OneWholeDay.DAY.toString();
    /** Words of the machine that no message may show. */
    private static final String CRASH = "(?s).*(\\w+Exception|\\w+Error\\b|\\n\\s+at [\\w.]+\\(|OutOfMemory|Index \\d+ out of bounds).*";

    @TempDir
    private Path folder;
    private Random random;

    @BeforeEach
    void begin() {
        random = CAMPAIGN.random();
    }

    @Test
    void every_spoilt_row_is_found_again() throws Exception {
        int left = CAMPAIGN.size();
        long rows = 0;
        long refused = 0;
        long sound = 0;
        for (int round = 0; left > 0; round++) {
            int size = Math.min(left, MOST_ROWS);
            left -= size;
            Map<String, SpoiltRows> written = new LinkedHashMap<>();
            TestHome home = home("rows" + round, size, written);
            night(home);
            try (Warehouse warehouse = home.warehouse()) {
                for (var feed : written.entrySet()) {
                    rows += feed.getValue().count();
                    sound += feed.getValue().soundKeys().size();
                    refused += account(warehouse, Feeds.get(feed.getKey()), feed.getValue());
                }
            }
        }
        assertThat(refused).isPositive();
        assertThat(sound).isPositive();
        CAMPAIGN.report("rows", "rows " + rows + " in " + Feeds.list().size() + " feeds, not found again 0, refused " + refused + ", sound keys looked up " + sound + ", crashes 0");
    }

    @Test
    void a_damaged_configuration_is_read_or_refused_with_its_file() throws Exception {
        TestHome home = home("configuration", ROWS_A_FILE, new LinkedHashMap<>());
        home.takeFromSample("contracts/ZH-400-2026.yml");
        List<String> names = List.of("application.yml", "sources.yml", "recipients.yml", "contracts/ZH-400-2026.yml");
        int refused = 0;
        int count = CAMPAIGN.size() / 10;
        for (int i = 0; i < count; i++) {
            String name = names.get(i % names.size());
            Path file = home.home().resolve("test-config").resolve(name);
            byte[] before = Files.readAllBytes(file);
            Files.write(file, DamagedBytes.of(before, random));
            try {
                home.configuration();
            } catch (ConfigurationException e) {
                refused++;
                assertThat(e.getMessage()).as(name).contains(name.substring(name.indexOf('/') + 1)).doesNotMatch(CRASH);
            } catch (RuntimeException e) {
                fail("seed " + CAMPAIGN.seed() + ", configuration " + i + ": " + Files.readString(file, StandardCharsets.ISO_8859_1), e);
            }
            Files.write(file, before);
        }
        assertThat(refused).isPositive();
        CAMPAIGN.report("configurations", "damaged configurations " + count + ", refused in words " + refused + ", crashes 0");
    }

    /** A source a feed: by turns comma separated, a workbook, an old workbook. */
    private TestHome home(String name, int rows, Map<String, SpoiltRows> written) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        for (Feed feed : Feeds.list()) {
            types.put(feed.name(), List.of("csv", "csv", "xlsx", "xls").get(random.nextInt(4)));
        }
        TestHome home = new TestHome(folder.resolve(name), "fuzz_" + name, "Asia/Shanghai", "feeds: {" + types.entrySet().stream()
                .map(type -> type.getKey() + ": [{type: " + type.getValue() + ", path: " + type.getKey() + "." + type.getValue()
                        + ", max-reject-ratio: 1}]")
                .collect(Collectors.joining(", ")) + "}").makingOnly();
        for (var type : types.entrySet()) {
            Feed feed = Feeds.get(type.getKey());
            SpoiltRows spoilt = SpoiltRows.of(random, OneWholeDay.ROWS.get(feed.name()), keyOfText(feed), (rows + types.size() - 1) / types.size());
            spoilt.write(home.home().resolve(feed.name() + "." + type.getValue()));
            written.put(feed.name(), spoilt);
        }
        return home;
    }

    private static String keyOfText(Feed feed) {
        return feed.columns().stream().filter(column -> feed.key().contains(column.name()) && Set.of(ColumnType.TEXT, ColumnType.NAME)
                .contains(column.type())).map(Column::name).findFirst().orElse("");
    }

    private static void night(TestHome home) {
        TestHome.Result night = home.run("nightly", "--date", DAY, "--no-mail");
        assertThat(night.exit()).as(night.err()).isIn(0, 3);
        assertThat(night.err()).as("seed " + CAMPAIGN.seed()).doesNotMatch(CRASH);
    }

    /** The account of a feed's newest attempt. */
    private record FeedRunRow(String feed, boolean loaded, long read, long kept, long duplicates, long rejected, long otherDay, long filtered, String error) {
    }

    private static List<FeedRunRow> runs(Warehouse warehouse) {
        return warehouse.query("SELECT feed, state, rows_read, loaded, duplicates, rejected, other_day, filtered, error FROM feed_runs"
                + " ORDER BY finished_at DESC LIMIT 1 BY feed", Map.of(), row -> new FeedRunRow(row.string("feed"), row.string("state").equals("loaded"),
                        row.longValue("rows_read"), row.longValue("loaded"), row.longValue("duplicates"), row.longValue("rejected"),
                        row.longValue("other_day"), row.longValue("filtered"), row.string("error")));
    }

    /** Holds the account against the rows that were written and those that the warehouse holds; returns how many were refused. */
    private static long account(Warehouse warehouse, Feed feed, SpoiltRows written) {
        FeedRunRow run = runs(warehouse).stream().filter(one -> one.feed().equals(feed.name())).findFirst().orElseThrow();
        String which = "seed " + CAMPAIGN.seed() + ", " + run;
        assertThat(run.loaded()).as(which).isTrue();
        assertThat(run.read()).as(which).isEqualTo(written.count());
        assertThat(run.kept() + run.duplicates() + run.rejected() + run.otherDay() + run.filtered()).as(which).isEqualTo(written.count());
        assertThat(count(warehouse, "rejected_rows WHERE feed = '" + feed.name() + "'")).as(which).isEqualTo(run.rejected());
        assertThat(count(warehouse, feed.name())).as(which).isEqualTo(run.kept());
        if (!written.soundKeys().isEmpty()) {
            List<String> held = warehouse.query("SELECT DISTINCT toString(" + keyOfText(feed) + ") AS x FROM " + feed.name()
                    + " WHERE x != ''", Map.of(), row -> row.string("x"));
            assertThat(held).as(which).containsAll(written.soundKeys());
        }
        return run.rejected();
    }

    private static long count(Warehouse warehouse, String from) {
        return warehouse.query("SELECT count() AS x FROM " + from, Map.of(), row -> row.longValue("x")).get(0);
    }
}
