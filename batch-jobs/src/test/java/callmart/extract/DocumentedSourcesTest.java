package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of {@code docs/sources.md} give what the page says: a heading, then {@code yaml}, a {@code csv} for each feed of it, and
 * {@code text}, which shows the last feed.
 */
class DocumentedSourcesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String NEXT_FILE = "```\n```csv\n";
    private static final Pattern EXAMPLE = Pattern.compile(
            "\\n### ([^\\n]+)\\n\\n```yaml\\n(.*?)```\\n```csv\\n(.*?)```\\n```text\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path home;

    /** One example of the page. */
    record Example(String heading, String yaml, String csv, List<String> says) {

        @Override
        public String toString() {
            return heading;
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(ReferenceData.projectRoot().resolve("docs/sources.md")));
        while (matcher.find()) {
            examples.add(new Example(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4).lines().toList()));
        }
        assertThat(examples).hasSize(35);
        return examples;
    }

    /** Whoever finds an export in the table is led to an example that is run; the last rows lead to whole parts of the page. */
    @Test
    void what_people_have_leads_to_an_example_of_its_own() throws IOException {
        String table = Files.readString(ReferenceData.projectRoot().resolve("docs/sources.md")).split("## What you have, and what to write\n")[1]
                .split("\n## ")[0];
        List<String> links = Pattern.compile("\\(#([^)]+)\\)").matcher(table).results().map(link -> link.group(1)).toList();
        List<String> anchors = examples().stream().map(example -> example.heading().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-')).toList();

        assertThat(table.lines().filter(line -> line.startsWith("| ")).count()).isGreaterThan(20);
        assertThat(links).containsAll(anchors);
        assertThat(anchors).containsAll(links.stream()
                .filter(link -> !List.of("keys-of-a-source", "databases", "records-that-grow-after-their-day").contains(link)).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_gives_what_the_page_says(Example example) throws IOException {
        Files.writeString(home.resolve("sources.yml"), example.yaml());
        Faults faults = new Faults();
        Map<String, List<SourceDefinition>> feeds = SourcesFile.read(new ConfigFolder(home, ReferenceData.projectRoot().resolve("config")), List.of(home), SHANGHAI, Secrets.read(Path.of(""), Map.of()), WordLists.ofCategories("other"), faults);
        faults.throwIfAny();
        List<String> files = List.of(example.csv().split(NEXT_FILE));
        assertThat(files).hasSameSizeAs(feeds.keySet());
        Feed feed = null;
        for (String name : feeds.keySet()) {
            Path file = home.resolve(path(feeds.get(name).get(0)).on(DAY));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.get(feed == null ? 0 : 1));
            feed = Feeds.get(name);
        }
        List<Map<String, String>> rows = new ArrayList<>();

        Feed last = feed;
        Counts counts = new Extraction(home, SHANGHAI, WordLists.ofCategories("other")).run(last, DAY, feeds.get(last.name()), new Sink() {
            @Override
            public void accepted(TypedRow row) {
                rows.add(shown(last, row));
            }

            @Override
            public void rejected(Reject reject) {
            }
        });

        List<Map<String, String>> said = example.says().stream().filter(line -> !line.startsWith("read ")).map(
                DocumentedSourcesTest::parse).toList();
        assertThat(rows).hasSameSizeAs(said);
        for (int i = 0; i < said.size(); i++) {
            assertThat(rows.get(i)).containsAllEntriesOf(said.get(i));
        }
        assertThat(example.says().get(example.says().size() - 1)).isEqualTo("read " + counts.read() + ": accepted "
                + counts.accepted() + ", rejected " + counts.rejected() + ", other_day " + counts.otherDay() + ", filtered "
                + counts.filtered());
    }

    private static PathPattern path(SourceDefinition source) {
        return source.origin() instanceof Origin.OfPunches punches ? path(punches.log()) : ((Origin.InFiles) source.origin()).path();
    }

    private static Map<String, String> parse(String line) {
        Map<String, String> values = new LinkedHashMap<>();
        Stream.of(line.split(", ")).map(pair -> pair.split(" = ")).forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }

    private static Map<String, String> shown(Feed feed, TypedRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < feed.columns().size(); i++) {
            ColumnType type = feed.columns().get(i).type();
            values.put(feed.columns().get(i).name(), !row.isPresent(i) ? "–" : type.isText() ? row.text(i)
                    : type == ColumnType.TIME ? Instant.ofEpochMilli(row.number(i)).toString() : type == ColumnType.DECIMAL
                    ? BigDecimal.valueOf(row.number(i), 3).stripTrailingZeros().toPlainString() : String.valueOf(row.number(i)));
        }
        return values;
    }
}
