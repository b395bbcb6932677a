package callmart.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A contract with a vendor over all its changes of terms.
 *
 * @param id as its file names it; files of one id follow on one another
 * @param currency three letters
 * @param from first day in force
 * @param to last day in force, included
 * @param terms by their first day, at least one; the first begins with the contract
 */
public record Contract(String id, Vendor vendor, Covers covers, String currency, LocalDate from, LocalDate to, List<Terms> terms) {

    public Contract {
        terms = List.copyOf(terms);
    }

    boolean inForce(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether some day lies within both. */
    boolean meets(LocalDate first, LocalDate last) {
        return !last.isBefore(from) && !first.isAfter(to);
    }

    /** The first day of a month on which it is in force. */
    LocalDate first(YearMonth month) {
        return from.isAfter(month.atDay(1)) ? from : month.atDay(1);
    }

    /** The last day of a month on which it is in force. */
    LocalDate last(YearMonth month) {
        return to.isBefore(month.atEndOfMonth()) ? to : month.atEndOfMonth();
    }

    /** What holds on some day of a month, in the order of time; empty when the contract is not in force in it. */
    List<Terms> of(YearMonth month) {
        return month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1)).flatMap(day -> on(day).stream()).distinct().toList();
    }

    /** What holds on a day; empty when the contract is not in force. */
    public Optional<Terms> on(LocalDate day) {
        return inForce(day) ? terms.stream().filter(block -> !block.from().isAfter(day)).reduce((earlier, later) -> later)
                : Optional.empty();
    }
}
