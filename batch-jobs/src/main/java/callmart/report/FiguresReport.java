package callmart.report;

import callmart.calendar.Period;
import callmart.kpi.Kpi;
import callmart.report.ReportDefinition.TableKind;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the report of a period's figures: in total against target and earlier periods, and by what the definition names. Reads
 * the definition's dataset once for each period; computes no formula of its own.
 */
public final class FiguresReport implements Assembler {

    /** The tables whose rows are not the dataset's. */
    private static final Set<TableKind> OWN_ROWS = EnumSet.of(TableKind.KPIS, TableKind.INCIDENTS, TableKind.ALERTS);

    /** What figures are called, which measures have a value, and which KPIs there are. */
    public record Names(MeasureCatalogue measures, List<Kpi> kpis, CategoryLabels categories, Map<String, String> agents, String serviceLevel) {

        /**
         * @param measures those that have a value; others are absent from all rows, whatever the dataset gives
         * @param agents name by agent id; an agent without a name shows the id
         * @param serviceLevel id of the KPI that charts and sentences are about
         */
        public Names {
            kpis = List.copyOf(kpis);
            agents = Map.copyOf(agents);
        }
    }

    private final DatasetSource source;
    private final PeriodMeasures measures;
    private final Names names;

    public FiguresReport(DatasetSource source, PeriodMeasures measures, Names names) {
        this.source = source;
        this.measures = measures;
        this.names = names;
    }

    @Override
    public ReportDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf) {
        PeriodWords words = PeriodWords.of(period);
        FiguresData data = read(definition, period);
        List<Comparison> earlier = words.earlier().stream()
                .map(before -> new Comparison(before.label(), measures.isWhole(definition, before.period())
                        ? read(definition, before.period()).total() : Optional.empty())).toList();
        List<Card> cards = definition.cards().stream().map(figure -> new Card(figure, data.total(), earlier)).toList();
        Optional<String> empty = emptyText(definition, words, data.total());
        Optional<KpiTable> kpis = when(definition, TableKind.KPIS).map(kind -> new KpiTable(definition, names, measures, period));
        Optional<IncidentTable> incidents = when(definition, TableKind.INCIDENTS).map(kind -> new IncidentTable(source, period, asOf.getZone()));
        List<String> findings = empty.isPresent() ? List.of() : new Findings(definition, cards, data, period, names.serviceLevel())
                .list(kpis.flatMap(KpiTable::finding), incidents.flatMap(IncidentTable::finding));
        List<ReportTable> tables = figureTables(definition, period, data, earlier, empty.isEmpty());
        kpis.map(KpiTable::table).ifPresent(tables::add);
        incidents.map(IncidentTable::table).ifPresent(tables::add);
        when(definition, TableKind.ALERTS).map(kind -> AlertTable.of(source, period)).ifPresent(tables::add);
        List<MeasureRow> base = base(definition, period, data, earlier);
        kpis.map(KpiTable::base).ifPresent(base::addAll);
        List<Figure> figures = Stream.concat(definition.figures().stream(), kpis.stream().flatMap(table -> table.figures().stream()))
                .distinct().toList();
        return new ReportDocument(definition.id(), definition.title(period), period, Formats.period(period), asOf, cards, findings,
                empty.isPresent() ? List.of() : new FiguresCharts(definition, data, period, names.serviceLevel()).list(), tables, base,
                baseFigures(figures, base), figures, notes, empty);
    }

    private static Optional<TableKind> when(ReportDefinition definition, TableKind kind) {
        return definition.tables().contains(kind) ? Optional.of(kind) : Optional.empty();
    }

    /** The tables over the report's own figures, the total first. */
    private static List<ReportTable> figureTables(ReportDefinition definition, Period period, FiguresData data,
            List<Comparison> earlier, boolean shown) {
        FiguresTables tables = new FiguresTables(definition.figures());
        List<ReportTable> all = new ArrayList<>(List.of(tables.total(PeriodWords.of(period).column(), data.total(), earlier)));
        if (shown) {
            kinds(definition, period).forEach(kind -> all.add(tables.by(kind, data.lines(kind), data.total().orElseThrow())));
        }
        return all;
    }

    /** The tables whose lines are the dataset's. */
    private static List<TableKind> kinds(ReportDefinition definition, Period period) {
        return definition.tables().stream().filter(kind -> !OWN_ROWS.contains(kind))
                .filter(kind -> kind != TableKind.DAYS || period.kind() != Period.Kind.DAY).toList();
    }

    private static List<MeasureRow> base(ReportDefinition definition, Period period, FiguresData data, List<Comparison> earlier) {
        List<MeasureRow> base = new ArrayList<>();
        data.total().ifPresent(base::add);
        earlier.forEach(before -> before.row().ifPresent(base::add));
        kinds(definition, period).forEach(kind -> base.addAll(data.rows(kind)));
        return base;
    }

    /** The measures that the base rows give or a figure is computed from, in the catalogue's order. */
    private List<Figure> baseFigures(List<Figure> figures, List<MeasureRow> base) {
        return names.measures().list().stream().filter(measure ->
                base.stream().anyMatch(row -> row.measures().containsKey(measure.id()))
                        || figures.stream().anyMatch(figure -> figure.measures().contains(measure.id())))
                .map(Figure::of).toList();
    }

    private FiguresData read(ReportDefinition definition, Period period) {
        FiguresData data = new FiguresData(source.read(definition.dataset(), Map.of("from", period.from(), "to", period.to())), period,
                names, measures::absent);
        Set<String> absent = measures.absent(period);
        data.total().ifPresent(total -> definition.figures().forEach(figure -> figure.measures().stream()
                .filter(measure -> names.measures().find(measure).isPresent() && !absent.contains(measure) && !total.measures().containsKey(measure))
                .findFirst().ifPresent(missing -> {
                    throw new IllegalStateException("sql/reports/" + definition.dataset() + ".sql gives no column " + missing
                            + ", which the figure " + figure.id() + " of report " + definition.id() + " needs; add it to the query");
                })));
        return data;
    }

    /** Words instead of figures when nothing was counted. */
    private static Optional<String> emptyText(ReportDefinition definition, PeriodWords words, Optional<MeasureRow> total) {
        boolean calls = definition.figures().stream().anyMatch(figure -> figure.id().equals("seizures"));
        String nothing = words.inText() + (calls ? "无来电" : "无话务记录");
        if (total.isEmpty()) {
            return Optional.of(nothing);
        }
        if (definition.figures().stream().flatMap(figure -> figure.measures().stream())
                .anyMatch(measure -> total.get().measure(measure).signum() != 0)) {
            return Optional.empty();
        }
        BigDecimal selfService = total.get().measure("ivr_only");
        return Optional.of(selfService.signum() == 0
                ? nothing
                : words.inText() + "无来电要求人工服务（语音导航内自助 " + Formats.count(selfService) + " 通）");
    }
}
