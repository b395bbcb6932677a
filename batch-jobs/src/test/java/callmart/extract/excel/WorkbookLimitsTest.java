package callmart.extract.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.extract.ExtractionException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that unpack to far more than they take on the disk, whether by accident or on purpose, within the heap that the tests have. */
class WorkbookLimitsTest {

    private static final String DAMAGED = "the workbook is damaged or incomplete (";
    private static final String AGAIN = "); have it delivered again; nothing of it was loaded";

    @TempDir
    private Path folder;

    private Path workbook;

    @BeforeEach
    void aWorkbook() throws IOException {
        workbook = folder.resolve("a.xlsx");
        var book = Books.book("xlsx");
        Books.row(book.createSheet("calls"), 1, "call_id", "queue");
        Books.write(book, workbook);
    }

    /** Spreadsheets keep a format for each cell of a column that somebody formatted as a whole. */
    @Test
    void a_sheet_of_blank_cells_that_packs_to_less_than_a_hundredth_is_read() throws IOException {
        part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + row("call_id", "queue") + row("c1", "sales"),
                "<row>" + "<c s=\"0\"/>".repeat(40) + "</row>", 50_000, "</sheetData></worksheet>");

        assertThat(Files.size(workbook)).isLessThan(50_000L * 400 / 100);
        assertThat(Books.read(workbook).rows()).containsExactly(List.of("c1", "sales"));
    }

    @Test
    void a_cell_of_more_than_a_million_characters_is_damage() throws IOException {
        part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + row("call_id", "queue") + row("c1", "sales")
                + "<row><c t='inlineStr'><is><t>", "0".repeat(1000), 200_000, "</t></is></c></row></sheetData></worksheet>");

        refused("in/calls, sheet 'calls', after row 3: " + DAMAGED + "a text has more than 1000000 characters" + AGAIN);
    }

    @Test
    void a_row_of_more_than_a_million_characters_is_damage() throws IOException {
        part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + row("call_id", "queue") + "<row>",
                "<c t='str'><v>" + "0".repeat(1000) + "</v></c>", 1001, "</row></sheetData></worksheet>");

        refused("in/calls, sheet 'calls', after row 2: " + DAMAGED + "a row has more than 1000000 characters" + AGAIN);
    }

    @Test
    void more_texts_than_fit_in_memory_are_refused() throws IOException {
        part("xl/sharedStrings.xml", "<sst>", "<si><t>" + "0123456789".repeat(99_000) + "</t></si>", 130, "</sst>");

        refused("in/calls holds more different texts than fit in memory (250 MB are passed after 126); have it delivered as CSV, or one file"
                + " for each day; nothing of it was loaded");
    }

    @Test
    void a_part_beside_the_sheet_that_unpacks_to_very_much_is_damage() throws IOException {
        part("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>".repeat(1000), 20_000, "</cellXfs></styleSheet>");

        assertThatThrownBy(() -> Books.read(workbook)).isInstanceOf(ExtractionException.class).hasMessageStartingWith("in/calls: " + DAMAGED)
                .hasMessageContaining("Zip bomb detected!").hasMessageEndingWith(AGAIN);
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Books.read(workbook)).isInstanceOf(ExtractionException.class).hasMessage(message);
    }

    private static String row(String... texts) {
        StringBuilder row = new StringBuilder("<row>");
        for (String text : texts) {
            row.append("<c t='str'><v>").append(text).append("</v></c>");
        }
        return row.append("</row>").toString();
    }

    /** Replaces a part by a begin, a piece that is repeated, and an end. Texts are not packed, so that their part is none of a zip bomb. */
    private void part(String name, String begin, String piece, int times, String end) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(workbook, Map.of("compressionMethod", name.contains("Strings") ? "STORED" : "DEFLATED"));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip.getPath(name)))) {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
            out.write(end.getBytes(StandardCharsets.UTF_8));
        }
    }
}
