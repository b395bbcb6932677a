package callmart.mail;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads messages as a mail program does. */
final class Mails {

    private Mails() {
    }

    static MimeMessage parse(String text) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The plain words, as their reader sees them. */
    static String text(String text) throws Exception {
        return text(parse(text));
    }

    private static String text(Part part) throws Exception {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString();
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; part.getContent() instanceof Multipart parts && i < parts.getCount(); i++) {
            words.append(text(parts.getBodyPart(i)));
        }
        return words.toString();
    }

    static String subject(String text) throws Exception {
        return parse(text).getSubject();
    }
}
