package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.report.xlsx.XlsxRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportRenderersTest {

    private final ReportRenderers renderers = new ReportRenderers(List.of(new XlsxRenderer()));

    @Test
    void givesTheFileOfTheFormatAskedFor() {
        FiguresDocument document = TestReports.document(SmallDay.days());

        assertThat(renderers.render(document, Format.XLSX)).isEqualTo(new XlsxRenderer().render(document));
    }

    @Test
    void aFormatWithoutRendererIsRefused() {
        assertThatThrownBy(() -> renderers.render(TestReports.document(SmallDay.days()), Format.PDF))
                .hasMessage("no renderer makes PDF; there are [XLSX]");
    }
}
