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
import callmart.report.Text;
import callmart.report.Texts;
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
    static ReportTable of(AgentScores scores, List<Statement> statements, Texts texts) {
        List<Column> columns = new ArrayList<>(List.of(texts.center(Text.HEADING_RANK, 8), texts.left(Text.HEADING_AGENT_ID, 12),
                texts.left(Text.HEADING_NAME, 12), texts.left(Text.HEADING_TEAM, 16), texts.right(Text.HEADING_SCORE, 10)));
        scores.rules().components().forEach(part -> columns.add(new Column(texts.of(Text.SCORE_PART, part.label(), part.weight()
                .stripTrailingZeros().toPlainString()), Align.RIGHT, 14)));
        columns.add(texts.right(Text.HEADING_CHARGED_SLIPS, 10));
        columns.add(new MoneyWords(currencies(statements).findFirst().orElse(StatementNumbers.YUAN))
                .column(texts.of(Text.HEADING_AMOUNT_OF_SLIPS), 16));
        columns.add(texts.left(Text.HEADING_REMARK, 40));
        return new ReportTable("scores", texts.of(Text.TITLE_SCORES), columns, rows(scores, statements, texts));
    }

    /** Money of several currencies has no sum. */
    private static Stream<String> currencies(List<Statement> statements) {
        return statements.stream().map(Statement::currency).distinct();
    }

    private static List<Row> rows(AgentScores scores, List<Statement> statements, Texts texts) {
        String top = texts.of(Text.SCORE_TOP, scores.rules().top().movePointRight(2).stripTrailingZeros().toPlainString() + "%");
        List<Row> rows = new ArrayList<>();
        scores.agents().forEach(agent -> rows.add(row(agent, rows.size(), top, statements, texts)));
        return rows;
    }

    private static Row row(AgentScore agent, int row, String top, List<Statement> statements, Texts texts) {
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
        cells.add(new Cell.Text(Stream.of(agent.top() ? top : "", agent.note(texts)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(texts.of(Text.WORD_SEMICOLON)))));
        return new Row(false, cells);
    }
}
