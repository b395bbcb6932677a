package callmart.warehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in without a password, nobody reads files through the engine, and no connection ends it. */
@TestInstance(Lifecycle.PER_CLASS)
class EngineDoorsTest {

    private static final int SESSION_LIMIT = 700;
    private static final int AUTHENTICATION_FAILED = 516;
    private static final int EXCEPTION_PACKET = 2;
    private static final int NOBODY = 65534;
    private static final String LONG_QUERY = "SELECT count() FROM (SELECT arrayJoin(range(1000)) AS a, arrayJoin(range(1000)) AS b, "
            + "arrayJoin(range(100000)) AS c) WHERE sipHash64(a, b, c) = 1";

    private final HttpClient http = HttpClient.newHttpClient();
    private Path home;
    private Set<PosixFilePermission> rightsOfTheNullDevice;
    private ServerFiles files;
    private EmbeddedServer server;
    private Warehouse etl;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        home = folder;
        rightsOfTheNullDevice = Files.getPosixFilePermissions(Path.of("/dev/null"));
        files = new ServerFiles(home);
        server = EmbeddedServer.open(new EmbeddedSettings(home, SharedWarehouse.cache(), "callmart",
                OptionalInt.empty(), OptionalInt.empty(), AnalystAccess.LOCAL));
        etl = Warehouse.open(new WarehouseSettings(Optional.of("http://127.0.0.1:" + server.httpPort()), Credentials.ETL,
                server.credentials().etlPassword(), "callmart", OptionalInt.empty(), OptionalInt.empty(), home, SharedWarehouse.cache()));
        etl.createDatabase();
        etl.execute("CREATE TABLE callmart.facts (a UInt64) ENGINE = MergeTree ORDER BY a");
        etl.execute("CREATE VIEW callmart.v_facts SQL SECURITY DEFINER AS SELECT a FROM callmart.facts");
    }

    /** The engine takes the file of its terminal's history for its owner's alone: as root it could take a device. */
    @AfterAll
    void closeAndLeaveTheDevicesOfTheMachineTheirRights() throws IOException {
        etl.close();
        server.close();
        assertThat(Waiting.until(() -> Files.notExists(files.serverRecord()), Duration.ofSeconds(30))).isTrue();
        assertThat(Files.getPosixFilePermissions(Path.of("/dev/null"))).isEqualTo(rightsOfTheNullDevice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "SELECT file('/etc/passwd')", "SELECT length(arrayMap(x -> x + 1, range(100000000)))",
        "SYSTEM STOP LISTEN TCP"})
    void noStatementRunsWithoutCredentials(String sql) throws Exception {
        String query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
        List<HttpRequest> ways = List.of(request("/").POST(BodyPublishers.ofString(sql)).build(),
                request("/?query=" + query).POST(BodyPublishers.noBody()).build(),
                request("/?query=" + query + "&max_sessions_for_user=0&profile=default").POST(BodyPublishers.noBody()).build(),
                request("/?session_id=s&query=" + query).POST(BodyPublishers.noBody()).build(),
                request("/play?user=default&query=" + query).POST(BodyPublishers.ofString(sql)).build(),
                request("/?user=default&password=&query=" + query).GET().build(),
                request("/").header("X-ClickHouse-User", "default").header("X-ClickHouse-Key", "")
                        .POST(BodyPublishers.ofString(sql)).build(),
                request("/").header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString("default:".getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString(sql)).build(),
                request("/").header("X-ClickHouse-User", Credentials.ETL).POST(BodyPublishers.ofString(sql)).build());

        for (HttpRequest way : ways) {
            HttpResponse<String> answer = send(way);
            assertThat(answer.statusCode()).as(way.uri().toString()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).as(way.uri().toString()).doesNotContain("root:");
        }
        assertThat(nativeRefusal("default", "")).isEqualTo(SESSION_LIMIT);
        assertThat(nativeRefusal("", "")).isNotZero();
        assertThat(nativeRefusal(Credentials.ETL, "")).isEqualTo(AUTHENTICATION_FAILED);
    }

    @Test
    void anotherUnixUserGetsNothing() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can act as another user");
        for (String sql : List.of("SELECT 1", "SELECT file('" + files.credentials() + "')")) {
            Process process = asNobody("curl", "-s", "-w", "%{http_code}", "http://127.0.0.1:" + server.httpPort() + "/",
                    "--data-binary", sql).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(said).contains("Code: " + SESSION_LIMIT).endsWith("500").doesNotContain(server.credentials().etlPassword());
        }
        assertThat(asNobody("cat", files.credentials().toString()).start().waitFor()).isNotZero();
    }

    private static ProcessBuilder asNobody(String... command) {
        List<String> whole = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        whole.addAll(List.of(command));
        return new ProcessBuilder(whole);
    }

    @Test
    void nobodyReadsFilesThroughTheEngine() throws Exception {
        Path readable = Files.writeString(Files.createTempFile("callmart-source", ".csv"), "secret-of-a-source\n");
        List<String> statements = new ArrayList<>();
        for (Path file : List.of(Path.of("/etc/passwd"), files.credentials(), files.users(),
                files.data().resolve("metadata/callmart/facts.sql"), Path.of("/proc/self/environ"), readable)) {
            statements.addAll(List.of("SELECT file('" + file + "')", "SELECT file('" + file + "', 'nothing')",
                    "SELECT * FROM file('" + file + "', 'LineAsString')",
                    "SELECT * FROM fileCluster('default', '" + file + "', 'LineAsString')",
                    "CREATE TABLE callmart.f (l String) ENGINE = File('LineAsString', '" + file + "')",
                    "CREATE DATABASE f ENGINE = Filesystem('" + file.getParent() + "')",
                    "INSERT INTO FUNCTION file('" + file + "', 'CSV', 'a UInt8') SELECT 1"));
        }
        statements.addAll(List.of("SELECT * FROM url('http://127.0.0.1:" + server.httpPort() + "/ping', 'LineAsString')",
                "SELECT * FROM s3('http://127.0.0.1:1/b/k', 'LineAsString')", "SELECT * FROM remote('127.0.0.1:1', 'system', 'one')",
                "SELECT * FROM mysql('127.0.0.1:1', 'd', 't', 'u', 'p')", "SELECT * FROM postgresql('127.0.0.1:1', 'd', 't', 'u', 'p')",
                "SELECT * FROM sqlite('/etc/passwd', 't')", "SELECT * FROM executable('x.sh', 'LineAsString', 'l String')",
                "SELECT * FROM jdbc('x', 'd', 't')", "SELECT * FROM hdfs('hdfs://127.0.0.1:1/f', 'CSV', 'a UInt8')"));

        for (String sql : statements) {
            for (String user : List.of("default", Credentials.ANALYST, Credentials.ETL)) {
                HttpResponse<String> answer = ask(user, sql);
                assertThat(answer.statusCode()).as(user + ": " + sql + ": " + answer.body()).isGreaterThanOrEqualTo(400);
                assertThat(answer.body()).as(user + ": " + sql).doesNotContain("root:", "secret-of-a-source", "Ok.")
                        .doesNotContain(server.credentials().etlPassword());
            }
        }
        Files.delete(readable);
    }

    @Test
    void aDictionaryOverAFileFindsNothing() throws Exception {
        ask(Credentials.ETL, "CREATE DICTIONARY callmart.spy (l String, r String) PRIMARY KEY l "
                + "SOURCE(FILE(PATH '/etc/passwd' FORMAT 'CSV')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)");
        assertThat(ask(Credentials.ETL, "SELECT * FROM callmart.spy").body()).doesNotContain("root:");
        ask(Credentials.ETL, "DROP DICTIONARY IF EXISTS callmart.spy");
    }

    @Test
    void theEngineSaysWhetherItIsConfined() throws IOException {
        assertThat(server.confined()).isEqualTo(Confinement.prepare() != null);
        assertThat(Files.readString(files.output()).contains("unconfined")).isEqualTo(!server.confined());
    }

    @Test
    void whatHoldsPasswordsIsTheOwnersWhateverTheUmask() throws IOException {
        for (Path file : List.of(files.credentials(), files.users(), files.config(), files.serverRecord(), files.output(),
                files.inUse())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.folder()))).isEqualTo("rwx------");
    }

    @Test
    void anAbandonedQueryOfAnAnalystEnds() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort())) {
            socket.getOutputStream().write(("POST / HTTP/1.1\r\nHost: x\r\nX-ClickHouse-User: analyst\r\nX-ClickHouse-Key: "
                    + server.credentials().of("analyst") + "\r\nContent-Length: " + LONG_QUERY.length() + "\r\n\r\n" + LONG_QUERY)
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(Waiting.until(() -> queriesOfAnalyst() == 1, Duration.ofMinutes(2))).isTrue();
        }
        assertThat(Waiting.until(() -> queriesOfAnalyst() == 0, Duration.ofMinutes(2))).isTrue();
    }

    @Test
    void connectionsThatBreakLeaveTheEngineAndWhatIsBeingLoadedAsTheyWere() throws Exception {
        BrokenConnections connections = new BrokenConnections(home, server.credentials());
        long process = connections.engine();
        List<Throwable> failures = new ArrayList<>();
        Thread loading = new Thread(() -> {
            for (int i = 0; i < 40; i++) {
                etl.execute("INSERT INTO callmart.facts SELECT number FROM numbers(1000)");
            }
        }, "loading");
        loading.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        loading.start();
        for (int round = 0; round < 8; round++) {
            connections.breakAll();
            assertThat(ask(Credentials.ETL, "SELECT throwIf(1)").statusCode()).isGreaterThanOrEqualTo(400);
        }
        loading.join();

        assertThat(failures).isEmpty();
        assertThat(etl.query("SELECT count() AS n FROM callmart.facts", Map.of(), row -> row.longValue("n"))).containsExactly(40_000L);
        assertThat(connections.engine()).isEqualTo(process);
        assertThatCode(() -> etl.ping()).doesNotThrowAnyException();
    }

    @Test
    void anAnalystWorksInThePageOfTheEngine() throws Exception {
        String address = "/?add_http_cors_header=1&default_format=JSONStringsEachRowWithProgress&enable_http_compression=1"
                + "&use_query_cache=1&enable_reads_from_query_cache=0&enable_writes_to_query_cache=1&query_cache_ttl=600"
                + "&query_cache_nondeterministic_function_handling=save&query_cache_system_table_handling=save"
                + "&user=analyst&password=" + server.credentials().of("analyst");
        HttpResponse<String> answer = send(request(address)
                .POST(BodyPublishers.ofString("SELECT count() FROM callmart.v_facts")).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(send(request("/play").GET().build()).body()).contains("add_http_cors_header=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "session", "etl"})
    void anAnalystTakesNoOtherProfileAndItsLimits(String profile) throws Exception {
        HttpResponse<String> first = send(request("/?session_id=" + profile + "&user=analyst&password="
                + server.credentials().of("analyst"))
                .POST(BodyPublishers.ofString("SET profile = '" + profile + "'")).build());
        assertThat(first.body()).contains("Code: 452");
        HttpResponse<String> second = send(request("/?profile=" + profile + "&max_memory_usage=0&user=analyst&password="
                + server.credentials().of("analyst")).POST(BodyPublishers.ofString("SELECT 1")).build());
        assertThat(second.body()).contains("Code: 452");
    }

    private long queriesOfAnalyst() {
        return etl.query("SELECT count() AS n FROM system.processes WHERE user = 'analyst'", Map.of(), row -> row.longValue("n")).get(0);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String user, String sql) throws Exception {
        String password = switch (user) {
            case Credentials.ETL -> server.credentials().etlPassword();
            case Credentials.ANALYST -> server.credentials().of("analyst");
            default -> "";
        };
        return send(request("/").header("X-ClickHouse-User", user).header("X-ClickHouse-Key", password)
                .POST(BodyPublishers.ofString(sql)).build());
    }

    /** The engine's error code to this login by the native protocol; 0 when it lets one in. */
    private int nativeRefusal(String user, String password) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.nativePort())) {
            socket.getOutputStream().write(BrokenConnections.hello(user, password));
            InputStream in = socket.getInputStream();
            return in.read() == EXCEPTION_PACKET ? in.read() | in.read() << 8 | in.read() << 16 | in.read() << 24 : 0;
        }
    }
}
