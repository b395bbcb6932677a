package callmart.extract.excel;

import static callmart.extract.excel.Books.book;
import static callmart.extract.excel.Books.read;
import static callmart.extract.excel.Books.row;
import static callmart.extract.excel.Books.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.extract.ExtractionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sheet, header and rows are read, in both kinds of workbook. */
class WorkbookReadingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void titles_above_the_header_are_skipped_and_rows_keep_their_numbers(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet("十一月");
        row(sheet, 1, "电话中心通话明细表");
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C1"));
        row(sheet, 2, "queue: all", "2026-11-21");
        row(sheet, 4, " 流水号 ", "queue", "备注");
        row(sheet, 5, "1", "a", null, "beside the table");
        row(sheet, 6, "", "  ");
        row(sheet, 8, "2");
        row(sheet, 9, "合计", 2);
        row(sheet, 10, "", "");

        Books.Read read = read(write(book, folder.resolve("b." + kind)));
        assertThat(read.header()).containsExactly("流水号", "queue", "备注");
        assertThat(read.rows()).containsExactly(List.of("1", "a", ""), List.of("2", "", ""), List.of("合计", "2", ""));
        assertThat(read.lines()).containsExactly(5L, 8L, 9L);
        assertThat(read.sheet()).isEqualTo("十一月");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void the_row_with_most_known_headers_is_the_header_and_a_repeated_one_is_a_row(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        row(sheet, 1, "queue", "caller");
        row(sheet, 2, "流水号", "queue", "caller");
        row(sheet, 3, "1", "a", "x");
        row(sheet, 4, "流水号", "queue", "caller");
        row(sheet, 60, "arrived_at", "流水号", "queue", "caller");

        Books.Read read = read(write(book, folder.resolve("b." + kind)));
        assertThat(read.header()).containsExactly("流水号", "queue", "caller");
        assertThat(read.lines()).containsExactly(3L, 4L, 60L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void cells_merged_over_rows_count_for_each_and_over_columns_for_the_first(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        row(sheet, 1, "queue", "通话", null, null);
        row(sheet, 2, null, "call_id", "caller", "备注");
        row(sheet, 3, "sales", "1", "x", "p");
        row(sheet, 4, null, "2", "y", "hidden by the merge");
        row(sheet, 5, "", "3", "z");
        row(sheet, 6, "", "", "", "");
        row(sheet, 7, "after", "4");
        for (String region : List.of("A1:A2", "B1:D1", "A3:A6", "D3:D4", "C7:D8")) {
            sheet.addMergedRegion(CellRangeAddress.valueOf(region));
        }

        Books.Read read = read(write(book, folder.resolve("b." + kind)));
        assertThat(read.header()).containsExactly("queue", "call_id", "caller", "备注");
        assertThat(read.rows()).containsExactly(List.of("sales", "1", "x", "p"), List.of("sales", "2", "y", "p"),
                List.of("sales", "3", "z", ""), List.of("after", "4", "", ""));
        assertThat(read.lines()).containsExactly(3L, 4L, 5L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_header_of_two_rows_with_merged_cells_is_its_lower_row(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        row(sheet, 1, "call_id", "时间与队列", null);
        row(sheet, 2, null, "arrived_at", "queue");
        row(sheet, 3, "c1", "2026-11-21 09:00", "sales");
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("B1:C1"));

        Books.Read read = read(write(book, folder.resolve("a." + kind)));
        assertThat(read.header()).containsExactly("call_id", "arrived_at", "queue");
        assertThat(read.rows()).containsExactly(List.of("c1", "2026-11-21 09:00", "sales"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_sheet_is_read_by_its_name_and_otherwise_the_first_visible_one(String kind) throws IOException {
        Workbook book = book(kind);
        row(book.createSheet("settings"), 1, "queue", "caller", "of the hidden sheet");
        row(book.createSheet("First"), 1, "call_id", "queue");
        row(book.createSheet("Second"), 1, "call_id", "caller");
        row(book.getSheet("Second"), 2, "1", "x");
        book.setSheetVisibility(0, SheetVisibility.HIDDEN);
        book.setActiveSheet(1);
        Path file = write(book, folder.resolve("b." + kind));

        assertThat(read(file).header()).containsExactly("call_id", "queue");
        assertThat(read(file).rows()).isEmpty();
        assertThat(read(file, "second").rows()).containsExactly(List.of("1", "x"));
        assertThat(read(file, "second").sheet()).isEqualTo("Second");
        assertThat(read(file, "settings").header()).contains("of the hidden sheet");
        assertThatThrownBy(() -> read(file, "Third")).isInstanceOf(ExtractionException.class).hasMessage("in/calls has no sheet"
                + " 'Third'. Found: settings, First, Second. Correct 'sheet' of this source in sources.yml, or have the file delivered"
                + " again; nothing of it was loaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void hidden_rows_and_columns_are_read(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        row(sheet, 1, "call_id", "queue");
        row(sheet, 2, "1", "a").setZeroHeight(true);
        sheet.setColumnHidden(1, true);

        assertThat(read(write(book, folder.resolve("b." + kind))).rows()).containsExactly(List.of("1", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void an_empty_sheet_and_one_without_known_headers_say_what_was_found(String kind) throws IOException {
        Workbook book = book(kind);
        book.createSheet("空");
        Sheet other = book.createSheet("other");
        row(other, 1, "会议纪要");
        row(other, 3, "Datum", "queue", "Ort");
        Path file = write(book, folder.resolve("b." + kind));

        assertThatThrownBy(() -> read(file)).isInstanceOf(ExtractionException.class).hasMessage("in/calls, sheet '空', has no header:"
                + " its first 50 rows are empty; an empty day must have a header and no rows, or 'allow-empty: true' and no file. Name"
                + " another sheet under 'sheet' in sources.yml, or have the file delivered again");
        assertThatThrownBy(() -> read(file, "other")).isInstanceOf(ExtractionException.class).hasMessage("in/calls, sheet 'other',"
                + " has no header: none of its first 50 rows holds two of the headers that 'columns' or the feed name. Row 3 holds most:"
                + " Datum, queue, Ort. Correct 'columns' or 'sheet' of this source in sources.yml, or have the file delivered again;"
                + " nothing of it was loaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_header_broken_into_lines_is_one_name(String kind) throws IOException {
        Workbook book = book(kind);
        row(book.createSheet(), 1, "流水\n号", "queue", "other\nname", "call_id ");

        assertThat(read(write(book, folder.resolve("b." + kind))).header())
                .containsExactly("流水号", "queue", "other name", "call_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_row_as_text_is_csv_with_what_its_cells_show(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        row(sheet, 1, "call_id", "queue", "caller");
        row(sheet, 2, "1", "a,b", org.apache.poi.ss.usermodel.FormulaError.NA);

        try (ExcelCursor cursor = Books.open(write(book, folder.resolve("b." + kind)), "")) {
            assertThat(cursor.raw(cursor.next())).isEqualTo("1,\"a,b\",\"#N/A\"");
            assertThat(cursor.next()).isNull();
            assertThat(cursor.done()).isBetween(0.5, 1.0);
        }
    }
}
