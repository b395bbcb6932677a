package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The queries of {@code docs/analysts.md} give what the page says. {@code -Dcallmart.goldens=refresh} writes their results anew. */
class DocumentedQueriesTest {

    private static final Pattern QUERY = Pattern.compile("\\n### ([^\\n]+)\\n(.*?)```sql\\n(.*?)```\\n```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("(?i)(?:FROM|JOIN)\\s+(\\w+)");

    @Test
    void every_query_gives_what_the_page_says() throws IOException {
        Path file = ReferenceData.projectRoot().resolve("docs/analysts.md");
        String page = Files.readString(file);
        List<String> headings = new ArrayList<>();
        SampleWeek.home().run("status");
        try (Warehouse warehouse = SampleWeek.home().warehouse()) {
            String answered = QUERY.matcher(page).replaceAll(query -> {
                headings.add(query.group(1));
                return Matcher.quoteReplacement("\n### " + query.group(1) + "\n" + query.group(2) + "```sql\n" + query.group(3) + "```\n```text\n"
                        + answer(warehouse, query) + "```");
            });
            if (GeneratedPage.refreshing()) {
                Files.writeString(file, answered);
            }
            assertThat(headings).hasSize(14);
            assertThat(Files.readString(file)).as("make the results again with: ./run.sh test -Dtest=DocumentedQueriesTest"
                    + " -Dcallmart.goldens=refresh").isEqualTo(answered);
        }
    }

    private static String answer(Warehouse warehouse, MatchResult query) {
        Matcher sources = SOURCE.matcher(query.group(3));
        while (sources.find()) {
            assertThat(sources.group(1)).as("analysts read views only: " + query.group(1)).startsWith("v_");
        }
        List<String> lines = new ArrayList<>();
        warehouse.forEach(query.group(3), Map.of(), row -> {
            if (lines.isEmpty()) {
                lines.add(String.join(", ", row.columns()));
            }
            lines.add(row.columns().stream().map(column -> shown(row, column)).collect(Collectors.joining(", ")));
        });
        assertThat(lines).as(query.group(1) + " has an answer").hasSizeGreaterThan(1);
        return String.join("\n", lines) + "\n";
    }

    private static String shown(Row row, String column) {
        Object value = row.value(column);
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        return value == null ? "—" : value.toString();
    }
}
