package callmart.mail;

import callmart.config.WholeFile;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What stands before a subject so that its reader knows why the mail comes now. */
public final class SubjectMarks {

    /** Sent after its deadline. */
    public static final String LATE = "【迟到】";
    /**
     * Sent after its deadline, and its readers were told at the deadline that it is withheld; or an alert about a day that was measured
     * again.
     */
    public static final String AFTER_NOTICE = "【补发】";
    /** A correction of what was sent before. */
    public static final String CORRECTED = "【更正】";
    /** Sent once more, asked for by hand. */
    public static final String AGAIN = "【重发】";
    /** Says that a report is withheld. */
    public static final String WITHHELD = "【缓发】";
    /** Alerts. */
    public static final String ALERT = "【预警】";

    /** Stands between a report's title and its headline. */
    private static final String BAR = "｜";

    private SubjectMarks() {
    }

    /** What follows a title. */
    static String headline(String words) {
        return BAR + words;
    }

    /** A whole subject behind another title. */
    static String asHeadline(String subject) {
        return subject.replace(BAR, " ");
    }

    static String withoutHeadline(String subject) {
        return subject.replaceFirst(BAR + ".*", "");
    }

    /** Puts a mark before the subject of a message file, unless one stands there; all else stays as it is. */
    static void mark(Path file, String mark) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            String subject = String.valueOf(message.getSubject());
            if (subject.startsWith(LATE) || subject.startsWith(AFTER_NOTICE)) {
                return;
            }
            message.setSubject(mark + subject, "UTF-8");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            WholeFile.write(file, bytes.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("not a mail message: " + e.getMessage(), e);
        }
    }
}
