package callmart.run;

import callmart.calendar.Period;
import callmart.extract.ExtractionException;
import callmart.extract.RowDigest;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.runlog.RunRecord;
import callmart.runlog.SourceLog;
import callmart.runlog.SourceLog.SourceDay;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads days again whose files arrived late or were delivered anew since: those of which rows changed, and no others. Decision 261.
 */
public final class ChangedFiles {

    /** A file holds a month at most. */
    static final int WINDOW_DAYS = 31;

    private static final Logger LOG = LoggerFactory.getLogger(ChangedFiles.class);

    private final Map<String, List<SourceDefinition>> sources;
    private final Extraction extraction;
    private final SourceLog log;

    /** @param sources feed to its sources */
    public ChangedFiles(Map<String, List<SourceDefinition>> sources, Extraction extraction, SourceLog log) {
        this.sources = sources;
        this.extraction = extraction;
        this.log = log;
    }

    /**
     * Runs the nights of changed days before a day, the oldest first, each with the feeds whose files changed.
     *
     * @param request whose feeds are looked at
     * @return the days that were run, and how each ended
     */
    public Map<Period, RunRecord.State> loadAgain(Jobs jobs, LocalDate before, JobRequest request) {
        Map<Period, RunRecord.State> ran = new TreeMap<>((a, b) -> a.from().compareTo(b.from()));
        find(before, request.feeds()).forEach((day, changes) -> {
            changes.forEach(change -> LOG.warn("{} {} is loaded again: {}", change.feed(), day, change.told()));
            RunRecord run = jobs.run(Period.day(day), new JobRequest(request.command(), changes.stream().map(SourceDay::feed).toList(),
                    request.measures(), request.reports(), request.mail(), request.awaited()));
            changes.forEach(change -> log.days(change.feed(), day, day).forEach(now -> log.record(run.id(), new SourceDay(now.feed(), day,
                    now.loaded(), now.files(), now.rows(), now.digest(), change.told(), now.at()))));
            ran.put(Period.day(day), run.state());
            LOG.info("{} {} {} {}", run.job(), day, run.state(), run.message());
        });
        return ran;
    }

    /** The days whose rows changed, with what is told of each feed. */
    private SortedMap<LocalDate, List<SourceDay>> find(LocalDate before, List<String> feeds) {
        SortedMap<LocalDate, List<SourceDay>> changes = new TreeMap<>();
        for (String feed : feeds) {
            try {
                find(Feeds.get(feed), sources.getOrDefault(feed, List.of()), before)
                        .forEach(change -> changes.computeIfAbsent(change.day(), day -> new ArrayList<>()).add(change));
            } catch (IOException | ExtractionException e) {
                LOG.warn("{}: files of earlier days changed and cannot be read, so these days stay as they are: {}", feed, e.getMessage());
            }
        }
        return changes;
    }

    private List<SourceDay> find(Feed feed, List<SourceDefinition> from, LocalDate before) throws IOException {
        Map<SourceDay, String> touched = new TreeMap<>((a, b) -> a.day().compareTo(b.day()));
        for (SourceDay then : log.days(feed.name(), before.minusDays(WINDOW_DAYS), before.minusDays(1))) {
            Optional<String> now = from.isEmpty() ? Optional.empty() : extraction.files(feed, then.day(), from);
            if (now.isPresent() && !now.get().equals(then.files()) && isWhole(then, now.get())) {
                touched.put(then, now.get());
            }
        }
        Map<LocalDate, RowDigest> digests = extraction.digests(feed, touched.keySet().stream().filter(SourceDay::loaded).map(SourceDay::day)
                .toList(), from);
        List<SourceDay> changes = new ArrayList<>();
        touched.forEach((then, files) -> {
            RowDigest rows = digests.get(then.day());
            String names = names(then.files(), files);
            if (rows == null) {
                changes.add(told(then, files, then.rows(), then.digest(), names + "; the load before failed"));
            } else if (rows.rows() == 0 && then.rows() > 0) {
                keep(told(then, files, then.rows(), then.digest(), "kept: " + names + " and has no row of the day any more, where there"
                        + " were " + then.rows() + "; have it delivered whole, or run the day by hand if it shall be empty"));
            } else if (rows.rows() != then.rows() || rows.sum() != then.digest()) {
                changes.add(told(then, files, rows.rows(), rows.sum(), names + "; rows of the day " + then.rows() + " → " + rows.rows()));
            } else {
                log.record("", told(then, files, rows.rows(), rows.sum(), ""));
            }
        });
        return changes;
    }

    private void keep(SourceDay kept) {
        LOG.warn("{} {} is {}", kept.feed(), kept.day(), kept.told());
        log.record("", kept);
    }

    /** Whether each file that the day was loaded from is still there: what was only moved away takes no rows with it. */
    private static boolean isWhole(SourceDay then, String now) {
        Set<String> there = now.lines().map(ChangedFiles::path).collect(Collectors.toSet());
        return then.files().lines().map(ChangedFiles::path).allMatch(there::contains);
    }

    private static String path(String state) {
        return state.replaceFirst(":\\d+:\\d+$", "");
    }

    private static String names(String then, String now) {
        Set<String> before = then.lines().collect(Collectors.toSet());
        return now.lines().filter(state -> !before.contains(state)).map(ChangedFiles::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1)).collect(Collectors.joining(", ")) + " changed since";
    }

    private static SourceDay told(SourceDay then, String files, long rows, long digest, String told) {
        return new SourceDay(then.feed(), then.day(), then.loaded(), files, rows, digest, told, then.at());
    }
}
