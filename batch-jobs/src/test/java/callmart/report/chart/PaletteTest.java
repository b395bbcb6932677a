package callmart.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 8, 14, 15, 40})
    void no_two_parts_of_a_whole_look_alike_and_none_is_white(int count) {
        assertThat(Palette.parts(count)).hasSize(count).doesNotHaveDuplicates().doesNotContain(Color.WHITE).startsWith(Palette.ACCENT);
    }
}
