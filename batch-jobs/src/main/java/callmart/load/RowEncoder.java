package callmart.load;

import callmart.extract.TypedRow;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.personal.ForgottenNumbers;
import callmart.warehouse.RowBinaryWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes canonical rows in the column order of their table. Decision 14. */
final class RowEncoder {

    private final LocalDate day;
    private final ColumnType[] types;
    private final boolean[] alwaysPresent;
    private final int dayNumber;
    private final boolean hasDays;
    private final ForgottenNumbers forgotten;
    private long order;

    RowEncoder(Feed feed, LocalDate day, ForgottenNumbers forgotten) {
        this.day = day;
        this.forgotten = forgotten;
        List<Column> columns = feed.columns();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.alwaysPresent = new boolean[types.length];
        for (int i = 0; i < types.length; i++) {
            alwaysPresent[i] = columns.get(i).alwaysPresent();
        }
        this.dayNumber = Math.toIntExact(day.toEpochDay());
        this.hasDays = feed.dayColumn().isPresent();
    }

    /** Column to the type in which {@link #write} writes it, in its order. Texts are sent plain, whatever their table column is. */
    static Map<String, String> columns(Feed feed) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (feed.dayColumn().isPresent()) {
            columns.put("business_date", "Date");
        }
        for (Column column : feed.columns()) {
            String type = column.type().isText() ? ColumnType.TEXT.clickHouse(column.alwaysPresent()) : column.clickHouseType();
            columns.put("`" + column.name() + "`", type);
        }
        columns.put("source", "String");
        columns.put("source_line", "UInt64");
        columns.put("read_order", "UInt64");
        return columns;
    }

    void write(TypedRow row, RowBinaryWriter out) throws IOException {
        if (hasDays) {
            out.writeUInt16(dayNumber);
        }
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
            case TEXT, MESSAGE, PHONE, NAME, WORD, CATEGORY, CLOCK -> out.writeString(forgotten.apply(row.text(column)));
            case INT -> out.writeInt32((int) row.number(column));
            case DECIMAL -> out.writeInt64(row.number(column));
            case BOOL -> out.writeUInt8((int) row.number(column));
            case DATE, MONTH -> out.writeUInt16(dateNumber(row.number(column)));
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
