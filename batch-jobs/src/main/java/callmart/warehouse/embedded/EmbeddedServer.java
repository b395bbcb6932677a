package callmart.warehouse.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The use of an embedded server by this process. The first user anywhere starts the server, the last one ends it, unless it
 * is to be kept running. Use is counted by file locks, so that a killed user counts no longer; the server itself looks for
 * the end of its last user. Only processes that this very home's record names are ever ended, never another user's.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);
    private static final Duration END_PATIENCE = Duration.ofSeconds(20);
    /** Longer than the server takes to see that nobody uses it. */
    private static final Duration END_NOTICE = Duration.ofSeconds(1);
    private static final Map<Path, Usage> USAGES = new HashMap<>();

    private final ServerFiles files;
    private final Usage usage;
    private boolean closed;

    private EmbeddedServer(ServerFiles files, Usage usage) {
        this.files = files;
        this.usage = usage;
    }

    /** One process's use of one server, however many parts of the process share it. */
    private static final class Usage {
        private FileGuard inUse;
        private ServerRecord server;
        private Credentials credentials;
        private int holders;
    }

    /** Uses the running server of this home or starts one. */
    public static EmbeddedServer open(EmbeddedSettings settings) {
        ServerFiles files = new ServerFiles(settings.home());
        synchronized (USAGES) {
            Usage usage = USAGES.getOrDefault(files.home(), new Usage());
            try {
                checkOwner(files);
                files.createFolders();
                join(files, settings, usage);
            } catch (AccessDeniedException e) {
                throw new EmbeddedServerException("Cannot use the embedded ClickHouse in " + files.folder(),
                        "no access to " + e.getFile(), "Run the command as the owner of that folder, or set warehouse.url.", e);
            } catch (IOException e) {
                throw new EmbeddedServerException("Cannot use the embedded ClickHouse in " + files.folder(), e.toString(),
                        "Check that the folder can be written and the disk has free space.", e);
            }
            usage.holders++;
            USAGES.put(files.home(), usage);
            return new EmbeddedServer(files, usage);
        }
    }

    private static void checkOwner(ServerFiles files) throws IOException {
        String me = ProcessHandle.current().info().user().orElse("");
        if (Files.exists(files.folder()) && !me.isEmpty() && !Files.getOwner(files.folder()).getName().equals(me)) {
            throw new EmbeddedServerException("Cannot use the embedded ClickHouse in " + files.folder(),
                    "it belongs to user " + Files.getOwner(files.folder()).getName() + ", this is user " + me,
                    "Run the command as that user, or set warehouse.url.");
        }
    }

    private static void join(ServerFiles files, EmbeddedSettings settings, Usage usage) throws IOException {
        FileGuard starting = startingGuard(files);
        boolean joined = usage.inUse != null;
        boolean ready = false;
        try {
            if (!joined) {
                usage.inUse = FileGuard.acquire(files.inUse(), true, END_PATIENCE)
                        .orElseThrow(() -> new EmbeddedServerException(
                                "Cannot use the embedded ClickHouse in " + files.folder(),
                                "an earlier one has not ended within " + END_PATIENCE.toSeconds() + " s",
                                "Wait a moment and run the command again."));
            }
            usage.credentials = Credentials.loadOrCreate(files.credentials(), settings.access().made().keySet());
            usage.server = running(files, usage.credentials);
            if (usage.server == null) {
                Files.deleteIfExists(files.keep());
                usage.server = new EngineStarter(files, settings, usage.credentials).start();
            }
            ready = true;
        } finally {
            if (!ready && !joined && usage.inUse != null) {
                usage.inUse.close();
                usage.inUse = null;
            }
            starting.close();
        }
    }

    private static FileGuard startingGuard(ServerFiles files) throws IOException {
        return FileGuard.acquire(files.starting(), false, START_PATIENCE).orElseThrow(() -> new EmbeddedServerException(
                "Cannot use the embedded ClickHouse in " + files.folder(),
                "another process has been starting it, or copying its files, for " + START_PATIENCE.toSeconds() + " s",
                "See " + files.output() + " and " + files.log() + "."));
    }

    /** The live server of this home, or null; clears away what a dead one has left and ends one that answers no more. */
    private static ServerRecord running(ServerFiles files, Credentials credentials) throws IOException {
        Optional<ServerRecord> found = ServerRecord.find(files.serverRecord());
        Optional<ProcessHandle> process = found.flatMap(ServerRecord::process);
        if (process.isPresent()) {
            ServerRecord server = found.get();
            Waiting.until(() -> !process.get().isAlive() || EngineHttp.responds(server.httpPort(), credentials),
                    ANSWER_PATIENCE);
            if (process.get().isAlive() && EngineHttp.responds(server.httpPort(), credentials)) {
                return server;
            }
            end(process.get());
        }
        if (found.isPresent()) {
            Files.deleteIfExists(files.serverRecord());
        }
        return null;
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        Waiting.until(() -> !process.isAlive(), END_PATIENCE);
    }

    /** Loopback port of the HTTP protocol. */
    public int httpPort() {
        return usage.server.httpPort();
    }

    /** Loopback port of the native protocol. */
    public int nativePort() {
        return usage.server.nativePort();
    }

    /** The file of its last words when the server that was opened runs no more; empty while it runs. */
    public Optional<Path> ended() {
        return usage.server.process().isPresent() ? Optional.empty() : Optional.of(files.output());
    }

    /** Whether the system keeps the server from all files but its own. */
    public boolean confined() {
        return usage.server.confined();
    }

    public Credentials credentials() {
        return usage.credentials;
    }

    /** Lets the server outlive this process and every other until {@link #stop}, or until it dies for another reason. */
    public void keepRunning() {
        try {
            ServerFiles.writePrivately(files.keep(), "");
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot keep the embedded ClickHouse running", e.toString(),
                    "Check that " + files.folder() + " can be written.", e);
        }
    }

    /**
     * Ends a server that is kept running, once nobody uses it any more.
     *
     * @return whether none runs now; false when it is still used and will end after its last user
     */
    public static boolean stop(Path home) {
        ServerFiles files = new ServerFiles(home);
        try {
            if (!Files.exists(files.folder())) {
                return true;
            }
            checkOwner(files);
            Files.deleteIfExists(files.keep());
            Optional<ServerRecord> server = ServerRecord.find(files.serverRecord());
            return server.isEmpty() || awaitEnd(files, server.get());
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot stop the embedded ClickHouse", e.toString(),
                    "Check that " + files.folder() + " can be written.", e);
        }
    }

    /**
     * Keeps the server from being started while its files are copied.
     *
     * @return ends it; empty when somebody uses the server
     */
    public static Optional<Closeable> rest(Path home) {
        ServerFiles files = new ServerFiles(home);
        try {
            checkOwner(files);
            files.createFolders();
            FileGuard starting = startingGuard(files);
            if (ServerRecord.find(files.serverRecord()).flatMap(ServerRecord::process).isPresent()) {
                starting.close();
                return Optional.empty();
            }
            return Optional.of(starting::close);
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot keep the embedded ClickHouse at rest", e.toString(),
                    "Check that " + files.folder() + " can be written.", e);
        }
    }

    /** Gives up the use; the last user anywhere waits until the server is gone. */
    @Override
    public void close() {
        synchronized (USAGES) {
            if (closed) {
                return;
            }
            closed = true;
            usage.holders--;
            if (usage.holders > 0) {
                return;
            }
            USAGES.remove(files.home());
            try {
                usage.inUse.close();
            } catch (IOException e) {
                throw new EmbeddedServerException("Cannot release the embedded ClickHouse", e.toString(),
                        "It ends with this process.", e);
            }
            if (!Files.exists(files.keep())) {
                awaitEnd(files, usage.server);
            }
        }
    }

    /** The server removes its record as the first thing of its end: while the record stays, others use it. */
    private static boolean awaitEnd(ServerFiles files, ServerRecord server) {
        Optional<ProcessHandle> process = server.process();
        if (process.isEmpty()) {
            return true;
        }
        Waiting.until(() -> !process.get().isAlive() || !Files.exists(files.serverRecord()), END_NOTICE);
        if (process.get().isAlive() && Files.exists(files.serverRecord())) {
            return false;
        }
        if (!Waiting.until(() -> !process.get().isAlive(), END_PATIENCE)) {
            end(process.get());
        }
        return true;
    }
}
