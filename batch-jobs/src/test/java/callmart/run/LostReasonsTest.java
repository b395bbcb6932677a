package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Workbooks;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why calls got no agent, from a file to the reports. By hand: eight calls, one answered; lost are one that waited out its time, one that
 * left with a key, one that the queue threw out for want of agents, one without a stated reason that the caller ended after 3 s and one
 * that the system ended; two were turned away at the door and are no seizures.
 */
class LostReasonsTest {

    private static final String DAY = "2026-11-21";
    private static final String HEADER = "call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at,hangup_by";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre() {
        home = new TestHome(folder, "lost_reasons", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")
                .makingOnly("daily-operations", "traffic-inout");
    }

    private static String call(String id, String agent, int queuedAt, String answeredAt, int endedAt, String hangupBy, String reason) {
        String time = DAY + " 09:00:";
        return "C" + id + ",inbound,sales," + agent + "," + time + "00," + (queuedAt < 0 ? "" : time + "0" + queuedAt) + ","
                + (answeredAt.isEmpty() ? "" : time + answeredAt) + "," + time + endedAt + "," + hangupBy + "," + reason + "\n";
    }

    private String workbook(String report, boolean reasons, String... calls) throws IOException {
        String rows = String.join("", calls);
        home.write("calls-20261121.csv", HEADER + (reasons ? ",lost_reason\n" + rows : "\n" + rows.replaceAll(",[a-z]*\n", "\n")));
        home.run("nightly", "--date", DAY, "--no-mail");
        return Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/" + DAY + "/" + report + ".xlsx")));
    }

    private static final String[] CALLS = {call("1", "1001", 0, "10", 50, "caller", ""), call("2", "", 0, "", 40, "system", "timeout"),
        call("3", "", 0, "", 20, "caller", "key"), call("4", "", 0, "", 30, "system", "empty"), call("5", "", 7, "", 10, "caller", ""),
        call("6", "", 0, "", 15, "system", ""), call("7", "", -1, "", 10, "system", "full"), call("8", "", -1, "", 11, "system", "closed")};

    /** The rows of the table of reasons: label and count of the day. */
    private static List<String> table(String workbook) {
        String sheet = workbook.split("== 呼损原因\n")[1].split("\n== ")[0];
        return Stream.of(sheet.split("\n")).filter(line -> line.matches("[AB]\\d+ .*")).map(line -> line.replaceFirst("^[AB]\\d+ ", ""))
                .skip(3).toList();
    }

    @Test
    void they_are_counted_one_by_one_and_add_up() throws IOException {
        assertThat(table(workbook("daily-operations", true, CALLS))).containsSubsequence("呼损数", "5", "呼损-用户放弃", "1", "呼损-按键退出", "1",
                "呼损-排队超时", "1", "呼损-无坐席", "1", "呼损-队列已满", "0", "呼损-非服务时间", "0", "呼损-其他", "1", "短时放弃数", "1", "拒入量", "2");
        String traffic = Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/" + DAY + "/traffic-inout.xlsx")));
        assertThat(table(traffic)).containsSubsequence("呼损数", "5", "拒入量", "2");
        assertThat(traffic.split("== 指标总表\n")[1]).contains("拒入量\nB6 2\n", "占用次数\nB7 6\n", "呼损数\nB9 5\n");
    }

    @Test
    void what_no_source_tells_is_left_out_and_never_0() throws IOException {
        String[] untold = Stream.of(CALLS).limit(6).toArray(String[]::new);
        String workbook = workbook("daily-operations", false, untold);

        assertThat(table(workbook)).containsSubsequence("呼损数", "5", "呼损-用户放弃", "2", "呼损-其他", "3", "短时放弃数", "1")
                .doesNotContain("呼损-按键退出", "呼损-排队超时", "呼损-无坐席", "拒入量");
        assertThat(Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/" + DAY + "/traffic-inout.xlsx"))).split("== 指标总表\n")[1])
                .contains("拒入量\nB6 —\n");
    }

    @Test
    void a_day_on_which_everybody_was_turned_away_is_no_day_without_calls() throws IOException {
        String workbook = workbook("traffic-inout", true, CALLS[6], CALLS[7]);

        assertThat(workbook).doesNotContain("无来电");
        assertThat(workbook.split("== 指标总表\n")[1]).contains("拒入量\nB6 2\n", "占用次数\nB7 0\n");
    }
}
