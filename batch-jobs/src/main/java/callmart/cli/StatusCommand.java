package callmart.cli;

import callmart.alert.Alert;
import callmart.config.EnumWord;
import callmart.config.RunSh;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.RunRecord;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "last runs, row accounting of the feeds, what is withheld, late or failed, alerts, next deadlines")
final class StatusCommand extends MartCommand implements EachCentre {

    private static final int RUNS_SHOWN = 10;
    private static final int DAYS_SHOWN = 7;

    @Option(names = "--from", paramLabel = "DATE", description = "first business day (default: seven days ago)")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "last business day (default: yesterday)")
    private LocalDate to;

    @Option(names = "--format", defaultValue = "table", description = "table or json (default: table)")
    private OutputFormat format;

    @Override
    boolean showsFigures() {
        return false;
    }

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        if (format == OutputFormat.CSV) {
            throw new IllegalArgumentException("status has several tables, which one CSV cannot hold; use --format json");
        }
        ZoneId zone = configuration.settings().zone();
        LocalDate today = mart.clock().today();
        LocalDate last = to == null ? today.minusDays(1) : to;
        LocalDate first = from == null ? last.minusDays(DAYS_SHOWN - 1L) : from;
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("--to " + last + " is before --from " + first);
        }
        Instant now = mart.clock().now();
        Map<String, Rows> parts = new LinkedHashMap<>();
        parts.put("runs", runs(mart, zone));
        parts.put("feeds", feeds(mart, first, last));
        parts.put("loaded_again", loadedAgain(mart, first, last, zone));
        parts.put("measuring", measuring(mart, zone));
        DeliveryStatus delivery = new DeliveryStatus(mart, first, last, now);
        parts.put("reports", delivery.reports());
        parts.put("deliveries", delivery.others());
        parts.put("without_value", withoutValue(mart));
        parts.put("checks", checks(mart, first, last));
        parts.put("alerts", alerts(mart, first, last, zone));
        parts.put("deadlines", delivery.deadlines());
        if (format == OutputFormat.JSON) {
            json(parts);
        } else {
            parts.forEach((name, rows) -> {
                out().println(name.toUpperCase(Locale.ROOT));
                rows.print(format, out());
                out().println();
            });
        }
        return Exit.DONE;
    }

    private void json(Map<String, Rows> parts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, Rows> part : parts.entrySet()) {
                json.writeFieldName(part.getKey());
                part.getValue().write(json);
            }
            json.writeEndObject();
        }
        out().println(text);
    }

    private static Rows runs(Wiring mart, ZoneId zone) {
        Rows rows = new Rows("run", "command", "job", "period", "state", "started_at", "ended_at", "message");
        for (RunRecord run : mart.runLog().runs(RUNS_SHOWN)) {
            rows.add(run.id(), run.command(), run.job(), run.period(), EnumWord.of(run.state()), local(run.startedAt(), zone),
                    run.endedAt().map(at -> local(at, zone)).orElse(null), run.message());
        }
        return rows;
    }

    private static Rows feeds(Wiring mart, LocalDate first, LocalDate last) {
        Rows rows = new Rows("feed", "day", "state", "read", "loaded", "duplicates", "rejected", "other_day", "filtered",
                "warnings", "held", "error");
        for (FeedRun feed : mart.runLog().feeds(first, last)) {
            rows.add(feed.feed(), feed.day(), EnumWord.of(feed.state()), feed.read(), feed.loaded(), feed.duplicates(), feed.rejected(),
                    feed.otherDay(), feed.filtered(), feed.warnings(), feed.held(), feed.error());
        }
        return rows;
    }

    /** Days that were loaded again because their files changed, and those that were kept nevertheless. */
    private static Rows loadedAgain(Wiring mart, LocalDate first, LocalDate last, ZoneId zone) {
        Rows rows = new Rows("feed", "day", "at", "why");
        mart.sourceLog().told(first, last).forEach(told -> rows.add(told.feed(), told.day(), local(told.at(), zone), told.told()));
        return rows;
    }

    /** Days that a run is measuring, or left to the next one, because of another that was loaded or of an upgrade. */
    private static Rows measuring(Wiring mart, ZoneId zone) {
        Rows rows = new Rows("because_of", "days", "first", "last", "tables", "since");
        mart.daysToMeasure().upgrade().ifPresent(upgrade -> rows.add("upgrade " + upgrade.migrations(), upgrade.days(),
                upgrade.first(), upgrade.last(), upgrade.tables(), "now: " + RunSh.line("measure --waiting")));
        mart.daysToMeasure().waiting().forEach(waiting -> rows.add(waiting.becauseOf(), waiting.days(), waiting.first(), waiting.last(),
                String.join(", ", waiting.tables()), local(waiting.since(), zone)));
        return rows;
    }

    private static Rows withoutValue(Wiring mart) {
        Rows rows = new Rows("not_delivered", "measures", "kpis", "what_to_do");
        mart.withoutValue().forEach(figures -> rows.add(figures.need().toString(), String.join(" ", figures.measures()),
                String.join(" ", figures.kpis()), figures.advice()));
        return rows;
    }

    private static Rows checks(Wiring mart, LocalDate first, LocalDate last) {
        Rows rows = new Rows("check", "day", "severity", "detail");
        for (CheckResult check : mart.runLog().checks(first, last)) {
            if (!check.holds()) {
                rows.add(check.name(), check.day(), EnumWord.of(check.severity()), check.detail());
            }
        }
        return rows;
    }

    private static Rows alerts(Wiring mart, LocalDate first, LocalDate last, ZoneId zone) {
        Rows rows = new Rows("day", "level", "rule", "subject", "value", "threshold", "recipients", "raised_at", "message");
        for (Alert alert : mart.alertLog().between(first, last)) {
            rows.add(alert.day(), EnumWord.of(alert.level()), alert.rule(), alert.subject(), alert.value().orElse(null),
                    alert.threshold().orElse(null), alert.recipients(), local(alert.raisedAt(), zone), alert.message());
        }
        return rows;
    }

    /** A point in time as people of the centre read it, with its offset. */
    static OffsetDateTime local(Instant at, ZoneId zone) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    }
}
