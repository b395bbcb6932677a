package callmart.mail;

import callmart.mail.lock.AttachmentLock;
import callmart.template.HtmlTemplates;
import callmart.text.ControlCharacters;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
    public MailMessage readdressed(List<Recipient> newTo, List<Recipient> newCc, String newSubject, String newMessageId,
            ZonedDateTime newDate) {
        return new MailMessage(from, newTo, newCc, newSubject, text, html, images, attachments, newMessageId, newDate);
    }

    /** The same without what it says of files of before. */
    MailMessage withoutLockSentence() {
        return new MailMessage(from, to, cc, subject, AttachmentLock.withoutSentence(text), AttachmentLock.withoutSentence(html), images,
                attachments, messageId, date);
    }

    /** The same with files, and with sentences at the end of both bodies that say what there is to say of them. */
    public MailMessage with(List<Attachment> files, List<String> sentences, HtmlTemplates templates) {
        if (sentences.isEmpty()) {
            return new MailMessage(from, to, cc, subject, text, html, images, files, messageId, date);
        }
        String page = templates.render("amended.ftlh", Map.of("page", html, "sentences", sentences));
        return new MailMessage(from, to, cc, subject, text + "\n" + String.join("\n", sentences) + "\n", page, images, files, messageId,
                date);
    }

    /** Everybody who gets it, each address once, however it is capitalised. */
    public List<String> addresses() {
        Map<String, String> once = new LinkedHashMap<>();
        Stream.concat(to.stream(), cc.stream()).map(Recipient::address)
                .forEach(address -> once.putIfAbsent(address.toLowerCase(Locale.ROOT), address));
        return List.copyOf(once.values());
    }
}
