package callmart.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Rows made from sound ones, half of them spoilt. It counts what it writes: a row is never empty and begins with no word that sum rows begin with.
 *
 * @param rows the header, then the rows
 * @param soundKeys keys of the rows that were not spoilt, where a key of text tells each from the others
 */
record SpoiltRows(List<String[]> rows, Set<String> soundKeys) {

    private static final String[] VALUES = {"", " ", "x", "-1", "0", "1.5", "99999999999999999999", "1e5", "2026-02-30", "2026-11-20 24:00:00",
        "2026-11-20T09:00:00Z", "1900-01-01 00:00:00", "9999-12-31 23:59:59", "2026-11-19 10:00:00", "2026-11-21 00:00:00", "13/13/2026", "NULL",
        "N/A", "#REF!", "=1+1", "a,b;c|d\te", "say \"yes\"", "\"", "'; DROP TABLE calls; --", "two\nlines", "\uD83D\uDE00", "１２３", "１３８００００００００１",
        "\uFEFF7001", "7001\u00A0", "\u202E7001", "7001", "true", "是", "${x}", "{date}", "x".repeat(5_000)};

    static SpoiltRows of(Random random, String sound, String keyColumn, int count) throws IOException {
        List<String[]> models = CSVFormat.DEFAULT.parse(new StringReader(sound)).stream().map(CSVRecord::values).toList();
        int key = Arrays.asList(models.get(0)).indexOf(keyColumn);
        List<String[]> rows = new ArrayList<>(models.subList(0, 1));
        Set<String> soundKeys = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String[] row = models.get(1 + random.nextInt(models.size() - 1)).clone();
            if (key >= 0) {
                row[key] = row[key] + "-" + i;
            }
            if (random.nextBoolean()) {
                spoil(random, row);
            } else if (key >= 0) {
                soundKeys.add(row[key]);
            }
            rows.add(row);
        }
        return new SpoiltRows(rows, soundKeys);
    }

    private static void spoil(Random random, String[] row) {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(row.length);
            int other = random.nextInt(row.length);
            if (random.nextInt(4) == 0) {
                String kept = row[at];
                row[at] = row[other];
                row[other] = kept;
            } else {
                row[at] = VALUES[random.nextInt(VALUES.length)];
            }
        }
        if (Arrays.stream(row).allMatch(String::isBlank)) {
            row[0] = "x";
        }
    }

    /** Rows without the header. */
    int count() {
        return rows.size() - 1;
    }

    /** Writes what the file's name ends with: csv, xlsx or xls. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.toString().endsWith(".csv")) {
            try (Writer out = Files.newBufferedWriter(file); CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
                for (String[] row : rows) {
                    printer.printRecord((Object[]) row);
                }
            }
            return;
        }
        try (Workbook workbook = file.toString().endsWith(".xlsx") ? new XSSFWorkbook() : new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("rows");
            for (int line = 0; line < rows.size(); line++) {
                Row row = sheet.createRow(line);
                for (int cell = 0; cell < rows.get(line).length; cell++) {
                    if (!rows.get(line)[cell].isEmpty()) {
                        row.createCell(cell).setCellValue(rows.get(line)[cell]);
                    }
                }
            }
            workbook.write(out);
        }
    }
}
