package callmart.cli;

import callmart.config.EnumWord;
import callmart.contract.Outlook;
import callmart.measure.kpi.Target;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what a month's KPIs cost if it ended now, and what its rest must reach. */
record OutlookTable(PrintWriter out, OutputFormat format) {

    private static final Logger LOG = LoggerFactory.getLogger(OutlookTable.class);
    private static final int PLACES = 6;

    int print(List<Outlook.Row> outlook) {
        if (outlook.isEmpty()) {
            LOG.warn("no contract that is asked for is in force in the month; contracts are the files of contracts/");
        }
        Rows rows = new Rows("contract", "kpi", "numerator", "denominator", "value", "target", "amount_now", "currency", "expected", "need",
                "state", "missing");
        outlook.forEach(row -> rows.add(row.contract(), row.kpi(), number(Optional.of(row.soFar().numerator())),
                number(Optional.of(row.soFar().denominator())), number(row.soFar().value(PLACES)), (row.target().direction()
                == Target.Direction.AT_LEAST ? ">= " : "<= ") + number(Optional.of(row.target().limit())).toPlainString(), row.amount(),
                row.currency(), number(row.expected().map(rest -> rest.setScale(3, RoundingMode.HALF_UP))), number(row.need()
                        .map(rest -> rest.setScale(PLACES, RoundingMode.HALF_UP))),
                row.verdict() == Outlook.Verdict.NONE ? null : EnumWord.of(row.verdict()), number(row.missing())));
        rows.print(format, out);
        return outlook.isEmpty() ? Exit.WARNINGS : Exit.DONE;
    }

    private static BigDecimal number(Optional<BigDecimal> number) {
        return number.map(BigDecimal::stripTrailingZeros).map(value -> value.scale() < 0 ? value.setScale(0) : value).orElse(null);
    }
}
