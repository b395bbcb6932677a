package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.FiguresDocument;
import callmart.report.ListDocument;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Trainings, criteria, checked tickets, the knowledge base and devices, from files to KPIs and reports: the examples of decisions 360 to 363. */
@TestInstance(Lifecycle.PER_CLASS)
class QualityRecordsTest {

    private static final List<LocalDate> DAYS = Stream.of("2026-11-05", "2026-11-08", "2026-11-12", "2026-11-20", "2026-11-21", "2026-11-30")
            .map(LocalDate::parse).toList();

    private TestHome home;

    @BeforeAll
    void six_days(@TempDir Path folder) {
        home = new TestHome(folder, "quality_records", "Asia/Shanghai", "feeds: {" + Stream.of("calls", "tickets", "qa_reviews", "trainings",
                "training_sessions", "knowledge", "incidents", "equipment").map(feed -> feed + ": [{type: csv, path: " + feed + ".csv, allow-empty: true}]")
                .collect(Collectors.joining(", ")) + "}");
        home.write("calls.csv", "call_id,leg,direction,agent_id,arrived_at,queued_at,answered_at,ended_at\n"
                + "A,1,inbound,7001,2026-11-20 09:00:00,2026-11-20 09:00:00,2026-11-20 09:00:05,2026-11-20 09:02:00\n"
                + "B,1,inbound,7001,2026-11-21 09:00:00,2026-11-21 09:00:00,2026-11-21 09:00:05,2026-11-21 09:02:00\n");
        home.write("training_sessions.csv", "session_id,topic,planned_on,held_on,trainer,invited,attended,passed,graded_on,summary_on,final_on,filed_on\n"
                + "S1,服务用语,2026-11-05,2026-11-05,刘芳,12,10,9,2026-11-08,2026-11-13,2026-12-01,2026-11-30\n"
                + "S2,投诉处理,2026-11-20,,刘芳,8,,,,,,\n");
        home.write("trainings.csv", "month,topic\n2026-12,系统操作\n");
        home.write("qa_reviews.csv", "review_id,reviewed_on,scope,call_id,agent_id,has_problem,compliant,ticket_id,criteria\n"
                + "R1,2026-11-20,常规,A,7001,0,1,T1,\"{\"\"开场白\"\": 80, \"\"语气\"\": 79.5}\"\n"
                + "R2,2026-11-20,专项,A,7001,1,0,T1,\"{\"\"开场白\"\": \"\"100\"\"}\"\n");
        home.write("tickets.csv", "ticket_id,agent_id,kind,status,created_at,updated_at\n" + Stream.of("T1", "T2", "T3").map(id -> id
                + ",7001,inquiry,open,2026-11-20 09:00:00,2026-11-20 09:00:00\n").collect(Collectors.joining()));
        home.write("knowledge.csv", "entry_id,agent_id,added_on,approved_on,kind,question_at,answered_at\n"
                + "K1,7001,2026-11-20,2026-11-22,add,,\nK2,7001,2026-11-20,,add,,\n"
                + "K3,7001,2026-11-20,2026-11-21,answer,2026-11-20 10:00:00,2026-11-21 10:00:01\n");
        home.write("incidents.csv", "incident_id,occurred_at,content,recovered_at,equipment_id\nI1,2026-11-20 10:00:00,断线,2026-11-20 11:00:00,E1\n"
                + "I2,2026-11-20 10:30:00,断线,2026-11-20 12:00:00,E1\nI3,2026-11-30 23:00:00,断线,,E1\n"
                + "I4,2026-11-20 09:00:00,断电,2026-11-20 09:30:00,E2\nI5,2026-11-20 09:00:00,网页打不开,,\n");
        home.write("equipment.csv", "equipment_id,kind,model,installed_on,status\nE1,交换机,PBX,2026-11-16,在用\nE3,电源,UPS,2026-01-01,在用\n");
        try (Warehouse warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).load(folder.resolve("test-config"), DAYS);
        }
    }

    private ReportDocument document(String report, String period) {
        try (Wiring mart = new Wiring(home.configuration(), Clock.systemUTC())) {
            return ListCentre.document(mart, mart.configuration().reports().get(report), Period.parse(period));
        }
    }

    /** Title and rows of the table that begins so. */
    private static List<String> table(Stream<ReportTable> tables, String title) {
        ReportTable table = tables.filter(one -> one.title().startsWith(title)).findFirst().orElseThrow();
        return Stream.concat(Stream.of(table.title()), table.rows().stream().map(row -> row.cells().stream().map(Cell::text)
                .collect(Collectors.joining("|")))).toList();
    }

    private List<String> part(String report, String period, String title) {
        return table(((ListDocument) document(report, period)).further().stream(), title);
    }

    private List<String> kpi(String kpi, String by) {
        TestHome.Result result = home.run("kpi", "--from", "2026-11-01", "--to", "2026-11-30", "--by", by, "--kpi", kpi, "--format", "csv");
        assertThat(result.exit()).as(result.err()).isZero();
        return result.csv().stream().map(row -> row.values().toString()).toList();
    }

    @Test
    void what_followed_a_training_stands_beside_next_months_plan() {
        assertThat(part("monthly-monitoring", "2026-11", "本月培训")).containsExactly("本月培训：2 场",
                "服务用语|2026-11-05|2026-11-05|是|刘芳|12|10|9|90.00%|80|2026-11-08|2026-11-13|2026-12-01|2026-11-30|小结",
                "投诉处理|2026-11-20|—|否|刘芳|8|—|—|—|80|—|—|—|—|—");
        assertThat(part("monthly-monitoring", "2026-11", "下月培训计划")).anyMatch(row -> row.startsWith("系统操作"));
        assertThat(kpi("training_done", "month")).singleElement().asString().contains("1.000000, 2.000000, 0.500000");
        assertThat(kpi("training_pass_rate", "month")).singleElement().asString().contains("9.000000, 10.000000, 0.900000");
        assertThat(kpi("training_timeliness", "month")).singleElement().asString().contains("2.000000, 3.000000, 0.666667");
        assertThat(kpi("training_timeliness", "step")).anyMatch(row -> row.contains("summary, training_timeliness, 0.000000, 1.000000"));
    }

    @Test
    void criteria_scopes_and_checked_tickets_stand_in_the_monitoring_reports() {
        for (List<String> report : List.of(List.of("daily-monitoring", "2026-11-20"), List.of("weekly-monitoring", "2026-W47"),
                List.of("monthly-monitoring", "2026-11"))) {
            assertThat(part(report.get(0), report.get(1), "评分项合格率")).containsExactly("评分项合格率：2 项", "语气|1|0|0.00%", "开场白|2|2|100.00%");
            assertThat(part(report.get(0), report.get(1), "监听范围")).containsExactly("监听范围：2 类", "专项|1|1|0|0.00%", "常规|1|0|1|100.00%");
            assertThat(part(report.get(0), report.get(1), "工单抽查")).containsExactly("工单抽查：1 天", "2026-11-20|3|1|33.33%");
        }
        assertThat(kpi("compliance_rate", "scope")).anyMatch(row -> row.contains("常规, compliance_rate, 1.000000, 1.000000"))
                .anyMatch(row -> row.contains("专项, compliance_rate, 0.000000, 1.000000"));
        assertThat(kpi("criterion_pass_rate", "criterion")).anyMatch(row -> row.contains("开场白, criterion_pass_rate, 2.000000, 2.000000"));
        assertThat(kpi("ticket_check_rate", "day")).anyMatch(row -> row.contains("2026-11-20, ticket_check_rate, 1.000000, 3.000000, 0.333333"));
    }

    @Test
    void approved_entries_a_day_of_work_are_the_contribution_to_the_knowledge_base() {
        assertThat(kpi("knowledge_contribution", "agent")).anyMatch(row -> row.contains("7001, knowledge_contribution, 2.000000, 2.000000, 1.000000"));
        assertThat(kpi("knowledge_timeliness", "day")).anyMatch(row -> row.contains("2026-11-21, knowledge_timeliness, 0.000000, 1.000000"));
    }

    @Test
    void devices_are_listed_with_faults_downtime_and_time_between_faults() {
        assertThat(table(((FiguresDocument) document("monthly-operations", "2026-11")).tables().stream(), "设备故障")).containsExactly("设备故障",
                "E1|交换机|PBX|2026-11-16 周一|—|在用|3|180|119.0", "E2|—|—|—|—|—|1|30|719.5", "合计|2 台||||1 起未恢复|4|210|");
    }
}
