package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.WholeFile;
import callmart.testing.Calls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps files from being written is no report's fault: the step fails and says so, and the next run makes the reports. */
class DiskTroubleTest {

    private static final String DAY = "2026-11-20";

    @TempDir
    private Path folder;
    private MailingCentre post;

    @BeforeEach
    void two_reports_of_a_day() {
        post = new MailingCentre(folder, "disk_trouble", MailingCentre.DAILY, MailingCentre.DAILY.replace("  daily:", "  second:").replace("日日报", "日二报"));
        post.home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
    }

    @AfterEach
    void end() {
        post.close();
    }

    private List<String> states() {
        return post.column("SELECT concat(report, ' ', state) AS x FROM v_report_runs WHERE period = '" + DAY + "' ORDER BY x");
    }

    private void failsThenMakesBoth(String why, Path place, Mend mend) throws Exception {
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(1);
        assertThat(post.column("SELECT message AS x FROM v_runs WHERE state = 'failed'")).singleElement().satisfies(message -> assertThat(message)
                .contains(why, place.toString(), "free some of the disk", "daily, second", "the next run makes them"));
        assertThat(states()).isEmpty();
        assertThat(post.subjects()).isEmpty();

        mend.run();
        assertThat(post.due("2026-11-21T10:00")).isZero();
        assertThat(states()).containsExactly("daily mailed", "second mailed");
        assertThat(post.subjects()).hasSize(2);
    }

    private interface Mend {
        void run() throws Exception;
    }

    /** A file stands where a folder must be made: refused whoever the tests run as. */
    @Test
    void reports_cannot_be_put_into_their_folder() throws Exception {
        Path blocked = folder.resolve("out/reports");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "");

        failsThenMakesBoth("", blocked, () -> Files.delete(blocked));
    }

    @Test
    void what_the_cells_showed_cannot_be_kept() throws Exception {
        Path blocked = folder.resolve("var/cells");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "");

        failsThenMakesBoth("", blocked, () -> Files.delete(blocked));
    }

    @Test
    void the_body_of_a_message_cannot_be_kept() throws Exception {
        Path blocked = folder.resolve("var/outbox");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "");

        failsThenMakesBoth("", blocked, () -> Files.delete(blocked));
    }

    @Test
    void the_disk_of_the_reports_is_full() throws Exception {
        Path small = Files.createDirectories(folder.resolve("out/reports"));
        mount("-t", "tmpfs", "-o", "size=8k", "tmpfs", small.toString());
        try {
            failsThenMakesBoth("No space left on device", small, () -> mount("-o", "remount,size=8m", small.toString()));
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    @Test
    void the_disk_of_the_reports_is_read_only() throws Exception {
        Path small = Files.createDirectories(folder.resolve("out/reports"));
        mount("-t", "tmpfs", "-o", "ro", "tmpfs", small.toString());
        try {
            failsThenMakesBoth("Read-only file system", small, () -> mount("-o", "remount,rw", small.toString()));
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    @Test
    void only_what_the_file_system_refused_is_trouble_with_the_disk() throws IOException {
        assertThat(DiskTrouble.find(new IllegalStateException(new IOException("a fault of the document")))).isEmpty();
        assertThat(DiskTrouble.find(new IllegalArgumentException("rows 28 >= 29"))).isEmpty();
        Path device = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(device), "this system has no /dev/full");
        try (OutputStream full = Files.newOutputStream(device)) {
            full.write(1);
            throw new AssertionError("/dev/full took a byte");
        } catch (IOException e) {
            assertThat(DiskTrouble.find(new UncheckedIOException("the rows cannot be kept", e))).hasValueSatisfying(text ->
                    assertThat(text).contains("the rows cannot be kept", e.getMessage(), "temporary folder"));
        }
        Path file = Files.writeString(folder.resolve("file"), "").resolve("below");
        try {
            WholeFile.write(file, new byte[1]);
            throw new AssertionError(file + " was written");
        } catch (IOException e) {
            assertThat(DiskTrouble.find(e)).hasValueSatisfying(text -> assertThat(text).contains(file.toString()));
        }
    }

    private static void mount(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "mount";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Assumptions.assumeTrue(run(command), "only root may mount a small file system");
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
