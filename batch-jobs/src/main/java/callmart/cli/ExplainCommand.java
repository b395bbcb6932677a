package callmart.cli;

import callmart.calendar.Period;
import callmart.config.Nearest;
import callmart.measure.Dimension;
import callmart.measure.Figures;
import callmart.measure.MeasureScope;
import callmart.measure.MeasureSums;
import callmart.measure.explain.KpiRows;
import callmart.measure.explain.RoleTotal;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Unit;
import callmart.report.Figure;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(name = "explain",
        description = "why a KPI has its value: formula, measures, and the rows that count or fail the test; of a"
        + " measure the rows that it counts")
final class ExplainCommand extends MartCommand implements Audited {

    private static final int MOST_IN_A_TABLE = 1000;

    @Parameters(paramLabel = "KPI", description = "id of the KPI, as in config/kpis.yml, or of a measure, as in config/measures.yml")
    private String id;

    @Option(names = "--date", paramLabel = "DATE", description = "business day, 2026-11-21")
    private LocalDate date;

    @Option(names = "--from", paramLabel = "DATE", description = "first business day of a period, instead of --date")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "last business day of a period, included")
    private LocalDate to;

    @Option(names = "--agent", paramLabel = "AGENT", description = "only what is attributed to this agent")
    private String agent;

    @Option(names = "--why", description = "takes the difference from comparable days apart, which adds up to it; with --date")
    private boolean why;

    @Option(names = "--by", paramLabel = "DIM", description = "with --why: hour, queue, category, team or agent (default: the one that"
            + " needs the fewest keys)")
    private String by;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N",
            description = "rows of each group at most (default: 20; a table has 1000 at most)")
    private long limit;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or, with --why, json (default: table); csv has the"
            + " rows only")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        check();
        Optional<Measure> measure = configuration.kpis().find(id).isPresent() ? Optional.empty() : configuration.measures().find(id);
        if (why) {
            Figure figure = measure.map(Figure::of).orElseGet(() -> Figure.of(configuration.kpis().get(id)));
            return new WhyTable(out(), format).print(figure, date, mart.why(figure, Period.day(date), dimension()));
        }
        Kpi kpi = measure.map(ExplainCommand::asRatio).orElseGet(() -> configuration.kpis().get(id));
        LocalDate first = date == null ? from : date;
        LocalDate last = date == null ? to : date;
        KpiRows rows = mart.kpiRows(kpi, first, last, Optional.ofNullable(agent));
        MeasureSums all = mart.measureSums();
        Map<String, BigDecimal> measures = measures(all, kpi, first, last);
        Ratio ratio = ratio(all, kpi, first, last);
        log().info("explain {} from {} to {}: {} / {} with {}", kpi.id(), first, last, kpi.numerator(), kpi.denominator(), measures);
        List<RoleTotal> totals = rows.totals();
        if (format == OutputFormat.CSV) {
            new ExplainCsv(out(), configuration.settings().zone()).print(rows, totals, limit);
        } else {
            ExplainTable table = new ExplainTable(out(), configuration);
            if (measure.isPresent()) {
                table.print(measure.get(), measures, title(first, last), rows, totals, Math.min(limit, MOST_IN_A_TABLE));
            } else {
                table.print(kpi, ratio, measures, title(first, last) + (isToDate(kpi) ? "，当期有记录的任务自首日起" : ""),
                        rows, totals, Math.min(limit, MOST_IN_A_TABLE));
            }
        }
        return agrees(kpi, measures, totals) ? Exit.DONE : Exit.WARNINGS;
    }

    /** A measure's rows are those that count in both sums of a ratio to itself. */
    private static Kpi asRatio(Measure measure) {
        Expression itself = Expression.parse(measure.id());
        return new Kpi(measure.id(), measure.label(), Unit.PERCENT, itself, itself, Optional.empty(), Optional.empty(), Kpi.Periods.ANY,
                measure.meaning());
    }

    private void check() {
        if (date == null ? from == null || to == null : from != null || to != null) {
            throw new ParameterException(spec.commandLine(), "explain needs either --date, or --from and --to");
        }
        if (date == null && to.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--to " + to + " is before --from " + from);
        }
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit is a number of rows, 0 or more");
        }
        if (why && (date == null || agent != null) || !why && by != null) {
            throw new ParameterException(spec.commandLine(), "--why goes with --date, without --agent, and --by with --why");
        }
        if (format == OutputFormat.JSON && !why) {
            throw new ParameterException(spec.commandLine(), "--format json is not made by explain; valid: table, csv");
        }
    }

    private Optional<Dimension> dimension() {
        List<String> valid = Stream.of(Dimension.HOUR, Dimension.QUEUE, Dimension.CATEGORY, Dimension.TEAM, Dimension.AGENT)
                .map(Dimension::word).toList();
        if (by != null && !valid.contains(by)) {
            throw new ParameterException(spec.commandLine(), "there is no dimension '" + by + "'" + Nearest.hint(by, valid) + " Valid: "
                    + String.join(", ", valid));
        }
        return Optional.ofNullable(by).flatMap(Dimension::find);
    }

    private String title(LocalDate first, LocalDate last) {
        return (first.equals(last) ? first.toString() : first + " 至 " + last) + (agent == null ? "" : "，坐席 " + agent);
    }

    /** The sums of the KPI's measures; one that has no value in the period is left out. */
    private Map<String, BigDecimal> measures(MeasureSums all, Kpi kpi, LocalDate first, LocalDate last) {
        Set<String> absent = all.absent("", first, last, Optional.empty());
        Optional<Dimension> ofAgent = Optional.ofNullable(agent).map(any -> Dimension.AGENT);
        Map<String, BigDecimal> sums = (isToDate(kpi) ? all.ofCampaignsToDate(first, last, ofAgent, MeasureScope.ALL)
                : all.sum(first, last, ofAgent, MeasureScope.ALL, kpi.measures()))
                .getOrDefault(agent == null ? "" : agent, Map.of());
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        Stream.concat(kpi.numerator().measures().stream(), kpi.denominator().measures().stream())
                .filter(measure -> !absent.contains(measure)).forEach(measure ->
                measures.put(measure, sums.getOrDefault(measure, BigDecimal.ZERO)));
        return measures;
    }

    private static boolean isToDate(Kpi kpi) {
        return kpi.periods() == Kpi.Periods.CAMPAIGN_TO_DATE;
    }

    private Ratio ratio(MeasureSums all, Kpi kpi, LocalDate first, LocalDate last) {
        return new Figures(all).values(first, last, Optional.ofNullable(agent).map(any -> Dimension.AGENT), MeasureScope.ALL, List.of(kpi))
                .stream().filter(row -> row.key().equals(agent == null ? "" : agent)).findFirst().map(KpiRow::ratio)
                .orElse(new Ratio(BigDecimal.ZERO, BigDecimal.ZERO));
    }

    /** Measures are sums of the same rows; they differ only when facts have changed since they were computed. */
    private boolean agrees(Kpi kpi, Map<String, BigDecimal> measures, List<RoleTotal> totals) {
        BigDecimal numerator = totals.stream().map(RoleTotal::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal denominator = totals.stream().map(RoleTotal::denominator).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (numerator.compareTo(kpi.numerator().evaluate(measures)) == 0
                && denominator.compareTo(kpi.denominator().evaluate(measures)) == 0) {
            return true;
        }
        spec.commandLine().getErr().println("the rows add up to " + numerator.toPlainString() + " / " + denominator.toPlainString()
                + ", the stored measures to " + kpi.numerator().evaluate(measures).toPlainString() + " / "
                + kpi.denominator().evaluate(measures).toPlainString()
                + ": facts or settings have changed since the measures were computed; run the days again with backfill");
        return false;
    }
}
