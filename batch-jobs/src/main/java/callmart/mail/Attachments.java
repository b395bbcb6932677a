package callmart.mail;

import callmart.mail.DeliverySettings.Encryption;
import callmart.mail.MailMessage.Attachment;
import callmart.mail.lock.AttachmentLock;
import callmart.mail.lock.LockFolder;
import callmart.mail.lock.LockedFile;
import callmart.mail.lock.Password;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.template.HtmlTemplates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a message within the size limit: as they are or locked, else zipped, else left out with a sentence that says where they lie.
 *
 * @param limitBytes of a message as it is sent, its attachments encoded and locked
 * @param form how files are locked
 * @param work where they are zipped and locked
 * @param templates of the sentences
 * @param texts their words
 */
record Attachments(long limitBytes, Encryption.Form form, LockFolder work, HtmlTemplates templates, Texts texts) {

    private static final String ZIP = ".zip";
    private static final int MEGABYTE = 1 << 20;
    private static final int BYTES_A_LINE = 57;
    private static final int LETTERS_A_LINE = 78;
    private static final int LETTERS_OF_A_HEAD = 500;

    /**
     * A file of the archive.
     *
     * @param path where it lies
     * @param shown its place, for readers
     * @param password by which it opens if it lies there locked; empty for a plain one
     */
    record Stored(Path path, String shown, Optional<Password> password) {

        /** Its plain content. */
        Path plain(LockFolder.Room room) throws IOException {
            return password.isPresent() && LockedFile.isLocked(path) ? LockedFile.unlock(path, password.get(), room) : path;
        }
    }

    /**
     * @param files name as readers see it to the file
     * @param lock what they are locked with; empty for plain ones
     * @param zipName name of the archive, without its ending
     */
    MailMessage attach(MailMessage message, Map<String, Stored> files, Optional<AttachmentLock> lock, String zipName) throws IOException {
        if (files.isEmpty()) {
            return message;
        }
        List<String> said = lock.map(AttachmentLock::sentence).stream().toList();
        long body = MailComposer.compose(message.with(List.of(), said, templates)).length;
        try (LockFolder.Room room = work.open()) {
            Map<String, Path> sent = readied(files, lock, zipName, room);
            long bytes = body;
            for (Path file : sent.values()) {
                bytes += encoded(Files.size(file));
            }
            if (bytes <= limitBytes) {
                return message.with(attachments(sent), said, templates);
            }
            long megabytes = (bytes + MEGABYTE - 1) / MEGABYTE;
            long limit = limitBytes / MEGABYTE;
            Path zip = room.file(ZIP);
            zip(sent, zip);
            if (body + encoded(Files.size(zip)) <= limitBytes) {
                return message.with(attachments(Map.of(zipName + ZIP, zip)), Stream.concat(Stream.of(
                        texts.of(Text.MAIL_ZIPPED, megabytes, limit)), said.stream()).toList(), templates);
            }
            return message.with(List.of(), List.of(texts.of(Text.MAIL_TOO_LARGE, megabytes, limit,
                    files.values().stream().map(Stored::shown).collect(Collectors.joining(texts.of(Text.WORD_AND))))), templates);
        }
    }

    /** As readers get them. */
    private Map<String, Path> readied(Map<String, Stored> files, Optional<AttachmentLock> lock, String zipName, LockFolder.Room room)
            throws IOException {
        Map<String, Path> ready = new LinkedHashMap<>();
        for (Map.Entry<String, Stored> file : files.entrySet()) {
            Path plain = file.getValue().plain(room);
            ready.put(file.getKey(), lock.isPresent() && form == Encryption.Form.XLSX_PDF
                    ? LockedFile.lock(plain, lock.get().password(), room) : plain);
        }
        return lock.isPresent() && form == Encryption.Form.ZIP
                ? Map.of(zipName + ZIP, LockedFile.archive(ready, lock.get().password(), room)) : ready;
    }

    private static List<Attachment> attachments(Map<String, Path> files) throws IOException {
        List<Attachment> attachments = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            attachments.add(new Attachment(file.getKey(), type(file.getKey()), Files.readAllBytes(file.getValue())));
        }
        return attachments;
    }

    /** A file as it goes over the wire: 57 bytes become a line of 76 letters and its end, and each file has lines that say what it is. */
    private static long encoded(long bytes) {
        return (bytes + BYTES_A_LINE - 1) / BYTES_A_LINE * LETTERS_A_LINE + LETTERS_OF_A_HEAD;
    }

    private static String type(String name) {
        return name.endsWith(".pdf") ? Attachment.PDF : name.endsWith(ZIP) ? Attachment.ZIP : Attachment.XLSX;
    }

    private static void zip(Map<String, Path> files, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to); ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
        }
    }
}
