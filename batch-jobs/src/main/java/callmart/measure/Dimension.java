package callmart.measure;

import java.util.Locale;
import java.util.Optional;

/** What measures can be summed by. */
public enum Dimension {
    DAY("business_date", "toString(business_date)"),
    /** ISO weeks such as {@code 2026-W47}, cut at the ends of the period. */
    WEEK("business_date", "formatDateTime(business_date, '%G-W%V')"),
    /** Calendar months such as {@code 2026-11}, cut at the ends of the period. */
    MONTH("business_date", "formatDateTime(business_date, '%Y-%m')"),
    HOUR("hour", "toString(hour)"),
    QUEUE("queue", "toString(queue)"),
    CATEGORY("category", "toString(category)"),
    AGENT("agent_id", "toString(agent_id)"),
    /** The team that the agent belongs to in the newest snapshot of {@code agents}, whatever the day. */
    TEAM("agent_id", "toString(agent_teams.team)");

    /** The key of rows that have no value for the dimension. */
    public static final String NO_VALUE = "-";

    private final String column;
    private final String expression;

    Dimension(String column, String expression) {
        this.column = column;
        this.expression = expression;
    }

    /** The column that a measure table needs for the dimension. */
    String column() {
        return column;
    }

    /** The key of a row as a text, in ClickHouse's SQL; null where the row has none. */
    String expression() {
        return expression;
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
