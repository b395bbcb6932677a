package callmart.report.pdf;

import callmart.report.Card;
import callmart.report.Cell;
import callmart.report.ReportDocument;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/** The first page: all of its layout stands in the template, this fills in the words and pictures. */
final class FirstPage {

    private final JasperReportsContext context;
    private final Path template;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    FirstPage(JasperReportsContext context, Path template, ChartDrawing drawing, ReportFonts fonts) {
        this.context = context;
        this.template = template;
        this.drawing = drawing;
        this.fonts = fonts;
    }

    JasperReport compiled(CompiledTemplates templates) throws JRException {
        return templates.get(List.of(template), () -> JRXmlLoader.load(context, template.toFile()));
    }

    Map<String, Object> parameters(ReportDocument document) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", fonts.printable(document.title()));
        parameters.put("period", document.periodText());
        parameters.put("asOf", document.asOfText());
        parameters.put("texts", texts(document));
        for (int i = 0; i < document.charts().size(); i++) {
            parameters.put("chart" + i, new ChartPicture(document.charts().get(i), drawing));
        }
        return parameters;
    }

    private Map<String, String> texts(ReportDocument document) {
        Map<String, String> texts = new HashMap<>();
        document.emptyText().ifPresent(text -> texts.put("empty", text));
        List<Card> cards = document.cards();
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            String at = "card." + i + ".";
            texts.put(at + "label", card.figure().label());
            texts.put(at + "value", card.valueText());
            texts.put(at + "target", card.targetText());
            texts.put(at + "style", style("note", card.verdict().tone()));
            texts.put(at + "valueStyle", style("cardValue", card.value().tone()));
            for (int j = 0; j < card.changeTexts().size(); j++) {
                texts.put(at + "change" + j, card.changeTexts().get(j));
            }
        }
        StringJoiner findings = new StringJoiner("\n");
        for (int i = 0; i < document.findings().size(); i++) {
            findings.add((i + 1) + ". " + document.findings().get(i));
        }
        texts.put("findings", findings.toString());
        texts.replaceAll((name, text) -> fonts.printable(text));
        return texts;
    }

    /** The template's style for a tone: {@code note}, {@code note-met}, {@code note-missed}. */
    static String style(String base, Cell.Tone tone) {
        return tone == Cell.Tone.NONE ? base : base + "-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
