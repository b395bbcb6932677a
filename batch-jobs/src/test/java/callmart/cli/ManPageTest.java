package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual page has every command with its options, and man's own formatter has nothing to complain of. */
class ManPageTest {

    @TempDir
    private Path folder;

    private static String page() {
        StringWriter out = new StringWriter();
        assertThat(CallmartCommand.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "man")).isEqualTo(Exit.DONE);
        return out.toString();
    }

    @Test
    void every_command_stands_in_it() {
        assertThat(page()).startsWith(".TH CALLMART 1\n").contains(HelpTest.commands().map(words ->
                ".SH " + ("callmart " + words).strip().toUpperCase(Locale.ROOT) + "\n.nf\nUsage: ").toArray(String[]::new))
                .contains("\\-\\-date", "75  another run holds the lock");
    }

    @Test
    void it_is_set_without_a_complaint() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "skipped: there is no groff");
        Path file = Files.writeString(folder.resolve("callmart.1"), page());
        File complaints = folder.resolve("complaints").toFile();
        Process groff = new ProcessBuilder("/usr/bin/groff", "-man", "-Tutf8", "-ww", file.toString()).redirectError(complaints).start();
        String set = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replaceAll("\u001B\\[[0-9;]*m|.\b", "");

        assertThat(groff.waitFor()).isZero();
        assertThat(complaints).isEmpty();
        assertThat(set).contains("CALLMART NIGHTLY", "Usage: callmart nightly", "--date");
    }
}
