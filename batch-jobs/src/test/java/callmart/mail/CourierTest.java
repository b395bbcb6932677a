package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.WholeFile;
import callmart.report.TestReports;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import callmart.testing.ScriptedSmtp;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** What a mail server may do to a message, and what the ledger says of it afterwards, whichever database it lies in. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class CourierTest {

    @Parameter
    private LedgerDatabase database;

    @TempDir
    private Path home;

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();
    private final SetClock clock = new SetClock(Ledgers.NOW);
    private Duration timeout = Duration.ofSeconds(30);
    private String url;
    private DeliveryLedger ledger;
    private Key key;

    @BeforeEach
    void a_queued_report() throws IOException {
        url = database.fresh(home);
        ledger = another();
        key = Ledgers.queue(ledger, home, "daily-operations");
    }

    @AfterEach
    void end() {
        server.close();
        pools.forEach(HikariDataSource::close);
    }

    private void run() {
        run(ledger);
    }

    private void run(DeliveryLedger mine) {
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", server.port(), SmtpSettings.Security.NONE, Optional.empty(), "", Optional.empty(),
                Duration.ofSeconds(2), timeout, Optional.empty());
        try (Courier courier = new Courier(mine, Ledgers.over(smtp), Ledgers.FROM, home, clock, Ledgers.TEMPLATES, TestReports.texts())) {
            courier.settleInterrupted();
            courier.send();
        }
    }

    /** The ledger over connections of its own, as another process has it open. */
    private DeliveryLedger another() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(LedgerDatabase.at(url));
        pool.setMaximumPoolSize(4);
        pools.add(pool);
        return DeliveryLedger.open(pool, Ledgers.SQL, clock);
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

    /** The warehouse's copy asks for what changed since the newest change that it has. */
    @Test
    void a_clock_that_goes_back_hides_no_change_from_the_copy() {
        Instant copied = clock.instant();
        clock.forward(Duration.ofSeconds(-20));
        Ledgers.render(another(), Ledgers.key("weekly-operations"));

        assertThat(ledger.changedSince(copied)).extracting(changed -> changed.key().report()).contains("weekly-operations");
        assertThat(ledger.find(Ledgers.key("weekly-operations")).orElseThrow().renderedAt()).isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 busy", "EHLO, 421 busy", "MAIL, 451 try again", "RCPT, 450 greylisted", "DATA, 451 try again", ".,    451 greylisted",
        "CONNECT, drop", "MAIL, drop", "RCPT, drop", "DATA, drop", "MAIL, silence", "MAIL, 530 log in first"})
    void what_certainly_was_not_taken_is_tried_again_after_a_wait(String command, String reply) {
        timeout = reply.equals(ScriptedSmtp.SILENCE) ? Duration.ofMillis(600) : timeout;
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
        WholeFile.write(home.resolve(message().file()), MailComposer.compose(Ledgers.message("daily-operations", 9_000_000)));
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
    @CsvSource({"RCPT, 550 no such user", "DATA, 554 no", "., 552 too large"})
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
        timeout = Duration.ofMillis(600);
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

    /** Waits are 5, 15, 30 minutes, 1 hour and then 3: called each hour it is tried at 0, 1, 2, 3, 4, 7 and 10 h, later every 3 h from 15 h to 69 h. */
    @Test
    void a_server_that_stays_away_is_given_up_after_days_and_not_before() {
        server.answer("MAIL", "451 later");
        for (int hour = 0; hour < 72; hour += hour < 12 ? 1 : 3) {
            run();
            clock.forward(Duration.ofHours(hour < 12 ? 1 : 3));
        }
        assertThat(delivery().state()).isEqualTo(State.QUEUED);
        assertThat(message().attempts()).isEqualTo(7 + 19);
        run();

        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(message().attempts()).isEqualTo(7 + 19 + 1);
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
    void of_several_processes_at_once_one_sends_each_message() throws Exception {
        for (int number = 1; number <= 6; number++) {
            Ledgers.queue(ledger, home, "report-" + number);
        }
        CyclicBarrier start = new CyclicBarrier(3);
        List<Future<?>> runs = new ArrayList<>();
        ExecutorService processes = Executors.newFixedThreadPool(3);
        try {
            for (int number = 0; number < 3; number++) {
                runs.add(processes.submit(() -> {
                    DeliveryLedger mine = another();
                    start.await();
                    run(mine);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        } finally {
            processes.shutdownNow();
        }
        clock.forward(Duration.ofMinutes(5));
        run();

        assertThat(server.taken().stream().map(taken -> taken.text().lines().filter(line -> line.startsWith("Message-ID")).findFirst().orElseThrow()))
                .hasSize(7).doesNotHaveDuplicates();
        assertThat(ledger.since(Instant.EPOCH)).hasSize(7).allMatch(one -> one.state() == State.SENT);
    }

    /** The rival takes a living conversation for one that was interrupted. */
    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "DATA-LINE"})
    void a_conversation_that_another_process_has_taken_over_ends_before_the_final_dot(String moment) throws IOException {
        WholeFile.write(home.resolve(message().file()), MailComposer.compose(Ledgers.message("daily-operations", 9_000_000)));
        AtomicBoolean first = new AtomicBoolean(true);
        server.trap(moment, () -> {
            if (first.getAndSet(false)) {
                run(another());
            }
        });
        run();

        assertThat(server.taken()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(message().attempts()).isEqualTo(2);
        clock.forward(Duration.ofDays(1));
        run();
        assertThat(server.taken()).hasSize(1);
    }

    /** As with a full disk, or a database that goes away. */
    @Test
    void what_the_ledger_cannot_record_is_not_handed_over_and_goes_out_when_it_can() throws IOException {
        WholeFile.write(home.resolve(message().file()), MailComposer.compose(Ledgers.message("daily-operations", 9_000_000)));
        server.trap("DATA-LINE", () -> {
            server.behave();
            execute("ALTER TABLE delivery_messages RENAME TO away");
        });
        assertThatThrownBy(this::run).isInstanceOf(DataAccessException.class);
        assertThat(server.taken()).isEmpty();

        execute("ALTER TABLE away RENAME TO delivery_messages");
        run();
        assertThat(server.taken()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(State.SENT);
    }

    private void execute(String sql) {
        try (Connection connection = LedgerDatabase.at(url).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_answer_that_comes_after_another_process_has_given_up_waiting_for_it_holds() {
        DeliveryLedger rival = another();
        AtomicReference<State> meanwhile = new AtomicReference<>();
        server.trap(".", () -> {
            rival.interrupted().forEach(message -> rival.interruptedAfter(message, "unknown"));
            meanwhile.set(rival.find(key).orElseThrow().state());
        });
        run();

        assertThat(meanwhile).hasValue(State.UNCONFIRMED);
        assertThat(server.taken()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(message().error()).isEmpty();
    }

    @Test
    void a_message_whose_file_is_gone_fails_and_does_not_keep_the_others_from_going_out() throws IOException {
        Ledgers.queue(ledger, home, "daily-complaints");
        Files.delete(home.resolve(message().file()));
        clock.forward(Duration.ofHours(2));
        run();

        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(message().error()).contains("the message file ", "2026-11-21-daily-operations.eml cannot be read", "'./run.sh resend REPORT --period PERIOD'");
        assertThat(ledger.find(Ledgers.key("daily-complaints")).orElseThrow().state()).isEqualTo(State.SENT);
    }

    @Test
    void without_a_mail_server_the_file_is_the_delivery() {
        try (Courier courier = new Courier(ledger, DeliverySettings.defaults(), Ledgers.FROM, home, clock, Ledgers.TEMPLATES, TestReports.texts())) {
            courier.send();
        }
        assertThat(delivery().state()).isEqualTo(State.SENT);
        assertThat(Files.exists(home.resolve("out/mail/2026-11-21-daily-operations.eml"))).isTrue();
    }
}
