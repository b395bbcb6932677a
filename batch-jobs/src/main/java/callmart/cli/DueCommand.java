package callmart.cli;

import callmart.run.RunLock;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "due", description = "everything that is due and not yet done, missed days included; for cron every quarter of an hour")
final class DueCommand extends GlobalCommand implements EachCentre {

    @Option(names = "--at", paramLabel = "T", description = "due by when, as 2026-11-22T11:30 in the business time zone or with an "
            + "offset (default: now)")
    private String at;

    @Option(names = "--list", description = "only says what is due and what waits to be sent; nothing is done")
    private boolean list;

    @Option(names = "--format", defaultValue = "table", description = "of --list: TABLE, CSV or JSON (default: table)")
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration().toRun(!list);
        Clock clock = globals.clock();
        Instant moment = at == null ? clock.instant() : moment(configuration.settings().zone());
        if (list) {
            return list(configuration, clock, moment);
        }
        return new Watch(configuration, spec.name()).over(() -> run(configuration, clock, moment));
    }

    private int run(Configuration configuration, Clock clock, Instant moment) throws Exception {
        try (RunLock lock = configuration.lock(spec.name(), clock.instant());
                Wiring mart = new Wiring(configuration, clock)) {
            mart.requireWhole(lost -> false);
            return switch (mart.due().run(moment)) {
                case FAILED -> Exit.FAILED;
                case WARNINGS -> Exit.WARNINGS;
                default -> Exit.DONE;
            };
        }
    }

    private int list(Configuration configuration, Clock clock, Instant moment) throws IOException {
        ZoneId zone = configuration.settings().zone();
        Rows rows = new Rows("kind", "report", "period", "deadline", "late", "next_attempt", "message");
        try (RunLock lock = configuration.lock(spec.name(), clock.instant());
                Wiring mart = new Wiring(configuration, clock)) {
            mart.due().list(moment).forEach(item -> rows.add(item.kind(), item.report(), item.period(),
                    StatusCommand.local(item.deadline(), zone), item.late() ? "late" : "",
                    item.nextAttempt().map(at -> StatusCommand.local(at, zone)).orElse(null), item.error()));
        }
        rows.print(format, out());
        return Exit.DONE;
    }

    private Instant moment(ZoneId zone) {
        try {
            return at.matches(".*T.*([Zz]|[+-]\\d{2}:?\\d{2})") ? OffsetDateTime.parse(at).toInstant()
                    : LocalDateTime.parse(at).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--at: '" + at + "' is not a point in time; write it as 2026-11-22T11:30 or"
                    + " 2026-11-22T11:30+08:00", e);
        }
    }
}
