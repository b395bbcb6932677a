package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process that is killed without warning in its conversation with the mail server, and started again: the message has arrived
 * once, or it is said that it may have.
 */
class KilledSendingTest {

    @TempDir
    private Path home;

    /**
     * @param database where the ledger lies
     * @param moment when the process is killed: on the server's receipt of this command, before its answer
     * @param after what the ledger says after the next run
     * @param arrived how often the server took the message
     */
    @ParameterizedTest
    @CsvSource({
        "H2,       CONNECT, SENT,        1",
        "H2,       MAIL,    SENT,        1",
        "H2,       RCPT,    SENT,        1",
        "H2,       DATA,    SENT,        1",
        "H2,       .,       UNCONFIRMED, 1",
        "H2,       QUIT,    SENT,        1",
        "POSTGRES, DATA,    SENT,        1",
        "POSTGRES, .,       UNCONFIRMED, 1"})
    void nothing_is_sent_twice_and_nothing_is_forgotten(LedgerDatabase database, String moment, State after, int arrived) throws Exception {
        String url = database.fresh(home);
        Key key = Ledgers.queue(open(url), home, "daily-operations");
        database.release(url);
        AtomicReference<Process> sender = new AtomicReference<>();
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            server.trap(moment, () -> kill(sender));
            sender.set(start(url, server.port()));
            assertThat(sender.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(sender.get().exitValue()).as("killed").isNotZero();
            server.behave();

            KilledSender.sendAll(home, url, server.port());
            KilledSender.sendAll(home, url, server.port());

            assertThat(open(url).find(key).orElseThrow().state()).isEqualTo(after);
            database.release(url);
            assertThat(server.taken()).hasSize(arrived);
        }
    }

    private static void kill(AtomicReference<Process> sender) {
        try {
            while (sender.get() == null) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            sender.get().destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeliveryLedger open(String url) {
        return DeliveryLedger.open(LedgerDatabase.at(url), Ledgers.SQL, Clock.systemUTC());
    }

    private Process start(String url, int port) throws IOException {
        return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-Dcallmart.root=" + System.getProperty("callmart.root"), "-cp", System.getProperty("java.class.path"),
                KilledSender.class.getName(), home.toString(), url, String.valueOf(port))).redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(home, "sender", ".log").toFile()).start();
    }
}
