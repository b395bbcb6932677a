package callmart.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that does what a test says: an answer for a command's beginning, such as {@code RCPT TO:<bad@…>} or {@code .}
 * for the final dot, instead of the usual one. {@link #DROP} closes the connection instead of answering, {@link #DROP_IN_DATA}
 * in the middle of the text, {@link #SILENCE} answers nothing.
 */
public final class ScriptedSmtp implements AutoCloseable {

    public static final String DROP = "drop";
    public static final String DROP_IN_DATA = "drop-in-data";
    public static final String SILENCE = "silence";

    /** A message that the server took. @param to the addresses it was taken for */
    public record Taken(List<String> to, String text) {
    }

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> traps = new ConcurrentHashMap<>();

    public ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** From now on the command that begins so is answered so. */
    public ScriptedSmtp answer(String command, String reply) {
        answers.put(command, reply);
        return this;
    }

    /** Runs something when the command that begins so has arrived, before it is answered; {@code 250 .} is after the last answer. */
    public ScriptedSmtp trap(String command, Runnable action) {
        traps.put(command, action);
        return this;
    }

    /** All answers are the usual ones again. */
    public void behave() {
        answers.clear();
        traps.clear();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> converse(client), "scripted-smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            List<String> to = new CopyOnWriteArrayList<>();
            if (!reply(out, "CONNECT", "220 scripted")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String command = line.toUpperCase(java.util.Locale.ROOT);
                if (!reply(out, line, command.startsWith("DATA") ? "354 go on" : command.startsWith("QUIT") ? "221 bye" : "250 ok")) {
                    return;
                }
                if (command.startsWith("MAIL") || command.startsWith("RSET")) {
                    to.clear();
                } else if (command.startsWith("RCPT") && lastReply.startsWith("250")) {
                    to.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                } else if (command.startsWith("DATA") && lastReply.startsWith("354") && !data(in, out, to)) {
                    return;
                } else if (command.startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client has gone, as tests make it do.
            commands.add("gone: " + e.getMessage());
        }
    }

    private volatile String lastReply = "";

    private boolean data(BufferedReader in, OutputStream out, List<String> to) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (DROP_IN_DATA.equals(answers.get("DATA-LINE")) && text.length() > 200) {
                return false;
            }
            if (line.equals(".")) {
                boolean goesOn = reply(out, ".", "250 taken");
                if (lastReply.startsWith("250") || DROP.equals(lastReply) || SILENCE.equals(lastReply)) {
                    taken.add(new Taken(List.copyOf(to), text.toString()));
                }
                run("250 .");
                return goesOn;
            }
            text.append(line).append('\n');
            run("DATA-LINE");
        }
        return false;
    }

    private boolean reply(OutputStream out, String command, String usual) throws IOException {
        run(command);
        lastReply = answers.entrySet().stream().filter(entry -> command.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse(usual);
        if (lastReply.equals(DROP)) {
            return false;
        } else if (!lastReply.equals(SILENCE)) {
            out.write((lastReply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        return true;
    }

    private void run(String command) {
        traps.entrySet().stream().filter(entry -> command.startsWith(entry.getKey())).findFirst().ifPresent(entry -> entry.getValue().run());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
