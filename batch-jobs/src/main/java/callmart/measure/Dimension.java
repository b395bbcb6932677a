package callmart.measure;

import callmart.calendar.Period;
import callmart.config.EnumWord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What measures can be summed by. */
public enum Dimension {
    DAY("business_date", "toString(business_date)"),
    /** ISO weeks such as {@code 2026-W47}, cut at the ends of the period. */
    WEEK("business_date", "formatDateTime(business_date, '%G-W%V')"),
    /** Calendar months such as {@code 2026-11}, cut at the ends of the period. */
    MONTH("business_date", "formatDateTime(business_date, '%Y-%m')"),
    /** Calendar quarters such as {@code 2026-Q4}, cut at the ends of the period. */
    QUARTER("business_date", "formatDateTime(business_date, '%Y-Q%Q')"),
    HOUR("hour", "toString(hour)"),
    QUEUE("queue", "toString(queue)"),
    CATEGORY("category", "toString(category)"),
    /** By what the customer of a ticket heard of the centre. */
    CHANNEL("channel", "toString(channel)"),
    AGENT("agent_id", "toString(agent_id)"),
    /** The step of a process: a ticket's or a complaint warning's. */
    STEP("step", "toString(step)"),
    /** The group that a ticket's step was given to. */
    GROUP("step_group", "toString(step_group)"),
    /** Who answers for the step. */
    ROLE("role", "toString(role)"),
    STORE("store", "toString(store)"),
    /** The kind of a short message or follow-up call. */
    KIND("kind", "toString(kind)"),
    /** The scope of a call monitoring. */
    SCOPE("scope", "toString(scope)"),
    /** A criterion that a call monitoring scores. */
    CRITERION("criterion", "toString(criterion)"),
    CUSTOMER_CLASS("customer_class", "toString(customer_class)"),
    /** The batch that a short message was sent with. */
    BATCH("batch_id", "toString(batch_id)"),
    CAMPAIGN("campaign", "toString(campaign)"),
    /** The agent's team on the day; wants {@link #JOIN_TEAMS}. */
    TEAM("agent_id", Dimension.TEAM_OF_DAY);

    /** The key of rows that have no value for the dimension. */
    public static final String NO_VALUE = "-";

    /** The team that an agent's shift of the day names, else that of the list of agents held on it; absent without either. */
    static final String TEAM_OF_DAY = "toString(coalesce(shift_team, held_team))";

    /** What a query of a measure table joins to know it. */
    static final String JOIN_TEAMS = " LEFT JOIN shift_teams ON shift_day = business_date AND shift_agent = agent_id"
            + " ASOF LEFT JOIN held_teams ON held_agent = agent_id AND held_from <= business_date";

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

    /** Whether its keys are days or spans of days. */
    boolean isOfTime() {
        return column.equals(DAY.column);
    }

    /** The first day that a key stands for within a period; the period's own where keys are no days. */
    LocalDate first(String key, LocalDate from) {
        LocalDate first = switch (this) {
            case DAY -> LocalDate.parse(key);
            case WEEK -> LocalDate.parse(key + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            case MONTH -> YearMonth.parse(key).atDay(1);
            case QUARTER -> Period.parse(key).from();
            default -> from;
        };
        return first.isBefore(from) ? from : first;
    }

    /** The last day that a key stands for within a period; the period's own where keys are no days. */
    LocalDate last(String key, LocalDate to) {
        LocalDate last = switch (this) {
            case DAY -> LocalDate.parse(key);
            case WEEK -> LocalDate.parse(key + "-7", DateTimeFormatter.ISO_WEEK_DATE);
            case MONTH -> YearMonth.parse(key).atEndOfMonth();
            case QUARTER -> Period.parse(key).to();
            default -> to;
        };
        return last.isAfter(to) ? to : last;
    }

    /** The word of the command line. */
    public String word() {
        return EnumWord.of(this);
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
