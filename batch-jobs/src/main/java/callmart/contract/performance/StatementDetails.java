package callmart.contract.performance;

import callmart.config.EnumWord;
import callmart.contract.Assessed;
import callmart.contract.Evidence;
import callmart.contract.Line;
import callmart.contract.RuleOutcome;
import callmart.contract.SlipKind;
import callmart.contract.Statement;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a statement: KPIs, slips and caps, each amount as a formula over its own row. */
final class StatementDetails {

    private static final String ALL_MONTH = "全月";

    private final Statement statement;
    private final MoneyWords money;
    private final String number;
    private final String suffix;
    private final TermsTable terms;
    private final Map<String, String> names;
    private final Map<String, String> origins;

    /** @param terms the contract's, to whose table formulas refer */
    StatementDetails(Statement statement, String number, String suffix, TermsTable terms, Map<String, String> names,
            Map<String, String> origins) {
        this.statement = statement;
        this.money = new MoneyWords(statement.currency());
        this.number = number;
        this.suffix = suffix;
        this.terms = terms;
        this.names = names;
        this.origins = origins;
    }

    /** KPI id to its lines, in the contract's order and then the statement's; what is said for information first. */
    Map<String, List<Line>> kpiLines() {
        Map<String, List<Line>> byKpi = new LinkedHashMap<>();
        Set<String> assessedKpis = statement.lines().stream().filter(line -> line.assessed().isPresent()).map(Line::ref)
                .collect(Collectors.toSet());
        terms.kpis().stream().filter(assessedKpis::contains).forEach(kpi -> byKpi.put(kpi, new ArrayList<>()));
        Stream<Line> assessed = statement.lines().stream().filter(line -> line.kind() == Line.Kind.KPI || line.kind() == Line.Kind.BONUS);
        Stream.concat(assessed, statement.lines(Line.Kind.MONTH).stream()).forEach(line -> {
            List<Line> lines = byKpi.computeIfAbsent(line.ref(), none -> new ArrayList<>());
            lines.add(line.kind() == Line.Kind.MONTH ? 0 : lines.size(), line);
        });
        return byKpi;
    }

    /** Tariff code to slips, by code; those without one under an empty code. */
    Map<String, List<Line>> slipLines() {
        Map<String, List<Line>> byCode = new TreeMap<>();
        statement.lines(Line.Kind.SLIP).forEach(line -> byCode.computeIfAbsent(line.rule(), none -> new ArrayList<>()).add(line));
        return byCode;
    }

    /** {@code A1 服务态度}. */
    String slipLabel(String code) {
        String title = terms.title(code).orElseGet(() -> statement.lines(Line.Kind.SLIP).stream()
                .filter(line -> line.rule().equals(code)).map(Line::title).findFirst().orElse(""));
        return code.isEmpty() ? "无代码" : (code + " " + title).strip();
    }

    ReportTable kpis() {
        List<Row> rows = new ArrayList<>();
        kpiLines().values().forEach(lines -> lines.forEach(line -> rows.add(new Row(false, kpi(line, rows.size())))));
        rows.add(total(12, 10, StatementTables.sum(statement.lines(Line.Kind.KPI))
                .add(StatementTables.sum(statement.lines(Line.Kind.BONUS))),
                rows.isEmpty() ? "" : "SUM([*,10])"));
        return new ReportTable("kpi" + number, "KPI考核" + suffix, List.of(new Column("指标", Align.LEFT, 22), new Column("期间", Align.LEFT, 13),
                new Column("规则", Align.LEFT, 16), new Column("分子", Align.RIGHT, 13), new Column("分母", Align.RIGHT, 13),
                new Column("数值", Align.RIGHT, 11), new Column("目标", Align.RIGHT, 10), new Column("差距", Align.RIGHT, 10),
                new Column("计罚点数", Align.RIGHT, 10), new Column("单价", Align.RIGHT, 11), new Column(money.head("金额"), Align.RIGHT, 13),
                new Column("计算说明", Align.LEFT, 66)), rows);
    }

    /** 0 label, 1 period, 2 rule, 3 numerator, 4 denominator, 5 value, 6 target, 7 gap, 8 points, 9 price, 10 amount, 11 words. */
    private List<Cell> kpi(Line line, int row) {
        Assessed assessed = line.assessed().orElseThrow();
        Cell.Shape shape = assessed.unit() == Unit.PERCENT ? Cell.Shape.PERCENT : Cell.Shape.POINTS;
        boolean valued = assessed.ratio().hasValue() && line.outcome() != RuleOutcome.NOT_TOLD_APART;
        String at = row + ",";
        String direction = assessed.target().direction() == Target.Direction.AT_LEAST ? "[" + at + "6]-[" + at + "5]" : "[" + at + "5]-["
                + at + "6]";
        String scaled = "(" + direction + ")" + (assessed.unit() == Unit.PERCENT ? "*100" : "");
        List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(line.title()), new Cell.Text(line.day().map(Object::toString)
                .orElse(ALL_MONTH)), new Cell.Text(ChineseWords.rule(line)), new Cell.Computed(assessed.ratio().numerator(),
                Cell.Shape.COUNT, ""), new Cell.Computed(assessed.ratio().denominator(), Cell.Shape.COUNT, ""),
                valued ? new Cell.Computed(quotient(assessed), shape, "[" + at + "3]/[" + at + "4]", tone(assessed)) : none(shape),
                new Cell.Computed(assessed.target().limit(), shape, ""),
                valued ? new Cell.Computed(gap(assessed), Cell.Shape.POINTS, scaled) : none(Cell.Shape.POINTS)));
        boolean priced = assessed.price().isPresent();
        cells.add(assessed.points().map(points -> (Cell) new Cell.Computed(points, points.stripTrailingZeros().scale() > 0
                ? Cell.Shape.POINTS : Cell.Shape.COUNT, points(line, assessed, at))).orElse(new Cell.Text("")));
        cells.add(priced ? new Cell.Computed(assessed.price().get(), Cell.Shape.MONEY,
                assessed.share().map(share -> terms.shareOfFee(share, assessed.price().get())).orElse("")) : new Cell.Text(""));
        cells.add(line.kind() == Line.Kind.MONTH ? new Cell.Text("—")
                : new Cell.Computed(line.amount(), Cell.Shape.MONEY, amount(line, assessed, at)));
        cells.add(new Cell.Text(ChineseWords.arithmetic(line, statement)));
        return cells;
    }

    /** Rounded to eight decimals before whole points are taken, as a workbook reckons in binary. */
    private static String points(Line line, Assessed assessed, String at) {
        String gap = (line.kind() == Line.Kind.BONUS ? "-" : "") + "[" + at + "7]";
        return switch (assessed.rounding().orElseThrow()) {
            case WHOLE -> "ROUNDDOWN(ROUND(" + gap + ",8),0)";
            case STARTED -> "ROUNDUP(ROUND(" + gap + ",8),0)";
            case PRO_RATA -> gap;
        };
    }

    private static String amount(Line line, Assessed assessed, String at) {
        if (assessed.price().isEmpty()) {
            return "";
        }
        return (line.kind() == Line.Kind.BONUS ? "-" : "") + (assessed.rounding().isPresent()
                ? "ROUND([" + at + "8]*[" + at + "9],2)" : "[" + at + "9]");
    }

    private static Cell.Tone tone(Assessed assessed) {
        return assessed.ratio().meets(assessed.target()).filter(met -> !met).isPresent() ? Cell.Tone.MISSED : Cell.Tone.NONE;
    }

    private static BigDecimal quotient(Assessed assessed) {
        return assessed.ratio().numerator().divide(assessed.ratio().denominator(), MathContext.DECIMAL64);
    }

    private static BigDecimal gap(Assessed assessed) {
        BigDecimal gap = assessed.target().limit().subtract(quotient(assessed));
        BigDecimal directed = assessed.target().direction() == Target.Direction.AT_LEAST ? gap : gap.negate();
        return assessed.unit() == Unit.PERCENT ? directed.movePointRight(2) : directed;
    }

    private static Cell none(Cell.Shape shape) {
        return new Cell.Computed(null, shape, "");
    }

    ReportTable slips() {
        List<Row> rows = new ArrayList<>();
        statement.lines(Line.Kind.SLIP).forEach(line -> rows.add(new Row(false, slip(line))));
        rows.add(total(12, 11, StatementTables.sum(statement.lines(Line.Kind.SLIP)), rows.isEmpty() ? "" : "SUM([*,11])"));
        return new ReportTable("slips" + number, "过失单" + suffix, List.of(new Column("日期", Align.LEFT, 13), new Column("来源", Align.LEFT, 12),
                new Column("单号", Align.LEFT, 22), new Column("工号", Align.LEFT, 10), new Column("姓名", Align.LEFT, 11),
                new Column("代码", Align.LEFT, 7), new Column("过失", Align.LEFT, 15), new Column("流水号", Align.LEFT, 22),
                new Column("工单号", Align.LEFT, 18), new Column("数量", Align.RIGHT, 10),
                new Column("处理", Align.LEFT, 30), new Column(money.head("金额"), Align.RIGHT, 12)), rows);
    }

    private List<Cell> slip(Line line) {
        Evidence evidence = line.evidence().orElseThrow();
        Optional<String> price = line.outcome() == RuleOutcome.CHARGED ? terms.price(line.rule(), line.amount()) : Optional.empty();
        String agent = line.agent().orElse("");
        return List.of(new Cell.Text(line.day().map(Object::toString).orElse("")), new Cell.Text(origin(evidence.kind())),
                new Cell.Text(line.ref()), new Cell.Text(agent), new Cell.Text(names.getOrDefault(agent, agent)),
                new Cell.Text(line.rule()), new Cell.Text(slipLabel(line.rule())), new Cell.Text(evidence.call().orElse("")),
                new Cell.Text(evidence.ticket().orElse("")), new Cell.Text(ChineseWords.quantity(evidence)),
                new Cell.Text(ChineseWords.outcome(line, price.isPresent())),
                new Cell.Computed(line.amount(), Cell.Shape.MONEY, price.orElse("")));
    }

    private String origin(SlipKind kind) {
        return origins.getOrDefault(EnumWord.of(kind), EnumWord.of(kind));
    }

    ReportTable caps() {
        List<Row> rows = new ArrayList<>();
        for (Line line : statement.lines(Line.Kind.CAP)) {
            Line.Cap cap = line.cap().orElseThrow();
            int row = rows.size();
            rows.add(new Row(false, List.of(new Cell.Text(capLabel(line)), new Cell.Computed(cap.before(), Cell.Shape.MONEY,
                    before(line, row)), new Cell.Computed(cap.limit(), Cell.Shape.MONEY, terms.limit(line).orElse("")),
                    new Cell.Computed(line.amount(), Cell.Shape.MONEY,
                            "-MAX(0,[" + row + ",1]-[" + row + ",2])"))));
        }
        if (rows.isEmpty()) {
            rows.add(new Row(false, List.of(new Cell.Text("本月无封顶扣减"), none(Cell.Shape.MONEY), none(Cell.Shape.MONEY),
                    new Cell.Computed(BigDecimal.ZERO, Cell.Shape.MONEY, ""))));
        }
        rows.add(total(4, 3, StatementTables.sum(statement.lines(Line.Kind.CAP)), "SUM([*,3])"));
        return new ReportTable("caps" + number, "封顶" + suffix, List.of(new Column("封顶项", Align.LEFT, 40),
                new Column(money.head("封顶前"), Align.RIGHT, 20), new Column(money.head("封顶额"), Align.RIGHT, 20),
                new Column(money.head("扣减"), Align.RIGHT, 20)), rows);
    }

    private String capLabel(Line line) {
        return switch (line.cap().orElseThrow().scope()) {
            case KPI -> "指标 " + kpiLines().get(line.ref()).get(0).title();
            case AGENT -> "坐席 " + line.ref() + " " + names.getOrDefault(line.ref(), "") + "（过失单）";
            case MONTH -> ALL_MONTH + "（全部金额）";
        };
    }

    /** What the cap limits, as a sum over the tables of the lines. */
    private String before(Line line, int row) {
        String kpi = "kpi" + number + "!";
        String slips = "slips" + number + "!";
        return switch (line.cap().orElseThrow().scope()) {
            case KPI -> "SUMIFS([" + kpi + "*,10],[" + kpi + "*,0],\"" + kpiLines().get(line.ref()).get(0).title() + "\",[" + kpi
                    + "*,10],\">0\")";
            case AGENT -> "SUMIFS([" + slips + "*,11]," + exactly("[" + slips + "*,3]", line.ref()) + ")";
            case MONTH -> "SUM([" + kpi + "*,10])" + (statement.lines(Line.Kind.SLIP).isEmpty() ? "" : "+SUM([" + slips + "*,11])")
                    + (row == 0 ? "" : "+SUM([0,3]:[" + (row - 1) + ",3])");
        };
    }

    /**
     * Criteria of SUMIFS for a text. A plain one would take agent 012 for 12, and long ids for each other; so it is what begins with the
     * text and has its length, which workbooks compare as texts.
     */
    private static String exactly(String column, String text) {
        String literal = text.replaceAll("[~*?]", "~$0").replace("\"", "\"\"");
        return column + ",\"" + literal + "*\"," + column + ",\"" + "?".repeat(text.length()) + "\"";
    }

    private static Row total(int columns, int amountColumn, BigDecimal amount, String formula) {
        Cell[] cells = new Cell[columns];
        Arrays.fill(cells, new Cell.Text(""));
        cells[0] = new Cell.Text("合计");
        cells[amountColumn] = new Cell.Computed(amount, Cell.Shape.MONEY, formula);
        return new Row(true, List.of(cells));
    }
}
