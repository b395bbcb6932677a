package callmart.cli;

import callmart.text.ControlCharacters;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Prints rows with named columns as a table, as CSV or as JSON. A null is an empty cell, in JSON a null. */
final class Rows {

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    Rows(String... columns) {
        this.columns = List.of(columns);
    }

    /** @param values texts, numbers or nulls, in the order of the columns */
    void add(Object... values) {
        rows.add(Arrays.asList(values));
    }

    void print(OutputFormat format, PrintWriter out) {
        switch (format) {
            case TABLE -> table(out);
            case CSV -> csv(out);
            case JSON -> json(out);
        }
        out.flush();
    }

    private void csv(PrintWriter out) {
        try {
            StringWriter text = new StringWriter();
            CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
            printer.printRecord(columns);
            for (List<Object> row : rows) {
                printer.printRecord(row.stream().map(Rows::text).toList());
            }
            TerminalWriter.plain(out).print(text);
            TerminalWriter.plain(out).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(PrintWriter out) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
    }

    /** Writes the rows as an array of objects. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (List<Object> row : rows) {
            json.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                json.writeFieldName(columns.get(i));
                Object value = row.get(i);
                if (value instanceof BigDecimal decimal) {
                    json.writeNumber(decimal);
                } else if (value instanceof Number number) {
                    json.writeNumber(number.longValue());
                } else if (value == null) {
                    json.writeNull();
                } else {
                    json.writeString(value.toString());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void table(PrintWriter out) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(columns.get(i));
            for (List<Object> row : rows) {
                widths[i] = Math.max(widths[i], width(onOneLine(row.get(i))));
            }
        }
        line(out, columns, widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private static void line(PrintWriter out, List<?> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = onOneLine(cells.get(i));
            String padding = " ".repeat(widths[i] - width(text));
            line.append(cells.get(i) instanceof Number ? padding + text : text + padding).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private static String onOneLine(Object value) {
        return ControlCharacters.onOneLine(text(value).replaceAll("\\R", "↵"));
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** Columns on a terminal: wide characters take two. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xFFE6 && c != 0xFF61) ? 2 : 1).sum();
    }
}
