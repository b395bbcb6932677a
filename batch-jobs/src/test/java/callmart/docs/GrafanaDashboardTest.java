package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docs/bi/grafana/callmart.json} is a dashboard as Grafana's schema says, and each of its queries has an answer for {@code analyst} over the
 * sample week, the same as the command line's. What Grafana and its data source put in the place of macros and variables is put there here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GrafanaDashboardTest {

    private static final Instant FROM = Instant.parse("2026-11-01T16:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-06T15:59:59Z");
    private static final Pattern CONDITION = Pattern.compile("\\$__conditionalAll\\((.*?), \\$\\w+\\)");
    private static final Pattern TIME_FILTER = Pattern.compile("\\$__timeFilter\\((\\w+)\\)");

    private Warehouse etl;
    private Warehouse analyst;
    private String text;
    private JsonNode dashboard;
    private Map<String, String> variables;

    @BeforeAll
    void open() throws IOException {
        etl = SampleWeek.forAnalysts();
        analyst = SharedWarehouse.analyst();
        text = Files.readString(ReferenceData.projectRoot().resolve("docs/bi/grafana/callmart.json"));
        dashboard = new JsonMapper().readTree(text);
        variables = new TreeMap<>();
        for (JsonNode variable : dashboard.at("/templating/list")) {
            String query = variable.get("query").asText();
            variables.put(variable.get("name").asText(), variable.get("type").asText().equals("query") ? first(query) : query);
        }
    }

    @AfterAll
    void close() {
        analyst.close();
        etl.close();
    }

    private String first(String query) {
        return analyst.query(query, Map.of(), row -> row.string(row.columns().get(0))).get(0);
    }

    /** @param all whether lists of values are left at 'all' */
    private String filled(String query, boolean all) {
        String conditions = CONDITION.matcher(query).replaceAll(condition -> Matcher.quoteReplacement(all ? "1 = 1" : condition.group(1)));
        String times = TIME_FILTER.matcher(conditions).replaceAll(filter -> Matcher.quoteReplacement(filter.group(1) + " >= $__fromTime AND "
                + filter.group(1) + " <= $__toTime"));
        String filled = times.replace("$__fromTime", "toDateTime(" + FROM.getEpochSecond() + ")").replace("$__toTime", "toDateTime("
                + TO.getEpochSecond() + ")");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("${" + variable.getKey() + ":singlequote}", "'" + variable.getValue() + "'")
                    .replace("${" + variable.getKey() + "}", variable.getValue());
        }
        assertThat(filled).doesNotContain("$");
        return filled;
    }

    private List<Map<String, Object>> rows(String query, boolean all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        analyst.forEach(filled(query, all), Map.of(), row -> rows.add(values(row)));
        return rows;
    }

    private static Map<String, Object> values(Row row) {
        Map<String, Object> values = new TreeMap<>();
        row.columns().forEach(column -> values.put(column, row.value(column)));
        return values;
    }

    private JsonNode panel(String type, int number) {
        List<JsonNode> found = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> {
            if (panel.get("type").asText().equals(type)) {
                found.add(panel);
            }
        });
        return found.get(number);
    }

    private List<Map<String, Object>> rows(JsonNode panel) {
        return rows(panel.at("/targets/0/rawSql").asText(), true);
    }

    @Test
    void it_is_as_grafanas_schema_says() throws IOException {
        Map<String, Object> schema = new Yaml().load(Files.readString(ReferenceData.projectRoot().resolve(
                "batch-jobs/src/test/resources/callmart/docs/grafana-dashboard.json")));

        assertThat(SchemaCheck.faults(new Yaml().compose(new StringReader(text)), schema)).isEmpty();
        assertThat(SchemaCheck.faults(new Yaml().compose(new StringReader(text.replace("\"gridPos\"", "\"gridpos\"")
                .replace("\"refId\"", "\"ref\""))), schema)).contains(".panels[].gridpos is unknown", ".panels[].targets[].refId is missing");
    }

    @Test
    void every_query_has_an_answer_with_the_columns_that_its_panel_names() {
        for (JsonNode panel : dashboard.get("panels")) {
            String title = panel.get("title").asText();
            String query = panel.at("/targets/0/rawSql").asText();
            List<Map<String, Object>> rows = rows(query, true);

            assertThat(rows).as(title).isNotEmpty();
            assertThat(rows(query, false)).as(title + " of one queue").isNotEmpty();
            if (panel.at("/targets/0/queryType").asText().equals("timeSeries")) {
                assertThat(rows.get(0)).as(title).containsKey("time");
            }
            List<String> named = new ArrayList<>(panel.findValuesAsText("fieldName"));
            named.addAll(panel.findValuesAsText("xField"));
            panel.at("/fieldConfig/overrides").forEach(override -> named.add(override.at("/matcher/options").asText()));
            assertThat(rows.get(0).keySet()).as(title).containsAll(named);
        }
    }

    @Test
    void kpis_of_the_period_are_those_of_the_command_line() {
        Map<String, String> labels = new TreeMap<>();
        analyst.forEach("SELECT kpi, label FROM v_kpis", Map.of(), row -> labels.put(row.string("kpi"), row.string("label")));
        Map<String, BigDecimal> printed = new TreeMap<>();
        SampleWeek.home().run("kpi", "--from", "2026-11-02", "--to", "2026-11-06", "--format", "csv").csv().stream()
                .filter(row -> !row.get("value").isEmpty()).forEach(row -> printed.put(labels.get(row.get("kpi")), new BigDecimal(row.get("value"))));

        List<Map<String, Object>> shown = rows(panel("table", 1));

        assertThat(printed).hasSizeGreaterThan(20);
        for (Map<String, Object> row : shown) {
            BigDecimal value = printed.get(row.get("指标"));
            if (value != null && row.get("分母") instanceof Double denominator && denominator != 0) {
                assertThat(BigDecimal.valueOf((Double) row.get("分子") / denominator).setScale(4, RoundingMode.HALF_UP)).as(row.toString())
                        .isEqualByComparingTo(value.setScale(4, RoundingMode.HALF_UP));
            }
        }
        assertThat(shown).filteredOn(row -> row.get("达标").equals("未达标")).isNotEmpty();
        assertThat(rows(panel("stat", 0))).hasSameSizeAs(shown.stream().filter(row -> !row.get("目标").equals("—") && !row.get("值").equals("—")).toList());
    }

    @Test
    void queues_have_the_service_level_of_the_command_line() {
        Map<String, BigDecimal> printed = new TreeMap<>();
        SampleWeek.home().run("kpi", "--from", "2026-11-02", "--to", "2026-11-06", "--by", "queue", "--kpi", "answer_rate_15s", "--format", "csv").csv()
                .stream().filter(row -> !List.of("", "-").contains(row.get("key"))).forEach(row -> printed.put(row.get("key"), new BigDecimal(row.get("value"))));

        assertThat(rows(panel("barchart", 0))).hasSameSizeAs(printed.keySet()).allSatisfy(row ->
                assertThat(BigDecimal.valueOf((Double) row.get("时限内接通率")).setScale(6, RoundingMode.HALF_UP))
                        .isEqualByComparingTo(printed.get(row.get("技能组"))));
    }

    /** Days are those of the centre: Monday in Shanghai begins on Sunday in UTC. */
    @Test
    void the_trend_has_the_days_of_the_centre() {
        assertThat(rows(panel("timeseries", 0))).hasSize(5);
        assertThat(rows(panel("table", 0))).extracting(row -> row.get("星期")).containsExactly("周一", "周二", "周三", "周四", "周五");
    }
}
