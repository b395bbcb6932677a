package callmart.warehouse.embedded;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.StringArray;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server's own process: loads the engine, serves, and ends itself once no process uses it any more. It lives apart from
 * the terminal of its starter, so that an interrupt there reaches the users of the server before the server.
 *
 * <p>Arguments: home folder, library, HTTP port, native port. Reads the configuration files its starter has written.
 */
final class EngineProcess {

    /** Says why it ends when another one of the home lives. */
    static final String ANOTHER = "Another server of this home is there already";

    private static final Duration WATCH = Duration.ofMillis(200);
    /** Kept until the process ends. */
    private static FileGuard alive;

    private final ServerFiles files;
    private final EngineConsole console;

    private EngineProcess(ServerFiles files, EngineConsole console) {
        this.files = files;
        this.console = console;
    }

    /** The one function of the engine's library that is needed: runs it as its local command line does. */
    public interface Engine extends Library {
        int chdb_query_cmdline(int count, StringArray arguments);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServerFiles files = new ServerFiles(Path.of(arguments[0]));
        Path library = Path.of(arguments[1]);
        int httpPort = Integer.parseInt(arguments[2]);
        int nativePort = Integer.parseInt(arguments[3]);
        List<Integer> shards = Stream.of(arguments).skip(4).map(Integer::valueOf).toList();
        alive = FileGuard.acquire(files.alive(), false, Duration.ZERO).orElse(null);
        if (alive == null) {
            System.err.println(ANOTHER);
            Runtime.getRuntime().halt(1);
        }
        PseudoTerminal terminal = PseudoTerminal.asStandardInput();
        Confinement confinement = Confinement.prepare();
        ServerRecord.ofThisProcess(httpPort, nativePort, confinement != null).write(files.serverRecord());
        EngineProcess process = new EngineProcess(files, new EngineConsole(files, terminal,
                Credentials.load(files.credentials()), httpPort, nativePort));
        process.inBackground("console", process::listen);
        process.inBackground("unused-watch", process::endWhenUnused);
        Runtime.getRuntime().addShutdownHook(new Thread(process.console::end, "end"));
        Thread engine = new Thread(() -> process.run(confinement, library, httpPort, nativePort, shards), "engine");
        engine.start();
        engine.join();
        Files.deleteIfExists(files.serverRecord());
        Runtime.getRuntime().halt(0);
    }

    /** The engine in a thread of its own: what confines it would keep the watchers from their files. */
    private void run(Confinement confinement, Path library, int httpPort, int nativePort, List<Integer> shards) {
        try {
            if (confinement == null) {
                System.err.println("The engine runs unconfined: this system has no Landlock of version 2 or newer");
            } else {
                if (!shards.isEmpty()) {
                    confinement.connect(nativePort);
                }
                for (int port : shards) {
                    confinement.connect(port);
                }
                confine(confinement, files, library);
            }
        } catch (IOException e) {
            System.err.println("The engine cannot be confined to its own files: " + e.getMessage());
            return;
        }
        String[] engineArguments = {
            "callmart-warehouse", "--config-file=" + files.config(), "--path=" + files.data(), "--log-level=warning",
            "--http_port=" + httpPort, "--tcp_port=" + nativePort,
            "--interactive", "--disable_suggestion", "--history_file=" + files.history()};
        Native.load(library.toString(), Engine.class)
                .chdb_query_cmdline(engineArguments.length, new StringArray(engineArguments));
    }

    /** From here on this thread, and all that the engine starts, open the engine's own files alone and call no other host but shards. */
    private static void confine(Confinement confinement, ServerFiles files, Path library) throws IOException {
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            confinement.read(Path.of(place));
        }
        confinement.read(Path.of(System.getProperty("java.home")), library.getParent(), files.config(), files.users(),
                Path.of("/lib"), Path.of("/lib64"), Path.of("/usr/lib"), Path.of("/etc/ld.so.cache"),
                Path.of("/etc/localtime"), Path.of("/usr/share/zoneinfo"), Path.of("/sys/devices/system"),
                Path.of("/sys/fs/cgroup"), Path.of("/dev/urandom"), Path.of("/dev/null"),
                // Where the engine's allocator cannot read it, it splits its memory until the system allows no further mapping.
                Path.of("/proc/self/statm"), Path.of("/proc/sys/vm/overcommit_memory"))
                .write(Path.of("/dev/null")).write(files.log().getParent()).own(files.data()).enter();
    }

    private void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            console.listen();
        } catch (IOException e) {
            System.err.println("The embedded ClickHouse does not serve: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
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
        console.end();
        Runtime.getRuntime().halt(0);
    }
}
