package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.SampleWeek;
import callmart.testing.TestHome;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The views on KPIs give what the command {@code kpi} gives. */
@TestInstance(Lifecycle.PER_CLASS)
class KpiViewsTest {

    private TestHome home;

    @BeforeAll
    void open() {
        home = SampleWeek.home();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            day   | v_kpi_daily         | toString(business_date)                     | 2026-11-01 | 2026-11-07
            week  | v_kpi_weekly        | week                                        | 2026-11-02 | 2026-11-07
            month | v_kpi_monthly       | month                                       | 2026-11-01 | 2026-11-30
            agent | v_kpi_agent_monthly | if(agent_id IS NULL, '-', agent_id)         | 2026-11-01 | 2026-11-30
            """)
    void a_view_agrees_with_the_command(String by, String view, String key, String from, String to) {
        TreeMap<String, String> said = new TreeMap<>();
        home.run("kpi", "--from", from, "--to", to, "--by", by, "--format", "csv").csv().forEach(row -> said.put(row.get("key") + " "
                + row.get("kpi"), Stream.of("numerator", "denominator", "value", "target", "met").map(row::get).toList().toString()));
        TreeMap<String, String> seen = new TreeMap<>();
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.forEach("SELECT " + key + " AS key, * FROM " + view + (by.equals("week") ? " WHERE from_date = '2026-11-02'" : ""),
                    Map.of(), row -> seen.put(row.string("key") + " " + row.string("kpi"), List.of(six(row, "numerator"),
                            six(row, "denominator"), six(row, "value"), six(row, "target"),
                            row.isNull("met") ? "" : row.intValue("met") == 1 ? "yes" : "no").toString()));
        }
        assertThat(said).isNotEmpty();
        try (Warehouse warehouse = home.warehouse()) {
            // views know no campaign's first day
            warehouse.forEach("SELECT kpi FROM v_kpis WHERE periods = 'campaign_to_date'", Map.of(),
                    row -> said.keySet().removeIf(one -> one.endsWith(" " + row.string("kpi"))));
        }
        if (by.equals("agent")) {
            said.keySet().retainAll(seen.keySet());
        }
        assertThat(seen).isEqualTo(said);
    }

    private static String six(Row row, String column) {
        BigDecimal value = row.decimal(column);
        return value == null ? "" : value.setScale(6).toPlainString();
    }

    @Test
    void every_measure_stands_in_the_view_of_measures() {
        try (Warehouse warehouse = home.warehouse()) {
            assertThat(warehouse.query("SELECT arrayJoin(extractAll(as_select, '\\(.(\\w+)., toDecimal128')) AS measure"
                    + " FROM system.tables WHERE database = currentDatabase() AND name = 'measure_sums'", Map.of(), row -> row.string("measure")))
                    .as("a new measure belongs in sql/base/measure_sums.sql")
                    .containsExactlyInAnyOrderElementsOf(new MeasureSums(warehouse).names());
        }
    }
}
