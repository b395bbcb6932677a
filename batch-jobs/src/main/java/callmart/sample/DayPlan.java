package callmart.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a day brings, before anybody calls.
 *
 * @param inbound     number of inbound calls, without those of a promotion
 * @param outbound    number of calls that agents make to customers
 * @param disturbance {@link Disturbance#NONE} on most days
 */
record DayPlan(LocalDate date, int inbound, int outbound, Disturbance disturbance) {

    private static final int[] CALLS_BY_WEEKDAY = {3400, 3020, 2960, 3000, 3260, 1580, 1500};
    private static final int DISTURBANCE_EVERY_DAYS = 14;

    static DayPlan of(long seed, LocalDate date) {
        Dice dice = Dice.of(seed, date, "plan");
        double calls = CALLS_BY_WEEKDAY[date.getDayOfWeek().getValue() - 1] * Math.max(0.93, Math.min(dice.normal(1, 0.04), 1.07));
        int outbound = (int) (calls * dice.between(0.05, 0.07));
        return new DayPlan(date, (int) calls, outbound, disturbance(seed, date));
    }

    /** One working day of every fortnight goes wrong. */
    private static Disturbance disturbance(long seed, LocalDate date) {
        long first = Math.floorDiv(date.toEpochDay(), (long) DISTURBANCE_EVERY_DAYS) * DISTURBANCE_EVERY_DAYS;
        Dice dice = Dice.of(seed, LocalDate.ofEpochDay(first), "disturbance");
        List<LocalDate> workdays = LongStream.range(first, first + DISTURBANCE_EVERY_DAYS).mapToObj(LocalDate::ofEpochDay)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0).toList();
        if (!dice.pick(workdays).equals(date)) {
            return Disturbance.NONE;
        }
        int from = dice.between(9 * 60, 15 * 60) * 60;
        return dice.chance(0.5)
                ? new Disturbance(Disturbance.Kind.OUTAGE, from, from + dice.between(25, 50) * 60)
                : new Disturbance(Disturbance.Kind.PROMOTION, from, from + dice.between(90, 150) * 60);
    }

    /**
     * What goes wrong on a bad day.
     *
     * @param from seconds since midnight
     * @param to   seconds since midnight, exclusive
     */
    record Disturbance(Kind kind, int from, int to) {

        static final Disturbance NONE = new Disturbance(Kind.NONE, 0, 0);

        /** OUTAGE: most seats cannot take calls. PROMOTION: a flood of sales calls. */
        public enum Kind { NONE, OUTAGE, PROMOTION }

        boolean isOutageAt(int second) {
            return kind == Kind.OUTAGE && second >= from && second < to;
        }

        boolean isPromotion() {
            return kind == Kind.PROMOTION;
        }
    }
}
