package callmart.pipeline;

import callmart.calendar.Period;
import callmart.performance.PerformanceReport;
import callmart.report.Assembler;
import callmart.report.DatasetSource;
import callmart.report.FiguresReport;
import callmart.report.PeriodMeasures;
import callmart.report.ReportDefinition.Layout;
import callmart.report.ReportDefinition;
import callmart.report.list.FieldCatalogue;
import callmart.report.list.ListReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who builds the documents of which layout. A new layout is a word in {@link Layout}, an {@link Assembler}, and a line here. */
final class Layouts {

    private final Map<Layout, Assembler> assemblers = new EnumMap<>(Layout.class);

    Layouts(Mart mart, Readiness readiness) {
        Configuration configuration = mart.configuration();
        DatasetSource datasets = new WarehouseDatasets(mart.warehouse(), configuration.folders());
        assemblers.put(Layout.FIGURES, new FiguresReport(datasets, periods(mart, readiness), new FiguresReport.Names(mart.countedMeasures(),
                configuration.kpis().list(), configuration.categories(), agentNames(mart),
                configuration.kpis().serviceLevel().id())));
        assemblers.put(Layout.STATEMENT, new PerformanceReport(datasets, configuration.contracts(), configuration.kpis(),
                FeedLabels.all(), month -> mart.statements().current(month), month -> new ScoreDesk(mart).scores(month)));
        ListReport lists = new ListReport(datasets, readiness::isWhole, day -> words(mart, day));
        assemblers.put(Layout.LIST, lists);
        assemblers.put(Layout.LIST_ANALYSIS, lists);
    }

    /** The configured words, and those of categories, the day's slip tariffs, alert rules, feeds, checks, KPIs and the reports of the day's periods. */
    private static Map<String, Map<String, String>> words(Mart mart, LocalDate day) {
        Configuration configuration = mart.configuration();
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
        subjects.putAll(mart.checkLabels());
        configuration.reports().list().forEach(report -> report.kinds().forEach(kind ->
                subjects.put(report.id() + " " + Period.of(kind, day), report.title(Period.of(kind, day)))));
        words.put(FieldCatalogue.SUBJECT_WORDS, subjects);
        return words;
    }

    Assembler get(Layout layout) {
        Assembler assembler = assemblers.get(layout);
        if (assembler == null) {
            throw new IllegalStateException("nobody builds the layout " + layout);
        }
        return assembler;
    }

    private static PeriodMeasures periods(Mart mart, Readiness readiness) {
        Delivered delivered = mart.delivered();
        return new PeriodMeasures() {
            @Override
            public Optional<Map<String, BigDecimal>> sums(Period period) {
                return Optional.ofNullable(mart.measureSums().sum(period.from(), period.to(), Optional.empty()).get(""));
            }

            @Override
            public Set<String> absent(Period period) {
                return delivered.absent(period.from(), period.to());
            }

            @Override
            public boolean isWhole(ReportDefinition report, Period period) {
                return readiness.isWhole(report, period);
            }
        };
    }

    private static Map<String, String> agentNames(Mart mart) {
        Map<String, String> names = new HashMap<>();
        mart.warehouse().forEach("SELECT agent_id, name FROM agents", Map.of(), row -> names.put(row.string("agent_id"), row.string("name")));
        return names;
    }
}
