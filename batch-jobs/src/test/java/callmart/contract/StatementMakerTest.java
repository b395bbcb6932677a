package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementMakerTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @TempDir
    private Path folder;

    private final FakeMeasures measures = new FakeMeasures();

    private Statement make(String contract) {
        return new StatementMaker(measures, ContractFiles.kpis().list()).make(new ContractFiles(folder).write("a.yml", contract).read().list().get(0), MARCH, List.of(), List.of());
    }

    private static String kpi(String id, String target) {
        return "kpis:\n  - {kpi: " + id + ", target: " + target + ", rule: {kind: per-point, amount: 100.00, rounding: started}}\n";
    }

    private void put(int day, String numerator, int first, String denominator, int second) {
        measures.put(LocalDate.of(2026, 3, day), numerator, BigDecimal.valueOf(first)).put(LocalDate.of(2026, 3, day), denominator, BigDecimal.valueOf(second));
    }

    @Test
    void a_contract_that_ends_within_the_month_is_assessed_over_its_days() {
        put(15, "answered_in_target", 94, "seizures", 100);
        put(16, "answered_in_target", 0, "seizures", 100);

        Statement statement = make(ContractFiles.BASE.replace("2026-12-31", "2026-03-15") + kpi("answer_rate_15s", "95%"));

        assertThat(statement.lines().get(0).assessed().orElseThrow().ratio().denominator()).isEqualByComparingTo("100");
        assertThat(statement.total()).isEqualByComparingTo("100.00");
    }

    private static final String TIERS = """
            kpis:
              - {kpi: satisfaction, target: 98%, rule: {kind: tiers, tiers: [{below: 98%, share-of-fee: 2%}]}, cap: 4000.00}
            caps: {agent-month: 310.00, month-share-of-fee: 10%}
            """;

    /** 300,000.00 × 15 ÷ 31 is 145,161.2903…, and the 16 days after it have what is left: 154,838.71. */
    @Test
    void two_halves_of_a_month_cost_what_the_whole_costs() {
        put(10, "satisfied", 90, "surveys_rated", 100);
        put(20, "satisfied", 90, "surveys_rated", 100);

        Statement whole = make(ContractFiles.BASE + TIERS);
        Statement first = make(ContractFiles.BASE.replace("2026-12-31", "2026-03-15") + TIERS);
        Statement second = make(ContractFiles.BASE.replace("2026-01-01", "2026-03-16") + TIERS);

        assertThat(List.of(whole.monthlyFee(), first.monthlyFee(), second.monthlyFee())).extracting(BigDecimal::toPlainString)
                .containsExactly("300000.00", "145161.29", "154838.71");
        assertThat(List.of(whole.lines().get(0).amount(), first.lines().get(0).amount(), second.lines().get(0).amount()))
                .extracting(BigDecimal::toPlainString).containsExactly("6000.00", "2903.23", "3096.77");
        assertThat(List.of(whole.total(), first.total(), second.total())).extracting(BigDecimal::toPlainString)
                .containsExactly("4000.00", "1935.48", "2064.52");
        assertThat(EnglishWords.arithmetic(first.lines().get(0), first)).isEqualTo("90.00% is below 98% → 2% of 145,161.29 = 2,903.23");
    }

    /** 15 days of 300,000.00 and 16 of 360,000.00: 145,161.29 + 185,806.45; 2 % as two contracts would cost, 2,903.23 + 3,716.13. */
    @Test
    void a_fee_that_changes_within_the_month_counts_by_its_days() {
        put(10, "satisfied", 90, "surveys_rated", 100);

        Statement statement = make(ContractFiles.BASE + TIERS + "versions:\n  - {from: 2026-03-16, monthly-fee: 360000.00}\n");

        assertThat(statement.monthlyFee()).isEqualByComparingTo("330967.74");
        assertThat(statement.lines().get(0).amount()).isEqualByComparingTo("6619.36");
    }

    @Test
    void a_contract_in_another_currency_names_it_with_each_amount() {
        put(10, "satisfied", 90, "surveys_rated", 100);

        Statement statement = make(ContractFiles.BASE.replace("CNY", "USD") + TIERS);

        assertThat(EnglishWords.note(statement.lines().get(0), statement)).isEqualTo("90.00% is below 98% → 2% of USD 300,000.00 = USD 6,000.00");
        assertThat(EnglishWords.note(statement.lines(Line.Kind.CAP).get(0), statement)).isEqualTo("cap 4,000.00 − 6,000.00 = USD −2,000.00");
    }

    @Test
    void what_is_planned_by_the_month_is_not_assessed_over_a_part_of_it() {
        put(1, "qa_done", 50, "qa_planned", 100);

        assertThat(make(ContractFiles.BASE + kpi("monitoring_completion", "100%")).total()).isEqualByComparingTo("5000.00");
        Statement part = make(ContractFiles.BASE.replace("2026-12-31", "2026-03-30") + kpi("monitoring_completion", "100%"));
        assertThat(part.lines().get(0).outcome()).isEqualTo(RuleOutcome.NO_VALUE);
        assertThat(part.total()).isEqualByComparingTo("0");
    }

    /** 3 entries in 20 days of agents are 0.15. */
    @Test
    void a_tier_of_a_number_of_times_is_told_without_a_unit_of_time() {
        put(1, "knowledge_added", 3, "agents_working", 20);

        Statement statement = make(ContractFiles.BASE + "kpis:\n  - {kpi: knowledge_contribution, target: '0.2', rule: {kind: tiers, tiers: [{below: '0.2', share-of-fee: 2%}]}}\n");

        assertThat(EnglishWords.arithmetic(statement.lines().get(0), statement)).contains("is below 0.2 →");
    }

    @Test
    void a_kpi_that_cannot_be_told_apart_is_not_assessed() {
        put(1, "answered_in_target", 1, "seizures", 100);
        measures.without("seizures");

        Statement statement = make(ContractFiles.BASE.replace("all", "{teams: [T0]}") + kpi("answer_rate_15s", "95%"));

        assertThat(statement.lines().get(0).outcome()).isEqualTo(RuleOutcome.NOT_TOLD_APART);
        assertThat(EnglishWords.arithmetic(statement.lines().get(0), statement))
                .isEqualTo("not assessed: not told apart by what the contract covers");
        assertThat(statement.total()).isEqualByComparingTo("0");
    }

    @Test
    void a_kpi_whose_feed_has_no_source_has_no_value_and_costs_nothing() {
        put(1, "productive_s", 0, "scheduled_s", 100);
        measures.absent("productive_s");

        Statement statement = make(ContractFiles.BASE + kpi("effective_utilisation", "90%"));
        Statement byDay = make(ContractFiles.BASE + "kpis:\n  - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}}\n");

        assertThat(statement.lines().get(0).outcome()).isEqualTo(RuleOutcome.NO_VALUE);
        assertThat(statement.total()).isEqualByComparingTo("0");
        assertThat(byDay.lines()).filteredOn(line -> line.ref().equals("effective_utilisation")).singleElement()
                .matches(line -> line.kind() == Line.Kind.MONTH && line.outcome() == RuleOutcome.NO_VALUE);
        assertThat(byDay.total()).isEqualByComparingTo("0");
    }

    @Test
    void a_kpi_that_only_the_first_half_of_the_month_has_keeps_its_days_and_its_cap() {
        put(15, "productive_s", 80, "scheduled_s", 100);
        put(16, "productive_s", 80, "scheduled_s", 100);

        Statement statement = make(ContractFiles.BASE + """
                kpis:
                  - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}, cap: 150.00}
                versions:
                  - from: 2026-03-16
                    kpis: []
                """);

        assertThat(statement.lines(Line.Kind.KPI)).hasSize(1);
        assertThat(statement.total()).isEqualByComparingTo("150.00");
    }

    @Test
    void a_kpi_by_the_day_that_cannot_be_told_apart_says_so_over_the_month() {
        measures.without("scheduled_s");

        Statement statement = make(ContractFiles.BASE.replace("all", "{queues: [sales]}")
                + "kpis:\n  - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}}\n");

        Line month = statement.lines(Line.Kind.MONTH).get(0);
        assertThat(month.outcome()).isEqualTo(RuleOutcome.NOT_TOLD_APART);
        assertThat(EnglishWords.arithmetic(month, statement)).isEqualTo("not assessed: not told apart by what the contract covers");
    }

    /** Of 29 rated calls 10 satisfied: 98 − 34.48… = 63.51…, 64 started points of 100.00. */
    @Test
    void a_value_over_fewer_cases_than_the_contract_asks_for_is_not_assessed() {
        put(10, "satisfied", 10, "surveys_rated", 29);
        String few = ContractFiles.BASE + kpi("satisfaction", "98%").replace("rule:", "min-cases: LEAST, rule:");

        Statement statement = make(few.replace("LEAST", "30"));

        assertThat(statement.lines().get(0).outcome()).isEqualTo(RuleOutcome.TOO_FEW_CASES);
        assertThat(EnglishWords.note(statement.lines().get(0), statement)).isEqualTo("not assessed: 29 cases");
        assertThat(statement.total()).isEqualByComparingTo("0");
        assertThat(make(few.replace("LEAST", "29")).total()).isEqualByComparingTo("6400.00");
    }

    /** By hand: the 2nd misses by 10 points, the 3rd meets, the 4th has 5 seconds of work, of which 10 are asked for, the 5th nothing. */
    @Test
    void every_assessed_day_is_listed_and_only_a_missed_one_is_charged() {
        put(2, "productive_s", 80, "scheduled_s", 100);
        put(3, "productive_s", 90, "scheduled_s", 100);
        put(4, "productive_s", 0, "scheduled_s", 5);

        Statement statement = make(ContractFiles.BASE
                + "kpis:\n  - {kpi: effective_utilisation, target: 90%, min-cases: 10, rule: {kind: per-day, amount: 200.00, per: point, rounding: whole}}\n");

        assertThat(statement.lines().stream().filter(line -> line.ref().equals("effective_utilisation") && line.day().isPresent())
                .map(line -> line.day().get().getDayOfMonth() + " " + line.kind() + " " + line.amount() + " " + EnglishWords.arithmetic(line, statement)))
                .containsExactly("2 KPI 2000.00 90% − 80.00% = 10.00 points → 10 whole × 200.00 = 2,000.00", "3 DAY 0.00 90.00% against 90%: on target",
                        "4 DAY 0.00 not assessed: 5 cases");
        assertThat(statement.total()).isEqualByComparingTo("2000.00");
    }

    @Test
    void what_is_not_priced_is_said_and_makes_no_version() {
        put(2, "satisfied", 9, "surveys_rated", 10);
        String terms = ContractFiles.BASE + kpi("answer_rate_15s", "95%");
        Statement before = make(terms);
        put(3, "satisfied", 0, "surveys_rated", 10);
        Statement after = make(terms);

        assertThat(before.lines(Line.Kind.NOT_PRICED)).extracting(Line::ref).contains("satisfaction", "presence").doesNotContain("answer_rate_15s", "answer_rate");
        assertThat(after.lines(Line.Kind.NOT_PRICED)).filteredOn(line -> line.ref().equals("satisfaction")).singleElement()
                .extracting(line -> EnglishWords.note(line, after)).isEqualTo("45.00% against 98%: not priced here");
        assertThat(Checksums.of(after)).isEqualTo(Checksums.of(before));
        assertThat(Difference.between(before, after)).isEmpty();
    }

    @Test
    void a_slip_about_a_call_that_is_not_held_stands_and_says_so() {
        Statement statement = slips(slip(SlipKind.REVIEW, "gone"));

        assertThat(statement.total()).isEqualByComparingTo("100.00");
        assertThat(EnglishWords.note(statement.lines(Line.Kind.SLIP).get(0), statement)).isEqualTo("qa_reviews of 2026-03-02; call gone (call not held)");
        assertThat(LineRow.of(statement.lines(Line.Kind.SLIP).get(0))).containsEntry("call_held", "0");
    }

    private static SlipFact slip(SlipKind kind, String call) {
        LocalDate day = LocalDate.of(2026, 3, 2);
        return new SlipFact(kind, "1", day, 0, Optional.of("7001"), Optional.empty(), Optional.empty(), Optional.of("B2"), Optional.of("business"),
                SlipFact.Standing.CHARGED, false, Optional.empty(), Optional.empty(), Optional.of(call).filter(id -> !id.isEmpty()), Optional.empty(), !call.equals("gone"));
    }

    private Statement slips(SlipFact... slips) {
        return new StatementMaker(measures, ContractFiles.kpis().list()).make(new ContractFiles(folder).write("a.yml", ContractFiles.BASE + """
                slips:
                  tariff: {B2: {title: 业务差错, amount: 100.00}}
                  from: {qa_reviews: problem_code, complaint_cases: {business: B2}, penalty_slips: code}
                """).read().list().get(0), MARCH, List.of(slips), List.of());
    }

    /** Reviews, cases and slips are numbered by systems that know nothing of each other. */
    @Test
    void one_slip_a_call_holds_though_review_case_and_slip_have_the_same_id() {
        Statement statement = slips(slip(SlipKind.REVIEW, "K1"), slip(SlipKind.CASE, "K1"), slip(SlipKind.BY_HAND, "K1"));

        assertThat(statement.total()).isEqualByComparingTo("100.00");
        assertThat(statement.lines(Line.Kind.SLIP)).extracting(Line::outcome).containsExactly(RuleOutcome.CHARGED, RuleOutcome.MERGED, RuleOutcome.MERGED);
    }

    @Test
    void a_difference_tells_slips_of_the_same_id_apart() {
        List<Difference> differences = Difference.between(slips(slip(SlipKind.REVIEW, ""), slip(SlipKind.BY_HAND, "")), slips(slip(SlipKind.BY_HAND, "")));

        assertThat(differences).extracting(one -> one.change() + " " + one.line().kind() + " " + one.amount().toPlainString())
                .containsExactly("changed TOTAL -100.00", "removed SLIP -100.00");
        assertThat(differences.get(1).line().evidence().orElseThrow().kind()).isEqualTo(SlipKind.REVIEW);
    }

    /** A value of exactly 95 % is not below 95 %: it costs 2 % of 300,000.00, and one of 94 % costs 4 %. */
    @Test
    void a_value_on_the_limit_of_a_tier_is_not_of_that_tier() {
        String tiers = ContractFiles.BASE + "kpis:\n  - {kpi: satisfaction, target: 98%, rule: {kind: tiers, tiers:"
                + " [{below: 95%, share-of-fee: 4%}, {below: 98%, share-of-fee: 2%}]}}\n";
        put(2, "satisfied", 95, "surveys_rated", 100);
        assertThat(make(tiers).total()).isEqualByComparingTo("6000.00");

        put(2, "satisfied", 94, "surveys_rated", 100);
        assertThat(make(tiers).total()).isEqualByComparingTo("12000.00");
    }

    /** 2 % of 300,000.00 are capped at March's 4,000.00, not at April's 1,000.00. */
    @Test
    void a_cap_of_terms_to_come_is_not_the_months() {
        put(10, "satisfied", 90, "surveys_rated", 100);

        assertThat(make(ContractFiles.BASE + TIERS + "versions:\n  - from: 2026-04-01\n" + TIERS.replace("4000.00", "1000.00").replaceAll("caps: .*\n", "")
                .indent(4)).total()).isEqualByComparingTo("4000.00");
    }

    @Test
    void a_kpi_that_begins_with_the_last_day_of_the_month_is_assessed() {
        put(31, "satisfied", 90, "surveys_rated", 100);

        assertThat(make(ContractFiles.BASE + kpi("answer_rate_15s", "95%") + "versions:\n  - from: 2026-03-31\n"
                + "    kpis: [{kpi: satisfaction, target: 98%, rule: {kind: per-day, amount: 200.00}}]\n").total()).isEqualByComparingTo("200.00");
    }

    /** On the 3rd nothing tells who worked: the day is not charged, and the month is the 2nd. */
    @Test
    void a_day_on_which_a_column_was_not_delivered_is_no_day_of_the_month() {
        put(2, "productive_s", 80, "scheduled_s", 100);
        put(3, "productive_s", 0, "scheduled_s", 100);
        measures.undelivered(MARCH.atDay(3), "productive_s");

        Statement statement = make(ContractFiles.BASE + "kpis:\n  - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}}\n");

        assertThat(statement.lines(Line.Kind.MONTH)).singleElement().satisfies(month -> assertThat(month.assessed().orElseThrow().ratio()
                .denominator()).isEqualByComparingTo("100"));
        assertThat(statement.total()).isEqualByComparingTo("200.00");
    }

    /** Ratings of the 3rd failed: 900 of 1,000 are 90 %, not 900 of 2,000. What is planned by the month is planned on its first day. */
    @Test
    void a_day_of_which_a_part_of_a_kpi_was_not_loaded_is_no_day_of_the_month() {
        put(2, "surveys_offered", 900, "answered", 1000);
        measures.put(MARCH.atDay(3), "answered", BigDecimal.valueOf(1000)).notLoaded(MARCH.atDay(3), "surveys_offered");
        Statement statement = make(ContractFiles.BASE + kpi("survey_transfer_rate_calls", "85%"));
        assertThat(statement.lines().get(0).assessed().orElseThrow().ratio().denominator()).isEqualByComparingTo("1000");
        assertThat(statement.total()).isEqualByComparingTo("0");

        measures.put(MARCH.atDay(1), "qa_planned", BigDecimal.valueOf(100)).put(MARCH.atDay(2), "qa_done", BigDecimal.valueOf(50))
                .notLoaded(MARCH.atDay(1), "qa_done");
        assertThat(make(ContractFiles.BASE + kpi("monitoring_completion", "100%")).total()).isEqualByComparingTo("5000.00");
    }

    @Test
    void what_is_not_priced_and_cannot_be_told_apart_says_so() {
        put(2, "satisfied", 9, "surveys_rated", 10);
        measures.without("surveys_rated");

        assertThat(make(ContractFiles.BASE.replace("all", "{teams: [T0]}") + kpi("answer_rate_15s", "95%")).lines(Line.Kind.NOT_PRICED))
                .filteredOn(line -> line.ref().equals("satisfaction")).singleElement().extracting(Line::outcome).isEqualTo(RuleOutcome.NOT_TOLD_APART);
    }

    /** Two slips of 100.00 of one agent: 150.00 caps them, 200.00 does not. Slips of nobody have no such cap. */
    @Test
    void slips_of_an_agent_are_capped_for_the_month() {
        List<SlipFact> two = List.of(slip(SlipKind.REVIEW, "K1"), slip(SlipKind.REVIEW, "K2"));

        assertThat(capped("150.00", two).total()).isEqualByComparingTo("150.00");
        assertThat(capped("150.00", two).lines(Line.Kind.CAP)).extracting(Line::amount).containsExactly(new BigDecimal("-50.00"));
        assertThat(capped("200.00", two).lines(Line.Kind.CAP)).isEmpty();
        assertThat(capped("150.00", two.stream().map(slip -> of(slip, Optional.empty(), Optional.empty())).toList()).total())
                .isEqualByComparingTo("200.00");
    }

    @Test
    void a_slip_that_would_pay_back_is_not_priced_and_one_of_nothing_is() {
        SlipFact slip = slip(SlipKind.BY_HAND, "K1");

        for (String amount : List.of("-0.01", "0", "30.005")) {
            Statement statement = capped("1000.00", List.of(of(slip, slip.agent(), Optional.of(new BigDecimal(amount)))));
            Line line = statement.lines(Line.Kind.SLIP).get(0);
            assertThat(amount + " " + line.outcome() + " " + statement.total()).isIn("-0.01 UNPRICED 0.00", "0 CHARGED 0.00", "30.005 CHARGED 30.01");
        }
    }

    private static SlipFact of(SlipFact slip, Optional<String> agent, Optional<BigDecimal> amount) {
        return new SlipFact(slip.kind(), slip.id(), slip.day(), 0, agent, slip.team(), slip.queue(), slip.code(), slip.nature(), slip.standing(), false,
                slip.quantity(), amount, slip.call(), slip.ticket(), true);
    }

    private Statement capped(String cap, List<SlipFact> slips) {
        return new StatementMaker(measures, ContractFiles.kpis().list()).make(new ContractFiles(folder).write("a.yml", ContractFiles.BASE + """
                slips:
                  tariff: {B2: {title: 业务差错, amount: 100.00}}
                  from: {qa_reviews: problem_code, penalty_slips: code}
                caps: {agent-month: CAP}
                """.replace("CAP", cap)).read().list().get(0), MARCH, slips, List.of());
    }
}
