package callmart.extract;

import callmart.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The same table of texts as a source of each kind that a centre may have. */
final class Tables {

    private Tables() {
    }

    /**
     * A centre whose feed comes from the table.
     *
     * @param kind a type of source
     * @param keys further keys of the source, one a line
     * @param rows the header first
     */
    static Centre centre(Path home, String kind, String feed, String keys, List<List<String>> rows) {
        Centre centre = new Centre(home);
        String place = "    path: data/t-{date}." + kind + "\n";
        if (kind.equals("jdbc")) {
            String url = TestDatabase.H2.fresh(home, "strangers");
            TestDatabase.H2.execute(url, Stream.concat(Stream.of("CREATE TABLE t (" + names(rows.get(0), " VARCHAR") + ")"),
                    rows.stream().skip(1).map(row -> "INSERT INTO t VALUES (" + row.stream().map(cell -> "'" + cell.replace("'", "''") + "'")
                            .collect(Collectors.joining(", ")) + ")")).toArray(String[]::new));
            centre.file("config/secrets.properties", "CRM_URL=" + url + "\nCRM_USER=" + TestDatabase.H2.user() + "\nCRM_PASSWORD="
                    + TestDatabase.H2.password() + "\n").file("q.sql", "SELECT * FROM t WHERE :from < :to");
            place = "    url: ${CRM_URL}\n    username: ${CRM_USER}\n    password: ${CRM_PASSWORD}\n    query: q.sql\n";
        } else {
            centre.file("data/t-20261121." + kind, kind.equals("csv") ? csv(rows).getBytes(java.nio.charset.StandardCharsets.UTF_8) : book(kind, rows));
        }
        return centre.sources(feed + ":\n  - type: " + kind + "\n" + place + keys.indent(4));
    }

    private static String names(List<String> header, String type) {
        return header.stream().map(name -> "\"" + name + "\"" + type).collect(Collectors.joining(", "));
    }

    private static String csv(List<List<String>> rows) {
        return rows.stream().map(row -> CSVFormat.DEFAULT.format(row.toArray()) + "\r\n").collect(Collectors.joining());
    }

    private static byte[] book(String kind, List<List<String>> rows) {
        try (Workbook book = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet();
            for (List<String> cells : rows) {
                Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                cells.forEach(cell -> row.createCell(Math.max(row.getLastCellNum(), 0)).setCellValue(cell));
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
