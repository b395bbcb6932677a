package callmart.load;

import callmart.extract.TypedRow;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.warehouse.RowBinaryWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes canonical rows in the column order of their table. */
final class RowEncoder {

    private final LocalDate day;
    private final ColumnType[] types;
    private final boolean[] alwaysPresent;
    private final int dayNumber;
    private long order;

    RowEncoder(Feed feed, LocalDate day) {
        this.day = day;
        List<Column> columns = feed.columns();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.alwaysPresent = new boolean[types.length];
        for (int i = 0; i < types.length; i++) {
            alwaysPresent[i] = columns.get(i).alwaysPresent();
        }
        this.dayNumber = Math.toIntExact(day.toEpochDay());
    }

    /** The columns in the order in which {@link #write} writes them. */
    static List<String> columns(Feed feed) {
        List<String> columns = new ArrayList<>();
        columns.add("business_date");
        columns.addAll(feed.columnNames());
        columns.addAll(List.of("source", "source_line", "read_order"));
        return columns;
    }

    void write(TypedRow row, RowBinaryWriter out) throws IOException {
        out.writeUInt16(dayNumber);
        for (int i = 0; i < types.length; i++) {
            if (!alwaysPresent[i]) {
                if (!row.isPresent(i)) {
                    out.writeNull();
                    continue;
                }
                out.writeNotNull();
            }
            value(row, i, out);
        }
        out.writeString(row.source());
        out.writeUInt64(row.line());
        out.writeUInt64(order++);
    }

    private void value(TypedRow row, int column, RowBinaryWriter out) throws IOException {
        switch (types[column]) {
            case TEXT, NAME, WORD, CATEGORY -> out.writeString(row.text(column));
            case INT -> out.writeInt32((int) row.number(column));
            case DECIMAL -> out.writeInt64(row.number(column));
            case BOOL -> out.writeUInt8((int) row.number(column));
            case DATE -> out.writeUInt16(dateNumber(row.number(column)));
            case TIME -> out.writeDateTime64(row.number(column));
        }
    }

    private int dateNumber(long epochDay) throws IOException {
        if (epochDay < 0 || epochDay > 0xFFFF) {
            throw new IOException("the date " + LocalDate.ofEpochDay(epochDay) + " of business day " + day
                    + " lies outside 1970-01-01 to 2149-06-06, which the warehouse can hold");
        }
        return (int) epochDay;
    }
}
