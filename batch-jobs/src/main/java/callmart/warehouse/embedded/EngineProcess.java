package callmart.warehouse.embedded;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The server's own process: loads the engine, serves, and ends itself once no process uses it any more. It lives apart from
 * the terminal of its starter, so that an interrupt there reaches the users of the server before the server.
 *
 * <p>Arguments: home folder, library, HTTP port, native port. Reads the configuration files its starter has written.
 */
final class EngineProcess {

    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration ORDERLY_END = Duration.ofSeconds(15);
    private static final String KEEP_ALIVE = "SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; "
            + "SELECT sleep(0.2) FROM system.numbers FORMAT Null SETTINGS max_block_size=1";

    private final ServerFiles files;
    private final Credentials credentials;
    private final int httpPort;

    private EngineProcess(ServerFiles files, Credentials credentials, int httpPort) {
        this.files = files;
        this.credentials = credentials;
        this.httpPort = httpPort;
    }

    /** The one function of the engine's library that is needed: runs statements as its local command line does. */
    public interface Engine extends Library {
        int chdb_query_cmdline(int count, StringArray arguments);
    }

    /** The C library's call that leaves the terminal's process group. */
    public interface Terminal extends Library {
        int setsid();
    }

    public static void main(String[] arguments) throws IOException {
        ServerFiles files = new ServerFiles(Path.of(arguments[0]));
        int httpPort = Integer.parseInt(arguments[2]);
        int nativePort = Integer.parseInt(arguments[3]);
        Native.load(Platform.C_LIBRARY_NAME, Terminal.class).setsid();
        EngineProcess process = new EngineProcess(files, Credentials.load(files.credentials()), httpPort);
        ServerRecord.ofThisProcess(httpPort, nativePort).write(files.serverRecord());
        Thread watcher = new Thread(process::endWhenUnused, "unused-watch");
        watcher.setDaemon(true);
        watcher.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::endSession, "end"));

        String[] engineArguments = {
            "callmart-warehouse", "--config-file=" + files.config(), "--path=" + files.data(), "--log-level=warning",
            "--listen_host=127.0.0.1", "--http_port=" + httpPort, "--tcp_port=" + nativePort, "--query", KEEP_ALIVE};
        Native.load(arguments[1], Engine.class)
                .chdb_query_cmdline(engineArguments.length, new StringArray(engineArguments));
        Files.deleteIfExists(files.serverRecord());
        Runtime.getRuntime().halt(0);
    }

    private void endWhenUnused() {
        while (true) {
            Waiting.sleep(WATCH);
            try {
                Optional<FileGuard> alone = FileGuard.acquire(files.inUse(), false, Duration.ZERO);
                if (alone.isPresent()) {
                    if (!Files.exists(files.keep())) {
                        end();
                    }
                    alone.get().close();
                }
            } catch (NoSuchFileException e) {
                System.err.println("The folder of the embedded ClickHouse has been removed: " + e.getMessage());
                end();
            } catch (IOException e) {
                System.err.println("The embedded ClickHouse cannot watch " + files.inUse() + ": " + e);
            }
        }
    }

    private void end() {
        try {
            Files.deleteIfExists(files.serverRecord());
        } catch (IOException e) {
            System.err.println("The embedded ClickHouse leaves its record behind: " + e);
        }
        endSession();
        Runtime.getRuntime().halt(0);
    }

    /** Asks the engine to end and gives it time; killing it after that is safe, for it writes parts as a whole. */
    private void endSession() {
        long deadline = System.nanoTime() + ORDERLY_END.toNanos();
        boolean asked = false;
        while (System.nanoTime() < deadline) {
            try {
                if (!asked) {
                    EngineHttp.endSession(httpPort, credentials);
                    asked = true;
                }
            } catch (IOException e) {
                System.err.println("The embedded ClickHouse does not answer its own process yet: " + e);
            }
            Waiting.sleep(WATCH);
        }
    }
}
