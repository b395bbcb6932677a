package callmart.sample;

import callmart.testing.TestFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Five weeks of the demo's centre, written once for all tests, and what reads its files back. */
final class WrittenCentre {

    static final LocalDate LAST = LocalDate.of(2026, 11, 21);
    static final LocalDate FIRST = LAST.minusDays(34);

    private static Path home;

    private WrittenCentre() {
    }

    static synchronized Path home() throws IOException {
        if (home == null) {
            Path made = TestFolders.make("sample-centre");
            new SampleCentre().write(made, FIRST, LAST);
            home = made;
        }
        return home;
    }

    static List<LocalDate> days() {
        return FIRST.datesUntil(LAST.plusDays(1)).toList();
    }

    /** A feed's file of a day, such as {@code calls}, {@code calls-}, {@code .csv}. */
    static Path file(Path home, String feed, String prefix, LocalDate day, String suffix) {
        return home.resolve("data/" + feed + "/" + prefix + DateTimeFormatter.BASIC_ISO_DATE.format(day) + suffix);
    }

    /** The rows of a CSV file with commas, by header. */
    static List<Map<String, String>> csv(Path file) {
        return csv(file, ',');
    }

    static List<Map<String, String>> csv(Path file, char delimiter) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = new StringReader(text(file)); Stream<CSVRecord> records = format.parse(reader).stream()) {
            return records.map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 where the bytes allow it, else GB18030. */
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    /** The cells of a workbook's only sheet: texts, numbers and local times; null where a cell is blank. */
    static List<List<Object>> cells(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(stream)) {
            Sheet sheet = workbook.getSheetAt(0);
            List<List<Object>> rows = new ArrayList<>();
            for (int line = 0; line <= sheet.getLastRowNum(); line++) {
                Row row = sheet.getRow(line);
                List<Object> cells = new ArrayList<>();
                for (int column = 0; column < row.getLastCellNum(); column++) {
                    cells.add(value(row.getCell(column)));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    /** The rows of a workbook below its header, by header; the row without values is left out. */
    static List<Map<String, Object>> workbook(Path file, int titles) throws IOException {
        List<List<Object>> cells = cells(file);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> row : cells.subList(titles + 1, cells.size() - 1)) {
            Map<String, Object> named = new LinkedHashMap<>();
            for (int column = 0; column < cells.get(titles).size(); column++) {
                named.put(cells.get(titles).get(column).toString(), column < row.size() ? row.get(column) : null);
            }
            rows.add(named);
        }
        return rows;
    }

    /** The rows of a query on the centre's database, by column in small letters. */
    static List<Map<String, Object>> query(Path home, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(CrmDatabase.url(home), CrmDatabase.USER, "");
                Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    boolean isTime = result.getMetaData().getColumnTypeName(column).equals("TIMESTAMP");
                    row.put(result.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT),
                            isTime ? result.getObject(column, LocalDateTime.class) : result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static Object value(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return null;
        }
        if (cell.getCellType() == CellType.NUMERIC) {
            return DateUtil.isCellDateFormatted(cell) ? (Object) cell.getLocalDateTimeCellValue() : cell.getNumericCellValue();
        }
        return cell.getStringCellValue();
    }
}
