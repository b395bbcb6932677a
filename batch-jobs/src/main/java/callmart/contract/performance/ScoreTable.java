package callmart.contract.performance;

import callmart.contract.Line;
import callmart.contract.RuleOutcome;
import callmart.contract.Statement;
import callmart.contract.StatementNumbers;
import callmart.contract.score.AgentScore;
import callmart.contract.score.AgentScores;
import callmart.contract.score.ComponentScore;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agents' scores of the month, best first. */
final class ScoreTable {

    private static final int FIRST_COMPONENT = 5;

    private ScoreTable() {
    }

    /** @param statements whose slips are shown beside the scores; their tables are numbered from 1 */
    static ReportTable of(AgentScores scores, List<Statement> statements) {
        List<Column> columns = new ArrayList<>(List.of(new Column("名次", Align.CENTER, 8), new Column("工号", Align.LEFT, 12),
                new Column("姓名", Align.LEFT, 12), new Column("班组", Align.LEFT, 16), new Column("得分", Align.RIGHT, 10)));
        scores.rules().components().forEach(part -> columns.add(new Column(part.label() + "（" + part.weight().stripTrailingZeros()
                .toPlainString()
                + "分）", Align.RIGHT, 14)));
        columns.add(new Column("过失单", Align.RIGHT, 10));
        columns.add(new Column(new MoneyWords(currencies(statements).findFirst().orElse(StatementNumbers.YUAN)).head("过失单金额"),
                Align.RIGHT,
                16));
        columns.add(new Column("备注", Align.LEFT, 40));
        return new ReportTable("scores", "坐席评分", columns, rows(scores, statements));
    }

    /** Money of several currencies has no sum. */
    private static Stream<String> currencies(List<Statement> statements) {
        return statements.stream().map(Statement::currency).distinct();
    }

    private static List<Row> rows(AgentScores scores, List<Statement> statements) {
        String top = "★ 前 " + scores.rules().top().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        List<Row> rows = new ArrayList<>();
        scores.agents().forEach(agent -> rows.add(row(agent, rows.size(), top, statements)));
        return rows;
    }

    private static Row row(AgentScore agent, int row, String top, List<Statement> statements) {
        int last = FIRST_COMPONENT + agent.components().size() - 1;
        List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(agent.rank().isPresent() ? Integer.toString(agent.rank().getAsInt())
                : "—"), new Cell.Text(agent.agentId()), new Cell.Text(agent.name()), new Cell.Text(agent.team().orElse("—")),
                new Cell.Computed(agent.score().orElse(null), Cell.Shape.POINTS, agent.score().isEmpty() ? "" : "ROUND(SUM([" + row + ","
                        + FIRST_COMPONENT + "]:[" + row + "," + last + "])/" + agent.assessedWeight().stripTrailingZeros().toPlainString()
                        + "*100,2)")));
        for (ComponentScore part : agent.components()) {
            cells.add(new Cell.Computed(part.points().orElse(null), Cell.Shape.POINTS, ""));
        }
        List<Line> slips = statements.stream().flatMap(statement -> statement.lines(Line.Kind.SLIP).stream())
                .filter(line -> line.agent().filter(agent.agentId()::equals).isPresent() && line.outcome() == RuleOutcome.CHARGED).toList();
        cells.add(new Cell.Count((long) slips.size()));
        cells.add(new Cell.Computed(currencies(statements).count() > 1 ? null : StatementTables.sum(slips), Cell.Shape.MONEY, ""));
        cells.add(new Cell.Text(Stream.of(agent.top() ? top : "", agent.note()).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("；"))));
        return new Row(false, cells);
    }
}
