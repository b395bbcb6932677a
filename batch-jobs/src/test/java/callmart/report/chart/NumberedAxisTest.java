package callmart.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Chart;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class NumberedAxisTest {

    private static final List<String> DAYS = IntStream.rangeClosed(1, 31).mapToObj(String::valueOf).toList();

    private static List<Integer> lines(float width) {
        Graphics2D graphics = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics();
        NumberedAxis axis = new NumberedAxis(DAYS);
        return DAYS.stream().map(day -> axis.createLabel(day, width, RectangleEdge.BOTTOM, graphics).getLines().size()).toList();
    }

    @Test
    void a_day_stands_on_one_line_and_every_second_is_left_out_where_they_have_no_room() {
        assertThat(lines(100)).containsOnly(1);
        assertThat(lines(3)).startsWith(1, 0, 1, 0).endsWith(0, 1).containsOnly(0, 1);
    }

    @Test
    void hours_and_dates_are_numbers_and_names_are_none() {
        assertThat(NumberedAxis.suits(List.of("9", "10 "))).isTrue();
        assertThat(NumberedAxis.suits(List.of("11-16", "11-17"))).isTrue();
        assertThat(NumberedAxis.suits(List.of("11-16", "合计"))).isFalse();
    }

    @Test
    void bars_carry_no_numbers_that_would_run_into_each_other() {
        assertThat(bars(7, "16903", "245").numbered()).as("7 × 9 digits and commas").isTrue();
        assertThat(bars(8, "1164", "1198").numbered()).as("8 × 10").isFalse();
        assertThat(bars(17, "1", "1").numbered()).isFalse();
    }

    private static Chart bars(int labels, String... most) {
        return new Chart("bars", "", Chart.Kind.COMPARISON, DAYS.subList(0, labels), List.of(most).stream().map(value -> new Chart.Series(value,
                IntStream.range(0, labels).mapToObj(i -> Optional.of(new BigDecimal(value))).toList())).toList(), Optional.empty(),
                Optional.empty());
    }
}
