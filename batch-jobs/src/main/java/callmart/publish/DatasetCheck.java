package callmart.publish;

import callmart.calendar.Period;
import callmart.report.definition.ListForm;
import callmart.report.definition.ReportDefinition;
import callmart.report.list.ListReport;
import callmart.warehouse.WarehouseException;
import callmart.wiring.Wiring;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the columns that lists name with those that their queries give; nothing is read. */
public final class DatasetCheck {

    private final Wiring mart;

    public DatasetCheck(Wiring mart) {
        this.mart = mart;
    }

    /** One sentence a report and query that do not fit; empty when all do. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        WarehouseDatasets datasets = new WarehouseDatasets(mart.warehouse(), mart.configuration().folders());
        for (ReportDefinition report : mart.configuration().reports().all()) {
            report.list().ifPresent(form -> form.needs(report.dataset()).forEach((dataset, columns) -> {
                try {
                    List<String> given = datasets.columns(dataset, parameters(report, form));
                    columns.stream().filter(column -> !given.contains(column)).forEach(column -> faults.add("report " + report.id()
                            + ": sql/reports/" + dataset + ".sql has no column '" + column + "'; it has " + String.join(", ", given)));
                } catch (WarehouseException e) {
                    faults.add("report " + report.id() + ": sql/reports/" + dataset + ".sql cannot be run: " + e.getMessage());
                }
            }));
        }
        return faults;
    }

    private Map<String, Object> parameters(ReportDefinition report, ListForm form) {
        Period period = Period.of(report.kinds().iterator().next(), LocalDate.now(mart.clock().withZone(mart.configuration().settings().zone())));
        return ListReport.parameters(form, period, mart.configuration().settings().zone());
    }
}
