package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Pdfs;
import callmart.report.Workbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days without rows, without queues, without agents, and with words of absurd length: every report of the product is made. */
class UnusualDaysTest {

    private static final String LONG = "长".repeat(70_000);
    private static final String CALLS = "call_id,direction,queue,category,agent_id,arrived_at,queued_at,answered_at,ended_at,"
            + "survey_offered,survey_result\n";
    private static final String TICKETS = "ticket_id,call_id,agent_id,kind,category,subtype,caller,content,region,status,created_at,"
            + "updated_at\n";

    @TempDir
    private Path folder;

    private static String call(String day, String id, String word, boolean answered) {
        return id + ",inbound," + word + "," + word + "," + (answered ? word : "") + "," + day + " 09:00:00,"
                + (word.isEmpty() ? "" : day + " 09:00:05") + "," + (answered ? day + " 09:00:10" : "") + "," + day + " 09:02:00,,\n";
    }

    private static String ticket(String day, String id, String word) {
        String at = day + " 09:10:00";
        return id + "," + word + "," + word + ",complaint,," + String.join(",", word, word, word, word) + ",open," + at + "," + at + "\n";
    }

    @Test
    void every_report_is_made() throws Exception {
        try (MailingCentre post = MailingCentre.ofTheProduct(folder, "unusual_days",
                "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}], tickets: [{type: csv, path: 'tickets-{date}.csv'}]}")) {
            post.clock.set("2026-11-24T10:00", MailingCentre.ZONE);
            day(post, "2026-11-16", "", "");
            day(post, "2026-11-17", call("2026-11-17", "ivr", "", false), ticket("2026-11-17", "t17", ""));
            day(post, "2026-11-18", call("2026-11-18", "answered", "", true).replace(",,,,", ",,,7001,"), "");
            day(post, "2026-11-19", call("2026-11-19", LONG, LONG, true) + call("2026-11-19", "lost" + LONG, LONG + "二", false),
                    ticket("2026-11-19", "t" + LONG, LONG));
            post.home.run("weekly", "--week", "2026-W47", "--no-mail");

            assertThat(post.column("SELECT concat(report, ' ', period, ' ', message) AS x FROM v_report_runs"
                    + " WHERE message LIKE '%rendered%'")).isEmpty();
            assertThat(made(post)).contains("2026-11-16 traffic-inout", "2026-11-17 traffic-inout", "2026-11-18 traffic-inout",
                    "2026-11-19 traffic-inout", "2026-11-19 daily-complaints", "2026-11-19 complaint-log");
            assertThat(workbook("2026-11-17/traffic-inout")).contains("无数据");
            assertThat(workbook("2026-11-19/daily-complaints")).contains("……（共 70000 字，其余见来源系统）");
            assertThat(workbook("2026-11-19/complaint-log")).as("the ticket's id is t and 70,000 characters")
                    .contains("……（共 70001 字，其余见来源系统）", "……（共 70000 字，其余见来源系统）");
            assertThat(List.of(pdf("2026-11-19/daily-complaints"), pdf("2026-11-19/complaint-log"))).as("the row would take more than ten pages")
                    .allMatch(text -> text.contains("全部1条见工作簿"));
        }
    }

    /** A call that never asked for an agent, one that an agent made, and no call in a file that lacks two columns of the day before. */
    @Test
    void a_centre_without_queues_gets_its_report_of_each_day() throws Exception {
        try (MailingCentre post = MailingCentre.ofTheProduct(folder, "without_queues", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")) {
            post.clock.set("2026-11-24T10:00", MailingCentre.ZONE);
            post.home.write("calls-20261121.csv", "call_id,direction,arrived_at,ended_at\n"
                    + "950,inbound,2026-11-21 10:00:00,2026-11-21 10:01:00\n");
            post.home.write("calls-20261122.csv", "call_id,direction,agent_id,arrived_at,answered_at,ended_at\n"
                    + "951,outbound,1001,2026-11-22 10:00:00,2026-11-22 10:00:10,2026-11-22 10:01:00\n");
            post.home.write("calls-20261123.csv", "call_id,direction,arrived_at,ended_at\n");
            for (String day : List.of("2026-11-21", "2026-11-22", "2026-11-23")) {
                post.home.run("nightly", "--date", day, "--no-mail");
            }

            assertThat(made(post)).contains("2026-11-21 traffic-inout", "2026-11-22 traffic-inout", "2026-11-23 traffic-inout");
            assertThat(workbook("2026-11-21/traffic-inout")).contains("A9 占用次数\nB9 —\n");
        }
    }

    private static List<String> made(MailingCentre post) {
        return post.column("SELECT concat(period, ' ', report) AS x FROM v_report_runs WHERE state != 'withheld' ORDER BY x");
    }

    private String workbook(String report) throws IOException {
        return Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/" + report + ".xlsx")));
    }

    private String pdf(String report) throws IOException {
        return Pdfs.text(Files.readAllBytes(folder.resolve("out/reports/" + report + ".pdf"))).replaceAll("\\s", "");
    }

    private void day(MailingCentre post, String day, String calls, String tickets) {
        String compact = day.replace("-", "");
        post.home.write("calls-" + compact + ".csv", CALLS + calls);
        post.home.write("tickets-" + compact + ".csv", TICKETS + tickets);
        post.home.run("nightly", "--date", day, "--no-mail");
    }
}
