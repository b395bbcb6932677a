package callmart.mail;

import callmart.mail.MailMessage.Attachment;
import callmart.template.HtmlTemplates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a message within the size limit: as they are, else zipped, else left out with a sentence that says where they lie.
 *
 * @param limitBytes of a message as it is sent, its attachments encoded
 * @param templates of the sentence
 */
record Attachments(long limitBytes, HtmlTemplates templates) {

    private static final int MEGABYTE = 1 << 20;
    private static final int BYTES_A_LINE = 57;
    private static final int LETTERS_A_LINE = 78;
    private static final int LETTERS_OF_A_HEAD = 500;

    /**
     * @param files name as readers see it to the file
     * @param zipName name of the archive, without its ending
     * @param shown how the places of the files are written for readers
     */
    MailMessage attach(MailMessage message, Map<String, Path> files, String zipName, List<String> shown) throws IOException {
        long body = MailComposer.compose(message).length;
        long bytes = body;
        for (Path file : files.values()) {
            bytes += encoded(Files.size(file));
        }
        if (bytes <= limitBytes) {
            List<Attachment> attachments = new ArrayList<>();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                attachments.add(new Attachment(file.getKey(), type(file.getKey()), Files.readAllBytes(file.getValue())));
            }
            return message.with(attachments, List.of(), templates);
        }
        String size = "邮件连附件共 " + (bytes + MEGABYTE - 1) / MEGABYTE + " MB，超过 " + limitBytes / MEGABYTE
                + " MB 的上限，";
        Path zip = Files.createTempFile("callmart-mail", ".zip");
        try {
            zip(files, zip);
            if (body + encoded(Files.size(zip)) <= limitBytes) {
                return message.with(List.of(new Attachment(zipName + ".zip", Attachment.ZIP, Files.readAllBytes(zip))),
                        List.of(size + "已压缩。"), templates);
            }
        } finally {
            Files.deleteIfExists(zip);
        }
        return message.with(List.of(), List.of(size + "未随邮件发送，请到归档取用：" + shown.stream()
                .collect(Collectors.joining("、")) + "。"),
                templates);
    }

    /** A file as it goes over the wire: 57 bytes become a line of 76 letters and its end, and each file has lines that say what it is. */
    private static long encoded(long bytes) {
        return (bytes + BYTES_A_LINE - 1) / BYTES_A_LINE * LETTERS_A_LINE + LETTERS_OF_A_HEAD;
    }

    private static String type(String name) {
        return name.endsWith(".pdf") ? Attachment.PDF : Attachment.XLSX;
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
