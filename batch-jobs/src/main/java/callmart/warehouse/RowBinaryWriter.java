package callmart.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes ClickHouse's RowBinary format: values one after the other, no separators, little-endian. A Nullable column takes
 * {@link #writeNull} or {@link #writeNotNull} and the value; LowCardinality is written like the type within. A value that
 * does not fit its type throws {@link IllegalArgumentException} before a byte of it is written. Not for several threads.
 * Why not the client's own: docs/decisions/0222-what-libraries-were-tried-for.md.
 */
public final class RowBinaryWriter {

    private static final int CAPACITY = 1 << 16;
    private static final int LONGEST_FIXED_VALUE = 16;
    private static final int UINT16_MAX = 0xFFFF;
    private static final long UINT32_MAX = 0xFFFFFFFFL;

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int used;

    public RowBinaryWriter(OutputStream out) {
        this.out = out;
    }

    /** The mark of an absent value of a Nullable column; nothing follows it. */
    public void writeNull() throws IOException {
        writeByte(1);
    }

    /** The mark of a present value of a Nullable column; the value follows. */
    public void writeNotNull() throws IOException {
        writeByte(0);
    }

    /** A Nullable(String) as a whole. */
    public void writeNullableString(CharSequence text) throws IOException {
        if (text == null) {
            writeNull();
        } else {
            writeNotNull();
            writeString(text);
        }
    }

    /** UTF-8; an unpaired surrogate becomes '?'. */
    public void writeString(CharSequence text) throws IOException {
        int length = text.length();
        if (length + LONGEST_FIXED_VALUE <= CAPACITY) {
            reserve(length + LONGEST_FIXED_VALUE);
            int start = used;
            putVarInt(length);
            for (int i = 0; i < length; i++) {
                char character = text.charAt(i);
                if (character >= 0x80) {
                    used = start;
                    writeString(text.toString().getBytes(StandardCharsets.UTF_8));
                    return;
                }
                buffer[used++] = (byte) character;
            }
        } else {
            writeString(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A String of bytes as they are. */
    public void writeString(byte[] bytes) throws IOException {
        reserve(LONGEST_FIXED_VALUE);
        putVarInt(bytes.length);
        if (bytes.length > CAPACITY - used) {
            flush();
        }
        if (bytes.length > CAPACITY) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, used, bytes.length);
            used += bytes.length;
        }
    }

    /** An {@code Array(String)}. */
    public void writeStrings(List<String> texts) throws IOException {
        reserve(LONGEST_FIXED_VALUE);
        putVarInt(texts.size());
        for (String text : texts) {
            writeString(text);
        }
    }

    /** 0 to 255; also Bool and Enum8. */
    public void writeUInt8(int value) throws IOException {
        check(value >= 0 && value <= 0xFF, value, "UInt8");
        writeByte(value);
    }

    /** 0 to 65,535. */
    public void writeUInt16(int value) throws IOException {
        check(value >= 0 && value <= UINT16_MAX, value, "UInt16");
        writeLittleEndian(value, Short.BYTES);
    }

    /** 0 to 4,294,967,295; also DateTime as seconds since the epoch. */
    public void writeUInt32(long value) throws IOException {
        check(value >= 0 && value <= UINT32_MAX, value, "UInt32");
        writeLittleEndian(value, Integer.BYTES);
    }

    /** 0 to the greatest long. */
    public void writeUInt64(long value) throws IOException {
        check(value >= 0, value, "UInt64");
        writeLittleEndian(value, Long.BYTES);
    }

    public void writeInt32(int value) throws IOException {
        writeLittleEndian(value, Integer.BYTES);
    }

    public void writeInt64(long value) throws IOException {
        writeLittleEndian(value, Long.BYTES);
    }

    /** A Date: 1970-01-01 to 2149-06-06 and no other day. */
    public void writeDate(LocalDate day) throws IOException {
        long days = day.toEpochDay();
        check(days >= 0 && days <= UINT16_MAX, day, "Date (1970-01-01 to 2149-06-06)");
        writeLittleEndian(days, Short.BYTES);
    }

    /** A DateTime64: ticks since the epoch in the column's precision, milliseconds for DateTime64(3). */
    public void writeDateTime64(long ticks) throws IOException {
        writeLittleEndian(ticks, Long.BYTES);
    }

    /** Hands everything on to the stream. */
    public void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
        out.flush();
    }

    private static void check(boolean fits, Object value, String type) {
        if (!fits) {
            throw new IllegalArgumentException(value + " does not fit " + type);
        }
    }

    private void writeByte(int value) throws IOException {
        reserve(1);
        buffer[used++] = (byte) value;
    }

    private void writeLittleEndian(long value, int bytes) throws IOException {
        reserve(bytes);
        for (int i = 0; i < bytes; i++) {
            buffer[used++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    private void putVarInt(int value) {
        int rest = value;
        while (rest >= 0x80) {
            buffer[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[used++] = (byte) rest;
    }

    private void reserve(int bytes) throws IOException {
        if (bytes > CAPACITY - used) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }
}
