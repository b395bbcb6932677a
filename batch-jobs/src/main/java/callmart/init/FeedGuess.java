package callmart.init;

import callmart.feed.Column;
import callmart.feed.Feed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is taken for.
 *
 * @param score how much speaks for it, to compare feeds
 * @param columns by guess, in the feed's order
 * @param missing columns that nothing was found for
 * @param leftOut columns that were found and cannot be taken, with why
 * @param day the head that tells the day of a row, and the pattern of its dates; nothing where none does
 */
record FeedGuess(Feed feed, Sample sample, double score, List<ColumnGuess> columns, List<Column> missing, List<String> leftOut,
        Optional<Day> day) {

    /** The head of a row's day. */
    record Day(String head, Optional<String> pattern) {
    }

    /** Percent: how sure the required columns are, halved where another feed is as likely. */
    int confidence(double nextScore) {
        double required = feed.columns().stream().filter(Column::required).mapToInt(column -> columns.stream()
                .filter(guess -> guess.column().equals(column)).findFirst().map(ColumnGuess::confidence).orElse(0)).average().orElse(0);
        double margin = Math.min(1, Math.max(0, score - nextScore));
        return (int) Math.round(required * (1 + margin) / 2);
    }

    Optional<ColumnGuess> column(String name) {
        return columns.stream().filter(guess -> guess.column().name().equals(name)).findFirst();
    }

    /** The required columns that nothing was found for: their rows would all be refused. */
    List<Column> lacking() {
        return missing.stream().filter(Column::required).toList();
    }

    /** The heads that no column takes. */
    List<String> unused() {
        Set<String> used = new HashSet<>();
        columns.forEach(guess -> used.addAll(guess.heads()));
        return sample.names().stream().filter(head -> !used.contains(head)).toList();
    }
}
