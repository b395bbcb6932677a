package callmart.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands against making a report.
 *
 * @param kind what is wrong
 * @param name the feed, or the check
 * @param days the days concerned, first to last
 * @param detail the first error; empty when nothing was tried
 */
public record Gap(Kind kind, String name, List<LocalDate> days, String detail) {

    /** A feed's day that no run has loaded, one whose last load failed, a check that does not hold, or a night that made no forecasts. */
    public enum Kind {
        NEVER_LOADED, FAILED, CHECK, NO_FORECAST
    }

    public Gap {
        days = List.copyOf(days);
    }

    /** For the log and the record. */
    public String text() {
        String many = days.size() > 1 ? " on " + days.size() + " days, the first: " : ": ";
        return switch (kind) {
            case NEVER_LOADED -> name + " of " + ranges() + " was never loaded";
            case FAILED -> name + " of " + ranges() + " failed" + many + detail;
            case NO_FORECAST -> "the night of " + ranges() + " made no forecasts for the morning after it";
            case CHECK -> "check " + name + " of " + ranges() + " does not hold" + many + detail;
        };
    }

    /** {@code 2026-11-01 to 2026-11-05, 2026-11-07}. */
    public String ranges() {
        return ranges(" to ", ", ");
    }

    /** Days that follow each other as one range. */
    public String ranges(String to, String comma) {
        List<String> ranges = new ArrayList<>();
        for (int first = 0, last = 0; first < days.size(); first = ++last) {
            while (last + 1 < days.size() && days.get(last + 1).equals(days.get(last).plusDays(1))) {
                last++;
            }
            ranges.add(first == last ? days.get(first).toString() : days.get(first) + to + days.get(last));
        }
        return String.join(comma, ranges);
    }
}
