package callmart.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How messages name a command: so that it can be typed as it stands, with the {@code --home}, {@code --config} and {@code --centre} that
 * this run was called with. These are properties of the process, as {@code callmart.root} is: rooms that know no folders name commands,
 * too. Where the program was packed, its launcher says how it is called.
 * Decision 245.
 */
public final class RunSh {

    private static final String OPTIONS = "callmart.options";
    private static final String CENTRE = "callmart.centre";

    private RunSh() {
    }

    /** From now on commands are named with these folders; what is empty was not given. */
    public static void calledWith(Optional<Path> home, Optional<Path> config) {
        System.setProperty(OPTIONS, option(" --home ", home) + option(" --config ", config));
    }

    /** From now on commands are named with this centre. */
    public static void of(Optional<String> centre) {
        System.setProperty(CENTRE, centre.map(name -> " --centre " + name).orElse(""));
    }

    private static String option(String name, Optional<Path> folder) {
        return folder.map(path -> name + word(path.toAbsolutePath().normalize().toString())).orElse("");
    }

    /** As a shell takes it for one word. */
    static String word(String text) {
        return text.matches("[\\p{L}\\p{N}/._+@:,-]+") ? text : '"' + text.replaceAll("([\"\\\\$`])", "\\\\$1") + '"';
    }

    /**
     * A command in quotes, for the middle of a sentence.
     *
     * @param command with its arguments, such as {@code rejects --feed calls}
     */
    public static String quoted(String command) {
        return "'" + line(command) + "'";
    }

    /** A command as a line of its own. */
    public static String line(String command) {
        return called() + " " + command + System.getProperty(CENTRE, "") + System.getProperty(OPTIONS, "");
    }

    /** The name of the file that starts the program: {@code run.sh}, or {@code callmart} where it was packed. */
    public static String file() {
        return Path.of(called()).getFileName().toString();
    }

    private static String called() {
        return System.getProperty("callmart.command", "./run.sh");
    }
}
