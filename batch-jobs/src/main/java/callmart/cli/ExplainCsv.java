package callmart.cli;

import callmart.config.EnumWord;
import callmart.measure.explain.KpiRows;
import callmart.measure.explain.RoleTotal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rows that a KPI counts as CSV, streamed: {@code date,rows,part,numerator,denominator} and all columns of the KPI's row models; a
 * column that a row's model does not have is empty.
 */
final class ExplainCsv {

    private final PrintWriter out;
    private final ExplainCells cells;

    ExplainCsv(PrintWriter out, ZoneId zone) {
        this.out = TerminalWriter.plain(out);
        this.cells = new ExplainCells(zone);
    }

    void print(KpiRows rows, List<RoleTotal> totals, long limit) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        rows.models().forEach(model -> columns.addAll(ExplainCells.header(model)));
        List<String> header = new ArrayList<>(List.of("date", "rows", "part"));
        header.addAll(columns);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n')
                .setHeader(header.toArray(String[]::new)).get());
        for (RoleTotal total : totals) {
            rows.forEach(total.model(), total.part(), limit, (day, row) -> {
                List<Object> record = new ArrayList<>(List.of(day, total.model().name(), EnumWord.of(total.part())));
                record.addAll(cells.of(row, List.copyOf(columns)));
                try {
                    printer.printRecord(record.stream().map(value -> value instanceof BigDecimal decimal
                            ? decimal.toPlainString() : value).toList());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        printer.flush();
    }
}
