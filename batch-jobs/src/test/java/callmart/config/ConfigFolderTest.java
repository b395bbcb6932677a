package callmart.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void what_is_not_yaml_is_a_fault_with_its_line() throws IOException {
        Files.writeString(chosen.resolve("a.yml"), "k: 1\nl: [2, 3\nm: 4\n");

        assertThat(read("a.yml")).isEmpty();
        assertThat(shown()).singleElement().asString().startsWith("chosen/a.yml:3: not YAML: ");
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
