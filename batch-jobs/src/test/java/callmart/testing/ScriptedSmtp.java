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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that does what a test says: an answer for a command's beginning, such as {@code RCPT TO:<bad@…>} or {@code .}
 * for the final dot, instead of the usual one. {@link #DROP} closes the connection instead of answering, {@link #DROP_IN_DATA}
 * in the middle of the text, {@link #SILENCE} answers nothing. With a key it offers STARTTLS, with a login it asks for it
 * by AUTH PLAIN, in clear as well, so that a client that is careless with its password shows.
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
    private final Map<String, Runnable> traps = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> clear = new CopyOnWriteArrayList<>();
    private final List<String> encrypted = new CopyOnWriteArrayList<>();
    private volatile SSLContext tls;
    private volatile String login = "";
    private volatile int mostReaders = Integer.MAX_VALUE;
    private volatile String tooManyReaders = "";
    private volatile int mostBytes = Integer.MAX_VALUE;
    private volatile boolean saysSize;
    private volatile int mostKept = Integer.MAX_VALUE;

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

    /** From now on it offers STARTTLS with this key. */
    public ScriptedSmtp offerStartTls(ServerKey key) {
        tls = key.context();
        return this;
    }

    /** From now on it offers a login, and takes no message without. */
    public ScriptedSmtp askForLogin(String user, String password) {
        login = "\0" + user + "\0" + password;
        return this;
    }

    /** From now on it takes so many readers for a message, and answers further ones so. */
    public ScriptedSmtp takeReaders(int most, String reply) {
        mostReaders = most;
        tooManyReaders = reply;
        return this;
    }

    /** From now on it takes messages of so many bytes. @param said whether its greeting says so */
    public ScriptedSmtp takeBytes(int most, boolean said) {
        mostBytes = most;
        saysSize = said;
        return this;
    }

    /** From now on it keeps so many characters of a message, for those who send it many large ones. */
    public ScriptedSmtp keepCharacters(int most) {
        mostKept = most;
        return this;
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

    /** Commands that came in clear, in their order. */
    public List<String> clearCommands() {
        return List.copyOf(clear);
    }

    /** Commands that came after the conversation was encrypted. */
    public List<String> encryptedCommands() {
        return List.copyOf(encrypted);
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
        try (client) {
            Conversation conversation = new Conversation(client, clear);
            if (conversation.reply("CONNECT", "220 scripted") && conversation.run()) {
                try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, false)) {
                    secure.startHandshake();
                    new Conversation(secure, encrypted).run();
                }
            }
        } catch (IOException e) {
            // The client has gone, as tests make it do.
            return;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said over one connection. */
    private final class Conversation {

        private final BufferedReader in;
        private final OutputStream out;
        private final boolean secure;
        private final List<String> heard;
        private final List<String> to = new ArrayList<>();
        private boolean loggedIn;
        private String lastReply = "";

        Conversation(Socket connection, List<String> heard) throws IOException {
            this.in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = connection.getOutputStream();
            this.secure = connection instanceof SSLSocket;
            this.heard = heard;
        }

        /** @return whether it shall go on encrypted */
        boolean run() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String command = line.toUpperCase(Locale.ROOT);
                if (!reply(line, usual(command, line)) || command.startsWith("QUIT")) {
                    return false;
                } else if (command.startsWith("STARTTLS") && lastReply.startsWith("220")) {
                    return true;
                } else if (command.startsWith("MAIL") || command.startsWith("RSET")) {
                    to.clear();
                } else if (command.startsWith("RCPT") && lastReply.startsWith("250")) {
                    to.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                } else if (command.startsWith("DATA") && lastReply.startsWith("354") && !data()) {
                    return false;
                }
            }
            return false;
        }

        private String usual(String command, String line) {
            if (command.startsWith("EHLO")) {
                return "250-scripted" + (tls != null && !secure ? "\r\n250-STARTTLS" : "") + (login.isEmpty() ? "" : "\r\n250-AUTH PLAIN")
                        + (saysSize ? "\r\n250-SIZE " + mostBytes : "") + "\r\n250 8BITMIME";
            } else if (command.startsWith("STARTTLS")) {
                return tls != null && !secure ? "220 go ahead" : "502 not here";
            } else if (command.startsWith("AUTH PLAIN")) {
                loggedIn = new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN".length()).strip()), StandardCharsets.UTF_8).endsWith(login);
                return loggedIn ? "235 welcome" : "535 5.7.8 authentication credentials invalid";
            } else if (command.startsWith("MAIL") && !login.isEmpty() && !loggedIn) {
                return "530 5.7.0 authentication required";
            } else if (command.startsWith("RCPT") && to.size() >= mostReaders) {
                return tooManyReaders;
            }
            return command.startsWith("DATA") ? "354 go on" : command.startsWith("QUIT") ? "221 bye" : "250 ok";
        }

        private boolean data() throws IOException {
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (DROP_IN_DATA.equals(answers.get("DATA-LINE")) && text.length() > 200) {
                    return false;
                }
                if (line.equals(".")) {
                    boolean goesOn = reply(".", text.length() > mostBytes ? "552 5.3.4 Message size exceeds fixed limit" : "250 taken");
                    if (lastReply.startsWith("250") || DROP.equals(lastReply) || SILENCE.equals(lastReply)) {
                        taken.add(new Taken(List.copyOf(to), text.toString()));
                    }
                    trapped("250 .");
                    return goesOn;
                }
                if (text.length() < mostKept) {
                    text.append(line).append('\n');
                }
                trapped("DATA-LINE");
            }
            return false;
        }

        /** @return whether the conversation goes on */
        boolean reply(String command, String usual) throws IOException {
            trapped(command);
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

        private void trapped(String command) {
            traps.entrySet().stream().filter(entry -> command.startsWith(entry.getKey())).findFirst().ifPresent(entry -> entry.getValue().run());
        }
    }
}
