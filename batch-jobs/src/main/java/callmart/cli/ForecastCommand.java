package callmart.cli;

import callmart.warehouse.Row;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints forecasts and the seats for them, beside those that are planned and were filled. */
@Command(name = "forecast", description = "calls that are expected, the seats that they need, and those that are planned or were filled; "
        + "of a day or queue in hours of one seat")
final class ForecastCommand extends MartCommand {

    /** What a line is about. */
    private enum By {
        INTERVAL, DAY, QUEUE
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "first business day, 2026-12-01")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "last business day, included")
    private LocalDate to;

    @Option(names = "--made-on", paramLabel = "DATE", description = "the forecast of this morning (default: of each day the last made"
            + " before it)")
    private LocalDate madeOn;

    @Option(names = "--by", defaultValue = "interval", description = "interval, day or queue (default: interval)")
    private By by;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table)")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Wiring mart) {
        if (to.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--to " + to + " is before --from " + from);
        }
        if (madeOn != null && !madeOn.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--made-on " + madeOn + " is not before --from " + from
                    + "; a day that has begun is not forecast");
        }
        Rows rows = new Rows("for_day", "interval_start", "queue", "offered", "aht_s", "erlangs", "required", "to_roster", "planned",
                "present", "gap", "expected_answer_rate");
        int lines = mart.forecastDesk().show(from, to, madeOn, by.name().toLowerCase(Locale.ROOT), row -> rows.add(text(row, "day"),
                text(row, "began"), text(row, "queue"), decimal(row, "calls"), decimal(row, "handling_s"), decimal(row, "traffic"),
                decimal(row, "seats_required"), decimal(row, "seats_to_roster"), decimal(row, "seats_planned"),
                decimal(row, "seats_present"), decimal(row, "seats_gap"), decimal(row, "rate")));
        if (lines == 0) {
            log().warn("no forecast of {} to {}{} is held; a night makes those of the next {} days, of days with at least"
                    + " four comparable ones",
                    from, to, madeOn == null ? "" : " made on " + madeOn, configuration.forecast().days());
        }
        rows.print(format, out());
        return Exit.DONE;
    }

    private static String text(Row row, String column) {
        return row.isNull(column) || row.string(column).isEmpty() ? null : row.string(column);
    }

    private static BigDecimal decimal(Row row, String column) {
        if (row.isNull(column)) {
            return null;
        }
        BigDecimal value = row.decimal(column).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
