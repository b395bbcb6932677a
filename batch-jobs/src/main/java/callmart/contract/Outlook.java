package callmart.contract;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the month's KPIs cost if it ended now, and what its rest must reach.
 * Decision 324.
 */
public final class Outlook {

    private static final int WEEKS = 8;
    /** Below what is shown, above what the mean of weekdays is exact to. */
    private static final int PLACES = 12;
    private static final BigDecimal WHOLE = BigDecimal.ONE;

    private final MeasureSource measures;
    private final LocalDate today;
    private final Map<LocalDate, BigDecimal> forecast;
    private final String offered;

    /**
     * A priced KPI.
     *
     * @param amount if the month ended now, money; its cap taken off
     * @param need value that the rest of the month must have; empty where there is no rest, or nothing is left to be done
     * @param verdict how it stands
     * @param missing of a KPI for whole months, how many are missing to the plan
     */
    public record Row(String contract, String currency, String kpi, String label, Unit unit, Ratio soFar, Target target, BigDecimal amount,
            Optional<BigDecimal> expected, Optional<BigDecimal> need, Verdict verdict, Optional<BigDecimal> missing) {
    }

    /** How a target stands before the month is over. */
    public enum Verdict {
        /** The rest decides. */
        OPEN,
        /** Met whatever the rest brings. */
        SECURE,
        /** Missed whatever the rest brings. */
        LOST,
        /** Each day stands for itself, the KPI is for whole months, or nothing is left of the month. */
        NONE
    }

    /**
     * @param today not measured yet, and so the first day that is left
     * @param forecast calls that are expected on days that are left
     * @param offered id of the measure that these calls are
     */
    Outlook(MeasureSource measures, LocalDate today, Map<LocalDate, BigDecimal> forecast, String offered) {
        this.measures = measures;
        this.today = today;
        this.forecast = Map.copyOf(forecast);
        this.offered = offered;
    }

    /** @param soFar the statement of the month as it is now */
    List<Row> of(Contract contract, YearMonth month, Statement soFar) {
        Map<String, KpiTerm> terms = new LinkedHashMap<>();
        contract.of(month).forEach(block -> block.kpis().forEach(term -> terms.put(term.kpi().id(), term)));
        List<LocalDate> left = Stream.of(today, contract.first(month)).max(LocalDate::compareTo).orElseThrow()
                .datesUntil(contract.last(month).plusDays(1).isAfter(today) ? contract.last(month).plusDays(1) : today).toList();
        Map<LocalDate, Map<String, BigDecimal>> history = left.isEmpty() ? Map.of()
                : measures.byDay(contract.covers(), today.minusWeeks(WEEKS), today.minusDays(1));
        List<Row> rows = new ArrayList<>();
        terms.forEach((id, term) -> line(soFar, id).flatMap(Line::assessed).ifPresent(assessed -> rows.add(row(contract, soFar, term,
                assessed, term.rule() instanceof PenaltyRule.PerDay ? List.of() : left, history))));
        return rows;
    }

    /** The line of the whole month; none where what the contract covers cannot be told apart. */
    private static Optional<Line> line(Statement soFar, String kpi) {
        return soFar.lines().stream().filter(line -> line.ref().equals(kpi) && line.day().isEmpty()
                && line.outcome() != RuleOutcome.NOT_TOLD_APART && Set.of(Line.Kind.KPI,
                Line.Kind.BONUS, Line.Kind.MONTH).contains(line.kind())).findFirst();
    }

    private Row row(Contract contract, Statement soFar, KpiTerm term, Assessed assessed, List<LocalDate> left,
            Map<LocalDate, Map<String, BigDecimal>> history) {
        Kpi kpi = term.kpi();
        Ratio ratio = assessed.ratio();
        BigDecimal amount = Money.sum(soFar.lines().stream().filter(line -> line.ref().equals(kpi.id()) && !line.kind().isInformation()
                && line.kind() != Line.Kind.SLIP).toList());
        boolean isMonthly = kpi.periods() == Kpi.Periods.WHOLE_MONTHS;
        Optional<BigDecimal> missing = Optional.of(ratio.denominator().subtract(ratio.numerator())).filter(any -> isMonthly
                && ratio.hasValue());
        Optional<BigDecimal> expected = Optional.of(expected(contract, kpi, left, history)).filter(any -> !isMonthly
                && kpi.unit() == Unit.PERCENT && any.signum() > 0);
        Optional<BigDecimal> need = expected.map(rest -> term.target().limit().multiply(ratio.denominator().add(rest))
                .subtract(ratio.numerator()).divide(rest, PLACES, RoundingMode.HALF_UP));
        Verdict verdict = need.map(value -> verdict(term.target().direction(), value)).orElse(Verdict.NONE);
        return new Row(contract.id(), contract.currency(), kpi.id(), kpi.label(), kpi.unit(), ratio, term.target(), amount, expected,
                need.filter(any -> verdict == Verdict.OPEN), verdict, missing);
    }

    private static Verdict verdict(Target.Direction direction, BigDecimal need) {
        boolean atLeast = direction == Target.Direction.AT_LEAST;
        if (atLeast ? need.compareTo(WHOLE) > 0 : need.signum() < 0) {
            return Verdict.LOST;
        }
        return (atLeast ? need.signum() <= 0 : need.compareTo(WHOLE) >= 0) ? Verdict.SECURE : Verdict.OPEN;
    }

    /** The denominator of the days that are left: of each the forecast, else the mean of the last eight same weekdays that have one. */
    private BigDecimal expected(Contract contract, Kpi kpi, List<LocalDate> left, Map<LocalDate, Map<String, BigDecimal>> history) {
        boolean isForecast = contract.covers().kind() == Covers.Kind.ALL && kpi.denominator().measures().equals(List.of(offered));
        return left.stream().map(day -> Optional.ofNullable(forecast.get(day)).filter(any -> isForecast)
                .orElseGet(() -> mean(kpi, day, history))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal mean(Kpi kpi, LocalDate day, Map<LocalDate, Map<String, BigDecimal>> history) {
        List<BigDecimal> days = history.entrySet().stream().filter(entry -> entry.getKey().getDayOfWeek() == day.getDayOfWeek()
                && entry.getValue().keySet().containsAll(kpi.denominator().measures()))
                .map(entry -> kpi.denominator().evaluate(entry.getValue())).toList();
        return days.isEmpty() ? BigDecimal.ZERO : days.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(days.size()), MathContext.DECIMAL64);
    }
}
