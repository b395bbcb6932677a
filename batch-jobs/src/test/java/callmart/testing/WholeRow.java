package callmart.testing;

import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.RowRule;

/** A row with all columns that can stand beside each other, each word the first of its column. */
public final class WholeRow {

    private WholeRow() {
    }

    /** Whether no rule wants another word beside the column than the first one. */
    public static boolean has(Feed feed, Column column) {
        return feed.rules().stream().noneMatch(rule -> rule instanceof RowRule.Needs needs && needs.column().equals(column.name())
                && needs.word().filter(word -> !word.equals(feed.columns().get(feed.columnNames().indexOf(needs.needed())).words().get(0)))
                .isPresent());
    }
}
