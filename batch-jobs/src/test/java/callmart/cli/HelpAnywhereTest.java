package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Help is had wherever the word stands, and a shell completes what there is. */
class HelpAnywhereTest {

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        int exit = CallmartCommand.run(new PrintWriter(out), new PrintWriter(out), arguments);
        assertThat(exit).as(out.toString()).isZero();
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({"nightly help, nightly", "help nightly, nightly", "nightly --help, nightly", "nightly --date 2026-11-20 help, nightly",
        "penalties close help, penalties", "help penalties close, penalties", "clickhouse stop help, clickhouse stop"})
    void the_word_help_shows_the_options_of_the_command_beside_it(String line, String command) {
        assertThat(printed(line.split(" "))).contains("Usage: callmart " + command + " [");
    }

    @Test
    void help_alone_lists_the_commands() {
        assertThat(printed("help")).contains("nightly", "why", "completion");
    }

    @Test
    void a_value_that_is_called_help_stays_one() {
        StringWriter err = new StringWriter();
        int exit = CallmartCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "status", "--from", "help");

        assertThat(exit).isEqualTo(Exit.BAD_USAGE);
        assertThat(err).asString().contains("'help' is not a date");
    }

    /** Typed to a real bash: {@code ./run.sh nigh<TAB>}, and the options of a command. */
    @Test
    void bash_completes_commands_and_options(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion"), printed("completion"));

        assertThat(completed(script, "nigh")).isEqualTo("nightly");
        assertThat(completed(script, "why --per")).isEqualTo("--period");
    }

    private static String completed(Path script, String typed) throws IOException, InterruptedException {
        String words = "./run.sh " + typed;
        Process bash = new ProcessBuilder("bash", "-c", "source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD="
                + (words.split(" ").length - 1) + "; COMP_LINE='" + words + "'; $(complete -p run.sh | sed 's/.*-F \\([^ ]*\\).*/\\1/'); echo \"${COMPREPLY[*]}\"")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        bash.waitFor();
        return said;
    }
}
