package callmart.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of a statement.
 *
 * @param kind what it is
 * @param ref the KPI id; the slip's review, case, attendance or slip id; of a cap the KPI id, agent id or month that it limits;
 *        of the total the contract id
 * @param title Chinese: the KPI's label or the tariff's title; empty for caps and the total
 * @param agent agent id; empty where no agent is meant
 * @param rule the rule kind, the tariff code or the kind of deadline; empty for caps and the total
 * @param day the day assessed or the day of the slip; empty for the month
 * @param assessed what a KPI's amount was computed from
 * @param evidence where a slip comes from
 * @param cap what a cap works on
 * @param moved of a moved deadline what was moved
 * @param outcome why it has its amount
 * @param amount money with two places: positive costs the vendor, negative is to the vendor's favour
 */
public record Line(Kind kind, String ref, String title, Optional<String> agent, String rule, Optional<LocalDate> day,
        Optional<Assessed> assessed, Optional<Evidence> evidence, Optional<Cap> cap, Optional<Move> moved,
        RuleOutcome outcome, BigDecimal amount) {

    /** What a line is. */
    public enum Kind {
        /** A KPI's rule; of a per-day rule one line a day under target. */
        KPI,
        SLIP, BONUS, CAP, TOTAL,
        /** A KPI with a per-day rule over the whole month. */
        MONTH,
        /** An assessed day of a per-day rule that costs nothing. */
        DAY,
        /** A KPI with a target of the catalogue that the contract does not price. */
        NOT_PRICED,
        /** A deadline that was moved or dropped after it had passed, of a record that nobody had shown done. */
        MOVED;

        /** Whether it is said for information: without amount, after the total, not in the CSV. */
        public boolean isInformation() {
            return compareTo(TOTAL) > 0;
        }
    }

    /** What a cap limits. */
    public enum CapScope {
        KPI, AGENT, MONTH
    }

    /**
     * A cap.
     *
     * @param before the sum that it limits
     * @param limit the most that is left of it
     */
    public record Cap(CapScope scope, BigDecimal before, BigDecimal limit) {
    }

    /**
     * How a deadline moved.
     *
     * @param to the next deadline; empty: none
     */
    public record Move(Instant dueAt, Instant movedAt, Optional<Instant> to) {
    }

    /** A line about no moved deadline. */
    Line(Kind kind, String ref, String title, Optional<String> agent, String rule, Optional<LocalDate> day, Optional<Assessed> assessed,
            Optional<Evidence> evidence, Optional<Cap> cap, RuleOutcome outcome, BigDecimal amount) {
        this(kind, ref, title, agent, rule, day, assessed, evidence, cap, Optional.empty(), outcome, amount);
    }

    static Line moved(MovedDeadline deadline) {
        return new Line(Kind.MOVED, deadline.record(), "", deadline.agent(), deadline.kind(), Optional.of(deadline.movedOn()),
                Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(new Move(deadline.dueAt(), deadline.movedAt(), deadline.nextDueAt())),
                RuleOutcome.SUM, Money.ZERO);
    }

    static Line cap(CapScope scope, String ref, BigDecimal before, BigDecimal limit) {
        return new Line(Kind.CAP, ref, "", scope == CapScope.AGENT ? Optional.of(ref) : Optional.empty(), "", Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(new Cap(scope, before, limit)), RuleOutcome.CAPPED, limit.subtract(before));
    }

    static Line total(String contract, BigDecimal amount) {
        return new Line(Kind.TOTAL, contract, "", Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), RuleOutcome.SUM, amount);
    }

    Line merged(String into) {
        return new Line(kind, ref, title, agent, rule, day, assessed, evidence.map(from -> from.merged(into)), cap, RuleOutcome.MERGED,
                Money.ZERO);
    }

    /** What tells the line apart within any version of its statement; the id of a slip does so only beside its origin. */
    List<String> key() {
        return List.of(kind.name(), ref, agent.orElse(""), rule, day.map(LocalDate::toString).orElse(""),
                cap.map(limit -> limit.scope().name()).orElse(""), evidence.map(from -> from.kind().name()).orElse(""),
                moved.map(move -> move.dueAt().toString()).orElse(""));
    }
}
