package callmart.cli;

import callmart.calendar.Period;
import callmart.feed.Feeds;
import callmart.run.JobRequest;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that make the reports of a longer period from what nights have loaded. */
abstract class PeriodCommands extends JobCommand {

    @Option(names = "--date", paramLabel = "DATE", description = "the period that ended before this day (default: today)")
    private LocalDate date;

    private final Period.Kind kind;

    PeriodCommands(Period.Kind kind) {
        this.kind = kind;
    }

    @Override
    List<Period> periods(LocalDate today) {
        return List.of(Period.of(kind, date == null ? today : date).previous());
    }

    @Override
    JobRequest request(String command, boolean mail) {
        return new JobRequest(command, Feeds.NAMES, true, mail);
    }

    @Command(name = "weekly", description = "render and deliver the reports of the week that ended before a day")
    static final class Weekly extends PeriodCommands {

        Weekly() {
            super(Period.Kind.WEEK);
        }
    }

    @Command(name = "monthly", description = "render and deliver the reports of the month that ended before a day")
    static final class Monthly extends PeriodCommands {

        Monthly() {
            super(Period.Kind.MONTH);
        }
    }

    @Command(name = "quarterly", description = "render and deliver the reports of the quarter that ended before a day")
    static final class Quarterly extends PeriodCommands {

        Quarterly() {
            super(Period.Kind.QUARTER);
        }
    }

    @Command(name = "yearly", description = "render and deliver the reports of the year that ended before a day")
    static final class Yearly extends PeriodCommands {

        Yearly() {
            super(Period.Kind.YEAR);
        }
    }
}
