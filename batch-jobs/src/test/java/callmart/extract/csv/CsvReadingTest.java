package callmart.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.SourceDefinition;
import callmart.extract.source.SourcesFile;
import callmart.feed.WordLists;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

    private static final Set<String> KNOWN = Set.of("call_id", "流水号", "arrived_at");

    @TempDir
    Path folder;

    static Stream<Arguments> charsets() {
        return Stream.of(
                Arguments.of("UTF-8", new byte[0], StandardCharsets.UTF_8),
                Arguments.of("UTF-8 with mark", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, StandardCharsets.UTF_8),
                Arguments.of("UTF-16 LE with mark", new byte[] {(byte) 0xFF, (byte) 0xFE}, StandardCharsets.UTF_16LE),
                Arguments.of("UTF-16 BE with mark", new byte[] {(byte) 0xFE, (byte) 0xFF}, StandardCharsets.UTF_16BE),
                Arguments.of("GB18030", new byte[0], Charset.forName("GB18030")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charsets")
    void a_charset_is_detected(String name, byte[] mark, Charset charset) throws IOException {
        byte[] text = "流水号,技能组\n1,售后服务€😀\n".getBytes(charset);

        Read read = read(ByteBuffer.allocate(mark.length + text.length).put(mark).put(text).array(), "");

        assertThat(read.header()).as(name).containsExactly("流水号", "技能组");
        assertThat(read.rows()).containsExactly(List.of("1", "售后服务€😀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE"})
    void a_mark_that_fits_the_named_charset_is_skipped(String charset) throws IOException {
        byte[] text = "\uFEFF流水号,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(read(text, "charset: " + charset).header()).containsExactly("流水号", "b");
    }

    @Test
    void a_named_charset_is_not_second_guessed() throws IOException {
        assertThat(read("call_id,b\n1,Straße\n".getBytes(StandardCharsets.ISO_8859_1), "charset: ISO-8859-1").rows())
                .containsExactly(List.of("1", "Straße"));
    }

    @Test
    void gb18030_is_detected_though_its_first_character_comes_late() throws IOException {
        String ascii = "1,plain\n".repeat(20_000);

        Read read = read(("call_id,b\n" + ascii + "2,工程\n").getBytes(Charset.forName("GB18030")), "");

        assertThat(read.rows()).hasSize(20_001).last().isEqualTo(List.of("2", "工程"));
    }

    @Test
    void bytes_that_no_charset_allows_are_an_error() {
        byte[] bytes = {'c', 'a', 'l', 'l', '_', 'i', 'd', '\n', '1', (byte) 0xFF, (byte) 0xFF, '\n'};

        assertThatThrownBy(() -> read(bytes, "")).isInstanceOf(ExtractionException.class).hasMessage("in/calls.csv has bytes that"
                + " its charset does not allow; set 'charset' of this source in sources.yml, or have the file delivered again");
    }

    @Test
    void one_damaged_byte_far_down_a_utf_8_file_is_an_error_and_not_a_file_of_wrong_characters() {
        byte[] bytes = ("call_id,b\n" + "1,工程质量\n".repeat(50_000) + "2,?\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xC3;

        assertThatThrownBy(() -> read(bytes, "")).hasMessageContaining("bytes that its charset does not allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void a_delimiter_is_detected(String delimiter) throws IOException {
        assertThat(read("call_id~arrived_at~c\n1~a,b;c~3\n".replace("a,b;c", delimiter.equals("\t") ? "a,b" : "x y")
                .replace("~", delimiter)).header()).containsExactly("call_id", "arrived_at", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r\n\r\n  \r\n"})
    void a_delimiter_is_detected_below_blank_lines(String blank) throws IOException {
        assertThat(read(blank + "call_id;b\r\n1;2\r\n").header()).containsExactly("call_id", "b");
    }

    @Test
    void a_quoted_delimiter_in_the_header_does_not_mislead() throws IOException {
        assertThat(read("\"Name, first, last, title\";call_id;arrived_at\nx;1;2\n").header())
                .containsExactly("Name, first, last, title", "call_id", "arrived_at");
        assertThat(read("\"call_id\",\"a;b;c;d\"\n1,2\n").header()).containsExactly("call_id", "a;b;c;d");
    }

    @Test
    void a_header_of_unknown_words_takes_the_delimiter_that_yields_most_columns() throws IOException {
        assertThat(read("a;b;c,d\n1;2;3\n").header()).containsExactly("a", "b", "c,d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_in_any_manner(String end) throws IOException {
        Read read = read(String.join(end, "call_id,b", "1,x", "2,y") + end);

        assertThat(read.rows()).containsExactly(List.of("1", "x"), List.of("2", "y"));
        assertThat(read.lines()).containsExactly(2L, 3L);
    }

    @Test
    void the_last_line_may_lack_its_end() throws IOException {
        Read read = read("call_id,b\n1,x\n2,y");

        assertThat(read.rows()).last().isEqualTo(List.of("2", "y"));
        assertThat(read.lines()).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void a_quoted_newline_stays_in_its_cell_and_lines_are_right_after_it(String end) throws IOException {
        Read read = read(String.join(end, "call_id,b", "1,\"x", "", "y\"", "2,z", "3,\"p", "q\"") + end + "4,r" + end);

        assertThat(read.rows()).containsExactly(List.of("1", "x" + end + end + "y"), List.of("2", "z"),
                List.of("3", "p" + end + "q"), List.of("4", "r"));
        assertThat(read.lines()).containsExactly(2L, 5L, 6L, 8L);
    }

    @Test
    void a_quoted_newline_in_the_last_line_and_in_the_header_count_too() throws IOException {
        Read read = read("call_id,\"b\nb\"\n1,x\n2,\"p\nq\"");

        assertThat(read.header()).containsExactly("call_id", "b\nb");
        assertThat(read.lines()).containsExactly(3L, 4L);
    }

    @Test
    void blank_lines_are_no_rows_but_count_as_lines() throws IOException {
        Read read = read("\ncall_id,b\n\n1,x\n\n   \n2,\"y\nz\"\n\n\n3,w\n\n");

        assertThat(read.rows()).hasSize(3);
        assertThat(read.lines()).containsExactly(4L, 7L, 11L);
    }

    @Test
    void lines_of_delimiters_only_are_no_rows_but_count_as_lines() throws IOException {
        Read read = read(",\ncall_id,b\n1,x\n,\n , \n\"\",\n2,y\n,,,\n");

        assertThat(read.header()).containsExactly("call_id", "b");
        assertThat(read.rows()).containsExactly(List.of("1", "x"), List.of("2", "y"));
        assertThat(read.lines()).containsExactly(3L, 7L);
    }

    @Test
    void doubled_quotes_are_one_and_a_quote_within_a_plain_cell_is_itself() throws IOException {
        assertThat(read("call_id,b\n1,\"say \"\"hi\"\"\"\n2,5\" pipe\n").rows())
                .containsExactly(List.of("1", "say \"hi\""), List.of("2", "5\" pipe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void spaces_may_stand_before_quotes(String delimiter) throws IOException {
        Read read = read("call_id, \"b\", \"c,d\"\n1, \"x, y\" , \"say \"\"hi\"\"\"\n\n2, 5\" pipe ,\n3, \"p\nq\", \n , ,\n4,z, \"\"".replace(",", delimiter));

        assertThat(read.header()).containsExactly("call_id", "b", "c" + delimiter + "d");
        assertThat(read.rows()).containsExactly(List.of("1", "x" + delimiter + " y", "say \"hi\""), List.of("2", "5\" pipe", ""), List.of("3", "p\nq", ""),
                List.of("4", "z", ""));
        assertThat(read.lines()).containsExactly(2L, 4L, 5L, 8L);
    }

    @Test
    void spaces_around_values_without_quotes_are_kept_as_they_were_delivered() throws IOException {
        assertThat(read("call_id,b\n1, x \n2, \"a\" b\n").rows()).containsExactly(List.of("1", " x "), List.of("2", " \"a\" b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,\"open\n4,x\n5,y\n", "3,\"open\n4,\"x\"\n", "3,\"a\" b\n4,x\n"})
    void a_broken_quote_names_file_and_line_and_what_to_do(String rest) {
        assertThatThrownBy(() -> read("call_id,b\n1,x\n2,\"y\nz\"\n" + rest)).isInstanceOf(ExtractionException.class)
                .hasMessageStartingWith("in/calls.csv, after line 4: not readable as delimited text: ")
                .hasMessageEndingWith("; mend the quotes of the line or have the file delivered again");
    }

    @Test
    void a_row_keeps_as_many_cells_as_it_has() throws IOException {
        assertThat(read("call_id,b\n1\n1,2,3\n1,\n").rows()).containsExactly(List.of("1"), List.of("1", "2", "3"), List.of("1", ""));
    }

    private record Read(List<String> header, List<List<String>> rows, List<Long> lines) {
    }

    private Read read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), "");
    }

    private Read read(byte[] bytes, String keys) throws IOException {
        Path file = Files.write(folder.resolve("calls.csv"), bytes);
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (CsvCursor cursor = CsvCursor.open(file, "in/calls.csv", (Origin.InFiles) definition(keys).origin(), KNOWN)) {
            for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                rows.add(List.of(cells));
                lines.add(cursor.line());
            }
            return new Read(cursor.header(), rows, lines);
        }
    }

    private SourceDefinition definition(String keys) throws IOException {
        Files.writeString(folder.resolve("sources.yml"), "feeds:\n  calls:\n    path: calls.csv\n    type: csv\n    " + keys + "\n");
        Faults faults = new Faults();
        SourceDefinition source = SourcesFile.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")), List.of(), ZoneId.of("UTC"), Secrets.read(Path.of(""), Map.of()), WordLists.ofCategories("other"), faults).get("calls").get(0);
        faults.throwIfAny();
        return source;
    }
}
