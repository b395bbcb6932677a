package callmart.report.html;

import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes the mail's page as a file that stands alone: its pictures lie inside. */
public final class HtmlRenderer implements ReportRenderer {

    private final MailBodyRenderer body;

    public HtmlRenderer(MailBodyRenderer body) {
        this.body = body;
    }

    @Override
    public Format format() {
        return Format.HTML;
    }

    @Override
    public byte[] render(ReportDocument document) {
        return body.page(document, body.images(document), image -> "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(image.png())).getBytes(StandardCharsets.UTF_8);
    }
}
