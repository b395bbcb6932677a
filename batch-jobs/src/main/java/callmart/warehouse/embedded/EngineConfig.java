package callmart.warehouse.embedded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Writes the engine's two configuration files. Memory follows the machine: the server takes at most half of it, and a
 * grouping or sort spills to disk before it reaches the half of that.
 */
final class EngineConfig {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final long LEAST_SERVER_MEMORY = 768 * MEBIBYTE;

    private EngineConfig() {
    }

    static void write(ServerFiles files, Credentials credentials, String database) throws IOException {
        long serverMemory = Math.max(LEAST_SERVER_MEMORY, machineMemory() / 2);
        ServerFiles.writePrivately(files.config(), config(files, serverMemory));
        ServerFiles.writePrivately(files.users(), users(credentials, database, serverMemory));
    }

    private static long machineMemory() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static String config(ServerFiles files, long serverMemory) {
        return String.format(Locale.ROOT, """
                <clickhouse>
                  <logger>
                    <level>warning</level>
                    <log>%s</log>
                    <size>10M</size>
                    <count>3</count>
                  </logger>
                  <listen_host>127.0.0.1</listen_host>
                  <shutdown_wait_unfinished>1</shutdown_wait_unfinished>
                  <keep_alive_timeout>60</keep_alive_timeout>
                  <max_server_memory_usage>%d</max_server_memory_usage>
                  <mark_cache_size>67108864</mark_cache_size>
                  <index_mark_cache_size>16777216</index_mark_cache_size>
                  <uncompressed_cache_size>0</uncompressed_cache_size>
                  <max_concurrent_queries>100</max_concurrent_queries>
                  <send_crash_reports><enabled>false</enabled></send_crash_reports>
                  <user_directories><users_xml><path>%s</path></users_xml></user_directories>
                </clickhouse>
                """, escape(files.log().toString()), serverMemory, escape(files.users().toString()));
    }

    /**
     * The process's own session is {@code default} and has no password. It may start the listeners and read numbers to stay
     * alive; its quota is used up by these three statements, so that nobody else can do anything under its name.
     */
    private static String users(Credentials credentials, String database, long serverMemory) {
        long queryMemory = serverMemory / 10 * 8;
        return String.format(Locale.ROOT, """
                <clickhouse>
                  <profiles>
                    <default/>
                    <etl>
                      <async_insert>0</async_insert>
                      <deduplicate_insert>disable</deduplicate_insert>
                      <deduplicate_insert_select>disable</deduplicate_insert_select>
                      <max_memory_usage>%1$d</max_memory_usage>
                      <max_bytes_before_external_group_by>%2$d</max_bytes_before_external_group_by>
                      <max_bytes_before_external_sort>%2$d</max_bytes_before_external_sort>
                    </etl>
                    <analyst>
                      <readonly>1</readonly>
                      <max_memory_usage>%2$d</max_memory_usage>
                      <max_bytes_before_external_group_by>%3$d</max_bytes_before_external_group_by>
                      <max_bytes_before_external_sort>%3$d</max_bytes_before_external_sort>
                      <max_execution_time>600</max_execution_time>
                    </analyst>
                  </profiles>
                  <users>
                    <default>
                      <no_password/>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>default</profile>
                      <quota>session</quota>
                      <grants>
                        <query>GRANT SYSTEM LISTEN ON *.*</query>
                        <query>GRANT SELECT ON system.numbers</query>
                      </grants>
                    </default>
                    <etl>
                      <password_sha256_hex>%4$s</password_sha256_hex>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>etl</profile>
                      <quota>default</quota>
                      <grants>
                        <query>GRANT SHOW, SELECT, INSERT, ALTER, CREATE, DROP, UNDROP TABLE, TRUNCATE, OPTIMIZE ON *.*</query>
                        <query>GRANT KILL QUERY, SYSTEM, dictGet, TABLE ENGINE ON *.*</query>
                      </grants>
                    </etl>
                    <analyst>
                      <password_sha256_hex>%5$s</password_sha256_hex>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>analyst</profile>
                      <quota>default</quota>
                      <grants><query>GRANT SELECT ON `%6$s`.v_*</query></grants>
                    </analyst>
                  </users>
                  <quotas>
                    <default/>
                    <session><interval><duration>2000000000</duration><queries>3</queries></interval></session>
                  </quotas>
                </clickhouse>
                """, queryMemory, serverMemory / 10 * 4, serverMemory / 10 * 2,
                Credentials.sha256(credentials.etlPassword()), Credentials.sha256(credentials.analystPassword()), database);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
