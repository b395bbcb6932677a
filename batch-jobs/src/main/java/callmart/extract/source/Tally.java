package callmart.extract.source;

import callmart.extract.CanonicalMapper;
import callmart.extract.Counts;
import callmart.extract.Warnings;

/** Counts rows while they are read. Between two rows read = accepted + rejected + otherDay + filtered; sums are among the rejected. */
final class Tally {

    private final Warnings warnings = new Warnings();
    private long read;
    private long accepted;
    private long rejected;
    private long sums;
    private long otherDay;
    private long filtered;

    Warnings warnings() {
        return warnings;
    }

    long read() {
        return read;
    }

    void row(CanonicalMapper.Outcome outcome) {
        read++;
        switch (outcome) {
            case ACCEPTED -> accepted++;
            case REJECTED -> rejected++;
            case SUM_ROW -> {
                rejected++;
                sums++;
            }
            case OTHER_DAY -> otherDay++;
            case FILTERED -> filtered++;
        }
    }

    void folded(long rows) {
        read += rows;
        filtered += rows;
    }

    Counts counts() {
        return new Counts(read, accepted, rejected, sums, otherDay, filtered, warnings.counts());
    }
}
