package callmart.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.config.Secrets;
import callmart.report.Texts;
import callmart.testing.ReferenceData;
import callmart.warehouse.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nodes of {@code warehouse.cluster}. */
class ClusterSettingsTest {

    @TempDir
    private Path folder;

    private final Faults faults = new Faults();

    private Settings read(String text, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("application.yml"), text);
        return Settings.read(new ConfigFolder(folder, folder), new Folders(ReferenceData.projectRoot(), folder, folder, folder),
                Secrets.read(folder, environment), Texts.none(), faults);
    }

    private List<String> shown() {
        return faults.list().stream().map(fault -> fault.toString().replace(folder + "/", "")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cluster: {}                                   | cluster: names no shard; write 'shards' with a url each, or leave 'cluster' out
            backup-disk: "a'b"                            | backup-disk: expected the name of a disk of the server, of letters, digits, _ and -, found 'a'b'
            cluster: {shards: [{username: etl}]}          | cluster.shards[0]: 'url' is required and missing
            cluster: {shards: [{url: 'http://ch2:8123'}]} | cluster.shards[0].url: names a host; the embedded warehouse looks up no names, so write its address
            cluster: {shards: [{url: ch2}]}               | cluster.shards[0].url: is not an address of a ClickHouse server; write http://host:8123, https://host:8443 or jdbc:clickhouse://host:8123; user, password and database have keys of their own
            url: 'http://c:8123', cluster: {shards: [{url: 'http://d:8123'}, {url: 'http://d:8123'}]} | cluster.shards[1]: stands twice; name each shard once
            """)
    void a_shard_has_an_address_of_its_own(String keys, String fault) throws IOException {
        read("callmart: {warehouse: {" + keys + "}}\n", Map.of());

        assertThat(shown()).containsExactly("application.yml:1: callmart.warehouse." + fault);
    }

    @Test
    void shards_have_addresses_and_passwords() throws IOException {
        Settings settings = read("""
                callmart:
                  warehouse:
                    cluster:
                      shards:
                        - {url: 'http://10.0.0.2:8123', username: etl, password: '${SHARD}'}
                        - {url: 'http://10.0.0.3:8123', native-port: 9001}
                """, Map.of("SHARD", "a long password"));

        assertThat(shown()).isEmpty();
        assertThat(settings.warehouse().shards()).containsExactly(new Shard("http://10.0.0.2:8123", 9000, "etl", "a long password"),
                new Shard("http://10.0.0.3:8123", 9001, "default", ""));
        assertThat(settings.warehouse().shards().toString()).doesNotContain("a long password");
    }

    @Test
    void what_shards_would_go_on_holding_is_refused() throws IOException {
        read("callmart: {warehouse: {url: 'http://c:8123', cluster: {shards: [{url: 'http://d:8123'}]}}, retention: {personal: 400d}}",
                Map.of());

        assertThat(shown()).containsExactly("application.yml:1: callmart.retention.personal: cannot be kept with warehouse.cluster: shards"
                + " would go on holding numbers and words of customers; leave it out, and limit 'facts'");
    }
}
