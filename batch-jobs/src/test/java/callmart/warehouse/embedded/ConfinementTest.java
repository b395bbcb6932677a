package callmart.warehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confines threads of the test's own process, which end with the test. */
class ConfinementTest {

    @TempDir
    private Path folder;

    private interface Attempt {
        void run() throws IOException;
    }

    private static String outcome(Attempt attempt) {
        try {
            attempt.run();
            return "done";
        } catch (IOException e) {
            return "refused";
        }
    }

    @Test
    void aConfinedThreadAndTheThreadsItStartsReachWhatIsTheirs() throws Exception {
        Confinement confinement = Confinement.prepare();
        assumeTrue(confinement != null, "this kernel has no Landlock");
        Path own = Files.createDirectory(folder.resolve("own"));
        Path log = Files.createDirectory(folder.resolve("log"));
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        Files.writeString(own.resolve("row"), "x");
        Files.createDirectory(own.resolve("part"));
        List<String> outcomes = new ArrayList<>();
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Attempt> attempts = List.of(() -> Files.readString(own.resolve("row")),
                    () -> Files.createLink(own.resolve("part/row" + outcomes.size()), own.resolve("row")),
                    () -> Files.writeString(log.resolve("engine.log"), "said"),
                    () -> Files.readString(log.resolve("engine.log")),
                    () -> Files.readString(secret), () -> Files.readString(Path.of("/etc/passwd")),
                    () -> Files.writeString(folder.resolve("new"), "x"),
                    () -> new Socket(elsewhere.getInetAddress(), elsewhere.getLocalPort()).close());
            Runnable all = () -> attempts.forEach(attempt -> outcomes.add(outcome(attempt)));
            List<Throwable> failures = new ArrayList<>();
            Thread thread = new Thread(() -> {
                try {
                    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
                        confinement.read(Path.of(place));
                    }
                    confinement.read(Path.of(System.getProperty("java.home"))).own(own).write(log).enter();
                    all.run();
                    Thread child = new Thread(all);
                    child.start();
                    child.join();
                } catch (IOException | InterruptedException e) {
                    failures.add(e);
                }
            });
            thread.start();
            thread.join();
            assertThat(failures).isEmpty();
        }

        List<String> expected = List.of("done", "done", "done", "refused", "refused", "refused", "refused");
        assertThat(outcomes.subList(0, 7)).isEqualTo(expected);
        assertThat(outcomes.subList(8, 15)).isEqualTo(expected);
        assertThat(outcomes.get(7)).isEqualTo(outcomes.get(15)).isEqualTo(Confinement.keepsFromOtherHosts() ? "refused" : "done");
        assertThat(Files.readString(secret)).isEqualTo("x");
    }
}
