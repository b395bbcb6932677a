package callmart.measure;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which rows of the measures are summed: all of them, or those of some teams or queues. Rows without the column, such as lost calls
 * in a scope of teams, are in no narrower scope than all; a measure whose table lacks the column is left out altogether.
 *
 * @param kind what {@code values} are
 * @param values teams or queues in their own order; empty for all
 */
public record MeasureScope(Kind kind, List<String> values) {

    /** The whole centre. */
    public static final MeasureScope ALL = new MeasureScope(Kind.ALL, List.of());

    /** What a scope is made of. */
    public enum Kind {
        ALL(""), TEAMS("agent_id"), QUEUES("queue");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        /** The column that a measure table needs; empty when any will do. */
        String column() {
            return column;
        }
    }

    public MeasureScope {
        values = List.copyOf(new TreeSet<>(values));
        if (values.isEmpty() != (kind == Kind.ALL)) {
            throw new IllegalArgumentException("a scope of teams or queues names at least one, and the whole centre names none");
        }
    }

    /** What agents did on days on which they were in these teams. */
    public static MeasureScope teams(Collection<String> teams) {
        return new MeasureScope(Kind.TEAMS, List.copyOf(teams));
    }

    /** The calls and legs that are attributed to these queues. */
    public static MeasureScope queues(Collection<String> queues) {
        return new MeasureScope(Kind.QUEUES, List.copyOf(queues));
    }

    /** A condition over a measure table, in ClickHouse's SQL, with the parameter {@code scope:Array(String)}. */
    String condition() {
        return switch (kind) {
            case ALL -> "1";
            case TEAMS -> Dimension.TEAM_OF_DAY + " IN {scope:Array(String)}";
            case QUEUES -> "queue IN {scope:Array(String)}";
        };
    }
}
