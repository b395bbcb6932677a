package callmart.report.pdf;

import callmart.report.Card;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;

/** The pages of operations reports and statements: a first page whose layout stands in the template, then tables and notes. */
final class FiguresPages {

    private final JasperReportsContext context;
    private final TableDesign tables;
    private final Opening opening;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    FiguresPages(JasperReportsContext context, Path template, TableDesign tables, ChartDrawing drawing, ReportFonts fonts) {
        this.context = context;
        this.tables = tables;
        this.opening = new Opening(context, template);
        this.drawing = drawing;
        this.fonts = fonts;
    }

    JasperPrint fill(ReportDocument document) throws JRException {
        Filling filling = new Filling(context, fonts, parameters(document));
        filling.open(opening.report());
        for (ReportTable table : document.tables()) {
            filling.table(tables, table);
        }
        filling.notes(tables, document);
        return filling.pages();
    }

    private Map<String, Object> parameters(ReportDocument document) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", document.title());
        parameters.put("period", document.periodText());
        parameters.put("asOf", document.asOfText());
        parameters.put("empty", document.emptyText().orElse(""));
        cards(document.cards(), parameters);
        StringJoiner findings = new StringJoiner("\n");
        for (int i = 0; i < document.findings().size(); i++) {
            findings.add((i + 1) + ". " + document.findings().get(i));
        }
        parameters.put("findings", findings.toString());
        parameters.replaceAll((name, text) -> fonts.printable((String) text));
        parameters.put("filled", document.emptyText().isEmpty());
        parameters.put("nothing", document.emptyText().isPresent());
        for (int i = 0; i < document.charts().size(); i++) {
            parameters.put("chart" + i, new ChartPicture(document.charts().get(i), drawing));
        }
        return parameters;
    }

    private static void cards(List<Card> cards, Map<String, Object> parameters) {
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            String at = "card." + i + ".";
            parameters.put(at + "label", card.figure().label());
            parameters.put(at + "value", card.valueText());
            parameters.put(at + "target", card.targetText());
            parameters.put(at + "style", TableRows.style("note", card.verdict().tone()));
            parameters.put(at + "valueStyle", TableRows.style("cardValue", card.value().tone()));
            for (int j = 0; j < card.changeTexts().size(); j++) {
                parameters.put(at + "change" + j, card.changeTexts().get(j));
            }
        }
    }
}
