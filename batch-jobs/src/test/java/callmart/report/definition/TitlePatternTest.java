package callmart.report.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.calendar.Period;
import org.junit.jupiter.api.Test;

class TitlePatternTest {

    private static final Period WEEK = Period.parse("2026-W47");

    @Test
    void takes_first_and_last_day_of_the_period() {
        assertThat(new TitlePattern("周报({M}月{d}日-{M2}月{d2}日)").of(WEEK)).isEqualTo("周报(11月16日-11月22日)");
        assertThat(new TitlePattern("周报({M}月{d}日-{M2}月{d2}日)").unique(WEEK)).isEqualTo("周报(11月16日-11月22日)");
    }

    @Test
    void a_title_without_places_is_told_apart_by_the_period_where_it_must_be_unique() {
        assertThat(new TitlePattern("每周投诉汇总表").of(WEEK)).isEqualTo("每周投诉汇总表");
        assertThat(new TitlePattern("每周投诉汇总表").unique(WEEK)).isEqualTo("每周投诉汇总表（2026-W47）");
    }

    @Test
    void an_unknown_place_is_named_with_the_valid_ones() {
        assertThatThrownBy(() -> new TitlePattern("{month}月报")).hasMessage(
                "unknown place {month} in the title; valid: {yyyy}, {q}, {M}, {d}, {M2}, {d2}");
    }
}
