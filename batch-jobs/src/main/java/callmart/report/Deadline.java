package callmart.report;

import callmart.calendar.Period;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a report is due: a time on the day after the period's last.
 *
 * @param time in the business time zone
 */
public record Deadline(LocalTime time) {

    private static final Pattern NEXT_DAY = Pattern.compile("next-day (\\d{2}:\\d{2})");

    /** @throws IllegalArgumentException when the text is not of the form {@code next-day 11:30} */
    public static Deadline parse(String text) {
        Matcher matcher = NEXT_DAY.matcher(text);
        try {
            if (matcher.matches()) {
                return new Deadline(LocalTime.parse(matcher.group(1)));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' has no such time of day; write it as next-day 11:30", e);
        }
        throw new IllegalArgumentException("expected a deadline such as 'next-day 11:30', found '" + text + "'");
    }

    public ZonedDateTime of(Period period, ZoneId zone) {
        return period.to().plusDays(1).atTime(time).atZone(zone);
    }
}
