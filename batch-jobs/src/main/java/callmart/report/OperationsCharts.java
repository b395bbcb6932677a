package callmart.report;

import callmart.calendar.Period;
import callmart.kpi.Ratio;
import callmart.kpi.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The charts of an operations report. */
final class OperationsCharts {

    private final List<Figure> figures;
    private final OperationsData data;
    private final Period period;

    OperationsCharts(List<Figure> figures, OperationsData data, Period period) {
        this.figures = figures;
        this.data = data;
        this.period = period;
    }

    /** @param kinds in the order of the first page */
    List<Chart> of(List<ReportDefinition.ChartKind> kinds) {
        return kinds.stream().map(kind -> switch (kind) {
            case HOURS -> serviceLevel("hours", "分时来电与15秒接通率", data.hours().stream()
                    .map(row -> row.id().substring(row.id().indexOf(':') + 1)).toList(), rows(data.hours()));
            case DAYS -> serviceLevel("days", "每日来电与15秒接通率", period.days().stream()
                    .map(day -> day.getMonthValue() + "-" + day.getDayOfMonth()).toList(), period.days().stream().map(data::day).toList());
            case CATEGORIES -> new Chart("categories", "各业务类别来电量", Chart.Kind.BARS,
                    data.categories().stream().map(MeasureRow::label).toList(), calls(rows(data.categories())), Optional.empty(),
                    Optional.empty());
            case RATINGS -> ratings(data.total().orElseThrow());
        }).toList();
    }

    private Chart serviceLevel(String id, String title, List<String> labels, List<Optional<MeasureRow>> rows) {
        Optional<Figure> rate = find("answer_rate_15s");
        return new Chart(id, title, Chart.Kind.BARS_AND_LINE, labels, calls(rows), rate.map(figure -> series(figure, rows)),
                rate.flatMap(Figure::target).map(Target::limit));
    }

    private Chart ratings(MeasureRow total) {
        BigDecimal satisfied = total.measure("satisfied");
        BigDecimal dissatisfied = total.measure("dissatisfied");
        BigDecimal neutral = total.measure("surveys_rated").subtract(satisfied).subtract(dissatisfied);
        String title = total.measure("surveys_rated").signum() == 0
                ? "满意度评定分布：" + PeriodWords.of(period).inText() + "无评定" : "满意度评定分布";
        return new Chart("ratings", title, Chart.Kind.RING,
                List.of(part("满意", satisfied, total), part("一般", neutral, total), part("不满意", dissatisfied, total)),
                List.of(new Chart.Series("评定数", List.of(Optional.of(satisfied), Optional.of(neutral),
                        Optional.of(dissatisfied)))), Optional.empty(), Optional.empty());
    }

    private static String part(String label, BigDecimal number, MeasureRow total) {
        return label + " " + Formats.count(number) + "（" + Formats.value(FigureUnit.PERCENT,
                Optional.of(new Ratio(number, total.measure("surveys_rated"))).filter(Ratio::hasValue)) + "）";
    }

    private List<Chart.Series> calls(List<Optional<MeasureRow>> rows) {
        return Stream.of("seizures", "lost").flatMap(id -> find(id).stream()).map(figure -> series(figure, rows)).toList();
    }

    private static List<Optional<MeasureRow>> rows(List<MeasureRow> rows) {
        return rows.stream().map(Optional::of).toList();
    }

    private static Chart.Series series(Figure figure, List<Optional<MeasureRow>> rows) {
        return new Chart.Series(figure.label(), rows.stream()
                .map(row -> row.flatMap(present -> figure.ratio(present.measures()).value(6))).toList());
    }

    private Optional<Figure> find(String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
