package callmart.cli;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.penalty.Contracts;
import callmart.penalty.IssuedStatement;
import callmart.penalty.Statement;
import callmart.penalty.StatementDesk;
import callmart.pipeline.Configuration;
import callmart.pipeline.Mart;
import callmart.pipeline.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "penalties", description = "what contracts cost their vendors for a month")
final class PenaltiesCommand extends MartCommand {

    private static final Logger LOG = LoggerFactory.getLogger(PenaltiesCommand.class);

    /** What is done. */
    enum Action {
        SHOW, CLOSE, DIFF, VERSIONS
    }

    @Parameters(arity = "0..1", paramLabel = "ACTION", defaultValue = "show", description = "show (default): the statements; an open month's"
            + " are drafts, a closed month's are computed again and issued as another version where they differ. close: closes the month,"
            + " which issues version 1. diff: what a version changes in the one before. versions: all versions")
    private Action action;

    @Option(names = "--month", required = true, paramLabel = "M", description = "2026-11")
    private YearMonth month;

    @Option(names = "--what-if", paramLabel = "FILE", description = "computes with this contract file in place of the configured ones and stores nothing")
    private Path whatIf;

    @Option(names = "--contract", paramLabel = "ID", description = "only this contract (default: all)")
    private String contract;

    @Option(names = "--version", paramLabel = "N", description = "this issued version (default: the last)")
    private Integer version;

    @Option(names = "--reason", paramLabel = "TEXT", description = "recorded with the version that is issued")
    private String reason;

    @Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES} (default: table)")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Mart mart) throws IOException {
        StatementPrinter printer = new StatementPrinter(out(), format, configuration.settings().zone());
        if (whatIf != null) {
            if (action != Action.SHOW || version != null) {
                throw new IllegalArgumentException("--what-if only shows; leave " + (version == null ? action : "--version") + " out");
            }
            return printDrafts(mart.penalties(readWhatIf(configuration)).of(month), printer, "what-if " + whatIf);
        }
        StatementDesk desk = mart.statements();
        return switch (action) {
            case SHOW -> show(configuration, mart, desk, printer);
            case CLOSE -> close(configuration, mart, desk, printer);
            case DIFF -> printer.differences(chosen(desk.versions(month)), version);
            case VERSIONS -> printer.versions(chosen(desk.versions(month)));
        };
    }

    private int show(Configuration configuration, Mart mart, StatementDesk desk, StatementPrinter printer) throws IOException {
        if (version != null) {
            return print(chosen(desk.versions(month)).stream().filter(issued -> issued.version() == version).toList(), printer);
        }
        if (desk.latest(month).isEmpty()) {
            return printDrafts(mart.penalties(configuration.contracts()).of(month), printer, "draft");
        }
        try {
            issue(configuration, mart, desk);
        } catch (RunLock.HeldException e) {
            LOG.warn("not computed again, {}", e.getMessage());
        }
        return print(chosen(desk.latest(month)), printer);
    }

    private int close(Configuration configuration, Mart mart, StatementDesk desk, StatementPrinter printer) throws IOException {
        LocalDate today = LocalDate.now(mart.clock().withZone(configuration.settings().zone()));
        boolean over = today.isAfter(month.atEndOfMonth());
        if (!over) {
            LOG.warn("{} is closed before its end; what the rest of the month brings makes further versions", month);
        }
        List<IssuedStatement> issued = issue(configuration, mart, desk);
        if (issued.isEmpty() && desk.latest(month).isEmpty()) {
            throw noContract();
        }
        int exit = print(chosen(desk.latest(month)), printer);
        return exit == Exit.DONE && !over ? Exit.WARNINGS : exit;
    }

    private List<IssuedStatement> issue(Configuration configuration, Mart mart, StatementDesk desk) throws IOException {
        try (RunLock lock = RunLock.take(configuration.folders().var(), "penalties", mart.clock().instant())) {
            List<IssuedStatement> issued = desk.issue(month, Optional.ofNullable(reason));
            issued.forEach(one -> LOG.info("issued version {} of {} for {}", one.version(), one.statement().contract(), month));
            if (issued.isEmpty()) {
                LOG.info("{} gives what it gave; no version was issued", month);
            }
            return issued;
        }
    }

    private Contracts readWhatIf(Configuration configuration) {
        Faults faults = new Faults();
        Contracts contracts = Contracts.readOne(new ConfigFolder(configuration.folders().config(), configuration.folders().product().resolve("config")),
                whatIf.toAbsolutePath().toString(), configuration.kpis(), faults);
        faults.throwIfAny();
        return contracts;
    }

    private int printDrafts(List<Statement> statements, StatementPrinter printer, String state) {
        List<Statement> wanted = statements.stream().filter(one -> contract == null || one.contract().equals(contract)).toList();
        if (wanted.isEmpty()) {
            throw noContract();
        }
        return printer.statements(wanted, state);
    }

    private int print(List<IssuedStatement> issued, StatementPrinter printer) {
        if (issued.isEmpty()) {
            throw new IllegalArgumentException("there is no such version of " + month + "; 'penalties versions --month " + month + "' lists them");
        }
        return printer.issued(issued);
    }

    private List<IssuedStatement> chosen(List<IssuedStatement> versions) {
        return versions.stream().filter(issued -> contract == null || issued.statement().contract().equals(contract)).toList();
    }

    private IllegalArgumentException noContract() {
        return new IllegalArgumentException((contract == null ? "no contract" : "no contract " + contract) + " is in force in " + month
                + "; contracts are the files of contracts/ in the configuration folder");
    }
}
