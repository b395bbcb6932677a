package callmart.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Where sums of measures come from. */
public interface MeasureSource {

    /** The measures that can be told apart by what is covered. */
    Set<String> available(Covers covers);

    /** The measures that have no value on a day: what they are counted from was not loaded, or lacked a column. */
    Set<String> absent(LocalDate day);

    /** Those of them that lacked a column on a day that was loaded. A KPI for whole months is assessed over the other days. */
    Set<String> undelivered(LocalDate day);

    /** Day to measure to sum, of what is covered; a day or measure without rows may be left out, and one that has no value is. */
    Map<LocalDate, Map<String, BigDecimal>> byDay(Covers covers, LocalDate from, LocalDate to);
}
