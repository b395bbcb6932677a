package callmart.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Puts a message into its form on the wire: body in two forms, pictures inside, attachments whose Chinese names common
 * clients read, and the Message-ID that was given.
 * Decision 148.
 */
public final class MailComposer {

    static {
        // Read when the mail classes load. Encoded names that are also split are shown as noname.bin by some clients.
        System.setProperty("mail.mime.splitlongparameters", "false");
    }

    private MailComposer() {
    }

    /** The message as an {@code .eml} file holds it. */
    public static byte[] compose(MailMessage message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mime(message, Session.getInstance(new Properties())).writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mail " + message.messageId() + " cannot be composed: " + e.getMessage(), e);
        }
    }

    /** The message for a transport. */
    public static MimeMessage mime(MailMessage message, Session session) throws MessagingException {
        FixedIdMessage mime = new FixedIdMessage(session, message.messageId());
        MimeMessageHelper helper = new MimeMessageHelper(mime, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
                StandardCharsets.UTF_8.name());
        helper.setEncodeFilenames(true);
        helper.setFrom(address(message.from()));
        helper.setTo(addresses(message.to()));
        helper.setCc(addresses(message.cc()));
        helper.setSubject(message.subject());
        helper.setText(message.text(), message.html());
        for (MailMessage.InlineImage image : message.images()) {
            helper.addInline(image.cid(), image.name(), new ByteArrayResource(image.png()), "image/png");
        }
        for (MailMessage.Attachment attachment : message.attachments()) {
            helper.addAttachment(attachment.name(), new ByteArrayResource(attachment.bytes()), attachment.contentType());
        }
        mime.setHeader("Content-Language", "zh-CN");
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        mime.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(message.date()));
        mime.saveChanges();
        return mime;
    }

    private static InternetAddress[] addresses(List<Recipient> recipients) throws MessagingException {
        List<InternetAddress> addresses = new ArrayList<>();
        for (Recipient recipient : recipients) {
            addresses.add(address(recipient));
        }
        return addresses.toArray(InternetAddress[]::new);
    }

    static InternetAddress address(Recipient recipient) throws MessagingException {
        try {
            return recipient.name().isEmpty()
                    ? new InternetAddress(recipient.address(), true)
                    : new InternetAddress(recipient.address(), recipient.name(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the Message-ID that was fixed before sending; the library would make up a new one whenever it saves. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String messageId;

        FixedIdMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
