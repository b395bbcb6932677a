package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.runlog.CheckResult;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A week of the sample centre, whose facts were made without a thought of the checks, reconciles. */
class SampleReconciliationTest {

    @Test
    void every_check_holds_on_every_day_but_for_what_is_planted() {
        try (var warehouse = SampleWeek.home().warehouse()) {
            Checks checks = new Checks(warehouse, ReferenceData.projectRoot().resolve("sql"), BusinessCalendar.plain(ZoneId.of("Asia/Shanghai")), Map.of());

            List<CheckResult> results = SampleWeek.FROM.datesUntil(SampleWeek.TO.plusDays(1)).flatMap(day -> checks.run(day).stream()).toList();

            List<CheckResult> broken = results.stream().filter(result -> !result.holds()).toList();
            assertThat(results).hasSizeGreaterThan(100);
            assertThat(broken).extracting(CheckResult::name).as("what the sample plants, and nothing else")
                    .containsOnly("deadlines_moved_after_they_passed", "reviews_of_held_calls").contains("deadlines_moved_after_they_passed");
            assertThat(broken).filteredOn(result -> result.name().equals("reviews_of_held_calls")).extracting(CheckResult::day)
                    .as("reviewed again of the day before the first").containsExactly(SampleWeek.FROM);
        }
    }
}
