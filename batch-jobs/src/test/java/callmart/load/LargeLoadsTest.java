package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.sample.CallsBenchFile;
import callmart.testing.FactLoader;
import callmart.testing.TestDatabase;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of a day, or a workbook of 300,000, through the whole load, once through a night, within the heap of the test run (512 MB). */
class LargeLoadsTest {

    private static final String DAY = "2026-11-20";
    private static final int MANY = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void a_million_rows_of_a_file_load() throws IOException {
        CallsBenchFile.write(folder.resolve("calls.csv"), LocalDate.parse(DAY), MANY);
        TestHome home = home("{type: csv, path: calls.csv}");

        TestHome.Result result = home.run("nightly", "--date", DAY, "--feeds", "calls", "--no-mail");

        assertThat(result.exit()).as(result.err()).isIn(0, 3);
        assertLoaded(home, MANY);
    }

    @Test
    void a_million_rows_of_a_postgresql_table_load() throws IOException {
        String url = TestDatabase.POSTGRES.fresh(folder, "large_load");
        TestDatabase.POSTGRES.execute(url, "CREATE TABLE cdr AS SELECT 'C' || g AS call_id, 'inbound' AS direction, 'sales' AS queue,"
                + " '2000' || g % 10 AS agent_id, timestamp '" + DAY + " 00:00:00' + g * interval '80 millisecond' AS arrived_at"
                + " FROM generate_series(1, " + MANY + ") g");
        Files.writeString(folder.resolve("calls.sql"), "SELECT call_id, direction, queue, agent_id, arrived_at, arrived_at AS queued_at,"
                + " arrived_at + interval '7 second' AS answered_at, arrived_at + interval '90 second' AS ended_at FROM cdr"
                + " WHERE arrived_at >= :from AND arrived_at < :to");

        assertLoads("{type: jdbc, url: '" + url + "', username: '" + TestDatabase.POSTGRES.user() + "', password: '"
                + TestDatabase.POSTGRES.password() + "', query: calls.sql}", MANY);
    }

    @Test
    void a_workbook_of_300_000_rows_loads() throws IOException {
        int rows = 300_000;
        try (SXSSFWorkbook book = new SXSSFWorkbook(100); OutputStream out = Files.newOutputStream(folder.resolve("calls.xlsx"))) {
            Sheet sheet = book.createSheet();
            cells(sheet.createRow(0), "call_id", "direction", "queue", "agent_id", "arrived_at", "queued_at", "answered_at", "ended_at");
            LocalDateTime midnight = LocalDate.parse(DAY).atStartOfDay();
            for (int i = 1; i <= rows; i++) {
                LocalDateTime arrived = midnight.plusSeconds(i % 80_000);
                cells(sheet.createRow(i), "C" + i, "inbound", "sales", "2000" + i % 10, arrived.toString(), arrived.plusSeconds(1).toString(),
                        arrived.plusSeconds(7).toString(), arrived.plusSeconds(90).toString());
            }
            book.write(out);
        }

        assertLoads("{type: xlsx, path: calls.xlsx}", rows);
    }

    /** Kept until they are written, their values, reasons and raw texts would take more than the heap. */
    @Test
    void wide_rows_that_are_refused_are_written_a_few_at_a_time() throws IOException {
        int rows = 400;
        try (Writer out = Files.newBufferedWriter(folder.resolve("calls.csv"))) {
            out.write("call_id,direction,arrived_at,ended_at\n");
            for (int i = 1; i <= rows; i++) {
                out.write("C" + i + "," + "x".repeat(500_000) + "," + DAY + " 09:00:00," + DAY + " 09:01:00\n");
            }
        }
        TestHome home = home("{type: csv, path: calls.csv}");

        try (var warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).attempt(folder.resolve("test-config"), LocalDate.parse(DAY));
            assertThat(warehouse.query("SELECT toString(count()) || ' ' || toString(min(length(raw))) AS x FROM rejected_rows", Map.of(),
                    row -> row.string("x"))).containsExactly(rows + " 500043");
            warehouse.execute("TRUNCATE TABLE rejected_rows");
        }
    }

    private static void cells(Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private TestHome home(String source) {
        return new TestHome(folder, "large_loads", "Asia/Shanghai", "feeds: {calls: [" + source + "]}").makingOnly();
    }

    private void assertLoads(String source, int rows) {
        TestHome home = home(source);
        try (var warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).loadOnly(folder.resolve("test-config"), LocalDate.parse(DAY));
        }
        assertLoaded(home, rows);
    }

    private static void assertLoaded(TestHome home, int rows) {
        try (var warehouse = home.warehouse()) {
            assertThat(warehouse.query("SELECT concat(state, ' ', toString(loaded), ' ', error) AS x FROM feed_runs", Map.of(),
                    row -> row.string("x"))).containsExactly("loaded " + rows + " ");
            warehouse.execute("TRUNCATE TABLE calls");
        }
    }
}
