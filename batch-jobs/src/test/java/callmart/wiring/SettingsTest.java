package callmart.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.config.Secrets;
import callmart.mail.DeliverySettings;
import callmart.mail.SmtpSettings;
import callmart.operate.RetentionSettings;
import callmart.operate.WatchSettings;
import callmart.report.TestReports;
import callmart.runlog.StateDatabase;
import callmart.testing.ReferenceData;
import callmart.warehouse.embedded.AnalystAccess;
import callmart.warehouse.embedded.AnalystAccess.Analyst;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    @ValueSource(strings = {"", "callmart:\n", "callmart: {warehouse: {url: , username: }, state: }\n"})
    void what_is_not_said_has_its_default(String text) throws IOException {
        assertDefaults(read(text, Map.of()));
    }

    @Test
    void the_products_own_file_shows_the_defaults() {
        Path product = ReferenceData.projectRoot();
        Path config = product.resolve("config");

        assertDefaults(Settings.read(new ConfigFolder(config, config), new Folders(product, folder, config, folder),
                Secrets.read(folder, Map.of()), TestReports.texts(), faults));
    }

    @Test
    void what_is_said_holds() throws IOException {
        Settings settings = read("""
                callmart:
                  time-zone: Asia/Jerusalem
                  rest-words: [轮休, OFF]
                  answer-target-seconds: 20
                  short-abandon-seconds: 8
                  sign-minutes: 10
                  warehouse: {url: 'http://ch:8123', username: etl, password: p, database: mart_2, http-port: 8124, native-port: 9001}
                  state: {url: 'jdbc:postgresql://db/batch', username: u, password: p}
                """, Map.of());

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Jerusalem"));
        assertThat(settings.restWords()).containsExactly("轮休", "off");
        assertThat(settings.answerTargetSeconds()).isEqualTo(20);
        assertThat(settings.shortAbandonSeconds()).isEqualTo(8);
        assertThat(settings.signMinutes()).isEqualTo(10);
        assertThat(settings.warehouse().url()).hasValue("http://ch:8123");
        assertThat(settings.warehouse().username()).isEqualTo("etl");
        assertThat(settings.warehouse().database()).isEqualTo("mart_2");
        assertThat(settings.warehouse().httpPort()).hasValue(8124);
        assertThat(settings.warehouse().nativePort()).hasValue(9001);
        assertThat(settings.stateDatabase()).hasValue(new StateDatabase.Server("jdbc:postgresql://db/batch", "u", "p"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() throws IOException {
        read("""
                callmart:
                  time-zone: Shanghai
                  answer-target-seconds: -1
                  answer-target-second: 15
                  sign-minutes: 0
                  warehouse: {database: Bad-Name, http-port: 70000, native-port: none, urll: x}
                """, Map.of());

        assertThat(shown()).containsExactlyInAnyOrder(
                "application.yml:2: callmart.time-zone: unknown time zone 'Shanghai'; expected a name such as Asia/Shanghai",
                "application.yml:3: callmart.answer-target-seconds: expected seconds from 0, found -1",
                "application.yml:4: callmart.answer-target-second: unknown key 'answer-target-second'; did you mean"
                        + " 'answer-target-seconds'? Valid: time-zone, rest-words, answer-target-seconds, short-abandon-seconds, sign-minutes, warehouse, state, archive, mail, delivery, metrics, heartbeat, retention, reports, checks, centres",
                "application.yml:5: callmart.sign-minutes: expected minutes from 1 to 60, found 0",
                "application.yml:6: callmart.warehouse.database: expected a name of lower-case letters, digits and _, found 'Bad-Name'",
                "application.yml:6: callmart.warehouse.http-port: expected a port from 1 to 65535, found '70000'",
                "application.yml:6: callmart.warehouse.native-port: expected a port from 1 to 65535, found 'none'",
                "application.yml:6: callmart.warehouse.urll: unknown key 'urll'; did you mean 'url'? Valid: url, username, password,"
                        + " database, http-port, native-port, listen, networks, analysts, cluster, backup-disk");
    }

    @Test
    void analysts_have_names_passwords_and_views_and_come_from_trusted_networks() throws IOException {
        AnalystAccess access = read("""
                callmart:
                  warehouse:
                    listen: 192.168.10.5
                    networks: [192.168.10.0/24, 'fd00::/8', 10.1.2.3]
                    analysts:
                      - {name: li_na, password: '${LI_NA}', views: [v_kpi_daily, v_calls]}
                      - {name: superset, password: another password}
                """, Map.of("LI_NA", "a long password")).warehouse().access();

        assertThat(shown()).isEmpty();
        assertThat(access).isEqualTo(new AnalystAccess(Optional.of("192.168.10.5"), List.of("192.168.10.0/24", "fd00::/8", "10.1.2.3"),
                List.of(new Analyst("li_na", "a long password", List.of("v_kpi_daily", "v_calls"), Optional.empty()),
                        new Analyst("superset", "another password", List.of(), Optional.empty())), Map.of()));
        assertThat(access.toString()).doesNotContain("a long password");
        assertThat(read("", Map.of()).warehouse().access()).isEqualTo(AnalystAccess.LOCAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            listen: 10.0.0.5                        | listen: needs 'networks' beside it: from where analysts may come, such as [192.168.10.0/24]
            networks: [10.0.0.0/24]                 | networks: needs 'listen' beside it: the address of this machine in that network
            listen: 0.0.0.0, networks: [10.0.0.1]   | listen: '0.0.0.0' is every network of this machine; name its address in the one that you trust
            listen: pbx, networks: [10.0.0.1]       | listen: expected an address of this machine such as 192.168.10.5, found 'pbx'
            listen: 10.0.0.5, networks: [0.0.0.0/0] | networks[0]: '0.0.0.0/0' is the whole world; name the network that you trust
            listen: 10.0.0.5, networks: [10.0/8]    | networks[0]: expected a network such as 192.168.10.0/24, or an address, found '10.0/8'
            analysts: [{name: li}]                  | analysts[0]: 'password' is required and missing
            analysts: [{name: li, password: }]      | analysts[0]: 'password' is required and missing
            analysts: [{name: li, password: short}] | analysts[0].password: a password has at least 12 characters; write '${NAME}' here and the password into secrets.properties
            analysts: [{name: etl, password: 123456789012}]    | analysts[0]: the name 'etl' is taken; give each analyst one of his own
            analysts: [{name: 李娜, password: 123456789012}]   | analysts[0]: expected a name of lower-case letters, digits and _, found '李娜'
            analysts: [{name: li, password: 123456789012, views: [v_cals]}] | analysts[0].views[0]: there is no view 'v_cals'; did you mean 'v_calls'?
            url: 'http://ch:8123', analysts: [{name: li, password: 123456789012}] | analysts: is for the embedded warehouse; with 'url' make these users in the server that it names
            """)
    void nobody_is_let_in_by_mistake(String keys, String fault) throws IOException {
        read("callmart: {warehouse: {" + keys + "}}\n", Map.of());

        assertThat(shown()).containsExactly("application.yml:1: callmart.warehouse." + fault);
    }

    @Test
    void a_shared_folder_must_be_there_and_a_state_database_is_of_postgresql() throws IOException {
        Settings settings = read("""
                callmart:
                  state: {url: 'jdbc:mysql://db/batch?password=s3cret'}
                  archive: {folder: share}
                """, Map.of());

        assertThat(settings.stateDatabase()).isEmpty();
        assertThat(shown()).containsExactlyInAnyOrder("application.yml:2: callmart.state.url: is no address of a PostgreSQL database;"
                + " write it as jdbc:postgresql://host:5432/database", "application.yml:3: callmart.archive.folder: there is no folder"
                + " share; mount the share that it lies on, or make it");
        Files.createDirectory(folder.resolve("share"));
        assertThat(read("callmart: {archive: {folder: share}}\n", Map.of()).archive().folder()).hasValue(Path.of("share"));
        assertThat(shown()).as("no further fault").hasSize(2);
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
                  state: {url: 'jdbc:postgresql://db/batch', username: u, password: '${P}'}
                """, Map.of("P", "hidden-value"));

        assertThat(settings.stateDatabase().orElseThrow().password()).isEqualTo("hidden-value");
        assertThat(settings.toString()).doesNotContain("hidden-value");
    }

    @Test
    void a_warehouse_address_that_is_none_is_a_fault_and_is_not_shown() throws IOException {
        read("callmart: {warehouse: {url: '${CH}', http-port: 0}}\n", Map.of("CH", "http://ch:8123?password=hidden-value"));

        assertThat(shown()).containsExactlyInAnyOrder(
                "application.yml:1: callmart.warehouse.url: is not an address of a ClickHouse server; write http://host:8123,"
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
        assertThat(settings.restWords()).containsExactly("休", "休息", "off");
        assertThat(settings.answerTargetSeconds()).isEqualTo(15);
        assertThat(settings.shortAbandonSeconds()).isEqualTo(5);
        assertThat(settings.signMinutes()).isEqualTo(5);
        assertThat(settings.stateDatabase()).isEmpty();
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
        return Settings.read(new ConfigFolder(folder, folder), new Folders(ReferenceData.projectRoot(), folder, folder, folder),
                Secrets.read(folder, environment), TestReports.texts(), faults);
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
        "retention: {reports: 40} | callmart.retention.reports | expected days such as 90d, months such as 18m, or nothing to keep for ever; found '40'",
        "retention: {reports: 3d} | callmart.retention.reports | reports are needed for at least 35 days, found 3d",
        "heartbeat: {url: 'hc.example/s3cr3t'} | callmart.heartbeat.url | is not an address that can be called; expected https://host/path",
        "heartbeat: {uri: 'https://hc.example'} | callmart.heartbeat.uri | did you mean 'url'?",
        "metrics: {path: x} | callmart.metrics.path | did you mean 'file'?"})
    void a_fault_of_what_watches_and_what_is_kept_names_its_key(String entry, String key, String message) throws IOException {
        read("callmart: {" + entry + "}", Map.of());

        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.message()).contains(message).doesNotContain("s3cr3t");
        });
    }

    @Test
    void the_mail_server_and_the_delivery_are_as_they_are_said() throws IOException {
        Files.writeString(folder.resolve("mail.pem"), "PEM");
        DeliverySettings delivery = read("""
                callmart:
                  mail:
                    host: '${MAIL_HOST}'
                    security: tls
                    username: reports
                    password: '${MAIL_PASSWORD}'
                    certificate: mail.pem
                    connect-timeout: 3s
                    timeout: 2m
                  delivery:
                    messages: digest
                    attachment-limit-mb: 25
                    lead: 0m
                    look-back: 30d
                    since: 2026-11-01
                    retries: [1m, 1h]
                    give-up-after: 12h
                    problems-to: 值班
                    late-alerts-within: 2d
                    encrypt: zip
                    encrypt-archive: true
                """, Map.of("MAIL_HOST", "smtp.example.com", "MAIL_PASSWORD", "hidden-value")).delivery();

        assertThat(shown()).isEmpty();
        assertThat(delivery).isEqualTo(new DeliverySettings(Optional.of(new SmtpSettings("smtp.example.com", 465, SmtpSettings.Security.TLS,
                Optional.of("reports"), "hidden-value", Optional.of(folder.resolve("mail.pem").toString()), Duration.ofSeconds(3),
                Duration.ofMinutes(2), Optional.empty())), DeliverySettings.Messages.DIGEST, 25L << 20, Duration.ZERO, Duration.ofDays(30),
                Optional.of(LocalDate.of(2026, 11, 1)), List.of(Duration.ofMinutes(1), Duration.ofHours(1)), Duration.ofHours(12),
                Optional.of("值班"), Duration.ofDays(2),
                new DeliverySettings.Encryption(DeliverySettings.Encryption.Form.ZIP, true)));
        assertThat(delivery.toString()).doesNotContain("hidden-value");
    }

    @ParameterizedTest
    @CsvSource({"reports.example.com, reports.example.com", "报表.例子.公司, xn--4ruo45f.xn--fsqu00a.xn--55qx5d", "'[192.0.2.1]', '[192.0.2.1]'"})
    void the_greeting_is_a_full_name_or_an_address(String said, String held) throws IOException {
        assertThat(read("callmart: {mail: {host: smtp.example.com, helo: '" + said + "'}}", Map.of()).delivery().smtp().orElseThrow()
                .helo()).hasValue(held);
        assertThat(shown()).isEmpty();
    }

    @Test
    void a_greeting_without_a_dot_is_a_fault() throws IOException {
        read("callmart: {mail: {host: smtp.example.com, helo: vm}}", Map.of());

        assertThat(shown()).singleElement().asString().contains("callmart.mail.helo: expected this machine's full name", "found 'vm'");
    }

    @ParameterizedTest
    @CsvSource({"starttls, 587", "tls, 465", "none, 25"})
    void the_port_of_a_mail_server_is_the_usual_one_of_its_security(String security, int port) throws IOException {
        assertThat(read("callmart: {mail: {host: smtp.example.com, security: " + security + "}}", Map.of()).delivery().smtp().orElseThrow().port())
                .isEqualTo(port);
    }

    @Test
    void every_fault_of_mail_and_delivery_is_told_at_once_with_its_line_and_key() throws IOException {
        read("""
                callmart:
                  mail:
                    host: smtp example
                    port: 70000
                    security: ssl
                    user-name: reports
                    password: hidden-value
                    certificate: gone.pem
                    connect-timeout: 10
                    timeout: 0s
                  delivery:
                    messages: digests
                    attachment-limit-mb: 0
                    lead: three hours
                    look-back: 0d
                    since: 21.11.2026
                    retries: [5m, 0m, soon]
                    give-up-after: 3
                    problems-to:
                    lookback: 14d
                """, Map.of());

        assertThat(shown()).containsExactlyInAnyOrder(
                "application.yml:3: callmart.mail.host: expected the name of a mail server such as smtp.example.com",
                "application.yml:4: callmart.mail.port: expected a port from 1 to 65535, found 70000",
                "application.yml:5: callmart.mail.security: expected one of none, starttls, tls, found 'ssl'",
                "application.yml:6: callmart.mail.user-name: unknown key 'user-name'; did you mean 'username'? Valid: host, port, security, username,"
                        + " password, certificate, connect-timeout, timeout, helo",
                "application.yml:7: callmart.mail.password: nobody logs in with it: set 'username', too, or leave it out",
                "application.yml:8: callmart.mail.certificate: there is no readable file gone.pem; give a PEM file with the certificate of the mail"
                        + " server or of who signed it, its path beginning at the configuration folder",
                "application.yml:9: callmart.mail.connect-timeout: expected a span of time such as 30s, 15m, 3h or 14d, found '10'",
                "application.yml:10: callmart.mail.timeout: expected more than 0, found '0s'",
                "application.yml:12: callmart.delivery.messages: expected one of per-report, digest, found 'digests'",
                "application.yml:13: callmart.delivery.attachment-limit-mb: expected whole megabytes from 1 to 100, found '0'",
                "application.yml:14: callmart.delivery.lead: expected a span of time such as 30s, 15m, 3h or 14d, found 'three hours'",
                "application.yml:15: callmart.delivery.look-back: expected more than 0, found '0d'",
                "application.yml:16: callmart.delivery.since: expected a date such as 2026-11-21, found '21.11.2026'",
                "application.yml:17: callmart.delivery.retries[1]: expected more than 0, found '0m'",
                "application.yml:17: callmart.delivery.retries[2]: expected a span of time such as 30s, 15m, 3h or 14d, found 'soon'",
                "application.yml:18: callmart.delivery.give-up-after: expected a span of time such as 30s, 15m, 3h or 14d, found '3'",
                "application.yml:20: callmart.delivery.lookback: unknown key 'lookback'; did you mean 'look-back'? Valid: messages,"
                        + " attachment-limit-mb, lead, look-back, since, retries, give-up-after, problems-to, late-alerts-within, encrypt, encrypt-archive");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mail: {host: smtp.example.com, username: reports} | callmart.mail.username | a login needs its password: set 'password' to ${NAME}",
        "mail: {host: smtp.example.com, security: none, username: reports, password: s3cr3t} | callmart.mail.username | not sent in clear",
        "mail: {host: smtp.example.com, username: reports, password: '${SMTP_PASSWORD}'} | callmart.mail.password | has SMTP_PASSWORD",
        "mail: {host: smtp.example.com, port: smtp} | callmart.mail.port | expected a port from 1 to 65535, found 'smtp'",
        "delivery: {retries: []} | callmart.delivery.retries | expected at least one span of time such as 5m",
        "delivery: {attachment-limit-mb: 10MB} | callmart.delivery.attachment-limit-mb | expected whole megabytes from 1 to 100, found '10MB'"})
    void a_fault_of_mail_and_delivery_is_one_and_names_its_key(String entry, String key, String message) throws IOException {
        read("callmart: {" + entry + "}", Map.of());

        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.message()).contains(message).doesNotContain("s3cr3t");
        });
    }
}
