package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.MeasureRole;
import callmart.report.MeasureRow;
import callmart.report.Text;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.TableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sentences about calls in and out: the peak, and the queue with most calls. */
final class TrafficFindings {

    private final FiguresLayout layout;
    private final FiguresData data;
    private final Period period;

    TrafficFindings(FiguresLayout layout, FiguresData data, Period period) {
        this.layout = layout;
        this.data = data;
        this.period = period;
    }

    /** Without their full stops. */
    List<String> list() {
        List<String> sentences = new ArrayList<>();
        TableKind slots = period.kind() == Period.Kind.DAY ? TableKind.HOURS : TableKind.DAYS;
        data.rows(slots).stream().filter(row -> traffic(row).signum() > 0).max(Comparator.comparing(this::traffic))
                .ifPresent(row -> sentences.add(data.texts().of(Text.FINDING_PEAK, row.label(), data.count(row, MeasureRole.OFFERED),
                        data.count(row, MeasureRole.OUTBOUND))));
        if (layout.tables().contains(TableKind.QUEUES)) {
            data.rows(TableKind.QUEUES).stream().filter(row -> data.sum(row, MeasureRole.LOST).signum() > 0)
                    .max(Comparator.comparing(row -> data.sum(row, MeasureRole.LOST)))
                    .ifPresent(row -> sentences.add(data.texts().of(Text.FINDING_LOSING_QUEUE, row.label(),
                            data.count(row, MeasureRole.OFFERED), data.count(row, MeasureRole.LOST))));
        }
        return sentences;
    }

    private BigDecimal traffic(MeasureRow row) {
        return data.sum(row, MeasureRole.OFFERED).add(data.sum(row, MeasureRole.OUTBOUND));
    }
}
