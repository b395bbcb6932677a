package callmart.penalty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Where sums of measures come from. */
public interface MeasureSource {

    /** The measures that can be told apart by what is covered. */
    Set<String> available(Covers covers);

    /** Day to measure to sum, of what is covered; a day or measure without rows may be left out. */
    Map<LocalDate, Map<String, BigDecimal>> byDay(Covers covers, LocalDate from, LocalDate to);
}
