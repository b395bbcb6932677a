package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Folders;
import callmart.config.Shape;
import callmart.init.HeadWords;
import callmart.testing.ReferenceData;
import callmart.wiring.Configuration;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/** {@code config/schema} says what the readers of the configuration ask. {@code -Dcallmart.goldens=refresh} writes it anew. */
@TestInstance(Lifecycle.PER_CLASS)
class ConfigSchemasTest {

    private static final List<String> OVERLAYS = List.of("alerts", "fields", "kpis", "reports");
    private static final Path PRODUCT = ReferenceData.projectRoot();
    private static final Path CONFIG = PRODUCT.resolve("config");
    private static final Path EXAMPLES = PRODUCT.resolve("batch-jobs/src/test/resources/callmart/docs/every-key");

    private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Map<String, Map<String, Object>> schemas = new TreeMap<>();

    /** The shipped files, and examples of what they do not use: readers say their keys when they meet them. */
    @BeforeAll
    void read(@TempDir Path home) {
        ConfigFolder folder = new ConfigFolder(CONFIG, CONFIG);
        for (Path config : List.of(CONFIG, EXAMPLES)) {
            try {
                Configuration.read(new Folders(PRODUCT, home, config, home), folder.beside(config));
            } catch (ConfigurationException e) {
                assertThat(config).as(e.getMessage()).isEqualTo(EXAMPLES);
            }
        }
        HeadWords.check(folder);
        folder.shapes().forEach((name, shape) -> schemas.put(schema(name), schema(schema(name), shape)));
        OVERLAYS.forEach(list -> schemas.put(schema(list + "/*.yml"), entry(list)));
    }

    /** Of a file that holds one entry of the list. */
    private Map<String, Object> entry(String list) {
        Map<String, Object> schema = header(schema(list + "/*.yml"));
        schema.putAll(below(below(below(schemas.get(list), "properties"), list), "additionalProperties"));
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> below(Map<String, Object> schema, String word) {
        return (Map<String, Object>) schema.get(word);
    }

    /** {@code reports.yml} has {@code reports}, a file of {@code contracts} has {@code contract}. */
    private static String schema(String file) {
        return file.replaceFirst("s/[^/]*$", "").replace(".yml", "");
    }

    private static Map<String, Object> header(String name) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Callmart: " + name);
        return schema;
    }

    private static Map<String, Object> schema(String name, Shape shape) {
        Map<String, Object> schema = header(name);
        schema.putAll(shape.schema(OVERLAYS.contains(name)));
        return schema;
    }

    private static Stream<Path> shipped() throws IOException {
        return Stream.concat(Files.list(CONFIG), Files.list(CONFIG.resolve("contracts"))).filter(file -> file.toString().endsWith(".yml"));
    }

    private static Node document(String text) {
        return new Yaml().compose(new StringReader(text));
    }

    private List<String> faults(Path root, Path file) throws IOException {
        return SchemaCheck.faults(document(Files.readString(file)), schemas.get(schema(root.relativize(file).toString())));
    }

    @Test
    void the_schemas_are_what_the_readers_ask() throws IOException {
        Path folder = CONFIG.resolve("schema");
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Map<String, Object>> schema : schemas.entrySet()) {
            texts.put(schema.getKey() + ".json", json.writeValueAsString(schema.getValue()) + "\n");
        }
        if (GeneratedPage.refreshing()) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(folder.resolve(text.getKey()), text.getValue());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(texts.keySet());
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            assertThat(Files.readString(folder.resolve(text.getKey()))).as("make the schemas again with: ./run.sh test -Dtest=ConfigSchemasTest"
                    + " -Dcallmart.goldens=refresh").isEqualTo(text.getValue());
        }
    }

    @Test
    void every_shipped_file_and_every_example_is_accepted() throws IOException {
        for (Path file : shipped().toList()) {
            assertThat(faults(CONFIG, file)).as(file.toString()).isEmpty();
        }
        try (Stream<Path> examples = Files.walk(EXAMPLES)) {
            for (Path file : examples.filter(Files::isRegularFile).toList()) {
                assertThat(faults(EXAMPLES, file)).as(file.toString()).isEmpty();
            }
        }
    }

    /** Editors look there. */
    @Test
    void the_first_line_of_every_shipped_file_names_its_schema() throws IOException {
        for (Path file : shipped().toList()) {
            String name = schema(CONFIG.relativize(file).toString());
            assertThat(Files.readAllLines(file).get(0)).isEqualTo("# yaml-language-server: $schema="
                    + file.getParent().relativize(CONFIG.resolve("schema/" + name + ".json")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application | callmart: {timezone: Asia/Shanghai}                     | .callmart.timezone is unknown
            application | callmart: {answer-target-seconds: fifteen}              | .callmart.answer-target-seconds is string
            application | callmart: {warehouse: 'http://ch:8123'}                 | .callmart.warehouse is string
            application | callmart: {mail: {security: ssl}}                       | .callmart.mail.security is none of the words
            alerts      | alerts: {a: {kind: kpi, level: blue}}                   | .alerts.*.level is none of the words
            alerts      | alerts: {a: {kind: kpi, limit: 5}}                      | .alerts.*.limit is unknown
            calendar    | weekend: [samstag]                                      | .weekend[] is none of the words
            contract    | {id: A, effective: {since: 2026-01-01}}                 | .effective.since is unknown
            contract    | {kpis: [{kpi: a, rule: {kind: per-month}}]}             | .kpis[].rule.kind is none of the words
            kpis        | kpis: {a: {unit: euros}}                                | .kpis.*.unit is none of the words
            measures    | measures: [a, b]                                        | .measures is array
            recipients  | {from: {name: a, mail: b}}                              | .from.mail is unknown
            report      | {layout: lists}                                         | .layout is none of the words
            kpi         | {off: true, unit: euros}                                | .unit is none of the words
            reports     | report: {}                                              | .report is unknown
            reports     | reports: {a: {deadlines: x}}                            | .reports.*.deadlines is unknown
            sources     | feeds: {calls: {type: ods, path: x}}                    | .feeds.*.type is none of the words
            sources     | feeds: {calls: [{type: csv, pth: x}]}                   | .feeds.*[].pth is unknown
            sources     | feeds: {calls: [{type: csv, allow-empty: maybe}]}       | .feeds.*[].allow-empty is none of the words
            """)
    void a_mistake_is_refused(String schema, String text, String fault) {
        assertThat(SchemaCheck.faults(document(text), schemas.get(schema))).containsExactly(fault);
    }
}
