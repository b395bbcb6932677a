package callmart.contract;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What a contract costs its vendor for a month.
 * Decision 225.
 *
 * @param contract id
 * @param covers whose work is assessed, as {@link Covers#toString} says it
 * @param currency three letters
 * @param monthlyFee money
 * @param lines KPIs, slips, caps, the total; after it what is said for information
 */
public record Statement(String contract, Vendor vendor, String covers, YearMonth month, String currency, BigDecimal monthlyFee,
        List<Line> lines) {

    public Statement {
        lines = List.copyOf(lines);
    }

    public List<Line> lines(Line.Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    /**
     * The lines whose change makes another version: not the values beside the subject, which are those of days that cost nothing (the
     * month's sums tell them) and of KPIs that are not priced.
     */
    List<Line> judged() {
        return lines.stream().filter(line -> line.kind() != Line.Kind.DAY && line.kind() != Line.Kind.NOT_PRICED).toList();
    }

    public BigDecimal total() {
        return lines(Line.Kind.TOTAL).get(0).amount();
    }

    /** The slips without a price; while there are any, the statement is incomplete. */
    public List<Line> unpriced() {
        return lines.stream().filter(line -> line.outcome() == RuleOutcome.UNPRICED).toList();
    }
}
