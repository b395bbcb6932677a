package callmart.why;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.report.Unusual;
import callmart.report.Unusual.Part;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the tables {@code notes} and {@code note_settings}; nothing in them is ever changed. */
public final class NoteStore {

    /** What a person adds has at most so many characters. */
    public static final int LONGEST = 300;

    private static final Map<String, String> COLUMNS = columns();

    private final Warehouse warehouse;
    private final BusinessClock clock;

    public NoteStore(Warehouse warehouse, BusinessClock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("report", "String");
        columns.put("period", "String");
        columns.put("version", "UInt32");
        columns.put("position", "UInt32");
        List.of("kpi", "dimension", "key", "facts", "text", "author").forEach(name -> columns.put(name, "String"));
        List.of("value", "reference", "spread", "rate_part", "mix_part").forEach(name -> columns.put(name, "Nullable(String)"));
        columns.put("recorded_at", "DateTime64(3, 'UTC')");
        return columns;
    }

    /** Keeps what a version of a report says, and by what its figures were judged. */
    public void keep(String report, Period period, int version, List<Unusual> different, Map<String, String> judged) {
        Instant now = clock.now();
        if (!different.isEmpty()) {
            warehouse.insertRowBinary("notes", COLUMNS, out -> {
                int position = 1;
                for (Unusual one : different) {
                    List<Part> parts = one.parts().isEmpty() ? Collections.singletonList(null) : one.parts();
                    for (Part part : parts) {
                        head(out, report, period, version, position);
                        strings(out, one.figure(), one.dimension(), part == null ? "" : part.key(), json(one.facts()), one.text(), "");
                        decimals(out, one.value(), one.reference(), one.spread(), part == null ? null : part.rate(),
                                part == null ? null : part.mix());
                        out.writeDateTime64(now.toEpochMilli());
                    }
                    position++;
                }
            });
        }
        judged.forEach((item, value) -> warehouse.execute("INSERT INTO note_settings (day, item, value, recorded_at) SELECT {day:Date},"
                + " {item:String}, {value:String}, now64(3, 'UTC') WHERE {value:String} != (SELECT argMax(value, (day, recorded_at))"
                + " FROM note_settings WHERE item = {item:String} AND day <= {day:Date})", Map.of("day", period.to(), "item", item, "value",
                value)));
    }

    /** Keeps what a person adds; it stands in what is made from now on. */
    public void add(String report, Period period, String text, String author) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a note has 1 to " + LONGEST + " characters, found " + text.length() + "; shorten it");
        }
        warehouse.insertRowBinary("notes", COLUMNS, out -> {
            head(out, report, period, 0, 0);
            strings(out, "", "", "", "[]", text, author);
            decimals(out, null, null, null, null, null);
            out.writeDateTime64(clock.now().toEpochMilli());
        });
    }

    /** What persons added, filled into a template, in the order of time. */
    public List<String> added(String report, Period period, NoteSettings settings) {
        return warehouse.query("SELECT text, author FROM notes WHERE report = {report:String} AND period = {period:String} AND author != ''"
                + " ORDER BY recorded_at", Map.of("report", report, "period", period.name()), row -> settings.fill("added", Map.of("text",
                row.string("text"), "author", row.string("author"))));
    }

    private static void head(RowBinaryWriter out, String report, Period period, int version, int position) throws IOException {
        out.writeString(report);
        out.writeString(period.name());
        out.writeUInt32(version);
        out.writeUInt32(position);
    }

    private static void strings(RowBinaryWriter out, String... texts) throws IOException {
        for (String text : texts) {
            out.writeString(text);
        }
    }

    private static void decimals(RowBinaryWriter out, BigDecimal... numbers) throws IOException {
        for (BigDecimal number : numbers) {
            out.writeNullableString(number == null ? null : number.setScale(9, RoundingMode.HALF_UP).toPlainString());
        }
    }

    private static String json(List<Unusual.Fact> facts) {
        return facts.stream().map(fact -> "{\"kind\":" + quoted(fact.kind()) + ",\"source\":" + quoted(fact.source()) + ",\"text\":"
                + quoted(fact.text()) + "}").collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
