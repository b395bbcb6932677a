package callmart.cli;

import callmart.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs commands that open no warehouse on an empty home, so that the virtual machine sees which classes a command begins with. Their
 * outcome does not matter.
 */
final class Rehearsal {

    private Rehearsal() {
    }

    /** @param arguments the home, a folder that need not be there */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        Main.prepare(home);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> command : List.of(List.of("help"), List.of("due", "--list", "--home", home.toString()))) {
            CallmartCommand.run(nowhere, nowhere, command.toArray(String[]::new));
        }
        System.exit(0);
    }
}
