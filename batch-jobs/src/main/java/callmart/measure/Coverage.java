package callmart.measure;

import java.time.LocalDate;
import java.util.Set;

/** Says which measures have no value, as what they are counted from was not delivered. Their columns hold zeros that nobody counted. */
public interface Coverage {

    /** Every measure has a value. */
    Coverage ALL = new Coverage() {
        @Override
        public Set<String> absent(LocalDate from, LocalDate to) {
            return Set.of();
        }

        @Override
        public Set<String> undelivered(LocalDate day) {
            return Set.of();
        }
    };

    /**
     * The measures without a value in a period: of a feed that they need no day of it was loaded, or a column that they need was not
     * delivered on one of its loaded days.
     */
    Set<String> absent(LocalDate from, LocalDate to);

    /** The measures that need a column which was not delivered on a day that was loaded. */
    Set<String> undelivered(LocalDate day);
}
