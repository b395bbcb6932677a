package callmart.alert;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.measure.Dimension;
import callmart.measure.Figures;
import callmart.measure.HeldTables;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Ratio;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What alert rules are held against, from measures, run record and the queries of {@code sql/alerts}. Decision 172. */
public final class WarehouseAlertFacts implements AlertFacts {

    /** Days whose KPIs are summed at once: for one it takes the engine as long as for all. */
    private static final int BATCH = 31;

    private final LocalDate last;
    private final BusinessClock clock;
    private final Warehouse warehouse;
    private final HeldTables held;
    private final QueryFolder queries;
    private final RunLog runLog;
    private final Figures figures;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;
    private final KpiCatalogue kpis;
    private final ReportCatalogue definitions;
    private final Texts texts;
    /** Day to KPI to value, of the days that were asked for. */
    private final NavigableMap<LocalDate, Map<String, Ratio>> daily = new TreeMap<>();

    /** @param last no day after it will be asked for @param queries {@code sql/alerts} */
    public WarehouseAlertFacts(LocalDate last, BusinessClock clock, Warehouse warehouse, QueryFolder queries, RunLog runLog,
            Figures figures, CheckWords checkWords, FeedLabels feedLabels, KpiCatalogue kpis, ReportCatalogue definitions, Texts texts) {
        this.last = last;
        this.clock = clock;
        this.warehouse = warehouse;
        this.held = new HeldTables(warehouse);
        this.queries = queries;
        this.runLog = runLog;
        this.figures = figures;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
        this.kpis = kpis;
        this.texts = texts;
        this.definitions = definitions;
    }

    @Override
    public Map<LocalDate, Ratio> daily(Kpi kpi, LocalDate from, LocalDate to) {
        from.datesUntil(to.plusDays(1)).filter(day -> !daily.containsKey(day)).findFirst().ifPresent(missing -> readDaily(missing, to));
        Map<LocalDate, Ratio> values = new LinkedHashMap<>();
        daily.subMap(from, true, to, true).forEach((day, ratios) -> {
            if (ratios.containsKey(kpi.id())) {
                values.put(day, ratios.get(kpi.id()));
            }
        });
        return values;
    }

    /** Rules ask for many KPIs of the same days: all of them are summed at once, and for the days after that will be asked for. */
    private void readDaily(LocalDate from, LocalDate to) {
        LocalDate ahead = from.plusDays(BATCH).isBefore(last) ? from.plusDays(BATCH) : last;
        LocalDate until = ahead.isAfter(to) ? ahead : to;
        from.datesUntil(until.plusDays(1)).forEach(day -> daily.put(day, new HashMap<>()));
        figures.values(from, until, Optional.of(Dimension.DAY), MeasureScope.ALL, kpis.list())
                .forEach(row -> daily.get(LocalDate.parse(row.key())).put(row.kpi().id(), row.ratio()));
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
        String sql = queries.text(query);
        return !held.mayYield(sql) ? List.of() : warehouse.query(sql, Map.of("day", day, "tz", clock.zone().getId()), row ->
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
                failed.put(check.name(), checkWords.named(check.name())));
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

    private Optional<String> whyWithheld(ReportRun run) {
        return run.state() != ReportRun.State.WITHHELD ? Optional.empty() : Optional.of(texts.of(run.isFaulty()
                ? Text.ALERT_RENDERING : Text.ALERT_INCOMPLETE));
    }

    private static Stream<Period> periodsEnding(LocalDate day) {
        return Stream.of(Period.Kind.values()).map(kind -> Period.of(kind, day)).filter(period -> period.to().equals(day));
    }

    private LocalDateTime local(Instant at) {
        return clock.local(at).toLocalDateTime();
    }
}
