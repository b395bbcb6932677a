package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.WholeFile;
import callmart.report.TestReports;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that are not the message's fault: it waits, somebody is told what to mend, and it goes out as if nothing had been. */
class RefusalsTest {

    @TempDir
    private Path home;

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final SetClock clock = new SetClock(Ledgers.NOW);
    private DeliveryLedger ledger;
    private Key key;

    @BeforeEach
    void a_queued_report() throws IOException {
        ledger = DeliveryLedger.open(Ledgers.h2(home), Ledgers.SQL, clock);
        key = Ledgers.queue(ledger, home, "daily-operations");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private void run() {
        run(Ledgers.FROM, Optional.empty());
    }

    private void run(Recipient from, Optional<String> helo) {
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", server.port(), SmtpSettings.Security.NONE, Optional.empty(), "", Optional.empty(),
                Duration.ofSeconds(2), Duration.ofSeconds(30), helo);
        DeliverySettings settings = Ledgers.over(smtp);
        ledger.mailedBy(settings.fingerprint(from));
        try (Courier courier = new Courier(ledger, settings, from, home, clock, Ledgers.TEMPLATES, TestReports.texts())) {
            courier.send();
        }
    }

    private Delivery delivery() {
        return ledger.find(key).orElseThrow();
    }

    private String error() {
        return delivery().message().orElseThrow().error();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 553 Mail from must equal authorized user                                        | correct 'from' in recipients.yml
            MAIL | 501 mail from address must be same as authorization user                        | correct 'from' in recipients.yml
            MAIL | 550 unknown sender                                                              | correct 'from' in recipients.yml
            RCPT | 553 5.7.1 <r@example.com>: Sender address rejected: not owned by user x         | correct 'from' in recipients.yml
            RCPT | 504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname     | set mail.helo
            MAIL | 550 5.4.5 Daily sending quota exceeded                                          | delivery.give-up-after
            MAIL | 450 4.7.1 MI:SFQ sending too frequently                                         | delivery.give-up-after
            MAIL | 550 Connection frequency limited                                                | delivery.give-up-after
            .    | 554 5.7.1 message rate limit exceeded                                           | delivery.give-up-after
            RCPT | 550 5.7.1 too many messages from you today                                      | delivery.give-up-after
            RCPT | 554 5.7.1 Relay access denied                                                   | correct mail.username
            RCPT | 554 5.7.1 Client host rejected: cannot find your reverse hostname               | ask who runs the mail server
            RCPT | 552 5.2.2 mailbox full                                                          | mailbox is full
            RCPT | 552 requested mail action aborted                                               | mailbox is full
            RCPT | 550 5.5.3 Too many recipients                                                   | answered""")
    void it_waits_and_goes_out_when_that_is_mended(String command, String reply, String remedy) throws Exception {
        server.answer(command, reply);
        run();

        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        assertThat(error()).contains(reply.substring(4), remedy);
        assertThat(delivery().refused()).isEmpty();

        server.behave();
        clock.forward(Duration.ofMinutes(5));
        run();

        assertThat(server.taken()).singleElement().satisfies(taken -> assertThat(Mails.subject(taken.text())).isEqualTo("11月21日电话中心运营日报"));
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(error()).isEmpty();
    }

    @Test
    void it_is_given_up_only_after_its_time() {
        server.answer("MAIL", "550 5.4.5 Daily sending quota exceeded");
        run();
        clock.forward(Duration.ofDays(2));
        run();
        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        clock.forward(Duration.ofDays(1));
        run();

        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(error()).contains("Daily sending quota exceeded");
    }

    @Test
    void what_is_refused_for_every_message_is_asked_once_a_run() throws IOException {
        Key other = Ledgers.queue(ledger, home, "daily-complaints");
        server.answer("MAIL", "550 5.4.5 Daily sending quota exceeded");
        run();

        assertThat(ledger.find(other).orElseThrow().message().orElseThrow().attempts()).isZero();
    }

    @Test
    void one_reader_who_is_refused_so_does_not_keep_other_messages_from_going_out() throws IOException {
        Ledgers.queue(ledger, home, "daily-complaints");
        server.answer("RCPT TO:<team@", "550 5.7.1 relaying denied");
        run();

        assertThat(server.taken()).extracting(ScriptedSmtp.Taken::to).containsExactly(List.of(Ledgers.GOOD), List.of(Ledgers.GOOD));
    }

    /** The next run is that after 5 minutes; a corrected sender does not wait for it, and stands in message and envelope. */
    @Test
    void a_corrected_sender_is_tried_at_once_with_what_waits() throws Exception {
        server.answer("MAIL FROM:<reports@", "553 Mail from must equal authorized user");
        run();
        run(new Recipient("报表", "mart@example.com"), Optional.empty());

        assertThat(server.taken()).singleElement().satisfies(taken -> {
            assertThat(Mails.subject(taken.text())).isEqualTo("11月21日电话中心运营日报");
            assertThat(taken.text()).contains("<mart@example.com>", "Message-ID: <daily-operations.2026-11-21.v1@example.com>")
                    .doesNotContain("From: =?UTF-8?B?55S16K+d5Lit5b+D5oql6KGo?= <reports@example.com>");
        });
        assertThat(server.clearCommands()).anyMatch(command -> command.startsWith("MAIL FROM:<mart@example.com>"));
        assertThat(delivery().state()).isEqualTo(State.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"452 4.5.3 Too many recipients", "550 5.5.3 Too many recipients"})
    void a_server_that_takes_one_reader_a_message_gets_one_message_for_each(String reply) {
        server.takeReaders(1, reply);
        run();

        assertThat(server.taken()).extracting(ScriptedSmtp.Taken::to).containsExactly(List.of(Ledgers.GOOD), List.of(Ledgers.OTHER));
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(delivery().refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_too_large_for_the_server_goes_out_at_once_without_its_files(boolean said) throws Exception {
        WholeFile.write(home.resolve("out/mail/2026-11-21-daily-operations.eml"),
                MailComposer.compose(Ledgers.message("daily-operations", 200_000)));
        server.takeBytes(150_000, said);
        run();

        assertThat(server.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.text()).hasSizeLessThan(10_000).contains("Message-ID: <daily-operations.2026-11-21.v1@example.com>");
            assertThat(Mails.text(taken.text())).contains("正文", "附件未随邮件发送，请到归档取用：out/reports/2026-11-21/daily-operations.xlsx。");
        });
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(server.clearCommands().stream().filter(command -> command.startsWith("DATA"))).hasSize(said ? 1 : 2);
    }

    @Test
    void what_is_too_large_even_without_files_is_given_up() {
        server.takeBytes(500, true);
        run();

        assertThat(server.taken()).isEmpty();
        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(error()).contains("takes messages of up to 500 bytes", "delivery.attachment-limit-mb");
    }

    @Test
    void the_greeting_is_as_configured_or_has_a_dot_or_an_address() {
        run(Ledgers.FROM, Optional.of("reports.example.com"));
        assertThat(server.clearCommands()).first().isEqualTo("EHLO reports.example.com");
        assertThat(Helo.usual("127.0.0.1", server.port())).matches("[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)+|\\[.+]");
        InetAddress towards = InetAddress.getLoopbackAddress();
        assertThat(Helo.choose("vm", "192.0.2.7", towards)).isEqualTo("[127.0.0.1]");
        assertThat(Helo.choose("192.0.2.7", "192.0.2.7", towards)).isEqualTo("[127.0.0.1]");
        assertThat(Helo.choose("localhost.localdomain", "127.0.0.1", towards)).isEqualTo("[127.0.0.1]");
        assertThat(Helo.choose("reports.example.com", "192.0.2.7", towards)).isEqualTo("reports.example.com");
    }

    /** As an earlier version queued it. */
    @Test
    void an_address_that_cannot_be_written_fails_alone_and_nothing_garbled_is_sent() throws IOException {
        Key other = Ledgers.key("daily-complaints");
        Ledgers.render(ledger, other);
        WholeFile.write(home.resolve("out/mail/x.eml"), MailComposer.compose(Ledgers.message("daily-complaints", 10)));
        ledger.queue("<daily-complaints.2026-11-21.v1@example.com>", "out/mail/x.eml", List.of(Ledgers.GOOD, "张三@example.com"),
                List.of(other));
        run();

        Delivery sent = ledger.find(other).orElseThrow();
        assertThat(sent.state()).isEqualTo(State.SENT);
        assertThat(sent.refused()).singleElement().satisfies(one -> {
            assertThat(one.address()).isEqualTo("张三@example.com");
            assertThat(one.reply()).contains("ASCII", "correct recipients.yml");
        });
        assertThat(server.taken()).hasSize(2);
        assertThat(String.join("", server.clearCommands())).matches(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text));
    }
}
