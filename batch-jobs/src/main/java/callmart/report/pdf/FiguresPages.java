package callmart.report.pdf;

import callmart.report.Card;
import callmart.report.Chart;
import callmart.report.FiguresDocument;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.StatementDocument;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.awt.Color;
import java.awt.font.TextAttribute;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.engine.util.JRStyledTextParser;

/** The pages of operations reports and statements: a first page whose layout stands in the template, then tables and notes. */
final class FiguresPages {

    /** A longer table is read in the workbook. Decision 249. */
    private static final int MOST_ROWS = 300;

    private final JasperReportsContext context;
    private final TableDesign tables;
    private final PageTemplate opening;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    FiguresPages(JasperReportsContext context, Path template, TableDesign tables, ChartDrawing drawing, ReportFonts fonts) {
        this.context = context;
        this.tables = tables;
        this.opening = new PageTemplate(context, template, Paper.ACROSS);
        this.drawing = drawing;
        this.fonts = fonts;
    }

    JasperPrint fill(FiguresDocument document) throws JRException {
        Map<String, Object> texts = new HashMap<>(Map.of("empty", document.emptyText().orElse("")));
        texts.put("cards", document.tables().get(0).title());
        cards(document.cards(), texts);
        return fill(document, document.sentences(), texts, document.cards(), document.charts(), document.emptyText().isEmpty());
    }

    JasperPrint fill(StatementDocument document) throws JRException {
        return fill(document, document.findings(), new HashMap<>(Map.of("empty", "", "watermark", document.isDraft()
                ? StatementDocument.DRAFT : "")), List.of(), List.of(), true);
    }

    private JasperPrint fill(ReportDocument document, List<String> findings, Map<String, Object> parameters, List<Card> cards,
            List<Chart> charts, boolean filled) throws JRException {
        parameters.put("title", document.head().title());
        parameters.put("period", document.head().periodText());
        parameters.put("asOf", document.head().asOfText());
        parameters.replaceAll((name, text) -> fonts.printable((String) text));
        parameters.put("findings", styled(IntStream.range(0, findings.size()).mapToObj(i -> i + 1 + ". " + fonts.printable(findings.get(i)))
                .toList(), document.alarming()));
        parameters.put("filled", filled);
        parameters.put("nothing", !filled);
        for (int i = 0; i < charts.size(); i++) {
            parameters.put("chart" + i, new ChartPicture(charts.get(i), drawing));
        }
        for (int i = 0; i < cards.size(); i++) {
            List<Integer> line = cards.get(i).line();
            if (!line.isEmpty()) {
                parameters.put("card." + i + ".line", new CardLine(line));
            }
        }
        DocumentPages filling = new DocumentPages(context, fonts, parameters);
        filling.open(opening.report());
        for (ReportTable table : document.tables()) {
            filling.table(tables, table.shortened(MOST_ROWS, ReportTable.Rest.WORKBOOK));
        }
        filling.notes(tables, document);
        return filling.pages();
    }

    /** One a line; the first speak of data that are missing, and look as the template's style for that. */
    private String styled(List<String> sentences, int alarming) throws JRException {
        JRStyledText text = new JRStyledText(Locale.ROOT);
        text.setGlobalAttributes(Map.of());
        text.append(String.join("\n", sentences));
        if (alarming > 0) {
            Color red = Stream.of(opening.report().getStyles()).filter(style -> style.getName().equals("finding-missed")).findFirst()
                    .orElseThrow().getForecolor();
            text.addRun(new JRStyledText.Run(Map.of(TextAttribute.FOREGROUND, red, TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD), 0,
                    String.join("\n", sentences.subList(0, alarming)).length()));
        }
        return JRStyledTextParser.getInstance().write(text);
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
