package callmart.warehouse.embedded;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Starts the server's process and waits until it answers. The caller holds the lock on starting. */
final class EngineStarter {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 5;
    private static final int TAIL_CHARACTERS = 1500;
    /** ClickHouse's own ports. */
    private static final int HTTP = 8123;
    private static final int NATIVE = 9000;
    private static final int ANY = 0;
    /** What the process may know of its starter's environment, which can hold secrets. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ");

    private final ServerFiles files;
    private final EmbeddedSettings settings;
    private final Credentials credentials;

    EngineStarter(ServerFiles files, EmbeddedSettings settings, Credentials credentials) {
        this.files = files;
        this.settings = settings;
        this.credentials = credentials;
    }

    ServerRecord start() throws IOException {
        Path library = EngineLibrary.locate(settings.cache());
        checkAddress();
        String failure = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<ServerRecord> other = other();
            if (other.isPresent()) {
                return other.get();
            }
            int httpPort = port("warehouse.http-port", settings.httpPort(), attempt == 1 ? HTTP : ANY);
            int nativePort = port("warehouse.native-port", settings.nativePort(), attempt == 1 ? NATIVE : ANY);
            EngineConfig.write(files, credentials, settings, nativePort);
            Process process = launch(library, httpPort, nativePort);
            Waiting.until(() -> !process.isAlive() || EngineHttp.responds(httpPort, credentials), PATIENCE);
            if (process.isAlive() && EngineHttp.responds(httpPort, credentials)) {
                return ServerRecord.find(files.serverRecord()).orElseThrow(() -> failed("it left no record of itself"));
            }
            boolean hung = process.isAlive();
            process.destroyForcibly();
            Waiting.until(() -> !process.isAlive(), PATIENCE);
            if (ServerRecord.find(files.serverRecord()).filter(server -> server.pid() == process.pid()).isPresent()) {
                Files.delete(files.serverRecord());
            }
            if (hung) {
                throw failed("it did not answer within " + PATIENCE.toSeconds() + " s; " + tails());
            }
            failure = tails();
            if (!failure.contains("Address already in use") && !failure.contains(EngineProcess.ANOTHER)) {
                break;
            }
        }
        throw failed(failure);
    }

    /** The server that a killed command had begun to start, once it answers; empty when there is none, or none any more. */
    private Optional<ServerRecord> other() throws IOException {
        Waiting.until(() -> answering().isPresent() || isFree(files.alive()), PATIENCE);
        return answering();
    }

    private Optional<ServerRecord> answering() {
        try {
            return ServerRecord.find(files.serverRecord()).filter(server -> server.process().isPresent()
                    && EngineHttp.responds(server.httpPort(), credentials));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(Path lock) {
        try (FileGuard guard = FileGuard.acquire(lock, false, Duration.ZERO).orElse(null)) {
            return guard != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(Path library, int httpPort, int nativePort) throws IOException {
        String executable = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(executable, "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
                "-Djna.tmpdir=" + files.folder(), "-cp", place(EngineProcess.class) + File.pathSeparator
                + place(Native.class), EngineProcess.class.getName(),
                files.home().toString(), library.toString(), String.valueOf(httpPort), String.valueOf(nativePort)));
        settings.shards().forEach(shard -> command.add(String.valueOf(shard.port())));
        ServerFiles.writePrivately(files.output(), "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(files.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(files.output().toFile()));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("TERM", "xterm");
        return builder.start();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configured port; where none is, the usual one, so that analysts' tools find it again, and any other where that is taken. */
    static int port(String key, OptionalInt configured, int usual) throws IOException {
        try {
            return bind(configured.orElse(usual));
        } catch (BindException e) {
            if (configured.isEmpty()) {
                return bind(ANY);
            }
            throw new EmbeddedServerException("Cannot start the embedded ClickHouse",
                    "port " + configured.getAsInt() + " (" + key + ") is not free: " + e.getMessage(),
                    "End the program that listens there, choose another port, or remove the key to get a free one.", e);
        }
    }

    private void checkAddress() throws IOException {
        for (String address : settings.access().listen().stream().toList()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, ANY));
            } catch (BindException e) {
                throw new EmbeddedServerException("Cannot start the embedded ClickHouse",
                        address + " (warehouse.listen) is no address of this machine: " + e.getMessage(),
                        "Write one that 'ip address' shows, or remove the key.", e);
            }
        }
    }

    /** Sees whether a port is free. */
    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        }
    }

    private EmbeddedServerException failed(String why) {
        return new EmbeddedServerException("Cannot start the embedded ClickHouse in " + files.folder(), why,
                "Check that the disk has free space and that no other program uses this folder. If the engine says that its "
                + "data is damaged, move " + files.data() + " away and load again with backfill.");
    }

    private String tails() throws IOException {
        return "the process said: " + tail(files.output()) + "; end of " + files.log() + ": " + tail(files.log());
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "(nothing)";
        }
        try (var channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - TAIL_CHARACTERS);
            ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from).read(buffer);
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "(nothing)" : text;
        }
    }
}
