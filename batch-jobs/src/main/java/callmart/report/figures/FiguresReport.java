package callmart.report.figures;

import callmart.calendar.Period;
import callmart.feed.Categories;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.MeasureRole;
import callmart.report.Card;
import callmart.report.Comparison;
import callmart.report.DataNotes;
import callmart.report.DatasetSource;
import callmart.report.DocumentHead;
import callmart.report.Figure;
import callmart.report.FiguresDocument;
import callmart.report.Finding;
import callmart.report.Formats;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.Opening;
import callmart.report.ReportTable;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.Texts.Limit;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.TableKind;
import callmart.report.definition.ReportDefinition;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the report of a period's figures: in total against target and earlier periods, and by what the definition names. Reads
 * the definition's dataset once for each period; computes no formula of its own.
 */
public final class FiguresReport {

    /** The tables whose rows are not the dataset's. */
    private static final Set<TableKind> OWN_ROWS = EnumSet.of(TableKind.PAST, TableKind.INTERVALS, TableKind.WAITS, TableKind.BEST,
            TableKind.HEAT, TableKind.KPIS, TableKind.INCIDENTS, TableKind.EQUIPMENT, TableKind.ALERTS, TableKind.ROUTES,
            TableKind.OVERFLOW, TableKind.STAFFING, TableKind.OUTLOOK);

    /** What figures are called, which measures have a value, and which KPIs there are. */
    public record Names(MeasureCatalogue measures, List<Kpi> kpis, Categories categories, Map<String, String> agents, String serviceLevel,
            Texts texts) {

        /**
         * @param measures those that have a value; others are absent from all rows, whatever the dataset gives
         * @param agents name by agent id; an agent without a name shows the id
         * @param serviceLevel id of the KPI that charts and sentences are about
         * @param texts all other words
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

    /** @param layout the definition's */
    public FiguresDocument assemble(ReportDefinition definition, FiguresLayout layout, Period period, DataNotes notes, ZonedDateTime asOf) {
        Texts texts = names.texts();
        FiguresData data = read(definition, layout, period, List.of());
        List<Comparison> earlier = Earlier.of(period, texts).flatMap(before -> earlier(definition, layout, before)).toList();
        Optional<String> empty = emptyText(layout, texts.of(period).now(), data.total());
        Optional<PastPeriods> past = when(layout, TableKind.PAST).filter(kind -> empty.isEmpty())
                .map(kind -> new PastPeriods(definition, layout, period, data.total(), source, measures, texts));
        List<Card> cards = layout.cards().stream().map(figure -> new Card(figure, data.total(), earlier,
                past.map(periods -> periods.of(figure)).orElse(List.of()))).toList();
        Optional<KpiTable> kpis = when(layout, TableKind.KPIS).map(kind -> new KpiTable(definition, names, measures, period));
        Optional<IncidentTable> incidents = when(layout, TableKind.INCIDENTS)
                .map(kind -> new IncidentTable(source, period, asOf.getZone(), texts));
        List<Finding> findings = empty.isPresent() ? List.of() : new Findings(layout, cards, data, period, names.serviceLevel())
                .list(kpis.map(KpiTable::finding).orElse(""), incidents.map(IncidentTable::finding).orElse(""));
        List<Figure> reasons = reasons(layout, data);
        List<ReportTable> tables = figureTables(layout, reasons, period, data, earlier, empty.isEmpty());
        Optional<IntervalTable> intervals = when(layout, TableKind.INTERVALS)
                .filter(kind -> period.kind() == Period.Kind.DAY && empty.isEmpty())
                .map(kind -> new IntervalTable(layout, shown(layout, MeasureRole.OFFERED, MeasureRole.ANSWERED), source, period,
                        asOf.getZone(), data));
        intervals.flatMap(found -> found.table(data.total().orElseThrow())).ifPresent(tables::add);
        past.flatMap(PastPeriods::table).ifPresent(table -> tables.add(1, table));
        Optional<ReportTable> heat = when(layout, TableKind.HEAT).filter(kind -> period.kind() != Period.Kind.DAY && empty.isEmpty())
                .flatMap(kind -> new HeatTable(layout, data, shown(layout, MeasureRole.OFFERED)).table());
        when(layout, TableKind.WAITS).filter(kind -> empty.isEmpty() && data.total().orElseThrow().measures()
                .containsKey(data.id(MeasureRole.ANSWERED_IN_TARGET))).flatMap(kind -> WaitTable.of(source, period, layout, data))
                .ifPresent(tables::add);
        Optional<BestAgents> best = when(layout, TableKind.BEST).filter(kind -> empty.isEmpty())
                .map(kind -> new BestAgents(layout, source, period, names, measures)).filter(found -> found.table().isPresent());
        best.flatMap(BestAgents::table).ifPresent(tables::add);
        heat.ifPresent(tables::add);
        kpis.map(KpiTable::table).ifPresent(tables::add);
        incidents.map(IncidentTable::table).ifPresent(tables::add);
        when(layout, TableKind.EQUIPMENT).map(kind -> EquipmentTable.of(source, period, asOf.getZone(), texts)).ifPresent(tables::add);
        when(layout, TableKind.ROUTES).filter(kind -> empty.isEmpty()).flatMap(kind -> TrafficTables.routes(source, period, layout, data))
                .ifPresent(tables::add);
        when(layout, TableKind.OVERFLOW).filter(kind -> empty.isEmpty()).map(kind -> TrafficTables.overflow(source, period, data))
                .ifPresent(tables::add);
        when(layout, TableKind.ALERTS).map(kind -> AlertTable.of(source, period, texts)).ifPresent(tables::add);
        when(layout, TableKind.STAFFING).flatMap(kind -> StaffingTable.of(source, period, texts)).ifPresent(tables::add);
        List<List<MeasureRow>> parts = base(layout, period, data, earlier);
        past.map(PastPeriods::base).ifPresent(parts::add);
        intervals.map(IntervalTable::base).ifPresent(parts::add);
        heat.ifPresent(table -> parts.add(data.rows(TableKind.HEAT)));
        kpis.map(KpiTable::base).ifPresent(parts::add);
        best.map(BestAgents::base).ifPresent(parts::add);
        List<MeasureRow> base = LongRows.joined(parts);
        List<Figure> figures = Stream.of(layout.figures().stream(), reasons.stream(),
                best.stream().flatMap(found -> layout.best().orElseThrow().figures().stream()),
                kpis.stream().flatMap(table -> table.figures().stream())).flatMap(part -> part).distinct().toList();
        return new FiguresDocument(new DocumentHead(definition.id(), definition.title(period), period, asOf), cards,
                new Opening(findings, texts.of(Limit.FINDINGS).intValue()),
                empty.isPresent() ? List.of() : new FiguresCharts(layout, data, period, names.serviceLevel()).list(), tables, base,
                baseFigures(figures, base), figures, notes, empty);
    }

    /** Of a period that was not loaded as a whole there is no value. */
    private Stream<Comparison> earlier(ReportDefinition definition, FiguresLayout layout, Earlier before) {
        Optional<MeasureRow> total = measures.isWhole(definition, before.period())
                ? read(definition, layout, before.period(), List.of(FiguresData.TOTAL)).total() : Optional.empty();
        return before.ifHeld() && total.isEmpty() ? Stream.empty() : Stream.of(new Comparison(before.label(),
                names.texts().of(Text.HEADING_CHANGE, before.label()), total));
    }

    private static Optional<TableKind> when(FiguresLayout layout, TableKind kind) {
        return layout.tables().contains(kind) ? Optional.of(kind) : Optional.empty();
    }

    /** Numbers of calls and the service level, those that the report shows. */
    private List<Figure> shown(FiguresLayout layout, MeasureRole... counts) {
        return Stream.concat(Stream.of(counts).map(names.measures()::id), Stream.of(names.serviceLevel()))
                .flatMap(id -> layout.figures().stream().filter(figure -> figure.id().equals(id))).toList();
    }

    /** Why calls got no agent, as far as the sources tell. */
    private static List<Figure> reasons(FiguresLayout layout, FiguresData data) {
        return layout.reasons().stream().filter(figure -> data.total().filter(total -> total.measures().keySet()
                .containsAll(figure.measures())).isPresent()).toList();
    }

    /** The tables over the report's own figures, the total first. */
    private static List<ReportTable> figureTables(FiguresLayout layout, List<Figure> reasons, Period period, FiguresData data,
            List<Comparison> earlier, boolean shown) {
        FiguresTables tables = new FiguresTables(layout.figures(), layout, data.texts());
        String now = data.texts().of(period).column();
        List<ReportTable> all = new ArrayList<>(List.of(tables.total(now, data.total(), earlier)));
        if (shown) {
            if (!reasons.isEmpty()) {
                all.add(new FiguresTables(reasons, layout, data.texts()).reasons(now, data.total(), earlier));
            }
            kinds(layout, period, data).forEach(kind -> all.add(tables.by(kind, data.lines(kind), data.total().orElseThrow())));
        }
        return all;
    }

    /** The tables whose lines are the dataset's; a single queue is the total. */
    private static List<TableKind> kinds(FiguresLayout layout, Period period, FiguresData data) {
        return layout.tables().stream().filter(kind -> !OWN_ROWS.contains(kind))
                .filter(kind -> kind != TableKind.DAYS || period.kind() != Period.Kind.DAY)
                .filter(kind -> kind != TableKind.QUEUES || data.lines(kind).size() > 1).toList();
    }

    private static List<List<MeasureRow>> base(FiguresLayout layout, Period period, FiguresData data, List<Comparison> earlier) {
        List<List<MeasureRow>> base = new ArrayList<>();
        base.add(Stream.concat(data.total().stream(), earlier.stream().flatMap(before -> before.row().stream())).toList());
        kinds(layout, period, data).forEach(kind -> base.add(data.rows(kind)));
        return base;
    }

    /** The measures that the base rows give or a figure is computed from, in the catalogue's order. */
    private List<Figure> baseFigures(List<Figure> figures, List<MeasureRow> base) {
        Set<String> used = new HashSet<>();
        base.forEach(row -> used.addAll(row.measures().keySet()));
        figures.forEach(figure -> used.addAll(figure.measures()));
        return names.measures().list().stream().filter(measure -> used.contains(measure.id())).map(Figure::of).toList();
    }

    /** @param sections of the dataset that are read; none: all */
    private FiguresData read(ReportDefinition definition, FiguresLayout layout, Period period, List<String> sections) {
        FiguresData data = new FiguresData(source, definition.dataset(), sections, period, names, measures::absent);
        Set<String> absent = measures.absent(period);
        data.total().ifPresent(total -> layout.shown().forEach(figure -> figure.measures().stream()
                .filter(measure -> names.measures().find(measure).isPresent() && !absent.contains(measure)
                && !total.measures().containsKey(measure))
                .findFirst().ifPresent(missing -> {
                    throw new IllegalStateException("sql/reports/" + definition.dataset() + ".sql gives no column " + missing
                            + ", which the figure " + figure.id() + " of report " + definition.id() + " needs; add it to the query");
                })));
        return data;
    }

    /** Words instead of figures when nothing was counted. */
    private Optional<String> emptyText(FiguresLayout layout, String now, Optional<MeasureRow> total) {
        boolean calls = layout.figures().stream().anyMatch(figure -> figure.id().equals(names.measures().id(MeasureRole.OFFERED)));
        String nothing = names.texts().of(calls ? Text.WORD_NO_CALLS : Text.WORD_NO_TRAFFIC, now);
        if (total.isEmpty()) {
            return Optional.of(nothing);
        }
        if (layout.shown().stream().flatMap(figure -> figure.measures().stream())
                .anyMatch(measure -> total.get().measure(measure).signum() != 0)
                || calls && !total.get().measures().containsKey(names.measures().id(MeasureRole.OFFERED))) {
            return Optional.empty();
        }
        BigDecimal selfService = total.get().measure(names.measures().id(MeasureRole.SELF_SERVICE));
        return Optional.of(selfService.signum() == 0
                ? nothing
                : names.texts().of(Text.WORD_SELF_SERVICE_ONLY, now, Formats.count(selfService)));
    }
}
