package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.runlog.CheckResult;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A week of the sample centre, whose facts were made without a thought of the checks, reconciles. */
class SampleReconciliationTest {

    @Test
    void every_check_holds_on_every_day() {
        try (var warehouse = SampleWeek.home().warehouse()) {
            Checks checks = new Checks(warehouse, ReferenceData.projectRoot().resolve("sql"), ZoneId.of("Asia/Shanghai"));

            List<CheckResult> results = SampleWeek.FROM.datesUntil(SampleWeek.TO.plusDays(1)).flatMap(day -> checks.run(day).stream()).toList();

            assertThat(results).isNotEmpty().allSatisfy(result ->
                    assertThat(result.holds()).as(result.day() + " " + result.name() + ": " + result.detail()).isTrue());
        }
    }
}
