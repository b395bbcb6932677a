package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.mail.SmtpSettings.Security;
import callmart.report.TestReports;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import callmart.testing.ServerKey;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A mail server with TLS and login, and one without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpTest {

    private static final String PASSWORD = "s3cret-of-mail";

    private ServerKey key;
    private Path home;
    private SetClock clock;

    @BeforeAll
    void a_certificate(@TempDir Path folder) {
        key = ServerKey.make(folder, "server", "ip:127.0.0.1");
        System.setProperty("greenmail.tls.keystore.file", key.store().toString());
        System.setProperty("greenmail.tls.keystore.password", ServerKey.PASSWORD);
    }

    @BeforeEach
    void an_empty_home(@TempDir Path folder) {
        home = folder;
        clock = new SetClock(Ledgers.NOW);
    }

    @AfterAll
    void forget() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private static GreenMail server(String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    private static int port(GreenMail server, String protocol) {
        return protocol.equals("smtps") ? server.getSmtps().getPort() : server.getSmtp().getPort();
    }

    private SmtpSettings settings(int port, Security security, Optional<String> user, String password, Optional<Path> certificate) {
        return new SmtpSettings("127.0.0.1", port, security, user, password, certificate.map(Path::toString), Duration.ofSeconds(5),
                Duration.ofSeconds(10), Optional.empty());
    }

    private Delivery send(SmtpSettings smtp) throws IOException {
        DeliveryLedger ledger = DeliveryLedger.open(Ledgers.h2(home), Ledgers.SQL, clock);
        Key report = Ledgers.key("daily-operations");
        if (ledger.find(report).isEmpty()) {
            Ledgers.queue(ledger, home, "daily-operations");
        }
        try (Courier courier = new Courier(ledger, Ledgers.over(smtp), Ledgers.FROM, home, clock, Ledgers.TEMPLATES, TestReports.texts())) {
            courier.send();
        }
        clock.forward(Duration.ofMinutes(5));
        return ledger.find(report).orElseThrow();
    }

    @Test
    void chinese_subjects_names_and_attachments_arrive_as_they_were() throws Exception {
        GreenMail server = server("smtp");
        try {
            assertThat(send(settings(port(server, "smtp"), Security.NONE, Optional.empty(), "", Optional.empty())).state()).isEqualTo(State.SENT);

            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(mail.getSubject()).isEqualTo("11月21日电话中心运营日报");
            assertThat(mail.getMessageID()).isEqualTo("<daily-operations.2026-11-21.v1@example.com>");
            assertThat(MimeUtility.decodeText(mail.getFrom()[0].toString())).isEqualTo("电话中心报表 <reports@example.com>");
            Multipart parts = (Multipart) mail.getContent();
            assertThat(MimeUtility.decodeText(parts.getBodyPart(parts.getCount() - 1).getFileName())).isEqualTo("11月21日电话中心运营日报.xlsx");
        } finally {
            server.stop();
        }
    }

    @Test
    void by_tls_with_login() throws Exception {
        GreenMail server = server("smtps");
        server.setUser("reports@example.com", "reports", PASSWORD);
        try {
            int port = port(server, "smtps");
            Optional<Path> trusted = Optional.of(key.certificate());
            Delivery distrusted = send(settings(port, Security.TLS, Optional.of("reports"), PASSWORD, Optional.empty()));
            assertThat(distrusted.state()).isEqualTo(State.QUEUED);
            assertThat(distrusted.message().orElseThrow().error()).contains("cannot be used").containsIgnoringCase("certificat");

            Delivery refused = send(settings(port, Security.TLS, Optional.of("reports"), "wrong", trusted));
            assertThat(refused.state()).isEqualTo(State.QUEUED);
            assertThat(refused.message().orElseThrow().error()).contains("refuses the login").doesNotContain("wrong");

            clock.forward(Duration.ofHours(1));
            assertThat(send(settings(port, Security.TLS, Optional.of("reports"), PASSWORD, trusted)).state()).isEqualTo(State.SENT);
            assertThat(server.getReceivedMessages()).hasSize(2);
            SmtpSession.test(settings(port, Security.TLS, Optional.of("reports"), PASSWORD, trusted));
            assertThatThrownBy(() -> SmtpSession.test(settings(port, Security.TLS, Optional.of("reports"), "wrong", trusted)))
                    .isInstanceOf(jakarta.mail.MessagingException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_without_starttls_gets_nothing_when_starttls_is_asked_for() throws Exception {
        GreenMail server = server("smtp");
        try {
            Delivery delivery = send(settings(port(server, "smtp"), Security.STARTTLS, Optional.empty(), "", Optional.empty()));

            assertThat(delivery.state()).isEqualTo(State.QUEUED);
            assertThat(delivery.message().orElseThrow().error()).contains("STARTTLS is required");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void a_certificate_file_that_is_none_is_told() throws IOException {
        Path file = Files.writeString(home.resolve("none.pem"), "none");

        assertThatThrownBy(() -> SmtpSession.test(settings(1, Security.TLS, Optional.empty(), "", Optional.of(file))))
                .hasMessageContaining("mail.certificate: the file").hasMessageContaining("give a PEM file");
    }

    @Test
    void a_password_is_in_no_text_and_not_sent_in_clear() {
        assertThat(settings(25, Security.TLS, Optional.of("reports"), PASSWORD, Optional.empty())).asString().doesNotContain(PASSWORD);
        assertThatThrownBy(() -> new SmtpSettings("mail.example.com", 25, Security.NONE, Optional.of("reports"), PASSWORD, Optional.empty(),
                Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty())).hasMessageContaining("a password is not sent in clear");
    }
}
