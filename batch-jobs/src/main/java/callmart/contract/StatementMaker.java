package callmart.contract;

import callmart.measure.kpi.Kpi;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a statement together: lines, then each KPI's cap, each agent's cap over slips, the month's cap over everything, the total. */
final class StatementMaker {

    private final MeasureSource measures;
    private final List<Kpi> known;

    /** @param known the KPIs that can have a value, those that no contract prices too */
    StatementMaker(MeasureSource measures, List<Kpi> known) {
        this.measures = measures;
        this.known = List.copyOf(known);
    }

    /**
     * @param contract in force on some day of the month
     * @param facts what is this contract's to charge
     * @param moved the deadlines of whom it covers that were moved after they had passed
     */
    Statement make(Contract contract, YearMonth month, List<SlipFact> facts, List<MovedDeadline> moved) {
        KpiLines kpis = new KpiLines(contract, month, measures);
        Terms terms = kpis.terms();
        List<Line> all = kpis.lines(known);
        List<Line> lines = new ArrayList<>(all.stream().filter(line -> !line.kind().isInformation()).toList());
        lines.addAll(new SlipLines(contract).of(facts));
        List<Line> caps = new ArrayList<>();
        by(lines, Line.Kind.KPI, Line::ref).forEach((kpi, of) -> cap(Line.CapScope.KPI, kpi, of, kpis.cap(kpi)).ifPresent(caps::add));
        by(lines, Line.Kind.SLIP, line -> line.agent().orElse("")).forEach((agent, of) -> {
            if (!agent.isEmpty()) {
                cap(Line.CapScope.AGENT, agent, of, terms.agentMonthCap().map(kpis.fee()::limit)).ifPresent(caps::add);
            }
        });
        lines.addAll(caps);
        cap(Line.CapScope.MONTH, month.toString(), lines, terms.monthCapShare().map(kpis.fee()::share))
                .ifPresent(lines::add);
        lines.add(Line.total(contract.id(), Money.sum(lines)));
        lines.addAll(all.stream().filter(line -> line.kind().isInformation()).toList());
        moved.forEach(deadline -> lines.add(Line.moved(deadline)));
        return new Statement(contract.id(), contract.vendor(), contract.covers().toString(), month, contract.currency(), kpis.fee()
                .amount(), lines);
    }

    private static Map<String, List<Line>> by(List<Line> lines, Line.Kind kind, Function<Line, String> key) {
        return lines.stream().filter(line -> line.kind() == kind)
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static Optional<Line> cap(Line.CapScope scope, String ref, List<Line> of, Optional<BigDecimal> limit) {
        BigDecimal sum = Money.sum(of);
        return limit.filter(most -> sum.compareTo(most) > 0).map(most -> Line.cap(scope, ref, sum, most));
    }
}
