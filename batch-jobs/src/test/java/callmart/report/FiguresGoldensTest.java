package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.chart.ChartDrawing;
import callmart.report.html.MailBodyRenderer;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers of the reports of figures see, as stored text: workbook, PDF and mail of a small centre. */
class FiguresGoldensTest {

    private static final XlsxRenderer XLSX = new XlsxRenderer();
    private static final PdfRenderer PDF = new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts());
    private static final MailBodyRenderer MAIL = new MailBodyRenderer(TestReports.html(), new ChartDrawing(TestReports.fonts()), period -> Optional.empty());

    static final String REPORTS = """
            weekly-operations,  2026-W47
            monthly-operations, 2026-10
            agent-workload,     2026-11-21
            agent-workload,     2026-10
            traffic-inout,      2026-11-21
            traffic-inout,      2026-W47""";

    @ParameterizedTest
    @CsvSource(textBlock = REPORTS)
    void workbookPdfAndMailAreTheStoredText(String report, String period) throws IOException {
        FiguresDocument document = TestReports.document(report, Period.parse(period));
        String name = report + "." + period;

        byte[] workbook = XLSX.render(document);
        assertThat(WorkbookFile.faults(workbook)).isEmpty();
        PrintedSheets.assertReadable(workbook);
        byte[] pdf = PDF.render(document);
        assertThat(Pdfs.smallestType(pdf)).isGreaterThanOrEqualTo(7);
        Goldens.assertMatches(name + ".xlsx.txt", shownSheets(Workbooks.text(workbook)));
        Goldens.assertMatches(name + ".pdf.txt", Pdfs.text(pdf));
        Goldens.assertMatches(name + ".mail.txt", MAIL.render(document).text());
    }

    /** Without the sheets that only hold the numbers behind the others. */
    private static String shownSheets(String workbook) {
        return Stream.of(workbook.split("(?m)^(?=== )")).filter(sheet -> !sheet.startsWith("== 基础数据") && !sheet.startsWith("== 图表数据"))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(textBlock = REPORTS)
    void workbookPdfAndMailShowTheSameNumbersAndTheWorkbookIsTheSameAgain(String report, String period) throws IOException {
        FiguresDocument document = TestReports.document(report, Period.parse(period));
        String pdf = Pdfs.text(PDF.render(document));
        String mail = MAIL.render(document).text();
        String page = MAIL.render(document).html();
        byte[] rendered = XLSX.render(document);
        assertThat(rendered).as("the same document gives the same workbook").isEqualTo(XLSX.render(document));
        String workbook = Workbooks.text(rendered);

        ReportTable total = document.tables().get(0);
        assertThat(total.rows()).isNotEmpty().allSatisfy(row -> {
            String value = row.cells().get(1).text();
            assertThat(workbook).containsPattern("\nB\\d+ " + Pattern.quote(value));
            assertThat(pdf).contains(value);
            assertThat(mail).contains(row.cells().get(0).text() + " | " + value);
            assertThat(page).containsPattern(">[▲▼]?" + Pattern.quote(value.replace(Formats.MISSED_MARK, "")) + "<");
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            weekly-operations,  2026-W30, 本周无来电
            monthly-operations, 2026-08,  本月无来电
            agent-workload,     2026-09-30, 本日无话务记录
            agent-workload,     2025,     本年无话务记录
            traffic-inout,      2026-W30, 本周无来电""")
    void anEmptyPeriodIsSaidInWordsInAllThree(String report, String period, String words) throws IOException {
        FiguresDocument document = TestReports.document(report, Period.parse(period));

        assertThat(Workbooks.text(XLSX.render(document))).contains(words);
        assertThat(Pdfs.text(PDF.render(document))).contains(words);
        assertThat(MAIL.render(document).text()).contains(words);
        assertThat(MAIL.render(document).html()).contains(words);
    }
}
