package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.mail.SmtpSettings.Security;
import callmart.report.TestReports;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import callmart.testing.ScriptedSmtp;
import callmart.testing.ServerKey;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STARTTLS as configured: neither login nor message goes over a connection that is not encrypted, or to a server that is not the one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartTlsTest {

    private static final String USER = "reports";
    private static final String PASSWORD = "s3cret-of-mail";
    private static final Predicate<String> LOGIN_OR_MESSAGE = command -> command.matches("(?i)(AUTH|MAIL|RCPT|DATA).*");

    private ServerKey key;
    private ServerKey keyOfAnotherHost;
    private ScriptedSmtp server;
    private SetClock clock;
    private DeliveryLedger ledger;
    private Key report;
    private Path home;

    @BeforeAll
    void keys(@TempDir Path folder) {
        key = ServerKey.make(folder, "server", "ip:127.0.0.1");
        keyOfAnotherHost = ServerKey.make(folder, "another", "dns:mail.example.com");
    }

    @BeforeEach
    void a_queued_report(@TempDir Path folder) throws IOException {
        home = folder;
        clock = new SetClock(Ledgers.NOW);
        server = new ScriptedSmtp().askForLogin(USER, PASSWORD);
        ledger = DeliveryLedger.open(Ledgers.h2(home), Ledgers.SQL, clock);
        report = Ledgers.queue(ledger, home, "daily-operations");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private SmtpSettings settings(String password, Optional<ServerKey> trusted) {
        return new SmtpSettings("127.0.0.1", server.port(), Security.STARTTLS, Optional.of(USER), password,
                trusted.map(one -> one.certificate().toString()), Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.empty());
    }

    private Delivery send(SmtpSettings settings) {
        try (Courier courier = new Courier(ledger, Ledgers.over(settings), Ledgers.FROM, home, clock, Ledgers.TEMPLATES, TestReports.texts())) {
            courier.send();
        }
        return ledger.find(report).orElseThrow();
    }

    private void assertNothingWasSaid(Delivery delivery) {
        assertThat(delivery.state()).isEqualTo(State.QUEUED);
        assertThat(delivery.message().orElseThrow().error()).doesNotContain(PASSWORD);
        assertThat(server.clearCommands()).isNotEmpty().noneMatch(LOGIN_OR_MESSAGE);
        assertThat(server.encryptedCommands()).noneMatch(LOGIN_OR_MESSAGE);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void login_and_message_go_over_the_encrypted_connection_alone() {
        server.offerStartTls(key);

        Delivery delivery = send(settings(PASSWORD, Optional.of(key)));

        assertThat(delivery.state()).isEqualTo(State.SENT);
        assertThat(server.taken()).singleElement().satisfies(taken -> assertThat(taken.to()).containsExactlyInAnyOrder(Ledgers.GOOD, Ledgers.OTHER));
        assertThat(server.clearCommands()).extracting(command -> command.replaceAll(" .*", "")).containsExactly("EHLO", "STARTTLS");
        assertThat(server.encryptedCommands()).extracting(command -> command.replaceAll("[ :].*", ""))
                .containsExactly("EHLO", "AUTH", "MAIL", "RCPT", "RCPT", "DATA", "QUIT");
    }

    @Test
    void a_server_that_does_not_offer_it_hears_neither_password_nor_message() {
        Delivery delivery = send(settings(PASSWORD, Optional.of(key)));

        assertNothingWasSaid(delivery);
        assertThat(delivery.message().orElseThrow().error()).contains("STARTTLS is required", "nothing was sent", "set mail.security to tls");
        assertThat(delivery.message().orElseThrow().attempts()).isEqualTo(1);
    }

    /** An attacker on the way can make a server refuse it, or answer nothing. */
    @ParameterizedTest
    @CsvSource({"454 not available", "502 not implemented", "silence", "drop"})
    void a_server_that_offers_it_and_then_refuses_hears_neither(String reply) {
        server.offerStartTls(key).answer("STARTTLS", reply);

        assertNothingWasSaid(send(settings(PASSWORD, Optional.of(key))));
    }

    @Test
    void a_certificate_that_nobody_trusted_has_signed_ends_it() {
        server.offerStartTls(key);

        Delivery delivery = send(settings(PASSWORD, Optional.empty()));

        assertNothingWasSaid(delivery);
        assertThat(delivery.message().orElseThrow().error()).contains("cannot be used", "PKIX path building failed", "mail.certificate");
    }

    @Test
    void a_trusted_certificate_of_another_host_ends_it() {
        server.offerStartTls(keyOfAnotherHost);

        Delivery delivery = send(settings(PASSWORD, Optional.of(keyOfAnotherHost)));

        assertNothingWasSaid(delivery);
        assertThat(delivery.message().orElseThrow().error()).contains("cannot be used", "127.0.0.1", "mail.host");
    }

    @Test
    void a_refused_login_sends_no_message_and_is_tried_again_when_the_password_is_mended() {
        server.offerStartTls(key);

        Delivery refused = send(settings("wrong-password", Optional.of(key)));
        assertThat(refused.state()).isEqualTo(State.QUEUED);
        assertThat(refused.message().orElseThrow().error()).contains("refuses the login", "535", "correct mail.username and mail.password")
                .doesNotContain("wrong-password");
        assertThat(server.encryptedCommands()).noneMatch(command -> command.startsWith("MAIL"));

        clock.forward(Duration.ofMinutes(5));
        assertThat(send(settings(PASSWORD, Optional.of(key))).state()).isEqualTo(State.SENT);
        assertThat(server.clearCommands()).noneMatch(LOGIN_OR_MESSAGE);
    }

    @Test
    void a_server_that_begins_in_clear_is_told_from_one_that_encrypts_at_once() {
        server.offerStartTls(key);
        SmtpSettings tls = new SmtpSettings("127.0.0.1", server.port(), Security.TLS, Optional.of(USER), PASSWORD,
                Optional.of(key.certificate().toString()), Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.empty());

        Delivery delivery = send(tls);

        assertThat(delivery.state()).isEqualTo(State.QUEUED);
        assertThat(delivery.message().orElseThrow().error()).contains("cannot be used", "set mail.security to starttls");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void an_expired_certificate_is_said_to_be_so_with_its_day(@TempDir Path folder) {
        ServerKey expired = ServerKey.expired(folder, "2025/01/30");
        server.offerStartTls(expired);

        Delivery delivery = send(settings(PASSWORD, Optional.of(expired)));

        assertNothingWasSaid(delivery);
        assertThat(delivery.message().orElseThrow().error())
                .contains("its certificate has expired on 2025-01-31: ask who runs it to renew it");
    }

    /** As a server answers that knows TLS 1.0 alone: by an alert, or by choosing it. */
    @ParameterizedTest
    @CsvSource({"15030100020246", "160301002a020000260301000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00002f00"})
    void a_server_that_speaks_only_an_old_version_is_said_to_do_so(String answer) throws Exception {
        try (ServerSocket old = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(old, HexFormat.of().parseHex(answer)));
            thread.setDaemon(true);
            thread.start();
            SmtpSettings tls = new SmtpSettings("127.0.0.1", old.getLocalPort(), Security.TLS, Optional.empty(), "", Optional.empty(),
                    Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.empty());

            assertThat(send(tls).message().orElseThrow().error()).contains("speaks only a version of TLS that is no longer safe",
                    "ask who runs it to offer TLS 1.2 or newer").doesNotContain("starttls and mail.port");
        }
    }

    private static void answer(ServerSocket server, byte[] bytes) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[1000]);
            client.getOutputStream().write(bytes);
            client.getInputStream().read(new byte[1000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that the name server does not know (RFC 6761), a port where nothing listens, a server that says nothing. */
    @Test
    void a_server_that_is_not_there_is_said_to_be_so_and_the_message_stays() {
        SmtpSettings there = settings(PASSWORD, Optional.of(key));
        assertThat(send(elsewhere(there, "mail.invalid", there.port())).message().orElseThrow().error()).contains("mail.invalid", "correct mail.host");
        clock.forward(Duration.ofHours(1));
        server.answer("CONNECT", ScriptedSmtp.SILENCE);
        assertThat(send(there).message().orElseThrow().error()).contains("it does not answer in time", "mail.security");
        clock.forward(Duration.ofHours(1));
        server.close();
        assertThat(send(there).message().orElseThrow().error()).contains("nothing listens there", "start the server");

        assertThat(ledger.find(report).orElseThrow().state()).isEqualTo(State.QUEUED);
        assertThat(ledger.find(report).orElseThrow().message().orElseThrow().attempts()).isEqualTo(3);
    }

    private static SmtpSettings elsewhere(SmtpSettings settings, String host, int port) {
        return new SmtpSettings(host, port, settings.security(), settings.username(), settings.password(), settings.certificate(),
                settings.connectTimeout(), settings.timeout(), settings.helo());
    }

    @Test
    void the_connection_is_tested_in_the_same_way_without_sending_anything() throws MessagingException {
        assertThatThrownBy(() -> SmtpSession.test(settings(PASSWORD, Optional.of(key)))).isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS is required");
        server.offerStartTls(key);
        assertThatThrownBy(() -> SmtpSession.test(settings(PASSWORD, Optional.empty()))).hasMessageContaining("Could not convert socket to TLS");
        SmtpSession.test(settings(PASSWORD, Optional.of(key)));

        assertThat(server.clearCommands()).noneMatch(LOGIN_OR_MESSAGE);
        assertThat(server.encryptedCommands()).extracting(command -> command.replaceAll(" .*", "")).containsExactly("EHLO", "AUTH", "QUIT");
    }
}
