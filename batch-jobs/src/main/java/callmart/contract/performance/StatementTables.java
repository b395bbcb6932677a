package callmart.contract.performance;

import callmart.contract.Fee;
import callmart.contract.Line;
import callmart.contract.Settlement;
import callmart.contract.Statement;
import callmart.contract.Terms;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * @param number tells the tables of several statements apart
     * @param suffix the same for readers; empty for a single statement
     * @param terms of the month in the order of time; empty when the contract is not configured any more
     * @param fee what the statement's fee is made of; empty when the files do not say it any more
     * @param names agent to name
     * @param origins what readers call the kinds of slips
     */
    StatementTables(Settlement settlement, int number, String suffix, List<Terms> terms, Optional<Fee> fee,
            Map<String, String> names, Map<String, String> origins) {
        this.settlement = settlement;
        this.statement = settlement.statement();
        this.money = new MoneyWords(statement.currency());
        this.number = Integer.toString(number);
        this.suffix = suffix;
        this.terms = new TermsTable(this.number, suffix, statement, terms, fee);
        this.details = new StatementDetails(statement, this.number, suffix, this.terms, names, origins);
    }

    /** @param zone of the times that are shown */
    List<ReportTable> list(ZoneId zone) {
        List<ReportTable> tables = new ArrayList<>(List.of(summary(), signatures(), details.kpis(), details.notPriced(), details.slips(),
                details.slipsByAgent(),
                details.caps(), terms.table()));
        if (!statement.lines(Line.Kind.MOVED).isEmpty()) {
            tables.add(details.moved(zone));
        }
        settlement.before().ifPresent(before -> tables.add(new DifferenceTable(settlement, before, number, suffix).table()));
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
            rows.add(row(false, label, granted ? "奖励" : charged == 0 ? "无扣款" : "计 " + charged + " 项", sum(kpi.getValue()),
                    "SUMIF([kpi" + number + "!*,0],[" + rows.size() + ",0],[kpi" + number + "!*,10])"));
        }
        int kpiTotal = rows.size();
        rows.add(row(true, "KPI 小计", "", total(Line.Kind.KPI).add(total(Line.Kind.BONUS)), subtotal(first, kpiTotal)));
        for (Map.Entry<String, List<Line>> code : details.slipLines().entrySet()) {
            long charged = code.getValue().stream().filter(line -> line.amount().signum() != 0).count();
            rows.add(row(false, details.slipLabel(code.getKey()), "计罚 " + charged + " 张，列示 " + code.getValue().size()
                    + " 张", sum(code.getValue()), "SUMIF([slips" + number + "!*,6],[" + rows.size() + ",0],[slips" + number + "!*,11])"));
        }
        int slipTotal = rows.size();
        rows.add(row(true, "过失单小计", "", total(Line.Kind.SLIP), subtotal(kpiTotal + 1, slipTotal)));
        rows.add(row(false, "封顶扣减", statement.lines(Line.Kind.CAP).isEmpty() ? "无" : statement.lines(Line.Kind.CAP).size()
                + " 项",
                total(Line.Kind.CAP), "SUM([caps" + number + "!*,3])"));
        payable(rows, "[" + kpiTotal + ",2]+[" + slipTotal + ",2]+[" + (slipTotal + 1) + ",2]");
        return new ReportTable("sum" + number, "结算汇总" + suffix, List.of(new Column("项目", Align.LEFT, 36),
                new Column("说明", Align.LEFT, 60),
                new Column(money.head("金额"), Align.RIGHT, 22)), rows);
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
        rows.add(row(false, "月服务费", "见“合同标准”", statement.monthlyFee(), terms.feeCell()));
        rows.add(row(false, "扣款合计", "不含奖励", statement.total().add(bonus), net + "+" + bonusCell));
        rows.add(row(false, "奖励", "", bonus, "-SUMIF([kpi" + number + "!*,10],\"<0\")"));
        BigDecimal payable = statement.monthlyFee().subtract(statement.total());
        rows.add(row(true, "本月应付", money.capitals(payable).map(words -> "大写：" + words).orElse(""), payable,
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
        List<Row> rows = new ArrayList<>();
        for (String role : new LinkedHashSet<>(List.of("编制", "审核", "甲方负责人", "外包方负责人（" + statement.vendor()
                .name() + "）"))) {
            rows.add(new Row(false, List.of(new Cell.Text(role), new Cell.Text(" \n "), new Cell.Text(""),
                    new Cell.Text("        年    月    日"))));
        }
        return new ReportTable("sign" + number, "签字确认" + suffix, List.of(new Column("角色", Align.LEFT, 36),
                new Column("签字（盖章）", Align.LEFT, 40), new Column("意见", Align.LEFT, 20), new Column("日期", Align.LEFT,
                        22)), rows);
    }
}
