package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Pdfs;
import callmart.report.Workbooks;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Short messages from their files to KPIs, the nine reports, mails, refused rows, explanations and views; codes and numbers stay inside. */
@TestInstance(Lifecycle.PER_CLASS)
class ShortMessagesTest {

    private static final String CODE = "835271";
    private static final String NUMBER = "13812345678";
    private static final List<String> REPORTS = List.of("sms-sending", "sms-subscriptions", "sms-queries", "sms-replies", "sms-received", "sms-batches",
            "sms-direct", "sms-events", "sms-news");

    private TestHome home;

    @BeforeAll
    void three_nights(@TempDir Path folder) {
        home = new TestHome(folder, "short_messages", "Asia/Shanghai", "feeds: {agents: [{type: csv, path: agents.csv}], sms_messages: [{type: csv, path:"
                + " messages.csv, allow-empty: true}], sms_batches: [{type: csv, path: batches.csv, allow-empty: true}], sms_subscriptions: [{type: csv,"
                + " path: subscriptions.csv, allow-empty: true}], complaint_cases: [{type: csv, path: cases.csv, allow-empty: true}]}").makingOnly(Stream.concat(REPORTS.stream(), Stream.of("case-register"))
                        .toArray(String[]::new));
        home.setClock(Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC));
        home.write("agents.csv", "agent_id,name,team\n7001,陈晨,T1\n");
        home.write("cases.csv", "case_id,agent_id,received_at,verdict,updated_at\nC1,7001,2026-11-20 08:00:00,pending,2026-11-20 08:00:00\n");
        home.write("messages.csv", "sms_id,direction,kind,batch_id,customer_class,phone,agent_id,case_id,in_reply_to,submitted_at,status,fail_code,fee,updated_at,content\n"
                + "M1,sent,single,,," + NUMBER + ",7001,C1,,2026-11-20 09:00:00,delivered,,0.045,2026-11-20 09:00:05,您的验证码" + CODE + "，五分钟内有效\n"
                + "M2,received,reply,,," + NUMBER + ",7001,,,2026-11-20 09:10:00,unknown,,,2026-11-20 09:10:00,收到" + CODE + "谢谢\n"
                + "M3,received,query,,金卡," + NUMBER + ",,,,2026-11-20 10:00:00,unknown,,,2026-11-20 10:00:00,查询 " + CODE + "\n"
                + "M4,sent,query,,," + NUMBER + ",,,M3,2026-11-20 10:01:00,delivered,,0.045,2026-11-20 10:01:05,结果８３５２７１，" + CODE + "\n"
                + "M5,sent,direct,,," + NUMBER + ",7001,C1,,2026-11-20 11:00:00,failed,MK:0012,0.045,2026-11-20 11:00:05,通知" + CODE + "\n"
                + "M6,sent,event,P1,金卡," + NUMBER + ",,,,2026-11-20 12:00:00,delivered,,0.045,2026-11-20 12:00:05,活动\n"
                + "M7,sent,news,,金卡," + NUMBER + ",,,,2026-11-20 12:00:00,submitted,,0.045,2026-11-20 12:00:05,新闻\n"
                + "M8,sent,single,,," + NUMBER + ",7001,,,,delivered,,0.045,2026-11-20 12:00:05,未提交" + CODE + "\n"
                + "M10,received,other,,,13900000009,,,,2026-11-20 11:30:00,unknown,,,2026-11-20 11:30:00,你好\n"
                + "M9,sent,single,,," + NUMBER + ",7001,,,,queued,,,2026-11-20 12:00:05,排队中\n");
        home.write("batches.csv", "batch_id,title,kind,customer_class,planned,created_by,created_at,review_result,reviewed_by,reviewed_at,started_at,updated_at\n"
                + "P1,开放日,event,金卡,1,甲,2026-11-20 08:00:00,approved,乙,2026-11-20 13:00:00,2026-11-20 12:00:00,2026-11-20 13:00:00\n"
                + "P2,调查,group,金卡,5,甲,2026-11-20 08:00:00,pending,,2026-11-20 13:00:00,,2026-11-20 13:00:00\n");
        home.write("subscriptions.csv", "phone,topic,channel,subscribed_at,cancelled_at,updated_at\n" + NUMBER + ",停水,sms,2026-11-20 09:00:00,,2026-11-20 09:00:00\n"
                + NUMBER + ",活动,web,2026-11-19 09:00:00,2026-11-20 10:00:00,2026-11-20 10:00:00\n"
                + NUMBER + ",路况,web,2026-11-20 09:00:00,2026-11-20 08:00:00,2026-11-20 10:00:00\n");
        for (String day : List.of("2026-11-20", "2026-11-21", "2026-11-22")) {
            TestHome.Result night = home.run("nightly", "--date", day);
            assertThat(night.exit()).as(night.err() + night.out()).isIn(0, 3);
        }
    }

    private String workbook(String report) throws IOException {
        return Workbooks.text(Files.readAllBytes(home.home().resolve("out/reports/2026-11-20/" + report + ".xlsx")));
    }

    @Test
    void the_nine_reports_say_what_the_log_says() throws IOException {
        assertThat(workbook("sms-sending")).contains("发送条数 5、到达数 3、", "单发", "直接发布", "MK:0012", "待回执", "H10 75.00%\n", "J10 20.00%\n", "C10 5  =SUBTOTAL")
                .as("a day beside itself says nothing").doesNotContain("按日");
        assertThat(workbook("sms-subscriptions")).contains("2 条，其中期初 1 条、新增 1 条、退订 1 条、期末 1 条", "已退订", "停水");
        assertThat(workbook("sms-queries")).contains("1 条，其中已回复 1 条", "查询 ****", "金卡", "2026-11-20 10:01");
        assertThat(workbook("sms-replies")).contains("收到****谢谢", "您的验证码****，五分钟内有效", "7001", "0:10:00");
        assertThat(workbook("sms-received")).contains("3 条，其中匹配 2 条、未匹配 1 条");
        assertThat(workbook("sms-batches")).contains("开放日", "未审先发 2 批", "无批次", "100.00%");
        assertThat(workbook("sms-direct")).contains("1 条，其中到达 0 条、未到达 1 条", "通知****");
        assertThat(workbook("sms-events")).contains("A5 P1", "开放日", "回复数").doesNotContain("A5 无批次", "A6 无批次");
        assertThat(workbook("sms-news")).contains("A5 无批次").doesNotContain("开放日");
    }

    @Test
    void a_week_has_a_line_by_day_and_a_case_the_messages_about_it() throws IOException {
        TestHome.Result week = home.run("weekly", "--date", "2026-11-23", "--no-mail");
        assertThat(week.exit()).as(week.err() + week.out()).isIn(0, 3);

        String sending = Workbooks.text(Files.readAllBytes(home.home().resolve("out/reports/2026-W47/sms-sending.xlsx")));
        String cases = Workbooks.text(Files.readAllBytes(home.home().resolve("out/reports/2026-W47/case-register.xlsx")));
        assertThat(sending).contains("到达率", "失败原因（前10）", "到达 3（60.00%）")
                .containsPattern("按日\\n(?s:.{0,40})日期\\n\\S+ 发送条数\\n\\S+ 占比\\n\\S+ 到达率\\n\\S+ 2026-11-20\\n\\S+ 5\\n\\S+ 100.00%\\n\\S+ 75.00%");
        assertThat(cases).contains("短信次数", "首次短信时间", "2026-11-20 09:00");
    }

    /** Twelve codes failed once, twice … twelve times, 78 in all: ten are named, the two rarest have 1 + 2 = 3, 3.85 %. */
    @Test
    void failures_of_rarer_codes_are_one_row_and_in_the_total(@TempDir Path folder) throws IOException {
        TestHome other = new TestHome(folder, "failed_messages", "Asia/Shanghai", "feeds: {sms_messages: [{type: csv, path: messages.csv}]}").makingOnly("sms-sending");
        StringBuilder rows = new StringBuilder("sms_id,direction,kind,phone,submitted_at,status,fail_code,updated_at\n");
        for (int code = 1; code <= 12; code++) {
            for (int time = 1; time <= code; time++) {
                rows.append("M%d-%d,sent,single,%s,2026-11-20 09:00:00,failed,MK:%04d,2026-11-20 09:00:05\n".formatted(code, time, NUMBER, code));
            }
        }
        other.write("messages.csv", rows.toString());
        TestHome.Result night = other.run("nightly", "--date", "2026-11-20", "--no-mail");
        assertThat(night.exit()).as(night.err()).isIn(0, 3);

        String sending = Workbooks.text(Files.readAllBytes(other.home().resolve("out/reports/2026-11-20/sms-sending.xlsx")));
        assertThat(sending).containsPattern("其余原因\n\\S+ 3\n\\S+ 3.85%").containsPattern("合计\n\\S+ 78")
                .contains("MK:0003").doesNotContainPattern("失败原因（前10）(?s:.*)MK:0002(?s:.*)合计\n\\S+ 78");
    }

    /** 3 of 4 with an outcome; 1 of 5 was answered; both mass messages went out before a review. */
    @Test
    void kpis_follow() {
        List<Map<String, String>> rows = home.run("kpi", "--from", "2026-11-20", "--to", "2026-11-20", "--by", "day", "--format", "csv").csv();
        assertThat(rows.stream().filter(row -> row.values().stream().anyMatch(value -> value.startsWith("sms_"))).map(row -> row.values().toString()))
                .anyMatch(row -> row.contains("sms_delivery_rate") && row.contains("0.750000"))
                .anyMatch(row -> row.contains("sms_reply_rate") && row.contains("0.200000"))
                .anyMatch(row -> row.contains("sms_review_rate") && row.contains("0.000000"));
        assertThat(home.run("kpi", "--from", "2026-11-20", "--to", "2026-11-20", "--by", "kind", "--kpi", "sms_delivery_rate", "--format", "csv").out())
                .contains("direct", "query");
    }

    @Test
    void codes_and_numbers_are_in_no_output() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home.home().resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file.toString().endsWith(".xlsx") ? Workbooks.text(Files.readAllBytes(file)) : file.toString().endsWith(".pdf")
                        ? Pdfs.text(Files.readAllBytes(file))
                        : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        for (String measure : List.of("sms_submitted", "sms_received", "sms_unreviewed", "sms_subscribed")) {
            all.append(home.run("explain", measure, "--date", "2026-11-20").out());
        }
        for (String view : List.of("v_sms_messages", "v_sms_batches", "v_sms_subscriptions", "v_rejected_rows")) {
            all.append(home.warehouse().query("SELECT toString(tuple(*)) AS row FROM " + view, Map.of(), row -> row.string("row")).stream()
                    .collect(Collectors.joining("\n")));
        }

        String refused = home.run("rejects", "--date", "2026-11-20").out() + home.run("rejects", "--date", "2026-11-20", "--format", "csv").out();

        assertThat(all.toString()).contains("138****5678", "M1").doesNotContain(CODE, "８３５２７１", NUMBER);
        assertThat(refused).as("numbers are shown where refused rows are looked for").contains("M8", "未提交****", NUMBER).doesNotContain(CODE);
    }

    @Test
    void what_is_refused_says_why() {
        assertThat(home.run("rejects", "--date", "2026-11-20", "--format", "csv").csv()).extracting(row -> row.get("feed") + " " + row.get("reason"))
                .anyMatch(row -> row.startsWith("sms_messages status delivered is given but submitted_at is missing"))
                .anyMatch(row -> row.startsWith("sms_batches reviewed_at") && row.endsWith("is given but review_result is pending"))
                .anyMatch(row -> row.startsWith("sms_subscriptions cancelled_at")).hasSize(3);
    }
}
