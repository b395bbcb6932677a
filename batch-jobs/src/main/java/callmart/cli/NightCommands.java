package callmart.cli;

import callmart.calendar.Period;
import callmart.feed.Feeds;
import callmart.run.JobRequest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The commands that run nights: load, compute and report business days. */
abstract class NightCommands extends JobCommand {

    @Option(names = "--feeds", split = ",", paramLabel = "FEED", description = "load only these feeds (default: all)")
    private List<String> feeds = List.of();

    @Override
    JobRequest request(String command, boolean mail) {
        feeds.stream().filter(feed -> !Feeds.NAMES.contains(feed)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(spec().commandLine(), "--feeds: there is no feed '" + unknown + "'; valid: "
                    + String.join(", ", Feeds.NAMES));
        });
        return new JobRequest(command, feeds.isEmpty() ? Feeds.NAMES : feeds, true, mail);
    }

    @Command(name = "nightly", description = "extract, load, compute, reconcile, render and deliver what belongs to a day")
    static final class Nightly extends NightCommands implements EachCentre {

        @Option(names = "--date", paramLabel = "DATE", description = "business day (default: yesterday)")
        private LocalDate date;

        @Override
        List<Period> periods(LocalDate today) {
            return List.of(Period.day(date == null ? today.minusDays(1) : date));
        }

        /** Only a night that is run for its own day. */
        @Override
        Optional<LocalDate> looksBackFrom(LocalDate today) {
            return Optional.of(today.minusDays(1)).filter(yesterday -> date == null || date.equals(yesterday));
        }

        @Override
        boolean mends(Set<LocalDate> lost, Set<LocalDate> days) {
            return days.containsAll(lost);
        }
    }

    @Command(name = "backfill", description = "the same again for each day of a period")
    static final class Backfill extends NightCommands {

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "first business day")
        private LocalDate from;

        @Option(names = "--to", required = true, paramLabel = "DATE", description = "last business day, included")
        private LocalDate to;

        @Override
        List<Period> periods(LocalDate today) {
            if (to.isBefore(from)) {
                throw new ParameterException(spec().commandLine(), "--to " + to + " is before --from " + from);
            }
            return from.datesUntil(to.plusDays(1)).map(Period::day).toList();
        }

        @Override
        boolean isRegular() {
            return false;
        }

        /** One part of them after another. */
        @Override
        boolean mends(Set<LocalDate> lost, Set<LocalDate> days) {
            return !Collections.disjoint(lost, days);
        }
    }
}
