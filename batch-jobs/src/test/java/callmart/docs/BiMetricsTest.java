package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.Unit;
import callmart.testing.SampleWeek;
import callmart.warehouse.Warehouse;
import callmart.wiring.Configuration;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/generated/cube.yml}: the measures and KPIs of the catalogues as a data model of Cube over {@code v_measures}, and that its formulas give
 * what the views of KPIs give.
 */
class BiMetricsTest {

    private static final String HEAD = """
            # The measures and KPIs of config/measures.yml and config/kpis.yml as a data model of Cube (cube.dev) over the view v_measures.
            # Made by the test suite; do not edit. `./run.sh test -Dtest=BiMetricsTest -Dcallmart.goldens=refresh` makes it again.
            cubes:
              - name: callmart
                sql_table: callmart.v_measures
                dimensions:
                  - {name: business_date, sql: business_date, type: time}
                  - {name: agent_id, sql: agent_id, type: string}
                measures:
            """;

    private final Configuration configuration = SampleWeek.home().configuration();

    @Test
    void the_model_is_what_the_catalogues_say() throws IOException {
        StringBuilder model = new StringBuilder(HEAD);
        for (Measure measure : configuration.measures().list()) {
            model.append(entry(measure.id(), measure.label(), measure.meaning(), "if({CUBE}.measure = '" + measure.id() + "', {CUBE}.value, NULL)", "sum", ""));
        }
        for (Kpi kpi : configuration.kpis().list()) {
            model.append(entry(kpi.id(), kpi.label(), kpi.meaning() + (kpi.periods() == Kpi.Periods.WHOLE_MONTHS ? "（只按整月）" : ""), formula(kpi), "number",
                    kpi.unit() == Unit.PERCENT ? "        format: percent\n" : ""));
        }
        GeneratedPage.check("cube.yml", model.toString());
    }

    private static String entry(String name, String title, String meaning, String sql, String type, String more) {
        return "      - name: " + name + "\n        title: " + quoted(title) + "\n        description: " + quoted(meaning) + "\n        type: " + type
                + "\n        sql: " + quoted(sql) + "\n" + more;
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String formula(Kpi kpi) {
        return "(" + sum(kpi.numerator()) + ") / nullIf(" + sum(kpi.denominator()) + ", 0)";
    }

    private static String sum(Expression expression) {
        return expression.terms().stream().map(term -> (term.negative() ? "- " : "+ ") + "{" + term.measure() + "}").collect(Collectors.joining(" "))
                .replaceFirst("^\\+ ", "");
    }

    @Test
    void a_formula_of_the_model_gives_what_the_view_of_kpis_gives() {
        List<Kpi> kpis = configuration.kpis().list().stream().filter(kpi -> kpi.periods() == Kpi.Periods.ANY).toList();
        SampleWeek.home().run("status");
        try (Warehouse warehouse = SampleWeek.home().warehouse()) {
            String formulas = kpis.stream().map(kpi -> formula(kpi).replaceAll("\\{(\\w+)}", "toFloat64(sumIf(toNullable(value), measure = '$1'))") + " AS "
                    + kpi.id()).collect(Collectors.joining(", "));
            Map<String, BigDecimal> viewed = warehouse.query("SELECT kpi, value FROM v_kpi_daily WHERE business_date = '2026-11-03' AND value IS NOT NULL",
                    Map.of(), row -> Map.entry(row.string("kpi"), row.decimal("value"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(viewed).hasSizeGreaterThan(10);
            warehouse.forEach("SELECT " + formulas + " FROM v_measures WHERE business_date = '2026-11-03'", Map.of(), row -> kpis.stream()
                    .filter(kpi -> viewed.containsKey(kpi.id())).forEach(kpi -> assertThat(BigDecimal.valueOf((Double) row.value(kpi.id()))
                            .setScale(4, RoundingMode.HALF_UP)).as(kpi.id()).isEqualByComparingTo(viewed.get(kpi.id()).setScale(4, RoundingMode.HALF_UP))));
        }
    }
}
