package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for cron and systemd name commands that there are, and each unit its counterpart. */
class ScheduleExamplesTest {

    private static final Path EXAMPLES = ReferenceData.projectRoot().resolve("docs/operation");

    @TempDir
    private Path folder;

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void every_command_is_one_of_the_programs_own() throws IOException {
        TestHome home = new TestHome(folder, "schedule", "Asia/Shanghai", "feeds: {}");
        for (Path file : files()) {
            List<String> commands = Pattern.compile("run\\.sh ([a-z]+)").matcher(Files.readString(file)).results()
                    .map(command -> command.group(1)).toList();
            assertThat(commands.isEmpty()).as(file.toString()).isEqualTo(file.toString().endsWith(".timer"));
            for (String command : commands) {
                assertThat(home.run(command, "--help").out()).as(file.toString()).contains("Usage: callmart " + command);
            }
        }
    }

    @Test
    void every_command_is_called_with_a_home_and_a_configuration_of_ones_own() throws IOException {
        for (Path file : files()) {
            Pattern.compile("run\\.sh ([a-z]+)(.*)").matcher(Files.readString(file)).results()
                    .forEach(call -> assertThat(call.group(2)).as(file.toString())
                            .startsWith(" --home /srv/centre --config /srv/centre/config"));
        }
    }

    @Test
    void the_second_of_two_runs_and_warnings_are_no_failure_of_a_unit() throws IOException {
        for (Path file : files()) {
            if (file.toString().endsWith(".service")) {
                assertThat(file).content().contains("SuccessExitStatus=" + Exit.WARNINGS + " " + Exit.LOCKED + "\n");
                assertThat(Path.of(file.toString().replace(".service", ".timer"))).exists();
            } else if (file.getFileName().toString().startsWith("crontab")) {
                assertThat(file).content().contains("in " + Exit.WARNINGS + "|" + Exit.LOCKED + ") ;;");
            }
        }
    }
}
