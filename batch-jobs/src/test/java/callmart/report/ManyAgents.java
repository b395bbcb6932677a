package callmart.report;

import callmart.calendar.Period;
import callmart.report.chart.ChartDrawing;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.ShownTexts;
import callmart.report.html.MailBodyRenderer;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@link SmallCentre} with any number of agents, each as its first one, handed over one by one. */
record ManyAgents(SmallCentre centre, int count) implements DatasetSource {

    private static final int FIRST_ID = 100_000;

    @Override
    public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
        List<DatasetRow> all = new ArrayList<>();
        forEach(dataset, parameters, List.of(), all::add);
        return all;
    }

    @Override
    public void forEach(String dataset, Map<String, Object> parameters, List<Order> order, Consumer<DatasetRow> consumer) {
        List<DatasetRow> few = centre.read(dataset, parameters);
        few.forEach(consumer);
        if (parameters.containsKey("sections") && List.of(List.of(), List.of("agent")).contains(parameters.get("sections"))) {
            few.stream().filter(row -> row.text("section").equals("agent") && row.findText("key").isPresent()).findFirst().ifPresent(first -> {
                for (int i = 0; i < count; i++) {
                    Map<String, Object> values = new HashMap<>(first.values());
                    values.put("key", String.valueOf(FIRST_ID + i));
                    consumer.accept(new DatasetRow(values));
                }
            });
        }
    }

    /** Writes workbook, pages and mail of one report about so many agents into a folder, and the workbook of another. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        ReportDocument workload = document("agent-workload", Integer.parseInt(args[0]));
        Files.write(folder.resolve("workload.xlsx"), new XlsxRenderer().render(workload));
        Files.write(folder.resolve("workload.pdf"), new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts()).render(workload));
        Files.writeString(folder.resolve("workload.html"), new MailBodyRenderer(TestReports.html(), new ChartDrawing(TestReports.fonts()),
                period -> Optional.empty()).render(workload).html());
        Files.write(folder.resolve("operations.xlsx"), new XlsxRenderer().render(document("daily-operations", Integer.parseInt(args[0]))));
    }

    private static ReportDocument document(String report, int agents) {
        SmallCentre centre = new SmallCentre();
        return new ShownTexts(ReportDefinition.Privacy.MASKED).of(TestReports.document(report, Period.day(TestReports.DAY),
                new ManyAgents(centre, agents), centre));
    }
}
