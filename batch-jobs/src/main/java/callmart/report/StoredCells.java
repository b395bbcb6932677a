package callmart.report;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a row whose cells are words and fields. */
final class StoredCells implements StoredRows.Form<ReportTable.Row> {

    private static final FieldFormat[] FORMATS = FieldFormat.values();
    private static final int WORDS = -1;

    @Override
    public void write(ReportTable.Row row, DataOutputStream out) throws IOException {
        out.writeBoolean(row.total());
        out.writeShort(row.cells().size());
        for (Cell cell : row.cells()) {
            if (cell instanceof Cell.Text text) {
                out.writeByte(WORDS);
                text(text.text(), out);
            } else if (cell instanceof Cell.Field field) {
                out.writeByte(field.format().ordinal());
                out.writeBoolean(field.isOverFew());
                out.writeBoolean(field.value() != null);
                if (field.value() != null) {
                    value(field.value(), out);
                }
            } else {
                throw new IllegalArgumentException("a long table has words and fields only, not " + cell.getClass().getSimpleName());
            }
        }
    }

    private static void value(Object value, DataOutputStream out) throws IOException {
        if (value instanceof String text) {
            text(text, out);
        } else if (value instanceof BigDecimal number) {
            number(number, out);
        } else if (value instanceof LocalDate date) {
            out.writeLong(date.toEpochDay());
        } else {
            LocalDateTime time = (LocalDateTime) value;
            out.writeLong(time.toEpochSecond(ZoneOffset.UTC));
            out.writeInt(time.getNano());
        }
    }

    static void number(BigDecimal number, DataOutputStream out) throws IOException {
        byte[] digits = number.unscaledValue().toByteArray();
        out.writeInt(number.scale());
        out.writeShort(digits.length);
        out.write(digits);
    }

    static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public ReportTable.Row read(DataInputStream in) throws IOException {
        boolean total = in.readBoolean();
        int count = in.readShort();
        List<Cell> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int format = in.readByte();
            cells.add(format == WORDS ? new Cell.Text(text(in)) : field(FORMATS[format], in));
        }
        return new ReportTable.Row(total, cells);
    }

    private static Cell field(FieldFormat format, DataInputStream in) throws IOException {
        boolean isOverFew = in.readBoolean();
        return new Cell.Field(format, in.readBoolean() ? value(format, in) : null, isOverFew);
    }

    private static Object value(FieldFormat format, DataInputStream in) throws IOException {
        return switch (format) {
            case TEXT, LONG_TEXT, MESSAGE, PHONE, YES_NO -> text(in);
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case DATE_TIME -> LocalDateTime.ofEpochSecond(in.readLong(), in.readInt(), ZoneOffset.UTC);
            case INT, DECIMAL, HOURS, MINUTES, TENTHS, MONEY, PERCENT, CHANGE, GAP, DURATION -> number(in);
        };
    }

    static BigDecimal number(DataInputStream in) throws IOException {
        int scale = in.readInt();
        byte[] digits = in.readNBytes(in.readShort());
        return new BigDecimal(new BigInteger(digits), scale);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
