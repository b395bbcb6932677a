package callmart.mail;

import callmart.config.WholeFile;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.template.HtmlTemplates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;

/** What may still change of a message file while it waits: who sends it, and that it goes without its files. Its Message-ID stays. */
record QueuedFile(Path file) {

    /** Whoever sends now is its sender: a refused one may have been corrected since it was made. */
    void sendAs(Recipient from) throws IOException {
        change(message -> {
            InternetAddress sender = MailComposer.address(from);
            boolean another = !sender.toString().equals(message.getHeader("From", null));
            if (another) {
                message.setFrom(sender);
            }
            return another;
        });
    }

    /** Puts a mark of lateness before its subject, unless one stands there. */
    void mark(String mark) throws IOException {
        change(message -> {
            String subject = String.valueOf(message.getSubject());
            boolean unmarked = !subject.startsWith(SubjectMarks.LATE) && !subject.startsWith(SubjectMarks.AFTER_NOTICE);
            if (unmarked) {
                message.setSubject(mark + subject, "UTF-8");
            }
            return unmarked;
        });
    }

    private interface Change {
        /** @return whether it is another now */
        boolean to(MimeMessage message) throws MessagingException;
    }

    /** All else stays as it is, and so does the file where nothing changes. */
    private void change(Change change) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            if (change.to(message)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                message.writeTo(bytes);
                WholeFile.write(file, bytes.toByteArray());
            }
        } catch (MessagingException e) {
            throw new IOException("not a mail message: " + e.getMessage(), e);
        }
    }

    /**
     * Takes its files out and says at its end where they lie.
     *
     * @param places of the files, for readers
     * @param templates of the sentence
     * @param texts its words
     * @return whether it had any
     */
    boolean leaveOutFiles(List<String> places, ZoneId zone, HtmlTemplates templates, Texts texts) throws IOException {
        MailMessage light = MailReader.read(file, zone).withoutLockSentence().with(List.of(),
                List.of(texts.of(Text.MAIL_NOT_TAKEN, String.join(texts.of(Text.WORD_AND), places))), templates);
        byte[] content = MailComposer.compose(light);
        if (places.isEmpty() || content.length >= Files.size(file)) {
            return false;
        }
        WholeFile.write(file, content);
        return true;
    }
}
