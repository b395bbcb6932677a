package callmart.contract;

import callmart.measure.Coverage;
import callmart.measure.Dimension;
import callmart.measure.MeasureScope;
import callmart.measure.MeasureSums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sums of measures that contracts are assessed by. */
public final class MeasuredMonths implements MeasureSource {

    private final MeasureSums sums;
    private final Coverage coverage;

    /** @param coverage which measures have no value; {@code sums} leaves them out */
    public MeasuredMonths(MeasureSums sums, Coverage coverage) {
        this.sums = sums;
        this.coverage = coverage;
    }

    @Override
    public Set<String> available(Covers covers) {
        return Set.copyOf(sums.names(Optional.of(Dimension.DAY), scope(covers)));
    }

    @Override
    public Set<String> absent(LocalDate day) {
        return coverage.absent(day, day);
    }

    @Override
    public Set<String> undelivered(LocalDate day) {
        return coverage.undelivered(day);
    }

    @Override
    public Map<LocalDate, Map<String, BigDecimal>> byDay(Covers covers, LocalDate from, LocalDate to) {
        Map<LocalDate, Map<String, BigDecimal>> days = new LinkedHashMap<>();
        sums.sum(from, to, Optional.of(Dimension.DAY), scope(covers)).forEach((day, values) -> days.put(LocalDate.parse(day), values));
        return days;
    }

    private static MeasureScope scope(Covers covers) {
        return switch (covers.kind()) {
            case ALL -> MeasureScope.ALL;
            case TEAMS -> MeasureScope.teams(covers.names());
            case QUEUES -> MeasureScope.queues(covers.names());
        };
    }
}
