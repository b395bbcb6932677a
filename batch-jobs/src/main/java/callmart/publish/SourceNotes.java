package callmart.publish;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.feed.Feeds;
import callmart.measure.CheckWords;
import callmart.measure.Delivered;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.Need;
import callmart.report.DataNotes;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a document says about where its numbers come from: rows by feed, warnings, broken checks, days that are missing. */
public final class SourceNotes {

    private static final int WARNINGS_SHOWN = 20;
    private static final int OPENINGS_SHOWN = 3;

    private final RunLog runLog;
    private final Readiness readiness;
    private final Delivered delivered;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;
    private final Texts texts;
    private final WarningWords words;

    public SourceNotes(RunLog runLog, Readiness readiness, Delivered delivered, CheckWords checkWords, FeedLabels feedLabels,
            Texts texts) {
        this.runLog = runLog;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
        this.texts = texts;
        this.words = new WarningWords(feedLabels, texts);
        this.readiness = readiness;
        this.delivered = delivered;
    }

    /**
     * An edition for one key says nothing of single rows and numbers of the whole centre.
     *
     * @param load the last one of the period's data; empty when there was none
     * @param others what no edition of a divided report shows
     */
    DataNotes of(ReportDefinition report, Period period, Optional<RunLog.LastLoad> load, Optional<String> others) {
        boolean whole = report.readers().slice().isEmpty();
        List<String> used = readiness.needed(report, period).isEmpty() ? Feeds.NAMES : readiness.needed(report, period);
        Map<String, List<FeedRun>> byFeed = runLog.feeds(period.from(), period.to()).stream()
                .filter(run -> used.contains(run.feed()))
                .collect(Collectors.groupingBy(FeedRun::feed, LinkedHashMap::new, Collectors.toList()));
        List<DataNotes.FeedRows> feeds = byFeed.entrySet().stream().map(entry -> rows(entry.getKey(), period, entry.getValue())).toList();
        List<String> warnings = new ArrayList<>(others.stream().toList());
        used.forEach(feed -> readiness.start(feed, period).ifPresent(first -> warnings.add(
                texts.of(Text.NOTE_STARTS, feedLabels.of(feed), first))));
        readiness.leftOut(report).forEach((feed, parts) -> warnings.add(parts.isEmpty() ? texts.of(Text.NOTE_NO_FEED, feedLabels.of(feed))
                : texts.of(Text.NOTE_NO_FEED_FOR, feedLabels.of(feed), String.join(texts.of(Text.WORD_AND), parts))));
        delivered.missing(used, period.from(), period.to()).forEach(missing -> warnings.add(words(missing, period)));
        if (whole) {
            addFound(used, period, warnings);
        }
        return new DataNotes(whole ? feeds : List.of(), warnings.stream().limit(WARNINGS_SHOWN).toList(),
                load.map(RunLog.LastLoad::run).orElse(""));
    }

    /** What loads of the feeds that the report uses warned of, and the checks of these that do not hold. */
    private void addFound(List<String> used, Period period, List<String> warnings) {
        runLog.warningTexts(used, period.from(), period.to(), WARNINGS_SHOWN).forEach(warning -> warnings.add(words.of(warning)));
        runLog.checks(period.from(), period.to()).stream()
                .filter(check -> !check.holds() && check.uses().stream().anyMatch(used::contains))
                .collect(Collectors.groupingBy(CheckResult::name, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, broken) -> warnings.add(words(name, broken)));
    }

    /** What was not delivered, on which days, and which figures have no value for it. */
    private String words(Delivered.Missing missing, Period period) {
        List<LocalDate> days = delivered.daysWithout(missing.need(), period.from(), period.to());
        Need.Place place = missing.need().choices().get(0);
        return texts.of(Text.NOTE_NO_FIELD, feedLabels.of(place.feed()), place.column().orElseThrow(),
                period.kind() == Period.Kind.DAY ? "" : texts.of(Text.WORD_COMMA) + days(period, days),
                missing.measures().stream().map(Measure::label).collect(Collectors.joining(texts.of(Text.WORD_AND))));
    }

    /** Which check does not hold, on how many days, and where readers can mend it what was found on the first of them. */
    private String words(String check, List<CheckResult> broken) {
        String found = found(broken.get(0)).collect(Collectors.joining(texts.of(Text.WORD_SEMICOLON)));
        return texts.of(Text.NOTE_CHECK, checkWords.of(check), broken.size() > 1 ? texts.of(Text.NOTE_CHECK_DAYS, broken.size()) : "",
                found.isEmpty() ? "" : texts.of(Text.WORD_SEMICOLON) + found);
    }

    /** What the checks found that a report of the period begins with, the newest day first. */
    List<String> openings(ReportDefinition report, Period period) {
        if (report.readers().slice().isPresent()) {
            return List.of();
        }
        List<String> used = readiness.needed(report, period);
        List<String> found = runLog.checks(period.from(), period.to()).stream()
                .filter(check -> !check.holds() && checkWords.isOpening(check.name()) && check.uses().stream().anyMatch(used::contains))
                .sorted(Comparator.comparing(CheckResult::day).reversed())
                .flatMap(check -> found(check).map(words -> period.kind() == Period.Kind.DAY ? words
                        : Formats.date(check.day()) + " " + words))
                .toList();
        return found.size() <= OPENINGS_SHOWN ? found : Stream.concat(found.stream().limit(OPENINGS_SHOWN),
                Stream.of(texts.of(Text.NOTE_MORE_FOUND, found.size() - OPENINGS_SHOWN))).toList();
    }

    private Stream<String> found(CheckResult broken) {
        return Stream.of(broken.detail().split("; ")).map(words::ofCheck).filter(said -> !said.isEmpty());
    }

    private DataNotes.FeedRows rows(String feed, Period period, List<FeedRun> runs) {
        long failed = runs.stream().filter(run -> run.state() == FeedRun.State.FAILED).count();
        return new DataNotes.FeedRows(feedLabels.of(feed), days(period, runs.stream().map(FeedRun::day).sorted().toList()),
                failed == 0 ? texts.of(Text.NOTE_LOADED) : period.kind() == Period.Kind.DAY ? texts.of(Text.NOTE_FAILED)
                        : texts.of(Text.NOTE_FAILED_DAYS, failed),
                sum(runs, FeedRun::read), sum(runs, FeedRun::loaded), sum(runs, FeedRun::duplicates), sum(runs, FeedRun::rejected),
                sum(runs, FeedRun::otherDay), sum(runs, FeedRun::filtered), sum(runs, FeedRun::warnings));
    }

    private String days(Period period, List<LocalDate> days) {
        if (period.kind() == Period.Kind.DAY) {
            return Formats.date(period.from());
        }
        return texts.of(Text.NOTE_DAYS, days.get(0), days.get(days.size() - 1), days.size());
    }

    private static long sum(List<FeedRun> runs, ToLongFunction<FeedRun> number) {
        return runs.stream().mapToLong(number).sum();
    }
}
