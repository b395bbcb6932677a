package callmart.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.deliver.Delivery.Key;
import callmart.deliver.Delivery.State;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
     * @param moment when the process is killed: on the server's receipt of this command, before its answer
     * @param after what the ledger says after the next run
     * @param arrived how often the server took the message
     */
    @ParameterizedTest
    @CsvSource({
        "CONNECT,   SENT,        1",
        "MAIL,      SENT,        1",
        "RCPT,      SENT,        1",
        "DATA,      SENT,        1",
        ".,         UNCONFIRMED, 1",
        "QUIT,      SENT,        1"})
    void nothing_is_sent_twice_and_nothing_is_forgotten(String moment, State after, int arrived) throws Exception {
        Key key = Ledgers.queue(open(), home, "daily-operations");
        close();
        AtomicReference<Process> sender = new AtomicReference<>();
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            server.trap(moment, () -> kill(sender));
            sender.set(start(server.port()));
            assertThat(sender.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(sender.get().exitValue()).as("killed").isNotZero();
            server.behave();

            KilledSender.sendAll(home, server.port());
            KilledSender.sendAll(home, server.port());

            assertThat(open().find(key).orElseThrow().state()).isEqualTo(after);
            close();
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

    private DeliveryLedger open() {
        return DeliveryLedger.open(Ledgers.h2(home), Ledgers.SQL, Clock.systemUTC());
    }

    /** Lets go of the database file, which one process at a time can have. */
    private void close() throws SQLException {
        try (var connection = Ledgers.h2(home).getConnection(); var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-Dcallmart.root=" + System.getProperty("callmart.root"), "-cp", System.getProperty("java.class.path"),
                KilledSender.class.getName(), home.toString(), String.valueOf(port))).redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(home, "sender", ".log").toFile()).start();
    }
}
