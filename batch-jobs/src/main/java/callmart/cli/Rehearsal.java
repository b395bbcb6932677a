package callmart.cli;

import callmart.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs commands on an empty home, so that the virtual machine sees which classes they load: those that begin every command, and those that
 * speak with the warehouse. Their outcome does not matter.
 */
final class Rehearsal {

    private Rehearsal() {
    }

    /** @param arguments the home, a folder that need not be there */
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
        System.exit(0);
    }
}
