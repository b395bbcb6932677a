package callmart.cli;

import callmart.feed.Feeds;
import callmart.runlog.RejectedRow;
import callmart.text.OneTimeCodes;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "rejects", description = "the rows that the last attempt to load a feed's day refused: where, why, what to do")
final class RejectsCommand extends MartCommand implements Audited {

    private static final int DAYS = 7;
    private static final int MOST_IN_MEMORY = 1000;
    private static final int LONGEST_IN_TABLE = 200;
    private static final String[] COLUMNS = {"feed", "day", "source", "sheet", "line", "column", "value", "reason", "raw"};

    @Option(names = "--feed", paramLabel = "FEED", description = "only this feed (default: all)")
    private String feed;

    @Option(names = "--date", paramLabel = "DATE", description = "only this business day (default: today and the seven before)")
    private LocalDate date;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table); csv has all rows, the others "
            + "the first 1000, and the table the beginning of long values")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        if (feed != null) {
            Feeds.get(feed);
        }
        LocalDate to = date == null ? mart.clock().today() : date;
        LocalDate from = date == null ? to.minusDays(DAYS) : date;
        if (format == OutputFormat.CSV) {
            stream(mart, from, to);
            return Exit.DONE;
        }
        Rows rows = new Rows(COLUMNS);
        mart.runLog().rejects(Optional.ofNullable(feed), from, to, MOST_IN_MEMORY, row ->
                rows.add(cells(format == OutputFormat.TABLE ? begin(withoutCodes(row)) : withoutCodes(row))));
        rows.print(format, out());
        return Exit.DONE;
    }

    private void stream(Wiring mart, LocalDate from, LocalDate to) throws IOException {
        CSVPrinter printer = new CSVPrinter(TerminalWriter.plain(out()), CSVFormat.DEFAULT.builder().setRecordSeparator('\n')
                .setHeader(COLUMNS).get());
        mart.runLog().rejects(Optional.ofNullable(feed), from, to, Integer.MAX_VALUE, row -> {
            try {
                printer.printRecord(cells(withoutCodes(row)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        printer.flush();
    }

    /** One-time codes never leave the warehouse; where a row has which cell is not known, so that every run of such digits goes. */
    private static RejectedRow withoutCodes(RejectedRow row) {
        return !Feeds.get(row.feed()).holdsCodes() ? row : new RejectedRow(row.feed(), row.day(), row.source(), row.sheet(), row.line(),
                row.column(), OneTimeCodes.mask(row.value()), OneTimeCodes.mask(row.reason()), OneTimeCodes.mask(row.raw()));
    }

    private static RejectedRow begin(RejectedRow row) {
        return new RejectedRow(row.feed(), row.day(), row.source(), row.sheet(), row.line(), row.column(), begin(row.value()), row.reason(),
                begin(row.raw()));
    }

    private static String begin(String text) {
        if (text.length() <= LONGEST_IN_TABLE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_IN_TABLE - 1)) ? LONGEST_IN_TABLE - 1 : LONGEST_IN_TABLE;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    private static Object[] cells(RejectedRow row) {
        return new Object[] {row.feed(), row.day(), row.source(), row.sheet(), row.line(), row.column(), row.value(), row.reason(),
            row.raw()};
    }
}
