package callmart.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.BusyDay;
import callmart.report.FiguresDocument;
import callmart.report.Goldens;
import callmart.report.PrintedSheets;
import callmart.report.SmallDay;
import callmart.report.TestReports;
import callmart.report.Unusual;
import callmart.report.Workbooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxRendererTest {

    private final XlsxRenderer renderer = new XlsxRenderer();
    private final FiguresDocument document = TestReports.document(SmallDay.days());

    @Test
    void cellsAreThoseOfTheStoredText() throws IOException {
        Goldens.assertMatches("daily-operations.xlsx.txt", Workbooks.text(renderer.render(document)));
    }

    @Test
    void theSameDocumentGivesTheSameBytes() throws InterruptedException {
        byte[] first = renderer.render(TestReports.document(BusyDay.days()));
        Thread.sleep(2_100);

        assertThat(renderer.render(TestReports.document(BusyDay.days()))).isEqualTo(first);
    }

    @Test
    void noEntryCarriesTheMachinesClockOrZone() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(renderer.render(document)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
                assertThat(entry.getExtra()).as(entry.getName()).isNull();
            }
        }
    }

    @Test
    void onlyTheTimeOfTheDataDiffersBetweenTwoRuns() {
        String earlier = Workbooks.text(renderer.render(document));
        String later = Workbooks.text(renderer.render(
                TestReports.document(SmallDay.days(), TestReports.AS_OF.plusHours(1))));

        assertThat(later.replace("2026-11-22 09:30", "2026-11-22 08:30")).isEqualTo(earlier);
    }

    @Test
    void storedValuesAreWhatTheFormulasGive() {
        XSSFWorkbook workbook = Workbooks.open(renderer.render(TestReports.document(BusyDay.days())));

        assertThat(Workbooks.formulasGiveWhatIsStored(workbook)).as("7 ratios in 20 + 9 + 25 rows and the changes").isGreaterThan(300);
    }

    @Test
    void aRatioIsAFormulaOverItsSumsAndAMissIsRed() {
        XSSFSheet sheet = Workbooks.open(renderer.render(document)).getSheet("指标总表");
        XSSFCell missed = sheet.getRow(16).getCell(1);

        assertThat(missed.getCellFormula()).isEqualTo("IF(基础数据!$B$4=0,\"—\",基础数据!$F$4/基础数据!$B$4)");
        assertThat(missed.getNumericCellValue()).isEqualTo(0.92);
        assertThat(Workbooks.shown(missed)).isEqualTo("▼92.00%");
        assertThat(missed.getCellStyle().getFont().getXSSFColor().getARGBHex()).isEqualTo("FFB42318");
    }

    @Test
    void headsAreFrozenFilteredAndRepeatedOnA4Landscape() {
        XSSFSheet sheet = Workbooks.open(renderer.render(document)).getSheet("按小时");

        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).as("24 hours without the total").isEqualTo("A3:U27");
        assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:3");
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
        assertThat(sheet.getFooter().getRight()).contains("&P / &N");
    }

    @Test
    void theFirstSheetHasNativeCharts() {
        XSSFWorkbook workbook = Workbooks.open(renderer.render(document));

        assertThat(workbook.getSheetAt(0).getDrawingPatriarch().getCharts())
                .extracting(chart -> chart.getTitleText().getString())
                .containsExactly("分时来电与15秒接通率", "各业务类别来电量", "满意度评定分布");
    }

    @Test
    void theMachinesLanguageLeavesNoTrace() {
        XSSFWorkbook workbook = Workbooks.open(renderer.render(document));

        assertThat(workbook.getSheetAt(0).getDrawingPatriarch().getCharts())
                .allSatisfy(chart -> assertThat(chart.getCTChartSpace().xmlText()).contains("zh-CN")
                        .doesNotContain(java.util.Locale.getDefault().toLanguageTag()));
    }

    @Test
    void aCategoryThatLooksLikeAFormulaStaysWords() {
        String formula = "=HYPERLINK(\"http://example.com\")";
        XSSFWorkbook workbook = Workbooks.open(renderer.render(
                TestReports.document(SmallDay.withCategory(formula))));
        XSSFCell cell = workbook.getSheet("按业务类别").getRow(10).getCell(0);

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(formula);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(workbook.getSheet("基础数据").getRow(11).getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
    }

    @Test
    void anEmptyDayIsSaidInWords() {
        String text = Workbooks.text(renderer.render(TestReports.document(SmallDay.nobody())));

        assertThat(text).contains("本日无来电").contains("== 数据说明").doesNotContain("图表数据").doesNotContain("NaN")
                .doesNotContain("#DIV");
    }

    @Test
    void charts_go_to_a_second_page_where_the_sentences_leave_no_room() {
        FiguresDocument busy = TestReports.document(BusyDay.days());
        Unusual note = new Unusual("seizures", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, "", List.of(), List.of(), false, "占用次数低".repeat(30));
        FiguresDocument told = busy.withUnusual(List.of(note, note, note), List.of());

        PrintedSheets.assertReadable(renderer.render(busy));
        PrintedSheets.assertReadable(renderer.render(told));
        assertThat(Workbooks.open(renderer.render(busy)).getSheetAt(0).getRowBreaks()).isEmpty();
        assertThat(Workbooks.open(renderer.render(told)).getSheetAt(0).getRowBreaks()).hasSize(1);
    }

    @Test
    void tables_of_twenty_figures_print_one_page_wide_and_what_formulas_and_charts_read_does_not_print() {
        XSSFWorkbook workbook = Workbooks.open(renderer.render(TestReports.document(BusyDay.days())));

        assertThat(List.of("指标总表", "按业务类别", "按小时")).allSatisfy(name -> {
            assertThat(workbook.getSheet(name).getColumnBreaks()).isEmpty();
            assertThat(workbook.getSheet(name).getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        });
        assertThat(workbook.getPrintArea(workbook.getSheetIndex("基础数据"))).isEqualTo("基础数据!$A$1:$H$2");
        assertThat(IntStream.range(0, workbook.getNumberOfSheets()).filter(workbook::isSheetHidden).mapToObj(workbook::getSheetName))
                .containsExactly("图表数据");
    }

    @Test
    void a_card_leads_to_its_row_and_each_table_back() {
        XSSFWorkbook workbook = Workbooks.open(new XlsxRenderer().render(TestReports.document(BusyDay.days())));
        XSSFSheet summary = workbook.getSheetAt(0);

        assertThat(summary.getHyperlinkList()).hasSize(6).allSatisfy(link -> {
            CellReference to = new CellReference(link.getLocation());
            assertThat(workbook.getSheet(to.getSheetName()).getRow(to.getRow()).getCell(0).getStringCellValue())
                    .isEqualTo(summary.getRow(link.getFirstRow()).getCell(link.getFirstColumn()).getStringCellValue());
        });
        assertThat(workbook.getSheet("按小时").getHyperlink(0, 0).getLocation()).isEqualTo("概览!A1");
        String hour = workbook.getSheet("按小时").getHyperlink(3, 0).getLocation();
        assertThat(new CellReference(hour)).satisfies(row -> assertThat(workbook.getSheet(row.getSheetName()).getRow(row.getRow()).getCell(0)
                .getStringCellValue()).as("the measures of the hour").isEqualTo("00:00–00:59"));
        assertThat(workbook.getSheet("基础数据").getHyperlink(0, 0).getLocation()).isEqualTo("概览!A1");
    }
}
