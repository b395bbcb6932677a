package callmart.wiring;

import callmart.calendar.Period;
import callmart.contract.StatementDesk;
import callmart.contract.performance.PerformanceReport;
import callmart.contract.score.AgentMonth;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.measure.Delivered;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.publish.Readiness;
import callmart.report.DatasetSource;
import callmart.report.definition.Assembler;
import callmart.report.definition.FieldCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.ReportDefinition.Layout;
import callmart.report.figures.FiguresReport;
import callmart.report.figures.PeriodMeasures;
import callmart.report.list.ListReport;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who builds the documents of which layout. A new layout is a word in {@link Layout}, an {@link Assembler}, and a line here. */
public final class Layouts {

    private final Map<Layout, Assembler> assemblers = new EnumMap<>(Layout.class);

    private final Configuration configuration;
    private final CheckWords checkWords;

    /** @param sums of measures @param delivered which of them have a value @param counted those that can have one */
    record Figured(MeasureSums sums, Delivered delivered, MeasureCatalogue counted) {
    }

    Layouts(Configuration configuration, Figured figured, DatasetSource datasets, Readiness readiness, CheckWords checkWords,
            Supplier<StatementDesk> statements, Supplier<AgentMonth> agents, Warehouse warehouse) {
        this.configuration = configuration;
        this.checkWords = checkWords;
        assemblers.put(Layout.FIGURES, new FiguresReport(datasets, periods(figured, readiness), new FiguresReport.Names(figured.counted(),
                configuration.kpis().list(), configuration.categories(), agentNames(warehouse),
                configuration.kpis().serviceLevel().id())));
        assemblers.put(Layout.STATEMENT, new PerformanceReport(datasets, configuration.contracts(), configuration.kpis(),
                FeedLabels.all(), month -> statements.get().current(month), month -> agents.get().scores(month)));
        ListReport lists = new ListReport(datasets, readiness::isWhole, this::words);
        assemblers.put(Layout.LIST, lists);
        assemblers.put(Layout.LIST_ANALYSIS, lists);
    }

    /** The configured words, and those of categories, the day's slip tariffs, alert rules, feeds, checks, KPIs and the reports of the day's periods. */
    private Map<String, Map<String, String>> words(LocalDate day) {
        Map<String, Map<String, String>> words = new HashMap<>(configuration.reports().fields().words());
        Map<String, String> categories = new HashMap<>();
        configuration.categories().codes().forEach(code -> categories.put(code, configuration.categories().label(code)));
        words.put(FieldCatalogue.CATEGORY_WORDS, categories);
        Map<String, String> problems = new HashMap<>();
        configuration.contracts().titles(day).forEach((code, title) -> problems.put(code, code + " " + title));
        words.put(FieldCatalogue.PROBLEM_WORDS, problems);
        Map<String, String> alerts = new HashMap<>();
        configuration.alerts().list().forEach(rule -> alerts.put(rule.heading().id(), rule.heading().label()));
        words.put(FieldCatalogue.ALERT_WORDS, alerts);
        Map<String, String> subjects = new HashMap<>(FeedLabels.all());
        configuration.kpis().list().forEach(kpi -> subjects.put(kpi.id(), kpi.label()));
        subjects.putAll(checkWords.labels());
        configuration.reports().list().forEach(report -> report.kinds().forEach(kind ->
                subjects.put(report.id() + " " + Period.of(kind, day), report.title(Period.of(kind, day)))));
        words.put(FieldCatalogue.SUBJECT_WORDS, subjects);
        return words;
    }

    public Assembler get(Layout layout) {
        Assembler assembler = assemblers.get(layout);
        if (assembler == null) {
            throw new IllegalStateException("nobody builds the layout " + layout);
        }
        return assembler;
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

    private static Map<String, String> agentNames(Warehouse warehouse) {
        Map<String, String> names = new HashMap<>();
        warehouse.forEach("SELECT agent_id, name FROM agents", Map.of(), row -> names.put(row.string("agent_id"), row.string("name")));
        return names;
    }
}
