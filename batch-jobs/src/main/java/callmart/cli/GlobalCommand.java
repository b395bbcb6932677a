package callmart.cli;

import callmart.text.PhoneNumbers;
import callmart.wiring.Wiring;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command with the options that all have. */
abstract class GlobalCommand implements Callable<Integer> {

    @Mixin
    Globals globals;

    @Spec
    CommandSpec spec;

    /** Records who asks for what, if this command is {@link Audited}; to be called before anything is shown. */
    final void record(Wiring mart) {
        if (this instanceof Audited) {
            mart.audit().command(spec.name(), PhoneNumbers.maskWithin(arguments()), mart.clock().now());
        }
    }

    /** What was asked, without the command's name and the folders that all commands take. */
    String arguments() {
        List<String> words = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        for (String folder : List.of("--home", "--config", "--centre")) {
            int at = words.indexOf(folder);
            if (at >= 0) {
                words.subList(at, Math.min(at + 2, words.size())).clear();
            }
        }
        return String.join(" ", words.subList(Math.min(1, words.size()), words.size()));
    }

    /** Asked for when something is logged: opening the log is a third of what a command such as {@code help} takes. */
    final Logger log() {
        return LoggerFactory.getLogger(getClass());
    }

    /** Where results go: standard output in UTF-8. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
