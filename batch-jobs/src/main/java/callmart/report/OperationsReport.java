package callmart.report;

import callmart.calendar.Period;
import callmart.report.OperationsTables.Line;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the operations report of a period: its figures in total, by day (of more than one), category and hour, against target
 * and earlier periods. Reads the definition's dataset once for each period; computes no formula of its own.
 */
public final class OperationsReport implements Assembler {

    private static final Column CATEGORY = new Column("业务类别", Align.LEFT, 13);
    private static final Column HOUR = new Column("时段", Align.LEFT, 13);
    private static final Column DAY = new Column("日期", Align.LEFT, 17);

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

    @Override
    public ReportDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf) {
        PeriodWords words = PeriodWords.of(period);
        OperationsData data = read(definition, period);
        List<Comparison> earlier = words.earlier().stream()
                .map(before -> new Comparison(before.label(), read(definition, before.period()).total())).toList();
        List<Card> cards = definition.cards().stream().map(figure -> new Card(figure, data.total(), earlier)).toList();
        Optional<String> empty = emptyText(words, data.total());
        List<MeasureRow> base = base(period, data, earlier);
        boolean shown = empty.isEmpty();
        return new ReportDocument(definition.id(), definition.title(period), period, Formats.period(period), asOf, cards,
                shown ? new Findings(definition.figures(), cards, data, period, agentNames).list() : List.of(),
                shown ? new OperationsCharts(definition.figures(), data, period).of(definition.charts()) : List.of(),
                tables(definition, period, data, earlier, shown), base, baseFigures(definition, base), definition.figures(), notes, empty);
    }

    private static List<MeasureRow> base(Period period, OperationsData data, List<Comparison> earlier) {
        List<MeasureRow> base = new ArrayList<>();
        data.total().ifPresent(base::add);
        earlier.forEach(before -> before.row().ifPresent(base::add));
        if (period.kind() != Period.Kind.DAY) {
            base.addAll(data.days());
        }
        base.addAll(data.categories());
        base.addAll(data.hours());
        return base;
    }

    /** The measures that the dataset gives or a figure is computed from, in the catalogue's order. */
    private List<Figure> baseFigures(ReportDefinition definition, List<MeasureRow> base) {
        return measures.list().stream().filter(measure ->
                base.stream().anyMatch(row -> row.measures().containsKey(measure.id()))
                        || definition.figures().stream().anyMatch(figure -> figure.measures().contains(measure.id())))
                .map(Figure::of).toList();
    }

    private static List<ReportTable> tables(ReportDefinition definition, Period period, OperationsData data,
            List<Comparison> earlier, boolean shown) {
        OperationsTables tables = new OperationsTables(definition.figures());
        List<ReportTable> all = new ArrayList<>();
        all.add(tables.total(PeriodWords.of(period).column(), data.total(), earlier));
        if (shown) {
            MeasureRow sum = data.total().orElseThrow();
            if (period.kind() != Period.Kind.DAY) {
                all.add(tables.by("days", "按日", DAY, data.everyDay(period), sum));
            }
            all.add(tables.by("categories", "按业务类别", CATEGORY, Line.of(data.categories()), sum));
            all.add(tables.by("hours", "按小时", HOUR, Line.of(data.hours()), sum));
        }
        return all;
    }

    private OperationsData read(ReportDefinition definition, Period period) {
        return OperationsData.of(source.read(definition.dataset(), Map.of("from", period.from(), "to", period.to())), period,
                measures, categories);
    }

    private static Optional<String> emptyText(PeriodWords words, Optional<MeasureRow> total) {
        if (total.isEmpty()) {
            return Optional.of(words.inText() + "无来电");
        }
        if (total.get().measure("seizures").signum() > 0) {
            return Optional.empty();
        }
        BigDecimal selfService = total.get().measure("ivr_only");
        return Optional.of(selfService.signum() == 0
                ? words.inText() + "无来电"
                : words.inText() + "无来电要求人工服务（语音导航内自助 " + Formats.count(selfService) + " 通）");
    }
}
