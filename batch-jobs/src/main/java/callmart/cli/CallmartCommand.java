package callmart.cli;

import callmart.calendar.Period;
import callmart.config.ConfigurationException;
import callmart.config.RunSh;
import callmart.extract.ExtractionException;
import callmart.run.DiskTrouble;
import callmart.run.RunLock;
import callmart.text.ControlCharacters;
import callmart.warehouse.WarehouseException;
import callmart.warehouse.embedded.EmbeddedServerException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** All commands, and how their failures become messages and exit codes. */
@Command(name = "callmart", description = "reporting mart of a call centre")
public final class CallmartCommand {

    /** In the order in which {@code help} lists them. */
    static final List<Class<?>> COMMANDS = List.of(DemoCommand.class, InitCommand.class, NightCommands.Nightly.class,
            NightCommands.Backfill.class, PeriodCommands.Weekly.class, PeriodCommands.Monthly.class,
            PeriodCommands.Quarterly.class, PeriodCommands.Yearly.class, RenderCommand.class, ArchiveCommand.class,
            KpiCommand.class, ForecastCommand.class, MeasuresCommand.class, MeasureCommand.class, ExplainCommand.class,
            NoteCommand.class, ScoresCommand.class, PenaltiesCommand.class, DueCommand.class, ResendCommand.class,
            StatusCommand.class, WhyCommand.class, RejectsCommand.class, AuditCommand.class, ForgetCommand.class,
            DoctorCommand.class, RebalanceCommand.class, ClickHouseCommand.class, BackupCommand.class, RestoreCommand.class,
            CompletionCommand.class, ManCommand.class, HelpCommand.class);

    private static final String HELP = "help";
    private static final int FIRST_YEAR = 1971;
    private static final int LAST_YEAR = 2148;

    private final Clock clock;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    private CallmartCommand(Clock clock) {
        this.clock = clock;
    }

    /** What time it is, for all commands. */
    Clock clock() {
        return clock;
    }

    /**
     * Runs one command line.
     *
     * @param out where results go
     * @param err where messages go
     * @return the exit code: 0 done, 1 failed, 2 bad usage or configuration, 3 done with warnings, 75 locked
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(Clock.systemUTC(), out, err, arguments);
    }

    /** As {@link #run(PrintWriter, PrintWriter, String...)}, at the time that a clock says. */
    public static int run(Clock clock, PrintWriter plainOut, PrintWriter plainErr, String... arguments) {
        PrintWriter out = new TerminalWriter(plainOut);
        PrintWriter err = new TerminalWriter(plainErr);
        String[] words = withHelp(arguments.length == 0 ? new String[] {DemoCommand.NAME} : arguments);
        CommandLine line = line(clock, words[0])
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, CallmartCommand::date)
                .registerConverter(YearMonth.class, CallmartCommand::month)
                .registerConverter(Period.class, CallmartCommand::period)
                .setExecutionStrategy(CallmartCommand::execute)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, err));
        int exit = line.execute(words);
        out.flush();
        err.flush();
        return exit;
    }

    /** With the named command alone; with all where the word names none, or one that speaks of all. Decision 349. */
    private static CommandLine line(Clock clock, String word) {
        CommandLine line = new CommandLine(new CallmartCommand(clock));
        Optional<Class<?>> named = COMMANDS.stream().filter(command -> command.getAnnotation(Command.class).name().equals(word))
                .filter(command -> !List.of(HelpCommand.class, CompletionCommand.class, ManCommand.class).contains(command)).findFirst();
        named.map(List::<Class<?>>of).orElse(COMMANDS).forEach(line::addSubcommand);
        return line;
    }

    /** Whether these arguments ask for the demo, which tells by a line of its own how far it is. */
    public static boolean isDemo(String... arguments) {
        return arguments.length == 0 || arguments[0].equals(DemoCommand.NAME);
    }

    /** The word {@code help} before or behind a command asks for its options, as {@code --help} does; alone it lists the commands. */
    private static String[] withHelp(String... arguments) {
        int last = arguments.length - 1;
        if (last == 0 || !arguments[0].equals(HELP) && (!arguments[last].equals(HELP) || arguments[last - 1].startsWith("-"))) {
            return arguments;
        }
        List<String> others = new ArrayList<>(List.of(arguments));
        others.remove(arguments[0].equals(HELP) ? 0 : last);
        others.add("--help");
        return others.toArray(String[]::new);
    }

    private static int execute(CommandLine.ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        try {
            if (commands.get(commands.size() - 1).getCommand() instanceof GlobalCommand command) {
                command.globals.nameInMessages();
                List<String> centres = command instanceof EachCentre && commands.stream().noneMatch(CommandLine::isUsageHelpRequested)
                        ? command.globals.unchosen() : List.of();
                if (!centres.isEmpty()) {
                    return each(command, centres);
                }
            }
            return new CommandLine.RunLast().execute(parsed);
        } finally {
            RunSh.calledWith(Optional.empty(), Optional.empty());
            RunSh.of(Optional.empty());
        }
    }

    /** What keeps one centre from being done keeps no other from it. @return the worst exit code */
    private static int each(GlobalCommand command, List<String> centres) {
        PrintWriter err = command.spec.commandLine().getErr();
        int worst = Exit.DONE;
        for (String centre : centres) {
            int exit;
            err.println("centre " + centre + ":");
            try {
                command.globals.choose(centre);
                exit = command.call();
            } catch (Exception e) {
                exit = report(e, err);
            }
            worst = Exit.worse(worst, exit);
        }
        return worst;
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            checkYear(date.getYear(), text);
            return date;
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a date; write it as 2026-11-21");
        }
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            checkYear(month.getYear(), text);
            return month;
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a month; write it as 2026-11");
        }
    }

    private static Period period(String text) {
        try {
            Period period = Period.parse(text);
            checkYear(period.from().getYear(), text);
            return period;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** The warehouse's dates reach from 1970 into 2149; beyond them it would take other days without a word. */
    private static void checkYear(int year, String text) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new TypeConversionException("'" + text + "' is not between the years " + FIRST_YEAR + " and " + LAST_YEAR);
        }
    }

    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof CommandLine.ParameterException bad) {
            err.println(onOneLine(bad));
            return Exit.BAD_USAGE;
        } else if (failure instanceof ConfigurationException faults) {
            err.println("the configuration cannot be used; " + faults.faults().size() + " fault(s):");
            faults.faults().forEach(fault -> err.println("  " + ControlCharacters.onOneLine(fault.toString())));
            return Exit.BAD_USAGE;
        } else if (failure instanceof RunLock.HeldException) {
            err.println(onOneLine(failure));
            return Exit.LOCKED;
        } else if (failure instanceof IllegalArgumentException) {
            err.println(onOneLine(failure));
            return Exit.BAD_USAGE;
        } else if (failure instanceof WarehouseException || failure instanceof ExtractionException
                || failure instanceof EmbeddedServerException || failure instanceof UncheckedIOException) {
            err.println(onOneLine(failure));
            log().debug("failed", failure);
            return Exit.FAILED;
        }
        Optional<String> disk = DiskTrouble.find(failure);
        if (disk.isPresent()) {
            err.println(ControlCharacters.onOneLine(disk.get()));
            log().debug("failed", failure);
            return Exit.FAILED;
        }
        err.println("failed: " + ControlCharacters.onOneLine(failure.toString()));
        log().error("failed", failure);
        return Exit.FAILED;
    }

    /** Asked for when something is logged: opening the log is a third of what a command such as {@code help} takes. */
    private static Logger log() {
        return LoggerFactory.getLogger(CallmartCommand.class);
    }

    private static String onOneLine(Exception failure) {
        return ControlCharacters.onOneLine(String.valueOf(failure.getMessage()));
    }
}
