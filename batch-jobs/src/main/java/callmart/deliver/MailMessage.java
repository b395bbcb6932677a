package callmart.deliver;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * A mail before it is put on the wire.
 *
 * @param from sender
 * @param to at least one
 * @param cc may be empty
 * @param subject one line
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
    }

    public MailMessage {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        images = List.copyOf(images);
        attachments = List.copyOf(attachments);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a mail needs a recipient");
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject must not hold line breaks or control characters");
        }
        if (!messageId.matches("<[^<>\\s@]+@[^<>\\s@]+>")) {
            throw new IllegalArgumentException("expected a Message-ID such as <report-2026-11-21-v1@callmart>, found '"
                    + messageId + "'");
        }
    }
}
