package callmart.wiring;

import callmart.calendar.Period;
import callmart.contract.Contract;
import callmart.contract.Outlook;
import callmart.contract.OutlookBlock;
import callmart.contract.StatementDesk;
import callmart.contract.performance.PerformanceReport;
import callmart.contract.score.AgentMonth;
import callmart.feed.Categories;
import callmart.measure.CheckWords;
import callmart.measure.Delivered;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.publish.Readiness;
import callmart.publish.WarehouseDatasets;
import callmart.report.DataNotes;
import callmart.report.DatasetSource;
import callmart.report.FiguresDocument;
import callmart.report.ReportDocument;
import callmart.report.definition.Assembler;
import callmart.report.definition.FieldCatalogue;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.ReportLayout;
import callmart.report.figures.FiguresReport;
import callmart.report.figures.PeriodMeasures;
import callmart.report.list.ListReport;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who builds the documents of which layout. A new layout is a {@link ReportLayout}, a kind of document, and its builder here. */
public final class Layouts implements Assembler {

    private final Function<DatasetSource, FiguresReport> figures;
    private final Function<DatasetSource, ListReport> lists;
    private final WarehouseDatasets datasets;
    private final PerformanceReport statements;
    private final Configuration configuration;
    private final CheckWords checkWords;
    private final BiFunction<YearMonth, LocalDate, List<Outlook.Row>> outlook;

    /** @param sums of measures @param delivered which of them have a value @param counted those that can have one */
    record Figured(MeasureSums sums, Delivered delivered, MeasureCatalogue counted) {
    }

    Layouts(Configuration configuration, Figured figured, WarehouseDatasets datasets, Readiness readiness, CheckWords checkWords,
            Supplier<StatementDesk> settlements, Supplier<AgentMonth> agents, Warehouse warehouse,
            BiFunction<YearMonth, LocalDate, List<Outlook.Row>> outlook) {
        this.outlook = outlook;
        this.configuration = configuration;
        this.checkWords = checkWords;
        this.datasets = datasets;
        FiguresReport.Names names = new FiguresReport.Names(figured.counted(), configuration.kpis().list(), configuration.categories(),
                agentNames(warehouse), configuration.kpis().serviceLevel().id(), configuration.texts());
        PeriodMeasures periods = periods(figured, readiness);
        this.figures = source -> new FiguresReport(source, periods, names);
        this.statements = new PerformanceReport(datasets, configuration.contracts(), configuration.kpis(),
                configuration.measures(), configuration.feedLabels().all(), configuration.reports().fields().words()
                .getOrDefault(FieldCatalogue.ORIGIN_WORDS, Map.of()), month -> settlements.get().current(month), month ->
                agents.get().scores(Period.month(month)), configuration.texts());
        this.lists = source -> new ListReport(source, readiness::isWhole, period -> figured.delivered().absent(period.from(), period.to()),
                this::words, configuration.texts());
    }

    /**
     * The configured words, and those of categories, the day's slip tariffs, alert rules, feeds, checks, KPIs and the reports of the day's
     * periods.
     */
    private Map<String, Map<String, String>> words(LocalDate day) {
        Map<String, Map<String, String>> words = new HashMap<>(configuration.reports().fields().words());
        words.put(FieldCatalogue.CATEGORY_WORDS, configuration.categories().labels());
        words.put(FieldCatalogue.CALLBACK_WORDS, configuration.lists().get(Categories.CALLBACK_KINDS).labels());
        words.put(FieldCatalogue.CHANNEL_WORDS, configuration.lists().get(Categories.CHANNELS).labels());
        Map<String, String> problems = new HashMap<>();
        configuration.contracts().titles(day).forEach((code, title) -> problems.put(code, code + " " + title));
        words.put(FieldCatalogue.PROBLEM_WORDS, problems);
        Map<String, String> alerts = new HashMap<>();
        configuration.alerts().list().forEach(rule -> alerts.put(rule.heading().id(), rule.heading().label()));
        words.put(FieldCatalogue.ALERT_WORDS, alerts);
        words.put(FieldCatalogue.STEP_WORDS, configuration.warnings().labels());
        Map<String, String> subjects = new HashMap<>(configuration.feedLabels().all());
        configuration.kpis().list().forEach(kpi -> subjects.put(kpi.id(), kpi.label()));
        subjects.putAll(checkWords.labels());
        configuration.reports().list().forEach(report -> report.kinds().forEach(kind ->
                subjects.put(report.id() + " " + Period.of(kind, day), report.title(Period.of(kind, day)))));
        words.put(FieldCatalogue.SUBJECT_WORDS, subjects);
        return words;
    }

    @Override
    public ReportDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf) {
        DatasetSource rows = datasets.of(definition.readers().slice());
        return definition.layout().byKind(layout -> withOutlook(definition, layout, figures.apply(rows).assemble(definition, layout,
                period, notes, asOf)),
                form -> lists.apply(rows).assemble(definition, form, period, notes, asOf),
                layout -> statements.assemble(definition, period, notes, asOf));
    }

    /** As of the morning after the period; an edition of a vendor has its own contracts alone. */
    private FiguresDocument withOutlook(ReportDefinition definition, FiguresLayout layout, FiguresDocument document) {
        LocalDate last = document.head().period().to();
        Set<String> contracts = configuration.contracts().list().stream().filter(contract -> definition.readers().slice()
                .filter(slice -> !contract.vendor().id().equals(slice.key())).isEmpty()).map(Contract::id).collect(Collectors.toSet());
        return layout.tables().contains(FiguresLayout.TableKind.OUTLOOK) ? OutlookBlock.of(outlook.apply(YearMonth.from(last),
                last.plusDays(1)).stream().filter(row -> contracts.contains(row.contract())).toList(), last, configuration.texts())
                .map(document::with).orElse(document) : document;
    }

    private static PeriodMeasures periods(Figured figured, Readiness readiness) {
        return new PeriodMeasures() {
            @Override
            public Optional<Map<String, BigDecimal>> sums(Period period) {
                return Optional.ofNullable(figured.sums().sum(period.from(), period.to(), Optional.empty()).get(""));
            }

            @Override
            public Set<String> absent(Period period) {
                return figured.delivered().absent(period.from(), period.to());
            }

            @Override
            public boolean isWhole(ReportDefinition report, Period period) {
                return readiness.isWhole(report, period);
            }
        };
    }

    static Map<String, String> agentNames(Warehouse warehouse) {
        Map<String, String> names = new HashMap<>();
        warehouse.forEach("SELECT agent_id, name FROM agents", Map.of(), row -> names.put(row.string("agent_id"), row.string("name")));
        return names;
    }
}
