package callmart.alert;

import callmart.measure.Dimension;
import callmart.measure.kpi.Kpi;
import java.util.List;
import java.util.Optional;

/** When an alert is raised, as {@code config/alerts.yml} says. */
public sealed interface AlertRule {

    /** What every rule has. */
    Heading heading();

    /** The word of {@code alerts.yml} for the kind of rule. */
    Kind kind();

    /** Kinds of rules. Those about data follow from the warehouse's facts alone; the others from what became of reports. */
    public enum Kind {
        /** A KPI of the day passes a limit. */
        KPI(true),
        /** A row of a query of {@code sql/alerts} passes a limit. */
        COUNT(true),
        /** A KPI misses its target on several days running. */
        BELOW_TARGET(true),
        /** A feed of the day could not be loaded. */
        FEED_FAILED(true),
        /** A reconciliation check of severity <em>fail</em> does not hold. */
        CHECK_FAILED(true),
        /** A report of a period that ends on the day is withheld. */
        REPORT_WITHHELD(false),
        /** A report of a period that ends on the day was first made after its deadline. */
        REPORT_LATE(false);

        private final boolean aboutData;

        Kind(boolean aboutData) {
            this.aboutData = aboutData;
        }

        /** Whether the day's reports can tell of it: it is known before they are made. */
        public boolean aboutData() {
            return aboutData;
        }
    }

    /**
     * What every rule has.
     *
     * @param id as {@code alerts.yml} names it
     * @param level how severe
     * @param label Chinese
     * @param recipients a role of {@code recipients.yml}
     */
    record Heading(String id, AlertLevel level, String label, String recipients) {
    }

    /**
     * The value of {@code kpi} on the day passes the limit; never without a value.
     *
     * @param by what the value of each key of is held against the limit on its own; empty: that of all
     */
    record KpiLimit(Heading heading, Kpi kpi, Limit limit, Optional<Dimension> by) implements AlertRule {

        @Override
        public Kind kind() {
            return Kind.KPI;
        }
    }

    /**
     * The value of any row of {@code sql/alerts/query.sql} passes the limit; rows of one subject are told once, with the farthest value and
     * the spans.
     */
    record Count(Heading heading, String query, Limit limit) implements AlertRule {

        @Override
        public Kind kind() {
            return Kind.COUNT;
        }
    }

    /**
     * Any of the KPIs misses its target on the day and the days before; a day without a value ends the row.
     *
     * @param days how many days running, at least 1
     * @param kpis each with a target
     */
    record BelowTarget(Heading heading, int days, List<Kpi> kpis) implements AlertRule {

        public BelowTarget {
            kpis = List.copyOf(kpis);
            if (days < 1) {
                throw new IllegalArgumentException("days must be at least 1, found " + days);
            }
        }

        @Override
        public Kind kind() {
            return Kind.BELOW_TARGET;
        }
    }

    /** Something that the run record tells: {@code kind} is none of the above and not {@link Kind#REPORT_LATE}. */
    record Happened(Heading heading, Kind kind) implements AlertRule {
    }

    /**
     * A report was first made after its deadline. Long after it is no news but a backfill.
     *
     * @param withinDays how many days after the deadline it still is news, at least 1
     */
    record Late(Heading heading, int withinDays) implements AlertRule {

        public Late {
            if (withinDays < 1) {
                throw new IllegalArgumentException("within-days must be at least 1, found " + withinDays);
            }
        }

        @Override
        public Kind kind() {
            return Kind.REPORT_LATE;
        }
    }
}
