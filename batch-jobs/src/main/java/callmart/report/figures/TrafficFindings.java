package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Formats;
import callmart.report.MeasureRow;
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
        data.rows(slots).stream().filter(row -> traffic(row).signum() > 0).max(Comparator.comparing(TrafficFindings::traffic))
                .ifPresent(row -> sentences.add("话务高峰在 " + row.label() + "：占用 " + Formats.count(row.measure("seizures"))
                        + " 次，呼出 " + Formats.count(row.measure("outbound_calls")) + " 次"));
        if (layout.tables().contains(TableKind.QUEUES)) {
            data.rows(TableKind.QUEUES).stream().filter(row -> row.measure("lost").signum() > 0)
                    .max(Comparator.comparing(row -> row.measure("lost")))
                    .ifPresent(row -> sentences.add("呼损最多的是" + row.label() + "技能组（" + Formats.count(row.measure("lost"))
                            + " 次，占用 " + Formats.count(row.measure("seizures")) + " 次）"));
        }
        return sentences;
    }

    private static BigDecimal traffic(MeasureRow row) {
        return row.measure("seizures").add(row.measure("outbound_calls"));
    }
}
