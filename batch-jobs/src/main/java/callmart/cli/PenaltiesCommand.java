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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "penalties", description = "what contracts cost their vendors for a month")
final class PenaltiesCommand extends MartCommand {

    private static final int MONTHS = 12;
    private static final int MOST_MONTHS = 120;

    /** What is done. */
    enum Action {
        SHOW, CLOSE, DIFF, VERSIONS, WHAT_CHANGED;

        @Override
        public String toString() {
            return EnumWord.dashed(this);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "ACTION", defaultValue = "show",
            description = "show (default): the statements; an open month's"
            + " are drafts, a closed month's are computed again and issued as another version where they differ. close: closes the month,"
            + " which issues version 1. diff: what a version changes in the one before. versions: all versions. what-changed: every KPI and"
            + " statement of the last months under this configuration and another, and the difference in money; stores nothing")
    private Action action;

    @Option(names = "--month", paramLabel = "M", description = "2026-11; of what-changed the last of the months (default: the last whole"
            + " one)")
    private YearMonth month;

    @Option(names = "--with", paramLabel = "DIR", description = "what-changed: the other configuration's folder, as of --config")
    private Path with;

    @Option(names = "--months", paramLabel = "N", description = "what-changed: so many months, 1 to 120 (default: 12)")
    private Integer months;

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
        if (action == Action.WHAT_CHANGED) {
            return whatChanged(configuration, mart);
        }
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
            case WHAT_CHANGED -> throw new IllegalStateException(action + " needs no desk");
        };
    }

    /** The other configuration is read whole; sources and warehouse are those of this one. Decision 325. */
    private int whatChanged(Configuration configuration, Wiring mart) {
        if (!Files.isDirectory(with)) {
            throw new IllegalArgumentException("--with " + with + " is no folder; name the other configuration's");
        }
        Configuration other = Configuration.read(configuration.folders().configuredBy(with));
        List<String> otherwise = configuration.countsOtherwise(other);
        if (!otherwise.isEmpty()) {
            log().warn("measures are as this configuration counted them; the other would count otherwise by {}: load the months into a home"
                    + " of its own to see that", String.join(", ", otherwise));
        }
        YearMonth last = month != null ? month : YearMonth.from(mart.clock().today()).minusMonths(1);
        int many = months == null ? MONTHS : months;
        return new WhatChangedTable(out(), format).print(mart.whatChanged(other), IntStream.rangeClosed(1, many)
                .mapToObj(number -> last.minusMonths((long) many - number)).toList(), contract);
    }

    private void refuseWhatDoesNotGoTogether() {
        if (action == Action.WHAT_CHANGED) {
            refuseWhatSaysNothingOfChanges();
        } else if (with != null || months != null) {
            throw new IllegalArgumentException((with != null ? "--with" : "--months") + " goes with what-changed, not with " + action
                    + "; leave it out");
        } else if (month == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Missing required option: '--month=M'");
        }
        if (whatIf != null && (action != Action.SHOW || version != null || reason != null)) {
            throw new IllegalArgumentException("--what-if only shows and stores nothing; leave "
                    + (version != null ? "--version" : reason != null ? "--reason" : action) + " out");
        }
        if (outlook && (action != Action.SHOW || whatIf != null || version != null || reason != null)) {
            throw new IllegalArgumentException("--outlook only shows the month as it stands; leave "
                    + (whatIf != null ? "--what-if" : version != null ? "--version" : reason != null ? "--reason" : action)
                    + " out");
        }
        if (version != null && action != Action.SHOW && action != Action.DIFF) {
            throw new IllegalArgumentException("--version goes with show and diff, not with " + action + "; leave it out");
        }
        if (reason != null && (action == Action.DIFF || action == Action.VERSIONS || version != null)) {
            throw new IllegalArgumentException("--reason goes with what may issue a version, show and close; leave it out");
        }
    }

    private void refuseWhatSaysNothingOfChanges() {
        if (outlook || whatIf != null || version != null || reason != null) {
            throw new IllegalArgumentException("what-changed shows two configurations and stores nothing; leave "
                    + (outlook ? "--outlook" : whatIf != null ? "--what-if" : version != null ? "--version" : "--reason") + " out");
        }
        if (with == null) {
            throw new IllegalArgumentException("what-changed needs the folder of the other configuration; name it by --with DIR");
        }
        if (months != null && (months < 1 || months > MOST_MONTHS)) {
            throw new IllegalArgumentException("--months is 1 to " + MOST_MONTHS + ", found " + months);
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
                log().warn("not computed again, {}", e.getMessage());
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
            log().warn("{} is closed before its end; what the rest of the month brings makes further versions", month);
        }
        issue(configuration, mart, () -> desk.close(month, Optional.ofNullable(contract), Optional.ofNullable(reason)));
        List<IssuedStatement> latest = chosen(desk.latest(month));
        if (latest.isEmpty()) {
            throw noContract();
        }
        int exit = printer.issued(latest);
        return exit == Exit.DONE && !over ? Exit.WARNINGS : exit;
    }

    /** A version that is issued stays: none is where the month lacks measures, which makes other figures once it has them. */
    private void issue(Configuration configuration, Wiring mart, Supplier<List<IssuedStatement>> issuing) throws IOException {
        if (mart.daysToMeasure().upgrade().filter(one -> !one.first().isAfter(month.atEndOfMonth()) && !one.last().isBefore(month.atDay(1)))
                .isPresent()) {
            String why = "no version is issued of " + month + ", whose days lack measures that came with an upgrade; run "
                    + RunSh.quoted("measure --waiting") + " first";
            if (action == Action.CLOSE) {
                throw new IllegalArgumentException(why);
            }
            log().warn(why);
            return;
        }
        try (RunLock lock = configuration.lock("penalties", mart.clock().now())) {
            mart.requireWhole(lost -> false);
            List<IssuedStatement> issued = issuing.get();
            issued.forEach(one -> log().info("issued version {} of {} for {}", one.version(), one.statement().contract(), month));
            if (issued.isEmpty()) {
                log().info("{} gives what it gave; no version was issued", month);
            }
        }
    }

    private Contracts readWhatIf(Configuration configuration) {
        Faults faults = new Faults();
        Contracts contracts = Contracts.readOne(ConfigFolder.of(configuration.folders()), whatIf.toAbsolutePath().toString(),
                configuration.kpis(), faults);
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
