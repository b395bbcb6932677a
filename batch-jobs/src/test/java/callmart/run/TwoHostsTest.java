package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.Main;
import callmart.testing.Calls;
import callmart.testing.SharedPostgres;
import callmart.testing.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts, each with a home of its own, that share the warehouse, the state database and the folder of reports. */
class TwoHostsTest {

    private static final String DAY = "2026-11-20";
    private static final String SESSIONS_OF_THE_LOCK = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'";

    @TempDir
    private Path folder;
    private MailingCentre post;
    private String database;

    @BeforeEach
    void a_centre_on_shared_parts() throws IOException {
        post = new MailingCentre(folder.resolve("first"), "two_hosts", MailingCentre.DAILY);
        database = "two_hosts_state";
        post.keepStateIn(SharedPostgres.fresh(database), SharedPostgres.USER, SharedPostgres.PASSWORD);
        Path shared = Files.createDirectories(folder.resolve("share/callmart"));
        Path settings = post.home.home().resolve("test-config/application.yml");
        Files.writeString(settings, Files.readString(settings) + "  archive: {folder: '" + shared + "'}\n");
        post.home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: '" + folder + "/calls-{date}.csv'}]}\n");
        Files.writeString(folder.resolve("calls-20261120.csv"), Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
    }

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void the_second_waits_and_takes_over_from_the_first_that_is_killed() throws Exception {
        CompletableFuture<Process> atWork = new CompletableFuture<>();
        CompletableFuture<String> refused = new CompletableFuture<>();
        post.server.trap("DATA", () -> {
            Process first = atWork.join();
            Process second = await(host("second"));
            refused.complete(second.exitValue() + " " + read("second.log"));
            first.destroyForcibly();
            await(first);
        });

        atWork.complete(host("first"));
        assertThat(atWork.get().waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(refused.get(1, TimeUnit.MINUTES)).startsWith("75 ").contains("another run holds the lock of the state database: process "
                + atWork.get().pid() + " of ", "'nightly', from 127.0.0.1, since 20");
        assertThat(post.server.taken()).isEmpty();
        post.server.behave();
        assertThat(await(host("second")).exitValue()).as(read("second.log")).isZero();
        assertThat(await(host("first")).exitValue()).as(read("first.log")).isZero();
        assertThat(post.server.taken()).singleElement().satisfies(mail -> assertThat(MailingCentre.text(mail)).contains("日报"));
        assertThat(post.column("SELECT toString(count()) AS x FROM calls")).containsExactly("1");
        assertThat(post.column("SELECT toString(max(version)) AS x FROM deliveries")).containsExactly("1");
        assertThat(folder.resolve("share/callmart/out/reports/" + DAY + "/daily.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("share/callmart/out/mail")).isDirectoryContaining("glob:**.eml");
        assertThat(folder.resolve("first/out")).doesNotExist();
        assertThat(folder.resolve("second/out")).doesNotExist();
    }

    @Test
    void a_host_that_loses_the_lock_ends_before_it_sends_anything() throws Exception {
        CompletableFuture<Process> atWork = new CompletableFuture<>();
        post.server.trap("MAIL", () -> {
            SharedPostgres.execute(database, SESSIONS_OF_THE_LOCK);
            await(atWork.join());
        });

        atWork.complete(host("first"));
        assertThat(atWork.get().waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(atWork.get().exitValue()).isEqualTo(1);
        assertThat(read("first.log")).contains("the connection that holds the run lock in the state database is lost");
        assertThat(post.server.taken()).isEmpty();
        post.server.behave();
        assertThat(await(host("second")).exitValue()).as(read("second.log")).isZero();
        assertThat(post.server.taken()).hasSize(1);
    }

    /** The night as a cron job of a host starts it. */
    private Process host(String name) {
        Path home = folder.resolve(name);
        try {
            return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dcallmart.root=" + System.getProperty("callmart.root"),
                    "-Dcallmart.cache=" + SharedWarehouse.cache(), "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                    "nightly", "--date", DAY, "--home", home.toString(), "--config", folder.resolve("first/test-config").toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process await(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a minute was not enough");
            }
            return process;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String read(String log) {
        try {
            return Files.readString(folder.resolve(log));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
