package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Workbooks;
import callmart.testing.Calls;
import callmart.testing.TestHome;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A centre with few feeds gets all reports that are about them; what others would tell is left out, and said. Decision 272. */
class SmallCentresTest {

    private static final String DAY = "2026-11-20";
    private static final String CALLS = "calls: [{type: csv, path: 'calls-{date}.csv'}]";
    private static final String ATTENDANCE = "attendance: [{type: csv, path: attendance.csv}]";
    private static final String STATES = "agent_states: [{type: csv, path: states.csv}]";

    @TempDir
    private Path folder;

    private TestHome centre(String feeds) {
        TestHome home = new TestHome(folder, "small_centre", "Asia/Shanghai", "feeds: {" + feeds + "}");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), Calls.lost("B", DAY + " 09:20"))));
        return home;
    }

    private String rendered(TestHome home, String report, String period) throws IOException {
        TestHome.Result made = home.run("render", report, "--period", period, "--format", "xlsx");
        assertThat(made.err()).as(report).doesNotContain("FAULT");
        return Workbooks.text(Files.readAllBytes(Path.of(made.out().strip())));
    }

    @Test
    void calls_alone_make_all_reports_about_calls() throws IOException {
        TestHome home = centre(CALLS);

        assertThat(home.configuration().reports().list()).extracting("id").containsExactlyInAnyOrder("daily-operations", "weekly-operations",
                "monthly-operations", "agent-workload", "traffic-inout", "alert-log", "staffing-forecast", "staffing-review");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("callmart.run");
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        TestHome.Result night = home.run("nightly", "--date", DAY, "--no-mail");
        logger.detachAppender(log);
        logger.setLevel(null);
        assertThat(night.exit()).isZero();
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains("no source"))
                .anyMatch(line -> line.startsWith("calls 2026-11-20: "));
        assertThat(night.out()).contains("out/reports/2026-11-20/agent-workload.xlsx", "archive page: " + folder.resolve("out/reports/index.html"));
        assertThat(folder.resolve("out/reports/" + DAY)).isDirectoryContaining(file -> file.endsWith("agent-workload.xlsx"));

        String workload = rendered(home, "agent-workload", DAY);
        assertThat(workload).contains("7001", "通话次数", "未接入坐席状态，本报表不含：工作时长、示忙时长", "未接入工单，本报表不含：工单数");
        assertThat(workload.replaceAll("未接入.*", "")).doesNotContain("工作时长", "示忙时长", "工单数", "示忙最久");
        String month = rendered(home, "monthly-operations", "2026-11");
        assertThat(month).contains("未接入系统问题").doesNotContain("无系统问题");
    }

    @Test
    void tickets_and_monitoring_make_theirs_without_calls_cases_and_trainings() throws IOException {
        TestHome home = centre("tickets: [{type: csv, path: tickets.csv}], qa_reviews: [{type: csv, path: qa.csv}]");
        home.write("tickets.csv", "ticket_id,kind,status,agent_id,content,created_at,updated_at\n"
                + "T1,complaint,open,7001,漏水," + DAY + " 09:00:00," + DAY + " 09:30:00\n");
        home.write("qa.csv", "review_id,reviewed_on,agent_id,has_problem,compliant\nQ1," + DAY + ",7001,0,1\n");

        assertThat(home.configuration().reports().list()).extracting("id").containsExactlyInAnyOrder("daily-complaints", "daily-feedback",
                "weekly-complaints", "weekly-feedback", "monthly-complaints", "monthly-feedback", "weekly-dispatch", "monthly-dispatch",
                "inquiry-log", "complaint-log", "daily-monitoring", "weekly-monitoring", "monthly-monitoring", "alert-log", "channel-summary");
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();

        assertThat(rendered(home, "daily-complaints", DAY)).contains("漏水", "未接入通话记录，本报表不含：受理时长、挂机方、转出次数、评定总数、评定成功数、满意数、不满意数");
        String month = rendered(home, "monthly-complaints", "2026-11");
        assertThat(month).contains("漏水", "按坐席", "未接入投诉案件，本报表不含：受理过程阐述、判定原因、服务投诉判定情况、投诉类型、投诉级别、处理人员、按投诉类型、按投诉级别");
        assertThat(month.replaceAll("未接入.*", "")).doesNotContain("按投诉类型", "成立", "未立案", "判定原因", "按业务类别", "按归属地");
        assertThat(rendered(home, "monthly-monitoring", "2026-11")).contains("未接入培训", "本报表不含：下月培训计划").doesNotContain("下月尚无培训计划");
    }

    /** The agent was signed in for eight hours, half an hour of it busy, and came ten minutes late. */
    private static void writeStatesAndAttendance(TestHome home) {
        home.write("states.csv", "agent_id,state,from_at,to_at\n7001,logged_in," + DAY + " 09:00:00," + DAY + " 17:00:00\n7001,busy," + DAY + " 10:00:00,"
                + DAY + " 10:30:00\n");
        home.write("attendance.csv", "date,agent_id,name,scheduled_shift,actual_shift,late_minutes\n" + DAY + ",7001,张三,早班,早班,10\n");
    }

    @Test
    void states_and_attendance_alone_make_the_reports_of_attendance() throws IOException {
        TestHome home = centre(STATES + ", " + ATTENDANCE);
        writeStatesAndAttendance(home);

        assertThat(home.configuration().reports().list()).extracting("id").containsExactlyInAnyOrder("daily-attendance", "weekly-attendance",
                "monthly-attendance", "alert-log");
        TestHome.Result night = home.run("nightly", "--date", DAY, "--no-mail");
        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(rendered(home, "daily-attendance", DAY)).contains("7001", "张三", "早班").doesNotContain("未接入");
        assertThat(home.run("kpi", "--from", DAY, "--to", DAY, "--format", "csv").csv()).as("nothing is counted as 0 of what has no source")
                .extracting(row -> row.get("kpi")).contains("attendance_rate").doesNotContain("answer_rate_15s", "satisfaction");
    }

    @Test
    void states_and_attendance_beside_calls_add_hours_to_the_workload() throws IOException {
        TestHome home = centre(CALLS + ", " + STATES + ", " + ATTENDANCE);
        writeStatesAndAttendance(home);

        assertThat(home.configuration().reports().list()).extracting("id").containsExactlyInAnyOrder("daily-operations", "weekly-operations",
                "monthly-operations", "agent-workload", "traffic-inout", "alert-log", "staffing-forecast", "staffing-review", "daily-attendance",
                "weekly-attendance", "monthly-attendance");
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();

        String workload = rendered(home, "agent-workload", DAY);
        assertThat(workload).contains("工作时长", "8:00:00", "示忙时长", "0:30:00", "未接入排班，本报表不含：登陆吻合度", "未接入工单，本报表不含：工单数")
                .doesNotContain("未接入坐席状态");
        assertThat(workload.replaceAll("未接入.*", "")).doesNotContain("登陆吻合度", "问题时长", "工单数", "规范执行合格率");
    }

    @Test
    void tickets_states_attendance_and_monitoring_make_all_that_is_about_them() throws IOException {
        TestHome home = centre("tickets: [{type: csv, path: tickets.csv}], qa_reviews: [{type: csv, path: qa.csv}], " + STATES + ", " + ATTENDANCE);
        writeStatesAndAttendance(home);
        home.write("tickets.csv", "ticket_id,kind,status,agent_id,content,created_at,updated_at\n"
                + "T1,complaint,open,7001,漏水," + DAY + " 09:00:00," + DAY + " 09:30:00\n");
        home.write("qa.csv", "review_id,reviewed_on,agent_id,has_problem,compliant\nQ1," + DAY + ",7001,0,1\n");

        assertThat(home.configuration().reports().list()).extracting("id").containsExactlyInAnyOrder("daily-complaints", "daily-feedback",
                "weekly-complaints", "weekly-feedback", "monthly-complaints", "monthly-feedback", "weekly-dispatch", "monthly-dispatch", "inquiry-log",
                "complaint-log", "daily-monitoring", "weekly-monitoring", "monthly-monitoring", "daily-attendance", "weekly-attendance",
                "monthly-attendance", "alert-log", "channel-summary");
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();

        assertThat(rendered(home, "monthly-monitoring", "2026-11")).contains("未接入通话记录，本报表不含：未被监听的坐席", "未接入培训")
                .contains("工单抽查");
        assertThat(rendered(home, "inquiry-log", DAY)).contains("未接入通话记录，本报表不含：通话时长");
        assertThat(rendered(home, "monthly-attendance", "2026-11")).contains("张三");
    }
}
