package callmart.cli;

import callmart.warehouse.Row;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "audit", description = "who read what: statements of analysts, refused logins, commands that show or send data, messages")
final class AuditCommand extends MartCommand implements Audited {

    private static final int DAYS = 7;
    private static final int MOST_IN_MEMORY = 1000;
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String[] COLUMNS = {"at", "kind", "who", "from", "what", "views", "rows_read", "rows_returned"};

    @Option(names = "--from", paramLabel = "DATE", description = "first day, 2026-11-01 (default: seven days ago)")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "last day, included (default: today)")
    private LocalDate to;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table); csv has all rows, the others "
            + "the last 1000")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        LocalDate until = to == null ? mart.clock().today() : to;
        LocalDate first = from == null ? until.minusDays(DAYS) : from;
        if (until.isBefore(first)) {
            throw new ParameterException(spec.commandLine(), "--to " + until + " is before --from " + first);
        }
        mart.audit().flush();
        if (!mart.audit().listens()) {
            spec.commandLine().getErr().println("statements of analysts are not kept: let the user of warehouse.username read the tables"
                    + " query_log and session_log of the database system and make views of them");
        }
        Instant begin = first.atStartOfDay(mart.clock().zone()).toInstant();
        Instant end = until.plusDays(1).atStartOfDay(mart.clock().zone()).toInstant();
        if (format == OutputFormat.CSV) {
            CSVPrinter printer = new CSVPrinter(TerminalWriter.plain(out()), CSVFormat.DEFAULT.builder().setRecordSeparator('\n')
                    .setHeader(COLUMNS).get());
            mart.audit().trail(begin, end, row -> {
                try {
                    printer.printRecord(cells(mart, row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            printer.flush();
            return Exit.DONE;
        }
        Deque<Object[]> last = new ArrayDeque<>();
        mart.audit().trail(begin, end, row -> {
            if (last.size() == MOST_IN_MEMORY) {
                last.removeFirst();
            }
            last.add(cells(mart, row));
        });
        Rows rows = new Rows(COLUMNS);
        last.forEach(rows::add);
        rows.print(format, out());
        return Exit.DONE;
    }

    private static Object[] cells(Wiring mart, Row row) {
        return new Object[] {AT.format(mart.clock().local(row.instant("at"))), row.string("kind"), row.string("who"), row.string("address"),
            row.string("what"),
            row.string("views"), row.value("rows_read"), row.value("rows_returned")};
    }
}
