package callmart.extract.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;

/**
 * One column of an answer as text: times in ISO form and never through the machine's time zone, numbers without exponent and
 * whole ones without decimals, booleans and single bits as 1 and 0. What is absent is an empty text.
 */
@FunctionalInterface
interface ColumnText {

    /** Vendors' numbers of a time with an offset: Oracle twice, SQL Server. */
    Set<Integer> WITH_OFFSET = Set.of(Types.TIMESTAMP_WITH_TIMEZONE, -101, -102, -155);
    TimeZone UTC = TimeZone.getTimeZone("UTC");
    Pattern ZERO_IN_PART = Pattern.compile("\\d{4}-(?:00|\\d\\d-00)");

    /** The current row's value. */
    String read(ResultSet answer, int column) throws SQLException;

    /**
     * @param mySql whether dates and times are MySQL's: its drivers take local times through a time zone, and its times of day may exceed a
     *        day
     * @return empty for bytes, which are no text
     */
    static Optional<ColumnText> of(ResultSetMetaData columns, int column, boolean mySql) throws SQLException {
        int type = columns.getColumnType(column);
        String name = String.valueOf(columns.getColumnTypeName(column)).toLowerCase(Locale.ROOT);
        if (name.equals("timestamptz") || WITH_OFFSET.contains(type)) {
            return Optional.of(ColumnText::offsetTime);
        }
        if (name.equals("money")) {
            return Optional.of((answer, at) -> amount(text(answer, at)));
        }
        return switch (type) {
            case Types.TIMESTAMP -> Optional.of(mySql ? unlessZeroInPart(ColumnText::mySqlTime) : ColumnText::localTime);
            case Types.DATE -> Optional.of(name.equals("year") ? ColumnText::text : mySql ? unlessZeroInPart(ColumnText::date)
                    : ColumnText::date);
            case Types.TIME -> Optional.of(mySql || name.equals("timetz") ? ColumnText::text : ColumnText::clock);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> name.startsWith("bit")
                    ? Optional.of(ColumnText::value) : name.equals("uuid") ? Optional.of(ColumnText::text) : Optional.empty();
            case Types.BIT, Types.BOOLEAN, Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL, Types.TINYINT,
                    Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Optional.of(mySql ? ColumnText::mySqlNumber : ColumnText::value);
            default -> Optional.of(ColumnText::text);
        };
    }

    private static String text(ResultSet answer, int column) throws SQLException {
        String text = answer.getString(column);
        return text == null ? "" : text;
    }

    /** Read as if it were UTC, in which no local time is skipped. */
    private static String mySqlTime(ResultSet answer, int column) throws SQLException {
        Timestamp time = answer.getTimestamp(column, Calendar.getInstance(UTC, Locale.ROOT));
        return time == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
    }

    private static String localTime(ResultSet answer, int column) throws SQLException {
        return finite(answer.getObject(column, LocalDateTime.class), LocalDateTime.MIN, LocalDateTime.MAX,
                DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static String offsetTime(ResultSet answer, int column) throws SQLException {
        return finite(answer.getObject(column, OffsetDateTime.class), OffsetDateTime.MIN, OffsetDateTime.MAX,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String date(ResultSet answer, int column) throws SQLException {
        return finite(answer.getObject(column, LocalDate.class), LocalDate.MIN, LocalDate.MAX, DateTimeFormatter.ISO_LOCAL_DATE);
    }

    /** @param value null, or between the first and the last, which stand for what has no end */
    private static String finite(TemporalAccessor value, TemporalAccessor first, TemporalAccessor last, DateTimeFormatter format) {
        return value == null ? "" : value.equals(first) || value.equals(last) ? infinite(value.equals(last)) : format.format(value);
    }

    private static String clock(ResultSet answer, int column) throws SQLException {
        LocalTime time = answer.getObject(column, LocalTime.class);
        if (time == null) {
            return "";
        }
        return time.equals(LocalTime.MAX) ? "24:00:00" : DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    /** MySQL's dates without a month or a day, which no calendar has, say that there is none. */
    private static ColumnText unlessZeroInPart(ColumnText whole) {
        return (answer, column) -> {
            String shown = answer.getString(column);
            return shown == null || ZERO_IN_PART.matcher(shown).lookingAt() ? "" : whole.read(answer, column);
        };
    }

    /** As the database shows it when zeros stand before it, as ZEROFILL makes them. */
    private static String mySqlNumber(ResultSet answer, int column) throws SQLException {
        String shown = answer.getString(column);
        boolean filled = shown != null && shown.length() > 1 && shown.charAt(0) == '0' && shown.charAt(1) != '.';
        return filled ? shown : value(answer, column);
    }

    /** An amount without its currency, whatever locale the database shows it in; as it is shown when it may be one of two numbers. */
    static String amount(String shown) {
        String digits = shown.replaceAll("[^0-9.,]", "").replaceAll("^[.,]+|[.,]+$", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        int decimals = last < 0 ? 0 : digits.length() - last - 1;
        boolean grouped = decimals == 3 && digits.indexOf(digits.charAt(last)) < last;
        if (digits.isEmpty() || decimals >= 3 && !grouped) {
            return shown;
        }
        String whole = digits.substring(0, last < 0 || grouped ? digits.length() : last).replaceAll("[.,]", "");
        String sign = shown.indexOf('-') >= 0 || shown.startsWith("(") ? "-" : "";
        return sign + whole + (last < 0 || grouped ? "" : "." + digits.substring(last + 1));
    }

    private static String infinite(boolean late) {
        return late ? "infinity" : "-infinity";
    }

    /** Numbers and bits, of which drivers make various classes. */
    private static String value(ResultSet answer, int column) throws SQLException {
        Object value = answer.getObject(column);
        if (value == null) {
            return "";
        } else if (value instanceof Boolean bool) {
            return bool ? "1" : "0";
        } else if (value instanceof BigDecimal number) {
            return plain(number);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? plain(new BigDecimal(value.toString())) : value.toString();
        } else if (value instanceof byte[] bits) {
            return new BigInteger(1, bits).toString();
        }
        return value instanceof Number ? value.toString() : text(answer, column);
    }

    private static String plain(BigDecimal number) {
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return whole ? number.toBigInteger().toString() : number.toPlainString();
    }
}
