package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFontsTest {

    @Test
    void charactersWithoutAGlyphBecomeAVisibleSubstitute() {
        assertThat(TestReports.fonts().printable("好😀吉\uD842\uDFB7野家")).isEqualTo("好〓吉〓野家");
    }

    @Test
    void everyFixedWordHasItsGlyphs() {
        String words = "▲达标▼未达标≥≤—〓·–÷−（），：；。个百分点";

        assertThat(TestReports.fonts().printable(words)).isEqualTo(words);
        assertThat(TestReports.fonts().bold().canDisplayUpTo(words)).isEqualTo(-1);
    }

    @Test
    void aMissingFontNamesItsFileAndPackage(@TempDir Path cache) {
        assertThatThrownBy(() -> ReportFonts.load(cache)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NotoSansSC_400Regular.ttf is missing")
                .hasMessageContaining("@expo-google-fonts/noto-sans-sc 0.4.3");
    }
}
