package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.mail.DeliverySettings.Encryption;
import callmart.mail.lock.LockFolder;
import callmart.report.TestReports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a message's files around a limit of 4 MB. */
class AttachmentsTest {

    private static final int MEGABYTE = 1 << 20;
    private static final MailMessage MESSAGE = new MailMessage(new Recipient("报表", "reports@example.com"),
            List.of(new Recipient("负责人", "lead@example.com")), List.of(), "日报", "正文\n", "<html><body><p>正文</p></body></html>", List.of(),
            List.of(), "<m@callmart>", ZonedDateTime.parse("2026-11-22T11:30:00+08:00[Asia/Shanghai]"));

    @TempDir
    private Path folder;

    private MailMessage attach(byte[] workbook, byte[] pages) throws IOException {
        Map<String, Attachments.Stored> files = new LinkedHashMap<>();
        files.put("11月21日日报.xlsx", stored("daily.xlsx", workbook));
        files.put("11月21日日报.pdf", stored("daily.pdf", pages));
        return new Attachments(4L * MEGABYTE, Encryption.Form.XLSX_PDF, new LockFolder(folder.resolve("work")), TestReports.html(), TestReports.texts())
                .attach(MESSAGE, files, Optional.empty(), "11月21日日报");
    }

    private Attachments.Stored stored(String name, byte[] content) throws IOException {
        return new Attachments.Stored(Files.write(folder.resolve(name), content), "out/reports/2026-11-21/" + name, Optional.empty());
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void files_up_to_the_limit_go_as_they_are() throws IOException {
        MailMessage sent = attach(noise(2 * MEGABYTE), noise(900_000));

        assertThat(MailComposer.compose(sent).length).isBetween(4_000_000, 4 * MEGABYTE);
        assertThat(sent.attachments()).extracting(MailMessage.Attachment::name).containsExactly("11月21日日报.xlsx", "11月21日日报.pdf");
        assertThat(sent.text()).isEqualTo("正文\n");
    }

    @Test
    void what_base64_makes_larger_than_the_limit_is_zipped_under_the_names_that_readers_know() throws IOException {
        byte[] pages = new byte[MEGABYTE];
        MailMessage sent = attach(noise(2 * MEGABYTE), pages);

        assertThat(sent.attachments()).singleElement().satisfies(zip -> {
            assertThat(zip.name()).isEqualTo("11月21日日报.zip");
            assertThat(zip.contentType()).isEqualTo("application/zip");
            assertThat(names(zip.bytes())).containsExactly("11月21日日报.xlsx", "11月21日日报.pdf");
        });
        assertThat(sent.text()).contains("邮件连附件共 5 MB，超过 4 MB 的上限，已压缩。");
        assertThat(sent.html()).contains("邮件连附件共 5 MB，超过 4 MB 的上限，已压缩。");
    }

    @Test
    void what_is_too_large_even_so_is_left_out_and_its_place_said() throws IOException {
        MailMessage sent = attach(noise(3 * MEGABYTE + MEGABYTE / 2), noise(MEGABYTE));

        assertThat(sent.attachments()).isEmpty();
        assertThat(sent.text()).contains("邮件连附件共 7 MB，超过 4 MB 的上限，未随邮件发送，请到归档取用：out/reports/2026-11-21/daily.xlsx、"
                + "out/reports/2026-11-21/daily.pdf。");
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
