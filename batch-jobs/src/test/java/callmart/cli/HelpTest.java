package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Every command says what it takes. */
class HelpTest {

    /** The words before {@code --help}: of no command, of each command, and of each command below one. */
    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), below("", CallmartCommand.COMMANDS));
    }

    private static Stream<String> below(String words, List<Class<?>> commands) {
        return commands.stream().filter(type -> type != HelpCommand.class).flatMap(type -> {
            String own = words + type.getAnnotation(Command.class).name() + " ";
            return Stream.concat(Stream.of(own), below(own, List.of(type.getAnnotation(Command.class).subcommands())));
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_shows_its_help(String words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = CallmartCommand.run(new PrintWriter(out), new PrintWriter(err), (words + "--help").split(" "));

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString()).startsWith("Usage: callmart " + words.strip()).contains("show this help").doesNotContain("${");
    }
}
