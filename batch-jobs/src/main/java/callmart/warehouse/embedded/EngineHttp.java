package callmart.warehouse.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The question the life of the process needs, by the plainest HTTP there is: the process has no other libraries. */
final class EngineHttp {

    private static final int TIMEOUT_MILLIS = 3000;

    private EngineHttp() {
    }

    /** Whether the server at this port is ours and answers. */
    static boolean responds(int port, Credentials credentials) {
        try {
            return post(port, credentials, "SELECT 1").equals("1");
        } catch (IOException e) {
            return false;
        }
    }

    private static String post(int port, Credentials credentials, String sql) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL()
                .openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("X-ClickHouse-User", Credentials.ETL);
        connection.setRequestProperty("X-ClickHouse-Key", credentials.etlPassword());
        connection.setRequestProperty("Connection", "close");
        connection.setDoOutput(true);
        try {
            connection.getOutputStream().write(sql.getBytes(StandardCharsets.UTF_8));
            try (var input = connection.getInputStream()) {
                return new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
        } finally {
            connection.disconnect();
        }
    }
}
