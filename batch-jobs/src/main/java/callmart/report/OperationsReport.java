package callmart.report;

import callmart.calendar.Period;
import callmart.kpi.Ratio;
import callmart.kpi.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the operations report of a day: its figures in total, by category and by hour, against target, the day before and
 * the same weekday a week before. Reads the definition's dataset three times; computes no formula of its own.
 */
public final class OperationsReport {

    private final DatasetSource source;
    private final MeasureCatalogue measures;
    private final CategoryLabels categories;
    private final Map<String, String> agentNames;

    /** @param agentNames by agent id; an agent without a name shows the id */
    public OperationsReport(DatasetSource source, MeasureCatalogue measures, CategoryLabels categories,
            Map<String, String> agentNames) {
        this.source = source;
        this.measures = measures;
        this.categories = categories;
        this.agentNames = Map.copyOf(agentNames);
    }

    /**
     * @param definition of layout operations and period day
     * @param asOf in the business time zone
     */
    public ReportDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf) {
        if (period.kind() != Period.Kind.DAY) {
            throw new IllegalArgumentException("report " + definition.id() + " covers a day, not " + period);
        }
        OperationsData day = read(definition, period.from());
        Optional<MeasureRow> dayBefore = read(definition, period.from().minusDays(1)).total();
        Optional<MeasureRow> weekBefore = read(definition, period.from().minusWeeks(1)).total();
        Optional<MeasureRow> today = day.total();
        List<Card> cards = definition.cards().stream()
                .map(figure -> new Card(figure, today, dayBefore, weekBefore)).toList();
        Optional<String> empty = emptyText(today);
        MeasureRow total = today.orElseGet(() -> new MeasureRow("total", "合计", Map.of()));
        List<MeasureRow> base = new ArrayList<>();
        today.ifPresent(base::add);
        dayBefore.ifPresent(base::add);
        weekBefore.ifPresent(base::add);
        base.addAll(day.categories());
        base.addAll(day.hours());
        return new ReportDocument(definition.id(), definition.title().of(period), period, Formats.date(period.from()), asOf,
                cards, empty.isPresent() ? List.of() : new Findings(definition.figures(), cards, day, agentNames).list(),
                empty.isPresent() ? List.of() : charts(definition, day, total),
                tables(definition, day, dayBefore, weekBefore, empty.isPresent()),
                base, baseFigures(definition, base), definition.figures(), notes, empty);
    }

    /** The measures that the dataset gives or a figure is computed from, in the catalogue's order. */
    private List<Figure> baseFigures(ReportDefinition definition, List<MeasureRow> base) {
        return measures.list().stream().filter(measure ->
                base.stream().anyMatch(row -> row.measures().containsKey(measure.id()))
                        || definition.figures().stream().anyMatch(figure -> figure.measures().contains(measure.id())))
                .map(Figure::of).toList();
    }

    private static List<ReportTable> tables(ReportDefinition definition, OperationsData day, Optional<MeasureRow> dayBefore,
            Optional<MeasureRow> weekBefore, boolean empty) {
        OperationsTables tables = new OperationsTables(definition.figures());
        ReportTable total = tables.total(day.total(), dayBefore, weekBefore);
        if (empty || day.total().isEmpty()) {
            return List.of(total);
        }
        MeasureRow sum = day.total().get();
        return List.of(total, tables.by("categories", "按业务类别", "业务类别", day.categories(), sum),
                tables.by("hours", "按小时", "时段", day.hours(), sum));
    }

    private OperationsData read(ReportDefinition definition, LocalDate date) {
        return OperationsData.of(source.read(definition.dataset(), Map.of("from", date, "to", date)), date, measures,
                categories);
    }

    private static Optional<String> emptyText(Optional<MeasureRow> today) {
        if (today.isEmpty()) {
            return Optional.of("本日无来电");
        }
        if (today.get().measure("seizures").signum() > 0) {
            return Optional.empty();
        }
        BigDecimal selfService = today.get().measure("ivr_only");
        return Optional.of(selfService.signum() == 0
                ? "本日无来电"
                : "本日无来电要求人工服务（语音导航内自助 " + Formats.count(selfService) + " 通）");
    }

    private static List<Chart> charts(ReportDefinition definition, OperationsData day, MeasureRow total) {
        return definition.charts().stream().map(kind -> switch (kind) {
            case HOURS -> hours(definition.figures(), day);
            case CATEGORIES -> categories(definition.figures(), day);
            case RATINGS -> ratings(total);
        }).toList();
    }

    private static Chart hours(List<Figure> figures, OperationsData day) {
        Optional<Figure> rate = find(figures, "answer_rate_15s");
        return new Chart("hours", "分时来电与15秒接通率", Chart.Kind.BARS_AND_LINE,
                day.hours().stream().map(row -> row.id().substring(row.id().indexOf(':') + 1)).toList(),
                bars(figures, day.hours(), "seizures", "lost"), rate.map(figure -> series(figure, day.hours())),
                rate.flatMap(Figure::target).map(Target::limit));
    }

    private static Chart categories(List<Figure> figures, OperationsData day) {
        return new Chart("categories", "各业务类别来电量", Chart.Kind.BARS,
                day.categories().stream().map(MeasureRow::label).toList(),
                bars(figures, day.categories(), "seizures", "lost"), Optional.empty(), Optional.empty());
    }

    private static Chart ratings(MeasureRow total) {
        BigDecimal satisfied = total.measure("satisfied");
        BigDecimal dissatisfied = total.measure("dissatisfied");
        BigDecimal neutral = total.measure("surveys_rated").subtract(satisfied).subtract(dissatisfied);
        String title = total.measure("surveys_rated").signum() == 0 ? "满意度评定分布：本日无评定" : "满意度评定分布";
        return new Chart("ratings", title, Chart.Kind.RING,
                List.of(part("满意", satisfied, total), part("一般", neutral, total), part("不满意", dissatisfied, total)),
                List.of(new Chart.Series("评定数", List.of(Optional.of(satisfied), Optional.of(neutral),
                        Optional.of(dissatisfied)))), Optional.empty(), Optional.empty());
    }

    private static String part(String label, BigDecimal number, MeasureRow total) {
        return label + " " + Formats.count(number) + "（" + Formats.value(FigureUnit.PERCENT,
                Optional.of(new Ratio(number, total.measure("surveys_rated"))).filter(Ratio::hasValue)) + "）";
    }

    private static List<Chart.Series> bars(List<Figure> figures, List<MeasureRow> rows, String... ids) {
        return List.of(ids).stream().flatMap(id -> find(figures, id).stream()).map(figure -> series(figure, rows)).toList();
    }

    private static Chart.Series series(Figure figure, List<MeasureRow> rows) {
        return new Chart.Series(figure.label(), rows.stream()
                .map(row -> figure.ratio(row.measures()).value(6)).toList());
    }

    private static Optional<Figure> find(List<Figure> figures, String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
