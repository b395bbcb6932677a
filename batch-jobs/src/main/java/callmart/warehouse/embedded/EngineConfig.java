package callmart.warehouse.embedded;

import callmart.warehouse.embedded.AnalystAccess.Analyst;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes the engine's two configuration files. Memory follows the machine: the server takes at most half of it, and a
 * grouping or sort spills to disk before it reaches the half of that.
 * Decisions 140, 141 and 307.
 */
final class EngineConfig {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final long MOST_RESULT_BYTES = 1024 * MEBIBYTE;
    private static final long LEAST_SERVER_MEMORY = 768 * MEBIBYTE;

    /** Those that keep their rows in the data folder or in memory; none that reaches files, programs or other hosts. */
    private static final List<String> ENGINES = List.of("MergeTree", "ReplacingMergeTree", "SummingMergeTree",
            "AggregatingMergeTree", "Memory", "Null", "Distributed");

    private EngineConfig() {
    }

    static void write(ServerFiles files, Credentials credentials, EmbeddedSettings settings, int nativePort) throws IOException {
        long serverMemory = Math.max(LEAST_SERVER_MEMORY, machineMemory() / 2);
        ServerFiles.writePrivately(files.config(), config(files, settings, shards(credentials, settings, nativePort), serverMemory));
        ServerFiles.writePrivately(files.users(), users(credentials, settings, serverMemory));
    }

    private static long machineMemory() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /**
     * Of the loggers that are silenced two miss what the confined engine cannot read: figures of the machine, which nothing needs; two
     * tell that they rest; three write failing statements as they came, telephone numbers included (decision 307).
     */
    private static String config(ServerFiles files, EmbeddedSettings settings, String shards, long serverMemory) {
        return String.format(Locale.ROOT, """
                <clickhouse>
                  <logger>
                    <level>warning</level>
                    <console>0</console>
                    <levels>
                      <logger><name>ThreadStatus</name><level>fatal</level></logger>
                      <logger><name>MemoryWorker</name><level>fatal</level></logger>
                      <logger><name>BackgroundSchedulePool/BgSchPool</name><level>error</level></logger>
                      <logger><name>BackgroundSchedulePool/BgStrmSchPool</name><level>error</level></logger>
                      <logger><name>executeQuery</name><level>none</level></logger>
                      <logger><name>DynamicQueryHandler</name><level>none</level></logger>
                      <logger><name>TCPHandler</name><level>none</level></logger>
                    </levels>
                    <log>%s</log>
                    <size>10M</size>
                    <count>3</count>
                  </logger>
                  <listen_host>127.0.0.1</listen_host>%s
                  <shutdown_wait_unfinished>1</shutdown_wait_unfinished>
                  <keep_alive_timeout>60</keep_alive_timeout>
                  <max_server_memory_usage>%d</max_server_memory_usage>
                  <mark_cache_size>67108864</mark_cache_size>
                  <index_mark_cache_size>16777216</index_mark_cache_size>
                  <uncompressed_cache_size>0</uncompressed_cache_size>
                  <max_concurrent_queries>100</max_concurrent_queries>
                  <send_crash_reports><enabled>false</enabled></send_crash_reports>
                  <remote_url_allow_hosts/>
                  <storage_configuration><disks><backups><type>local</type><path>%s/</path></backups></disks></storage_configuration>
                  <backups><allowed_disk>backups</allowed_disk></backups>
                  <user_directories><users_xml><path>%s</path></users_xml></user_directories>
                %s%s</clickhouse>
                """, escape(files.log().toString()), settings.access().listen().map(EngineConfig::listenHost).orElse(""), serverMemory,
                escape(files.backups().toString()), escape(files.users().toString()), EngineLogs.SECTIONS, shards);
    }

    /**
     * The process's own session is {@code default} and cannot have a password. It is the one session of that name that there may
     * be, and lasts as long as the process: whoever else says {@code default} is one too many. A limit of {@code analyst} that
     * is not constant has a least value too, because 0 means none. Every other profile has another priority than that of
     * {@code analyst}, which makes it impossible to take that profile and with it its limits.
     * Why {@code etl} compiles nothing is said in decision 211, why blocks are not joined together in decision 299.
     */
    private static String users(Credentials credentials, EmbeddedSettings settings, long serverMemory) {
        Map<String, Long> limits = analystLimits(serverMemory, settings);
        return String.format(Locale.ROOT, """
                <clickhouse>
                  <profiles>
                    <default><priority>1</priority><log_queries>0</log_queries></default>
                    <session>
                      <priority>1</priority>
                      <log_queries>0</log_queries>
                      <max_sessions_for_user>1</max_sessions_for_user>
                      <constraints><max_sessions_for_user><const/></max_sessions_for_user></constraints>
                    </session>
                    <etl>
                      <log_queries>0</log_queries>
                      <async_insert>0</async_insert>
                      <deduplicate_insert>disable</deduplicate_insert>
                      <deduplicate_insert_select>disable</deduplicate_insert_select>
                      <min_joined_block_size_rows>0</min_joined_block_size_rows>
                      <min_joined_block_size_bytes>0</min_joined_block_size_bytes>
                      <compile_expressions>0</compile_expressions>
                      <compile_aggregate_expressions>0</compile_aggregate_expressions>
                      <compile_sort_description>0</compile_sort_description>
                      <max_memory_usage>%1$d</max_memory_usage>
                      <max_bytes_before_external_group_by>%2$d</max_bytes_before_external_group_by>
                      <max_bytes_before_external_sort>%2$d</max_bytes_before_external_sort>
                      <priority>1</priority>
                    </etl>
                    <analyst>
                      <readonly>2</readonly>
                      <min_joined_block_size_rows>0</min_joined_block_size_rows>
                      <min_joined_block_size_bytes>0</min_joined_block_size_bytes>
                %3$s
                      <max_execution_time>600</max_execution_time>
                      <max_result_bytes>%8$d</max_result_bytes>
                      <constraints>
                %4$s
                        <max_execution_time><min>1</min><max>600</max></max_execution_time>
                        <max_result_bytes><min>1</min><max>%8$d</max></max_result_bytes>
                      </constraints>
                    </analyst>
                  </profiles>
                  <users>
                    <default>
                      <no_password/>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>session</profile>
                      <quota>default</quota>
                      <grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants>
                    </default>
                    <etl>
                      <password_sha256_hex>%5$s</password_sha256_hex>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>etl</profile>
                      <quota>default</quota>
                      <grants>
                        <query>GRANT SHOW, SELECT, INSERT, ALTER, CREATE, DROP, UNDROP TABLE, TRUNCATE, OPTIMIZE ON *.*</query>
                        <query>GRANT KILL QUERY, SYSTEM, BACKUP, dictGet ON *.*</query>
                %6$s
                      </grants>
                    </etl>
                %7$s
                  </users>
                  <quotas><default/></quotas>
                </clickhouse>
                """, serverMemory / 10 * 8, serverMemory / 10 * 4,
                lines(limits, (name, value) -> "      <" + name + ">" + value + "</" + name + ">"),
                lines(limits, (name, value) -> "        <" + name + "><const/></" + name + ">"),
                DigestUtils.sha256Hex(credentials.etlPassword()),
                ENGINES.stream().map(engine -> "        <query>GRANT TABLE ENGINE ON " + engine + "</query>")
                        .collect(Collectors.joining("\n")),
                analysts(credentials, settings), MOST_RESULT_BYTES);
    }

    /** This server as the first shard, then the others; empty where it is alone. Decision 291. */
    private static String shards(Credentials credentials, EmbeddedSettings settings, int nativePort) {
        if (settings.shards().isEmpty()) {
            return "";
        }
        return Stream.concat(Stream.of(new RemoteNode("127.0.0.1", nativePort, Credentials.ETL, credentials.etlPassword())),
                settings.shards().stream()).map(node -> String.format(Locale.ROOT, """
                      <shard><replica><host>%s</host><port>%d</port><user>%s</user><password>%s</password></replica></shard>
                """, escape(node.host()), node.port(), escape(node.username()), escape(node.password())))
                .collect(Collectors.joining("", "  <remote_servers><callmart>\n", "  </callmart></remote_servers>\n"));
    }

    private static String listenHost(String address) {
        return "<listen_host>" + address + "</listen_host>";
    }

    /** {@code analyst}, or that of each centre, and the configured ones, from this machine and the trusted networks. */
    private static String analysts(Credentials credentials, EmbeddedSettings settings) {
        String networks = Stream.concat(Stream.of("127.0.0.1"), settings.access().networks().stream())
                .map(network -> "<ip>" + network + "</ip>").collect(Collectors.joining());
        return Stream.concat(settings.access().made().entrySet().stream().map(user -> new Analyst(user.getKey(),
                credentials.of(user.getKey()), List.of(), user.getValue())), settings.access().analysts().stream())
                .map(analyst -> analyst(analyst, networks, analyst.centre().map(settings.access().databases()::get)
                .orElse(settings.database()))).collect(Collectors.joining("\n"));
    }

    private static String analyst(Analyst analyst, String networks, String database) {
        Stream<String> views = analyst.views().isEmpty() ? Stream.of("v_*") : analyst.views().stream().map(view -> "`" + view + "`");
        return String.format(Locale.ROOT, """
                    <%1$s>
                      <password_sha256_hex>%2$s</password_sha256_hex>
                      <networks>%3$s</networks>
                      <profile>analyst</profile>
                      <quota>default</quota>
                      <default_database>%5$s</default_database>
                      <grants>%4$s</grants>
                    </%1$s>""", analyst.name(), DigestUtils.sha256Hex(analyst.password()), networks, views.map(view ->
                "<query>GRANT SELECT ON `" + database + "`." + view + "</query>").collect(Collectors.joining()), escape(database));
    }

    /** What {@code analyst} cannot change: less memory, threads and urgency than the night, and an end with its client. */
    private static Map<String, Long> analystLimits(long serverMemory, EmbeddedSettings settings) {
        Map<String, Long> limits = new TreeMap<>();
        limits.put("max_memory_usage", serverMemory / 10 * 4);
        limits.put("max_memory_usage_for_user", serverMemory / 10 * 4);
        limits.put("max_bytes_before_external_group_by", serverMemory / 10 * 2);
        limits.put("max_bytes_before_external_sort", serverMemory / 10 * 2);
        limits.put("max_untracked_memory", 4 * MEBIBYTE);
        limits.put("max_threads", Math.max(1L, Runtime.getRuntime().availableProcessors() / 2));
        limits.put("max_concurrent_queries_for_user", 20L);
        limits.put("priority", 10L);
        limits.put("os_threads_nice_value_query", 10L);
        limits.put("log_queries", 1L);
        limits.put("allow_introspection_functions", 0L);
        limits.put("cancel_http_readonly_queries_on_client_close", 1L);
        if (!settings.shards().isEmpty()) {
            limits.put("skip_unavailable_shards", 0L);
        }
        return limits;
    }

    private static String lines(Map<String, Long> settings, BiFunction<String, Long, String> line) {
        return settings.entrySet().stream().map(setting -> line.apply(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
