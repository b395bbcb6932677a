package callmart.publish;

import callmart.calendar.Period;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.StatementLayout;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what stands against making a report: a day of a feed that is missing or failed, a check that does not hold. Days before
 * the first one that was ever loaded of a feed do not stand against a longer period: nobody can deliver them. The document says
 * from when it counts.
 * Decision 60.
 */
public final class Readiness {

    private final RunLog runLog;
    private final Set<String> configured;
    private final Function<Period, Set<String>> priced;
    private final Map<String, LocalDate> firstDays;
    private final Nights forecasts;

    /**
     * @param configured the feeds that have a source
     * @param priced the feeds of what contracts price in a period, which a statement needs
     * @param forecasts which nights made forecasts
     */
    public Readiness(RunLog runLog, Set<String> configured, Function<Period, Set<String>> priced, Nights forecasts) {
        this.forecasts = forecasts;
        this.runLog = runLog;
        this.priced = priced;
        this.configured = Set.copyOf(configured);
        this.firstDays = runLog.firstLoadedDays();
    }

    /** What is missing; empty when nothing stands against the report. */
    public List<Gap> gaps(ReportDefinition report, Period period) {
        List<FeedRun> runs = runLog.feeds(period.from(), period.to());
        List<Gap> gaps = new ArrayList<>();
        List<String> needed = needed(report, period);
        for (String feed : needed) {
            Map<LocalDate, FeedRun> byDay = runs.stream().filter(run -> run.feed().equals(feed))
                    .collect(Collectors.toMap(FeedRun::day, run -> run));
            gaps.addAll(Feeds.get(feed).kind() == Feed.Kind.SNAPSHOT ? ofSnapshot(feed, period, byDay)
                    : ofDays(feed, period, byDay));
        }
        Map<String, List<CheckResult>> broken = runLog.checks(period.from(), period.to()).stream().filter(check -> check.withholds(needed))
                .collect(Collectors.groupingBy(CheckResult::name, LinkedHashMap::new, Collectors.toList()));
        broken.forEach((name, results) -> gaps.add(new Gap(Gap.Kind.CHECK, name,
                results.stream().map(CheckResult::day).toList(), results.get(0).detail())));
        if (report.isAhead(period.kind())) {
            forecasts.missing(period).ifPresent(night -> gaps.add(new Gap(Gap.Kind.NO_FORECAST, "forecasts", List.of(night), "")));
        }
        return gaps;
    }

    /** The nights that made forecasts. */
    public interface Nights {

        /**
         * The night whose forecasts a report about a period to come shows, when it made none; empty when it did, and where no night ever
         * did: then there is too little to compare with, which the report says.
         */
        Optional<LocalDate> missing(Period period);
    }

    /**
     * The feeds that must be there: those of the report, and of its optional ones and of what a statement prices those that have a
     * source; none of a period to come.
     */
    List<String> needed(ReportDefinition report, Period period) {
        if (report.isAhead(period.kind())) {
            return List.of();
        }
        Stream<String> more = Stream.concat(report.optionalFeeds().keySet().stream(), report.layout() instanceof StatementLayout
                ? priced.apply(period).stream() : Stream.empty());
        return Stream.concat(report.feeds().stream(), more.filter(configured::contains)).distinct().toList();
    }

    /** The feeds without a source that would tell more, with what is left out without them. */
    Map<String, List<String>> leftOut(ReportDefinition report) {
        Map<String, List<String>> out = new LinkedHashMap<>(report.optionalFeeds());
        out.keySet().removeAll(configured);
        return out;
    }

    /** Whether every day of the period was loaded of each feed that the report needs; of snapshots any extraction will do. */
    public boolean isWhole(ReportDefinition report, Period period) {
        Map<String, Long> loaded = runLog.feeds(period.from(), period.to()).stream().filter(run -> run.state() == FeedRun.State.LOADED)
                .collect(Collectors.groupingBy(FeedRun::feed, Collectors.counting()));
        return needed(report, period).stream().allMatch(feed -> loaded.getOrDefault(feed, 0L)
                >= (Feeds.get(feed).kind() == Feed.Kind.SNAPSHOT ? 1 : period.lengthInDays()));
    }

    /** Every day counts, from the first one on that was ever loaded. */
    private List<Gap> ofDays(String feed, Period period, Map<LocalDate, FeedRun> byDay) {
        List<LocalDate> never = new ArrayList<>();
        List<LocalDate> failed = new ArrayList<>();
        for (LocalDate day : period.days()) {
            FeedRun run = byDay.get(day);
            if (run == null && !day.isBefore(start(feed, period).orElse(period.from()))) {
                never.add(day);
            } else if (run != null && run.state() == FeedRun.State.FAILED) {
                failed.add(day);
            }
        }
        return gaps(feed, never, failed, byDay);
    }

    /** The newest extraction holds the whole, so the period's last attempt counts. */
    private static List<Gap> ofSnapshot(String feed, Period period, Map<LocalDate, FeedRun> byDay) {
        Optional<LocalDate> last = byDay.keySet().stream().max(LocalDate::compareTo);
        List<LocalDate> failed = last.filter(day -> byDay.get(day).state() == FeedRun.State.FAILED).stream().toList();
        return gaps(feed, last.isEmpty() ? period.days() : List.of(), failed, byDay);
    }

    private static List<Gap> gaps(String feed, List<LocalDate> never, List<LocalDate> failed, Map<LocalDate, FeedRun> byDay) {
        List<Gap> gaps = new ArrayList<>();
        if (!failed.isEmpty()) {
            gaps.add(new Gap(Gap.Kind.FAILED, feed, failed, byDay.get(failed.get(0)).error()));
        }
        if (!never.isEmpty()) {
            gaps.add(new Gap(Gap.Kind.NEVER_LOADED, feed, never, ""));
        }
        return gaps;
    }

    /** The first day of the feed that the warehouse ever held, when it lies inside the period and is not its first day. */
    Optional<LocalDate> start(String feed, Period period) {
        return Optional.ofNullable(firstDays.get(feed))
                .filter(first -> first.isAfter(period.from()) && !first.isAfter(period.to()));
    }
}
