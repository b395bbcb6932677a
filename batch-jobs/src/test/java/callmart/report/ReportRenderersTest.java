package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.report.xlsx.XlsxRenderer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReportRenderersTest {

    private final ReportRenderers renderers = new ReportRenderers(List.of(new XlsxRenderer()));

    @Test
    void givesTheFileOfTheFormatAskedFor() {
        ReportDocument document = TestReports.document(SmallDay.days());

        assertThat(renderers.render(document, Format.XLSX)).isEqualTo(new XlsxRenderer().render(document));
    }

    @Test
    void aFormatWithoutRendererIsRefused() {
        assertThatThrownBy(() -> renderers.render(TestReports.document(SmallDay.days()), Format.PDF))
                .hasMessage("no renderer makes PDF; there are [XLSX]");
    }

    private static ReportRenderer of(Format format, Supplier<byte[]> bytes) {
        return new ReportRenderer() {
            @Override
            public Format format() {
                return format;
            }

            @Override
            public byte[] render(ReportDocument document) {
                return bytes.get();
            }
        };
    }

    @Test
    void severalFormatsAreMadeSideBySideAndGivenInTheOrderAskedFor() {
        CyclicBarrier both = new CyclicBarrier(2);
        Supplier<byte[]> meets = () -> {
            try {
                return new byte[] {(byte) (both.await(30, TimeUnit.SECONDS) + 1)};
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        ReportRenderers two = new ReportRenderers(List.of(of(Format.XLSX, meets), of(Format.PDF, meets)));

        Map<Format, byte[]> made = two.render(TestReports.document(SmallDay.days()), List.of(Format.PDF, Format.XLSX));

        assertThat(made.keySet()).containsExactly(Format.PDF, Format.XLSX);
        assertThat(made.values()).allMatch(bytes -> bytes.length == 1);
        assertThat(two.render(TestReports.document(SmallDay.days()), List.of())).isEmpty();
    }

    @Test
    void theFirstFailureIsToldAsItWas() {
        ReportRenderers two = new ReportRenderers(List.of(of(Format.XLSX, () -> new byte[0]), of(Format.PDF, () -> {
            throw new RenderingException("the PDF failed", null);
        })));

        assertThatThrownBy(() -> two.render(TestReports.document(SmallDay.days()), List.of(Format.XLSX, Format.PDF)))
                .isInstanceOf(RenderingException.class).hasMessage("the PDF failed");
    }
}
