package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a month costs if it ended now, and what its rest must reach; worked by hand. */
class OutlookTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);

    private final FakeMeasures measures = new FakeMeasures();

    @TempDir
    private Path folder;

    private void put(int from, int to, String measure, int value) {
        for (int day = from; day <= to; day++) {
            measures.put(MONTH.atDay(day), measure, BigDecimal.valueOf(value));
        }
    }

    private List<Outlook.Row> outlook(LocalDate today, Map<LocalDate, BigDecimal> forecast, String... kpis) {
        Contract contract = new ContractFiles(folder).write("a.yml", ContractFiles.BASE + "kpis:\n" + String.join("", kpis)).read().list().get(0);
        Statement statement = new StatementMaker(measures, ContractFiles.kpis().list()).make(contract, MONTH, List.of(), List.of());
        return new Outlook(measures, today, forecast, "seizures").of(contract, MONTH, statement);
    }

    private static String kpi(String id, String target) {
        return "  - {kpi: " + id + ", target: " + target + ", rule: {kind: per-point, amount: 100.00, rounding: started}}\n";
    }

    private static String shown(Outlook.Row row) {
        return row.amount() + " " + row.expected().map(rest -> rest.stripTrailingZeros().toPlainString()).orElse("-") + " "
                + row.need().map(need -> need.setScale(6, RoundingMode.HALF_UP).toPlainString()).orElse("-") + " " + row.verdict() + " " + row.missing().map(BigDecimal::toPlainString).orElse("-");
    }

    /**
     * 19 days of 94 of 100; 12 days of 100 are left: (0.95 × 3,100 − 1,786) ÷ 1,200. A forecast of 700 calls for the 20th stands for the mean:
     * (0.95 × 3,700 − 1,786) ÷ 1,800; it says nothing of what is counted over something else: (0.98 × 3,100 − 1,843) ÷ 1,200.
     */
    @ParameterizedTest
    @CsvSource({"answer_rate_15s, 95%, answered_in_target, seizures, 94, , 100.00 1200 0.965833 OPEN -",
        "answer_rate_15s, 95%, answered_in_target, seizures, 94, 700, 100.00 1800 0.960556 OPEN -",
        "satisfaction, 98%, satisfied, surveys_rated, 97, 700, 100.00 1200 0.995833 OPEN -"})
    void the_rest_must_make_up_for_what_was_missed(String kpi, String target, String numerator, String denominator, int met,
            BigDecimal forecast, String shown) {
        put(1, 19, numerator, met);
        put(1, 19, denominator, 100);

        assertThat(outlook(MONTH.atDay(20), forecast == null ? Map.of() : Map.of(MONTH.atDay(20), forecast), kpi(kpi, target)))
                .extracting(OutlookTest::shown).containsExactly(shown);
    }

    @Test
    void some_targets_are_met_or_missed_whatever_comes() {
        put(1, 30, "answered_in_target", 100);
        put(1, 30, "seizures", 100);
        put(1, 30, "satisfied", 50);
        put(1, 30, "surveys_rated", 100);
        put(1, 30, "transferred_out", 9);
        put(1, 30, "talks", 100);

        assertThat(outlook(MONTH.atDay(31), Map.of(), kpi("answer_rate_15s", "95%"), kpi("satisfaction", "98%"), kpi("transfer_out_rate", "5%")))
                .extracting(OutlookTest::shown).containsExactly("0.00 100 - SECURE -", "4800.00 100 - LOST -", "400.00 100 - LOST -");
    }

    @Test
    void a_kpi_that_cannot_be_told_apart_has_no_outlook() {
        put(1, 19, "answered_in_target", 94);
        put(1, 19, "seizures", 100);
        measures.without("seizures");

        assertThat(outlook(MONTH.atDay(20), Map.of(), kpi("answer_rate_15s", "95%"))).isEmpty();
    }

    @Test
    void nothing_is_left_at_the_end_and_the_amounts_are_the_statement() {
        put(1, 31, "answered_in_target", 94);
        put(1, 31, "seizures", 100);

        assertThat(outlook(MONTH.atDay(31).plusDays(1), Map.of(), kpi("answer_rate_15s", "95%"))).extracting(OutlookTest::shown)
                .containsExactly("100.00 - - NONE -");
    }

    @Test
    void of_a_plan_of_the_month_the_count_that_is_missing_is_said() {
        put(1, 19, "qa_done", 2);
        put(1, 1, "qa_planned", 60);

        assertThat(outlook(MONTH.atDay(20), Map.of(), kpi("monitoring_completion", "100%"))).extracting(OutlookTest::shown)
                .containsExactly("3700.00 - - NONE 22");
    }

    @Test
    void a_day_that_is_assessed_for_itself_has_no_rest() {
        put(1, 19, "answered_in_target", 94);
        put(1, 19, "seizures", 100);

        assertThat(outlook(MONTH.atDay(20), Map.of(), "  - {kpi: answer_rate_15s, target: 95%, rule: {kind: per-day, amount: 200.00}}\n"))
                .extracting(OutlookTest::shown).containsExactly("3800.00 - - NONE -");
    }

    /** Of the 31st 100 are expected: (0.95 × 3,100 − so far) ÷ 100 of a target from below, (0.05 × 3,100 − so far) ÷ 100 of one from above. */
    @ParameterizedTest
    @CsvSource({"answer_rate_15s, 95%, answered_in_target, seizures, 95, 94, 100.00 100 1.000000 OPEN -",
        "answer_rate_15s, 95%, answered_in_target, seizures, 98, 99, 0.00 100 - SECURE -",
        "transfer_out_rate, 5%, transferred_out, talks, 5, 6, 100.00 100 0.000000 OPEN -",
        "transfer_out_rate, 5%, transferred_out, talks, 2, 1, 0.00 100 - SECURE -"})
    void a_rest_that_must_be_perfect_is_open_and_one_that_may_be_anything_is_secure(String kpi, String target, String numerator,
            String denominator, int first, int last, String shown) {
        put(1, 25, numerator, first);
        put(26, 30, numerator, last);
        put(1, 30, denominator, 100);

        assertThat(outlook(MONTH.atDay(31), Map.of(), kpi(kpi, target))).extracting(OutlookTest::shown).containsExactly(shown);
    }

    /** Nothing is known of the calls of Friday the 6th: 100 are expected on the 20th and 27th, not 50: (0.95 × 3,000 − 1,692) ÷ 1,200. */
    @Test
    void a_day_of_which_the_denominator_is_not_known_is_none_of_the_mean() {
        put(1, 19, "answered_in_target", 94);
        put(1, 5, "seizures", 100);
        put(7, 19, "seizures", 100);
        measures.put(MONTH.atDay(6), "answered_in_target", BigDecimal.ZERO);

        assertThat(outlook(MONTH.atDay(20), Map.of(), kpi("answer_rate_15s", "95%"))).extracting(OutlookTest::shown)
                .containsExactly("100.00 1200 0.965000 OPEN -");
    }
}
