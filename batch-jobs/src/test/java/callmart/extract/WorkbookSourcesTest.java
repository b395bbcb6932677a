package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the rows of a workbook: typed, counted, refused with sheet, row and reason. */
class WorkbookSourcesTest {

    private static final String KEYS = """
              path: calls.%1$s
              sheet: 通话
              columns: {call_id: 流水号, caller: 主叫, agent_id: 工号, arrived_at: 呼入, ended_at: {from: arrived_at, plus: 时长}}
              absent: {工号: ['#N/A']}
              where: {结果: [AGENT]}
              values: {direction: {呼入: inbound}}
            """;
    private static final double NINE = 46347 + 9 / 24.0;

    @TempDir
    Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void rows_are_loaded_and_what_cannot_be_read_is_refused(String kind) throws IOException {
        try (Workbook book = book(kind)) {
            Sheet sheet = book.getSheet("通话");
            call(sheet, 3, "c1", 13800138000d, "A1", NINE, "AGENT");
            call(sheet, 4, "c2", FormulaError.NA, null, NINE, "AGENT");
            call(sheet, 5, "c3", null, FormulaError.NA, NINE + 0.5, "AGENT");
            sheet.addMergedRegion(CellRangeAddress.valueOf("C3:C4"));
            call(sheet, 6, "c4", "1.38E+10", null, NINE, "AGENT");
            call(sheet, 7, 110101199003071000d, null, null, NINE, "AGENT");
            call(sheet, 8, "c6", null, null, NINE, FormulaError.REF);
            call(sheet, 9, "c7", null, null, NINE + 1, FormulaError.REF);
            call(sheet, 10, "c8", null, null, NINE, "HANG");
            sheet.createRow(10).createCell(0).setCellValue("合计");
            sheet.getRow(10).createCell(5).setCellValue("AGENT");
            centre.file("calls." + kind, bytes(book));
        }
        centre.sources("calls:\n  - type: " + kind + "\n" + KEYS.formatted(kind).indent(2));

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("c1", "c3");
        assertThat(result.column("caller")).containsExactly("13800138000", null);
        assertThat(result.column("agent_id")).containsExactly("A1", null);
        assertThat(result.column("arrived_at")).containsExactly("2026-11-21 09:00", "2026-11-21 21:00");
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 09:02", "2026-11-21 21:02");
        assertThat(result.lines()).containsExactly(3L, 5L);
        assertThat(result.counts().filtered()).isEqualTo(1);
        assertThat(result.counts().otherDay()).isEqualTo(1);
        assertThat(result.reasons()).containsExactly(
                "caller '#N/A' is an error in cell B4; correct the workbook and have it delivered again, or list '#N/A' under 'absent'"
                        + " in sources.yml",
                "caller '1.38E+10' was shortened by a spreadsheet; format the column as text and have the file delivered again",
                "call_id '110101199003071000' is a number of more than 15 digits, of which a spreadsheet keeps only the first 15; format"
                        + " the column as text and have the file delivered again",
                "结果 '#REF!' is an error in cell F8; correct the workbook and have it delivered again, or list '#REF!' under 'absent' in"
                        + " sources.yml",
                "'合计' marks a sum or a footer and no record; it is one of the words of sum-rows.yml");
        Reject first = result.rejects().get(0);
        assertThat(first.source()).isEqualTo("calls." + kind);
        assertThat(first.sheet()).isEqualTo("通话");
        assertThat(first.line()).isEqualTo(4);
        assertThat(first.value()).isEqualTo("#N/A");
        assertThat(first.raw()).isEqualTo("c2,\"#N/A\",A1,2026-11-21 09:00:00,00:02:00,AGENT,呼入");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_header_without_rows_is_an_empty_day(String kind) throws IOException {
        try (Workbook book = book(kind)) {
            centre.file("calls." + kind, bytes(book));
        }
        centre.sources("calls:\n  - type: " + kind + "\n" + KEYS.formatted(kind).indent(2));

        assertThat(centre.run().counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, java.util.Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_missing_required_column_names_what_was_found(String kind) throws IOException {
        try (Workbook book = book(kind)) {
            book.getSheet("通话").getRow(1).getCell(0).setCellValue("编号");
            centre.file("calls." + kind, bytes(book));
        }
        centre.sources("calls:\n  - type: " + kind + "\n" + KEYS.formatted(kind).indent(2));

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessageContaining("the required column call_id comes"
                + " from '流水号', which the file does not have. Found: 编号, 主叫, 工号, 呼入, 时长, 结果, direction.");
    }

    private static Workbook book(String kind) {
        Workbook book = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        book.createSheet("说明").createRow(0).createCell(0).setCellValue("how to read this");
        Sheet sheet = book.createSheet("通话");
        sheet.createRow(0).createCell(0).setCellValue("通话明细");
        Row header = sheet.createRow(1);
        String[] headers = {"流水号", "主叫", "工号", "呼入", "时长", "结果", "direction"};
        for (int i = 0; i < headers.length; i++) {
            header.createCell(i).setCellValue(headers[i]);
        }
        return book;
    }

    private static void call(Sheet sheet, int number, Object id, Object caller, Object agent, double arrived, Object result) {
        Row row = sheet.createRow(number - 1);
        Object[] values = {id, caller, agent, arrived, 2 / 1440.0, result, "呼入"};
        for (int i = 0; i < values.length; i++) {
            Cell cell = row.createCell(i);
            if (values[i] instanceof Double value) {
                cell.setCellValue(value);
            } else if (values[i] instanceof FormulaError error) {
                cell.setCellErrorValue(error.getCode());
            } else if (values[i] instanceof String text) {
                cell.setCellValue(text);
            }
        }
        row.getCell(3).setCellStyle(style(sheet, "yyyy-mm-dd hh:mm"));
        row.getCell(4).setCellStyle(style(sheet, "hh:mm:ss"));
    }

    private static CellStyle style(Sheet sheet, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        return style;
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }
}
