package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is not asked of empty tables would have yielded nothing, and models say the names of their columns. */
@TestInstance(Lifecycle.PER_CLASS)
class HeldTablesTest {

    private static final Pattern PART = Pattern.compile("\\b(\\w+) AS\\s*\\(");
    private static final Path SQL = FactLoader.SETTINGS.sql();
    private static final Map<String, Object> DAY = parameters(LocalDate.of(2026, 11, 1));

    private Warehouse warehouse;

    /** Those of measures and of checks. */
    private static Map<String, Object> parameters(LocalDate day) {
        Map<String, Object> parameters = new HashMap<>(FactLoader.SETTINGS.parameters(day));
        parameters.put("alike", List.of(day.minusWeeks(1)));
        return parameters;
    }

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.migrated("held_tables");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    /** The first day of a month, on which plans of the month count. */
    @Test
    void every_query_of_a_day_yields_nothing_where_it_reads_empty_tables_alone() {
        HeldTables held = new HeldTables(warehouse);
        List<String> asked = new ArrayList<>();
        for (Path folder : Stream.concat(Stream.of("measures", "checks"), SqlFiles.folders(SQL.resolve("measures")).stream()
                .map(table -> "measures/" + table)).map(SQL::resolve).toList()) {
            new QueryFolder(folder).names().forEach(name -> {
                String query = new QueryFolder(folder).text(name);
                assertThat(warehouse.query("SELECT count() AS n FROM (" + query + ")", DAY, row -> row.longValue("n"))).as(name)
                        .containsExactly(0L);
                if (held.mayYield(query)) {
                    asked.add(name);
                }
            });
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void rows_of_a_table_count_for_queries_that_name_it_themselves_or_through_views() {
        warehouse.execute("INSERT INTO retired_records (feed, record_id, updated_at, business_date)"
                + " VALUES ('tickets', 'T1', now64(3), today())");
        CallerSalt.make(warehouse);
        HeldTables held = new HeldTables(warehouse);
        warehouse.execute("TRUNCATE TABLE retired_records");

        assertThat(List.of(held.mayYield("SELECT * FROM obligations(of = ['tickets'], from = {day:Date}, to = {day:Date})"),
                held.mayYield("SELECT 1 FROM calls WHERE call_id IN (SELECT record_id FROM retired_records)"),
                held.mayYield("-- of retired_records\nSELECT 1 FROM calls"), held.mayYield("SELECT 1"),
                held.mayYield("SELECT * FROM held_words"), held.mayYield("SELECT * FROM warning_step_roles"), held.mayYield("SELECT * FROM v_calls"),
                held.mayYield("SELECT * FROM call_customers(from = {day:Date}, to = {day:Date})")))
                .containsExactly(true, true, false, true, false, true, false, false);
    }

    /** A part of a query that is called like a table would make it be asked whenever the table has rows. */
    @Test
    void no_part_of_a_query_is_called_like_a_table() throws IOException {
        List<String> tables = warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase()", Map.of(), row -> row.string("name"));
        for (String folder : List.of("affected", "alerts", "base", "checks", "measures", "notes", "views")) {
            try (Stream<Path> files = Files.walk(SQL.resolve(folder))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                    assertThat(PART.matcher(Files.readString(file)).results().map(part -> part.group(1))).as(file.toString())
                            .doesNotContainAnyElementsOf(tables);
                }
            }
        }
    }

    @Test
    void measures_whose_facts_are_gone_lose_their_day_and_no_other() {
        warehouse.execute("INSERT INTO call_measures (business_date, seizures) VALUES ('2026-11-01', 3), ('2026-11-02', 5)");

        new MeasureJob(warehouse, FactLoader.SETTINGS).compute(LocalDate.of(2026, 11, 1));

        assertThat(warehouse.query("SELECT seizures FROM call_measures", Map.of(), row -> row.longValue("seizures"))).containsExactly(5L);
        warehouse.execute("TRUNCATE TABLE call_measures");
    }

    /** The engine's own description, which costs more, says the same. */
    @Test
    void row_models_name_the_columns_that_they_yield() {
        for (String table : SqlFiles.folders(SQL.resolve("measures"))) {
            new QueryFolder(SQL.resolve("measures").resolve(table)).names().forEach(name -> {
                String query = new QueryFolder(SQL.resolve("measures").resolve(table)).text(name);
                assertThat(new NamedColumns(warehouse).of(query, DAY)).as(table + "/" + name).isNotEmpty()
                        .isEqualTo(warehouse.query("DESCRIBE TABLE (" + query + ")", DAY, row -> row.string("name")));
            });
        }
    }
}
