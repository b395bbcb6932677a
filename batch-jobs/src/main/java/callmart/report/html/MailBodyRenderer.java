package callmart.report.html;

import callmart.calendar.Period;
import callmart.report.Chart;
import callmart.report.FiguresDocument;
import callmart.report.ListDocument;
import callmart.report.ReportDocument;
import callmart.report.chart.ChartDrawing;
import callmart.template.HtmlTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the body of a document's mail from {@code report-templates/mail.ftlh}. Safe for use by several threads. */
public final class MailBodyRenderer {

    /** Pixels that pictures are wide: the screen of a telephone. The template shows them no wider than half as much again. */
    static final int WIDTH = 366;

    /** Pixels that a picture is high. */
    private static final int CHART_HEIGHT = 220;

    /** A mail carries at most so many pictures. */
    private static final int MOST_CHARTS = 2;

    private final HtmlTemplates templates;
    private final ChartDrawing drawing;
    private final Function<Period, Optional<String>> archive;

    /** @param archive where readers find the reports of a period; empty when nobody said. Decision 335 */
    public MailBodyRenderer(HtmlTemplates templates, ChartDrawing drawing, Function<Period, Optional<String>> archive) {
        this.templates = templates;
        this.drawing = drawing;
        this.archive = archive;
    }

    public MailBody render(ReportDocument document) {
        List<MailBody.Image> images = images(document);
        return new MailBody(page(document, images, image -> "cid:" + image.cid()),
                PlainText.of(document, archive.apply(document.head().period())), images);
    }

    /** The headline cards, or how many rows a list has: no row of a table, no finding, no picture. */
    public MailBody brief(ReportDocument document) {
        return new MailBody(page(document, List.of(), true, image -> ""), PlainText.brief(document), List.of());
    }

    List<MailBody.Image> images(ReportDocument document) {
        List<MailBody.Image> images = new ArrayList<>();
        List<Chart> charts = document.byKind(FiguresDocument::charts, ListDocument::charts, statement -> List.of());
        for (Chart chart : charts.subList(0, Math.min(MOST_CHARTS, charts.size()))) {
            images.add(new MailBody.Image(chart.id() + "@" + document.head().id(), chart.title() + ".png",
                    drawing.png(chart, WIDTH, CHART_HEIGHT)));
        }
        return images;
    }

    /** @param address where the page finds a picture */
    String page(ReportDocument document, List<MailBody.Image> images, Function<MailBody.Image, String> address) {
        return page(document, images, false, address);
    }

    private String page(ReportDocument document, List<MailBody.Image> images, boolean brief, Function<MailBody.Image, String> address) {
        return templates.render("mail.ftlh", Map.of("document", document, "brief", brief, "headline", document.headline(),
                "archive", archive.apply(document.head().period()),
                "tables", brief ? List.of() : document.byKind(FiguresMail::tables, ListMail::tables, statement ->
                statement.tables().subList(0, 1)),
                "images", images.stream().map(image -> Map.of("address", address.apply(image), "name", image.name().replace(".png", "")))
                        .toList()));
    }
}
