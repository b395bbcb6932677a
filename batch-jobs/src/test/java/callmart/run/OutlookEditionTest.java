package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.Folders;
import callmart.report.Pdfs;
import callmart.report.Workbooks;
import callmart.testing.ReferenceData;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedWarehouse;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The outlook of the month's penalties in the daily mail of finance, which sees all contracts, and of vendors, each of which sees its own. On the 20th
 * two of three calls of sales are answered in time, and the only one of care.
 */
class OutlookEditionTest {

    private static final String DAY = "2026-11-20";
    private static final String REPORT = """
              daily:
                title: '{M}月{d}日日报'
                period: day
                layout: figures
                dataset: operations
                figures: [seizures, answered, lost, answer_rate_15s]
                cards: [seizures]
                charts: []
                tables: [queues]
                formats: [xlsx, pdf]
                deadline: next-day 11:30
                recipients: [客服组负责人]
                burst: vendor
                outlook: [财务, 审计]
                feeds: [calls]
            """;
    private static final String READERS = """
            from: {name: 电话中心报表, address: reports@example.com}
            roles:
              客服组负责人: [{name: 负责人, address: lead@example.com}]
              报表管理员: [{name: 管理员, address: admin@example.com}]
              财务: [{name: 财务, address: finance@example.com}]
            vendors:
              north: [{name: 甲, address: north@example.com}]
              south: [{name: 乙, address: south@example.com}]
            """;

    @TempDir
    private Path folder;

    private static String contract(String vendor, String queue) {
        return "id: C-" + vendor + "\nvendor: {id: " + vendor + ", name: 外包" + vendor + "}\ncovers: {queues: [" + queue + "]}\n"
                + "effective: {from: 2026-01-01, to: 2026-12-31}\ncurrency: CNY\nmonthly-fee: 10000.00\nkpis:\n"
                + "  - {kpi: answer_rate_15s, target: 95%, rule: {kind: per-point, amount: 100.00, rounding: started}}\n";
    }

    private static String body(MailingCentre post, String address) {
        return String.join("\n", post.server.taken().stream().filter(mail -> mail.to().contains(address)).map(MailingCentre::text).toList());
    }

    /** Sales: 2 of 3, 29 started points; the Friday that is left brings 3 calls, (0.95 × 6 − 2) ÷ 3 is above 100 %. Care: (0.95 × 2 − 1) ÷ 1. */
    @Test
    void finance_sees_all_contracts_a_vendor_its_own_and_others_none() throws IOException {
        try (MailingCentre post = new MailingCentre(folder, "outlook_edition", REPORT)) {
            post.home.write("test-config/recipients.yml", READERS);
            post.home.write("test-config/contracts/north.yml", contract("north", "sales"));
            post.home.write("test-config/contracts/south.yml", contract("south", "care"));
            post.home.write("calls-20261120.csv", "call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at,hangup_by\n"
                    + "A,inbound,sales,7001,2026-11-20 09:00:00,2026-11-20 09:00:05,2026-11-20 09:00:10,2026-11-20 09:02:10,caller\n"
                    + "B,inbound,sales,7002,2026-11-20 09:00:00,2026-11-20 09:00:05,2026-11-20 09:00:10,2026-11-20 09:02:10,caller\n"
                    + "C,inbound,care,7003,2026-11-20 09:00:00,2026-11-20 09:00:05,2026-11-20 09:00:10,2026-11-20 09:02:10,caller\n"
                    + "L,inbound,sales,,2026-11-20 09:10:00,2026-11-20 09:10:05,,2026-11-20 09:10:35,caller\n");

            assertThat(post.due("2026-11-21T09:00")).isZero();

            assertThat(body(post, "finance@example.com")).contains("本月扣款展望（截至 2026-11-20 周五", "C-north", "▼66.67%", "2,900.00", "已无法达标",
                    "C-south", "须达到 90.00%", "合计");
            assertThat(body(post, "north@example.com")).contains("C-north", "2,900.00").doesNotContain("C-south", "90.00%");
            assertThat(body(post, "south@example.com")).contains("C-south", "须达到 90.00%").doesNotContain("C-north", "2,900.00");
            assertThat(body(post, "lead@example.com")).contains("11月20日日报").doesNotContain("扣款展望", "2,900.00");
            Path reports = folder.resolve("out/reports/" + DAY);
            assertThat(Workbooks.text(Files.readAllBytes(reports.resolve("daily.outlook.xlsx")))).contains("本月扣款展望", "C-south", "2,900.00");
            assertThat(Pdfs.text(Files.readAllBytes(reports.resolve("daily.outlook.pdf")))).contains("本月扣款展望", "2,900.00");
            assertThat(post.server.taken().stream().map(ScriptedSmtp.Taken::to)).hasSize(4);
            assertThat(post.home.run("nightly", "--date", DAY).exit()).as("what is made again differs in nothing").isZero();
            assertThat(post.column("SELECT concat(report, ' ', toString(max(version))) AS x FROM v_deliveries GROUP BY report ORDER BY report"))
                    .containsExactly("daily 1", "daily.north 1", "daily.outlook 1", "daily.south 1");
        }
    }

    /** The product's own daily report has the edition as soon as the roles are there: those of its sample are. */
    @Test
    void the_sample_s_daily_report_has_it_for_vendor_and_finance() {
        Path root = ReferenceData.projectRoot();
        Configuration sample = Configuration.read(new Folders(root, folder, root.resolve("config"), SharedWarehouse.cache()));

        assertThat(sample.reports().get("daily-operations.outlook")).satisfies(edition -> {
            assertThat(edition.recipients()).isEqualTo(List.of("外包负责人", "财务"));
            assertThat(edition.cc()).isEmpty();
            assertThat(edition.declaredId()).isEqualTo("daily-operations");
            assertThat(edition.layout().contents()).containsKey("outlook");
        });
        assertThat(sample.reports().get("daily-operations").layout().contents()).doesNotContainKey("outlook");
    }
}
