package callmart.measure;

import java.util.Locale;
import java.util.Optional;

/** What measures can be summed by. */
public enum Dimension {
    DAY("business_date"),
    HOUR("hour"),
    QUEUE("queue"),
    CATEGORY("category"),
    AGENT("agent_id");

    /** The key of rows that have no value for the dimension. */
    public static final String NO_VALUE = "-";

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> find(String word) {
        for (Dimension dimension : values()) {
            if (dimension.word().equals(word)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }
}
