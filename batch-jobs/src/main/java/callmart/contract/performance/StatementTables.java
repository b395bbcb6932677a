package callmart.contract.performance;

import callmart.contract.Fee;
import callmart.contract.Line;
import callmart.contract.Settlement;
import callmart.contract.Statement;
import callmart.contract.Terms;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables of one statement. Every amount is a formula over the cells that it follows from, down to numerators, denominators, targets
 * and prices.
 */
final class StatementTables {

    private final Statement statement;
    private final MoneyWords money;
    private final Settlement settlement;
    private final String number;
    private final String suffix;
    private final TermsTable terms;
    private final StatementDetails details;
    private final Texts texts;

    /**
     * @param number tells the tables of several statements apart
     * @param suffix the same for readers; empty for a single statement
     * @param terms of the month in the order of time; empty when the contract is not configured any more
     * @param fee what the statement's fee is made of; empty when the files do not say it any more
     * @param names agent to name
     * @param origins what readers call the kinds of slips
     * @param sums how numerators and denominators are shown
     */
    StatementTables(Settlement settlement, int number, String suffix, List<Terms> terms, Optional<Fee> fee,
            Map<String, String> names, Map<String, String> origins, KpiSums sums, Texts texts) {
        this.settlement = settlement;
        this.statement = settlement.statement();
        this.money = new MoneyWords(statement.currency());
        this.number = Integer.toString(number);
        this.suffix = suffix;
        this.terms = new TermsTable(this.number, suffix, statement, terms, fee, texts);
        this.details = new StatementDetails(statement, this.number, suffix, this.terms, names, origins, sums, texts);
        this.texts = texts;
    }

    /** @param zone of the times that are shown */
    List<ReportTable> list(ZoneId zone) {
        List<ReportTable> tables = new ArrayList<>(List.of(summary(), signatures(), details.kpis(), details.notPriced(), details.slips(),
                details.slipsByAgent(),
                details.caps(), terms.table()));
        if (!statement.lines(Line.Kind.MOVED).isEmpty()) {
            tables.add(details.moved(zone));
        }
        settlement.before().ifPresent(before -> tables.add(new DifferenceTable(settlement, before, number, suffix, texts).table()));
        return tables;
    }

    /** The tables of the first sheet. */
    Set<String> face() {
        return Set.of("sum" + number, "sign" + number);
    }

    private ReportTable summary() {
        List<Row> rows = new ArrayList<>();
        int first = rows.size();
        for (Map.Entry<String, List<Line>> kpi : details.kpiLines().entrySet()) {
            String label = kpi.getValue().get(0).title();
            long charged = kpi.getValue().stream().filter(line -> line.amount().signum() != 0).count();
            boolean granted = kpi.getValue().stream().anyMatch(line -> line.kind() == Line.Kind.BONUS);
            rows.add(row(false, label, granted ? texts.of(Text.STATEMENT_GRANTED) : charged == 0 ? texts.of(Text.STATEMENT_NOTHING)
                    : texts.of(Text.STATEMENT_LINES, charged), sum(kpi.getValue()),
                    "SUMIF([kpi" + number + "!*,0],[" + rows.size() + ",0],[kpi" + number + "!*,10])"));
        }
        int kpiTotal = rows.size();
        rows.add(row(true, texts.of(Text.STATEMENT_SUM_OF_KPIS), "", total(Line.Kind.KPI).add(total(Line.Kind.BONUS)),
                subtotal(first, kpiTotal)));
        for (Map.Entry<String, List<Line>> code : details.slipLines().entrySet()) {
            long charged = code.getValue().stream().filter(line -> line.amount().signum() != 0).count();
            rows.add(row(false, details.slipLabel(code.getKey()), texts.of(Text.STATEMENT_SLIPS, charged, code.getValue().size()),
                    sum(code.getValue()), "SUMIF([slips" + number + "!*,6],[" + rows.size() + ",0],[slips" + number + "!*,11])"));
        }
        int slipTotal = rows.size();
        rows.add(row(true, texts.of(Text.STATEMENT_SUM_OF_SLIPS), "", total(Line.Kind.SLIP), subtotal(kpiTotal + 1, slipTotal)));
        int caps = statement.lines(Line.Kind.CAP).size();
        rows.add(row(false, texts.of(Text.CAP_DEDUCTION), caps == 0 ? texts.of(Text.CAP_NO_LINES) : texts.of(Text.CAP_LINES, caps),
                total(Line.Kind.CAP), "SUM([caps" + number + "!*,3])"));
        payable(rows, "[" + kpiTotal + ",2]+[" + slipTotal + ",2]+[" + (slipTotal + 1) + ",2]");
        return new ReportTable("sum" + number, texts.of(Text.TITLE_STATEMENT) + suffix, List.of(texts.left(Text.HEADING_ITEM, 36),
                texts.left(Text.HEADING_EXPLANATION, 60), money.column(texts.of(Text.HEADING_AMOUNT), 22)), rows);
    }

    /**
     * The last lines: the fee, what is deducted and granted, and what is left to pay.
     *
     * @param net formula of the deductions less the bonus
     */
    private void payable(List<Row> rows, String net) {
        BigDecimal bonus = total(Line.Kind.BONUS).negate();
        int fee = rows.size();
        String bonusCell = "[" + (fee + 2) + ",2]";
        rows.add(row(false, texts.of(Text.TERM_FEE), texts.of(Text.STATEMENT_SEE_TERMS), statement.monthlyFee(), terms.feeCell()));
        rows.add(row(false, texts.of(Text.STATEMENT_DEDUCTED), texts.of(Text.STATEMENT_WITHOUT_BONUS), statement.total().add(bonus),
                net + "+" + bonusCell));
        rows.add(row(false, texts.of(Text.STATEMENT_GRANTED), "", bonus, "-SUMIF([kpi" + number + "!*,10],\"<0\")"));
        BigDecimal payable = statement.monthlyFee().subtract(statement.total());
        rows.add(row(true, texts.of(Text.STATEMENT_PAYABLE), money.capitals(payable)
                .map(words -> texts.of(Text.STATEMENT_IN_CAPITALS, words)).orElse(""), payable,
                "[" + fee + ",2]-[" + (fee + 1) + ",2]+" + bonusCell));
    }

    private static String subtotal(int first, int end) {
        return first == end ? "0" : "SUM([" + first + ",2]:[" + (end - 1) + ",2])";
    }

    private static Row row(boolean total, String item, String note, BigDecimal amount, String formula) {
        return new Row(total, List.of(new Cell.Text(item), new Cell.Text(note), new Cell.Computed(amount, Cell.Shape.MONEY, formula)));
    }

    private BigDecimal total(Line.Kind kind) {
        return sum(statement.lines(kind));
    }

    static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private ReportTable signatures() {
        List<Row> rows = Stream.of(texts.of(Text.ROLE_PREPARED), texts.of(Text.ROLE_CHECKED), texts.of(Text.ROLE_CLIENT),
                texts.of(Text.ROLE_VENDOR, statement.vendor().name())).map(role -> new Row(false, List.of(new Cell.Text(role),
                new Cell.Text(" \n "), new Cell.Text(""), new Cell.Text(texts.of(Text.ROLE_DATE))))).toList();
        return new ReportTable("sign" + number, texts.of(Text.TITLE_SIGNATURES) + suffix, List.of(texts.left(Text.HEADING_ROLE, 36),
                texts.left(Text.HEADING_SIGNATURE, 40), texts.left(Text.HEADING_OPINION, 20), texts.left(Text.HEADING_DATE, 22)), rows);
    }
}
