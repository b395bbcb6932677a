package callmart.pipeline;

import callmart.calendar.Period;
import callmart.deliver.MailComposer;
import callmart.deliver.MailMessage;
import callmart.deliver.RecipientBook;
import callmart.report.Format;
import callmart.report.ReportDefinition;
import callmart.report.ReportDocument;
import callmart.report.html.MailBody;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Composes the message of a report: its body, and its files as they were rendered. */
final class ReportMail {

    private static final int VERSION = 1;

    private final Mart mart;
    private final ReportFiles files;

    ReportMail(Mart mart, ReportFiles files) {
        this.mart = mart;
        this.files = files;
    }

    /** The message as an {@code .eml} file holds it. */
    byte[] compose(ReportDefinition report, ReportDocument document) throws IOException {
        RecipientBook recipients = mart.configuration().recipients();
        MailBody body = mart.mailBodies().render(document);
        List<MailMessage.InlineImage> images = body.images().stream()
                .map(image -> new MailMessage.InlineImage(image.cid(), image.name(), image.png())).toList();
        return MailComposer.compose(new MailMessage(recipients.from(), recipients.resolve(report.recipients()),
                recipients.resolve(report.cc()), document.title(), body.text(), body.html(), images,
                attachments(report, document.period()), messageId(report, document.period()), document.asOf()));
    }

    private List<MailMessage.Attachment> attachments(ReportDefinition report, Period period) throws IOException {
        List<MailMessage.Attachment> attachments = new ArrayList<>();
        for (Format format : report.formats()) {
            String type = format == Format.PDF ? MailMessage.Attachment.PDF : MailMessage.Attachment.XLSX;
            attachments.add(new MailMessage.Attachment(report.fileName(period, format), type,
                    Files.readAllBytes(files.report(report, period, format))));
        }
        return attachments;
    }

    private static String messageId(ReportDefinition report, Period period) {
        return "<" + report.id() + "." + period.name() + ".v" + VERSION + "@callmart>";
    }
}
