package callmart.cli;

import callmart.calendar.Period;
import callmart.config.EnumWord;
import callmart.runlog.ReportRun;
import callmart.wiring.Wiring;
import java.io.PrintWriter;
import java.util.List;

/** How a run closes on standard output: the reports of its periods with their files, and where the archive page is. */
final class MadeFiles {

    private final Wiring mart;
    private final Rows rows = new Rows("period", "report", "state", "file");
    private boolean empty = true;

    MadeFiles(Wiring mart) {
        this.mart = mart;
    }

    /** A line a file; what repeats is left out. */
    void add(Period period) {
        for (ReportRun report : mart.runLog().reportsOf(period.name())) {
            List<String> cells = List.of(report.period(), report.report(), EnumWord.of(report.state()));
            for (String file : report.files().isEmpty() ? List.of(report.message()) : report.files()) {
                rows.add(cells.get(0), cells.get(1), cells.get(2), file);
                cells = List.of("", "", "");
                empty = false;
            }
        }
    }

    void print(PrintWriter out) {
        if (!empty) {
            rows.print(OutputFormat.TABLE, out);
            out.println();
        }
        out.println("archive page: " + mart.configuration().folders().out().resolve("reports/index.html"));
        out.println("home: " + mart.configuration().folders().home());
    }
}
