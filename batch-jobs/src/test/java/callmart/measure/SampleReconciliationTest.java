package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.runlog.CheckResult;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
                    .containsOnly("deadlines_moved_after_they_passed", "reviews_are_readable", "reviews_of_held_calls").contains("deadlines_moved_after_they_passed");
            assertThat(broken).filteredOn(result -> result.name().startsWith("reviews_")).extracting(CheckResult::day)
                    .as("reviewed again of the day before the first").containsOnly(SampleWeek.FROM);
        }
    }

    /** Each table that a query names as its facts is held empty while all others have their rows. */
    @Test
    void what_names_its_facts_yields_nothing_without_them() {
        Path sql = ReferenceData.projectRoot().resolve("sql");
        Map<String, Object> parameters = new HashMap<>(FactLoader.SETTINGS.parameters(SampleWeek.TO));
        parameters.put("alike", List.of(SampleWeek.TO.minusWeeks(1)));
        try (var warehouse = SampleWeek.home().warehouse()) {
            List<String> queries = Stream.concat(Stream.of("measures", "checks", "alerts"),
                    SqlFiles.folders(sql.resolve("measures")).stream().map("measures/"::concat))
                    .flatMap(folder -> SqlFiles.list(sql.resolve(folder)).stream()).map(SqlFiles.SqlFile::text)
                    .filter(query -> !HeldTables.facts(query).isEmpty()).toList();

            assertThat(queries).hasSizeGreaterThan(10).allSatisfy(query -> {
                HeldTables.facts(query).forEach(table -> exchange(warehouse, table));
                try {
                    assertThat(warehouse.query("SELECT count() AS n FROM (" + query + ")", parameters, row -> row.longValue("n"))).containsExactly(0L);
                } finally {
                    HeldTables.facts(query).forEach(table -> exchange(warehouse, table));
                }
            });
        }
    }

    private static void exchange(Warehouse warehouse, String table) {
        warehouse.execute("CREATE TABLE IF NOT EXISTS " + table + "_empty AS " + table);
        warehouse.execute("EXCHANGE TABLES " + table + " AND " + table + "_empty");
    }
}
