package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailComposerTest {

    private static final String ID = "<daily-operations-2026-11-21-v1@callmart>";

    private static MailMessage message(String subject) {
        return new MailMessage(new Recipient("电话中心报表", "reports@example.com"),
                List.of(new Recipient("客服组负责人", "service-lead@example.com")),
                List.of(new Recipient("客服组", "service-team@example.com")), subject, "正文\n", "<p>正文</p><img src=\"cid:hours@x\">",
                List.of(new MailMessage.InlineImage("hours@x", "分时来电与15秒接通率.png", new byte[] {1, 2, 3})),
                List.of(new MailMessage.Attachment("11月21日电话中心运营日报.xlsx", MailMessage.Attachment.XLSX, new byte[] {4}),
                        new MailMessage.Attachment("11月21日电话中心运营日报.pdf", MailMessage.Attachment.PDF, new byte[] {5, 6})),
                ID, ZonedDateTime.of(2026, 11, 22, 8, 30, 0, 0, ZoneId.of("Asia/Shanghai")));
    }

    private static MimeMessage parsed() throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(MailComposer.compose(message("11月21日电话中心运营日报"))));
    }

    private static List<Part> leaves(Part part) throws Exception {
        List<Part> leaves = new ArrayList<>();
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                leaves.addAll(leaves(child));
            }
        } else {
            leaves.add(part);
        }
        return leaves;
    }

    @Test
    void no_absent_reader_answers_it() throws Exception {
        MimeMessage mail = parsed();

        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("OOF, AutoReply");
        assertThat(mail.getHeader("Content-Language", null)).isEqualTo("zh-CN");
    }

    @Test
    void headersSayWhoWhatAndWhen() throws Exception {
        MimeMessage mail = parsed();

        assertThat(mail.getSubject()).isEqualTo("11月21日电话中心运营日报");
        assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?B?55S16K+d5Lit5b+D5oql6KGo?= <reports@example.com>");
        assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(mail.getRecipients(Message.RecipientType.CC)[0].toString()).contains("service-team@example.com");
        assertThat(mail.getHeader("Date")).containsExactly("Sun, 22 Nov 2026 08:30:00 +0800");
        assertThat(mail.getMessageID()).isEqualTo(ID);
    }

    @Test
    void theWireIsAsciiWithShortLines() {
        String wire = new String(MailComposer.compose(message("11月21日电话中心运营日报")), StandardCharsets.ISO_8859_1);

        assertThat(wire.chars()).allMatch(c -> c < 128);
        assertThat(wire.lines()).allMatch(line -> line.length() < 998);
    }

    @Test
    void chineseAttachmentNamesSurviveInBothHeaderForms() throws Exception {
        List<Part> attachments = leaves(parsed()).stream().filter(part -> isAttachment(part)).toList();

        assertThat(attachments).hasSize(2);
        for (Part part : attachments) {
            assertThat(MimeUtility.decodeText(part.getFileName())).startsWith("11月21日电话中心运营日报.");
            assertThat(part.getHeader("Content-Disposition")[0]).contains("filename=\"=?UTF-8?B?").doesNotContain("*0");
            assertThat(part.getHeader("Content-Type")[0]).contains("name=\"=?UTF-8?B?").doesNotContain("*0");
        }
        assertThat(attachments.get(0).getInputStream().readAllBytes()).containsExactly(4);
    }

    private static boolean isAttachment(Part part) {
        try {
            return Part.ATTACHMENT.equals(part.getDisposition());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void bodyComesInBothFormsWithItsPictureInside() throws Exception {
        List<Part> leaves = leaves(parsed());

        assertThat(leaves.get(0).getContentType()).startsWith("text/plain");
        assertThat(leaves.get(0).getContent()).isEqualTo("正文\n");
        assertThat(leaves.get(1).getContentType()).startsWith("text/html");
        assertThat(leaves).anySatisfy(part -> {
            assertThat(part.getContentType()).startsWith("image/png");
            assertThat(part.getHeader("Content-ID")).containsExactly("<hours@x>");
            assertThat(part.getDisposition()).isEqualTo(Part.INLINE);
        });
    }

    @Test
    void aSubjectCannotAddHeaders() {
        assertThat(message("日报\r\nBcc: someone@example.com\u001B\u2028\u202E").subject()).isEqualTo("日报\\r\\nBcc: someone@example.com\\u001B\\u2028\\u202E");
        assertThat(message("长".repeat(70_000)).subject()).isEqualTo("长".repeat(200) + "…");
    }

    @Test
    void aMessageIdIsCheckedBeforeItIsUsed() throws IOException {
        assertThatThrownBy(() -> new MailMessage(new Recipient("", "a@example.com"),
                List.of(new Recipient("", "b@example.com")), List.of(), "日报", "", "", List.of(), List.of(), "no-brackets",
                ZonedDateTime.now(ZoneId.of("UTC")))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a Message-ID such as");
    }
}
