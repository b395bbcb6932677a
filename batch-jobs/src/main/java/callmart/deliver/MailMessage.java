package callmart.deliver;

import callmart.text.ControlCharacters;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A mail before it is put on the wire.
 *
 * @param from sender
 * @param to at least one
 * @param cc may be empty
 * @param subject one line; control characters of a given one are written out, and a longer one than 200 characters is cut
 * @param text plain body
 * @param html body; names its pictures by {@code cid:}
 * @param images what the HTML names
 * @param attachments files
 * @param messageId with its angle brackets; fixed before sending, so that a message is known again
 * @param date of the message, in the business time zone
 */
public record MailMessage(Recipient from, List<Recipient> to, List<Recipient> cc, String subject, String text, String html,
        List<InlineImage> images, List<Attachment> attachments, String messageId, ZonedDateTime date) {

    /** A picture inside the HTML. */
    public record InlineImage(String cid, String name, byte[] png) {
    }

    /** A file with the name that the receiver sees. */
    public record Attachment(String name, String contentType, byte[] bytes) {

        public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        public static final String PDF = "application/pdf";
        public static final String ZIP = "application/zip";
    }

    private static final int LONGEST_SUBJECT = 200;

    public MailMessage {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        images = List.copyOf(images);
        attachments = List.copyOf(attachments);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a mail needs a recipient");
        }
        subject = ControlCharacters.onOneLine(subject);
        if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            subject = subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
        }
        if (!messageId.matches("<[^<>\\s@]+@[^<>\\s@]+>")) {
            throw new IllegalArgumentException("expected a Message-ID such as <report-2026-11-21-v1@callmart>, found '"
                    + messageId + "'");
        }
    }

    /** The same for others, or once more. */
    public MailMessage readdressed(List<Recipient> newTo, List<Recipient> newCc, String newSubject, String newMessageId, ZonedDateTime newDate) {
        return new MailMessage(from, newTo, newCc, newSubject, text, html, images, attachments, newMessageId, newDate);
    }

    /** The same with files, and with sentences at the end of both bodies that say what there is to say of them. */
    public MailMessage with(List<Attachment> files, List<String> sentences) {
        if (sentences.isEmpty()) {
            return new MailMessage(from, to, cc, subject, text, html, images, files, messageId, date);
        }
        StringBuilder lines = new StringBuilder();
        sentences.forEach(sentence -> lines.append("<div style=\"max-width:616px;margin:0 auto;padding:4px 12px;font-size:13px;line-height:20px;\">")
                .append(sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).append("</div>\n"));
        int end = html.toLowerCase(java.util.Locale.ROOT).lastIndexOf("</body>");
        String page = end < 0 ? html + lines : html.substring(0, end) + lines + html.substring(end);
        return new MailMessage(from, to, cc, subject, text + "\n" + String.join("\n", sentences) + "\n", page, images, files, messageId, date);
    }

    /** Everybody who gets it, each address once. */
    public List<String> addresses() {
        return java.util.stream.Stream.concat(to.stream(), cc.stream()).map(Recipient::address).distinct().toList();
    }
}
