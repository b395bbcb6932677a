package callmart.alert;

import callmart.measure.Dimension;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What rules are held against. */
public interface AlertFacts {

    /**
     * The KPI's values by day over a period.
     *
     * @param from first business day
     * @param to last business day, included
     * @return day to value; a day without any measure is left out
     */
    Map<LocalDate, Ratio> daily(Kpi kpi, LocalDate from, LocalDate to);

    /** The KPI's values on a day, by the keys of a dimension; {@link Dimension#NO_VALUE} of what has none. */
    Map<String, Ratio> by(Kpi kpi, Dimension dimension, LocalDate day);

    /** The rows of {@code sql/alerts/query.sql} for a day. */
    List<Counted> counts(String query, LocalDate day);

    /** The Chinese labels of the day's feeds whose last load failed, by feed. */
    Map<String, String> failedFeeds(LocalDate day);

    /** What the day's broken checks of severity <em>fail</em> say should be so, in Chinese and with the check's name, by check. */
    Map<String, String> failedChecks(LocalDate day);

    /** The reports of all periods that end on the day. */
    List<Report> reports(LocalDate day);

    /**
     * A row of a query.
     *
     * @param subject Chinese: what was counted, such as {@code 60分钟内最多}; the same in every row that tells of the same
     * @param value how much
     * @param from when it began, in the business time zone
     * @param to when it ended
     * @param role who is told, a role of {@code recipients.yml}; empty: whom the rule names
     * @param note Chinese, what else is told; empty: nothing
     */
    record Counted(String subject, BigDecimal value, LocalDateTime from, LocalDateTime to, Optional<String> role, Optional<String> note) {
    }

    /**
     * How a report stands.
     *
     * @param id in {@code reports.yml}
     * @param title Chinese, with the period put in
     * @param period name of the period
     * @param withheld why it is withheld now, Chinese; empty when it is not
     * @param deadline when it was due
     * @param deadlineText the same in the business time zone, as people read it
     * @param firstMade when it was first made; empty when it never was
     */
    record Report(String id, String title, String period, Optional<String> withheld, Instant deadline, String deadlineText,
            Optional<Instant> firstMade) {
    }
}
