package callmart.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.BusyDay;
import callmart.report.Goldens;
import callmart.report.Pdfs;
import callmart.report.FiguresDocument;
import callmart.report.SmallDay;
import callmart.report.TestReports;
import callmart.report.Unusual;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfIndirectReference;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfRendererTest {

    private final PdfRenderer renderer = new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts());
    private final FiguresDocument document = TestReports.document(SmallDay.days());

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

        assertThat(Pdfs.pages(pdf)).isEqualTo(6);
        assertThat(Pdfs.text(pdf)).contains("第 1 / 6 页").contains("第 6 / 6 页");
    }

    @Test
    void a_card_leads_to_the_table_of_all_figures() throws IOException {
        PdfReader reader = new PdfReader(renderer.render(TestReports.document(BusyDay.days())));
        List<PdfIndirectReference> pages = reader.getPageN(1).getAsArray(PdfName.ANNOTS).getElements().stream()
                .map(link -> ((PdfDictionary) PdfReader.getPdfObject(link)).getAsDict(PdfName.A).getAsArray(PdfName.D).getAsIndirectObject(0))
                .map(PdfIndirectReference.class::cast).toList();

        assertThat(pages).hasSize(6).extracting(Object::toString).containsOnly(reader.getPageOrigRef(2).toString());
        assertThat(new PdfTextExtractor(reader).getTextFromPage(2)).startsWith("指标总表");
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

    /** Missing data is told in red, as in mail and workbook; other differences are not. */
    @Test
    void whatTellsOfMissingDataIsRed() throws IOException {
        byte[] plain = renderer.render(document.withUnusual(List.of(unusual(false)), List.of()));
        byte[] red = renderer.render(document.withUnusual(List.of(unusual(true)), List.of()));

        assertThat(Pdfs.reds(red)).isGreaterThan(Pdfs.reds(plain));
        assertThat(Pdfs.reds(plain)).isEqualTo(Pdfs.reds(renderer.render(document)));
        assertThat(Pdfs.text(red).replaceAll("\\s", "")).contains("1.数据缺口？10时无来电<&").isEqualTo(Pdfs.text(plain).replaceAll("\\s", ""));
    }

    private static Unusual unusual(boolean isGap) {
        return new Unusual("seizures", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, "", List.of(), List.of(), isGap, "数据缺口？10 时无来电 <&");
    }

    @Test
    void anEmptyDayIsSaidInWords() throws IOException {
        assertThat(Pdfs.text(renderer.render(TestReports.document(SmallDay.nobody())))).contains("本日无来电")
                .contains("指标总表").doesNotContain("要点");
    }
}
