package callmart.warehouse.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/** Operates the engine as a person at its terminal would: lets it listen once it is ready, and ends it. */
final class EngineConsole {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration ORDERLY_END = Duration.ofSeconds(15);
    private static final Duration STOP_LISTENING = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final String PROMPT = ":) ";
    private static final String COMPLAINT = "Exception";
    private static final int ACCEPT_MILLIS = 500;

    private final ServerFiles files;
    private final PseudoTerminal terminal;
    private final Credentials credentials;
    private final int httpPort;
    private final int nativePort;

    EngineConsole(ServerFiles files, PseudoTerminal terminal, Credentials credentials, int httpPort, int nativePort) {
        this.files = files;
        this.terminal = terminal;
        this.credentials = credentials;
        this.httpPort = httpPort;
        this.nativePort = nativePort;
    }

    /** Returns once both ports answer; throws when the engine says why they will not. */
    void listen() throws IOException {
        if (!Waiting.until(() -> said(PROMPT), START)) {
            throw new IOException("The engine was not ready within " + START.toSeconds() + " s");
        }
        terminal.leaveNoWorkingFolder(files.folder());
        terminal.type("SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP;");
        Waiting.until(() -> said(COMPLAINT) || EngineHttp.responds(httpPort, credentials) && accepts(nativePort), START);
        if (said(COMPLAINT) || !accepts(nativePort)) {
            throw new IOException("The engine does not listen at ports " + httpPort + " and " + nativePort);
        }
    }

    /**
     * Gives the engine time to end in order; killing it after that is safe, for it writes parts as a whole. It ends its session
     * before its listeners, so these go first: nobody takes the name of the session that is gone.
     */
    void end() {
        long deadline = System.nanoTime() + ORDERLY_END.toNanos();
        terminal.type("SYSTEM STOP LISTEN HTTP; SYSTEM STOP LISTEN TCP;");
        Waiting.until(() -> !accepts(httpPort) && !accepts(nativePort), STOP_LISTENING);
        terminal.standInRoot();
        while (System.nanoTime() < deadline) {
            terminal.type("exit");
            Waiting.sleep(RETRY);
        }
    }

    private boolean said(String words) {
        try {
            return new String(Files.readAllBytes(files.output()), StandardCharsets.UTF_8).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), ACCEPT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
