package callmart.testing;

import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.RowRule;

/** A row with all columns that can stand beside each other, each word the first of its column; without numbers that have an upper bound. */
public final class WholeRow {

    private WholeRow() {
    }

    /** Whether no rule wants another word beside the column than the first one, or a number that is not too large. */
    public static boolean has(Feed feed, Column column) {
        return feed.rules().stream().noneMatch(rule -> rule instanceof RowRule.Within within && within.column().equals(column.name())
                && within.most() < Integer.MAX_VALUE || rule instanceof RowRule.Needs needs && needs.column().equals(column.name())
                && needs.word().filter(word -> !word.equals(feed.columns().get(feed.columnNames().indexOf(needs.needed())).words().get(0)))
                .isPresent());
    }
}
