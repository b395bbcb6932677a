package callmart.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.BusyDay;
import callmart.report.Goldens;
import callmart.report.Pdfs;
import callmart.report.ReportDocument;
import callmart.report.SmallDay;
import callmart.report.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfRendererTest {

    private final PdfRenderer renderer = new PdfRenderer(TestReports.TEMPLATES, TestReports.COMPILED, TestReports.fonts());
    private final ReportDocument document = TestReports.document(SmallDay.days());

    @Test
    void textIsTheStoredOne() throws IOException {
        Goldens.assertMatches("daily-operations.pdf.txt", Pdfs.text(renderer.render(document)));
    }

    @Test
    void twoRunsGiveTheSameText() throws IOException {
        assertThat(Pdfs.text(renderer.render(document))).isEqualTo(Pdfs.text(renderer.render(document)));
    }

    @Test
    void theChineseFontIsInsideAndNoOther() throws IOException {
        assertThat(Pdfs.fonts(renderer.render(TestReports.document(BusyDay.days()))))
                .containsExactly("NotoSansSC-Bold embedded", "NotoSansSC-Regular embedded");
    }

    @Test
    void pagesAreNumbered() throws IOException {
        byte[] pdf = renderer.render(TestReports.document(BusyDay.days()));

        assertThat(Pdfs.pages(pdf)).isEqualTo(4);
        assertThat(Pdfs.text(pdf)).contains("第 1 / 4 页").contains("第 4 / 4 页");
    }

    @Test
    void whatTheFontCannotShowIsVisiblyReplaced() throws IOException {
        assertThat(Pdfs.text(renderer.render(TestReports.document(SmallDay.withCategory("停车😀")))))
                .contains("停车〓");
    }

    @Test
    void markupInACategoryStaysWords() throws IOException {
        assertThat(Pdfs.text(renderer.render(TestReports.document(SmallDay.withCategory("<b>a</b>")))))
                .contains("<b>a</b>");
    }

    @Test
    void anEmptyDayIsSaidInWords() throws IOException {
        assertThat(Pdfs.text(renderer.render(TestReports.document(SmallDay.nobody())))).contains("本日无来电")
                .contains("指标总表").doesNotContain("要点");
    }

    @Test
    void compiledTemplatesAreKeptAndFoundAgain(@TempDir Path folder) throws IOException {
        new PdfRenderer(TestReports.TEMPLATES, folder, TestReports.fonts()).render(document);
        List<Path> kept = list(folder);
        new PdfRenderer(TestReports.TEMPLATES, folder, TestReports.fonts()).render(document);

        assertThat(kept).hasSizeBetween(5, 8).allMatch(file -> file.toString().endsWith(".jasper"));
        assertThat(list(folder)).isEqualTo(kept);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
