package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.Faults;
import callmart.feed.Feeds;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Need;
import callmart.runlog.ColumnLog;
import callmart.runlog.ColumnLog.OfSource;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was not delivered is absent for analysts too, by the rule of the command {@code kpi}. */
class UndeliveredInViewsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

    private Warehouse warehouse;
    private ColumnLog log;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.migrated("undelivered_in_views");
        log = new ColumnLog(warehouse, Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private List<String> read(String query) {
        return warehouse.query(query, Map.of(), row -> row.string("x"));
    }

    private void calls(String day, String... columns) {
        warehouse.execute("INSERT INTO call_measures (business_date, agent_id, talks, surveys_offered) VALUES ('" + day + "', 'A', 500, 450)");
        log.loaded("run", "calls", LocalDate.parse(day), Map.of("csv", new OfSource(Set.of(columns), Set.of(columns))));
    }

    /** A column that only the first of a day's loads had is none of the day's. */
    @Test
    void columns_of_a_day_are_those_of_its_last_load() {
        calls("2026-11-15", "queued_at", "survey_offered");
        new ColumnLog(warehouse, Clock.fixed(Instant.parse("2026-11-30T01:00:00Z"), ZoneOffset.UTC)).loaded("again", "calls",
                LocalDate.of(2026, 11, 15), Map.of("csv", new OfSource(Set.of("queued_at"), Set.of("queued_at"))));

        assertThat(read("SELECT arrayStringConcat(loaded_columns, ', ') AS x FROM loaded_days WHERE feed = 'calls'"))
                .containsExactly("queued_at");
    }

    /** Of two days of 500 calls the second delivers survey_offered: 450 ÷ 500 = 0.9 on it, no value on the first and in the month. */
    @Test
    void a_day_without_a_column_has_no_value_and_neither_has_its_month() {
        Faults faults = new Faults();
        PublishedCatalogue.publish(warehouse, KpiCatalogue.read(FactLoader.CONFIG,
                FactLoader.SETTINGS.measures().ids(), faults).list(), FactLoader.SETTINGS.measures().ids(), Instant.parse("2026-11-30T00:00:00Z"));
        calls("2026-11-15", "queued_at", "answered_at", "transferred_out");
        calls("2026-11-16", "queued_at", "answered_at", "transferred_out", "survey_offered");
        String kpi = "concat(ifNull(toString(numerator), '-'), ' ', ifNull(toString(denominator), '-'), ' ', ifNull(toString(value), '-')) AS x";
        String transfers = " WHERE kpi = 'survey_transfer_rate'";
        assertThat(read("SELECT " + kpi + " FROM v_kpi_daily" + transfers + " ORDER BY business_date"))
                .containsExactly("- - -", "450 500 0.9");
        assertThat(read("SELECT " + kpi + " FROM v_kpi_monthly" + transfers)).containsExactly("- - -");
        assertThat(read("SELECT " + kpi + " FROM v_kpi_weekly" + transfers + " ORDER BY week")).containsExactly("- - -", "450 500 0.9");
        assertThat(read("SELECT " + kpi + " FROM v_kpi_agent_daily" + transfers + " ORDER BY business_date"))
                .containsExactly("- - -", "450 500 0.9");
        assertThat(read("SELECT " + kpi + " FROM v_kpi_agent_monthly" + transfers)).containsExactly("- - -");
        assertThat(read("SELECT ifNull(toString(surveys_offered), '-') AS x FROM v_call_measures ORDER BY business_date"))
                .containsExactly("-", "450");
        assertThat(read("SELECT toString(value) AS x FROM v_measures WHERE measure IN ('talks', 'surveys_offered') ORDER BY business_date, measure DESC"))
                .containsExactly("500", "500", "450");
        assertThat(faults.list()).isEmpty();
    }

    /** Loads of eleven weeks, each with columns taken at random, some not recorded: views and command agree on every measure and period. */
    @Test
    void views_follow_the_rule_of_the_command_over_random_deliveries() {
        MeasureSettings settings = FactLoader.withDaysBefore(3);
        Schema.bring(warehouse, settings.sql(), settings.viewValues());
        Random random = new Random(7);
        Map<String, List<String>> needed = FactLoader.SETTINGS.measures().list().stream().flatMap(measure -> measure.needs().stream())
                .flatMap(need -> need.choices().stream()).collect(Collectors.groupingBy(Need.Place::feed,
                        Collectors.flatMapping(place -> place.columnName().stream(), Collectors.toList())));
        Set<String> kept = Feeds.NAMES.stream().filter(feed -> random.nextInt(4) > 0).collect(Collectors.toSet());
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(77)); day = day.plusDays(1)) {
            for (String feed : needed.keySet()) {
                if (kept.contains(feed) && random.nextInt(5) > 0) {
                    int without = random.nextInt(12) * 3;
                    Set<String> columns = needed.get(feed).stream().filter(column -> without < 30 || random.nextBoolean())
                            .collect(Collectors.toCollection(HashSet::new));
                    columns.add("source");
                    log.loaded("run", feed, day, random.nextInt(9) == 0 ? Map.of()
                            : Map.of("csv", new OfSource(columns, columns)));
                }
            }
        }
        warehouse.execute("INSERT INTO agent_states (business_date, agent_id, state) VALUES ('2026-09-03', 'A', 'wrap_up')");
        Delivered delivered = new Delivered(settings.measures(), Set.copyOf(Feeds.NAMES), log);

        Map<String, Set<String>> seen = warehouse.query("SELECT concat(unit, ' ', toString(period)) AS period, measure FROM measures_with_value",
                Map.of(), row -> Map.entry(row.string("period"), row.string("measure"))).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
        assertThat(seen.values().stream().distinct().count()).isGreaterThan(20);
        assertThat(seen.values()).anyMatch(measures -> measures.contains("first_time_customers"));
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(77)); day = day.plusDays(1)) {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            LocalDate first = day.withDayOfMonth(1);
            assertThat(seen.getOrDefault("day " + day, Set.of())).as("day " + day).containsExactlyElementsOf(valued(delivered, day, day));
            assertThat(seen.getOrDefault("week " + monday, Set.of())).as("week " + monday).containsExactlyElementsOf(valued(delivered, monday, monday.plusDays(6)));
            assertThat(seen.getOrDefault("month " + first, Set.of())).as("month " + first)
                    .containsExactlyElementsOf(valued(delivered, first, first.with(TemporalAdjusters.lastDayOfMonth())));
        }
    }

    private static Set<String> valued(Delivered delivered, LocalDate from, LocalDate to) {
        Set<String> absent = delivered.absent(from, to);
        return FactLoader.SETTINGS.measures().ids().stream().filter(id -> !absent.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
