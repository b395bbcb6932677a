package callmart.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.extract.NamedQuery;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFolderTest {

    private enum Side {
        INBOUND, LEFT_HAND
    }

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private Path chosen;
    private Path product;

    @BeforeEach
    void folders() throws IOException {
        chosen = Files.createDirectory(folder.resolve("chosen"));
        product = Files.createDirectory(folder.resolve("product"));
    }

    @Test
    void a_file_of_the_chosen_folder_takes_the_place_of_the_products() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "k: mine");
        Files.writeString(product.resolve("a.yml"), "k: product's");
        Files.writeString(product.resolve("b.yml"), "k: product's");

        assertThat(text("a.yml")).isEqualTo("mine");
        assertThat(text("b.yml")).isEqualTo("product's");
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void a_file_that_is_in_neither_folder_is_a_fault() {
        assertThat(read("a.yml")).isEmpty();
        assertFaults("product/a.yml: the file is missing; restore it from the product's config/ folder");
    }

    @Test
    void a_file_that_is_larger_than_memory_is_a_fault() throws IOException {
        for (String name : List.of("a.yml", "secrets.properties")) {
            try (RandomAccessFile file = new RandomAccessFile(chosen.resolve(name).toFile(), "rw")) {
                file.setLength(9_000_000_000L);
            }
        }

        assertThat(read("a.yml")).isEmpty();
        assertFaults("chosen/a.yml: cannot be read: it has 9000000000 bytes, more than any file of settings or query; put the right one in its"
                + " place");
        assertThatThrownBy(() -> Secrets.read(chosen, Map.of())).hasMessageContaining("it has 9000000000 bytes");
        assertThatThrownBy(() -> NamedQuery.read(chosen.resolve("a.yml"), "q", false)).hasMessageContaining("it has 9000000000 bytes");
    }

    @Test
    void what_is_not_yaml_is_a_fault_with_its_line() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "k: 1\nl: [2, 3\nm: 4\n");

        assertThat(read("a.yml")).isEmpty();
        assertThat(shown()).singleElement().asString().startsWith("chosen/a.yml:3: not YAML: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            feeds:/\tcalls: x                     | 2: not YAML: the line begins with a tab; indent with spaces
            a: 1/feeds：/  calls: x               | 2: not YAML: the colon is a full-width '：'; write ':' and a space
            a: 1/b：2/c: 3                        | 2: not YAML: the colon is a full-width '：'; write ':' and a space
            a: [1，2/b: 3                         | 1: not YAML: the comma is a full-width '，'; write ',' and a space
            a: {b: 1}/c: ｛d: 1｝                  | 2: not YAML: a bracket is full-width; write { } or [ ]
            a: 1/   b: 2                          | 2: not YAML: the line is indented by 3 spaces, the one above it by 0; entries of one
            a:/  b: 1/ c: 2                       | 3: not YAML: the line is indented by 1 spaces, the one above it by 2; entries of one
            a: 1/b:2/c: 3                         | 2: not YAML: a space is missing behind ':'
            """)
    void what_a_person_did_is_said(String text, String message) throws IOException {
        Files.writeString(chosen.resolve("a.yml"), text.replace("\\t", "\t").replace("/", "\n"));

        assertThat(read("a.yml")).isEmpty();
        assertThat(shown()).singleElement().asString().startsWith("chosen/a.yml:" + message);
    }

    @Test
    void a_path_of_windows_in_double_quotes_is_a_fault_in_words() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "path: \"D:\\data\\x.csv\"\n");

        assertThat(read("a.yml")).isEmpty();
        assertFaults("chosen/a.yml:1: not YAML: within double quotes a backslash has a meaning of its own; write / for it, or take single quotes");
    }

    /** A file whose every sign is wide is a text to YAML; what reads it says why. */
    @Test
    void a_text_in_the_place_of_a_mapping_says_what_is_wrong() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "feeds：x\n");
        Files.writeString(chosen.resolve("b.yml"), "feeds:{a: 1}\n".replace(": 1", ":1"));

        read("a.yml").orElseThrow().entries();
        read("b.yml").orElseThrow().entries();
        assertFaults("chosen/a.yml:1: expected a mapping (key: value), found 'feeds：x'; the colon is a full-width '：'; write ':' and a space",
                "chosen/b.yml:1: expected a mapping (key: value), found 'feeds:{a:1}'; a space is missing behind ':'");
    }

    @Test
    void a_file_lies_over_the_products_by_entry_and_key() throws IOException {
        Files.writeString(product.resolve("a.yml"), "top: 1\nlist:\n  a: {x: 1, y: [1, 2], z: {k: 1, l: 2}}\n  b: {x: 2}\n  c: {x: 3}\n");
        Files.writeString(chosen.resolve("a.yml"), "list:\n  a: {y: [3], z: {k: 9}}\n  b: {off: true}\n  d: {x: 4}\n");

        Map<String, YamlNode> top = new ConfigFolder(chosen, product).readOver("a.yml", faults).orElseThrow().entries();

        assertThat(top).containsOnlyKeys("top", "list");
        Map<String, YamlNode> list = top.get("list").entries();
        assertThat(list.keySet()).containsExactly("a", "c", "d");
        assertThat(list.get("a").entries().get("x").integer()).isEqualTo(1);
        assertThat(list.get("a").entries().get("y").texts()).containsExactly("3");
        assertThat(list.get("a").entries().get("z").entries()).containsOnlyKeys("k");
        list.get("a").entries().get("x").fault("product's");
        list.get("a").entries().get("y").fault("mine");
        assertFaults("product/a.yml:3: list.a.x: product's", "chosen/a.yml:2: list.a.y: mine");
    }

    @Test
    void a_file_that_stands_instead_of_the_products_and_one_that_leaves_out_what_is_not_there() throws IOException {
        Files.writeString(product.resolve("a.yml"), "list:\n  report: {x: 1}\n");
        Files.writeString(chosen.resolve("a.yml"), "instead: true\nlist:\n  b: {x: 2}\n");
        assertThat(new ConfigFolder(chosen, product).readOver("a.yml", faults).orElseThrow().entries()).containsOnlyKeys("list");
        assertThat(new ConfigFolder(chosen, product).readOver("a.yml", faults).orElseThrow().entries().get("list").entries()).containsOnlyKeys("b");

        Files.writeString(chosen.resolve("a.yml"), "list:\n  reprot: {off: true}\n");
        new ConfigFolder(chosen, product).readOver("a.yml", faults).orElseThrow().entries().get("list").entries();
        assertFaults("chosen/a.yml:2: list.reprot: there is no 'reprot' to leave out; did you mean 'report'?");
    }

    @Test
    void a_file_with_more_faults_than_slips_is_told_to_be_of_another_version() throws IOException {
        Files.writeString(product.resolve("a.yml"), "k: 1");
        Files.writeString(chosen.resolve("own.yml"), "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\nj: 1\n");
        for (String text : List.of("a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\n",
                "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\nj: 1\n")) {
            Files.writeString(chosen.resolve("a.yml"), text);
            ConfigFolder config = new ConfigFolder(chosen, product);
            Faults found = new Faults();
            List.of("a.yml", "own.yml").forEach(name -> config.read(name, found).ifPresent(node -> node.map("k")));
            int keys = found.list().size();
            config.checkVersions(found);
            assertThat(found.list().subList(keys, found.list().size())).map(Fault::toString).isEqualTo(keys < 20 ? List.of() : List.of(
                    chosen.resolve("a.yml") + ": has 10 faults, as one of another version has; look what of it is yours with 'diff "
                            + product.resolve("a.yml") + " " + chosen.resolve("a.yml") + "' and put that into a copy of the product's, or remove the"
                            + " file where nothing is; the changelog names keys that were renamed"));
        }
    }

    @Test
    void a_control_character_is_a_fault() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "k: a\u0001b\n");

        assertThat(read("a.yml")).isEmpty();
        assertThat(shown()).singleElement().asString().startsWith("chosen/a.yml: not YAML: ");
    }

    @Test
    void a_file_that_is_not_utf_8_is_a_fault() throws IOException {
        Files.write(chosen.resolve("a.yml"), "k: Straße\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read("a.yml")).isEmpty();
        assertFaults("chosen/a.yml: the file is not UTF-8; save it again as UTF-8");
    }

    @Test
    void a_byte_order_mark_is_no_fault() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "\uFEFFk: v\n");

        assertThat(text("a.yml")).isEqualTo("v");
    }

    @Test
    void a_folder_in_a_files_place_is_a_fault() throws IOException {
        Files.createDirectory(chosen.resolve("a.yml"));

        assertThat(read("a.yml")).isEmpty();
        assertThat(shown()).singleElement().asString().startsWith("chosen/a.yml: cannot be read: ");
    }

    @Test
    void an_empty_file_has_no_content_and_no_fault() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "# nothing\n");

        assertThat(read("a.yml")).isEmpty();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void an_unknown_key_names_the_nearest_valid_one() throws IOException {
        map("delimeter: x\n").ifPresent(node -> node.map("delimiter", "charset"));

        assertFaults("chosen/a.yml:1: delimeter: unknown key 'delimeter'; did you mean 'delimiter'? Valid: delimiter, charset");
    }

    @Test
    void scalars_are_the_texts_that_stand_there() throws IOException {
        assertThat(value("0:00:00", YamlNode::text)).isEqualTo("0:00:00");
        assertThat(value("0777", YamlNode::text)).isEqualTo("0777");
        assertThat(value("2026-11-21", YamlNode::text)).isEqualTo("2026-11-21");
        assertThat(value("no", YamlNode::text)).isEqualTo("no");
        assertThat(value("no", YamlNode::bool)).isFalse();
        assertThat(value("yes", YamlNode::bool)).isTrue();
        assertThat(value("12", YamlNode::integer)).isEqualTo(12);
        assertThat(value("95 %", YamlNode::decimal)).isEqualByComparingTo("0.95");
        assertThat(value("0.5", YamlNode::decimal)).isEqualByComparingTo("0.5");
        assertThat(this.<Side>value("left-hand", node -> node.word(Side.class))).isEqualTo(Side.LEFT_HAND);
        assertThat(this.<Side>value("inbound", node -> node.word(Side.class))).isEqualTo(Side.INBOUND);
        assertThat(value("one", YamlNode::texts)).containsExactly("one");
        assertThat(value("[one, two]", YamlNode::texts)).containsExactly("one", "two");
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void a_scalar_of_the_wrong_type_says_what_is_expected_and_what_was_found() throws IOException {
        value("1.5", YamlNode::integer);
        value("many", YamlNode::decimal);
        value("TRUE!", YamlNode::bool);
        value("right", node -> node.word(Side.class));
        value("{a: b}", YamlNode::text);
        value("''", YamlNode::requiredText);
        value("x", node -> node.parsed(0, text -> {
            throw new IllegalArgumentException("'" + text + "' will not do");
        }));

        assertFaults("chosen/a.yml:1: k: expected a whole number, found '1.5'",
                "chosen/a.yml:1: k: expected a number such as 0.95 or 95%, found 'many'",
                "chosen/a.yml:1: k: expected true or false, found 'TRUE!'",
                "chosen/a.yml:1: k: expected one of inbound, left-hand, found 'right'",
                "chosen/a.yml:1: k: expected a single value, found a mapping",
                "chosen/a.yml:1: k: must not be empty",
                "chosen/a.yml:1: k: 'x' will not do");
    }

    @Test
    void every_fault_is_thrown_together() throws IOException {
        map("a: 1\nb: 2\n").ifPresent(node -> node.map("k"));

        assertThatThrownBy(faults::throwIfAny).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(":1: a: unknown key 'a'").hasMessageContaining("\n").hasMessageContaining(":2: b: unknown key 'b'");
    }

    private Optional<YamlNode> read(String name) {
        return new ConfigFolder(chosen, product).read(name, faults);
    }

    private Optional<YamlNode> map(String text) throws IOException {
        Files.writeString(chosen.resolve("a.yml"), text);
        return read("a.yml");
    }

    private String text(String name) {
        return read(name).orElseThrow().map("k").requireText("k");
    }

    private <T> T value(String yaml, Function<YamlNode, T> read) throws IOException {
        return read.apply(map("k: " + yaml + "\n").orElseThrow().map("k").find("k").orElseThrow());
    }

    private List<String> shown() {
        return faults.list().stream().map(fault -> fault.toString().replace(folder + "/", "")).toList();
    }

    private void assertFaults(String... expected) {
        assertThat(shown()).containsExactly(expected);
    }
}
