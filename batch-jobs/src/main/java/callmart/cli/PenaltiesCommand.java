package callmart.cli;

import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.RunSh;
import callmart.contract.Contracts;
import callmart.contract.IssuedStatement;
import callmart.contract.Settlement;
import callmart.contract.Statement;
import callmart.contract.StatementDesk;
import callmart.run.RunLock;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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

    @Parameters(arity = "0..1", paramLabel = "ACTION", defaultValue = "show",
            description = "show (default): the statements; an open month's"
            + " are drafts, a closed month's are computed again and issued as another version where they differ. close: closes the month,"
            + " which issues version 1. diff: what a version changes in the one before. versions: all versions")
    private Action action;

    @Option(names = "--month", required = true, paramLabel = "M", description = "2026-11")
    private YearMonth month;

    @Option(names = "--what-if", paramLabel = "FILE", description = "computes with this contract file in place of the configured ones "
            + "and stores nothing")
    private Path whatIf;

    @Option(names = "--outlook", description = "what each priced KPI costs if the month ended now, and what its rest must reach")
    private boolean outlook;

    @Option(names = "--contract", paramLabel = "ID", description = "only this contract (default: all)")
    private String contract;

    @Option(names = "--version", paramLabel = "N", description = "this issued version (default: the last)")
    private Integer version;

    @Option(names = "--reason", paramLabel = "TEXT", description = "recorded with the version that is issued")
    private String reason;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table)")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        refuseWhatDoesNotGoTogether();
        if (outlook) {
            return new OutlookTable(out(), format).print(mart.outlook(month).stream().filter(row -> contract == null
                    || row.contract().equals(contract)).toList());
        }
        StatementPrinter printer = new StatementPrinter(out(), format, configuration.settings().zone());
        if (whatIf != null) {
            return whatIf(mart.penalties(readWhatIf(configuration)).of(month), printer);
        }
        StatementDesk desk = mart.statements();
        refuseUnknownContract(configuration, desk);
        return switch (action) {
            case SHOW -> version == null ? show(configuration, mart, desk, printer) : printer.issued(ofVersion(desk));
            case CLOSE -> close(configuration, mart, desk, printer);
            case DIFF -> {
                if (version != null) {
                    ofVersion(desk);
                }
                yield printer.differences(chosen(desk.versions(month)), version);
            }
            case VERSIONS -> printer.versions(chosen(desk.versions(month)));
        };
    }

    private void refuseWhatDoesNotGoTogether() {
        if (whatIf != null && (action != Action.SHOW || version != null || reason != null)) {
            throw new IllegalArgumentException("--what-if only shows and stores nothing; leave "
                    + (version != null ? "--version" : reason != null ? "--reason" : EnumWord.of(action)) + " out");
        }
        if (outlook && (action != Action.SHOW || whatIf != null || version != null || reason != null)) {
            throw new IllegalArgumentException("--outlook only shows the month as it stands; leave "
                    + (whatIf != null ? "--what-if" : version != null ? "--version" : reason != null ? "--reason" : EnumWord.of(action))
                    + " out");
        }
        if (version != null && action != Action.SHOW && action != Action.DIFF) {
            throw new IllegalArgumentException("--version goes with show and diff, not with " + EnumWord.of(action) + "; leave it out");
        }
        if (reason != null && (action == Action.DIFF || action == Action.VERSIONS || version != null)) {
            throw new IllegalArgumentException("--reason goes with what may issue a version, show and close; leave it out");
        }
    }

    private void refuseUnknownContract(Configuration configuration, StatementDesk desk) {
        Set<String> known = new TreeSet<>();
        configuration.contracts().list().forEach(one -> known.add(one.id()));
        desk.latest(month).forEach(one -> known.add(one.statement().contract()));
        if (contract != null && !known.contains(contract)) {
            throw new IllegalArgumentException("there is no contract '" + contract + "'" + Nearest.hint(contract, known));
        }
    }

    private int show(Configuration configuration, Wiring mart, StatementDesk desk, StatementPrinter printer) throws IOException {
        if (!chosen(desk.latest(month)).isEmpty()) {
            try {
                issue(configuration, mart, () -> desk.renew(month, Optional.ofNullable(contract), Optional.ofNullable(reason)));
            } catch (RunLock.HeldException e) {
                LOG.warn("not computed again, {}", e.getMessage());
            }
        }
        List<Settlement> settlements = desk.current(month).stream().filter(one -> isChosen(one.statement())).toList();
        if (settlements.isEmpty()) {
            throw noContract();
        }
        return printer.settlements(settlements);
    }

    private int close(Configuration configuration, Wiring mart, StatementDesk desk, StatementPrinter printer) throws IOException {
        LocalDate today = mart.clock().today();
        boolean over = today.isAfter(month.atEndOfMonth());
        if (!over) {
            LOG.warn("{} is closed before its end; what the rest of the month brings makes further versions", month);
        }
        issue(configuration, mart, () -> desk.close(month, Optional.ofNullable(contract), Optional.ofNullable(reason)));
        List<IssuedStatement> latest = chosen(desk.latest(month));
        if (latest.isEmpty()) {
            throw noContract();
        }
        int exit = printer.issued(latest);
        return exit == Exit.DONE && !over ? Exit.WARNINGS : exit;
    }

    private void issue(Configuration configuration, Wiring mart, Supplier<List<IssuedStatement>> issuing) throws IOException {
        try (RunLock lock = configuration.lock("penalties", mart.clock().now())) {
            List<IssuedStatement> issued = issuing.get();
            issued.forEach(one -> LOG.info("issued version {} of {} for {}", one.version(), one.statement().contract(), month));
            if (issued.isEmpty()) {
                LOG.info("{} gives what it gave; no version was issued", month);
            }
        }
    }

    private Contracts readWhatIf(Configuration configuration) {
        Faults faults = new Faults();
        Contracts contracts = Contracts.readOne(new ConfigFolder(configuration.folders().config(),
                configuration.folders().product().resolve("config")), whatIf.toAbsolutePath().toString(), configuration.kpis(), faults);
        faults.throwIfAny();
        return contracts;
    }

    private int whatIf(List<Statement> statements, StatementPrinter printer) {
        List<Statement> wanted = statements.stream().filter(this::isChosen).toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("the contract of " + whatIf + (statements.isEmpty() ? " is not in force in " + month
                    + "; see its 'effective'" : " is " + statements.get(0).contract() + ", not " + contract + "; leave --contract out"));
        }
        return printer.statements(wanted, "what-if " + whatIf);
    }

    /** The issued version that is asked for, of each contract that has it. */
    private List<IssuedStatement> ofVersion(StatementDesk desk) {
        List<IssuedStatement> issued = chosen(desk.versions(month)).stream().filter(one -> one.version() == version).toList();
        if (issued.isEmpty()) {
            throw new IllegalArgumentException("there is no such version of " + month + "; " + RunSh.quoted("penalties versions --month "
                    + month) + " lists them");
        }
        return issued;
    }

    private List<IssuedStatement> chosen(List<IssuedStatement> versions) {
        return versions.stream().filter(issued -> isChosen(issued.statement())).toList();
    }

    private boolean isChosen(Statement statement) {
        return contract == null || statement.contract().equals(contract);
    }

    private IllegalArgumentException noContract() {
        return new IllegalArgumentException((contract == null ? "no contract" : "no contract " + contract) + " is in force in " + month
                + "; contracts are the files of contracts/ in the configuration folder");
    }
}
