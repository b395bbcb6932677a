package callmart.extract;

import callmart.feed.ColumnType;
import java.time.LocalDate;
import java.time.ZoneId;

/** One business date and the instants at which it begins and ends. Decision 160. */
public final class BusinessDay {

    private final LocalDate date;
    private final long from;
    private final long to;

    public BusinessDay(LocalDate date, ZoneId businessZone) {
        this(date, date, date, businessZone);
    }

    private BusinessDay(LocalDate date, LocalDate first, LocalDate last, ZoneId businessZone) {
        this.date = date;
        this.from = first.atStartOfDay(businessZone).toInstant().toEpochMilli();
        this.to = last.plusDays(1).atStartOfDay(businessZone).toInstant().toEpochMilli();
    }

    /** A business date with the instants of the days beside it. */
    public static BusinessDay withNeighbours(LocalDate date, ZoneId businessZone) {
        return new BusinessDay(date, date.minusDays(1), date.plusDays(1), businessZone);
    }

    /** @param number milliseconds since 1970 UTC of a time, days since 1970 of a date */
    public boolean contains(ColumnType type, long number) {
        return type == ColumnType.DATE ? number == date.toEpochDay() : number >= from && number < to;
    }
}
