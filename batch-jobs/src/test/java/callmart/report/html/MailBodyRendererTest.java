package callmart.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.BusyDay;
import callmart.report.Card;
import callmart.report.Cell;
import callmart.report.Goldens;
import callmart.report.Pdfs;
import callmart.report.FiguresDocument;
import callmart.report.ReportTable;
import callmart.report.SmallDay;
import callmart.report.TestReports;
import callmart.report.Workbooks;
import callmart.report.chart.ChartDrawing;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

class MailBodyRendererTest {

    private final MailBodyRenderer renderer = new MailBodyRenderer(TestReports.html(),
            new ChartDrawing(TestReports.fonts()), period -> Optional.empty());

    @Test
    void plainTextIsTheStoredOne() throws IOException {
        Goldens.assertMatches("daily-operations.mail.txt", renderer.render(TestReports.document(SmallDay.days())).text());
    }

    @Test
    void pageIsTheStoredOne() throws IOException {
        Goldens.assertMatches("daily-operations.mail.html", renderer.render(TestReports.document(SmallDay.days())).html());
    }

    @Test
    void atMostTwoPicturesEachNamedByThePage() throws IOException {
        MailBody body = renderer.render(TestReports.document(BusyDay.days()));

        assertThat(body.images()).hasSize(2);
        for (MailBody.Image image : body.images()) {
            assertThat(body.html()).contains("src=\"cid:" + image.cid() + "\"");
            assertThat(ImageIO.read(new ByteArrayInputStream(image.png())).getWidth()).isEqualTo(2 * MailBodyRenderer.WIDTH);
        }
    }

    @Test
    void theFileThatStandsAloneNamesNoOther() {
        assertThat(new String(new HtmlRenderer(renderer).render(TestReports.document(SmallDay.days())),
                java.nio.charset.StandardCharsets.UTF_8)).contains("src=\"data:image/png;base64,").doesNotContain("cid:")
                .doesNotContain("{{");
    }

    @Test
    void wordsFromOutsideAreNoMarkup() {
        assertThat(renderer.render(TestReports.document(SmallDay.withCategory("<script>x</script>"))).html())
                .contains("&lt;script&gt;x&lt;/script&gt;的15秒接通率").doesNotContain("<script>");
    }

    @Test
    void a_card_leads_to_its_table_and_the_last_line_to_the_archive() {
        MailBody body = new MailBodyRenderer(TestReports.html(), new ChartDrawing(TestReports.fonts()),
                period -> Optional.of("https://reports.example.com/?a=1&p=" + period)).render(TestReports.document(SmallDay.days()));

        assertThat(body.html()).contains("<a href=\"#daily-operations.total\"", "<a name=\"daily-operations.total\"></a>指标总表",
                "本期报表存档：<a href=\"https://reports.example.com/?a=1&amp;p=2026-11-21\"");
        assertThat(body.text()).endsWith("本期报表存档：https://reports.example.com/?a=1&p=2026-11-21\n");
        assertThat(renderer.render(TestReports.document(SmallDay.days())).html()).doesNotContain("存档");
    }

    @Test
    void anEmptyDayIsSaidInWords() {
        MailBody body = renderer.render(TestReports.document(SmallDay.nobody()));

        assertThat(body.html()).contains("本日无来电");
        assertThat(body.text()).contains("本日无来电");
        assertThat(body.images()).isEmpty();
    }

    @Test
    void workbookPdfAndMailShowTheSameNumbers() throws IOException {
        FiguresDocument document = TestReports.document(BusyDay.days());
        MailBody body = renderer.render(document);
        String pdf = Pdfs.text(new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts())
                .render(document));
        XSSFSheet sheet = Workbooks.open(new XlsxRenderer().render(document)).getSheet("指标总表");
        ReportTable total = document.tables().get(0);
        for (int i = 0; i < total.rows().size(); i++) {
            for (int column : new int[] {1, 4, 5, 6, 7}) {
                Cell cell = total.rows().get(i).cells().get(column);
                String text = cell.text();
                assertThat(Workbooks.shown(sheet.getRow(3 + i).getCell(column))).isEqualTo(text);
                if (column == 1) {
                    assertThat(body.html()).contains(">" + new Cell.Judged((Cell.Value) cell).text() + "<");
                } else if (cell instanceof Cell.Change) {
                    assertThat(body.html()).contains(">" + text + "<");
                }
                assertThat(body.text()).contains("| " + text);
                assertThat(pdf).contains(text);
            }
        }
        for (Card card : document.cards()) {
            assertThat(body.html()).contains(card.valueText());
            assertThat(pdf).contains(card.valueText());
        }
    }
}
