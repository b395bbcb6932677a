package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.cli.CallmartCommand;
import callmart.testing.Calls;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A centre with an engine of its own is backed up, works on for a day and a half, is lost and comes back in another folder. */
@TestInstance(Lifecycle.PER_CLASS)
class BackupTest {

    private static final String[] FIGURES = {"kpi", "--from", "2026-11-20", "--to", "2026-11-21", "--by", "hour", "--format", "csv"};

    @TempDir
    private static Path folder;
    private Path file;
    private MailingCentre post;
    private TestHome.Result backup;

    @BeforeAll
    void backed_up_while_a_message_waits() {
        post = new MailingCentre(folder.resolve("lost"), "backup", MailingCentre.DAILY);
        post.home.write("test-config/application.yml", "callmart:\n  mail: {host: 127.0.0.1, port: " + post.server.port()
                + ", security: none, timeout: 5s, password: '${MAIL_PASSWORD}', username: reports}\n  delivery: {lead: 3h, messages: per-report}\n");
        post.home.write("test-config/secrets.properties", "MAIL_PASSWORD=not for others\n");
        post.server.askForLogin("reports", "not for others");
        for (int day = 20; day <= 23; day++) {
            for (String centre : List.of("", "../found/")) {
                post.home.write(centre + "calls-202611" + day + ".csv", calls(day));
            }
        }
        file = folder.resolve("callmart.tar.gz");
        assertThat(post.due("2026-11-21T09:00")).isZero();
        post.server.answer("MAIL", "451 try again");
        post.due("2026-11-22T09:00");
        backup = post.home.run("backup", file.toString());
    }

    private static String calls(int day) {
        List<String> rows = new ArrayList<>();
        IntStream.range(0, day).forEach(i -> rows.add(Calls.answered("C" + i, "2026-11-" + day + " 09:" + (10 + i))));
        return Calls.file(rows);
    }

    @AfterAll
    void end() {
        post.close();
    }

    private List<String> toReaders() {
        return post.server.taken().stream().filter(mail -> mail.to().contains("lead@example.com")).map(MailingCentre::subject)
                .map(subject -> subject.replaceFirst("｜.*", "")).toList();
    }

    private TestHome.Result run(Path home, String... arguments) {
        System.setProperty("callmart.cache", SharedWarehouse.cache().toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CallmartCommand.run(post.clock, new PrintWriter(out), new PrintWriter(err),
                Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString(), "--config", home + "/config"))
                        .toArray(String[]::new));
        return new TestHome.Result(exit, out.toString(), err.toString());
    }

    @Test
    void a_backup_is_the_owners_alone_and_is_read_again() throws IOException {
        assertThat(backup.err()).isEmpty();
        assertThat(backup.exit()).isZero();
        assertThat(backup.out()).contains("every sum is right");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void figures_and_reports_come_back_and_nothing_is_sent_again() throws IOException {
        Path found = folder.resolve("found");
        String before = post.home.run(FIGURES).out();
        post.server.behave();
        post.due("2026-11-22T12:00");
        post.due("2026-11-23T09:00");
        assertThat(toReaders()).as("of the 20th, 21st and 22nd").hasSize(3);

        Files.createDirectories(found.resolve(".restoring/home/var"));
        post.clock.set("2026-11-23T10:00", MailingCentre.ZONE);
        TestHome.Result restored = run(found, "restore", file.toString());
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("reports of days before 2026-11-23 are not sent by themselves",
                "resend REPORT --period PERIOD --home " + found);

        assertThat(run(found, FIGURES).out()).isEqualTo(before).contains(",answer_rate,");
        assertThat(Files.mismatch(folder.resolve("lost/out/reports/2026-11-20/daily.xlsx"),
                found.resolve("out/reports/2026-11-20/daily.xlsx")))
                .isEqualTo(-1);
        assertThat(Files.readString(found.resolve("config/secrets.properties"))).contains("not for others");
        assertThat(found.resolve(".restoring")).doesNotExist();

        assertThat(run(found, "due").exit()).as("a message is unconfirmed").isIn(0, 3);
        run(found, "nightly", "--date", "2026-11-22");
        assertThat(toReaders()).hasSize(3);
        assertThat(run(found, "status", "--from", "2026-11-20", "--to", "2026-11-23").out()).contains("unconfirmed");
        assertThat(found.resolve("out/reports/2026-11-22/daily.xlsx")).exists();

        post.clock.set("2026-11-24T09:00", MailingCentre.ZONE);
        run(found, "due");
        assertThat(toReaders()).hasSize(4).last().isEqualTo("11月23日日报");
        assertThat(run(found, "resend", "daily", "--period", "2026-11-22").exit()).isZero();
        assertThat(toReaders()).hasSize(5);
    }

    @Test
    void what_cannot_be_restored_is_said_and_leaves_nothing() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.tar.gz"), Arrays.copyOf(whole, whole.length - 3000));
        byte[] text;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            text = in.readAllBytes();
        }
        Path other = packed("other.tar.gz", new String(text, StandardCharsets.ISO_8859_1).replace("not for others", "now for others"));
        Path newer = packed("newer.tar.gz", new String(text, StandardCharsets.ISO_8859_1).replaceFirst("schema=V0", "schema=V9"));
        Path home = folder.resolve("empty");

        assertThat(run(home, "restore", cut.toString()).err()).contains("cut.tar.gz is cut: its end is missing");
        assertThat(run(home, "restore", post.home.home().resolve("calls-20261120.csv").toString()).err())
                .contains("is no backup");
        assertThat(run(home, "restore", other.toString()).err())
                .contains("is damaged: config/secrets.properties is not what was backed up");
        assertThat(run(home, "restore", newer.toString()).err()).contains("is damaged: BACKUP is not");
        assertThat(run(home, "restore", folder.resolve("none").toString()).err()).contains("none");
        assertThat(home.resolve("var/clickhouse")).doesNotExist();
        assertThat(home.resolve("config")).doesNotExist();
        assertThat(run(folder.resolve("lost"), "restore", file.toString()).err()).contains("restore into an empty home");
        assertThat(post.home.run("backup", file.toString()).err()).contains("exists already");
        assertThat(post.home.run("backup", folder.resolve("lost/out/b.tar.gz").toString()).err()).contains("name a file elsewhere");
    }

    private Path packed(String name, String tar) throws IOException {
        Path packed = folder.resolve(name);
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(tar.getBytes(StandardCharsets.ISO_8859_1));
        }
        return packed;
    }

    @Test
    void while_somebody_uses_the_engine_it_is_said_how_to_end_it() {
        assertThat(post.home.run("clickhouse").err()).isEmpty();

        TestHome.Result refused = post.home.run("backup", folder.resolve("second.tar.gz").toString());
        post.home.run("clickhouse", "stop");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the embedded warehouse is in use; end it with './run.sh clickhouse stop --home ");
        assertThat(folder.resolve("second.tar.gz")).doesNotExist();
    }
}
