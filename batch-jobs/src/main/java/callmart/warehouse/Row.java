package callmart.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of a result, valid only while it is handed over. Columns go by name; an unknown name or another type than asked
 * for is an error. Points in time are instants, whatever the zones of column, server and JVM are.
 */
public interface Row {

    /** Names of the result's columns, in order. */
    List<String> columns();

    /**
     * The value as it is: null, String, Long (UInt64 beyond it: BigInteger), Double, Boolean, BigDecimal, LocalDate or Instant;
     * other column types come as text.
     */
    Object value(String column);

    boolean isNull(String column);

    /** Null stays null; a value that is not text comes as its text. */
    String string(String column);

    /** Throws on null. */
    long longValue(String column);

    /** Throws on null and on values beyond int. */
    int intValue(String column);

    /** Throws on null. */
    double doubleValue(String column);

    /** Null stays null; whole numbers come with scale 0. */
    BigDecimal decimal(String column);

    /** Null stays null. */
    LocalDate date(String column);

    /** Null stays null. */
    Instant instant(String column);
}
