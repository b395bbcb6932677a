package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.SharedPostgres;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A column that a workbook or a view of a database had and has no more fails its feed, as {@link UndeliveredColumnsTest} shows of CSV
 * files. By hand: one call a day, answered after 10 s: 15秒接通率 is 1 of 1, and never 0
 * because 接听时间 is called 应答时间 from the 21st on.
 */
class GoneColumnsTest {

    private static final List<String> HEADER = List.of("call_id", "direction", "queue", "agent_id", "arrived_at", "queued_at",
            "接听时间", "ended_at");
    private static final Map<String, Supplier<Workbook>> BOOKS = Map.of("xlsx", XSSFWorkbook::new, "xls", HSSFWorkbook::new);

    @TempDir
    private Path folder;
    private TestHome home;

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_column_gone_from_a_workbook_fails_its_feed(String type) throws IOException {
        home = new TestHome(folder, "gone_columns", "Asia/Shanghai", "");
        book(type, 20, "接听时间");
        book(type, 21, "应答时间");

        followed("{type: " + type + ", path: 'calls-{date}." + type + "'", "calls-20261121." + type + ": answered_at (接听时间) is gone");
    }

    @Test
    void a_column_gone_from_a_view_of_a_database_fails_its_feed() {
        String database = "gone_columns";
        String url = SharedPostgres.fresh(database);
        SharedPostgres.execute(database, "CREATE TABLE cdr (id TEXT, began TIMESTAMP)",
                "INSERT INTO cdr VALUES ('C20', '2026-11-20 09:00:00'), ('C21', '2026-11-21 09:00:00')", view("接听时间"));
        home = new TestHome(folder, "gone_columns", "Asia/Shanghai", "");
        home.write("sql/calls.sql", "SELECT * FROM v_cdr WHERE arrived_at >= :from AND arrived_at < :to");

        String source = "{type: jdbc, url: '" + url + "', username: " + SharedPostgres.USER + ", password: " + SharedPostgres.PASSWORD
                + ", query: sql/calls.sql";
        followed(source, "answered_at (接听时间) is gone", () -> SharedPostgres.execute(database, "DROP VIEW v_cdr", view("应答时间")));
    }

    private static String view(String answered) {
        return "CREATE VIEW v_cdr AS SELECT id AS call_id, 'inbound' AS direction, 'sales' AS queue, '1001' AS agent_id,"
                + " began AS arrived_at, began AS queued_at, began + INTERVAL '10 seconds' AS \"" + answered + "\","
                + " began + INTERVAL '1 minute' AS ended_at FROM cdr";
    }

    private void followed(String source, String gone) {
        followed(source, gone, () -> { });
    }

    /** The night of the 20th, what renames the column, the night of the 21st, and the same again with the new name mapped. */
    private void followed(String source, String gone, Runnable renamed) {
        sources(source + ", columns: {answered_at: 接听时间}}");
        night(20);
        assertThat(rates()).containsExactly("2026-11-20 1.000000");

        renamed.run();
        assertThat(night(21)).isEqualTo(3);
        assertThat(home.run("status", "--from", "2026-11-21", "--to", "2026-11-21", "--format", "json").out())
                .contains(gone + "; it was there until 2026-11-20; found: call_id, direction, queue, agent_id, arrived_at, queued_at,"
                        + " 应答时间, ended_at");
        assertThat(rates()).containsExactly("2026-11-20 1.000000");

        sources(source + ", columns: {answered_at: {first: [接听时间, 应答时间]}}}");
        night(21);
        assertThat(rates()).containsExactly("2026-11-20 1.000000", "2026-11-21 1.000000");
    }

    private void sources(String source) {
        home.write("test-config/sources.yml", "feeds: {calls: [" + source + "]}");
    }

    private void book(String type, int day, String answered) throws IOException {
        Path file = folder.resolve("calls-202611" + day + "." + type);
        try (Workbook book = BOOKS.get(type).get(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("calls");
            fill(sheet.createRow(0), HEADER.stream().map(name -> name.equals("接听时间") ? answered : name).toList());
            String minute = "2026-11-" + day + " 09:00:";
            fill(sheet.createRow(1), List.of("C" + day, "inbound", "sales", "1001", minute + "00", minute + "00", minute + "10",
                    minute + "50"));
            book.write(out);
        }
    }

    private static void fill(Row row, List<String> texts) {
        texts.forEach(text -> row.createCell(Math.max(row.getLastCellNum(), 0)).setCellValue(text));
    }

    private int night(int day) {
        return home.run("nightly", "--date", "2026-11-" + day, "--no-mail").exit();
    }

    /** 15秒接通率 of each day that has one. */
    private List<String> rates() {
        return home.run("kpi", "--from", "2026-11-20", "--to", "2026-11-21", "--by", "day", "--kpi", "answer_rate_15s", "--format", "csv")
                .csv().stream().map(row -> row.get("key") + " " + row.get("value")).toList();
    }
}
