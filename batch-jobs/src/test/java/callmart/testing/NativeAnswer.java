package callmart.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer in ClickHouse's format Native, block by block and in each column by column, as drivers read it. Knows {@code String}, {@code UInt8},
 * {@code Int32}, {@code Date}, {@code Decimal(38, s)}, {@code Nullable} and {@code LowCardinality}.
 */
public final class NativeAnswer {

    private static final Pattern WITHIN = Pattern.compile("(Nullable|LowCardinality)\\((.*)\\)");
    private static final Pattern DECIMAL = Pattern.compile("Decimal\\(38, (\\d+)\\)");
    private static final int DECIMAL_BYTES = 16;
    private static final int INDEX_WIDTH = 0xff;
    private static final int SEVEN_BITS = 7;

    private final ByteBuffer bytes;
    private final Map<String, List<Object>> columns = new LinkedHashMap<>();

    private NativeAnswer(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads all blocks of an answer.
     *
     * @param infoBytes so many bytes stand before each block: 8 where the client named its protocol's version, else none
     * @return the values of each column, in the order of the rows; absent ones are null. No row may mean no column, too
     */
    public static Map<String, List<Object>> read(byte[] answer, int infoBytes) {
        NativeAnswer read = new NativeAnswer(ByteBuffer.wrap(answer));
        while (read.bytes.hasRemaining()) {
            read.bytes.position(read.bytes.position() + infoBytes);
            read.block();
        }
        return read.columns;
    }

    private void block() {
        int count = (int) number();
        int rows = (int) number();
        for (int i = 0; i < count; i++) {
            columns.computeIfAbsent(text(), name -> new ArrayList<>()).addAll(column(text(), rows));
        }
    }

    private List<Object> column(String type, int rows) {
        Matcher within = WITHIN.matcher(type);
        if (!within.matches()) {
            return values(type, rows);
        }
        if (within.group(1).equals("LowCardinality")) {
            return dictionary(within.group(2), rows);
        }
        byte[] absent = new byte[rows];
        bytes.get(absent);
        List<Object> values = values(within.group(2), rows);
        for (int i = 0; i < rows; i++) {
            values.set(i, absent[i] == 0 ? values.get(i) : null);
        }
        return values;
    }

    /** Different values first, then which of them each row has; of a type with absent values the first stands for none. */
    private List<Object> dictionary(String type, int rows) {
        bytes.getLong();
        int width = 1 << (bytes.getLong() & INDEX_WIDTH);
        Matcher nullable = WITHIN.matcher(type);
        boolean hasAbsent = nullable.matches();
        List<Object> different = values(hasAbsent ? nullable.group(2) : type, (int) bytes.getLong());
        bytes.getLong();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int at = width == 1 ? Byte.toUnsignedInt(bytes.get()) : Short.toUnsignedInt(bytes.getShort());
            values.add(hasAbsent && at == 0 ? null : different.get(at));
        }
        return values;
    }

    private List<Object> values(String type, int rows) {
        Matcher decimal = DECIMAL.matcher(type);
        Supplier<Object> next = decimal.matches() ? () -> decimal(Integer.parseInt(decimal.group(1))) : switch (type) {
            case "String" -> this::text;
            case "UInt8" -> () -> Byte.toUnsignedInt(bytes.get());
            case "Int32" -> bytes::getInt;
            case "Date" -> () -> LocalDate.ofEpochDay(Short.toUnsignedInt(bytes.getShort()));
            default -> throw new IllegalArgumentException("no reader for " + type);
        };
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(next.get());
        }
        return values;
    }

    private BigDecimal decimal(int scale) {
        byte[] big = new byte[DECIMAL_BYTES];
        for (int i = DECIMAL_BYTES - 1; i >= 0; i--) {
            big[i] = bytes.get();
        }
        return new BigDecimal(new BigInteger(big), scale);
    }

    private String text() {
        byte[] text = new byte[(int) number()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A number of seven bits a byte, the lowest first. */
    private long number() {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            number |= (long) (next & Byte.MAX_VALUE) << shift;
            shift += SEVEN_BITS;
        } while (next < 0);
        return number;
    }
}
