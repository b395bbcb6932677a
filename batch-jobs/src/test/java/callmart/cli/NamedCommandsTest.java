package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Messages name commands by {@code RunSh}, so that the folders in use stand behind them. Decision 245. */
class NamedCommandsTest {

    private static final Pattern HELP = Pattern.compile("(?s)@(Command|Option|Parameters)\\(.*?\\)\n");

    @Test
    void no_message_names_a_command_without_the_folders_in_use() throws IOException {
        String names = String.join("|", CallmartCommand.COMMANDS.stream()
                .map(command -> command.getAnnotation(Command.class).name()).toList());
        Pattern bare = Pattern.compile("\"[^\"\n]*(?:'(?:" + names + ")(?: |')|\\./run\\.sh (?:" + names + "))[^\n]*");
        List<String> found = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(ReferenceData.projectRoot().resolve("batch-jobs/src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java") && !file.endsWith("RunSh.java")).toList()) {
                String text = HELP.matcher(Files.readString(source)).replaceAll("\n");
                bare.matcher(text).results().forEach(match -> found.add(source.getFileName() + ": " + match.group()));
            }
        }

        assertThat(names).contains("nightly", "resend");
        assertThat(found).isEmpty();
    }
}
