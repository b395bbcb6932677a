package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
        List<SourceDefinition> sources = sources(home).stream().map(RealCallsExtractionTest::withoutCaller).toList();
        Feed feed = Feeds.get("calls");
        Map<String, Integer> reasons = new HashMap<>();

        Counts counts = new Extraction(home, JERUSALEM, Set.of("other")).run(feed, LocalDate.parse(expected.get("day")), sources,
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

    @Test
    void customer_numbers_that_a_spreadsheet_shortened_are_refused_as_callers() throws IOException {
        Path home = ReferenceData.folder();
        List<String> shortened = new ArrayList<>();
        for (Map<String, String> day : days()) {
            new Extraction(home, JERUSALEM, Set.of("other")).run(Feeds.get("calls"), LocalDate.parse(day.get("day")), sources(home),
                    new Sink() {
                        @Override
                        public void accepted(TypedRow row) {
                        }

                        @Override
                        public void rejected(Reject reject) {
                            if (reject.reason().startsWith("caller '")) {
                                shortened.add(reject.value());
                            }
                        }
                    });
        }

        assertThat(shortened).hasSize(13).allMatch(value -> value.endsWith("E+11"));
    }

    private static List<SourceDefinition> sources(Path home) {
        Faults faults = new Faults();
        ConfigFolder config = new ConfigFolder(home.resolve("technion/config"), ReferenceData.projectRoot().resolve("config"));
        List<SourceDefinition> sources = SourcesFile.read(config, JERUSALEM, Secrets.read(Path.of(""), Map.of()), faults).get("calls");
        faults.throwIfAny();
        return sources;
    }

    /** The expected numbers count calls whatever became of the customer's number, which is no caller's number. */
    private static SourceDefinition withoutCaller(SourceDefinition source) {
        Map<String, Form> columns = new LinkedHashMap<>(source.columns());
        columns.remove("caller");
        return new SourceDefinition(source.place(), source.type(), source.origin(), columns, source.formats(), source.absent(),
                source.where(), source.values(), source.zone(), source.maxRejectRatio(), source.allowEmpty());
    }
}
