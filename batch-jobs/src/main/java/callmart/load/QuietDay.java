package callmart.load;

import callmart.extract.Origin;
import callmart.extract.SourceDefinition;
import callmart.feed.Feed;
import callmart.runlog.RunLog;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a day for which a database has no rows whether that is unusual: a copy that lags behind answers like a day on which nothing
 * happened (decision 232).
 */
record QuietDay(RunLog runLog, Feed feed, LocalDate day) {

    /** What is to be said of the day; empty when the feed comes from files, or most of those weekdays had no rows. */
    Optional<String> unusual(List<SourceDefinition> sources) {
        if (feed.dayColumn().isEmpty() || databases(sources).findAny().isEmpty()) {
            return Optional.empty();
        }
        Map<LocalDate, Long> before = runLog.sameWeekdays(feed.name(), day);
        List<String> busy = before.entrySet().stream().filter(usual -> usual.getValue() > 0)
                .map(usual -> usual.getKey() + " (" + usual.getValue() + ")").toList();
        if (busy.size() <= before.size() - busy.size()) {
            return Optional.empty();
        }
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Optional.of("the database has no rows of this " + weekday + ", though it had some on " + String.join(", ", busy)
                + "; a copy may lag behind: look to it and run the day again");
    }

    /** Whether a source asks not to load such a day. */
    boolean fails(List<SourceDefinition> sources) {
        return databases(sources).anyMatch(database -> !database.mayLackRows());
    }

    private static Stream<Origin.InDatabase> databases(List<SourceDefinition> sources) {
        return sources.stream().map(SourceDefinition::origin).filter(Origin.InDatabase.class::isInstance)
                .map(Origin.InDatabase.class::cast);
    }
}
