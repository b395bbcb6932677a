package callmart.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that was told at once.
 *
 * @param day business day that it is about
 * @param rule id in {@code alerts.yml}; with day and subject the key
 * @param kind kind of the rule
 * @param level how severe
 * @param subject what the rule speaks of: the id of a KPI, feed, check or report with its period, or a clock hour
 * @param value what was found, exact to 6 decimals; empty when nothing is measured
 * @param threshold the limit or target that it passes; empty when there is none
 * @param message Chinese sentence
 * @param recipients a role of {@code recipients.yml}
 * @param run the run that raised it first
 * @param raisedAt when it was raised first; evaluating the day again does not change it
 */
public record Alert(LocalDate day, String rule, AlertRule.Kind kind, AlertLevel level, String subject, Optional<BigDecimal> value,
        Optional<BigDecimal> threshold, String message, String recipients, String run, Instant raisedAt) {

    Alert raisedBefore(Alert earlier) {
        return new Alert(day, rule, kind, level, subject, value, threshold, message, recipients, earlier.run(), earlier.raisedAt());
    }
}
