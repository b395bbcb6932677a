package callmart.cli;

import callmart.measure.explain.KpiRows;
import callmart.measure.explain.RoleTotal;
import callmart.measure.explain.RowRole;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.Need;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.wiring.Configuration;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A KPI explained in words for people: formula, measures, value against target, then the rows by what they count for. */
final class ExplainTable {

    private final PrintWriter out;
    private final Configuration configuration;
    private final ExplainCells cells;

    ExplainTable(PrintWriter out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
        this.cells = new ExplainCells(configuration.settings().zone());
    }

    void print(Kpi kpi, Ratio ratio, Map<String, BigDecimal> measures, String title, KpiRows rows, List<RoleTotal> totals, long limit) {
        Figure figure = Figure.of(kpi);
        out.println(kpi.label() + "（" + kpi.id() + "）" + title);
        out.println("  算法：" + words(kpi.numerator()) + " ÷ " + (kpi.denominator().terms().size() > 1
                ? "（" + words(kpi.denominator()) + "）" : words(kpi.denominator())));
        out.println("  含义：" + kpi.meaning());
        figure.measures().forEach(measure -> out.println("  " + label(measure) + "（" + measure + "）" + (measures.containsKey(measure)
                ? "= " + number(measures.get(measure)) : "没有数据（需要 " + String.join("、", needs(measure)) + "）")
                        + meaning(measure)));
        out.println("  值：" + (!figure.isCountedIn(measures) ? "—（没有数据，不考核）"
                : kpi.periods() == Kpi.Periods.WHOLE_MONTHS && !ratio.hasValue()
                ? "—（仅整月有值）" : Formats.valueWithUnit(figure, Optional.of(ratio)) + "（" + number(ratio.numerator())
                        + " ÷ "
                + number(ratio.denominator()) + "）") + kpi.target().map(target -> "，目标 " + Formats.target(figure) + "，"
                + Formats.verdict(figure.meets(ratio))).orElse(""));
        groups(rows, totals, limit);
    }

    /** A measure: its words, its sum and the rows that it counts. */
    void print(Measure measure, Map<String, BigDecimal> measures, String title, KpiRows rows, List<RoleTotal> totals, long limit) {
        out.println(measure.label() + "（" + measure.id() + "）" + title);
        out.println("  含义：" + measure.meaning());
        out.println("  值：" + (measures.containsKey(measure.id()) ? number(measures.get(measure.id()))
                : "没有数据（需要 " + String.join("、", needs(measure.id())) + "）"));
        groups(rows, totals, limit);
    }

    private void groups(KpiRows rows, List<RoleTotal> totals, long limit) {
        totals.forEach(total -> group(total, rows, limit));
        if (totals.isEmpty()) {
            out.println();
            out.println("没有计入的明细。");
        }
    }

    private void group(RoleTotal total, KpiRows rows, long limit) {
        out.println();
        out.println(total.model().label() + "：" + words(total.part()) + "，" + total.rows() + " 行，分子 "
                + number(total.numerator())
                + "，分母 " + number(total.denominator()));
        List<String> columns = new ArrayList<>(List.of("date"));
        columns.addAll(ExplainCells.header(total.model()));
        Rows table = new Rows(columns.toArray(String[]::new));
        rows.forEach(total.model(), total.part(), limit, (day, row) -> {
            List<Object> values = new ArrayList<>(List.of(day));
            values.addAll(cells.of(row, columns.subList(1, columns.size())));
            table.add(values.toArray());
        });
        if (limit > 0) {
            table.print(OutputFormat.TABLE, out);
        }
        if (total.rows() > limit) {
            out.println("… 另有 " + (total.rows() - limit) + " 行（--limit 可多列，--format csv 可全部导出）");
        }
    }

    private static String words(RowRole part) {
        return switch (part) {
            case BOTH -> "计入分子和分母";
            case DENOMINATOR -> "计入分母、未计入分子";
            case NUMERATOR -> "只计入分子";
        };
    }

    private String words(Expression formula) {
        StringBuilder words = new StringBuilder();
        for (Expression.Term term : formula.terms()) {
            words.append(words.length() == 0 ? term.negative() ? "−" : "" : term.negative() ? " − " : " + ")
                    .append(label(term.measure()));
        }
        return words.toString();
    }

    private String label(String measure) {
        return configuration.measures().find(measure).map(Measure::label).orElse(measure);
    }

    private List<String> needs(String measure) {
        return configuration.measures().find(measure).stream().flatMap(found -> Stream.concat(found.needs().stream().map(Need::toString),
                found.daysBefore() > 0 ? Stream.of("此前 " + found.daysBefore() + " 天的数据") : Stream.empty())).toList();
    }

    private String meaning(String measure) {
        return configuration.measures().find(measure).map(found -> "：" + found.meaning()).orElse("");
    }

    private static String number(BigDecimal decimal) {
        return ExplainCells.number(decimal).toPlainString();
    }
}
