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
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a statement: KPIs, slips and caps, each amount as a formula over its own row. */
final class StatementDetails {

    /** Of a value that readers see; of a share before it is shown in percent. */
    private static final int DECIMALS = 2;
    private static final int SHARE_DECIMALS = 4;

    private final Statement statement;
    private final MoneyWords money;
    private final String number;
    private final String suffix;
    private final TermsTable terms;
    private final Map<String, String> names;
    private final Map<String, String> origins;
    private final Texts texts;
    private final LineWords words;
    private final KpiSums sums;

    /** @param terms the contract's, to whose table formulas refer @param sums how numerators and denominators are shown */
    StatementDetails(Statement statement, String number, String suffix, TermsTable terms, Map<String, String> names,
            Map<String, String> origins, KpiSums sums, Texts texts) {
        this.sums = sums;
        this.statement = statement;
        this.money = new MoneyWords(statement.currency());
        this.number = number;
        this.suffix = suffix;
        this.terms = terms;
        this.names = names;
        this.origins = origins;
        this.texts = texts;
        this.words = new LineWords(texts);
    }

    /** KPI id to its lines, in the contract's order and then the statement's; the month's first, then every assessed day. */
    Map<String, List<Line>> kpiLines() {
        Map<String, List<Line>> byKpi = new LinkedHashMap<>();
        Set<String> assessedKpis = statement.lines().stream().filter(line -> line.assessed().isPresent()).map(Line::ref)
                .collect(Collectors.toSet());
        terms.kpis().stream().filter(assessedKpis::contains).forEach(kpi -> byKpi.put(kpi, new ArrayList<>()));
        statement.lines().stream().filter(line -> line.assessed().isPresent() && line.kind() != Line.Kind.NOT_PRICED)
                .sorted(Comparator.comparing((Line line) -> line.day().orElse(LocalDate.MIN)))
                .forEach(line -> byKpi.computeIfAbsent(line.ref(), none -> new ArrayList<>()).add(line));
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
        return code.isEmpty() ? texts.of(Text.SLIP_NO_CODE) : (code + " " + title).strip();
    }

    ReportTable kpis() {
        List<Row> rows = new ArrayList<>();
        kpiLines().values().forEach(lines -> lines.forEach(line -> rows.add(new Row(false, kpi(line, rows.size())))));
        rows.add(total(12, 10, StatementTables.sum(statement.lines(Line.Kind.KPI))
                .add(StatementTables.sum(statement.lines(Line.Kind.BONUS))),
                rows.isEmpty() ? "" : "SUM([*,10])"));
        return new ReportTable("kpi" + number, texts.of(Text.TITLE_KPI_LINES) + suffix, List.of(texts.left(Text.HEADING_KPI, 22),
                texts.left(Text.HEADING_PERIOD, 13), texts.left(Text.HEADING_RULE, 16), texts.right(Text.HEADING_NUMERATOR, 13),
                texts.right(Text.HEADING_DENOMINATOR, 13), texts.right(Text.HEADING_VALUE, 11), texts.right(Text.HEADING_TARGET, 10),
                Column.gap(), texts.right(Text.HEADING_POINTS, 10), texts.right(Text.HEADING_PRICE, 11),
                money.column(texts.of(Text.HEADING_AMOUNT), 13), texts.left(Text.HEADING_CALCULATION, 66)), rows);
    }

    /** 0 label, 1 period, 2 rule, 3 numerator, 4 denominator, 5 value, 6 target, 7 gap, 8 points, 9 price, 10 amount, 11 words. */
    private List<Cell> kpi(Line line, int row) {
        Assessed assessed = line.assessed().orElseThrow();
        String at = row + ",";
        List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(line.title()), new Cell.Text(line.day().map(Object::toString)
                .orElseGet(() -> texts.of(Text.WORD_WHOLE_MONTH))), new Cell.Text(words.rule(line))));
        cells.addAll(ratio(line, row, 3));
        cells.add(assessed.points().map(points -> (Cell) new Cell.Computed(points, points.stripTrailingZeros().scale() > 0
                ? Cell.Shape.POINTS
                : Cell.Shape.COUNT, points(line, assessed, at))).orElse(new Cell.Text("")));
        cells.add(assessed.price().map(price -> (Cell) new Cell.Computed(price, Cell.Shape.MONEY, terms.price(line)))
                .orElse(new Cell.Text("")));
        cells.add(line.kind() == Line.Kind.MONTH ? new Cell.Text("—") : new Cell.Computed(line.amount(), Cell.Shape.MONEY,
                amount(line, assessed, at)));
        cells.add(new Cell.Text(words.arithmetic(line, statement)));
        return cells;
    }

    /**
     * Numerator, denominator, value, target and gap, which is positive where the value falls short of the target. Both have
     * as many decimals as tell that it does.
     *
     * @param first the numerator's column
     */
    private List<Cell> ratio(Line line, int row, int first) {
        Assessed assessed = line.assessed().orElseThrow();
        boolean percent = assessed.unit() == Unit.PERCENT;
        Cell.Shape shape = percent ? Cell.Shape.PERCENT : Cell.Shape.POINTS;
        Cell.Shape distance = switch (assessed.unit()) {
            case PERCENT -> Cell.Shape.PERCENTAGE_POINTS;
            case SECONDS -> Cell.Shape.SECONDS;
            case TIMES -> shape;
        };
        boolean valued = assessed.ratio().hasValue() && line.outcome() != RuleOutcome.NOT_TOLD_APART;
        int least = percent ? SHARE_DECIMALS : DECIMALS;
        int further = assessed.ratio().decimals(least, one -> one.misses(assessed.target())) - least;
        String value = "[" + row + "," + (first + 2) + "]";
        String target = "[" + row + "," + (first + 3) + "]";
        String below = assessed.target().direction() == Target.Direction.AT_LEAST ? target + "-" + value : value + "-" + target;
        return List.of(new Cell.Computed(assessed.ratio().numerator(), sums.numerator(line.ref()), ""),
                new Cell.Computed(assessed.ratio().denominator(), sums.denominator(line.ref()), ""),
                valued ? new Cell.Computed(quotient(assessed), shape, "[" + row + "," + first + "]/[" + row + "," + (first + 1) + "]"
                        + sums.inSeconds(line.ref()),
                        tone(assessed), further) : none(shape),
                new Cell.Computed(assessed.target().limit(), shape, ""),
                valued ? new Cell.Computed(gap(assessed), distance, "(" + below + ")" + (percent ? "*100" : ""), Cell.Tone.NONE,
                        further == 0 || distance != Cell.Shape.SECONDS ? further : further + 1) : none(distance));
    }

    /** Rounded to eight decimals before whole points are taken, as a workbook reckons in binary. */
    private static String points(Line line, Assessed assessed, String at) {
        String gap = line.kind() == Line.Kind.DAY ? "MAX(0,[" + at + "7])" : (line.kind() == Line.Kind.BONUS ? "-" : "") + "[" + at + "7]";
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
                ? "ROUND([" + at + "8]*[" + at + "9],2)" : line.day().isPresent() ? "IF(ROUND([" + at + "7],8)>0,[" + at + "9],0)" : "["
                        + at + "9]");
    }

    private static Cell.Tone tone(Assessed assessed) {
        return assessed.ratio().misses(assessed.target()) ? Cell.Tone.MISSED : Cell.Tone.NONE;
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

    /** The KPIs that have a target which the contract does not price. */
    ReportTable notPriced() {
        List<Row> rows = new ArrayList<>();
        statement.lines(Line.Kind.NOT_PRICED).forEach(line -> {
            List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(line.title())));
            cells.addAll(ratio(line, rows.size(), 1));
            cells.add(new Cell.Text(words.arithmetic(line, statement)));
            rows.add(new Row(false, cells));
        });
        return new ReportTable("other" + number, texts.of(Text.TITLE_NOT_PRICED) + suffix, List.of(texts.left(Text.HEADING_KPI, 26),
                texts.right(Text.HEADING_NUMERATOR, 14), texts.right(Text.HEADING_DENOMINATOR, 14), texts.right(Text.HEADING_VALUE, 12),
                texts.right(Text.HEADING_TARGET, 12), Column.gap(), texts.left(Text.HEADING_EXPLANATION, 40)), rows);
    }

    ReportTable slips() {
        List<Row> rows = new ArrayList<>();
        statement.lines(Line.Kind.SLIP).forEach(line -> rows.add(new Row(false, slip(line))));
        rows.add(total(12, 11, StatementTables.sum(statement.lines(Line.Kind.SLIP)), rows.isEmpty() ? "" : "SUM([*,11])"));
        return new ReportTable("slips" + number, texts.of(Text.TITLE_SLIPS) + suffix, List.of(texts.left(Text.HEADING_DATE, 13),
                texts.left(Text.HEADING_ORIGIN, 12), texts.left(Text.HEADING_SLIP_ID, 22), texts.left(Text.HEADING_AGENT_ID, 10),
                texts.left(Text.HEADING_NAME, 11), texts.left(Text.HEADING_CODE, 7), texts.left(Text.HEADING_OFFENCE, 15),
                texts.left(Text.HEADING_CALL, 22), texts.left(Text.HEADING_TICKET, 18), texts.right(Text.HEADING_QUANTITY, 10),
                texts.left(Text.HEADING_OUTCOME, 30), money.column(texts.of(Text.HEADING_AMOUNT), 12)), rows);
    }

    /** The deadlines that were moved or dropped after they had passed, with their records; times are in the zone. */
    ReportTable moved(ZoneId zone) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        List<Row> rows = statement.lines(Line.Kind.MOVED).stream().map(line -> {
            Line.Move move = line.moved().orElseThrow();
            String agent = line.agent().orElse("");
            return new Row(false, Stream.of(time.format(move.movedAt()), origins.getOrDefault(line.rule(), line.rule()), line.ref(), agent,
                    names.getOrDefault(agent, agent), time.format(move.dueAt()), move.to().map(time::format).orElseGet(() ->
                    texts.of(Text.CHANGE_REMOVED)))
                    .map(text -> (Cell) new Cell.Text(text)).toList());
        }).toList();
        return new ReportTable("moved" + number, texts.of(Text.TITLE_MOVED) + suffix, List.of(texts.left(Text.HEADING_MOVED_AT, 18),
                texts.left(Text.HEADING_DEADLINE, 12), texts.left(Text.HEADING_SLIP_ID, 22), texts.left(Text.HEADING_AGENT_ID, 10),
                texts.left(Text.HEADING_NAME, 11), texts.left(Text.HEADING_MISSED_DEADLINE, 20), texts.left(Text.HEADING_MOVED_TO, 18)),
                rows);
    }

    /** How many slips of each code an agent is charged for, and what they cost, blank where there is none; those of no agent last. */
    ReportTable slipsByAgent() {
        List<String> codes = slipLines().keySet().stream().toList();
        Map<String, List<Line>> byAgent = new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
        statement.lines(Line.Kind.SLIP).forEach(line -> byAgent.computeIfAbsent(line.agent().orElse(""), none -> new ArrayList<>())
                .add(line));
        List<Column> columns = new ArrayList<>(List.of(texts.left(Text.HEADING_AGENT_ID, 12), texts.left(Text.HEADING_NAME, 12)));
        Stream.concat(codes.stream().map(code -> code.isEmpty() ? texts.of(Text.SLIP_NO_CODE) : code), Stream.of(texts.of(Text.WORD_SUM)))
                .forEach(code -> {
            columns.add(new Column(texts.of(Text.HEADING_SLIPS_OF, code), Align.RIGHT, 11));
            columns.add(money.column(texts.of(Text.HEADING_AMOUNT_OF, code), 14));
        });
        List<Row> rows = new ArrayList<>();
        byAgent.forEach((agent, lines) -> {
            List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(agent.isEmpty() ? texts.of(Text.WORD_NOBODY) : agent),
                    new Cell.Text(names.getOrDefault(agent, agent))));
            codes.forEach(code -> {
                List<Line> charged = lines.stream().filter(line -> line.rule().equals(code)).toList();
                if (charged.isEmpty()) {
                    cells.addAll(List.of(new Cell.Text(""), new Cell.Text("")));
                } else {
                    add(cells, charged, of(agent, 3) + "," + of(code, 5));
                }
            });
            add(cells, lines, of(agent, 3));
            rows.add(new Row(false, cells));
        });
        return new ReportTable("agents" + number, texts.of(Text.TITLE_SLIPS_BY_AGENT) + suffix, columns, rows);
    }

    /** @param criteria of the rows of the slips, as SUMIFS takes them */
    private void add(List<Cell> cells, List<Line> lines, String criteria) {
        String amounts = "[slips" + number + "!*,11]";
        cells.add(new Cell.Computed(BigDecimal.valueOf(lines.stream().filter(line -> line.outcome() == RuleOutcome.CHARGED).count()),
                Cell.Shape.COUNT,
                "COUNTIFS(" + criteria + ",[slips" + number + "!*,10],\"" + literal(texts.of(Text.SLIP_CHARGED)) + "*\")"));
        cells.add(new Cell.Computed(StatementTables.sum(lines), Cell.Shape.MONEY, "SUMIFS(" + amounts + "," + criteria + ")"));
    }

    /** Criteria for the slips whose column holds a text. */
    private String of(String text, int column) {
        return exactly("[slips" + number + "!*," + column + "]", text);
    }

    private List<Cell> slip(Line line) {
        Evidence evidence = line.evidence().orElseThrow();
        Optional<String> price = line.outcome() == RuleOutcome.CHARGED ? terms.price(line.rule(), line.amount()) : Optional.empty();
        String agent = line.agent().orElse("");
        return List.of(new Cell.Text(line.day().map(Object::toString).orElse("")), new Cell.Text(origin(evidence.kind())),
                new Cell.Text(line.ref()), new Cell.Text(agent), new Cell.Text(names.getOrDefault(agent, agent)),
                new Cell.Text(line.rule()), new Cell.Text(slipLabel(line.rule())), new Cell.Text(evidence.call().orElse("")),
                new Cell.Text(evidence.ticket().orElse("")), new Cell.Text(words.quantity(evidence)),
                new Cell.Text(words.outcome(line, price.isPresent())),
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
            rows.add(new Row(false, List.of(new Cell.Text(texts.of(Text.CAP_NONE)), none(Cell.Shape.MONEY), none(Cell.Shape.MONEY),
                    new Cell.Computed(BigDecimal.ZERO, Cell.Shape.MONEY, ""))));
        }
        rows.add(total(4, 3, StatementTables.sum(statement.lines(Line.Kind.CAP)), "SUM([*,3])"));
        return new ReportTable("caps" + number, texts.of(Text.TITLE_CAPS) + suffix, List.of(texts.left(Text.HEADING_CAP, 40),
                money.column(texts.of(Text.HEADING_BEFORE_CAP), 20), money.column(texts.of(Text.HEADING_CAP_LIMIT), 20),
                money.column(texts.of(Text.HEADING_CAP_AMOUNT), 20)), rows);
    }

    private String capLabel(Line line) {
        return switch (line.cap().orElseThrow().scope()) {
            case KPI -> texts.of(Text.CAP_KPI, kpiLines().get(line.ref()).get(0).title());
            case AGENT -> texts.of(Text.CAP_AGENT, line.ref(), names.getOrDefault(line.ref(), ""));
            case MONTH -> texts.of(Text.CAP_MONTH);
        };
    }

    /** What the cap limits, as a sum over the tables of the lines. */
    private String before(Line line, int row) {
        String kpi = "kpi" + number + "!";
        String slips = "slips" + number + "!";
        return switch (line.cap().orElseThrow().scope()) {
            case KPI -> "SUMIFS([" + kpi + "*,10],[" + kpi + "*,0],\"" + kpiLines().get(line.ref()).get(0).title() + "\",[" + kpi
                    + "*,10],\">0\")";
            case AGENT -> "SUMIFS([" + slips + "*,11]," + of(line.ref(), 3) + ")";
            case MONTH -> "SUM([" + kpi + "*,10])" + (statement.lines(Line.Kind.SLIP).isEmpty() ? "" : "+SUM([" + slips + "*,11])")
                    + (row == 0 ? "" : "+SUM([0,3]:[" + (row - 1) + ",3])");
        };
    }

    /**
     * Criteria of SUMIFS for a text. A plain one would take agent 012 for 12, and long ids for each other; so it is what begins with the
     * text and has its length, which workbooks compare as texts.
     */
    private static String exactly(String column, String text) {
        return column + ",\"" + literal(text) + "*\"," + column + ",\"" + "?".repeat(text.length()) + "\"";
    }

    private static String literal(String text) {
        return text.replaceAll("[~*?]", "~$0").replace("\"", "\"\"");
    }

    private Row total(int columns, int amountColumn, BigDecimal amount, String formula) {
        Cell[] cells = new Cell[columns];
        Arrays.fill(cells, new Cell.Text(""));
        cells[0] = new Cell.Text(texts.of(Text.WORD_SUM));
        cells[amountColumn] = new Cell.Computed(amount, Cell.Shape.MONEY, formula);
        return new Row(true, List.of(cells));
    }
}
