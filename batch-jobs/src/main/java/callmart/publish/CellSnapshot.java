package callmart.publish;

import callmart.config.WholeFile;
import callmart.report.Card;
import callmart.report.Cell;
import callmart.report.FiguresDocument;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.Text;
import callmart.report.Texts;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What every cell of a document showed, kept beside the ledger so that a later version can say what has changed. A file of
 * lines: {@code T}, title and column labels of a table, then {@code R} and the cells of each of its rows, between tabs.
 */
public final class CellSnapshot {

    /** Of a longer table only so many rows are compared. */
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_CHANGES = 20;

    /** A table as it was written down. */
    private record Table(List<String> columns, List<List<String>> rows) {

        boolean hasUniqueLabels() {
            return rows.stream().map(row -> row.get(0)).distinct().count() == rows.size();
        }
    }

    private CellSnapshot() {
    }

    /** Writes the file whole or not at all. */
    static void write(Path file, ReportDocument document, Texts texts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8)) {
            line(out, "T", List.of(texts.of(Text.HEADING_KPI), texts.of(Text.HEADING_KPI), texts.of(Text.HEADING_VALUE)));
            for (Card card : document.byKind(FiguresDocument::cards, list -> List.<Card>of(), statement -> List.<Card>of())) {
                line(out, "R", List.of(card.figure().label(), card.valueText()));
            }
            for (ReportTable table : document.tables()) {
                List<String> heading = new ArrayList<>(List.of(table.title()));
                table.columns().forEach(column -> heading.add(column.label()));
                line(out, "T", heading);
                for (ReportTable.Row row : table.rows()) {
                    line(out, "R", row.cells().stream().map(Cell::text).toList());
                }
            }
        }
        WholeFile.writePrivately(file, packed::writeTo);
    }

    private static void line(Writer out, String kind, List<String> texts) throws IOException {
        out.write(kind);
        for (String text : texts) {
            out.write('\t');
            out.write(text.replaceAll("\\s", " "));
        }
        out.write('\n');
    }

    /** Sentences, each a place with what it showed and what it shows; few words when there are many. */
    public static List<String> changes(Path before, Path after, Texts texts) throws IOException {
        if (Files.notExists(before)) {
            return List.of(texts.of(Text.DIFFERENCE_UNKNOWN));
        }
        Map<String, Table> old = read(before);
        Map<String, Table> now = read(after);
        List<String> changes = new ArrayList<>();
        for (Map.Entry<String, Table> table : now.entrySet()) {
            Table was = old.getOrDefault(table.getKey(), new Table(table.getValue().columns(), List.of()));
            if (was.hasUniqueLabels() && table.getValue().hasUniqueLabels()) {
                compareCells(table.getKey(), was, table.getValue(), changes, texts);
            } else {
                compareRows(table.getKey(), was, table.getValue(), changes, texts);
            }
        }
        old.keySet().stream().filter(title -> !now.containsKey(title))
                .forEach(title -> changes.add(texts.of(Text.DIFFERENCE_NO_TABLE, title)));
        if (changes.size() > MOST_CHANGES) {
            int more = changes.size() - MOST_CHANGES;
            changes.subList(MOST_CHANGES, changes.size()).clear();
            changes.add(texts.of(Text.DIFFERENCE_MORE, more));
        }
        return changes.isEmpty() ? List.of(texts.of(Text.DIFFERENCE_OF_WORDS)) : changes;
    }

    private static void compareCells(String title, Table was, Table is, List<String> changes, Texts texts) {
        Map<String, List<String>> old = was.rows().stream().collect(Collectors.toMap(row -> row.get(0), row -> row));
        for (List<String> row : is.rows()) {
            List<String> before = old.remove(row.get(0));
            if (before == null) {
                changes.add(texts.of(Text.DIFFERENCE_NEW_ROW, title, row.get(0)));
                continue;
            }
            for (int i = 1; i < row.size(); i++) {
                String earlier = i < before.size() && Objects.equals(column(was, i), column(is, i)) ? before.get(i) : "";
                if (!earlier.equals(row.get(i))) {
                    changes.add(texts.of(Text.DIFFERENCE_CELL, title, row.get(0), column(is, i), shown(earlier, texts),
                            shown(row.get(i), texts)));
                }
            }
        }
        old.keySet().forEach(label -> changes.add(texts.of(Text.DIFFERENCE_NO_ROW, title, label)));
    }

    private static String column(Table table, int index) {
        return index < table.columns().size() ? table.columns().get(index) : "";
    }

    private static String shown(String text, Texts texts) {
        return text.isBlank() ? texts.of(Text.DIFFERENCE_EMPTY) : text;
    }

    /** Rows without a label of their own are compared as wholes. */
    private static void compareRows(String title, Table was, Table is, List<String> changes, Texts texts) {
        Map<List<String>, Integer> balance = new LinkedHashMap<>();
        was.rows().forEach(row -> balance.merge(row, -1, Integer::sum));
        is.rows().forEach(row -> balance.merge(row, 1, Integer::sum));
        int added = balance.values().stream().filter(n -> n > 0).mapToInt(n -> n).sum();
        int removed = -balance.values().stream().filter(n -> n < 0).mapToInt(n -> n).sum();
        if (added + removed > 0) {
            changes.add(texts.of(Text.DIFFERENCE_ROWS, title, added, removed, was.rows().size(), is.rows().size()));
        }
    }

    private static Map<String, Table> read(Path file) throws IOException {
        Map<String, Table> tables = new LinkedHashMap<>();
        Table table = null;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> texts = Arrays.asList(line.split("\t", -1));
                if (texts.get(0).equals("T")) {
                    table = new Table(texts.subList(2, texts.size()), new ArrayList<>());
                    tables.put(texts.get(1), table);
                } else if (table != null && table.rows().size() < MOST_ROWS) {
                    table.rows().add(texts.subList(1, texts.size()));
                }
            }
        }
        return tables;
    }
}
