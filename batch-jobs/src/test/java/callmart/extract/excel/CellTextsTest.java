package callmart.extract.excel;

import static callmart.extract.excel.Books.book;
import static callmart.extract.excel.Books.read;
import static callmart.extract.excel.Books.row;
import static callmart.extract.excel.Books.write;
import static org.assertj.core.api.Assertions.assertThat;

import callmart.extract.UnreadableCell;
import callmart.extract.excel.Books.Formatted;
import callmart.extract.excel.Books.Formula;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which text a cell becomes. */
class CellTextsTest {

    private static final double NINE = 46347 + (9 * 3600 + 5) / 86400.0;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void numbers_texts_and_booleans(String kind) throws IOException {
        assertThat(cells(kind, 13800138000d, 7, 0.1 + 0.2, -2.50, 999_999_999_999_999d, 0, 1e-7, 0.95, true, false, "0571-88",
                "007", "+8613800138000", " a  b ", "1.38E+10", "a_x000D_b"))
                .startsWith("13800138000", "7", "0.3", "-2.5", "999999999999999", "0", "0.0000001", "0.95", "1", "0", "0571-88", "007",
                        "+8613800138000", " a  b ", "1.38E+10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void dates_and_times_are_in_the_iso_form(String kind) throws IOException {
        assertThat(cells(kind, new Formatted(NINE, "yyyy-mm-dd hh:mm:ss"), new Formatted(NINE, "m/d/yy h:mm"),
                new Formatted(46347, "yyyy\"年\"m\"月\"d\"日\""), new Formatted(46347, "yyyy/m/d h:mm"), new Formatted(NINE, "yyyy/m/d"),
                new Formatted(NINE - 46347, "h:mm:ss"), new Formatted(NINE, "h:mm"), new Formatted(1.25, "[h]:mm:ss"),
                new Formatted(NINE + 0.25 / 86400, "yyyy-mm-dd hh:mm:ss.000"), new Formatted(NINE - 0.0001 / 86400, "[$-804]yyyy/m/d h:mm:ss"),
                new Formatted(0.5, "0%"), new Formatted(46347, "General")))
                .containsExactly("2026-11-21 09:00:05", "2026-11-21 09:00:05", "2026-11-21", "2026-11-21 00:00:00",
                        "2026-11-21 09:00:05", "09:00:05", "2026-11-21 09:00:05", "30:00:00", "2026-11-21 09:00:05.250",
                        "2026-11-21 09:00:05", "50%", "46347");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void days_counted_from_1904_are_the_same_days(String kind) throws IOException {
        Workbook book = book(kind);
        if (book instanceof XSSFWorkbook xlsx) {
            xlsx.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        } else if (book instanceof HSSFWorkbook xls) {
            setTo1904(xls);
        }
        Sheet sheet = book.createSheet();
        row(sheet, 1, "call_id", "arrived_at", "caller");
        row(sheet, 2, "1", new Formatted(NINE - 1462, "yyyy-mm-dd hh:mm"), new Formatted(0.5, "hh:mm"));

        assertThat(read(write(book, folder.resolve("b." + kind))).rows())
                .containsExactly(List.of("1", "2026-11-21 09:00:05", "12:00"));
    }

    private static void setTo1904(HSSFWorkbook book) {
        DateWindow1904Record window = (DateWindow1904Record) book.getInternalWorkbook().getWorkbookRecordList().getRecords().stream()
                .filter(DateWindow1904Record.class::isInstance).findFirst().orElseThrow();
        window.setWindowing((short) 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_formula_gives_the_value_that_the_file_holds(String kind) throws IOException {
        assertThat(cells(kind, new Formula("6*7", true), new Formula("\"a\"&\"b\"", true), new Formula("1=1", true), "next",
                new Formula("\"\"", true), "last")).containsExactly("42", "ab", "1", "next", "", "last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void errors_and_numbers_that_lost_digits_are_unreadable(String kind) throws IOException {
        assertThat(cells(kind, FormulaError.NA, new Formula("1/0", true), 110101199003071000d, 1e15)).containsExactly(
                UnreadableCell.of("#N/A", "is an error in cell A2; correct the workbook and have it delivered again, or list '#N/A'"
                        + " under 'absent' in sources.yml"),
                UnreadableCell.of("#DIV/0!", "is an error in cell B2; correct the workbook and have it delivered again, or list"
                        + " '#DIV/0!' under 'absent' in sources.yml"),
                UnreadableCell.of("110101199003071000", tooLong()),
                UnreadableCell.of("1000000000000000", tooLong()));
    }

    private static String tooLong() {
        return "is a number of more than 15 digits, of which a spreadsheet keeps only the first 15; format the column as text and have"
                + " the file delivered again";
    }

    @Test
    void a_formula_whose_value_was_never_computed_is_unreadable() throws IOException {
        assertThat(cells("xlsx", new Formula("6*7", false))).containsExactly(UnreadableCell.of("", "is a formula without its value in"
                + " cell A2; open the workbook in a spreadsheet program, save it and deliver that file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_text_in_several_fonts_is_one(String kind) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        row(sheet, 1, "call_id", "queue");
        RichTextString text = book.getCreationHelper().createRichTextString("bold and plain");
        text.applyFont(0, 4, book.createFont());
        row(sheet, 2, "1").createCell(1).setCellValue(text);

        assertThat(read(write(book, folder.resolve("b." + kind))).rows()).containsExactly(List.of("1", "bold and plain"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "yyyy-mm-dd|date", "yyyy\"年\"m\"月\"d\"日\"|date", "m\"月\"d\"日\"|date", "[$-F800]dddd, mmmm dd, yyyy|date", "mmm-yy|date",
        "[$-804]aaaa|date", "[$-411]ggge|date", "yyyy/m/d;@|date", "yyyy/m/d h:mm|date time", "上午/下午h\"时\"mm\"分\"|time", "mm:ss|time",
        "h:mm AM/PM|time", "mm:ss.0|time fraction", "[h]:mm|elapsed", "[mm]:ss|elapsed", "[s].00|elapsed fraction", "0.00E+00|", "#,##0|",
        "General|", "G/通用格式|", "\"day\" 0|", "0 \\d|", "[Red]0|", "_-* #,##0_d|", "@|", "[$€-407]0.00|", "0%|", "yyyy-mm-dd [h]:mm|date time"})
    void a_format_says_whether_a_number_is_a_date(String code, String expected) {
        CellFormat format = CellFormat.of(200, code);
        List<String> words = new ArrayList<>();
        words.add(format.date() ? "date" : "");
        words.add(format.time() ? "time" : "");
        words.add(format.elapsed() ? "elapsed" : "");
        words.add(format.fraction() ? "fraction" : "");
        words.removeIf(String::isEmpty);

        assertThat(String.join(" ", words)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({"14, true, false", "22, true, true", "31, true, false", "33, false, true", "57, true, false", "0, false, false", "10, false, false"})
    void formats_without_code_are_those_built_in(int id, boolean date, boolean time) {
        assertThat(CellFormat.of(id, null)).extracting(CellFormat::date, CellFormat::time).containsExactly(date, time);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T09:00:05.000, 2026-11-21 09:00:05", "2026-11-21T09:00:05Z, 2026-11-21 09:00:05", "T09:00:05, 09:00:05",
        "2026-11-21, 2026-11-21"})
    void dates_of_strict_workbooks_are_local(String text, String expected) {
        assertThat(CellTexts.isoDate(text)).isEqualTo(expected);
    }

    private List<String> cells(String kind, Object... values) throws IOException {
        Workbook book = book(kind);
        Sheet sheet = book.createSheet();
        Object[] header = new Object[values.length];
        for (int i = 0; i < header.length; i++) {
            header[i] = "h" + i;
        }
        List<Object> known = new ArrayList<>(List.of(header));
        known.addAll(List.of("call_id", "queue"));
        row(sheet, 1, known.toArray());
        row(sheet, 2, values);
        return read(write(book, folder.resolve("b." + kind))).rows().get(0).subList(0, values.length);
    }

    @ParameterizedTest
    @CsvSource({"123, 00000, 00123", "1087654321, 00000000000, 01087654321", "0, 000, 000", "123456, 00000, 123456", "123, 0, 123", "7, '[Red]00_ ', 07",
        "1.5, 00000, 1.5", "-7, 000, -7", "123, '#,##0', 123", "123, 0.00, 123", "12, '\"A\"000', A012", "1234, '\"A\"000;-0', A1234", "138000, '\"138\"00000000', 13800138000",
        "12, '[Red]\\A\\-000', A-012", "-7, '\"A\"000', -7", "1.5, '\"A\"000', 1.5", "12, '\"约\"0', 12"})
    void zeros_that_a_format_shows_are_part_of_an_id(String number, String code, String expected) {
        assertThat(new CellTexts(false).number(number, CellFormat.of(200, code))).isEqualTo(expected);
        assertThat(new CellTexts(false).number(Double.parseDouble(number), CellFormat.of(200, code))).isEqualTo(expected);
    }
}
