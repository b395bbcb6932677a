package callmart.contract;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A contract's KPIs over a month. A day is assessed with the terms of the day, a month with those of the last day on which the contract
 * is in force in it, over the days on which it is and what the KPI is counted from was delivered.
 * Decision 71.
 */
final class KpiLines {

    private final LocalDate from;
    private final LocalDate to;
    private final boolean wholeMonth;
    private final Fee fee;
    private final Contract contract;
    private final Terms last;
    private final Set<String> available;
    private final Map<LocalDate, Set<String>> absent = new HashMap<>();
    private final Map<LocalDate, Set<String>> undelivered = new HashMap<>();
    private final Map<LocalDate, Map<String, BigDecimal>> byDay;

    /** @param month in which the contract is in force on some day */
    KpiLines(Contract contract, YearMonth month, MeasureSource measures) {
        this.contract = contract;
        this.from = contract.first(month);
        this.to = contract.last(month);
        this.fee = Fee.of(contract, month);
        this.wholeMonth = from.equals(month.atDay(1)) && to.equals(month.atEndOfMonth());
        this.last = contract.on(to).orElseThrow();
        this.available = measures.available(contract.covers());
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            absent.put(day, measures.absent(day));
            undelivered.put(day, measures.undelivered(day));
        });
        this.byDay = measures.byDay(contract.covers(), from, to);
    }

    /** The terms that monthly rules and caps follow. */
    Terms terms() {
        return last;
    }

    /** What shares of the fee are taken of. */
    Fee fee() {
        return fee;
    }

    /**
     * The lines of all KPIs, in the contract's order; then those of the others that have a target.
     *
     * @param catalogue of all KPIs
     */
    List<Line> lines(List<Kpi> known) {
        List<Line> lines = new ArrayList<>();
        Set<String> priced = kpis();
        priced.forEach(kpi -> lines.addAll(lines(kpi)));
        known.stream().filter(kpi -> !priced.contains(kpi.id())).forEach(kpi -> kpi.target().ifPresent(target ->
                lines.add(notPriced(kpi, target))));
        return lines;
    }

    private Line notPriced(Kpi kpi, Target target) {
        Ratio ratio = ratio(kpi, Optional.empty(), month(kpi), wholeMonth);
        RuleOutcome outcome = hasData(kpi, Optional.empty()) && !toldApart(kpi) ? RuleOutcome.NOT_TOLD_APART
                : ratio.hasValue() ? RuleOutcome.SUM : RuleOutcome.NO_VALUE;
        return new Line(Line.Kind.NOT_PRICED, kpi.id(), kpi.label(), Optional.empty(), "", Optional.empty(),
                Optional.of(Assessed.bare(kpi, ratio, target)),
                Optional.empty(), Optional.empty(), outcome, Money.ZERO);
    }

    /** The most that a KPI costs this month, by the last terms that know the KPI. */
    Optional<BigDecimal> cap(String kpi) {
        return contract.terms().stream().filter(terms -> !terms.from().isAfter(to)).map(terms -> terms.find(kpi)).flatMap(Optional::stream)
                .reduce((earlier, later) -> later).flatMap(KpiTerm::cap).map(fee::limit);
    }

    /** The KPIs of the last terms, then those that only earlier terms of the month have. */
    private Set<String> kpis() {
        Set<String> ids = new LinkedHashSet<>();
        last.kpis().forEach(term -> ids.add(term.kpi().id()));
        from.datesUntil(to).forEach(day -> contract.on(day).orElseThrow().kpis().forEach(term -> ids.add(term.kpi().id())));
        return ids;
    }

    private List<Line> lines(String kpi) {
        List<Line> lines = new ArrayList<>();
        Map<String, BigDecimal> days = new HashMap<>();
        Optional<KpiTerm> daily = Optional.empty();
        for (LocalDate day : from.datesUntil(to.plusDays(1)).toList()) {
            Terms terms = contract.on(day).orElseThrow();
            Optional<KpiTerm> term = terms.find(kpi).filter(found -> found.rule() instanceof PenaltyRule.PerDay);
            if (term.isPresent()) {
                daily = term;
                Map<String, BigDecimal> sums = byDay.getOrDefault(day, Map.of());
                if (isDelivered(term.get().kpi(), day)) {
                    sums.forEach((measure, sum) -> days.merge(measure, sum, BigDecimal::add));
                }
                Line line = assess(term.get(), Optional.of(day), sums, false);
                if (line.outcome() != RuleOutcome.NO_VALUE && line.outcome() != RuleOutcome.NOT_TOLD_APART) {
                    lines.add(line);
                }
            }
        }
        daily.ifPresent(term -> lines.add(0, new Assessment(term, fee, Optional.empty())
                .month(ratio(term.kpi(), Optional.empty(), days, wholeMonth), !hasData(term.kpi(), Optional.empty())
                || toldApart(term.kpi()))));
        last.find(kpi).filter(term -> !(term.rule() instanceof PenaltyRule.PerDay)).ifPresent(term -> lines.add(
                assess(term, Optional.empty(), month(term.kpi()), wholeMonth)));
        return lines;
    }

    private Line assess(KpiTerm term, Optional<LocalDate> day, Map<String, BigDecimal> sums, boolean wholeMonth) {
        Assessment assessment = new Assessment(term, fee, day);
        Ratio ratio = ratio(term.kpi(), day, sums, wholeMonth);
        if (!hasData(term.kpi(), day)) {
            return assessment.nothing(ratio, RuleOutcome.NO_VALUE);
        }
        return toldApart(term.kpi()) ? assessment.line(ratio) : assessment.nothing(ratio, RuleOutcome.NOT_TOLD_APART);
    }

    private boolean toldApart(Kpi kpi) {
        return available.containsAll(kpi.numerator().measures()) && available.containsAll(kpi.denominator().measures());
    }

    /** Whether each of its measures has a value on the day; without one, on some day. */
    private boolean hasData(Kpi kpi, Optional<LocalDate> day) {
        return day.map(one -> Stream.of(absent.get(one))).orElse(absent.values().stream())
                .anyMatch(without -> Collections.disjoint(without, kpi.measures()));
    }

    /** Whether the day counts in the month: with a part of the KPI's measures it would count what nothing stands against. */
    private boolean isDelivered(Kpi kpi, LocalDate day) {
        return Collections.disjoint((kpi.periods() == Kpi.Periods.ANY ? absent : undelivered).get(day), kpi.measures());
    }

    private Ratio ratio(Kpi kpi, Optional<LocalDate> day, Map<String, BigDecimal> sums, boolean wholeMonth) {
        return hasData(kpi, day) && kpi.hasValueOf(wholeMonth) ? kpi.ratio(sums) : kpi.without(sums);
    }

    private Map<String, BigDecimal> month(Kpi kpi) {
        Map<String, BigDecimal> sums = new HashMap<>();
        byDay.forEach((day, values) -> {
            if (isDelivered(kpi, day)) {
                values.forEach((measure, sum) -> sums.merge(measure, sum, BigDecimal::add));
            }
        });
        return sums;
    }
}
