package callmart.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A word that says in which part of the day an hour of a 12-hour clock lies.
 *
 * @param word as a text holds it, in lower case
 * @param first the first hour that the word has as it stands, 0 to 23
 * @param last the last one
 * @param firstLater the first hour to which 12 are added; above {@code lastLater} when none is
 * @param lastLater the last one
 * @param twelve what 12 means; -1 when it may be noon or midnight
 */
record PartOfDay(String word, int first, int last, int firstLater, int lastLater, int twelve) {

    private static final List<PartOfDay> ALL = List.of(
            morning("上午"), morning("早上"), morning("早晨"), morning("凌晨"), morning("am"), morning("a.m."),
            afternoon("下午"), afternoon("pm"), afternoon("p.m."),
            new PartOfDay("中午", 11, 14, 1, 2, 12), evening("傍晚"), evening("晚上"), evening("夜间"));

    private static PartOfDay morning(String word) {
        return new PartOfDay(word, 0, 11, 1, 0, 0);
    }

    private static PartOfDay afternoon(String word) {
        return new PartOfDay(word, 12, 23, 0, 11, 12);
    }

    /** Hours below 5 may be those after midnight, and 12 may be midnight: on which day, nobody can tell. */
    private static PartOfDay evening(String word) {
        return new PartOfDay(word, 17, 23, 5, 11, -1);
    }

    /** The word that begins at a place of a text. */
    static Optional<PartOfDay> at(String text, int place) {
        String rest = text.substring(place, Math.min(text.length(), place + 4)).toLowerCase(Locale.ROOT);
        return ALL.stream().filter(part -> rest.startsWith(part.word)).findFirst();
    }

    /** The hour of 24 that an hour beside the word means; empty when the word has no such hour, or may mean two. */
    OptionalInt hour(int hour) {
        if (hour == 12) {
            return twelve < 0 ? OptionalInt.empty() : OptionalInt.of(twelve);
        } else if (hour >= firstLater && hour <= lastLater) {
            return OptionalInt.of(hour + 12);
        }
        return hour >= first && hour <= last ? OptionalInt.of(hour) : OptionalInt.empty();
    }
}
