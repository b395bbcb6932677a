package callmart.bench;

import callmart.calendar.Period;
import callmart.publish.RenderedReports;
import callmart.publish.ReportDesk;
import callmart.report.Cell;
import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.TestReports;
import callmart.report.definition.ReportDefinition;
import callmart.report.list.ManyComplaints;
import callmart.report.pdf.BareFiles;
import callmart.report.xlsx.XlsxRenderer;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Reports from the warehouse to files, against the libraries that write such files, without queries, headings, styles and charts. */
final class ReportLines {

    private static final List<Period.Kind> KINDS = List.of(Period.Kind.DAY, Period.Kind.WEEK, Period.Kind.MONTH);

    private final Bench bench;

    ReportLines(Bench bench) {
        this.bench = bench;
    }

    private record Wanted(ReportDefinition report, Period period) {
    }

    void run() throws Exception {
        TestHome home = new TestHome(bench.folder().resolve("reports"), "bench_reports", "Asia/Shanghai",
                Files.readString(ReferenceData.projectRoot().resolve("config/sources.yml")));
        try (Warehouse week = SampleWeek.home().warehouse(); Warehouse month = home.warehouse()) {
            new CopiedDays(week, week.database()).lay(month, 0, 7 * (bench.sizes().weeks() - 1), 7);
        }
        try (Wiring mart = new Wiring(home.configuration(), Clock.systemUTC())) {
            render(mart);
        }
        workbook();
    }

    private void render(Wiring mart) throws Exception {
        List<Wanted> all = new ArrayList<>();
        for (ReportDefinition report : mart.configuration().reports().list()) {
            KINDS.stream().filter(kind -> report.isMadeFor(kind) && report.id().matches(bench.sizes().reports().orElse(".*")))
                    .forEach(kind -> all.add(new Wanted(report, Period.of(kind, NightLines.DAY))));
        }
        RenderedReports reports = mart.renderedReports();
        ReportDesk desk = mart.reportDesk();
        BareFiles bare = new BareFiles(TestReports.fonts());
        List<ReportDocument> documents = new ArrayList<>();
        for (Wanted one : all) {
            documents.add(desk.document(one.report(), one.period()));
            bare.prepare(documents.get(documents.size() - 1));
        }
        bench.scores().turns(Line.REPORTS, 1, all.size() + " reports, 3,000–4,000 calls a day", Scores.Work.of(() -> {
            for (Wanted one : all) {
                reports.render(one.report(), one.period());
            }
            return null;
        }), Scores.Work.of(() -> {
            int bytes = 0;
            for (int i = 0; i < all.size(); i++) {
                bytes += files(bare, all.get(i).report(), documents.get(i));
            }
            return bytes;
        }));
    }

    private static int files(BareFiles bare, ReportDefinition report, ReportDocument document) throws Exception {
        int bytes = 0;
        for (Format format : report.formats()) {
            bytes += switch (format) {
                case PDF -> bare.pdf(document).length;
                case XLSX -> bare.xlsx(document).length;
                default -> 0;
            };
        }
        return bytes;
    }

    private void workbook() throws Exception {
        int rows = bench.sizes().workbookRows();
        ReportDocument document = ManyComplaints.document(rows);
        XlsxRenderer renderer = new XlsxRenderer();
        bench.scores().turns(Line.WORKBOOK, bench.sizes().turns(), rows + " rows of " + document.tables().get(0).columns().size() + " cells",
                Scores.Work.of(() -> renderer.render(document)), Scores.Work.of(() -> plain(document)));
    }

    private static byte[] plain(ReportDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "bench", "1.0")) {
            for (ReportTable table : document.tables()) {
                Worksheet sheet = book.newWorksheet(table.title());
                int at = 0;
                for (ReportTable.Row row : table.rows()) {
                    List<Cell> cells = row.cells();
                    for (int column = 0; column < cells.size(); column++) {
                        sheet.value(at, column, cells.get(column).text());
                    }
                    if (++at % 500 == 0) {
                        sheet.flush();
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
