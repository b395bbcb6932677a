package callmart.report;

import callmart.calendar.Period;
import java.time.ZonedDateTime;

/**
 * What stands above every document.
 *
 * @param id of the definition
 * @param title with the period put in
 * @param period what it is about
 * @param asOf when the numbers were computed, in the business time zone
 */
public record DocumentHead(String id, String title, Period period, ZonedDateTime asOf) {

    /** {@code 2026-11-21 周六}. */
    public String periodText() {
        return Formats.period(period);
    }

    /** {@code 数据截至 2026-11-22 08:30}. */
    public String asOfText() {
        return "数据截至 " + Formats.minute(asOf);
    }

    /** Period and time of the data, as they stand in one line below the title. */
    public String line() {
        return periodText() + "    " + asOfText();
    }
}
