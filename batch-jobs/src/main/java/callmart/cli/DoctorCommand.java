package callmart.cli;

import callmart.config.ConfigurationException;
import callmart.config.Folders;
import callmart.operate.Diagnosis;
import callmart.operate.Diagnosis.Finding;
import callmart.text.ControlCharacters;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "checks configuration, sources, warehouse, mail, fonts, disk and clock; says how to mend each "
        + "fault")
final class DoctorCommand extends GlobalCommand {

    @Override
    public Integer call() {
        return examine(globals.folders(), globals.clock(), out());
    }

    /** Prints the findings. @return the exit code */
    static int examine(Folders folders, Clock clock, PrintWriter out) {
        Configuration configuration;
        try {
            configuration = Configuration.read(folders);
            out.println("ok       configuration: " + folders.config());
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> out.println("FAULT    configuration: " + ControlCharacters.onOneLine(fault.toString())));
            return Exit.BAD_USAGE;
        }
        List<Finding> findings;
        try (Wiring mart = new Wiring(configuration, clock)) {
            findings = mart.diagnosis().run();
        }
        findings.forEach(finding -> out.println(mark(finding) + ControlCharacters.onOneLine(finding.subject() + ": " + finding.text())));
        if (findings.stream().anyMatch(finding -> finding.level() == Diagnosis.Level.FAULT)) {
            return Exit.FAILED;
        }
        return findings.stream().anyMatch(finding -> finding.level() == Diagnosis.Level.WARNING) ? Exit.WARNINGS : Exit.DONE;
    }

    private static String mark(Finding finding) {
        return switch (finding.level()) {
            case OK -> "ok       ";
            case WARNING -> "warning  ";
            case FAULT -> "FAULT    ";
        };
    }
}
