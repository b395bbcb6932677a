package callmart.extract.pbx;

import callmart.extract.RowCursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The rows of a database's table as a log has them: the column names first, then each row. */
final class RecordTable implements RawRows {

    private final RowCursor table;
    private boolean headerGiven;

    RecordTable(RowCursor table) {
        this.table = table;
    }

    @Override
    public RawRow next() throws IOException {
        if (!headerGiven) {
            headerGiven = true;
            return new RawRow(table.source(), 0, String.join(",", table.header()), table.header(), "");
        }
        String[] cells = table.next();
        if (cells == null) {
            return null;
        }
        List<String> values = Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList();
        return new RawRow(table.source(), table.line(), table.raw(cells), values, "");
    }

    @Override
    public String source() {
        return table.source();
    }

    @Override
    public double done() {
        return table.done();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
