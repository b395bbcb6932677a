package callmart.report.html;

import callmart.report.Chart;
import callmart.report.RenderingException;
import callmart.report.ReportDocument;
import callmart.report.chart.ChartDrawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the body of a document's mail from {@code report-templates/mail.html}. Safe for use by several threads. */
public final class MailBodyRenderer {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    /** A mail carries at most so many pictures. */
    private static final int MOST_CHARTS = 2;

    private final Path template;
    private final ChartDrawing drawing;

    /** @param templates the folder {@code report-templates} */
    public MailBodyRenderer(Path templates, ChartDrawing drawing) {
        this.template = templates.resolve("mail.html");
        this.drawing = drawing;
    }

    public MailBody render(ReportDocument document) {
        List<MailBody.Image> images = images(document);
        return new MailBody(page(document, images, image -> "cid:" + image.cid()), PlainText.of(document), images);
    }

    List<MailBody.Image> images(ReportDocument document) {
        List<MailBody.Image> images = new ArrayList<>();
        for (Chart chart : document.charts().subList(0, Math.min(MOST_CHARTS, document.charts().size()))) {
            images.add(new MailBody.Image(chart.id() + "@" + document.id(), chart.title() + ".png",
                    drawing.png(chart, HtmlParts.WIDTH, HtmlParts.CHART_HEIGHT)));
        }
        return images;
    }

    /** @param address where the page finds a picture */
    String page(ReportDocument document, List<MailBody.Image> images, Function<MailBody.Image, String> address) {
        HtmlParts parts = new HtmlParts(document);
        StringBuilder body = new StringBuilder(document.listing().isPresent() ? parts.totals() : parts.opening());
        images.forEach(image -> body.append(parts.picture(image.name(), address.apply(image))));
        if (document.listing().isPresent()) {
            ListMail.tables(document).forEach(table -> body.append(parts.wrapped(table)));
        } else {
            body.append(parts.table());
        }
        Map<String, String> values = Map.of("title", HtmlParts.escape(document.title()),
                "period", HtmlParts.escape(document.periodText()), "asOf", HtmlParts.escape(document.asOfText()),
                "body", body.toString(), "notes", parts.notes());
        return PLACE.matcher(template()).replaceAll((MatchResult place) ->
                Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    private String template() {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new RenderingException("the mail template " + template + " cannot be read: " + e.getMessage(), e);
        }
    }
}
