package callmart.pipeline;

import callmart.calendar.Period;
import callmart.performance.PerformanceReport;
import callmart.report.Assembler;
import callmart.report.DatasetSource;
import callmart.report.FiguresReport;
import callmart.report.PeriodMeasures;
import callmart.report.ReportDefinition;
import callmart.report.ReportDefinition.Layout;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who builds the documents of which layout. A new layout is a word in {@link Layout}, an {@link Assembler}, and a line here. */
final class Layouts {

    private final Map<Layout, Assembler> assemblers = new EnumMap<>(Layout.class);

    Layouts(Mart mart, Readiness readiness) {
        Configuration configuration = mart.configuration();
        DatasetSource datasets = new WarehouseDatasets(mart.warehouse(), configuration.folders().sql());
        assemblers.put(Layout.FIGURES, new FiguresReport(datasets, periods(mart, readiness), new FiguresReport.Names(configuration.measures(),
                configuration.kpis().list(), configuration.categories(), agentNames(mart))));
        assemblers.put(Layout.STATEMENT, new PerformanceReport(datasets, configuration.contracts(), configuration.kpis(),
                month -> mart.statements().current(month), month -> new ScoreDesk(mart).scores(month)));
    }

    Assembler get(Layout layout) {
        Assembler assembler = assemblers.get(layout);
        if (assembler == null) {
            throw new IllegalStateException("nobody builds the layout " + layout);
        }
        return assembler;
    }

    private static PeriodMeasures periods(Mart mart, Readiness readiness) {
        return new PeriodMeasures() {
            @Override
            public Optional<Map<String, BigDecimal>> sums(Period period) {
                return Optional.ofNullable(mart.measureSums().sum(period.from(), period.to(), Optional.empty()).get(""));
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
