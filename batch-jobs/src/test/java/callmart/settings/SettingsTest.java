package callmart.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.retention.RetentionSettings;
import callmart.testing.ReferenceData;
import callmart.watch.WatchSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @ParameterizedTest
    @ValueSource(strings = {"", "callmart:\n", "callmart: {warehouse: {url: , username: }, batch: }\n"})
    void what_is_not_said_has_its_default(String text) throws IOException {
        assertDefaults(read(text, Map.of()));
    }

    @Test
    void the_products_own_file_shows_the_defaults() {
        Path product = ReferenceData.projectRoot();
        Path config = product.resolve("config");

        assertDefaults(Settings.read(new ConfigFolder(config, config), new Folders(product, folder, config, folder),
                Secrets.read(folder, Map.of()), faults));
    }

    @Test
    void what_is_said_holds() throws IOException {
        Settings settings = read("""
                callmart:
                  time-zone: Asia/Jerusalem
                  answer-target-seconds: 20
                  warehouse: {url: 'http://ch:8123', username: etl, password: p, database: mart_2, http-port: 8124, native-port: 9001}
                  batch: {url: 'jdbc:postgresql://db/batch', username: u, password: p}
                """, Map.of());

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Jerusalem"));
        assertThat(settings.answerTargetSeconds()).isEqualTo(20);
        assertThat(settings.warehouse().url()).hasValue("http://ch:8123");
        assertThat(settings.warehouse().username()).isEqualTo("etl");
        assertThat(settings.warehouse().database()).isEqualTo("mart_2");
        assertThat(settings.warehouse().httpPort()).hasValue(8124);
        assertThat(settings.warehouse().nativePort()).hasValue(9001);
        assertThat(settings.batchDatabase()).hasValue(new Settings.BatchDatabase("jdbc:postgresql://db/batch", "u", "p"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() throws IOException {
        read("""
                callmart:
                  time-zone: Shanghai
                  answer-target-seconds: -1
                  answer-target-second: 15
                  warehouse: {database: Bad-Name, http-port: 70000, native-port: none, urll: x}
                """, Map.of());

        assertThat(shown()).containsExactlyInAnyOrder(
                "application.yml:2: callmart.time-zone: unknown time zone 'Shanghai'; expected a name such as Asia/Shanghai",
                "application.yml:3: callmart.answer-target-seconds: expected seconds from 0, found -1",
                "application.yml:4: callmart.answer-target-second: unknown key 'answer-target-second'; did you mean"
                        + " 'answer-target-seconds'? Valid: time-zone, answer-target-seconds, warehouse, batch, mail, delivery, metrics, heartbeat, retention",
                "application.yml:5: callmart.warehouse.database: expected a name of lower-case letters, digits and _, found 'Bad-Name'",
                "application.yml:5: callmart.warehouse.http-port: expected a port from 1 to 65535, found '70000'",
                "application.yml:5: callmart.warehouse.native-port: expected a port from 1 to 65535, found 'none'",
                "application.yml:5: callmart.warehouse.urll: unknown key 'urll'; did you mean 'url'? Valid: url, username, password,"
                        + " database, http-port, native-port");
    }

    @Test
    void a_placeholder_is_filled_from_the_secrets_file_and_failing_that_from_the_environment() throws IOException {
        Files.writeString(folder.resolve("secrets.properties"), "CH_PASSWORD=s3cr$t\\\\x\nBOTH=file\n密钥=unused\n");

        Settings settings = read("callmart: {warehouse: {password: '${CH_PASSWORD}', username: '${USER_NAME}-${BOTH}'}}\n",
                Map.of("USER_NAME", "env", "BOTH", "environment"));

        assertThat(settings.warehouse().password()).isEqualTo("s3cr$t\\x");
        assertThat(settings.warehouse().username()).isEqualTo("env-file");
        assertThat(shown()).isEmpty();
    }

    @Test
    void a_placeholder_without_a_value_is_a_fault_that_names_it() throws IOException {
        read("callmart: {warehouse: {password: 'a${MISSING}b'}}\n", Map.of("OTHER", "hidden"));

        assertThat(shown()).containsExactly("application.yml:1: callmart.warehouse.password: neither the environment nor"
                + " secrets.properties of the configuration folder has MISSING");
    }

    @Test
    void secret_values_stand_in_no_text_of_the_settings() throws IOException {
        Settings settings = read("""
                callmart:
                  warehouse: {password: '${P}'}
                  batch: {url: 'jdbc:postgresql://db/batch', username: u, password: '${P}'}
                """, Map.of("P", "hidden-value"));

        assertThat(settings.batchDatabase().orElseThrow().password()).isEqualTo("hidden-value");
        assertThat(settings.toString()).doesNotContain("hidden-value");
    }

    @Test
    void a_warehouse_address_that_is_none_is_a_fault_and_is_not_shown() throws IOException {
        read("callmart: {warehouse: {url: '${CH}', http-port: 0}}\n", Map.of("CH", "http://ch:8123?password=hidden-value"));

        assertThat(shown()).containsExactlyInAnyOrder(
                "application.yml:1: callmart.warehouse.url: is no address of a ClickHouse server; write http://host:8123,"
                        + " https://host:8443 or jdbc:clickhouse://host:8123; user, password and database have keys of their own",
                "application.yml:1: callmart.warehouse.http-port: expected a port from 1 to 65535, found '0'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"UTF-8 | a=\\uhidden | has a \\u that is not followed by four hexadecimal digits; write a backslash as \\\\",
        "GB18030 | a=工程 | the file is not UTF-8; save it again as UTF-8"})
    void a_secrets_file_that_cannot_be_read_is_named_and_not_shown(String charset, String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("secrets.properties"), text + "\n", Charset.forName(charset));

        assertThatThrownBy(() -> Secrets.read(folder, Map.of())).isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + message);
    }

    private void assertDefaults(Settings settings) {
        assertThat(shown()).isEmpty();
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.answerTargetSeconds()).isEqualTo(15);
        assertThat(settings.batchDatabase()).isEmpty();
        assertThat(settings.warehouse().url()).isEmpty();
        assertThat(settings.warehouse().username()).isEqualTo("default");
        assertThat(settings.warehouse().password()).isEmpty();
        assertThat(settings.warehouse().database()).isEqualTo("callmart");
        assertThat(settings.warehouse().httpPort()).isEmpty();
        assertThat(settings.warehouse().nativePort()).isEmpty();
        assertThat(settings.watch()).isEqualTo(WatchSettings.defaults());
        assertThat(settings.retention()).isEqualTo(RetentionSettings.defaults());
    }

    private Settings read(String text, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("application.yml"), text);
        return Settings.read(new ConfigFolder(folder, folder), new Folders(folder, folder, folder, folder),
                Secrets.read(folder, environment), faults);
    }

    private List<String> shown() {
        return faults.list().stream().map(fault -> fault.toString().replace(folder + "/", "")).toList();
    }

    @Test
    void a_kind_without_a_value_is_kept_for_ever_and_one_that_is_not_named_has_its_default() throws IOException {
        Settings settings = read("callmart: {retention: {reports: 730d, mails: , rejected-rows: 30d}}", Map.of());

        assertThat(settings.retention().days()).containsEntry(RetentionSettings.Kind.REPORTS, 730)
                .containsEntry(RetentionSettings.Kind.REJECTED_ROWS, 30).containsEntry(RetentionSettings.Kind.LOGS, 60)
                .doesNotContainKeys(RetentionSettings.Kind.MAILS, RetentionSettings.Kind.FACTS);
        assertThat(faults.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "retention: {report: 40d} | callmart.retention.report | did you mean 'reports'?",
        "retention: {reports: 40} | callmart.retention.reports | expected days such as 90d, or nothing to keep for ever; found '40'",
        "retention: {reports: 3d} | callmart.retention.reports | reports are needed for at least 35 days, found 3d",
        "heartbeat: {url: 'hc.example/s3cr3t'} | callmart.heartbeat.url | is no address that can be called; expected https://host/path",
        "heartbeat: {uri: 'https://hc.example'} | callmart.heartbeat.uri | did you mean 'url'?",
        "metrics: {path: x} | callmart.metrics.path | did you mean 'file'?"})
    void a_fault_of_what_watches_and_what_is_kept_names_its_key(String entry, String key, String message) throws IOException {
        read("callmart: {" + entry + "}", Map.of());

        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.message()).contains(message).doesNotContain("s3cr3t");
        });
    }
}
