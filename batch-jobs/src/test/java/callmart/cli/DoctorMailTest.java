package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ScriptedSmtp;
import callmart.testing.ServerKey;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the mail server: it connects and logs in, and sends nothing. */
class DoctorMailTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    private String application;

    /** @return the exit code, and what is said of mail */
    private String doctor(TestHome home, int port, String more) {
        home.write("test-config/application.yml", application + "  mail: {host: 127.0.0.1, port: " + port + ", username: reports, password: '${SMTP_PASSWORD}',"
                + " connect-timeout: 2s, timeout: 2s" + more + "}\n");
        TestHome.Result result = home.run("doctor");
        assertThat(result.out() + result.err()).doesNotContain("s3cret");
        return result.exit() + " " + String.join("\n", result.out().lines().filter(line -> line.contains("  mail: ")).toList());
    }

    @Test
    void each_fault_of_the_mail_server_is_named_with_what_mends_it() {
        TestHome home = new TestHome(folder, "doctor_mail", ZONE.getId(), "feeds: {calls: [{type: csv, path: calls.csv}]}").makingOnly("daily-operations");
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", LocalDate.now(ZONE).minusDays(1) + " 09:10"))));
        application = read(folder.resolve("test-config/application.yml"));
        ServerKey key = ServerKey.make(folder.resolve("test-config"), "mail", "ip:127.0.0.1");
        ServerKey other = ServerKey.make(folder.resolve("test-config"), "other", "dns:mail.example.com");
        home.write("test-config/secrets.properties", "SMTP_PASSWORD=s3cret\n");
        try (ScriptedSmtp server = new ScriptedSmtp().askForLogin("reports", "s3cret")) {
            assertThat(doctor(home, server.port(), ", certificate: mail.pem")).startsWith("1 FAULT    mail: the mail server 127.0.0.1:" + server.port()
                    + " (starttls, as reports) cannot be used: STARTTLS is required").contains("set mail.security to tls");

            server.offerStartTls(key);
            assertThat(doctor(home, server.port(), "")).startsWith("1 FAULT").contains("name a PEM file of it, or of who signed it, in mail.certificate");
            assertThat(doctor(home, server.port(), ", certificate: mail.pem")).isEqualTo("3 ok       mail: the mail server 127.0.0.1:" + server.port()
                    + " (starttls, as reports) answers and takes the login; from " + home.configuration().recipients().from().address());
            server.offerStartTls(other);
            assertThat(doctor(home, server.port(), ", certificate: other.pem")).startsWith("1 FAULT").contains("write mail.host as the certificate does");

            server.offerStartTls(key).askForLogin("reports", "another");
            assertThat(doctor(home, server.port(), ", certificate: mail.pem")).startsWith("1 FAULT").contains("refuses the login: 535",
                    "correct mail.username and mail.password");
            home.write("test-config/mail.pem", "no certificate");
            assertThat(doctor(home, server.port(), ", certificate: mail.pem")).startsWith("1 FAULT").contains("mail.certificate: the file", "give a PEM file");
            assertThat(server.taken()).isEmpty();
            assertThat(server.encryptedCommands()).noneMatch(command -> command.startsWith("MAIL"));

            server.close();
            assertThat(doctor(home, server.port(), "")).startsWith("1 FAULT").contains("nothing listens there");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
