package callmart.alert;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.Dimension;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Ratio;
import callmart.report.Formats;
import callmart.report.definition.ReportDefinition;
import callmart.run.ReportSteps;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.ReportRun;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What alert rules are held against, from measures, run record and the queries of {@code sql/alerts}. */
public final class WarehouseAlertFacts implements AlertFacts {

    private static final String ENDING = ".sql";

    private final Wiring mart;
    private final Map<List<LocalDate>, Map<String, Map<LocalDate, Ratio>>> daily = new HashMap<>();

    public WarehouseAlertFacts(Wiring mart) {
        this.mart = mart;
    }

    /** The names of the queries that rules may count by. */
    public static List<String> queries(Path sql) {
        try (Stream<Path> files = Files.list(sql.resolve("alerts"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("sql/alerts cannot be listed; restore it from the product", e);
        }
    }

    @Override
    public Map<LocalDate, Ratio> daily(Kpi kpi, LocalDate from, LocalDate to) {
        return daily.computeIfAbsent(List.of(from, to), period -> daily(from, to)).getOrDefault(kpi.id(), Map.of());
    }

    /** Rules ask for many KPIs of the same days: all of them are summed at once. */
    private Map<String, Map<LocalDate, Ratio>> daily(LocalDate from, LocalDate to) {
        Map<String, Map<LocalDate, Ratio>> byKpi = new HashMap<>();
        for (KpiRow row : mart.kpiQuery().values(from, to, Optional.of(Dimension.DAY), MeasureScope.ALL, mart.configuration().kpis().list())) {
            byKpi.computeIfAbsent(row.kpi().id(), id -> new LinkedHashMap<>()).put(LocalDate.parse(row.key()), row.ratio());
        }
        return byKpi;
    }

    @Override
    public List<Counted> counts(String query, LocalDate day) {
        Path file = mart.configuration().folders().sql().resolve("alerts").resolve(query + ENDING);
        try {
            return mart.warehouse().query(Files.readString(file, StandardCharsets.UTF_8), Map.of("day", day, "tz", zone().getId()),
                    row -> new Counted(row.string("subject"), row.decimal("value"),
                            local(row.instant("begins_at")), local(row.instant("ends_at"))));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; restore it from the product", e);
        }
    }

    @Override
    public Map<String, String> failedFeeds(LocalDate day) {
        Map<String, String> failed = new LinkedHashMap<>();
        mart.runLog().feeds(day, day).stream().filter(run -> run.state() == FeedRun.State.FAILED)
                .forEach(run -> failed.put(run.feed(), FeedLabels.of(run.feed())));
        return failed;
    }

    @Override
    public Map<String, String> failedChecks(LocalDate day) {
        Map<String, String> failed = new LinkedHashMap<>();
        mart.runLog().checks(day, day).stream().filter(CheckResult::withholds).forEach(check -> failed.put(check.name(), mart.checkWords(check.name())));
        return failed;
    }

    @Override
    public List<Report> reports(LocalDate day) {
        return periodsEnding(day).flatMap(period -> {
            Map<String, Instant> firstMade = mart.runLog().firstMade(period.name());
            List<Report> reports = new ArrayList<>();
            for (ReportRun run : mart.runLog().reportsOf(period.name())) {
                mart.configuration().reports().find(run.report()).ifPresent(report ->
                        reports.add(report(report, period, run, Optional.ofNullable(firstMade.get(run.report())))));
            }
            return reports.stream();
        }).toList();
    }

    private Report report(ReportDefinition definition, Period period, ReportRun run, Optional<Instant> firstMade) {
        return new Report(definition.id(), definition.title(period), period.name(), whyWithheld(run),
                run.deadline(), Formats.minute(run.deadline().atZone(zone())), firstMade);
    }

    private static Optional<String> whyWithheld(ReportRun run) {
        return run.state() != ReportRun.State.WITHHELD ? Optional.empty() : Optional.of(run.message().startsWith(ReportSteps.CANNOT_BE_RENDERED)
                ? "生成时出错，其他报表不受影响，原因见 status" : "所需数据缺失或核对不成立");
    }

    private static Stream<Period> periodsEnding(LocalDate day) {
        return Stream.of(Period.day(day), Period.weekOf(day), Period.month(YearMonth.from(day)), Period.year(day.getYear()))
                .filter(period -> period.to().equals(day));
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone());
    }

    private ZoneId zone() {
        return mart.configuration().settings().zone();
    }
}
