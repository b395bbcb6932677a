package callmart.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads what {@link MailComposer} wrote, so that a body can be sent again in another message. Attachments are left out. */
public final class MailReader {

    private String text = "";
    private String html = "";
    private final List<MailMessage.InlineImage> images = new ArrayList<>();

    private MailReader() {
    }

    /**
     * @param zone of the message's date
     * @throws IOException when the file is missing or no message
     */
    public static MailMessage read(Path file, ZoneId zone) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mime = new MimeMessage(Session.getInstance(new Properties()), in);
            MailReader reader = new MailReader();
            reader.walk(mime);
            return new MailMessage(people(mime.getFrom()).get(0), people(mime.getRecipients(Message.RecipientType.TO)),
                    people(mime.getRecipients(Message.RecipientType.CC)), mime.getSubject(), reader.text, reader.html, reader.images,
                    List.of(), mime.getMessageID(), mime.getSentDate().toInstant().atZone(zone));
        } catch (MessagingException | IllegalArgumentException e) {
            throw new IOException(file + " is not a mail message: " + e.getMessage(), e);
        }
    }

    private void walk(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                walk(child);
            }
        } else if (Part.ATTACHMENT.equals(part.getDisposition())) {
            return;
        } else if (part.isMimeType("text/plain")) {
            text = part.getContent().toString();
        } else if (part.isMimeType("text/html")) {
            html = part.getContent().toString();
        } else if (part.getHeader("Content-ID") != null) {
            String cid = part.getHeader("Content-ID")[0].replaceAll("[<>]", "");
            try (InputStream in = part.getInputStream()) {
                images.add(new MailMessage.InlineImage(cid, MimeUtility.decodeText(String.valueOf(part.getFileName())), in.readAllBytes()));
            }
        }
    }

    private static List<Recipient> people(jakarta.mail.Address[] addresses) {
        List<Recipient> people = new ArrayList<>();
        for (jakarta.mail.Address address : addresses == null ? new jakarta.mail.Address[0] : addresses) {
            InternetAddress one = (InternetAddress) address;
            people.add(new Recipient(one.getPersonal() == null ? "" : one.getPersonal(), one.getAddress()));
        }
        return people;
    }
}
