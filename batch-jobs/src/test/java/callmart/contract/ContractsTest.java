package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.measure.kpi.Target;
import callmart.testing.ReferenceData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsTest {

    private static final String KPI = "kpis:\n  - kpi: answer_rate_15s\n    target: 95%\n    rule: ";

    @TempDir
    private Path folder;

    private ContractFiles files() {
        return new ContractFiles(folder);
    }

    @Test
    void the_products_own_contract_is_read() {
        Contracts contracts = new ContractFiles(ReferenceData.projectRoot().resolve("config")).read();
        Contract contract = contracts.list().get(0);

        assertThat(contract.id()).isEqualTo("ZH-400-2026");
        assertThat(contract.vendor()).isEqualTo(new Vendor("zh", "外包项目组"));
        assertThat(contract.covers()).isEqualTo(Covers.ALL);
        Terms terms = contract.on(LocalDate.of(2026, 11, 30)).orElseThrow();
        assertThat(terms.monthlyFee()).isEqualByComparingTo("300000");
        assertThat(terms.kpis()).extracting(term -> term.kpi().id() + " " + term.rule().word()).containsExactly("presence per-day",
                "effective_utilisation per-day", "resolution_rate per-point", "satisfaction tiers", "survey_transfer_rate_calls per-point",
                "compliance_rate per-point", "monitoring_completion per-point");
        assertThat(terms.kpis().get(0).target()).isEqualTo(new Target(Target.Direction.AT_LEAST, new BigDecimal("0.95")));
        assertThat(terms.kpis().get(6).cap()).hasValue(new BigDecimal("5000.00"));
        assertThat(terms.kpis().get(3).minCases()).hasValue(new BigDecimal("30"));
        assertThat(((PenaltyRule.Tiers) terms.kpis().get(3).rule()).tiers()).extracting(PenaltyRule.Tier::limit)
                .containsExactly(new BigDecimal("0.95"), new BigDecimal("0.98"));
        assertThat(terms.kpis().get(0).rule()).isEqualTo(new PenaltyRule.PerDay(new BigDecimal("100.00"), Optional.of(Rounding.WHOLE)));
        assertThat(terms.slips().tariff().keySet()).containsExactly("A1", "B2", "C3", "D1", "D2", "D4");
        assertThat(terms.slips().late()).hasValue(new SlipTerms.Late("D2", BigDecimal.TEN));
        assertThat(terms.agentMonthCap()).hasValue(new BigDecimal("500.00"));
        assertThat(terms.monthCapShare()).hasValue(new BigDecimal("0.20"));
        assertThat(contracts.titles(LocalDate.of(2020, 1, 1))).containsEntry("A1", "服务态度");
    }

    @Test
    void a_folder_of_contracts_takes_the_place_of_the_products() {
        assertThat(files().write("mine.yml", ContractFiles.BASE).read().list()).extracting(Contract::id).containsExactly("V1");
    }

    @Test
    void every_fault_of_a_file_is_named_at_once() {
        assertThat(files().write("a.yml", """
                id: V1
                vendor: {id: v, nmae: 外包一部}
                covers: everything
                effective: {from: 2026-13-01, to: 2026-12-31}
                currency: yuan
                monthly-fee: 300000.005
                kpis:
                  - kpi: satisfactoin
                    target: 98%
                    rule: {kind: per-day, amount: 200.00}
                  - kpi: satisfaction
                    target: 98
                    rule: {kind: per-week, amount: 200.00}
                  - kpi: satisfaction
                    target: 98%
                    rule: {kind: tiers, tiers: [{below: 99%, amount: 1.00}, {below: 95%, amount: 1.00, share-of-fee: 2%}]}
                slips:
                  tariff:
                    A1: {title: 服务态度, amount: -200.00}
                  from:
                    qa_reviews: code
                    complaint_cases: {business: A2, rude: A1}
                    attendance: {late: {code: A1, over-minutes: -1}}
                caps: {agent-month: 500.00, month-share-of-fee: 0.2}
                """).faults()).containsExactlyInAnyOrder(
                "a.yml:2: vendor.nmae: unknown key 'nmae'; did you mean 'name'? Valid: id, name",
                "a.yml:2: vendor: 'name' is required and missing",
                "a.yml:3: covers: expected all, {teams: [T0]} or {queues: [sales]}, found 'everything'",
                "a.yml:4: effective.from: expected a day such as 2026-01-01, found '2026-13-01'",
                "a.yml:5: currency: expected a currency of three capital letters such as CNY, found 'yuan'",
                "a.yml:6: monthly-fee: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '300000.005'",
                "a.yml:8: kpis[0].kpi: there is no KPI 'satisfactoin'; did you mean 'satisfaction'?",
                "a.yml:12: kpis[1].target: expected a percentage from 0% to 100% such as 95%, found '98'",
                "a.yml:13: kpis[1].rule.kind: expected one of per-point, tiers, per-day, found 'per-week'",
                "a.yml:14: kpis[2].kpi: 'satisfaction' stands twice; a contract has one rule a KPI",
                "a.yml:16: kpis[2].rule.tiers[0]: 'below' lies on the good side of the target, where nothing is to be paid",
                "a.yml:16: kpis[2].rule.tiers[1]: a tier costs either an 'amount' or a 'share-of-fee'",
                "a.yml:19: slips.tariff.A1.amount: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '-200.00'",
                "a.yml:21: slips.from.qa_reviews: the tariff code of qa_reviews stands in problem_code; write 'qa_reviews: problem_code', found 'code'",
                "a.yml:22: slips.from.complaint_cases.business: the tariff has no slip code 'A2'; did you mean 'A1'?",
                "a.yml:22: slips.from.complaint_cases.rude: unknown key 'rude'; did you mean 'other'? Valid: business, attitude, other",
                "a.yml:23: slips.from.attendance.late.over-minutes: expected minutes, 0 or more, such as 20, found '-1'",
                "a.yml:24: caps.month-share-of-fee: expected a percentage from 0% to 100% such as 95%, found '0.2'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{kind: per-point, amount: 1.00, rounding: up}           | kpis[0].rule.rounding: expected one of whole, started, pro-rata, found 'up'",
        "{kind: per-day, amount: 1.00, per: point}               | kpis[0].rule: 'rounding' is required and missing; one of whole, started, pro-rata",
        "{kind: per-point, amount: 1.00}                         | kpis[0].rule: 'rounding' is required and missing; one of whole, started, pro-rata",
        "{kind: per-day, amount: 1.00, rounding: whole}          | kpis[0].rule.rounding: only a price 'per: point' is rounded; add it, or leave rounding out",
        "{kind: per-day, amount: 1.00, bonus: 1.00}              | kpis[0].rule.bonus: unknown key 'bonus'; did you mean 'kind'? Valid: kind, amount, per, rounding",
        "{kind: tiers, tiers: []}                                | kpis[0].rule: tiers are empty; write at least one, such as {below: 98%, amount: 2000.00}",
        "{kind: tiers, tiers: [{above: 90%, amount: 1.00}]}      | kpis[0].rule.tiers[0].above: unknown key 'above'; did you mean 'amount'? Valid: below, amount, share-of-fee",
        "{amount: 1.00}                                          | kpis[0].rule: 'kind' is required and missing; one of per-point, tiers, per-day"})
    void a_rule_says_what_it_lacks(String rule, String fault) {
        assertThat(files().write("a.yml", ContractFiles.BASE + KPI + rule + "\n").faults()).anyMatch(said -> said.endsWith(fault));
    }

    @Test
    void a_lower_tier_may_cost_less_as_with_a_share_of_a_small_fee() {
        assertThat(files().write("a.yml", ContractFiles.BASE + KPI
                + "{kind: tiers, tiers: [{below: 95%, amount: 7000.00}, {below: 90%, share-of-fee: 2%}]}\n").faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "step_overdue_rate | 3%       | AT_MOST  | 0.03",
        "upheld_rate       | '<= 20%' | AT_MOST  | 0.2",
        "upheld_rate       | 20%      | AT_MOST  | 0.2",
        "upheld_rate       | '>= 20%' | AT_LEAST | 0.2",
        "answer_rate       | 90%      | AT_LEAST | 0.9",
        "survey_transfer_rate_calls | 85% | AT_LEAST | 0.85",
        "avg_talk          | '<= 180' | AT_MOST  | 180"})
    void the_direction_is_the_catalogues_or_the_contracts_own(String kpi, String target, Target.Direction direction, BigDecimal limit) {
        KpiTerm term = files().write("a.yml", ContractFiles.BASE + "kpis:\n  - kpi: " + kpi + "\n    target: '" + target
                + "'\n    rule: {kind: per-day, amount: 1.00}\n").read().list().get(0).terms().get(0).kpis().get(0);

        assertThat(term.target().direction()).isEqualTo(direction);
        assertThat(term.target().limit()).isEqualByComparingTo(limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "avg_talk        | 180      | kpis[0].target: avg_talk has no direction in kpis.yml; write the target as '>= 95%' or '<= 20', found '180'",
        "answer_rate_15s | '<= 95%' | kpis[0].target: the catalogue asks for >= of answer_rate_15s, found '<= 95%'",
        "upheld_rate     | '<= 20'  | kpis[0].target: expected a percentage from 0% to 100%, found '<= 20'"})
    void a_target_that_cannot_be_meant_is_a_fault(String kpi, String target, String fault) {
        assertThat(files().write("a.yml", ContractFiles.BASE + "kpis:\n  - kpi: " + kpi + "\n    target: '" + target
                + "'\n    rule: {kind: per-day, amount: 1.00}\n").faults()).anyMatch(said -> said.endsWith(fault));
    }

    @Test
    void seconds_have_no_points() {
        assertThat(files().write("a.yml", ContractFiles.BASE + "kpis:\n  - kpi: avg_talk\n    target: '<= 180'\n"
                + "    rule: {kind: per-point, amount: 1.00, rounding: whole}\n").faults()).containsExactly("a.yml:10: kpis[0].rule:"
                        + " avg_talk is counted in seconds and has no percentage points; use tiers, or per-day without 'per'");
    }

    @Test
    void a_version_block_changes_what_it_names_from_its_day_on() {
        Contract contract = files().write("a.yml", ContractFiles.BASE + KPI + """
                {kind: per-day, amount: 200.00}
                caps: {agent-month: 500.00}
                versions:
                  - from: 2026-11-16
                    monthly-fee: 320000.00
                    caps: {month-share-of-fee: 20%}
                """).read().list().get(0);

        Terms before = contract.on(LocalDate.of(2026, 11, 15)).orElseThrow();
        Terms after = contract.on(LocalDate.of(2026, 11, 16)).orElseThrow();
        assertThat(before.monthlyFee()).isEqualByComparingTo("300000");
        assertThat(before.agentMonthCap()).isPresent();
        assertThat(after.monthlyFee()).isEqualByComparingTo("320000");
        assertThat(after.agentMonthCap()).isEmpty();
        assertThat(after.kpis()).isEqualTo(before.kpis());
        assertThat(contract.on(LocalDate.of(2027, 1, 1))).isEmpty();
    }

    @Test
    void versions_follow_on_one_another_within_the_contract() {
        assertThat(files().write("a.yml", ContractFiles.BASE + "versions:\n  - from: 2026-07-01\n  - from: 2026-07-01\n  - from: 2027-01-01\n")
                .faults()).containsExactly(
                "a.yml:9: versions[1].from: a version begins after the one before it (2026-07-01) and while the contract is in force (until"
                        + " 2026-12-31), found 2026-07-01",
                "a.yml:10: versions[2].from: a version begins after the one before it (2026-07-01) and while the contract is in force (until"
                        + " 2026-12-31), found 2027-01-01");
    }

    @Test
    void files_of_one_id_are_one_contract() {
        Contracts contracts = files().write("a.yml", ContractFiles.BASE).write("b.yml",
                ContractFiles.BASE.replace("2026", "2027").replace("300000", "310000")).read();

        assertThat(contracts.list()).hasSize(1);
        assertThat(contracts.list().get(0).on(LocalDate.of(2027, 1, 1)).orElseThrow().monthlyFee()).isEqualByComparingTo("310000");
        assertThat(contracts.of(YearMonth.of(2026, 12))).isEqualTo(contracts.of(YearMonth.of(2027, 12)));
        assertThat(contracts.of(YearMonth.of(2028, 1))).isEmpty();
    }

    @Test
    void files_of_one_id_leave_no_gap_do_not_overlap_and_keep_the_vendor() {
        files().write("a.yml", ContractFiles.BASE)
                .write("b.yml", ContractFiles.BASE.replace("2026-01-01, to: 2026-12-31", "2027-01-02, to: 2027-12-31"))
                .write("c.yml", ContractFiles.BASE.replace("2026-01-01, to: 2026-12-31", "2027-12-31, to: 2028-12-31").replace("id: v", "id: w"));

        assertThat(files().faults()).hasSize(3).anyMatch(said -> said.matches(
                "b.yml:4: effective: leaves a gap after .*a.yml, which holds contract V1 until 2026-12-31; begin on 2027-01-01"))
                .anyMatch(said -> said.matches("c.yml:4: effective: overlaps .*b.yml, which holds contract V1 until 2027-12-31; begin on 2028-01-01"))
                .anyMatch(said -> said.contains("c.yml:1: id: vendor, currency and covers are not those of"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{teams: [T0, T1]} | {teams: [T2]}       | false",
        "{teams: [T0, T1]} | {teams: [T1]}       | true",
        "{teams: [T0]}     | all                 | true",
        "{queues: [sales]} | {queues: [service]} | false",
        "{queues: [sales]} | {queues: [sales]}   | true",
        "{queues: [sales]} | {teams: [T0]}       | false"})
    void a_team_or_queue_belongs_to_one_vendor_at_a_time(String one, String other, boolean fault) {
        files().write("a.yml", ContractFiles.BASE.replace("all", one))
                .write("b.yml", ContractFiles.BASE.replace("id: V1", "id: V2").replace("id: v,", "id: w,").replace("covers: all", "covers: " + other));

        assertThat(files().faults()).hasSize(fault ? 1 : 0).allMatch(said -> said.startsWith("b.yml:3: covers: covers "));
    }
}
