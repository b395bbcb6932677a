package callmart.publish;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.report.definition.ListForm;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.list.ListReport;
import callmart.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the columns that lists name with those that their queries give; nothing is read. */
public final class DatasetCheck {

    private final WarehouseDatasets datasets;
    private final ReportCatalogue reports;
    private final BusinessClock clock;

    public DatasetCheck(WarehouseDatasets datasets, ReportCatalogue reports, BusinessClock clock) {
        this.datasets = datasets;
        this.reports = reports;
        this.clock = clock;
    }

    /** One sentence a report and query that do not fit; empty when all do. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (ReportDefinition report : reports.all()) {
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
        Period period = Period.of(report.kinds().iterator().next(), clock.today());
        return ListReport.parameters(form, period, clock.zone());
    }
}
