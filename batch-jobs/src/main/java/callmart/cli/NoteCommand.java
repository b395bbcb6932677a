package callmart.cli;

import callmart.calendar.Period;
import callmart.config.Nearest;
import callmart.config.RunSh;
import callmart.run.RunLock;
import callmart.text.PhoneNumbers;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a sentence of a person to a report; it changes no number. */
@Command(name = "note", description = "adds a sentence to the report of a period, shown after the rules' own; it changes no number")
final class NoteCommand extends MartCommand {

    /** What is done. */
    enum Action {
        ADD
    }

    @Parameters(paramLabel = "ACTION", description = "add")
    private Action action;

    @Option(names = "--report", required = true, paramLabel = "R", description = "id of the report, as in config/reports.yml")
    private String report;

    @Option(names = "--period", required = true, paramLabel = "P", description = "2026-11-26, 2026-W48 or 2026-11")
    private String period;

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "at most 300 characters")
    private String text;

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "who says so")
    private String author;

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        if (author.isBlank()) {
            throw new IllegalArgumentException("--author is empty; name who says so");
        }
        if (!configuration.notes().reports().contains(report)) {
            throw new IllegalArgumentException("there is no report '" + report + "' with notes" + Nearest.hint(report,
                    configuration.notes().reports()) + " Valid: " + String.join(", ", configuration.notes().reports()));
        }
        Period of = Period.parse(period);
        configuration.reports().get(report).edition(of.kind());
        try (RunLock lock = configuration.lock("note", mart.clock().now())) {
            mart.noteStore().add(report, of, PhoneNumbers.maskWithin(text), author);
        }
        out().println("noted; it stands in what is made from now on: " + RunSh.line("render " + report + " --period " + of));
        return Exit.DONE;
    }
}
