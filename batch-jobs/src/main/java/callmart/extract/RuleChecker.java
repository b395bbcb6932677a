package callmart.extract;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.RowRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks a row against its feed's rules and says what is wrong in the source's own local time. */
final class RuleChecker {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** A broken rule: the column to look at, its value, and a sentence. */
    record Broken(String column, String value, String reason) {
    }

    private interface Check {
        Broken check(TypedRow row);
    }

    private final List<Check> checks;
    private final ZoneId zone;

    RuleChecker(Feed feed, ZoneId zone) {
        this.zone = zone;
        this.checks = feed.rules().stream().map(rule -> compile(feed, rule)).toList();
    }

    /** Every rule that the row breaks, in the feed's order; usually none. */
    List<Broken> broken(TypedRow row) {
        List<Broken> all = List.of();
        for (Check check : checks) {
            Broken broken = check.check(row);
            if (broken != null) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(broken);
            }
        }
        return all;
    }

    private Check compile(Feed feed, RowRule rule) {
        if (rule instanceof RowRule.InOrder inOrder) {
            return inOrder(feed, inOrder.columns());
        } else if (rule instanceof RowRule.AtMost atMost) {
            return atMost(feed, atMost);
        } else if (rule instanceof RowRule.Needs needs) {
            return needs(feed, needs);
        } else if (rule instanceof RowRule.Within within) {
            return within(feed, within);
        } else if (rule instanceof RowRule.When when) {
            return when(feed, when);
        }
        throw new IllegalStateException("a rule that cannot be checked: " + rule);
    }

    private Check inOrder(Feed feed, List<String> columns) {
        int[] indexes = columns.stream().mapToInt(feed::indexOf).toArray();
        return row -> {
            int previous = -1;
            for (int index : indexes) {
                if (!row.isPresent(index)) {
                    continue;
                }
                if (previous >= 0 && row.number(index) < row.number(previous)) {
                    if (feed.columns().get(index).type() != ColumnType.TIME) {
                        return less(feed, row, index, previous);
                    }
                    LocalDateTime late = local(row.number(index));
                    LocalDateTime early = local(row.number(previous));
                    String column = feed.columns().get(index).name();
                    String earlyText = late.toLocalDate().equals(early.toLocalDate()) ? clock(early) : full(early);
                    return new Broken(column, full(late), column + " " + full(late) + " is before "
                            + feed.columns().get(previous).name() + " " + earlyText);
                }
                previous = index;
            }
            return null;
        };
    }

    private Broken less(Feed feed, TypedRow row, int index, int previous) {
        Column column = feed.columns().get(index);
        Column before = feed.columns().get(previous);
        String value = shown(column, row, index);
        return new Broken(column.name(), value, column.name() + " " + value + (column.type() == ColumnType.DATE ? " is before "
                : " is less than ") + before.name() + " " + shown(before, row, previous));
    }

    private Check atMost(Feed feed, RowRule.AtMost rule) {
        int start = feed.indexOf(rule.start());
        int end = feed.indexOf(rule.end());
        long limit = rule.limit().toMillis();
        return row -> {
            if (!row.isPresent(start) || !row.isPresent(end) || row.number(end) - row.number(start) <= limit) {
                return null;
            }
            String endText = full(local(row.number(end)));
            return new Broken(rule.end(), endText, rule.end() + " " + endText + " is more than " + rule.limit().toHours()
                    + " hours after " + rule.start() + " " + full(local(row.number(start))));
        };
    }

    private Check needs(Feed feed, RowRule.Needs rule) {
        int column = feed.indexOf(rule.column());
        int needed = feed.indexOf(rule.needed());
        boolean yes = feed.columns().get(needed).type() == ColumnType.BOOL;
        return row -> {
            if (!row.isPresent(column) || rule.except().filter(value -> value.equals(row.text(column))).isPresent()
                    || row.isPresent(needed) && (!yes || row.number(needed) == 1)
                    && rule.word().map(word -> word.equals(row.text(needed))).orElse(true)
                    && rule.not().filter(word -> word.equals(row.text(needed))).isEmpty()) {
                return null;
            }
            String value = shown(feed.columns().get(column), row, column);
            return new Broken(rule.column(), value, rule.column() + " " + value + " is given but " + rule.needed() + (yes ? " is no"
                    : row.isPresent(needed) ? " is " + row.text(needed) : " is missing"));
        };
    }

    private Check within(Feed feed, RowRule.Within rule) {
        int column = feed.indexOf(rule.column());
        return row -> {
            if (!row.isPresent(column) || row.number(column) >= rule.least() && row.number(column) <= rule.most()) {
                return null;
            }
            String value = String.valueOf(row.number(column));
            return new Broken(rule.column(), value, rule.column() + " " + value
                    + (row.number(column) < rule.least() ? " is less than " + rule.least() : " is more than " + rule.most()));
        };
    }

    private Check when(Feed feed, RowRule.When rule) {
        int column = feed.indexOf(rule.column());
        int[] given = rule.given().stream().mapToInt(feed::indexOf).toArray();
        int[] absent = rule.absent().stream().mapToInt(feed::indexOf).toArray();
        return row -> {
            if (!row.isPresent(column) || !rule.word().equals(row.text(column))) {
                return null;
            }
            Optional<String> wrong = Stream.concat(IntStream.of(given).filter(index -> !row.isPresent(index)).mapToObj(index -> index)
                    .map(index -> feed.columns().get(index).name() + " is missing"),
                    IntStream.of(absent).filter(row::isPresent)
                            .mapToObj(index -> feed.columns().get(index).name() + " is given")).findFirst();
            return wrong.map(what -> new Broken(rule.column(), rule.word(), rule.column() + " is " + rule.word() + " but " + what))
                    .orElse(null);
        };
    }

    private String shown(Column column, TypedRow row, int index) {
        return column.type().isText() ? row.text(index) : switch (column.type()) {
            case BOOL -> row.number(index) == 1 ? "yes" : "no";
            case INT -> String.valueOf(row.number(index));
            case DATE -> LocalDate.ofEpochDay(row.number(index)).toString();
            default -> full(local(row.number(index)));
        };
    }

    private LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    private static String clock(LocalDateTime time) {
        return (time.get(ChronoField.MILLI_OF_SECOND) == 0 ? CLOCK : CLOCK_MILLIS).format(time);
    }

    private static String full(LocalDateTime time) {
        return time.toLocalDate() + " " + clock(time);
    }
}
