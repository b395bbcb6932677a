package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor prints of each kind of source: of one that is as it should be, and of one that cannot be read. One run reads all of them. */
@TestInstance(Lifecycle.PER_CLASS)
class DoctorSourcesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.now(ZONE).minusDays(1);
    private static final String H2 = ", url: 'jdbc:h2:file:{home}/pbx', username: sa, password: '', query: sql/";

    /** The sources that can be read; each stands in the line of its number, from 3. */
    private static final List<String> SOUND = List.of("type: csv, path: calls.csv", "type: xlsx, path: calls.xlsx", "type: xls, path: calls.xls",
            "type: jdbc" + H2 + "calls.sql", "type: asterisk-cdr, path: Master.csv", "type: asterisk-cdr" + H2 + "cdr.sql",
            "type: asterisk-queue-log, path: queue_log", "type: asterisk-queue-log" + H2 + "queue_log.sql", "type: freeswitch-cdr, path: freeswitch.csv");

    /** Those that cannot. */
    private static final List<String> BROKEN = List.of("type: csv, path: columns.csv", "type: csv, path: bytes.csv", "type: xlsx, path: page.xlsx",
            "type: xls, path: page.xls", "type: jdbc, url: 'jdbc:postgresql://127.0.0.1:1/crm', username: u, password: s3cret-word, query: sql/calls.sql",
            "type: jdbc" + H2.replace("sa", "nobody") + "calls.sql", "type: jdbc" + H2 + "missing.sql", "type: asterisk-cdr, path: note.txt",
            "type: asterisk-queue-log, path: columns.csv", "type: freeswitch-cdr, path: note.txt", "type: csv, path: 'older-{date}.csv'",
            "type: asterisk-cdr, path: page.xls");

    private Path folder;
    private List<String> sound;
    private TestHome.Result broken;

    @BeforeAll
    void one_run_over_all_sources(@TempDir Path made) throws Exception {
        folder = made;
        TestHome home = new TestHome(folder, "doctor_sources", ZONE.getId(), "feeds: {calls: [{type: csv, path: calls.csv}]}");
        files(home);
        home.write("test-config/sources.yml", sources(SOUND) + "  agent_states:\n  - {type: asterisk-queue-log, path: queue_log}\n");
        database();
        sound = home.run("doctor").out().lines().toList();
        home.write("test-config/sources.yml", sources(BROKEN));
        broken = home.run("doctor");
    }

    private static String sources(List<String> keys) {
        return "feeds:\n  calls:\n" + keys.stream().map(source -> "  - {" + source + "}\n").collect(Collectors.joining());
    }

    private void files(TestHome home) throws IOException {
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10").replace("design", "Design"),
                Calls.answered("B", DAY + " 09:10").replace("design", "Design"), Calls.answered("C", DAY + " 09:10").replace("inbound", "in"))));
        book(new XSSFWorkbook(), "calls.xlsx");
        book(new HSSFWorkbook(), "calls.xls");
        home.write("Master.csv", "\"\",\"13912345678\",\"600\",\"from-trunk\",\"Li <13912345678>\",\"SIP/provider-00000001\",\"SIP/100-00000002\",\"Dial\","
                + "\"SIP/100\",\"" + DAY + " 09:00:00\",\"" + DAY + " 09:00:12\",\"" + DAY + " 09:01:00\",60,48,\"ANSWERED\",\"DOCUMENTATION\",\"1795222800.1\"\n");
        long nine = DAY.atTime(LocalTime.of(9, 0)).atZone(ZONE).toEpochSecond();
        home.write("queue_log", (nine - 60) + "|CLI|sales|SIP/100|ADDMEMBER|\n" + nine + "|1.1|sales|NONE|ENTERQUEUE||13912345678|1\n" + (nine + 12)
                + "|1.1|sales|SIP/100|CONNECT|12|1.2|3\n" + (nine + 60) + "|1.1|sales|SIP/100|COMPLETECALLER|12|48|1\n");
        home.write("freeswitch.csv", "\"Li\",\"13912345678\",\"1002\",\"public\",\"" + DAY + " 09:00:00\",\"" + DAY + " 09:00:12\",\"" + DAY
                + " 09:01:00\",\"60\",\"48\",\"NORMAL_CLEARING\",\"u1\",\"u2\",\"\"\n");
        home.write("columns.csv", "number,when\n1,2\n");
        Files.write(folder.resolve("bytes.csv"), new byte[] {'a', ',', (byte) 0xff, (byte) 0xff, '\n'});
        home.write("page.xlsx", "<html><body>Please log in</body></html>");
        home.write("note.txt", "nothing of the kind\n");
        home.write("page.xls", "<html><body>Please log in</body></html>");
        home.write("older-" + DAY.minusDays(1).toString().replace("-", "") + ".csv", Calls.file(List.of(Calls.answered("A", DAY.minusDays(1) + " 09:10"))));
        home.write("sql/calls.sql", "SELECT * FROM calls WHERE arrived_at >= :from AND arrived_at < :to");
        home.write("sql/missing.sql", "SELECT * FROM nothing WHERE arrived_at >= :from AND arrived_at < :to");
        home.write("sql/cdr.sql", "SELECT * FROM cdr WHERE calldate >= :from AND calldate < :to");
        home.write("sql/queue_log.sql", "SELECT * FROM queue_log WHERE time >= :from AND time < :to ORDER BY id");
    }

    private void book(Workbook book, String name) throws IOException {
        try (book; OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            Sheet sheet = book.createSheet("calls");
            sheet.createRow(0).createCell(0).setCellValue("Calls of the day");
            cells(sheet.createRow(2), Calls.HEADER.split(","));
            cells(sheet.createRow(3), Calls.answered("A", DAY + " 09:10").split(","));
            book.write(out);
        }
    }

    private static void cells(Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private void database() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("pbx"), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : List.of("CREATE TABLE calls (call_id VARCHAR(9), direction VARCHAR(9), arrived_at TIMESTAMP, ended_at TIMESTAMP)",
                    "INSERT INTO calls VALUES ('A', 'inbound', '" + DAY + " 09:00:00', '" + DAY + " 09:01:00')",
                    "CREATE TABLE cdr (calldate TIMESTAMP, src VARCHAR(80), dst VARCHAR(80), dcontext VARCHAR(80), channel VARCHAR(80),"
                            + " dstchannel VARCHAR(80), lastapp VARCHAR(80), duration INT, billsec INT, disposition VARCHAR(45), uniqueid VARCHAR(150))",
                    "INSERT INTO cdr VALUES ('" + DAY + " 09:00:00', '139', '400', 'from-trunk', 'SIP/provider-00000001', 'SIP/100-00000002',"
                            + " 'Dial', 60, 48, 'ANSWERED', '2.1')",
                    "CREATE TABLE queue_log (id INT, time TIMESTAMP(6), callid VARCHAR(80), queuename VARCHAR(256), agent VARCHAR(80),"
                            + " event VARCHAR(32), data1 VARCHAR(100), data2 VARCHAR(100), data3 VARCHAR(100), data4 VARCHAR(100), data5 VARCHAR(100))",
                    "INSERT INTO queue_log VALUES (1, '" + DAY + " 09:00:00', '3.1', 'sales', 'NONE', 'ENTERQUEUE', '', '139', '1', '', ''),"
                            + " (2, '" + DAY + " 09:00:20', '3.1', 'sales', 'NONE', 'ABANDON', '1', '1', '20', '', '')")) {
                statement.execute(sql);
            }
        }
    }

    /** What is printed of the source in a line of sources.yml, one finding a line. */
    private static List<String> findings(List<String> output, int line) {
        return output.stream().filter(text -> text.contains("sources.yml:" + line + ")")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "3 > warning > calls.csv: 3 rows, 2 of the day, 1 refused, the first: calls.csv line 4, direction 'in' is none of inbound, outbound > direction, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by > call_id=A",
        "4 > ok > calls.xlsx: 1 rows, 1 of the day, 0 refused > direction, queue, category, agent_id, arrived_at > call_id=A",
        "5 > ok > calls.xls: 1 rows, 1 of the day, 0 refused > direction, queue, category, agent_id, arrived_at > call_id=A",
        "6 > ok > calls.sql: 1 rows, 1 of the day, 0 refused > direction, arrived_at, ended_at > call_id=A",
        "7 > ok > Master.csv: 1 rows, 1 of the day, 0 refused > direction, caller, callee, agent_id, arrived_at, answered_at, ended_at > call_id=1795222800.1",
        "8 > ok > cdr.sql: 1 rows, 1 of the day, 0 refused > direction, caller, callee, agent_id, arrived_at, answered_at, ended_at > call_id=2.1",
        "9 > ok > queue_log: 4 rows, 1 of the day, 0 refused > direction, caller, queue, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by > call_id=1.1",
        "10 > ok > queue_log.sql: 2 rows, 1 of the day, 0 refused > direction, caller, queue, arrived_at, queued_at, ended_at, hangup_by > call_id=3.1",
        "11 > ok > freeswitch.csv: 1 rows, 1 of the day, 0 refused > direction, caller, callee, agent_id, arrived_at, answered_at, ended_at > call_id=u1",
        "13 > ok > queue_log: 4 rows, 1 of the day, 0 refused > state, from_at > agent_id=100"})
    void of_a_source_that_can_be_read_it_prints_newest_day_rows_columns_and_how_a_row_maps(int line, String level, String rows, String columns, String row) {
        String finding = findings(sound, line).get(0);

        assertThat(finding).startsWith(level).contains("newest day " + DAY + " in ", rows, "a row maps to {", row)
                .doesNotContain("13912345678", "caller=139");
        String filled = finding.substring(finding.indexOf("columns with values: "), finding.indexOf("; a row maps"));
        assertThat(Stream.of(columns.split(", "))).allSatisfy(column -> assertThat(filled).contains(column));
    }

    @Test
    void unknown_values_are_counted() {
        assertThat(findings(sound, 3)).hasSize(3).anyMatch(finding -> finding.endsWith("direction 'in' is none of inbound, outbound; map it under 'values'"
                + " in sources.yml (1×)")).anyMatch(finding -> finding.endsWith("unknown category 'Design' was loaded as other; map it under 'values' in"
                + " sources.yml (2×)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "3 > columns.csv > number, when",
        "4 > bytes.csv > charset",
        "5 > page.xlsx > is not a workbook, whatever its name says, but an HTML or XML page",
        "6 > page.xls > is not a workbook, whatever its name says, but an HTML or XML page",
        "7 > calls.sql > cannot be reached",
        "8 > calls.sql > refuses the user",
        "9 > missing.sql > nothing",
        "11 > columns.csv > is not a queue log that can be read",
        "14 > page.xls > is not a text file, whatever its name says, but an HTML or XML page"})
    void of_a_source_that_cannot_be_read_it_prints_why(int line, String source, String reason) {
        assertThat(broken.exit()).isEqualTo(Exit.FAILED);
        assertThat(findings(broken.out().lines().toList(), line)).singleElement().asString().startsWith("FAULT").contains(source, reason)
                .doesNotContain("s3cret-word");
    }

    @ParameterizedTest
    @CsvSource({"10", "12"})
    void of_a_log_of_another_kind_it_prints_what_refuses_its_rows(int line) {
        assertThat(findings(broken.out().lines().toList(), line)).allMatch(finding -> finding.startsWith("warning"))
                .anyMatch(finding -> finding.contains("the row has 1 cells, and dates do not stand where they do in a"));
    }

    @Test
    void a_file_of_yesterday_that_is_missing_is_said_beside_the_newest_day() {
        assertThat(findings(broken.out().lines().toList(), 13)).singleElement().asString().startsWith("warning")
                .contains("newest day " + DAY.minusDays(1) + " (nothing of " + DAY + ": ", "there is no file older-", "1 of the day");
    }
}
