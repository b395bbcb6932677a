package callmart.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.deliver.Delivery.Key;
import callmart.deliver.Delivery.State;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.file.Files;
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

/** What a mail server may do to a message, and what the ledger says of it afterwards. */
class CourierTest {

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
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", server.port(), SmtpSettings.Security.NONE, Optional.empty(), "", Optional.empty(),
                Duration.ofSeconds(2), Duration.ofMillis(600));
        DeliverySettings defaults = DeliverySettings.defaults();
        try (Courier courier = new Courier(ledger, new DeliverySettings(Optional.of(smtp), defaults.messages(), defaults.attachmentLimitBytes(),
                defaults.lead(), defaults.lookBack(), Optional.empty(), defaults.retries(), defaults.giveUpAfter(), Optional.empty()), home, clock)) {
            courier.settleInterrupted();
            courier.send();
        }
    }

    private Delivery delivery() {
        return ledger.find(key).orElseThrow();
    }

    private Delivery.Message message() {
        return delivery().message().orElseThrow();
    }

    @Test
    void a_message_is_taken_once_and_not_sent_again() {
        run();
        run();

        assertThat(server.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.to()).containsExactlyInAnyOrder(Ledgers.GOOD, Ledgers.OTHER);
            assertThat(taken.text()).contains("Message-ID: <daily-operations.2026-11-21.v1@example.com>");
        });
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(message().sentAt()).hasValue(Ledgers.NOW);
        assertThat(delivery().isLate(clock.instant())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 busy", "EHLO, 421 busy", "MAIL, 451 try again", "RCPT, 450 greylisted", "DATA, 451 try again", ".,    451 greylisted",
        "CONNECT, drop", "MAIL, drop", "RCPT, drop", "DATA, drop", "MAIL, silence", "MAIL, 530 log in first"})
    void what_certainly_was_not_taken_is_tried_again_after_a_wait(String command, String reply) {
        server.answer(command, reply).answer("HELO", "421 busy");
        run();

        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        assertThat(message().attempts()).isEqualTo(1);
        assertThat(message().nextAttemptAt()).hasValue(Ledgers.NOW.plus(Duration.ofMinutes(5)));
        assertThat(message().error()).isNotBlank();

        server.behave();
        run();
        assertThat(server.taken()).as("before its time").isEmpty();
        clock.forward(Duration.ofMinutes(5));
        run();

        assertThat(server.taken()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(message().attempts()).isEqualTo(2);
    }

    @Test
    void a_connection_lost_in_the_middle_of_the_text_is_tried_again() throws IOException {
        MailFiles.write(home.resolve(message().file()), MailComposer.compose(Ledgers.message("daily-operations", 9_000_000)));
        server.answer("DATA-LINE", ScriptedSmtp.DROP_IN_DATA);
        run();
        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        server.behave();
        clock.forward(Duration.ofMinutes(5));
        run();

        assertThat(server.taken()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(State.SENT);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550 unknown sender", "RCPT, 550 no such user", "DATA, 554 no", "., 552 too large"})
    void what_the_server_refuses_for_good_is_given_up_with_its_words(String command, String reply) {
        server.answer(command, reply);
        run();
        clock.forward(Duration.ofDays(1));
        server.behave();
        run();

        assertThat(server.taken()).isEmpty();
        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(message().error()).contains(reply.substring(4));
        assertThat(delivery().refused()).hasSize(2).allSatisfy(one -> assertThat(one.reply()).contains(reply.substring(4)));
    }

    @ParameterizedTest
    @CsvSource({"drop", "silence"})
    void without_an_answer_to_the_final_dot_it_is_not_sent_again(String what) {
        server.answer(".", what);
        run();
        server.behave();
        clock.forward(Duration.ofDays(1));
        run();

        assertThat(server.taken()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(State.UNCONFIRMED);
        assertThat(message().error()).contains("was lost after the message was handed over");
    }

    @Test
    void one_bad_recipient_does_not_keep_it_from_the_others() {
        server.answer("RCPT TO:<team@", "550 no such user");
        run();
        clock.forward(Duration.ofDays(1));
        run();

        assertThat(server.taken()).singleElement().satisfies(taken -> assertThat(taken.to()).containsExactly(Ledgers.GOOD));
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(delivery().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.address()).isEqualTo(Ledgers.OTHER);
            assertThat(refused.reply()).contains("550 no such user");
        });
    }

    @Test
    void one_greylisted_recipient_gets_it_later_and_the_other_not_twice() {
        server.answer("RCPT TO:<team@", "450 greylisted");
        run();
        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        server.behave();
        clock.forward(Duration.ofMinutes(5));
        run();

        assertThat(server.taken()).extracting(ScriptedSmtp.Taken::to).containsExactly(List.of(Ledgers.GOOD), List.of(Ledgers.OTHER));
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(message().sentAt()).hasValue(Ledgers.NOW);
    }

    @Test
    void a_server_that_stays_away_is_given_up_after_days_and_not_before() {
        server.answer("MAIL", "451 later");
        for (int hour = 0; hour < 71; hour++) {
            run();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        clock.forward(Duration.ofHours(4));
        run();

        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(message().attempts()).isLessThan(40);
    }

    @Test
    void an_unreachable_server_is_asked_once_a_run() throws IOException {
        Ledgers.queue(ledger, home, "daily-complaints");
        server.answer("CONNECT", ScriptedSmtp.DROP);
        run();

        assertThat(ledger.find(Ledgers.key("daily-complaints")).orElseThrow().message().orElseThrow().attempts()).isZero();
        server.behave();
        clock.forward(Duration.ofMinutes(5));
        run();
        assertThat(server.taken()).hasSize(2);
    }

    @Test
    void what_goes_out_after_its_deadline_says_so_once() throws Exception {
        server.answer("MAIL", "451 later");
        clock.forward(Duration.ofHours(2));
        run();
        server.behave();
        clock.forward(Duration.ofMinutes(5));
        run();

        assertThat(Mails.subject(server.taken().get(0).text())).isEqualTo("【迟到】11月21日电话中心运营日报");
        assertThat(server.taken().get(0).text()).contains("Message-ID: <daily-operations.2026-11-21.v1@example.com>");
        assertThat(delivery().isLate(clock.instant())).isTrue();
    }

    @Test
    void what_follows_a_notice_says_so() throws Exception {
        ledger.rendered(new Key(Delivery.Kind.NOTICE, "daily-operations", "2026-11-21", 1, "客服组负责人", 0), java.time.LocalDate.of(2026, 11, 21),
                Ledgers.DEADLINE, "", List.of(), true);
        clock.forward(Duration.ofHours(2));
        run();

        assertThat(Mails.subject(server.taken().get(0).text())).isEqualTo("【补发】11月21日电话中心运营日报");
    }

    @Test
    void without_a_mail_server_the_file_is_the_delivery() {
        try (Courier courier = new Courier(ledger, DeliverySettings.defaults(), home, clock)) {
            courier.send();
        }
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(Files.exists(home.resolve("out/mail/2026-11-21-daily-operations.eml"))).isTrue();
    }
}
