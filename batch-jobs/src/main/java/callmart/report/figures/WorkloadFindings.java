package callmart.report.figures;

import callmart.report.Formats;
import callmart.report.MeasureRow;
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
    private final List<MeasureRow> agents;

    WorkloadFindings(FiguresLayout layout, FiguresData data) {
        this.layout = layout;
        this.agents = data.rows(TableKind.AGENTS).stream().filter(row -> !row.id().equals("agent:")).toList();
    }

    /** Without their full stops. */
    List<String> list() {
        List<String> sentences = new ArrayList<>();
        List<MeasureRow> talking = agents.stream().filter(row -> row.measure("talks").signum() > 0).toList();
        most(talking, "talks").ifPresent(row -> sentences.add(talking.size() + " 名坐席有通话，人均 " + mean(talking) + " 次；最多的是 "
                + row.label() + "（" + Formats.count(row.measure("talks")) + " 次）"));
        if (layout.figures().stream().anyMatch(figure -> figure.id().equals("busy_s"))) {
            most(agents, "busy_s").ifPresent(row -> sentences.add("示忙最久的是 " + row.label() + "（示忙 "
                    + Formats.duration(row.measure("busy_s")) + "，工作时长 " + Formats.duration(row.measure("logged_in_s")) + "）"));
        }
        return sentences;
    }

    private static Optional<MeasureRow> most(List<MeasureRow> rows, String measure) {
        return rows.stream().filter(row -> row.measure(measure).signum() > 0).max(Comparator.comparing(row -> row.measure(measure)));
    }

    private static String mean(List<MeasureRow> rows) {
        BigDecimal sum = rows.stream().map(row -> row.measure("talks")).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Formats.seconds(sum.divide(BigDecimal.valueOf(rows.size()), 1, RoundingMode.HALF_UP));
    }
}
