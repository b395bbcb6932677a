package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.TestReports;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outlook as a table of a daily report. */
class OutlookBlockTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);

    private final FakeMeasures measures = new FakeMeasures();

    @TempDir
    private Path folder;

    private void put(int from, int to, String measure, int value) {
        for (int day = from; day <= to; day++) {
            measures.put(MONTH.atDay(day), measure, BigDecimal.valueOf(value));
        }
    }

    private ReportTable table(int today, String currency, String... kpis) {
        Contract contract = new ContractFiles(folder).write("a.yml", ContractFiles.BASE.replace("CNY", currency) + "kpis:\n"
                + String.join("", kpis)).read().list().get(0);
        LocalDate left = MONTH.atDay(today);
        Statement soFar = new StatementMaker(new MeasuresBefore(measures, left), ContractFiles.kpis().list()).make(contract, MONTH, List.of(),
                List.of());
        return OutlookBlock.of(new Outlook(measures, left, Map.of(), "seizures").of(contract, MONTH, soFar), left.minusDays(1), TestReports.texts()).orElseThrow();
    }

    private static List<String> rows(ReportTable table) {
        return table.rows().stream().map(row -> row.cells().stream().map(Cell::text).collect(Collectors.joining(" | "))).toList();
    }

    private static String kpi(String id, String target) {
        return "  - {kpi: " + id + ", target: " + target + ", rule: {kind: per-point, amount: 100.00, rounding: started}}\n";
    }

    /** The example of decision 324, beside a target that is met whatever comes, one that is lost, and a plan of the month. */
    @Test
    void every_state_has_its_words() {
        put(1, 19, "answered_in_target", 94);
        put(1, 19, "seizures", 100);
        put(1, 19, "satisfied", 50);
        put(1, 19, "surveys_rated", 100);
        put(1, 19, "transferred_out", 0);
        put(1, 19, "talks", 100);
        put(1, 19, "qa_done", 2);
        put(1, 1, "qa_planned", 60);

        ReportTable table = table(20, "CNY", kpi("answer_rate_15s", "95%"), kpi("satisfaction", "98%"), kpi("transfer_out_rate", "100%"),
                kpi("monitoring_completion", "100%"));

        assertThat(table.title()).isEqualTo("本月扣款展望（截至 2026-03-19 周四，不含过失单和当月封顶）");
        assertThat(rows(table)).containsExactly(
                "V1 | 15秒接通率 | ▼94.00% | ≥ 95.00% | 100.00 | 须达到 96.58%",
                "V1 | 满意度 | ▼50.00% | ≥ 98.00% | 4,800.00 | 已无法达标",
                "V1 | 转出率 | 0.00% | ≤ 100.00% | 0.00 | 已达标",
                "V1 | 监听完成率 | ▼63.33% | ≥ 100.00% | 3,700.00 | 计划 60，已完成 38，差 22",
                "合计 |  |  |  | 8,600.00 | ");
    }

    /** A report of the 19th that is made again on the 25th says what it said. */
    @Test
    void what_is_loaded_of_later_days_does_not_count() {
        put(1, 19, "answered_in_target", 94);
        put(1, 19, "seizures", 100);
        List<String> before = rows(table(20, "CNY", kpi("answer_rate_15s", "95%")));
        put(20, 24, "answered_in_target", 10);
        put(20, 24, "seizures", 100);

        assertThat(rows(table(20, "CNY", kpi("answer_rate_15s", "95%")))).isEqualTo(before);
    }

    @Test
    void a_value_just_below_its_target_shows_the_digits_that_tell() {
        put(1, 19, "answered_in_target", 94_999);
        put(1, 19, "seizures", 100_000);

        assertThat(rows(table(20, "CNY", kpi("answer_rate_15s", "95%"))).get(0)).contains("▼94.999% | ≥ 95.00%");
    }

    @Test
    void money_is_named_by_its_currency() {
        put(1, 19, "answered_in_target", 94);
        put(1, 19, "seizures", 100);

        assertThat(rows(table(20, "USD", kpi("answer_rate_15s", "95%")))).last().isEqualTo("合计 |  |  |  | USD 100.00 | ");
    }
}
