package callmart.cli;

import callmart.calendar.Period;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.publish.RenderedReports;
import callmart.report.definition.ReportDefinition;
import callmart.run.JobRequest;
import callmart.run.Jobs;
import callmart.sample.SampleCentre;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Renders every report of the catalogue once over a day of many calls, and sets the time against that of a plain workbook which
 * the library alone writes. The day is one of the sample centre's, laid three times over itself. One report is rendered before,
 * unmeasured, so that the start of the program is left out; in a home's first run layouts are compiled within the time measured.
 */
final class RenderBench {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 9);
    private static final int TIMES = 3;

    /** Reports of one period each; the others are made on several. */
    private static final String BASIC = "(daily|weekly|monthly)-.*";
    private static final int PLAIN_ROWS = 20_000;
    private static final int PLAIN_COLUMNS = 20;
    private static final List<String> FEEDS = List.of("calls", "tickets", "complaint_cases", "qa_reviews", "callbacks");
    private static final Set<String> IDS = Set.of("call_id", "ticket_id", "case_id", "review_id", "callback_id");

    private final Wiring mart;
    private final PrintWriter out;

    RenderBench(Wiring mart, PrintWriter out) {
        this.mart = mart;
        this.out = out;
    }

    /** @return seconds of all reports over those of the plain workbook */
    double run() throws Exception {
        prepare();
        RenderedReports reports = mart.renderedReports();
        List<ReportDefinition> all = mart.configuration().reports().list();
        reports.render(all.get(0), period(all.get(0)));
        double seconds = render(reports, all.stream().filter(report -> report.id().matches(BASIC)).toList(), "daily, weekly and monthly");
        seconds += render(reports, all.stream().filter(report -> !report.id().matches(BASIC)).toList(), "other");
        double plain = seconds(RenderBench::plainWorkbook);
        say("%d reports in %.1f s; a plain workbook of %,d rows in %.1f s", all.size(), seconds, PLAIN_ROWS, plain);
        say("render ratio %.2f", seconds / plain);
        return seconds / plain;
    }

    private double render(RenderedReports reports, List<ReportDefinition> group, String name) throws Exception {
        double sum = 0;
        for (ReportDefinition report : group) {
            double seconds = seconds(() -> {
                reports.render(report, period(report));
                return null;
            });
            sum += seconds;
            say("%-22s %-10s %6.2f s", report.id(), period(report), seconds);
        }
        say("%d %s reports in %.1f s", group.size(), name, sum);
        return sum;
    }

    private static Period period(ReportDefinition report) {
        return Period.of(report.kinds().iterator().next(), DAY);
    }

    /** Loads the day, lays it over itself and computes its measures, unless that was done before. */
    private void prepare() throws IOException {
        Warehouse warehouse = mart.warehouse();
        if (calls(warehouse) == 0) {
            Path home = mart.configuration().folders().home();
            new SampleCentre().write(home.resolve("var/sample"), DAY, DAY);
            try (Jobs jobs = mart.jobs()) {
                jobs.run(Period.day(DAY), JobRequest.history("bench", false));
                FEEDS.forEach(feed -> multiply(warehouse, Feeds.get(feed)));
                mart.measureJob().compute(DAY);
            }
        }
        say("%,d calls on %s", calls(warehouse), DAY);
    }

    private static long calls(Warehouse warehouse) {
        return warehouse.query("SELECT uniqExact(call_id) AS n FROM calls WHERE business_date = {day:Date}", Map.of("day", DAY),
                row -> row.longValue("n")).get(0);
    }

    private static void multiply(Warehouse warehouse, Feed feed) {
        String ids = feed.columnNames().stream().filter(IDS::contains).map(id -> "concat(" + id + ", '-', toString(n)) AS " + id)
                .collect(Collectors.joining(", "));
        warehouse.execute("INSERT INTO " + feed.name() + " SELECT f.* REPLACE (" + ids + ") FROM " + feed.name()
                + " AS f CROSS JOIN (SELECT arrayJoin(range(1, " + TIMES + ")) AS n) AS copies");
    }

    private static Void plainWorkbook() throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, false, false)) {
            SXSSFSheet sheet = workbook.createSheet("plain");
            for (int i = 0; i < PLAIN_ROWS; i++) {
                SXSSFRow row = sheet.createRow(i);
                for (int j = 0; j < PLAIN_COLUMNS; j++) {
                    row.createCell(j).setCellValue("文字 " + i + "/" + j);
                }
            }
            workbook.write(OutputStream.nullOutputStream());
        }
        return null;
    }

    private static double seconds(Callable<Void> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private void say(String text, Object... values) {
        out.println(String.format(Locale.ROOT, text, values));
        out.flush();
    }
}
