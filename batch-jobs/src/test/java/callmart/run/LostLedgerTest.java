package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that is older than the warehouse's copy: nothing of the day is sent twice, and somebody is told. */
class LostLedgerTest {

    private static final String DAY = "2026-11-20";
    private static final List<String> REPORTS = List.of("daily", "second", "third");

    @TempDir
    private Path folder;
    private Path file;
    private MailingCentre post;

    @BeforeEach
    void a_small_centre_with_several_reports() {
        post = new MailingCentre(folder, "lost_ledger", REPORTS.stream().map(id -> MailingCentre.DAILY.replace("  daily:", "  " + id + ":")
                .replace("日报'", "日报" + id + "'")).toArray(String[]::new));
        file = folder.resolve("var/batch/metadata.mv.db");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(Calls.answered("C" + i, DAY + " 09:1" + i));
        }
        post.home.write("calls-20261120.csv", Calls.file(rows));
    }

    @AfterEach
    void end() {
        post.close();
    }

    private List<String> sentToReaders() {
        return post.server.taken().stream().filter(mail -> mail.to().contains("lead@example.com")).map(MailingCentre::messageId).toList();
    }

    private List<String> states() {
        return post.column("SELECT concat(report, ' ', state) AS x FROM v_deliveries WHERE kind = 'report' ORDER BY report");
    }

    private static List<String> all(String state) {
        return REPORTS.stream().map(id -> id + " " + state).toList();
    }

    /** H2 finds the state of its last whole write in half a file, or says that the file is damaged; the last write may be in its first half. */
    @Test
    void half_a_ledger_sends_nothing_again() throws IOException {
        assertThat(post.due("2026-11-21T09:00")).isZero();
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));

        if (post.due("2026-11-21T09:15") == 1) {
            var told = post.home.run("due");
            assertThat(told.err() + told.out()).contains("metadata cannot be opened", "move it away", "not sent again");
            Files.move(file, folder.resolve("damaged.mv.db"));
            assertThat(post.due("2026-11-21T09:20")).isEqualTo(3);
        }
        post.home.run("nightly", "--date", DAY);
        assertThat(sentToReaders()).hasSize(3);
        assertThat(states()).isIn(all("sent"), all("unconfirmed"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_copy_knows_as_sent_is_unconfirmed_and_not_sent_again(boolean deleted) throws IOException {
        assertThat(post.due("2026-11-21T09:00")).isZero();
        assertThat(sentToReaders()).hasSize(3).allMatch(id -> id.matches("<\\w+\\.2026-11-20\\.v1\\.[0-9a-f]{8}@example\\.com>"));
        if (deleted) {
            Files.delete(file);
        } else {
            Files.write(file, new byte[0]);
        }

        assertThat(post.due("2026-11-21T09:15")).isEqualTo(3);
        post.due("2026-11-21T09:30");
        post.home.run("nightly", "--date", DAY);

        assertThat(sentToReaders()).hasSize(3);
        assertThat(states()).isEqualTo(all("unconfirmed"));
        assertThat(post.subjects()).filteredOn(subject -> subject.startsWith("【预警】")).singleElement().asString().contains("等 3 项");
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY).out())
                .contains("knows this as sent", "resend daily --period 2026-11-20");

        assertThat(post.home.run("resend", "daily", "--period", DAY).exit()).isZero();
        assertThat(states()).containsExactly("daily sent", "second unconfirmed", "third unconfirmed");
        assertThat(sentToReaders()).hasSize(4);
    }

    /** The backup was made while the messages waited for the mail server. */
    @Test
    void a_ledger_put_back_from_a_backup_does_not_send_what_waited_in_it() throws IOException {
        post.server.answer("MAIL", "451 later");
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        Path backup = Files.copy(file, folder.resolve("backup.mv.db"));
        post.server.behave();
        assertThat(post.due("2026-11-21T09:15")).isZero();
        assertThat(sentToReaders()).hasSize(3);
        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(post.due("2026-11-21T09:30")).isEqualTo(3);
        post.home.run("nightly", "--date", DAY);
        assertThat(sentToReaders()).hasSize(3);
        assertThat(states()).isEqualTo(all("unconfirmed"));
    }

    @Test
    void without_the_warehouse_a_ledger_put_back_sends_nothing() throws IOException {
        post.server.answer("MAIL", "451 later");
        post.due("2026-11-21T09:00");
        Path backup = Files.copy(file, folder.resolve("backup.mv.db"));
        post.server.behave();
        post.due("2026-11-21T09:15");
        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
        post.configure(false, "");

        assertThat(post.due("2026-11-21T09:30")).isEqualTo(1);
        assertThat(sentToReaders()).hasSize(3);
    }

    @Test
    void a_copy_that_is_older_is_brought_up_to_date_and_nothing_is_sent_again() {
        post.due("2026-11-21T09:00");
        try (var warehouse = post.home.warehouse()) {
            warehouse.execute("TRUNCATE TABLE deliveries");
        }
        post.home.run("nightly", "--date", DAY);

        assertThat(sentToReaders()).hasSize(3);
        assertThat(states()).isEqualTo(all("sent"));
    }

    private enum Fate {
        KEPT, OLDER, LOST
    }

    /**
     * What is older is as it was at 09:00, when the messages waited. No reader gets a report twice; none is forgotten without a word.
     * Where both are lost nothing is left to compare with.
     */
    @ParameterizedTest
    @CsvSource({"KEPT, OLDER, true", "LOST, OLDER, true", "OLDER, OLDER, true", "OLDER, LOST, true", "LOST, KEPT, false", "KEPT, LOST, false"})
    void in_whatever_order_ledger_and_copy_are_lost_nothing_is_sent_twice_or_forgotten(Fate ledger, Fate copy, boolean afterTheSending)
            throws IOException {
        post.server.answer("MAIL", "451 later");
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        Path backup = Files.copy(file, folder.resolve("backup.mv.db"));
        try (var warehouse = post.home.warehouse()) {
            warehouse.execute("CREATE TABLE deliveries_then AS deliveries");
            warehouse.execute("INSERT INTO deliveries_then SELECT * FROM deliveries");
            post.server.behave();
            if (afterTheSending) {
                assertThat(post.due("2026-11-21T09:15")).isZero();
                assertThat(sentToReaders()).hasSize(3);
            }
            if (ledger == Fate.OLDER) {
                Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
            } else if (ledger == Fate.LOST) {
                Files.delete(file);
            }
            if (copy != Fate.KEPT) {
                warehouse.execute("TRUNCATE TABLE deliveries");
            }
            if (copy == Fate.OLDER) {
                warehouse.execute("INSERT INTO deliveries SELECT * FROM deliveries_then");
            }
            warehouse.execute("DROP TABLE deliveries_then SYNC");
        }

        int exit = post.due("2026-11-21T09:30");
        post.home.run("nightly", "--date", DAY);

        boolean known = ledger == Fate.KEPT;
        assertThat(exit).isEqualTo(known ? 0 : 3);
        assertThat(states()).isEqualTo(all(known ? "sent" : "unconfirmed"));
        assertThat(sentToReaders()).hasSize(known || afterTheSending ? 3 : 0);
    }

    @Test
    void two_homes_of_one_domain_share_no_message_id(@TempDir Path other) {
        post.due("2026-11-21T09:00");
        List<String> first = sentToReaders();
        try (MailingCentre second = new MailingCentre(other, "lost_ledger_other", MailingCentre.DAILY)) {
            second.home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("C", DAY + " 09:10"))));
            second.due("2026-11-21T09:00");
            assertThat(second.server.taken().stream().map(MailingCentre::messageId)).isNotEmpty().doesNotContainAnyElementsOf(first);
        }
    }

    /** The configuration as a former version took it is refused at start, before anything is loaded or sent. */
    @Test
    void an_address_that_cannot_be_written_stops_nothing_but_the_start() {
        String recipients = "from: {name: 报表, address: reports@example.com}\nroles:\n  客服组负责人: [{name: 负责人, address: '%s'}]\n"
                + "  客服组其他同事: [{name: 同事, address: team@example.com}]\n  报表管理员: [{name: 管理员, address: admin@example.com}]\n";
        post.home.write("test-config/recipients.yml", recipients.formatted("张三@example.com"));
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(2);
        assertThat(post.home.run("doctor").out()).contains("recipients.yml:3", "张三@example.com", "ASCII");

        post.home.write("test-config/recipients.yml", recipients.formatted("lead@例子.公司"));
        assertThat(post.due("2026-11-21T09:05")).isZero();
        assertThat(post.server.taken()).hasSize(3).extracting(ScriptedSmtp.Taken::to)
                .allSatisfy(to -> assertThat(to).containsExactlyInAnyOrder("lead@xn--fsqu00a.xn--55qx5d", "team@example.com"));
        assertThat(post.server.taken().get(0).text()).contains("<lead@xn--fsqu00a.xn--55qx5d>");

        var nobody = post.home.run("resend", "daily", "--period", DAY, "--to", "张三@example.com");
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("张三@example.com", "ASCII");
        assertThat(post.home.run("resend", "daily", "--period", DAY, "--to", "boss@例子.公司").exit()).isZero();
        assertThat(post.server.taken().get(3).to()).containsExactly("boss@xn--fsqu00a.xn--55qx5d");
    }
}
