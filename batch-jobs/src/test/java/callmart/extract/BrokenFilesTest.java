package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be: each says so and fills no memory, and nothing of it is loaded. */
class BrokenFilesTest {

    private static final String NO_TEXT = "calls.csv is not a text file, whatever its name says, but ";
    private static final String TOO_LONG = "a row has more than 1000000 characters, as if a quote were open or line ends were missing;";

    @TempDir
    private Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    private void refused(String message) {
        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "504B0304 > an XLSX workbook or another archive; set 'type: xlsx' of this source in sources.yml, or unpack it",
        "D0CF11E0A1B1 > an XLS workbook or another Office document; set 'type: xls' of this source in sources.yml",
        "1F8B0800 > a compressed file (gzip); unpack it",
        "255044462D312E37 > a PDF document; have a text file exported",
        "3C21444F43545950452068746D6C3E > an HTML or XML page, such as a system answers with when an export fails; look into it, and"
                + " have the file delivered again",
        "EFBBBF0A3C3F786D6C203F3E > an HTML or XML page, such as a system answers with when an export fails; look into it, and have"
                + " the file delivered again",
        "00000000000000000000 > a row of zero bytes: it was damaged or not written to its end; have it delivered again"})
    void what_is_no_text_says_what_it_is(String bytes, String what) {
        centre.file("calls.csv", HexFormat.of().parseHex(bytes));

        refused(NO_TEXT + what + "; nothing of it was loaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf_16_without_a_mark_must_be_named(String charset) {
        String text = Centre.HEADER.replace("call_id", "流水号,call_id") + Centre.GOOD.replace("c1", "一,c1");
        centre.file("calls.csv", text, Charset.forName(charset));

        refused("calls.csv looks like UTF-16 without a byte order mark; set 'charset: " + charset
                + "' of this source in sources.yml; nothing of it was loaded");
        assertThat(centre.calls("charset: " + charset).run().column("call_id")).containsExactly("c1");
    }

    @Test
    void a_zero_byte_spoils_its_row_alone() {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD.replace("A1", "A\0001") + Centre.GOOD.replace("c1", "c2"));

        Centre.Result result = centre.run();
        assertThat(result.reasons()).containsExactly("agent_id 'A\0001' holds a zero byte, as damaged files do; have the file delivered again");
        assertThat(result.column("call_id")).containsExactly("c2");
    }

    /** 400 MB in a heap of 512 would be read whole if nothing stopped at the open quote. */
    @Test
    void a_quote_that_is_open_in_a_huge_file_is_found_without_reading_on() throws IOException {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD + Centre.GOOD.replace("A1", "\"客服"));
        lengthen("calls.csv", 400_000_000);

        refused("calls.csv, after line 2: not readable as delimited text: " + TOO_LONG
                + " mend the quotes of the line or have the file delivered again");
    }

    @Test
    void a_log_without_line_ends_is_found_without_reading_on() throws IOException {
        centre.sources("calls: {type: asterisk-queue-log, path: log}").file("log", "1795222800|1795222799.17|600|NONE|ENTERQUEUE||13912345678|1\n"
                .repeat(20));
        lengthen("log", 400_000_000);

        refused("log, after line 20: not readable as a log: " + TOO_LONG + " have it delivered again");
    }

    /** Zero bytes to a length, as a file has that was not written to its end; takes no room on the disk. */
    private void lengthen(String file, long length) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(home.resolve(file).toFile(), "rw")) {
            open.setLength(length);
        }
    }

    @Test
    void rows_that_an_open_quote_has_swallowed_are_refused() {
        String second = Centre.GOOD.replace("c1", "c2");
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD.replace("A1", "\"A1") + second + second.replace("A1", "A2\"")
                + Centre.GOOD.replace("c1", "c3"));

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("c3");
        assertThat(result.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo("'agent_id' holds 2 line breaks and as many delimiters as 2 rows, so a quote that is open has"
                    + " swallowed rows; mend the quotes from this line on and have the file delivered again");
            assertThat(reject.line()).isEqualTo(2);
        });
    }

    @Test
    void a_text_of_several_lines_swallows_nothing() {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD.replace("A1", "\"A, B,\nC, D, E, F\""));

        assertThat(centre.run().column("agent_id")).containsExactly("A, B,\nC, D, E, F");
    }

    @Test
    void a_longTextvalue_is_shown_by_its_begin_and_kept_whole() {
        String longText = "x".repeat(5000);
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD.replace("inbound", longText));

        assertThat(centre.run().rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo("direction '" + "x".repeat(200) + "… (5000 characters)' is none of inbound, outbound; map it"
                    + " under 'values' in sources.yml");
            assertThat(reject.value()).isEqualTo(longText);
            assertThat(reject.raw()).contains(longText);
        });
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_not_loaded_and_is_so_when_it_is_whole() throws IOException {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD);

        assertThatThrownBy(() -> readAndThen(() -> Files.writeString(home.resolve("calls.csv"), Centre.GOOD.replace("c1", "c2"),
                StandardOpenOption.APPEND))).isInstanceOf(ExtractionException.class).hasMessage("calls.csv was changed while it was read: it may"
                        + " still be written; have it delivered under another name and renamed when it is whole, and run the day again;"
                        + " nothing of it was loaded");
        assertThat(centre.run().column("call_id")).containsExactly("c1", "c2");
    }

    @Test
    void a_file_that_is_removed_while_it_is_read_was_whole() throws IOException {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD);

        assertThat(readAndThen(() -> Files.delete(home.resolve("calls.csv"))).accepted()).isEqualTo(1);
    }

    @Test
    void a_log_that_a_telephone_system_goes_on_writing_is_read() throws IOException {
        String log = "1795222800|1.17|600|NONE|ENTERQUEUE||13912345678|1\n1795222810|1.17|600|NONE|ABANDON|1|1|10\n";
        centre.sources("calls: {type: asterisk-queue-log, path: calls.csv}").file("calls.csv", log);

        assertThat(readAndThen(() -> Files.writeString(home.resolve("calls.csv"), log, StandardOpenOption.APPEND)).accepted()).isEqualTo(1);
    }

    @Test
    void a_log_that_is_renamed_while_it_is_read_was_whole_and_one_that_is_emptied_is_not_loaded() throws IOException {
        String log = "1795222800|1.17|600|NONE|ENTERQUEUE||13912345678|1\n1795222810|1.17|600|NONE|ABANDON|1|1|10\n";
        Path file = home.resolve("calls.csv");
        centre.sources("calls: {type: asterisk-queue-log, path: calls.csv}").file("calls.csv", log);

        assertThat(readAndThen(() -> {
            Files.move(file, home.resolve("calls.csv.1"));
            Files.writeString(file, "");
        }).accepted()).isEqualTo(1);
        Files.writeString(file, log);
        assertThatThrownBy(() -> readAndThen(() -> Files.writeString(file, ""))).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("calls.csv was emptied or cut while it was read").hasMessageContaining("no copytruncate");
    }

    private interface Deed {

        void happens() throws IOException;
    }

    /** Reads the calls; something happens when the first row is taken. */
    private Counts readAndThen(Deed deed) throws IOException {
        return centre.extraction().run(Feeds.get("calls"), Centre.DAY, centre.definitions(), new Sink() {
            @Override
            public void accepted(TypedRow row) throws IOException {
                deed.happens();
            }

            @Override
            public void rejected(Reject reject) {
                throw new AssertionError(reject.reason());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_lies_in_the_place_of_a_file_is_no_empty_day(boolean allowEmpty) throws IOException {
        centre.sources("calls: {type: csv, path: 'd/{date}.csv', allow-empty: " + allowEmpty + "}");
        String place = "calls: d/20261121.csv (source " + home.resolve("config/sources.yml") + ":2) is ";
        String remedy = "; correct 'path' of this source in sources.yml, or put the file there";
        Path file = home.resolve("d/20261121.csv");
        Files.createDirectories(file);

        refused(place + "a folder and no file" + remedy);

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/nowhere/calls.csv"));
        refused(place + "a symbolic link to /nowhere/calls.csv, which leads to no file" + remedy);

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("../elsewhere.csv"));
        centre.file("elsewhere.csv", Centre.HEADER + Centre.GOOD);
        assertThat(centre.run().column("call_id")).containsExactly("c1");
    }

    @Test
    void headers_of_a_file_with_very_many_are_shown_in_part() {
        centre.file("calls.csv", "column,".repeat(70) + "column\n");

        refused("calls.csv: the required column arrived_at comes from 'arrived_at', which the file does not have. Found: "
                + "column, ".repeat(60) + "… (71 columns). Correct 'columns' of this source in sources.yml, or have the file delivered again;"
                + " nothing of it was loaded");
    }

    @Test
    void a_damaged_byte_far_down_is_found_and_the_corrected_file_is_whole() {
        byte[] bytes = (Centre.HEADER + Centre.GOOD + Centre.GOOD.replace("c1", "c2客")).getBytes(StandardCharsets.UTF_8);
        centre.file("calls.csv", ByteBuffer.allocate(bytes.length + 3).put(bytes).put("客".getBytes(StandardCharsets.UTF_8), 0, 2).put((byte) '\n')
                .array()).calls("charset: UTF-8");

        refused("calls.csv has bytes that its charset does not allow; set 'charset' of this source in sources.yml, or have the file delivered again");
        assertThat(centre.file("calls.csv", bytes).run().column("call_id")).containsExactly("c1", "c2客");
    }
}
