package callmart.cli;

import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.publish.Gap;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.DeliveryRun;
import callmart.runlog.ReportRun;
import callmart.text.ControlCharacters;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what became of a report, why, what shows it, and the command that comes next. Decision 245. */
@Command(name = "why", description = "why a report of a period was sent, waits, is withheld or missing; with the next command to give")
final class WhyCommand extends MartCommand {

    private static final String NO_MESSAGE = "its files are made; it waits for the message of its deadline, or none was wanted";

    @Parameters(paramLabel = "REPORT", description = "id in reports.yml, such as daily-operations")
    private String report;

    @Option(names = "--period", required = true, paramLabel = "P", description = "2026-11-21, 2026-W47, 2026-11, 2026-Q4 or 2026")
    private String name;

    private Configuration configuration;
    private Wiring mart;
    private ReportDefinition definition;
    private Period period;

    /**
     * What is known of the report.
     *
     * @param state in a word
     * @param cause in a sentence
     * @param evidence what shows it
     * @param next commands to give, or what to do before them
     */
    private record Answer(String state, String cause, List<String> evidence, List<String> next) {
    }

    @Override
    int run(Configuration read, Wiring opened) {
        configuration = read;
        mart = opened;
        definition = configuration.reports().get(report);
        period = Period.parse(name);
        definition.edition(period.kind());
        Answer answer = answer();
        print("report", report + " " + period + ": " + answer.state() + ", due " + local(mart.deadlines().due(definition, period)));
        print("cause", answer.cause());
        answer.evidence().forEach(line -> print("evidence", line));
        answer.next().forEach(line -> print("next", line));
        return Exit.DONE;
    }

    private void print(String head, String text) {
        out().println(String.format("%-9s", head) + ControlCharacters.onOneLine(text));
    }

    private Answer answer() {
        if (!configuration.reports().isMade(report)) {
            return notMade();
        } else if (!isAhead() && !period.to().isBefore(mart.clock().today())) {
            return new Answer("not yet due", "its period ends with " + period.to() + "; a run makes it after that", List.of(), List.of());
        }
        Optional<DeliveryRun> delivery = mart.deliveryLog().of(report, period.name()).stream()
                .filter(one -> one.kind().equals("report") && !one.state().equals("withdrawn")).reduce((older, newer) -> newer);
        return delivery.map(this::delivered).orElseGet(this::withheldOrMissing);
    }

    private Answer notMade() {
        List<String> lacking = definition.feeds().stream().filter(feed -> !configuration.configuredFeeds().contains(feed)).toList();
        String cause = lacking.isEmpty() ? "nothing that a contract prices has a source"
                : "it is about feeds that have no source: " + String.join(", ", lacking);
        return new Answer("not made", cause, List.of(configuration.folders().config().resolve("sources.yml").toString()),
                List.of("name a source there, then", RunSh.line("doctor")));
    }

    private Answer delivered(DeliveryRun run) {
        List<String> evidence = new ArrayList<>(run.files().lines().toList());
        run.refused().lines().map(refusal -> "refused: " + refusal).forEach(evidence::add);
        String resend = "resend " + report + " --period " + period;
        return switch (run.state()) {
            case "sent" -> new Answer("sent", "version " + run.version() + " was sent at " + run.sentAt().map(this::local).orElse("?")
                    + " to " + String.join(", ", run.recipients().lines().toList()), evidence, run.refused().isEmpty() ? List.of()
                    : List.of("correct recipients.yml, then", RunSh.line(resend + " --to ADDRESS")));
            case "offered" -> new Answer("offered", "its content has changed since it was sent; version " + run.version()
                    + " is a correction", evidence, List.of(RunSh.line(resend + " --corrected")));
            case "rendered" -> new Answer("rendered", NO_MESSAGE, evidence, List.of(RunSh.line(resend)));
            case "unconfirmed" -> new Answer("unconfirmed", run.error(), evidence,
                    List.of("ask a recipient; if it did not arrive,", RunSh.line(resend)));
            case "failed" -> new Answer("failed", run.error(), evidence, List.of("mend what the cause says, then", RunSh.line(resend)));
            default -> new Answer(run.state(), run.error().isEmpty() ? "its message waits to be sent" : run.error(), evidence,
                    List.of("it is tried again at " + run.nextAttemptAt().map(this::local).orElse("the next run") + "; at once by",
                    RunSh.line(resend)));
        };
    }

    private Answer withheldOrMissing() {
        Optional<ReportRun> made = mart.runLog().reportsOf(period.name()).stream().filter(run -> run.report().equals(report)).findFirst();
        if (made.filter(run -> run.state() != ReportRun.State.WITHHELD).isPresent()) {
            return new Answer("rendered", NO_MESSAGE, made.get().files(), List.of(RunSh.line("resend " + report + " --period " + period)));
        }
        List<Gap> gaps = mart.reportDesk().gaps(definition, period);
        String state = made.isPresent() ? "withheld" : "missing";
        Instant deadline = mart.deadlines().due(definition, period);
        if (made.isEmpty() && isToCome(gaps) && mart.clock().now().isBefore(deadline)) {
            return new Answer("not yet due", "a run makes it before " + local(deadline), List.of(), List.of());
        } else if (!gaps.isEmpty()) {
            return new Answer(state, "data is missing or does not agree", gaps.stream().map(Gap::text).toList(), afterMending(gaps));
        } else if (made.isPresent()) {
            Optional<String> still = mart.reportDesk().whyWithheld(definition, period)
                    .or(() -> made.filter(ReportRun::isFaulty).map(ReportRun::message));
            return new Answer(state, still.orElse("what stood against it is mended, and no run was made since"),
                    still.isPresent() ? List.of() : List.of(made.get().message()), List.of(RunSh.line(again())));
        } else if (!mart.owed().includes(definition, period)) {
            return new Answer("not owed", "it lies before delivery.since, or before the first night that was run for its own day",
                    List.of(), List.of(RunSh.line(again())));
        }
        if (hasBegun()) {
            return new Answer(state, "no run made it before its period began", List.of(), List.of(RunSh.line(again())));
        }
        return new Answer(state, "no run has made it", List.of(), List.of(RunSh.line(made(period, deadline, mart))));
    }

    private List<String> afterMending(List<Gap> gaps) {
        List<String> next = new ArrayList<>();
        gaps.stream().filter(gap -> gap.kind() == Gap.Kind.FAILED && hasRejects(gap))
                .forEach(gap -> next.add(RunSh.line("rejects --feed " + gap.name() + " --date " + gap.days().get(0))));
        next.add("have the data delivered or corrected, then");
        if (period.kind() != Period.Kind.DAY) {
            List<LocalDate> days = gaps.stream().flatMap(gap -> gap.days().stream()).sorted().toList();
            next.add(RunSh.line("backfill --from " + days.get(0) + " --to " + days.get(days.size() - 1) + " --no-mail"));
        }
        next.add(RunSh.line(again()));
        return next;
    }

    private boolean hasRejects(Gap gap) {
        LocalDate day = gap.days().get(0);
        return mart.runLog().feeds(day, day).stream().anyMatch(run -> run.feed().equals(gap.name()) && run.rejected() > 0);
    }

    /** Whether it tells what is to come, and so is made before its period begins. */
    private boolean isAhead() {
        return definition.isAhead(period.kind());
    }

    /** Whether it tells what is to come, and waits for nothing but days that have not ended. */
    private boolean isToCome(List<Gap> gaps) {
        return isAhead() && gaps.stream().flatMap(gap -> gap.days().stream()).noneMatch(day -> day.isBefore(mart.clock().today()));
    }

    /** Whether no run makes it any more, as what was to come is there. */
    private boolean hasBegun() {
        return isAhead() && !period.from().isAfter(mart.clock().today());
    }

    private String again() {
        return hasBegun() ? "render " + report + " --period " + period : runOf(period);
    }

    /** The command that makes a report which no run has made: {@code due} where it looks so far back. */
    static String made(Period missing, Instant deadline, Wiring mart) {
        Instant oldest = mart.clock().now().minus(mart.configuration().settings().delivery().lookBack());
        return deadline.isAfter(oldest) ? "due" : runOf(missing);
    }

    /** The command whose job a period is. */
    private static String runOf(Period period) {
        return switch (period.kind()) {
            case DAY -> "nightly --date " + period.from();
            case WEEK -> "weekly --date " + period.next().from();
            case MONTH -> "monthly --date " + period.next().from();
            case QUARTER -> "quarterly --date " + period.next().from();
            case YEAR -> "yearly --date " + period.next().from();
        };
    }

    private String local(Instant at) {
        return StatusCommand.local(at, configuration.settings().zone()).toString();
    }
}
