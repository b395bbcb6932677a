package callmart.cli;

import callmart.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * Runs commands on an empty home, so that the virtual machine sees which classes they load: those that begin every command, and those that
 * speak with the warehouse. Their outcome does not matter. Keeps what {@code help} prints, which then needs no virtual machine. Decision
 * 372.
 */
final class Rehearsal {

    private Rehearsal() {
    }

    /** @param arguments the home, and the folder of the helps; neither need be there */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        Main.prepare(home);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (String command : List.of("help", "due --list", "status", "kpi --from 2026-01-01 --to 2026-01-01")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            if (!command.equals("help")) {
                words.addAll(List.of("--home", home.toString()));
            }
            CallmartCommand.run(nowhere, nowhere, words.toArray(String[]::new));
        }
        keepHelp(Files.createDirectories(Path.of(arguments[1])));
        System.exit(0);
    }

    /** One file a command, and {@code callmart} for the list of all. */
    static void keepHelp(Path folder) throws IOException {
        Files.writeString(folder.resolve("callmart"), help("help"));
        for (Class<?> command : CallmartCommand.COMMANDS.subList(0, CallmartCommand.COMMANDS.indexOf(HelpCommand.class))) {
            String name = command.getAnnotation(Command.class).name();
            Files.writeString(folder.resolve(name), help(name, "--help"));
        }
    }

    private static String help(String... words) {
        StringWriter text = new StringWriter();
        CallmartCommand.run(new PrintWriter(text), new PrintWriter(text), words);
        return text.toString();
    }
}
