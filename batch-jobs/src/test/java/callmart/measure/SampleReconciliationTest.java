package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.runlog.CheckResult;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A week of the sample centre, whose facts were made without a thought of the checks, reconciles. */
class SampleReconciliationTest {

    @Test
    void every_check_holds_on_every_day_but_for_what_is_planted() {
        try (var warehouse = SampleWeek.home().warehouse()) {
            Checks checks = new Checks(warehouse, ReferenceData.projectRoot().resolve("sql"), BusinessCalendar.plain(ZoneId.of("Asia/Shanghai")), Map.of());

            List<CheckResult> results = checks.run(new TreeMap<>(SampleWeek.FROM.datesUntil(SampleWeek.TO.plusDays(1))
                    .collect(Collectors.toMap(day -> day, day -> Set.of(DaysToMeasure.EVERY)))));

            List<CheckResult> broken = results.stream().filter(result -> !result.holds()).toList();
            assertThat(results).hasSizeGreaterThan(100);
            assertThat(broken).extracting(CheckResult::name).as("what the sample plants, and nothing else")
                    .containsOnly("deadlines_moved_after_they_passed", "reviews_are_readable", "reviews_of_held_calls").contains("deadlines_moved_after_they_passed");
            assertThat(broken).filteredOn(result -> result.name().startsWith("reviews_")).extracting(CheckResult::day)
                    .as("reviewed again of the day before the first").containsOnly(SampleWeek.FROM);
        }
    }

    @Test
    void several_days_at_once_give_the_rows_of_each() {
        MeasureSettings settings = FactLoader.SETTINGS;
        try (var warehouse = SampleWeek.home().warehouse()) {
            MeasureModels models = new MeasureModels(warehouse, settings);
            HeldTables held = new HeldTables(warehouse);
            List<String> queries = models.tables().stream().flatMap(table -> models.query(table, held).stream()).map(MeasureModels.Query::whole)
                    .filter(query -> !MeasureModels.isOfOneDay(query)).toList();

            assertThat(queries).hasSizeGreaterThan(5).allSatisfy(query -> {
                List<String> ofEach = SampleWeek.FROM.datesUntil(SampleWeek.TO.plusDays(1))
                        .flatMap(day -> rows(warehouse, query, settings.parameters(day)).stream()).sorted().toList();
                assertThat(ofEach).isNotEmpty().isEqualTo(rows(warehouse, query, settings.parameters(SampleWeek.FROM, SampleWeek.TO)));
            });
        }
    }

    /** Its rows are made by one model after another. */
    @Test
    void a_day_of_many_rows_has_the_measures_that_it_would_have_with_few() {
        try (var warehouse = SampleWeek.home().warehouse()) {
            MeasureModels models = new MeasureModels(warehouse, FactLoader.SETTINGS);
            Map<String, List<String>> before = measures(warehouse, models);
            warehouse.execute("INSERT INTO customer_days SELECT {day:Date}, number, 0 FROM numbers(200001)", Map.of("day", SampleWeek.TO));
            assertThat(new SmallDays(warehouse, List.of(SampleWeek.TO)).areMany(List.of(SampleWeek.TO))).isTrue();

            new MeasureJob(warehouse, FactLoader.SETTINGS).compute(SampleWeek.TO);

            assertThat(measures(warehouse, models)).isEqualTo(before);
            assertThat(models.query("ticket_measures", new HeldTables(warehouse)).orElseThrow().parts()).hasSizeGreaterThan(3);
            assertThat(before.get("ticket_measures")).isNotEmpty();
        }
    }

    private static Map<String, List<String>> measures(Warehouse warehouse, MeasureModels models) {
        return models.tables().stream().collect(Collectors.toMap(table -> table, table -> rows(warehouse, "SELECT * FROM " + table
                + " WHERE business_date = {day:Date}", Map.of("day", SampleWeek.TO))));
    }

    private static List<String> rows(Warehouse warehouse, String query, Map<String, Object> parameters) {
        return warehouse.query("SELECT toString(tuple(*)) AS line FROM (" + query + ")", parameters, row -> row.string("line")).stream().sorted().toList();
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

    /** Of a day in the middle of the week, whose rows each table that a query names for it has not. */
    @Test
    void what_names_tables_of_the_day_yields_nothing_without_their_rows_of_it() {
        LocalDate day = SampleWeek.TO.minusDays(2);
        Map<String, Object> parameters = Map.of("day", day, "tz", FactLoader.SETTINGS.zone().getId(), "last_day", SampleWeek.TO);
        try (var warehouse = SampleWeek.home().warehouse()) {
            Set<String> empty = new HeldTables(warehouse).emptyOn(day);
            List<String> queries = SqlFiles.list(ReferenceData.projectRoot().resolve("sql/affected")).stream().map(SqlFiles.SqlFile::text)
                    .filter(query -> !HeldTables.ofTheDay(query).isEmpty()).toList();

            assertThat(queries).hasSizeGreaterThan(5).allSatisfy(query -> {
                List<String> tables = HeldTables.ofTheDay(query).stream().filter(table -> !empty.contains(table)).toList();
                tables.forEach(table -> withoutDay(warehouse, table, day));
                try {
                    assertThat(new HeldTables(warehouse).emptyOn(day)).containsAll(HeldTables.ofTheDay(query));
                    assertThat(warehouse.query("SELECT count() AS n FROM (" + query + ")", parameters, row -> row.longValue("n"))).containsExactly(0L);
                } finally {
                    tables.forEach(table -> {
                        warehouse.execute("EXCHANGE TABLES " + table + " AND " + table + "_but_a_day");
                        warehouse.execute("DROP TABLE " + table + "_but_a_day SYNC");
                    });
                }
                assertThat(warehouse.query("SELECT count() AS n FROM (" + query + ")", parameters, row -> row.longValue("n"))).as(query)
                        .allSatisfy(rows -> assertThat(rows).isPositive());
            });
        }
    }

    private static void withoutDay(Warehouse warehouse, String table, LocalDate day) {
        warehouse.execute("CREATE TABLE " + table + "_but_a_day AS " + table);
        warehouse.execute("INSERT INTO " + table + "_but_a_day SELECT * FROM " + table + " WHERE business_date != {day:Date}", Map.of("day", day));
        warehouse.execute("EXCHANGE TABLES " + table + " AND " + table + "_but_a_day");
    }

    private static void exchange(Warehouse warehouse, String table) {
        warehouse.execute("CREATE TABLE IF NOT EXISTS " + table + "_empty AS " + table);
        warehouse.execute("EXCHANGE TABLES " + table + " AND " + table + "_empty");
    }
}
