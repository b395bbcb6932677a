package callmart.measure;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the models of {@code sql/measures} are given beside the facts.
 *
 * @param sql the product's {@code sql} folder
 * @param zone business time zone
 * @param answerTargetSeconds longest wait of a call that counts as answered in target
 * @param answerRateTarget share of such calls below which a day's presence is assessed
 */
public record MeasureSettings(Path sql, ZoneId zone, int answerTargetSeconds, BigDecimal answerRateTarget) {

    /** The query parameters of every model of a day. */
    public Map<String, Object> parameters(LocalDate day) {
        return Map.of("day", day, "tz", zone.getId(), "answer_target_s", answerTargetSeconds,
                "answer_rate_target", answerRateTarget.toPlainString());
    }
}
