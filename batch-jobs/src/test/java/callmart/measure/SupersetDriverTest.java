package callmart.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.NativeAnswer;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.warehouse.embedded.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What clickhouse-connect, the driver of Superset, sends over HTTP, request by request, as its sources say ({@code
 driver/_backend/orchestration.py},
 * {@code httpcommon.py}, {@code cc_sqlalchemy/inspector.py}, {@code cc_superset/engine.py}). The driver itself is no Java.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SupersetDriverTest {

    private static final String ALL_COMPRESSIONS = "lz4,zstd,br,gzip,deflate";
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final String PROTOCOL = "54405";
    private static final int INFO_BYTES = 8;

    private final HttpClient http = HttpClient.newHttpClient();
    private Warehouse etl;
    /** What the driver adds to each request once it knows the settings that it may write. */
    private Map<String, String> known;

    /** A call of the queue 咨询 whose customer is known, and one without queue and customer. */
    @BeforeAll
    void two_calls() {
        etl = SharedWarehouse.migrated("callmart");
        etl.execute("INSERT INTO calls (call_id, leg, business_date, direction, queue, caller, arrived_at, ended_at) VALUES"
                + " ('A', 1, '2026-11-20', 'inbound', '咨询', '13812345678', '2026-11-20 01:00:00', '2026-11-20 01:03:20'),"
                + " ('B', 1, '2026-11-21', 'inbound', NULL, NULL, '2026-11-21 02:00:00', '2026-11-21 02:00:30')");
        known = new LinkedHashMap<>();
        known.put("session_id", UUID.randomUUID().toString());
        known.put("date_time_input_format", "best_effort");
        known.put("cast_string_to_dynamic_use_inference", "1");
        known.put("send_progress_in_http_headers", "1");
        known.put("http_headers_progress_interval_ms", "120000");
        known.put("wait_end_of_query", "1");
        known.put("database", "callmart");
        known.put("client_protocol_version", PROTOCOL);
    }

    @AfterAll
    void close() {
        etl.close();
    }

    private HttpResponse<byte[]> post(String body, Map<String, String> parameters, String compression, String password) throws IOException {
        String query = parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SharedWarehouse.settings("callmart").url().orElseThrow() + "?" +
        query))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((Credentials.ANALYST + ":" +
                password).getBytes(UTF_8)))
                .header("User-Agent", "clickhouse-connect/1.12.0 (lv:py/3.11.9; os:linux)")
                .header("Content-Type", "text/plain; charset=utf-8");
        if (!compression.isEmpty()) {
            request.header("Accept-Encoding", compression);
        }
        try {
            return http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] answer(String body, Map<String, String> parameters, String compression) throws IOException {
        HttpResponse<byte[]> response = post(body, parameters, compression, SharedWarehouse.credentials().of("analyst"));
        assertThat(response.statusCode()).as(body + "\n" + new String(response.body(), UTF_8)).isEqualTo(200);
        return switch (response.headers().firstValue("Content-Encoding").orElse("")) {
            case "lz4" -> new FramedLZ4CompressorInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
            case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
            default -> response.body();
        };
    }

    private static Map<String, String> and(Map<String, String> parameters, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    /** As the driver asks for rows: its settings, its format; compressed as it can be undone here. */
    private Map<String, List<Object>> rows(String sql, Map<String, String> bound) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(known);
        parameters.putAll(bound);
        return NativeAnswer.read(answer(sql + "\n FORMAT Native", parameters, "lz4"), INFO_BYTES);
    }

    @Test
    void it_connects() throws IOException {
        assertThat(new String(answer("SELECT version(), timezone()", Map.of(), ""), UTF_8)).matches("\\d+\\.\\d+[.\\d]*\tEtc/UTC\n");

        Map<String, List<Object>> settings = NativeAnswer.read(answer("SELECT name, value, readonly FROM system.settings LIMIT 10000\n"
                + " FORMAT Native", Map.of("database", "callmart", "wait_end_of_query", "1"), ""), 0);
        assertThat(settings).containsOnlyKeys("name", "value", "readonly");
        Map<Object, Object> readonly = new LinkedHashMap<>();
        Map<Object, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < settings.get("name").size(); i++) {
            readonly.put(settings.get("name").get(i), settings.get("readonly").get(i));
            values.put(settings.get("name").get(i), settings.get("value").get(i));
        }
        assertThat(readonly).containsEntry("date_time_input_format", 0).containsEntry("cast_string_to_dynamic_use_inference", 0)
                .containsEntry("enable_http_compression", 0).containsEntry("send_progress_in_http_headers", 0)
                .containsEntry("http_headers_progress_interval_ms", 0).containsEntry("max_memory_usage", 1);
        assertThat(values).containsEntry("cancel_http_readonly_queries_on_client_close", "1");

        byte[] probe = answer("SELECT 1 AS check\n FORMAT Native", Map.of("client_protocol_version", PROTOCOL, "database", "callmart"), "");
        assertThat(Arrays.copyOfRange(probe, INFO_BYTES, 2 * INFO_BYTES)).isEqualTo("\u0001\u0001\u0005check".getBytes(UTF_8));
    }

    @Test
    void a_wrong_password_is_told_as_one() throws IOException {
        HttpResponse<byte[]> refused = post("SELECT version(), timezone()", Map.of(), "", "wrong");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-ClickHouse-Exception-Code")).contains("516");
        assertThat(new String(refused.body(), UTF_8)).contains("AUTHENTICATION_FAILED");
    }

    @Test
    void it_may_ask_for_each_compression() throws IOException {
        Map<String, String> compressed = and(known, "enable_http_compression", "1");
        String sql = "SELECT '中文' AS t\n FORMAT Native";
        for (String compression : List.of("lz4", "gzip")) {
            assertThat(NativeAnswer.read(answer(sql, compressed, compression), INFO_BYTES)).as(compression).isEqualTo(Map.of("t",
            List.of("中文")));
        }
        assertThat(answer(sql, compressed, ALL_COMPRESSIONS)).startsWith(ZSTD);
    }

    @Test
    void it_reads_texts_days_decimals_and_absent_values() throws IOException {
        Map<String, List<Object>> rows = rows("SELECT call_id, leg, business_date, direction, queue, caller,"
                + " CAST(if(leg = 1, '12345678901234567.123456', NULL) AS Nullable(Decimal(38, 6))) AS exact FROM v_calls"
                + " WHERE business_date >= {since:Date} AND direction = {direction:String} ORDER BY call_id",
                Map.of("param_since", "2026-11-20", "param_direction", "inbound"));

        assertThat(rows.get("call_id")).containsExactly("A", "B");
        assertThat(rows.get("business_date")).containsExactly(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-21"));
        assertThat(rows.get("direction")).containsExactly("inbound", "inbound");
        assertThat(rows.get("queue")).containsExactly("咨询", null);
        assertThat(rows.get("caller")).containsExactly("138****5678", null);
        assertThat(rows.get("exact")).containsOnly(new BigDecimal("12345678901234567.123456"));
        assertThat(new String(answer("SELECT queue, ended_at FROM v_calls LIMIT 0\n FORMAT JSON", known, ""), UTF_8))
                .contains("LowCardinality(Nullable(String))", "DateTime64(3, 'UTC')");
    }

    @Test
    void superset_browses() throws IOException {
        assertThat(rows("SHOW DATABASES", Map.of()).get("name")).contains("callmart");
        assertThat(rows("SHOW TABLES FROM `callmart`", Map.of()).get("name")).contains("v_calls", "v_kpi_daily").allMatch(name -> ((String)
        name).startsWith("v_"));
        assertThat(rows("EXISTS TABLE `callmart`.`v_kpi_daily`", Map.of()).get("result")).containsExactly(1);
        assertThat(rows("SELECT engine, engine_full, comment FROM system.tables WHERE database = {database:String} AND name ="
                + " {table_name:String}", Map.of("param_database", "callmart", "param_table_name", "v_kpi_daily")).get("engine"))
                .containsExactly("View");
        Map<String, List<Object>> columns = rows("DESCRIBE TABLE `callmart`.`v_kpi_daily`", Map.of());
        assertThat(columns).containsKeys("name", "type", "default_type", "default_expression", "comment", "codec_expression",
        "ttl_expression");
        assertThat(columns.get("type").get(columns.get("name").indexOf("value"))).isEqualTo("Nullable(Decimal(38, 6))");
        assertThat(columns.get("comment").get(columns.get("name").indexOf("value"))).asString().contains("absent without a denominator");
        assertThat(rows("SELECT name FROM system.columns WHERE database = 'callmart' AND table = 'v_kpi_daily' AND is_in_primary_key = 1"
                + " ORDER BY position", Map.of())).isEmpty();
        assertThat(rows("SELECT name FROM system.functions UNION ALL SELECT name FROM system.table_functions", Map.of()).get("name"))
                .contains("sum", "numbers");
    }
}
