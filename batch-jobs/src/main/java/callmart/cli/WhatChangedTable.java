package callmart.cli;

import callmart.contract.WhatChanged;
import callmart.contract.WhatChanged.Row;
import callmart.contract.WhatChanged.Side;
import callmart.measure.kpi.Target;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what months come to under two configurations. */
record WhatChangedTable(PrintWriter out, OutputFormat format) {

    private static final Logger LOG = LoggerFactory.getLogger(WhatChangedTable.class);
    private static final int PLACES = 6;

    /** @param months in the order of time @param contract only this; null: all, and the KPIs of the whole centre */
    int print(WhatChanged changed, List<YearMonth> months, String contract) {
        Rows rows = new Rows("month", "contract", "kind", "ref", "value", "other_value", "target", "other_target", "amount", "other_amount",
                "difference", "currency");
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (YearMonth month : months) {
            List<Row> shown = changed.of(month).stream().filter(row -> contract == null || row.contract().equals(contract)).toList();
            shown.forEach(row -> rows.add(month, row.contract(), row.kind(), row.ref(), value(row.before()), value(row.after()),
                    target(row.before()), target(row.after()), row.before().amount().orElse(null), row.after().amount().orElse(null),
                    row.difference().orElse(null), row.currency()));
            shown.stream().filter(row -> row.kind().equals("total")).forEach(row -> totals.merge(row.contract() + " " + row.currency(),
                    row.difference().orElseThrow(), BigDecimal::add));
        }
        rows.print(format, out);
        if (totals.isEmpty()) {
            LOG.warn("no contract that is asked for is in force from {} to {} under either configuration", months.get(0),
                    months.get(months.size() - 1));
            return Exit.WARNINGS;
        }
        LOG.info("{} to {}, the other less this: {}", months.get(0), months.get(months.size() - 1), totals.entrySet().stream()
                .map(total -> total.getKey() + " " + total.getValue().toPlainString()).collect(Collectors.joining(", ")));
        return Exit.DONE;
    }

    private static BigDecimal value(Side side) {
        return side.ratio().flatMap(ratio -> ratio.value(PLACES)).orElse(null);
    }

    private static String target(Side side) {
        return side.target().map(target -> (target.direction() == Target.Direction.AT_LEAST ? ">= " : "<= ")
                + Optional.of(target.limit().setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros())
                .map(limit -> limit.scale() < 0 ? limit.setScale(0) : limit).get().toPlainString()).orElse(null);
    }
}
