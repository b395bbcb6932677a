package callmart.config;

import java.util.Locale;

/** The words that stand for the constants of an enumeration outside of Java. */
public final class EnumWord {

    private EnumWord() {
    }

    /** As columns of the warehouse and messages have it: {@code same_day} for SAME_DAY. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** As configuration has it: {@code same-day} for SAME_DAY. */
    public static String dashed(Enum<?> constant) {
        return of(constant).replace('_', '-');
    }

    /** The constant of the word that {@link #of} gives. @throws IllegalArgumentException when there is none */
    public static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
