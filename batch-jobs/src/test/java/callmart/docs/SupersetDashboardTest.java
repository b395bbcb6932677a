package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docs/bi/superset} is an export as Superset's import schemas say, its parts find each other, and what its charts ask has an answer for
 * {@code analyst} over the sample week.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SupersetDashboardTest {

    private static final Path EXPORT = ReferenceData.projectRoot().resolve("docs/bi/superset");
    private static final List<String> KINDS = List.of("databases", "datasets", "charts", "dashboards");

    private final Map<String, Map<String, Object>> files = new TreeMap<>();
    private Warehouse etl;
    private Warehouse analyst;

    @BeforeAll
    void open() throws IOException {
        etl = SampleWeek.forAnalysts();
        analyst = SharedWarehouse.analyst();
        try (Stream<Path> found = Files.walk(EXPORT)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(EXPORT.relativize(file).toString(), new Yaml().load(Files.readString(file)));
            }
        }
    }

    @AfterAll
    void close() {
        analyst.close();
        etl.close();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> maps(Object value) {
        return ((List<?>) value).stream().map(SupersetDashboardTest::map).toList();
    }

    private static List<String> texts(Object value) {
        return value == null ? List.of() : value instanceof List<?> several ? several.stream().map(Object::toString).toList() : List.of(value.toString());
    }

    private List<Map<String, Object>> all(String kind) {
        return files.entrySet().stream().filter(file -> file.getKey().startsWith(kind + "/")).map(Map.Entry::getValue).toList();
    }

    private Map<String, Object> byUuid(String kind, Object uuid) {
        return all(kind).stream().filter(file -> file.get("uuid").equals(uuid)).findFirst().orElseThrow(() ->
                new AssertionError("no " + kind + " with uuid " + uuid));
    }

    @Test
    void every_file_is_as_the_import_schemas_say() throws IOException {
        Map<String, Object> definitions = map(new Yaml().<Map<String, Object>>load(Files.readString(ReferenceData.projectRoot().resolve(
                "batch-jobs/src/test/resources/callmart/docs/superset-import.json"))).get("$defs"));
        assertThat(files).containsKey("metadata.yaml");
        for (String file : files.keySet()) {
            String kind = file.replaceFirst("(/.*|\\.yaml)$", "");
            Map<String, Object> schema = Map.of("$ref", kind, "$defs", definitions);
            String text = Files.readString(EXPORT.resolve(file));

            assertThat(definitions).as(file).containsKey(kind);
            assertThat(SchemaCheck.faults(new Yaml().compose(new StringReader(text)), schema)).as(file).isEmpty();
            assertThat(SchemaCheck.faults(new Yaml().compose(new StringReader(text.replace("version: '1.0.0'", "versions: 1"))), schema)).as(file)
                    .contains(".version is missing", ".versions is unknown");
        }
        assertThat(KINDS).allSatisfy(kind -> assertThat(all(kind)).as(kind).isNotEmpty());
    }

    @Test
    void its_parts_find_each_other() {
        all("datasets").forEach(dataset -> byUuid("databases", dataset.get("database_uuid")));
        List<Object> placed = new ArrayList<>();
        for (Map<String, Object> dashboard : all("dashboards")) {
            Map<String, Object> position = map(dashboard.get("position"));
            position.forEach((name, part) -> {
                if (part instanceof Map<?, ?> box) {
                    assertThat(box.get("id")).isEqualTo(name);
                    assertThat(position.keySet()).as(name).containsAll(texts(box.get("children"))).containsAll(texts(box.get("parents")));
                    if ("CHART".equals(box.get("type"))) {
                        Object uuid = map(box.get("meta")).get("uuid");
                        assertThat(byUuid("charts", uuid).get("slice_name")).isEqualTo(map(box.get("meta")).get("sliceName"));
                        placed.add(uuid);
                    }
                }
            });
            for (Map<String, Object> filter : maps(map(dashboard.get("metadata")).get("native_filter_configuration"))) {
                maps(filter.get("targets")).stream().filter(target -> !target.isEmpty()).forEach(target -> assertThat(columns(
                        byUuid("datasets", target.get("datasetUuid")))).containsKey(map(target.get("column")).get("name").toString()));
            }
        }
        assertThat(placed).containsExactlyInAnyOrderElementsOf(all("charts").stream().map(chart -> chart.get("uuid")).toList());
    }

    /** Name of a column to what is asked for it. */
    private static Map<String, String> columns(Map<String, Object> dataset) {
        return maps(dataset.get("columns")).stream().collect(Collectors.toMap(column -> column.get("column_name").toString(), column ->
                column.get("expression") == null ? column.get("column_name").toString() : column.get("expression").toString()));
    }

    @Test
    void columns_are_those_of_the_views() {
        for (Map<String, Object> dataset : all("datasets")) {
            Map<String, String> types = new TreeMap<>();
            analyst.forEach("DESCRIBE TABLE " + dataset.get("table_name"), Map.of(), row -> types.put(row.string("name"), row.string("type").toUpperCase(Locale.ROOT)));
            assertThat(maps(dataset.get("columns"))).filteredOn(column -> column.get("expression") == null).isNotEmpty().allSatisfy(column ->
                    assertThat(types.get(column.get("column_name"))).as(column.toString()).contains(column.get("type").toString()));
            assertThat(columns(dataset)).containsKey(dataset.get("main_dttm_col").toString());
        }
    }

    @Test
    void every_chart_has_an_answer() {
        for (Map<String, Object> chart : all("charts")) {
            String query = query(chart);
            List<String> answer = analyst.query(query, Map.of(), row -> row.columns().stream().map(column -> String.valueOf(row.value(column)))
                    .collect(Collectors.joining(", ")));
            assertThat(answer).as(query).isNotEmpty().anyMatch(row -> !row.contains("null"));
        }
    }

    /** What Superset makes of a chart, without the rounding of times. */
    private String query(Map<String, Object> chart) {
        Map<String, Object> dataset = byUuid("datasets", chart.get("dataset_uuid"));
        Map<String, String> columns = columns(dataset);
        Map<String, String> metrics = maps(dataset.get("metrics")).stream().collect(Collectors.toMap(metric -> metric.get("metric_name").toString(),
                metric -> metric.get("expression").toString()));
        Map<String, Object> params = map(chart.get("params"));
        List<String> dimensions = Stream.of("x_axis", "groupby").flatMap(key -> texts(params.get(key)).stream()).toList();
        List<String> asked = Stream.of("metric", "metrics").flatMap(key -> texts(params.get(key)).stream()).toList();
        assertThat(columns.keySet()).as(chart.toString()).containsAll(dimensions);
        assertThat(metrics.keySet()).as(chart.toString()).containsAll(asked);
        String where = maps(params.get("adhoc_filters")).stream().map(filter -> {
            String subject = columns.get(filter.get("subject"));
            assertThat(subject).as(filter.toString()).isNotNull();
            return switch (filter.get("operator").toString()) {
                case "TEMPORAL_RANGE" -> "toDate(" + subject + ", 'Asia/Shanghai') BETWEEN '2026-11-02' AND '2026-11-06'";
                case "==" -> subject + " = '" + filter.get("comparator") + "'";
                case "IN" -> subject + " IN ('" + String.join("', '", texts(filter.get("comparator"))) + "')";
                case "IS NOT NULL" -> subject + " IS NOT NULL";
                default -> throw new AssertionError("no SQL for " + filter);
            };
        }).collect(Collectors.joining(" AND "));
        String selected = Stream.concat(dimensions.stream().map(name -> columns.get(name) + " AS " + name), asked.stream().map(name -> metrics.get(name)
                + " AS " + name)).collect(Collectors.joining(", "));
        return "SELECT " + selected + " FROM " + dataset.get("table_name") + " WHERE " + where + (dimensions.isEmpty() ? "" : " GROUP BY "
                + String.join(", ", dimensions));
    }
}
