package callmart.cli;

import callmart.config.RunSh;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.KpiRow;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "kpi", description = "KPI values of any period with numerator and denominator")
final class KpiCommand extends MartCommand {

    @Mixin
    private PeriodOptions period;

    @Option(names = "--kpi", arity = "1..*", paramLabel = "ID", description = "only these KPIs (default: all)")
    private List<String> only = List.of();

    @Override
    int run(Configuration configuration, Wiring mart) {
        KpiCatalogue catalogue = configuration.kpis();
        List<Kpi> kpis = only.isEmpty() ? catalogue.list() : only.stream().map(catalogue::get).toList();
        kpis.stream().filter(kpi -> !only.isEmpty() && !mart.countedKpis().contains(kpi)).forEach(kpi -> log().warn(
                "{} has no value: something that it is counted from is not delivered; {} names it", kpi.id(),
                RunSh.quoted("explain " + kpi.id() + " --date DAY")));
        Rows rows = new Rows("from", "to", "key", "kpi", "numerator", "denominator", "value", "target", "met");
        for (KpiRow row : mart.figures().values(period.from(), period.to(), period.by(), MeasureScope.ALL, kpis)) {
            rows.add(period.from(), period.to(), row.key(), row.kpi().id(), six(row.ratio().numerator()),
                    six(row.ratio().denominator()), row.ratio().value(6).orElse(null),
                    row.kpi().target().map(target -> six(target.limit())).orElse(null),
                    row.kpi().target().flatMap(row.ratio()::meets).map(met -> met ? "yes" : "no").orElse(null));
        }
        rows.print(period.format(), out());
        return Exit.DONE;
    }

    private static BigDecimal six(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }
}
