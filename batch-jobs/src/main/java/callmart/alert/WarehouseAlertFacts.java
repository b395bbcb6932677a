package callmart.alert;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.measure.Dimension;
import callmart.measure.Figures;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Ratio;
import callmart.report.Formats;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.ReportRun;
import callmart.runlog.RunLog;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What alert rules are held against, from measures, run record and the queries of {@code sql/alerts}. Decision 172. */
public final class WarehouseAlertFacts implements AlertFacts {

    private final BusinessClock clock;
    private final Warehouse warehouse;
    private final QueryFolder queries;
    private final RunLog runLog;
    private final Figures figures;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;
    private final KpiCatalogue kpis;
    private final ReportCatalogue definitions;
    private final Map<List<LocalDate>, Map<String, Map<LocalDate, Ratio>>> daily = new HashMap<>();

    /** @param queries {@code sql/alerts} */
    public WarehouseAlertFacts(BusinessClock clock, Warehouse warehouse, QueryFolder queries, RunLog runLog, Figures figures,
            CheckWords checkWords, FeedLabels feedLabels, KpiCatalogue kpis, ReportCatalogue definitions) {
        this.clock = clock;
        this.warehouse = warehouse;
        this.queries = queries;
        this.runLog = runLog;
        this.figures = figures;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
        this.kpis = kpis;
        this.definitions = definitions;
    }

    @Override
    public Map<LocalDate, Ratio> daily(Kpi kpi, LocalDate from, LocalDate to) {
        return daily.computeIfAbsent(List.of(from, to), period -> daily(from, to)).getOrDefault(kpi.id(), Map.of());
    }

    /** Rules ask for many KPIs of the same days: all of them are summed at once. */
    private Map<String, Map<LocalDate, Ratio>> daily(LocalDate from, LocalDate to) {
        Map<String, Map<LocalDate, Ratio>> byKpi = new HashMap<>();
        for (KpiRow row : figures.values(from, to, Optional.of(Dimension.DAY), MeasureScope.ALL, kpis.list())) {
            byKpi.computeIfAbsent(row.kpi().id(), id -> new LinkedHashMap<>()).put(LocalDate.parse(row.key()), row.ratio());
        }
        return byKpi;
    }

    @Override
    public Map<String, Ratio> by(Kpi kpi, Dimension dimension, LocalDate day) {
        Map<String, Ratio> byKey = new LinkedHashMap<>();
        figures.values(day, day, Optional.of(dimension), MeasureScope.ALL, List.of(kpi))
                .forEach(row -> byKey.put(row.key(), row.ratio()));
        return byKey;
    }

    @Override
    public List<Counted> counts(String query, LocalDate day) {
        return warehouse.query(queries.text(query), Map.of("day", day, "tz", clock.zone().getId()), row ->
                new Counted(row.string("subject"), row.decimal("value"), local(row.instant("begins_at")), local(row.instant("ends_at")),
                        given(row, "recipients"), given(row, "note")));
    }

    private static Optional<String> given(Row row, String column) {
        return row.columns().contains(column) ? Optional.ofNullable(row.string(column)) : Optional.empty();
    }

    @Override
    public Map<String, String> failedFeeds(LocalDate day) {
        Map<String, String> failed = new LinkedHashMap<>();
        runLog.feeds(day, day).stream().filter(run -> run.state() == FeedRun.State.FAILED)
                .forEach(run -> failed.put(run.feed(), feedLabels.of(run.feed())));
        return failed;
    }

    @Override
    public Map<String, String> failedChecks(LocalDate day) {
        Map<String, String> failed = new LinkedHashMap<>();
        runLog.checks(day, day).stream().filter(CheckResult::withholds).forEach(check ->
                failed.put(check.name(), checkWords.of(check.name())));
        return failed;
    }

    @Override
    public List<Report> reports(LocalDate day) {
        return periodsEnding(day).flatMap(period -> {
            Map<String, Instant> firstMade = runLog.firstMade(period.name());
            List<Report> reports = new ArrayList<>();
            for (ReportRun run : runLog.reportsOf(period.name())) {
                definitions.find(run.report()).ifPresent(report ->
                        reports.add(report(report, period, run, Optional.ofNullable(firstMade.get(run.report())))));
            }
            return reports.stream();
        }).toList();
    }

    private Report report(ReportDefinition definition, Period period, ReportRun run, Optional<Instant> firstMade) {
        return new Report(definition.id(), definition.title(period), period.name(), whyWithheld(run),
                run.deadline(), Formats.minute(clock.local(run.deadline())), firstMade);
    }

    private static Optional<String> whyWithheld(ReportRun run) {
        return run.state() != ReportRun.State.WITHHELD ? Optional.empty() : Optional.of(run.isFaulty()
                ? "生成时出错，其他报表不受影响，原因见 status" : "所需数据缺失或核对不成立");
    }

    private static Stream<Period> periodsEnding(LocalDate day) {
        return Stream.of(Period.day(day), Period.weekOf(day), Period.month(YearMonth.from(day)), Period.year(day.getYear()))
                .filter(period -> period.to().equals(day));
    }

    private LocalDateTime local(Instant at) {
        return clock.local(at).toLocalDateTime();
    }
}
