package callmart.warehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Clients of an embedded engine whose connections end with a TCP reset, as those of a program that dies or of a port scan do. */
public final class BrokenConnections {

    private static final int HELLO_PACKET = 0;
    private static final int EXCEPTION_PACKET = 2;
    /** Yields a row every few milliseconds for ever, so that the engine is writing to its client when the connection breaks. */
    private static final String ENDLESS = "SELECT sleepEachRow(0.005) FROM system.numbers SETTINGS max_block_size = 1";
    private static final byte[] GARBAGE = "GET \u0000\u0001 /../.. \r\n\r\n\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NOTHING = {};

    private final ServerFiles files;
    private final Credentials credentials;

    /** @param home the home of the running engine */
    public BrokenConnections(Path home, Credentials credentials) {
        this.files = new ServerFiles(home);
        this.credentials = credentials;
    }

    /** The number of the running process; fails when there is none. */
    public long engine() throws IOException {
        long pid = record().pid();
        assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
        return pid;
    }

    /** One after another, by both protocols: anonymous, speaking nonsense, idle after the login, and in the midst of a query. */
    public void breakAll() throws IOException {
        byte[] hello = hello(Credentials.ETL, credentials.etlPassword());
        byte[] begun = join(hello, queryHead());
        for (byte[] bytes : List.of(NOTHING, GARBAGE, hello("default", ""), hello, begun)) {
            reset(record().nativePort(), bytes);
        }
        byte[] anonymous = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nSELECT 1".getBytes(StandardCharsets.US_ASCII);
        for (byte[] bytes : List.of(NOTHING, GARBAGE, hello, anonymous, request("SELECT 1"), request(ENDLESS))) {
            reset(record().httpPort(), bytes);
        }
        resetWhileAnswered(hello);
    }

    private ServerRecord record() throws IOException {
        return ServerRecord.find(files.serverRecord()).orElseThrow(() -> new AssertionError("no engine runs in " + files.folder()));
    }

    private static void reset(int port, byte[] bytes) throws IOException {
        try (Socket socket = open(port)) {
            socket.getOutputStream().write(bytes);
            Waiting.sleep(Duration.ofMillis(20));
        }
    }

    /** Breaks a native connection when its query has begun to answer. */
    private void resetWhileAnswered(byte[] hello) throws IOException {
        try (Socket socket = open(record().nativePort())) {
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(hello);
            assertThat(in.read()).as("answer to the login").isEqualTo(HELLO_PACKET);
            Waiting.sleep(Duration.ofMillis(20));
            in.skipNBytes(in.available());
            socket.getOutputStream().write(join(queryHead(), queryRest()));
            assertThat(in.read()).as("answer to the query").isNotEqualTo(EXCEPTION_PACKET).isPositive();
            Waiting.sleep(Duration.ofMillis(20));
        }
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoLinger(true, 0);
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        return socket;
    }

    private byte[] request(String sql) {
        return ("POST / HTTP/1.1\r\nHost: x\r\nX-ClickHouse-User: " + Credentials.ETL + "\r\nX-ClickHouse-Key: " + credentials.etlPassword()
                + "\r\nContent-Length: " + sql.length() + "\r\n\r\n" + sql).getBytes(StandardCharsets.US_ASCII);
    }

    /** A login of a client so old (revision 54000) that its queries need no word about the client. */
    static byte[] hello(String user, String password) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        text(out, "probe");
        out.writeBytes(new byte[] {1, 1});
        out.writeBytes(new byte[] {(byte) 0xf0, (byte) 0xa5, 3});
        text(out, "");
        text(out, user);
        text(out, password);
        return out.toByteArray();
    }

    private static byte[] queryHead() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        text(out, "");
        return out.toByteArray();
    }

    /** No settings, to the last stage, uncompressed, the statement, and an empty block of the client's own data. */
    private static byte[] queryRest() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 2, 0});
        text(out, ENDLESS);
        out.writeBytes(new byte[] {2, 0, 1, 0, 2, -1, -1, -1, -1, 0, 0, 0});
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
