package callmart.cli;

import callmart.calendar.Period;
import callmart.run.JobRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the demo runs and when, as a centre's own schedule would have: each night after its day, the last week on its Monday, the last
 * month on the third, and on the last Friday what is about the week after it.
 * Decision 370.
 */
final class DemoPlan {

    private static final int HOUR_OF_NIGHTS = 1;
    private static final int HOUR_OF_REPORTS = 8;
    private static final int DAY_OF_MONTHLY_REPORTS = 3;
    private static final int DAYS_FROM_FRIDAY = 3;
    private static final int DAYS_TO_REVIEW = 7;

    private DemoPlan() {
    }

    /**
     * One run.
     *
     * @param at when, in the business time zone
     */
    record Run(LocalDateTime at, Period period, JobRequest request) {
    }

    /**
     * The runs of the last complete month and the days since, in the order of time. Nights before the last ones load history; they
     * compute measures where reports are made on the same day, and once before the last week, so that its forecasts can be reviewed.
     *
     * @param command what the record calls them
     * @param days how many of the last nights make reports, at least 1
     */
    static List<Run> of(LocalDate today, int days, String command) {
        SortedMap<LocalDate, List<Period>> reports = reports(today);
        List<Run> runs = new ArrayList<>();
        for (LocalDate day : history(today).datesUntil(today).toList()) {
            LocalDate morning = day.plusDays(1);
            List<Period> after = reports.getOrDefault(morning, List.of());
            boolean reported = !day.isBefore(today.minusDays(days));
            runs.add(new Run(morning.atTime(HOUR_OF_NIGHTS, 0), Period.day(day),
                    reported ? JobRequest.all(command) : JobRequest.history(command, reports.containsKey(morning))));
            after.forEach(period -> runs.add(new Run(morning.atTime(HOUR_OF_REPORTS, 0), period, JobRequest.all(command))));
        }
        return runs;
    }

    /** The first day. */
    static LocalDate history(LocalDate today) {
        return Period.of(Period.Kind.MONTH, today).previous().from();
    }

    private static SortedMap<LocalDate, List<Period>> reports(LocalDate today) {
        SortedMap<LocalDate, List<Period>> reports = new TreeMap<>();
        Period week = Period.of(Period.Kind.WEEK, today).previous();
        reports.put(week.from().minusDays(DAYS_TO_REVIEW), new ArrayList<>());
        add(reports, week.next().from(), week);
        Period month = Period.of(Period.Kind.MONTH, today).previous();
        LocalDate third = month.next().from().withDayOfMonth(DAY_OF_MONTHLY_REPORTS);
        add(reports, third.isAfter(today) ? today : third, month);
        LocalDate friday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
        add(reports, friday, Period.of(Period.Kind.WEEK, friday.plusDays(DAYS_FROM_FRIDAY)));
        return reports;
    }

    private static void add(SortedMap<LocalDate, List<Period>> reports, LocalDate morning, Period period) {
        reports.computeIfAbsent(morning, day -> new ArrayList<>()).add(period);
    }
}
