package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any month: made-up months from fixed seeds, a hundred for each property. Decision 45. */
class StatementPropertiesTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final List<String> MEASURES = List.of("answered_in_target", "seizures", "satisfied", "surveys_rated", "productive_s",
            "scheduled_s", "assessed_present_seat_s", "assessed_required_seat_s", "first_contact_resolved", "first_contact_known");

    @TempDir
    private Path folder;
    private Contract contract;

    @BeforeEach
    void read_the_contract() {
        contract = new ContractFiles(folder).write("a.yml", ContractFiles.BASE + """
                kpis:
                  - {kpi: answer_rate_15s, target: 95%, rule: {kind: per-point, amount: 500.00, rounding: started}, cap: 4000.00}
                  - {kpi: satisfaction, target: 98%, rule: {kind: tiers, tiers: [{below: 98%, amount: 2000.00}, {below: 95%, share-of-fee: 2%}]}}
                  - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}, cap: 1500.00}
                  - {kpi: presence, target: 95%, rule: {kind: per-day, amount: 33.33, per: point, rounding: pro-rata}}
                  - {kpi: first_contact_resolution, target: 80%, rule: {kind: per-point, amount: 100.00, bonus: 300.00, rounding: whole}}
                slips:
                  tariff: {A1: {title: 服务态度, amount: 200.00}, B2: {title: 业务差错, amount: 100.00}, C3: {title: 服务规范, amount: 50.00}}
                  from: {qa_reviews: problem_code, complaint_cases: {business: B2, attitude: A1, other: C3}, penalty_slips: code}
                caps: {agent-month: 350.00, month-share-of-fee: 4%}
                versions:
                  - from: 2026-11-16
                    monthly-fee: 250000.00
                """).read().list().get(0);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_total_is_the_sum_of_its_lines(long seed) {
        Random random = new Random(seed);
        Statement statement = make(measures(random), slips(random));

        BigDecimal sum = statement.lines().stream().filter(line -> line.kind() != Line.Kind.TOTAL).map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(statement.total()).isEqualByComparingTo(sum);
        assertThat(statement.lines()).allMatch(line -> line.amount().scale() == 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_cap_is_never_exceeded(long seed) {
        Random random = new Random(seed);
        Statement statement = make(measures(random), slips(random));

        assertThat(left(statement, Line.Kind.KPI, "answer_rate_15s")).isLessThanOrEqualTo(new BigDecimal("4000"));
        assertThat(left(statement, Line.Kind.KPI, "effective_utilisation")).isLessThanOrEqualTo(new BigDecimal("1500"));
        for (String agent : List.of("7001", "7002", "7003")) {
            assertThat(statement.lines().stream().filter(line -> line.agent().filter(agent::equals).isPresent()).map(Line::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)).isLessThanOrEqualTo(new BigDecimal("350"));
        }
        assertThat(statement.total()).isLessThanOrEqualTo(new BigDecimal("11000"));
        assertThat(statement.lines(Line.Kind.CAP)).allMatch(line -> line.amount().signum() < 0);
    }

    private static BigDecimal left(Statement statement, Line.Kind kind, String ref) {
        return statement.lines().stream().filter(line -> line.ref().equals(ref) && (line.kind() == kind || line.kind() == Line.Kind.CAP))
                .map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One numerator of one day is raised: every KPI of this contract should be high. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_better_value_never_costs_more(long seed) {
        Random random = new Random(seed);
        FakeMeasures worse = measures(random);
        FakeMeasures better = measures(new Random(seed));
        List<SlipFact> slips = slips(random);
        LocalDate day = MONTH.atDay(1 + random.nextInt(30));
        String numerator = MEASURES.get(2 * random.nextInt(MEASURES.size() / 2));
        BigDecimal before = worse.byDay(Covers.ALL, day, day).get(day).get(numerator);
        better.put(day, numerator, before.add(BigDecimal.valueOf(random.nextInt(20))));

        assertThat(make(better, slips).total()).isLessThanOrEqualTo(make(worse, slips).total());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_slips_does_not_matter(long seed) {
        Random random = new Random(seed);
        FakeMeasures measures = measures(random);
        List<SlipFact> slips = slips(random);
        List<SlipFact> shuffled = new ArrayList<>(slips);
        Collections.shuffle(shuffled, random);

        assertThat(make(measures, shuffled)).isEqualTo(make(measures, slips));
        assertThat(Checksums.of(make(measures, shuffled))).isEqualTo(Checksums.of(make(measures, slips)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_the_slips_of_a_call_one_costs_and_none_costs_more(long seed) {
        Random random = new Random(seed);
        List<Line> lines = make(measures(random), slips(random)).lines(Line.Kind.SLIP);

        lines.stream().filter(line -> line.outcome() == RuleOutcome.MERGED).forEach(merged -> {
            String call = merged.evidence().orElseThrow().call().orElseThrow();
            assertThat(lines.stream().filter(line -> line.outcome() == RuleOutcome.CHARGED && line.evidence().orElseThrow().call().filter(call::equals)
                    .isPresent())).hasSize(1).allMatch(line -> line.ref().equals(merged.evidence().orElseThrow().mergedInto().orElseThrow()));
        });
    }

    /** A month cut into up to five contracts, and into version blocks of one: fee, shares of it and caps of the parts add up to the whole's. */
    @ParameterizedTest
    @MethodSource("seeds")
    void parts_of_a_month_never_cost_more_than_the_whole(long seed) {
        Random random = new Random(seed);
        YearMonth month = YearMonth.of(2026, 1 + random.nextInt(12));
        BigDecimal monthly = BigDecimal.valueOf(1 + random.nextInt(50_000_000), 2);
        BigDecimal share = BigDecimal.valueOf(1 + random.nextInt(9999), 5);
        Fee whole = Fee.of(partly(month.atDay(1), month.atEndOfMonth(), monthly), month);
        List<Fee> parts = new ArrayList<>();
        LocalDate from = month.atDay(1);
        while (!from.isAfter(month.atEndOfMonth())) {
            LocalDate to = parts.size() == 4 ? month.atEndOfMonth() : from.plusDays(random.nextInt(month.lengthOfMonth()));
            to = to.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : to;
            parts.add(Fee.of(partly(from, to, monthly), month));
            from = to.plusDays(1);
        }

        assertThat(sum(parts, Fee::amount)).isEqualTo(whole.amount()).isEqualTo(Money.of(monthly));
        assertThat(sum(parts, fee -> fee.share(share))).isEqualTo(whole.share(share)).isEqualTo(Money.of(monthly.multiply(share)));
        assertThat(sum(parts, fee -> fee.limit(monthly))).isEqualTo(Money.of(monthly));
    }

    private static BigDecimal sum(List<Fee> parts, Function<Fee, BigDecimal> what) {
        return parts.stream().map(what).reduce(Money.ZERO, BigDecimal::add);
    }

    private static Contract partly(LocalDate from, LocalDate to, BigDecimal monthly) {
        return new Contract("P", new Vendor("v", "外包一部"), Covers.ALL, "CNY", from, to,
                List.of(new Terms(from, monthly, List.of(), SlipTerms.NONE, Optional.empty(), Optional.empty())));
    }

    private Statement make(FakeMeasures measures, List<SlipFact> slips) {
        return new StatementMaker(measures, ContractFiles.kpis().list()).make(contract, MONTH, slips, List.of());
    }

    /** Pairs of numerator and denominator around the targets; now and then a day without value. */
    private static FakeMeasures measures(Random random) {
        FakeMeasures measures = new FakeMeasures();
        for (LocalDate day : MONTH.atDay(1).datesUntil(MONTH.atEndOfMonth().plusDays(1)).toList()) {
            for (int pair = 0; pair < MEASURES.size(); pair += 2) {
                int denominator = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(900);
                int numerator = denominator == 0 ? 0 : (int) Math.min(denominator, Math.round(denominator * (0.75 + random.nextDouble() * 0.3)));
                measures.put(day, MEASURES.get(pair), BigDecimal.valueOf(numerator)).put(day, MEASURES.get(pair + 1), BigDecimal.valueOf(denominator));
            }
        }
        return measures;
    }

    private static List<SlipFact> slips(Random random) {
        List<SlipFact> slips = new ArrayList<>();
        for (int number = random.nextInt(25); number > 0; number--) {
            LocalDate day = MONTH.atDay(1 + random.nextInt(30));
            SlipKind kind = List.of(SlipKind.REVIEW, SlipKind.CASE, SlipKind.BY_HAND).get(random.nextInt(3));
            slips.add(new SlipFact(kind, "S" + number, day, day.toEpochDay() * 86_400_000L + random.nextInt(3), Optional.of("700" + (1 + random.nextInt(3))),
                    Optional.empty(), Optional.empty(), Optional.of(List.of("A1", "B2", "C3", "Z9").get(random.nextInt(4))),
                    Optional.of(List.of("business", "attitude", "other").get(random.nextInt(3))),
                    SlipFact.Standing.values()[Math.max(0, random.nextInt(8) - 4)], random.nextBoolean(), Optional.empty(),
                    random.nextInt(5) == 0 && kind == SlipKind.BY_HAND ? Optional.of(BigDecimal.valueOf(random.nextInt(300))) : Optional.empty(),
                    random.nextInt(2) == 0 ? Optional.empty() : Optional.of("call-" + random.nextInt(6)), Optional.empty(), true));
        }
        return slips;
    }
}
