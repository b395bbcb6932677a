package callmart.run;

import callmart.alert.Alert;
import callmart.alert.AlertEvaluation;
import callmart.alert.AlertFacts;
import callmart.alert.AlertLog;
import callmart.alert.AlertRule;
import callmart.alert.AlertRules;
import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.forecast.ForecastDesk;
import callmart.load.FeedLoader;
import callmart.load.RosterAhead;
import callmart.measure.Checks;
import callmart.measure.DaysToMeasure;
import callmart.measure.MeasureJob;
import callmart.operate.RetentionSettings;
import callmart.report.Texts;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What the steps of a night do before its reports, for one business day. Steps hand over through the warehouse and files, so that any of
 * them can be run again after a kill; only a load that is known to be still good is not repeated.
 */
public final class NightSteps {

    private static final Logger LOG = LoggerFactory.getLogger(NightSteps.class);

    private final BusinessClock clock;
    private final Map<String, List<SourceDefinition>> sources;
    private final Extraction extraction;
    private final FeedLoader loader;
    private final Measuring measuring;
    private final RunLog runLog;
    private final Alerting alerting;
    private final RetentionSettings retention;

    /**
     * What days are measured and checked by.
     *
     * @param days which are to be measured
     * @param job measures them
     * @param checks reconciles them
     * @param catalogue publishes which KPIs they give
     * @param forecasts makes forecasts from them
     * @param rosters reads what is planned for the days that are forecast
     */
    public record Measuring(DaysToMeasure days, MeasureJob job, Checks checks, Runnable catalogue, Supplier<ForecastDesk> forecasts,
            RosterAhead rosters) {
    }

    /**
     * What alerts are raised by.
     *
     * @param facts of the days up to one, as they are at the moment they are asked for
     */
    public record Alerting(AlertRules rules, Function<LocalDate, AlertFacts> facts, AlertLog log, Texts texts) {
    }

    /** @param sources feed to its sources */
    public NightSteps(BusinessClock clock, Map<String, List<SourceDefinition>> sources, Extraction extraction, FeedLoader loader,
            Measuring measuring, RunLog runLog, Alerting alerting, RetentionSettings retention) {
        this.clock = clock;
        this.sources = sources;
        this.extraction = extraction;
        this.loader = loader;
        this.measuring = measuring;
        this.runLog = runLog;
        this.alerting = alerting;
        this.retention = retention;
    }

    /** The feeds that a night has a step for: those with a source. A flow cannot be empty, so all of them where none has one. */
    List<Feed> feeds() {
        List<Feed> feeds = Feeds.list().stream().filter(feed -> !sources.getOrDefault(feed.name(), List.of()).isEmpty()).toList();
        return feeds.isEmpty() ? Feeds.list() : feeds;
    }

    /**
     * Loads one feed's day, unless this night has done so before it was killed and the sources are still the same.
     *
     * @param memory survives a kill of the run
     */
    void load(String feedName, LocalDate day, String run, ExecutionContext memory) throws IOException {
        Feed feed = Feeds.get(feedName);
        List<SourceDefinition> from = sources.getOrDefault(feedName, List.of());
        if (from.isEmpty()) {
            LOG.debug("{} {}: no source is configured, nothing to load", feedName, day);
            return;
        }
        String fingerprint = extraction.fingerprint(feed, day, from);
        String key = "loaded." + feedName;
        if (!fingerprint.isEmpty() && fingerprint.equals(memory.getString(key, ""))) {
            LOG.info("{} {}: loaded before the run was interrupted, and the sources are unchanged", feedName, day);
            return;
        }
        FeedRun result = loader.load(feed, day, from, run, extraction.files(feed, day, from));
        if (result.state() == FeedRun.State.LOADED) {
            memory.putString(key, fingerprint);
            LOG.info("{} {}: {}; warnings {}", feedName, day, result.accounting(), result.warnings());
        } else {
            LOG.error("{} {}: failed, the warehouse keeps the {} rows that it held. {} ({})", feedName, day, result.held(),
                    result.error(), result.accounting());
        }
    }

    /** Notes which measures hang on the facts that the load of the day is going to replace. */
    void note(LocalDate day, String run) {
        measuring.days().note(day, run);
    }

    /**
     * Computes the measures of the day and of those whose facts a load has changed, of this run or of one that was killed; which KPIs they
     * give.
     */
    void measure(LocalDate day, String run) {
        measuring.days().note(day, run);
        measureNoted();
    }

    /**
     * Computes, checks and holds against the alert rules what waits, as the next night would, so that it need not.
     *
     * @return how many days
     */
    public int measureWaiting(String run) {
        int days = toMeasure().size();
        if (days > 0) {
            measureNoted();
            check(run);
            alert(daysOfAlerts(), run);
            measuring.days().forget();
        }
        return days;
    }

    private void measureNoted() {
        measuring.days().upgrade().ifPresent(upgrade -> LOG.warn("measuring {} days from {} to {} again ({}) because the program"
                + " was upgraded ({}): they lack its new measures. Only the first run after it does so; to have it done before a night:"
                + " {}", upgrade.days(), upgrade.first(), upgrade.last(), upgrade.tables(), upgrade.migrations(),
                RunSh.line("measure --waiting")));
        measuring.days().waiting().forEach(waiting -> LOG.info("measuring {} other days from {} to {} ({}) because facts of {} bear on "
                + "them", waiting.days(), waiting.first(), waiting.last(), String.join(", ", waiting.tables()), waiting.becauseOf()));
        measuring.job().compute(toMeasure());
        measuring.catalogue().run();
    }

    /** Reconciles the days that were computed and records the outcome. */
    void check(String run) {
        List<CheckResult> results = measuring.checks().run(toMeasure());
        runLog.checks(run, results);
        results.stream().filter(result -> !result.holds()).forEach(result ->
                LOG.warn("check {} of {} does not hold: {}", result.name(), result.day(), result.detail()));
    }

    /**
     * Reads what is planned for those of the days ahead that have not passed, and makes the forecasts of the morning after the day,
     * unless they were made; those that are stored never change.
     */
    void forecast(LocalDate day) {
        ForecastDesk desk = measuring.forecasts().get();
        LocalDate today = clock.today();
        measuring.rosters().read(day.plusDays(2).isBefore(today) ? today : day.plusDays(2), desk.last(day.plusDays(1)));
        int days = desk.make(day.plusDays(1));
        LOG.info("{} days are forecast from what was known on the morning of {}", days, day.plusDays(1));
    }

    /**
     * Holds the alert rules against the day, and again against the loaded days that were computed or to whose alerts these belong, and
     * forgets that they were to be computed.
     */
    void alertMeasured(LocalDate day, String run) {
        SortedSet<LocalDate> days = daysOfAlerts();
        days.add(day);
        alert(days, run);
        measuring.days().forget();
    }

    private void alert(SortedSet<LocalDate> days, String run) {
        if (!days.isEmpty()) {
            AlertFacts facts = alerting.facts().apply(days.last());
            days.forEach(day -> alert(day, any -> true, facts, run));
        }
    }

    private SortedSet<LocalDate> daysOfAlerts() {
        int reach = alerting.rules().reach();
        SortedSet<LocalDate> days = new TreeSet<>();
        toMeasure().keySet().forEach(measured -> measured.datesUntil(measured.plusDays(reach + 1L)).forEach(days::add));
        if (!days.isEmpty()) {
            days.retainAll(runLog.feeds(days.first(), days.last()).stream().map(FeedRun::day).collect(Collectors.toSet()));
        }
        return days;
    }

    /**
     * Holds the alert rules about reports against the last day of a period once its reports were tried; of one that has not begun nothing
     * is known yet.
     */
    void alertReports(Period period, String run) {
        if (!period.from().isAfter(clock.today())) {
            alert(period.to(), kind -> !kind.aboutData(), alerting.facts().apply(period.to()), run);
        }
    }

    /** Holds the alert rules of some kinds against the day; what they raised before for it is replaced. */
    private void alert(LocalDate day, Predicate<AlertRule.Kind> kinds, AlertFacts facts, String run) {
        List<Alert> alerts = AlertEvaluation.of(alerting.rules(), kinds, facts, day, run, clock.now(), alerting.texts());
        AlertLog.Change change = alerting.log().replace(day, kinds, alerts);
        change.raised().forEach(alert -> LOG.warn("alert {} of {}: {}", alert.rule(), day, alert.message()));
        change.withdrawn().forEach(alert -> LOG.info("alert {} of {} no longer holds and is withdrawn: {}", alert.rule(), day,
                alert.message()));
    }

    /** What is to be computed, without days whose facts may have been removed by age: measured again, they would lose their numbers. */
    private SortedMap<LocalDate, TreeSet<String>> toMeasure() {
        SortedMap<LocalDate, TreeSet<String>> days = measuring.days().list();
        LocalDate keptFrom = retention.keptFrom(RetentionSettings.Kind.FACTS, clock.today()).orElse(LocalDate.MIN);
        if (!days.headMap(keptFrom).isEmpty()) {
            LOG.warn("{} keep the measures that they have: callmart.retention removes facts before {}",
                    days.headMap(keptFrom).keySet(), keptFrom);
        }
        return days.tailMap(keptFrom);
    }
}
