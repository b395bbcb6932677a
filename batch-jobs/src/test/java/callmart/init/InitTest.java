package callmart.init;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the files of a centre, with heads of its own, to a configuration over which a night loads every row and mails reports. */
class InitTest {

    private static final String DAY = "2026-11-20";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_home_without_a_configuration() throws IOException {
        home = new TestHome(folder, "init", "Asia/Shanghai", "feeds: {}\n");
        Files.delete(folder.resolve("test-config/sources.yml"));
        Files.delete(folder.resolve("test-config/recipients.yml"));
        home.makingOnly("daily-operations");
        home.setClock(Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC));
    }

    private TestHome.Result init(String... files) {
        return home.run(Stream.concat(Stream.of("init"), Stream.of(files).map(file -> file.startsWith("jdbc:") ? file
                : folder.resolve(file).toString())).toArray(String[]::new));
    }

    private String sources() throws IOException {
        return Files.readString(folder.resolve("test-config/sources.yml"));
    }

    private void workbook(String name, String sheet, List<List<String>> rows) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        try (Workbook book = name.endsWith(".xls") ? new HSSFWorkbook() : new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            Sheet made = book.createSheet(sheet);
            for (int i = 0; i < rows.size(); i++) {
                Row row = made.createRow(i);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    row.createCell(j).setCellValue(rows.get(i).get(j));
                }
            }
            book.write(out);
        }
    }

    /** Every row of each feed is loaded: read, loaded and refused of the day, by the status of the night. */
    private void assertLoaded(Map<String, Integer> rows) {
        TestHome.Result night = home.run("nightly", "--date", DAY);
        String status = home.run("status", "--from", DAY, "--to", DAY, "--format", "json").out();
        assertThat(night.err()).doesNotContain("FAULT");
        rows.forEach((feed, count) -> assertThat(status.replaceAll("\\s+", "")).as(feed + "\n" + night.err())
                .containsPattern("\"feed\":\"" + feed + "\",\"day\":\"" + DAY + "\",\"state\":\"loaded\",\"read\":\\d+,\"loaded\":" + count
                        + ",\"duplicates\":0,\"rejected\":0,"));
        assertThat(folder.resolve("out/mail")).isDirectoryContaining(file -> file.toString().endsWith(".eml"));
    }

    @Test
    void chinese_heads_of_five_systems() throws IOException {
        home.write("导出/queue_log", """
                1795136400|1795136399.1|600|NONE|ENTERQUEUE||13912345678|1
                1795136412|1795136399.1|600|SIP/1001|CONNECT|12|1795136409.2|3
                1795136520|1795136399.1|600|SIP/1001|COMPLETECALLER|12|108|1
                1795136000|c|NONE|Agent/1001|AGENTCALLBACKLOGIN|1001@default
                1795165200|c|NONE|Agent/1001|AGENTCALLBACKLOGOFF|1001@default|29200|
                """);
        home.write("导出/Master.csv", """
                "","13912345679","1002","from-trunk",\"""Li"" <13912345679>","SIP/provider-00000001","SIP/1002-00000002","Dial","SIP/1002,20",\
                "2026-11-20 02:00:00","2026-11-20 02:00:12","2026-11-20 02:02:00",120,108,"ANSWERED","DOCUMENTATION","1795140000.9",""
                """);
        workbook("导出/工单2026-11-20.xlsx", "工单", List.of(
                List.of("工单导出", "", ""),
                List.of("工单编号", "通话流水号", "受理人工号", "工单类型", "业务类型", "联系电话", "问题描述", "处理状态", "受理时间", "最后更新时间"),
                List.of("G1", "", "1001", "投诉类", "物业管理", "13912345678", "漏水", "处理中", "2026年11月20日 9时05分", "2026年11月20日 9时30分"),
                List.of("G2", "", "1002", "咨询", "销售管理类", "13912345679", "价格", "已办结", "2026年11月20日 10时05分", "2026年11月20日 10时30分"),
                List.of("G3", "", "1002", "报修", "别的", "13912345670", "灯", "已办结", "2026年11月20日 11时05分", "2026年11月20日 11时30分")));
        workbook("导出/考勤20261120.xls", "Sheet1", List.of(
                List.of("考勤日期", "员工编号", "姓名", "班次", "实际出勤", "病假（天）", "迟到（分钟）", "旷工(小时)"),
                List.of("2026/11/20", "1001", "张三", "白班", "白班", "0", "5", "0"),
                List.of("2026/11/20", "1002", "李四", "白班", "休", "1", "0", "0")));
        home.write("导出/质检_20261120.csv", "");
        Files.write(folder.resolve("导出/质检_20261120.csv"), """
                质检编号;质检时间;录音流水号;座席工号;有无差错;差错代码;质检得分;质检员
                Q1;20/11/2026 13:05:00;1795136399.1;1001;无;;95;王五
                Q2;20/11/2026 13:35:00;1795140000.9;1002;有;B2;70;王五
                """.getBytes(Charset.forName("GB18030")));

        TestHome.Result made = init("导出/queue_log", "导出/Master.csv", "导出/工单2026-11-20.xlsx", "导出/考勤20261120.xls", "导出/质检_20261120.csv");

        assertThat(made.err()).isEmpty();
        assertThat(made.out()).contains("found    tickets (100 % sure): ", "written  ", "kept     ", "ok       source calls",
                "./run.sh nightly --date 2026-11-20 --home " + folder + " --config " + folder.resolve("test-config"));
        assertThat(sources()).contains("time-zone: UTC   # 99 %", "path: '导出/考勤{date}.xls'", "path: '导出/工单{date:yyyy-MM-dd}.xlsx'",
                "compliant: 有无差错   # 60 %: no head of its own; the opposite of has_problem", "formats: {质检时间: 'd/M/yyyy H:mm:ss'}",
                "units: {病假(天): '天×8'}", "kind: {投诉类: complaint, 咨询: inquiry, 报修: other}", "# category 别的 is not known and is loaded as other")
                .doesNotContain("1391234", "漏水");
        assertLoaded(Map.of("calls", 2, "agent_states", 1, "tickets", 3, "attendance", 2, "qa_reviews", 2));
        assertThat(home.run("measures", "--from", DAY, "--to", DAY, "--format", "csv").csv()).extracting(row -> row.get("measure") + " " + row.get("value"))
                .contains("seizures 2.000000", "answered 2.000000", "qa_done 2.000000", "qa_compliant 1.000000", "tickets 3.000000");
    }

    /** Times of day beside a date, two-part durations, an agent who is NO_SERVER, and files of two days that are one source. */
    @Test
    void english_heads_of_two_days() throws IOException {
        String head = "Call Ref|Call Type|Caller Number|Skill Group|Agent Login|Call Date|Start Time|Speed of Answer|Talk Time|Wait Time|Rating|Cost Centre\n";
        home.write("exports/cdr_2026-11-19.txt", head + "1|In|13912345678|Sales|7001|19/11/2026|09:00:00|00:12|02:05|00:12|5|A\n");
        home.write("exports/cdr_2026-11-20.txt", head + """
                1|In|13912345678|Sales|7001|20/11/2026|09:00:00|00:12|02:05|00:12|5|A
                2|In|13912345679|Sales|NO_SERVER|20/11/2026|09:10:00|||00:45||A
                3|Out|13912345680|Service|7002|20/11/2026|23:59:50|00:05|01:00|00:05|very satisfied|B
                """);
        workbook("exports/roster 202611.xlsx", "Nov", List.of(List.of("Employee ID", "Shift Date", "Shift Start", "Shift End", "Team Name"),
                List.of("7001", "2026-11-20", "08:00", "16:00", "A"), List.of("7002", "2026-11-20", "22:00", "06:00", "B")));
        home.write("exports/notes.csv", "colour,taste\nred,sweet\n");

        TestHome.Result made = init("exports/cdr_2026-11-19.txt", "exports/cdr_2026-11-20.txt", "exports/roster 202611.xlsx", "exports/notes.csv");

        assertThat(made.out()).contains("exports/cdr_2026-11-19.txt, exports/cdr_2026-11-20.txt", "exports/notes.csv is taken for nothing");
        assertThat(sources()).contains("path: 'exports/cdr_{date:yyyy-MM-dd}.txt'", "path: 'exports/roster {month}.xlsx'",
                "arrived_at: {date: Call Date, time: Start Time}", "answered_at: {from: arrived_at, plus: Speed of Answer}",
                "ended_at: {first: [{from: answered_at, plus: Talk Time}, {from: arrived_at, plus: Wait Time}]}", "formats: {Call Date: d/M/yyyy}",
                "units: {Speed of Answer: 'm:ss', Talk Time: 'm:ss', Wait Time: 'm:ss'}   # a guess where m:ss and h:mm could change places", "absent: {Agent Login: [NO_SERVER]}",
                "survey_offered: Rating   # 60 %: no head of its own; yes where there is a value of survey_result",
                "ends_at: {date: Shift Date, time: Shift End, rolls-over: true}", "# heads that are not used: Cost Centre",
                "# exports/notes.csv is taken for nothing");
        assertLoaded(Map.of("calls", 3, "shifts", 2));
        assertThat(home.run("measures", "--from", DAY, "--to", DAY, "--format", "csv").csv()).extracting(row -> row.get("measure") + " " + row.get("value"))
                .contains("seizures 2.000000", "answered 1.000000", "lost 1.000000", "talk_s 125.000000", "surveys_rated 1.000000");
    }

    @Test
    void exports_of_another_time_each_night() throws IOException {
        String head = "流水号,呼叫方向,坐席工号,呼入时间,应答时间,挂机时间\n";
        home.write("话单_20261119_093000.csv", head + "1,呼入,1001,2026-11-19 09:00:00,2026-11-19 09:00:10,2026-11-19 09:01:00\n");
        home.write("话单_20261120_093012.csv", head + "1,呼入,1001,2026-11-20 09:00:00,2026-11-20 09:00:10,2026-11-20 09:01:00\n");

        init("话单_20261119_093000.csv", "话单_20261120_093012.csv");

        assertThat(sources()).containsOnlyOnce("path: '话单_{date}_*.csv'   # a file for each day, whatever the time in its name").containsOnlyOnce("path:");
        assertLoaded(Map.of("calls", 1));
    }

    /** Also below more different values than words are kept of. */
    @Test
    void words_of_programs_for_no_value() throws IOException {
        StringBuilder rows = new StringBuilder("流水号,呼叫方向,主叫号码,坐席工号,呼入时间,排队时间,应答时间,挂机时间\n");
        for (int i = 0; i < 70; i++) {
            rows.append("%1$d,呼入,139000000%2$02d,1%2$03d,2026-11-20 09:%3$02d:00,\\N,2026-11-20 09:%3$02d:%4$02d,2026-11-20 10:00:00\n".formatted(i, i, i % 60, i / 60 + 1));
        }
        home.write("话单_20261120.csv", rows + "70,呼入,(null),None,2026-11-20 09:10:00,nan,NaT,2026-11-20 09:11:00\n");

        init("话单_20261120.csv");

        assertThat(sources()).contains("主叫号码: ['(null)']", "坐席工号: [None]", "排队时间: ['\\N', nan]", "应答时间: [NaT]");
        assertLoaded(Map.of("calls", 71));
    }

    @Test
    void tables_of_a_database() throws IOException, SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("crm") + ";USER=sa;PASSWORD=s3cret";
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE TICKET_MAIN (ticket_no VARCHAR, ticket_type VARCHAR, ticket_status VARCHAR, \"created on\" TIMESTAMP,"
                    + " modified_on TIMESTAMP, agent VARCHAR)");
            statement.execute("INSERT INTO TICKET_MAIN VALUES ('T1', 'Complain', 'open', '2026-11-20 09:00:00', '2026-11-20 09:30:00', '7001')");
            statement.execute("CREATE TABLE COLOURS (colour VARCHAR)");
        }

        TestHome.Result made = init(url);

        assertThat(made.out() + sources()).doesNotContain("s3cret");
        assertThat(Files.getPosixFilePermissions(folder.resolve("test-config/secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(sources()).contains("url: ${DATABASE_URL}", "query: tickets-TICKET_MAIN.sql", "kind: {Complain: complaint}");
        assertThat(folder.resolve("test-config/tickets-TICKET_MAIN.sql")).content().contains("WHERE  \"MODIFIED_ON\" >= :from");
        assertThat(made.out()).contains("newest day 2026-11-20 in tickets-TICKET_MAIN.sql: 1 rows, 1 of the day, 0 refused");
    }

    @Test
    void editors_find_the_schema_of_each_file() throws IOException {
        home.write("calls.csv", "call_id,direction,arrived_at,ended_at\n");
        init("calls.csv");

        for (String file : List.of("sources.yml", "recipients.yml", "contracts/contract.yml.example")) {
            String first = Files.readAllLines(folder.resolve("test-config").resolve(file)).get(0);
            assertThat(first).startsWith("# yaml-language-server: $schema=file:///");
            assertThat(Path.of(URI.create(first.substring(first.indexOf('=') + 1)))).isRegularFile();
        }
    }

    @Test
    void nothing_is_overwritten() {
        home.write("calls.csv", "call_id,direction,arrived_at,ended_at\n");
        home.write("test-config/sources.yml", "mine");

        TestHome.Result again = init("calls.csv");

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("test-config/sources.yml is there already and is not overwritten; name another folder");
        assertThat(folder.resolve("test-config/sources.yml")).hasContent("mine");
        assertThat(folder.resolve("test-config/recipients.yml")).doesNotExist();
        assertThat(init("nowhere.csv").err()).contains("is there already");
    }

    /** 业务类型 and 渠道 are words for category and channel, but what stands below them are kinds of tickets and ways of access. */
    @Test
    void values_that_are_the_words_of_another_column() throws IOException {
        home.write("工单20261120.csv", """
                工单号,业务类型,问题大类,问题小类,渠道,受理人工号,受理时间,最后更新时间,工单状态
                G1,咨询,物业,收费,电话,1001,2026-11-20 09:00:00,2026-11-20 09:30:00,处理中
                G2,报修,工程质量,漏水,微信,1002,2026-11-20 10:00:00,2026-11-20 10:30:00,已办结
                G3,投诉,租赁,噪音,网站,1002,2026-11-20 11:00:00,2026-11-20 11:30:00,已办结
                """);

        TestHome.Result made = init("工单20261120.csv");

        assertThat(sources()).contains("kind: 业务类型   # 73 %", "subtype: 问题小类   # 100 %",
                "category: 问题大类   # 67 %: by its head; 67 % of its values fit", "contact_channel: 渠道   # 73 %",
                "kind: {咨询: inquiry, 报修: other, 投诉: complaint}", "contact_channel: {电话: phone, 微信: wechat, 网站: online}",
                "category: {工程质量: construction}", "# category 物业, 租赁 is not known and is loaded as other")
                .doesNotContain(" channel:");
        assertThat(made.out()).contains("newest day 2026-11-20 in 工单20261120.csv: 3 rows, 3 of the day, 0 refused");
    }

    @Test
    void a_head_that_says_its_two_parts_needs_no_unit() throws IOException {
        home.write("坐席状态20261120.csv", "工号,状态,开始时间,状态时长（hh:mm）\n1001,签入,2026-11-20 08:00:00,08:30\n1001,小休,2026-11-20 10:00:00,00:15\n");
        home.write("考勤20261120.csv", "工号,日期,病假（小时）,迟到(分:秒)\n1001,2026-11-20,0,05:30\n1002,2026-11-20,0,12:00\n");

        TestHome.Result made = init("坐席状态20261120.csv", "考勤20261120.csv");

        assertThat(sources()).contains("to_at: {from: from_at, plus: ", "late_minutes: ").doesNotContain("units:");
        assertThat(made.out()).contains("in 坐席状态20261120.csv: 2 rows, 2 of the day, 0 refused", "in 考勤20261120.csv: 2 rows, 2 of the day, 0 refused");
    }

    @Test
    void months_as_paths_and_spreadsheets_write_them() throws IOException {
        home.write("质检计划.csv", "月份,工号,计划监听量\n202611,1001,4\n");
        home.write("培训计划.csv", "月份,培训主题,讲师\nNov-26,产品,王五\n");

        init("质检计划.csv", "培训计划.csv");

        assertThat(sources()).contains("qa_plans:", "trainings:", "month: 月份   # 100 %: by its head; 100 % of its values fit", "formats: {月份: MMM-yy}")
                .doesNotContain("# MISSING");
    }

    /** A file written the morning after holds the rows of the day before; only a wildcard finds them on their day. */
    @Test
    void a_name_that_has_another_day_than_its_rows() throws IOException {
        home.write("话单20261121.csv", "流水号,呼叫方向,呼入时间,挂机时间,怪栏\nA,呼入,2026-11-20 09:00:00,2026-11-20 09:01:00,x\n");

        TestHome.Result made = init("话单20261121.csv");

        assertThat(sources()).contains("path: '话单*.csv'", "its name has the day 2026-11-21, its rows are of 2026-11-20");
        assertThat(made.out()).contains("newest day 2026-11-20 in 话单20261121.csv: 1 rows, 1 of the day, 0 refused");
    }

    @Test
    void what_is_missing_is_said_and_the_feed_fails_until_it_is_mended() throws IOException {
        home.write("质检.csv", "质检编号,质检日期,坐席工号,质检得分\nQ1,2026-11-20,7001,90\n");

        TestHome.Result made = init("质检.csv");

        assertThat(made.exit()).as(made.out() + sources()).isEqualTo(1);
        assertThat(made.out()).contains("质检.csv; MISSING has_problem, compliant", "FAULT    source qa_reviews");
        assertThat(sources()).contains("# MISSING compliant: Whether the call kept the service standard. Without it every row is refused");
    }
}
