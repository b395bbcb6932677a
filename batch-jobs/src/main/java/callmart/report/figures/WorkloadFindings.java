package callmart.report.figures;

import callmart.measure.kpi.MeasureRole;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.Text;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.TableKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sentences about agents' work: how it is spread, and who was busy longest. */
final class WorkloadFindings {

    private final FiguresLayout layout;
    private final FiguresData data;
    private final List<MeasureRow> agents;

    WorkloadFindings(FiguresLayout layout, FiguresData data) {
        this.layout = layout;
        this.data = data;
        this.agents = data.rows(TableKind.AGENTS).stream().filter(row -> !row.id().equals(FiguresData.NOBODY)).toList();
    }

    /** Without their full stops. */
    List<String> list() {
        List<String> sentences = new ArrayList<>();
        List<MeasureRow> talking = agents.stream().filter(row -> data.sum(row, MeasureRole.TALKS).signum() > 0).toList();
        most(talking, MeasureRole.TALKS).ifPresent(row -> sentences.add(data.texts().of(Text.FINDING_TALKS, talking.size(), mean(talking),
                row.label(), data.count(row, MeasureRole.TALKS))));
        if (layout.figures().stream().anyMatch(figure -> figure.id().equals(data.id(MeasureRole.BUSY)))) {
            most(agents, MeasureRole.BUSY).ifPresent(row -> sentences.add(data.texts().of(Text.FINDING_BUSY, row.label(),
                    Formats.duration(data.sum(row, MeasureRole.BUSY)), Formats.duration(data.sum(row, MeasureRole.LOGGED_IN)))));
        }
        return sentences;
    }

    private Optional<MeasureRow> most(List<MeasureRow> rows, MeasureRole role) {
        return rows.stream().filter(row -> data.sum(row, role).signum() > 0).max(Comparator.comparing(row -> data.sum(row, role)));
    }

    private String mean(List<MeasureRow> rows) {
        BigDecimal sum = rows.stream().map(row -> data.sum(row, MeasureRole.TALKS)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Formats.seconds(sum.divide(BigDecimal.valueOf(rows.size()), 1, RoundingMode.HALF_UP));
    }
}
