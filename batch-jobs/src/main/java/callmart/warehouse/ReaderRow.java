package callmart.warehouse;

import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.data.ClickHouseColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The reader's current row. Takes the reader's plain values and converts them itself: its values of point-in-time columns
 * carry their zone, while its conversions to local times would bring in the JVM's.
 */
final class ReaderRow implements Row {

    private final ClickHouseBinaryFormatReader reader;
    private final List<String> columns;

    ReaderRow(ClickHouseBinaryFormatReader reader) {
        this.reader = reader;
        this.columns = reader.getSchema().getColumns().stream().map(ClickHouseColumn::getColumnName).toList();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Object value(String column) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("The result has no column '" + column + "' but " + columns);
        }
        Object value = reader.readValue(column);
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger whole && whole.bitLength() < Long.SIZE) {
            return whole.longValueExact();
        }
        if (value instanceof Float single) {
            return single.doubleValue();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        boolean plain = value == null || value instanceof String || value instanceof Number || value instanceof Boolean
                || value instanceof LocalDate || value instanceof Instant;
        return plain ? value : value.toString();
    }

    @Override
    public boolean isNull(String column) {
        return value(column) == null;
    }

    @Override
    public String string(String column) {
        Object value = value(column);
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    @Override
    public long longValue(String column) {
        return required(Long.class, column);
    }

    @Override
    public int intValue(String column) {
        return Math.toIntExact(longValue(column));
    }

    @Override
    public double doubleValue(String column) {
        return required(Number.class, column).doubleValue();
    }

    @Override
    public BigDecimal decimal(String column) {
        Object value = value(column);
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number);
        }
        return typed(BigDecimal.class, column, value);
    }

    @Override
    public LocalDate date(String column) {
        return typed(LocalDate.class, column, value(column));
    }

    @Override
    public Instant instant(String column) {
        return typed(Instant.class, column, value(column));
    }

    private <T> T required(Class<T> type, String column) {
        T value = typed(type, column, value(column));
        if (value == null) {
            throw new IllegalArgumentException("Column '" + column + "' is null where a value is needed");
        }
        return value;
    }

    private static <T> T typed(Class<T> type, String column, Object value) {
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("Column '" + column + "' is " + value.getClass().getSimpleName() + ", not "
                    + type.getSimpleName());
        }
        return type.cast(value);
    }
}
