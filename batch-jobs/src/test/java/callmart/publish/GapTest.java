package callmart.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GapTest {

    private static List<LocalDate> days(String... days) {
        return Stream.of(days).map(LocalDate::parse).toList();
    }

    @Test
    void days_that_follow_each_other_are_one_range() {
        assertThat(new Gap(Gap.Kind.NEVER_LOADED, "calls", days("2026-10-30", "2026-10-31", "2026-11-01", "2026-11-03"), "").text())
                .isEqualTo("calls of 2026-10-30 to 2026-11-01, 2026-11-03 was never loaded");
    }

    @Test
    void of_several_failures_the_first_is_told() {
        assertThat(new Gap(Gap.Kind.FAILED, "calls", days("2026-11-01", "2026-11-03"), "no file").text())
                .isEqualTo("calls of 2026-11-01, 2026-11-03 failed on 2 days, the first: no file");
        assertThat(new Gap(Gap.Kind.NO_FORECAST, "forecasts", days("2026-11-26"), "").text())
                .isEqualTo("the night of 2026-11-26 made no forecasts for the morning after it");
        assertThat(new Gap(Gap.Kind.CHECK, "calls_legs_accounted", days("2026-11-01"), "1 leg").text())
                .isEqualTo("check calls_legs_accounted of 2026-11-01 does not hold: 1 leg");
    }
}
