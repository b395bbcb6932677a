package callmart;

import callmart.cli.CallmartCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the program starts. */
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        prepare(home(arguments));
        if (System.console() != null || CallmartCommand.isDemo(arguments)) {
            System.setProperty("callmart.console", "WARN");
        }
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        System.exit(CallmartCommand.run(out, err, arguments));
    }

    /** What must be set before any class is loaded that logs, mails or draws. */
    public static void prepare(Path home) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("mail.mime.splitlongparameters", "false");
        System.setProperty("callmart.log.dir", home.resolve("var/log").toString());
    }

    /** The home is needed before the command line is parsed, as the log file is opened with the first class that logs. */
    private static Path home(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--home") && i + 1 < arguments.length) {
                return Path.of(arguments[i + 1]);
            } else if (arguments[i].startsWith("--home=")) {
                return Path.of(arguments[i].substring("--home=".length()));
            }
        }
        return Path.of(System.getProperty("callmart.root", "."));
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
