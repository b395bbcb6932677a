package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.runlog.CheckResult;
import callmart.testing.Calls;
import callmart.testing.ReferenceData;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reconciliation check holds on a computed day and is seen to break on a damaged one. */
class ChecksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_computed_day() {
        home = new TestHome(folder, "checks", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", "2026-11-20 09:10"), Calls.answered("B", "2026-11-20 10:10"))));
        assertThat(home.run("nightly", "--date", DAY.toString(), "--no-mail").exit()).isIn(0, 3);
    }

    private List<CheckResult> run(Warehouse warehouse) {
        return new Checks(warehouse, ReferenceData.projectRoot().resolve("sql"), ZONE).run(DAY);
    }

    @Test
    void all_checks_hold_on_a_sound_day() {
        try (Warehouse warehouse = home.warehouse()) {
            assertThat(run(warehouse)).isNotEmpty().allMatch(CheckResult::holds);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calls_answered_and_lost    | INSERT INTO call_measures (business_date, hour, seizures) VALUES ('2026-11-20', 9, 1)
            calls_ratings_within_rated | INSERT INTO call_measures (business_date, hour, surveys_rated, surveys_offered, satisfied) VALUES ('2026-11-20', 9, 1, 1, 2)
            calls_legs_accounted       | INSERT INTO call_measures (business_date, hour, talks) VALUES ('2026-11-20', 9, 1)
            calls_dimensions_agree     | INSERT INTO call_measures (business_date, hour, queue_entries) VALUES ('2026-11-20', 23, 1)
            feeds_rows_accounted       | ALTER TABLE feed_runs UPDATE rows_read = rows_read + 1 WHERE 1 SETTINGS mutations_sync = 1
            feeds_rows_accounted       | ALTER TABLE feed_runs UPDATE rows_read = rows_read + 1, rejected = 1 WHERE 1 SETTINGS mutations_sync = 1
            calls_without_first_leg    | INSERT INTO calls (business_date, call_id, leg, direction, arrived_at, ended_at) VALUES ('2026-11-20', 'X', 2, 'inbound', '2026-11-20 01:00:00', '2026-11-20 01:00:00')
            """)
    void a_damaged_day_breaks_the_check(String check, String damage) {
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute(damage);

            assertThat(run(warehouse)).filteredOn(result -> result.name().equals(check)).singleElement()
                    .satisfies(result -> assertThat(result.holds()).isFalse())
                    .satisfies(result -> assertThat(result.detail()).isNotBlank());
        }
    }
}
