package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real bank's calls, fourteen days in one file: each day accounts for every row of the file. */
class RealCallsExtractionTest {

    private static final ZoneId JERUSALEM = ZoneId.of("Asia/Jerusalem");

    static List<Map<String, String>> days() {
        return ReferenceData.csv("technion/expected/accounting-by-day.csv");
    }

    @ParameterizedTest
    @MethodSource("days")
    void each_day_accounts_for_every_row_of_the_file(Map<String, String> expected) throws IOException {
        Path home = ReferenceData.folder();
        Faults faults = new Faults();
        ConfigFolder config = new ConfigFolder(home.resolve("technion/config"), ReferenceData.projectRoot().resolve("config"));
        List<SourceDefinition> sources = SourcesFile.read(config, List.of(), JERUSALEM, Secrets.read(Path.of(""), Map.of()), WordLists.ofCategories("other"), faults).get("calls");
        faults.throwIfAny();
        Feed feed = Feeds.get("calls");
        Map<String, Integer> reasons = new HashMap<>();

        Counts counts = new Extraction(home, JERUSALEM, WordLists.ofCategories("other")).run(feed, LocalDate.parse(expected.get("day")), sources,
                new Sink() {
                    @Override
                    public void accepted(TypedRow row) {
                        assertThat(row.text(feed.indexOf("call_id"))).isNotEmpty();
                    }

                    @Override
                    public void rejected(Reject reject) {
                        reasons.merge(reject.column(), 1, Integer::sum);
                    }
                });

        assertThat(counts.read()).isEqualTo(Long.parseLong(expected.get("read")));
        assertThat(counts.accepted()).isEqualTo(Long.parseLong(expected.get("loaded")));
        assertThat(counts.rejected()).isEqualTo(Long.parseLong(expected.get("rejected")));
        assertThat(counts.otherDay()).isEqualTo(Long.parseLong(expected.get("other_day")));
        assertThat(counts.filtered()).isEqualTo(Long.parseLong(expected.get("filtered")));
        assertThat(reasons.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo((int) counts.rejected());
    }
}
