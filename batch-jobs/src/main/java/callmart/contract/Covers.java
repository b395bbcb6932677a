package callmart.contract;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whose work a contract assesses.
 *
 * @param kind the whole centre, the agents of teams, or the calls of queues
 * @param names the teams or queues; empty for the whole centre
 */
public record Covers(Kind kind, Set<String> names) {

    /** By what work is told apart. */
    public enum Kind {
        ALL, TEAMS, QUEUES
    }

    public static final Covers ALL = new Covers(Kind.ALL, Set.of());

    /** @throws IllegalArgumentException when teams or queues are meant and none is named */
    public Covers {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
        if (kind != Kind.ALL && names.isEmpty()) {
            throw new IllegalArgumentException("names no one; write all, {teams: [T0]} or {queues: [sales]}");
        }
    }

    /** Whether some team or queue would be assessed by both. Teams and queues are told apart by different things and so never overlap. */
    boolean overlaps(Covers other) {
        if (kind == Kind.ALL || other.kind == Kind.ALL) {
            return true;
        }
        return kind == other.kind && names.stream().anyMatch(other.names::contains);
    }

    /** {@code all}, {@code teams T0, T1} or {@code queues sales}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ALL -> "all";
            case TEAMS -> "teams " + String.join(", ", names);
            case QUEUES -> "queues " + String.join(", ", names);
        };
    }
}
