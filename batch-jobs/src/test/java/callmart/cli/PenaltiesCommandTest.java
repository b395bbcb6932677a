package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.Folders;
import callmart.report.Workbooks;
import callmart.run.RunLock;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.testing.TestHome.Result;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A month of two vendors from the source files to its third version. The tests follow on one another. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PenaltiesCommandTest {

    private static final String CONTRACT = """
            id: NAME
            vendor: {id: NAME, name: 外包NAME}
            covers: {teams: [NAME]}
            effective: {from: 2025-01-01, to: 2025-12-31}
            currency: CNY
            monthly-fee: 10000.00
            kpis:
              - {kpi: compliance_rate, target: 95%, rule: {kind: per-point, amount: 10.00, rounding: started}}
              - {kpi: presence, target: 95%, rule: {kind: per-day, amount: 100.00}}
            slips:
              tariff: {A1: {title: 服务态度, amount: 200.00}, B2: {title: 业务差错, amount: 100.00}, D1: {title: 旷工, amount: 300.00}, D2: {title: 迟到, amount: 20.00}}
              from:
                qa_reviews: problem_code
                complaint_cases: {business: B2, attitude: A1}
                attendance: {absent: D1, late: {code: D2, over-minutes: 10}}
                penalty_slips: code
            caps: {agent-month: 500.00}
            """;
    private static final String CASES = """
            case_id,call_id,agent_id,received_at,nature,verdict,appealed_at,appeal_verdict,updated_at
            C1,K1,7001,2025-03-10 09:00:00,attitude,upheld,,,2025-03-10 10:00:00
            C2,,7001,2025-03-10 09:30:00,business,rejected,2025-03-10 11:00:00,overturned,2025-03-10 12:00:00
            C3,,7001,2025-03-10 10:00:00,business,rejected,,,2025-03-10 12:00:00
            C4,,7002,2025-03-10 11:00:00,business,upheld,2025-03-10 12:00:00,overturned,2025-03-10 13:00:00
            C5,,7002,2025-03-10 12:00:00,attitude,pending,,,2025-03-10 13:00:00
            C6,,7002,2025-03-10 23:59:59,business,upheld,2025-03-11 12:00:00,,2025-03-10 23:59:59
            """;
    private static final String REVIEWS = "review_id,reviewed_on,agent_id,call_id,has_problem,problem_code,compliant\n";

    private TestHome home;

    @BeforeAll
    void load_a_day(@TempDir Path folder) {
        home = new TestHome(folder, "penalties_command", "Asia/Shanghai", """
                feeds:
                  agents: [{type: csv, path: 'agents.csv'}]
                  qa_reviews: [{type: csv, path: 'reviews-{date}.csv'}]
                  complaint_cases: [{type: csv, path: 'cases-{date}.csv'}]
                  attendance: [{type: csv, path: 'attendance-{date}.csv'}]
                  penalty_slips: [{type: csv, path: 'slips-{date}.csv'}]
                """).makingOnly("monthly-performance");
        home.write("test-config/contracts/red.yml", CONTRACT.replace("NAME", "red"));
        home.write("test-config/contracts/blue.yml", CONTRACT.replace("NAME", "blue"));
        home.write("agents.csv", "agent_id,name,team\n7001,赵一,red\n7002,钱二,blue\n7003,孙三,green\n");
        home.write("reviews-20250310.csv", REVIEWS + "Q1,2025-03-10,7001,K1,1,B2,0\nQ2,2025-03-10,7002,K2,1,B2,1\nQ3,2025-03-10,7003,K3,1,B2,1\n"
                + "Q4,2025-03-10,7001,K4,0,,1\n");
        home.write("cases-20250310.csv", CASES);
        home.write("attendance-20250310.csv", "date,agent_id,scheduled_shift,actual_shift,late_minutes,absent_hours\n2025-03-10,7001,早班,早班,11,2\n"
                + "2025-03-10,7002,早班,早班,10,\n");
        home.write("slips-20250310.csv", "slip_id,date,agent_id,code,call_id,status,amount\nS1,2025-03-10,7001,B2,K9,issued,33.335\n"
                + "S2,2025-03-10,7002,A1,,revoked,\nS3,2025-03-10,7002,A1,K2,appealed,\n");
        load();
    }

    private void load() {
        assertThat(home.run("backfill", "--from", "2025-03-10", "--to", "2025-03-10", "--feeds",
                "agents,qa_reviews,complaint_cases,attendance,penalty_slips", "--no-mail").exit()).isIn(Exit.DONE, Exit.WARNINGS);
    }

    private static List<String> lines(Result result) {
        return result.csv().stream().map(row -> String.join(" ", row.get("kind"), row.get("ref"), row.get("rule"), row.get("amount"))).toList();
    }

    @Test
    @Order(1)
    void each_vendor_answers_for_its_own_agents() {
        Result result = home.run("penalties", "--month", "2025-03", "--format", "csv");

        assertThat(result.exit()).isEqualTo(Exit.DONE);
        assertThat(result.out().lines().findFirst()).hasValue("line,kind,ref,agent_id,rule,numerator,denominator,value,target,amount,note");
        assertThat(lines(result)).containsExactly(
                "kpi compliance_rate per-point 0.00",
                "slip Q2 B2 0.00",
                "slip S2 A1 0.00",
                "slip S3 A1 200.00",
                "slip C4 B2 0.00",
                "slip C5 A1 0.00",
                "slip C6 B2 100.00",
                "total blue  300.00",
                "kpi compliance_rate per-point 450.00",
                "slip 2025-03-10/7001 D1 300.00",
                "slip 2025-03-10/7001 D2 20.00",
                "slip Q1 B2 0.00",
                "slip S1 B2 33.34",
                "slip C1 A1 200.00",
                "slip C2 B2 100.00",
                "cap 7001  -153.34",
                "total red  950.00");
    }

    @Test
    @Order(2)
    void the_note_says_why() {
        Map<String, String> notes = new HashMap<>();
        home.run("penalties", "--month", "2025-03", "--format", "csv").csv().forEach(row -> notes.put(row.get("ref") + row.get("rule"), row.get("note")));

        assertThat(notes).containsEntry("Q1B2", "merged: C1 stands for the call; qa_reviews of 2025-03-10; call K1 (call not held)")
                .containsEntry("2025-03-10/7001D2", "attendance of 2025-03-10; 11 minutes late")
                .containsEntry("S2A1", "revoked; penalty_slips of 2025-03-10")
                .containsEntry("C6B2", "appealed, not decided; complaint_cases of 2025-03-10");
    }

    @Test
    @Order(3)
    void what_if_computes_with_another_file_and_stores_nothing() {
        Path other = home.write("other.yml", CONTRACT.replace("NAME", "red").replace("amount: 200.00", "amount: 7.00"));

        Result result = home.run("penalties", "--month", "2025-03", "--what-if", other.toString(), "--format", "csv");

        assertThat(lines(result)).contains("slip Q1 B2 100.00", "slip C1 A1 0.00").noneMatch(line -> line.contains("blue"));
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--format", "csv").csv()).isEmpty();
        Path bad = home.write("bad.yml", CONTRACT.replace("NAME", "red").replace("compliance_rate", "complience_rate"));
        Result refused = home.run("penalties", "--month", "2025-03", "--what-if", bad.toString());
        assertThat(refused.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(refused.err()).contains("bad.yml:8: kpis[0].kpi: there is no KPI 'complience_rate'; did you mean 'compliance_rate'?");
    }

    /**
     * As decision 325 works it. With a service attitude at 7.00 the error of Q1, on the same call K1, is the dearer slip: C1 is merged into it, 100.00
     * more of B2 and 200.00 less of A1, of which the agent's cap takes 100.00 less off.
     */
    @Test
    @Order(3)
    void what_another_configuration_changes_is_told_as_money_and_nothing_is_stored() {
        home.write("other/contracts/red.yml", CONTRACT.replace("NAME", "red").replace("amount: 200.00", "amount: 7.00")
                .replace("compliance_rate, target: 95%", "compliance_rate, target: 90%"));
        home.write("other/kpis.yml", "kpis: {compliance_rate: {numerator: qa_done - qa_compliant}}\n");

        Result result = home.run("penalties", "what-changed", "--with", home.home().resolve("other").toString(), "--month", "2025-03", "--months", "2",
                "--format", "csv");

        assertThat(result.exit()).isEqualTo(Exit.DONE);
        assertThat(result.out().lines().findFirst()).hasValue("month,contract,kind,ref,value,other_value,target,other_target,amount,other_amount,"
                + "difference,currency");
        assertThat(result.csv()).extracting(row -> row.get("month")).containsOnly("2025-02", "2025-03");
        assertThat(result.csv().stream().filter(row -> row.get("month").equals("2025-03") && row.get("ref").matches(
                "compliance_rate|[A-D]\\d|agent|red|blue")).map(row -> String.join(" ", row.get("contract"), row.get("kind"), row.get("ref"),
                row.get("value"), row.get("other_value"), row.get("target"), row.get("other_target"), row.get("amount"),
                row.get("other_amount"), row.get("difference")))).containsExactly(
                " value compliance_rate 0.750000 0.250000 >= 0.95 >= 0.95   ",
                "blue kpi compliance_rate 1.000000  >= 0.95  0.00  0.00",
                "blue slip A1     200.00  -200.00",
                "blue slip B2     100.00  -100.00",
                "blue total blue     300.00  -300.00",
                "red kpi compliance_rate 0.500000 0.500000 >= 0.95 >= 0.9 450.00 400.00 -50.00",
                "red slip A1     200.00 0.00 -200.00",
                "red slip B2     133.34 233.34 100.00",
                "red slip D1     300.00 300.00 0.00",
                "red slip D2     20.00 20.00 0.00",
                "red cap agent     -153.34 -53.34 100.00",
                "red total red     950.00 900.00 -50.00");
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--format", "csv").csv()).isEmpty();
    }

    @Test
    @Order(3)
    void what_another_configuration_counts_otherwise_is_said() {
        home.write("slower/application.yml", "callmart: {answer-target-seconds: 20}\n");
        String with = home.home().resolve("slower").toString();

        Result result = home.run("penalties", "what-changed", "--with", with, "--month", "2025-03", "--months", "1", "--contract", "red");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.DONE);
        assertThat(home.run("penalties", "what-changed", "--with", with, "--month", "2025-03", "--months", "1", "--contract", "rde").exit()).isEqualTo(Exit.WARNINGS);
        assertThat(home.configuration().countsOtherwise(Configuration.read(new Folders(ReferenceData.projectRoot(), home.home(), Path.of(with),
                SharedWarehouse.cache())))).containsExactly("callmart.answer-target-seconds");
        assertThat(home.run("penalties", "what-changed", "--month", "2025-03").err()).contains("name it by --with DIR");
        assertThat(home.run("penalties", "what-changed", "--with", with + "-not").err()).contains("slower-not is no folder");
        assertThat(home.run("penalties", "what-changed", "--with", with, "--months", "0").err()).contains("--months is 1 to 120, found 0");
        assertThat(home.run("penalties", "what-changed", "--with", with, "--outlook").err()).contains("leave --outlook out");
        assertThat(home.run("penalties", "diff", "--with", with, "--month", "2025-03").err()).contains("--with goes with what-changed, not with diff");
        assertThat(home.run("penalties").err()).contains("Missing required option: '--month=M'");
    }

    @Test
    @Order(4)
    void one_contract_is_closed_and_the_others_stay_open() {
        assertThat(home.run("penalties", "close", "--month", "2025-03", "--contract", "red").exit()).isEqualTo(Exit.DONE);

        Result shown = home.run("penalties", "--month", "2025-03");
        assertThat(shown.out().lines().filter(line -> line.contains("covers teams"))).satisfiesExactlyInAnyOrder(
                line -> assertThat(line).startsWith("blue 外包blue 2025-03, covers teams blue, CNY, fee 10,000.00, draft"),
                line -> assertThat(line).startsWith("red 外包red 2025-03, covers teams red, CNY, fee 10,000.00, version 1 of "));
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--format", "csv").csv()).extracting(row -> row.get("contract"))
                .containsExactly("red");
    }

    @Test
    @Order(5)
    void closing_issues_version_1_and_computing_again_makes_no_other() {
        assertThat(home.run("penalties", "close", "--month", "2025-03").exit()).isEqualTo(Exit.DONE);
        load();
        home.run("penalties", "close", "--month", "2025-03");
        String shown = home.run("penalties", "--month", "2025-03", "--format", "csv").out();

        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--format", "csv").csv())
                .extracting(row -> row.get("contract") + " " + row.get("version") + " " + row.get("total") + " " + row.get("reasons"))
                .containsExactly("blue 1 300.00 closed", "red 1 950.00 closed");
        assertThat(home.run("penalties", "--month", "2025-03", "--version", "1", "--format", "csv").out()).isEqualTo(shown);
    }

    @Test
    @Order(6)
    void data_that_arrives_after_makes_another_version_and_changes_no_issued_one() {
        String issued = home.run("penalties", "--month", "2025-03", "--version", "1", "--format", "csv").out();
        home.write("cases-20250310.csv", CASES.replace("pending,,,2025-03-10 13:00:00", "upheld,,,2025-03-10 14:00:00"));
        load();

        Result again = home.run("penalties", "--month", "2025-03", "--format", "csv");

        assertThat(lines(again)).contains("slip C5 A1 200.00", "total blue  500.00", "total red  950.00");
        assertThat(home.run("penalties", "--month", "2025-03", "--version", "1", "--format", "csv").out()).isEqualTo(issued);
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--contract", "blue", "--format", "csv").csv().get(1))
                .containsEntry("version", "2").containsEntry("difference", "200.00");
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--contract", "blue", "--format", "csv").csv().get(1).get("reasons"))
                .contains("loaded:complaint_cases:2025-03-10:2025-03-10");
        assertThat(home.run("penalties", "diff", "--month", "2025-03", "--format", "csv").csv()).extracting(row -> String.join(" ",
                row.get("contract"), row.get("version"), row.get("change"), row.get("ref"), row.get("before"), row.get("after"), row.get("difference")))
                .containsExactly("blue 2 changed C5 0.00 200.00 200.00", "blue 2 changed blue 300.00 500.00 200.00");
    }

    @Test
    @Order(7)
    void a_code_without_tariff_marks_the_statement_incomplete() {
        home.write("reviews-20250310.csv", REVIEWS + "Q1,2025-03-10,7001,K1,1,X1,0\nQ5,2025-03-10,7001,K5,1,,0\n");
        load();

        Result result = home.run("penalties", "--month", "2025-03", "--contract", "red", "--format", "csv");

        assertThat(result.exit()).isEqualTo(Exit.WARNINGS);
        assertThat(lines(result)).contains("slip Q1 X1 0.00", "slip Q5  0.00");
        assertThat(result.csv()).anyMatch(row -> row.get("note").equals("incomplete: 2 slips without tariff"));
    }

    @Test
    @Order(8)
    void analysts_read_the_statements() {
        try (var warehouse = home.warehouse()) {
            assertThat(warehouse.query("SELECT contract_id, version, is_latest, total, incomplete FROM v_statements WHERE contract_id = 'red'"
                    + " ORDER BY version", Map.of(), row -> row.intValue("version") + " " + row.longValue("is_latest") + " " + row.longValue("incomplete")))
                    .containsExactly("1 0 0", "2 1 1");
            assertThat(warehouse.query("SELECT sum(amount) AS s FROM v_statement_lines WHERE contract_id = 'blue' AND version = 2 AND kind != 'total'",
                    Map.of(), row -> row.decimal("s"))).first().satisfies(sum -> assertThat(sum).isEqualByComparingTo(new BigDecimal("500")));
        }
    }

    @Test
    @Order(9)
    void what_cannot_be_shown_is_said() {
        Result none = home.run("penalties", "--month", "2024-03");
        assertThat(none.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(none.err()).contains("no contract is in force in 2024-03");
        assertThat(home.run("penalties", "--month", "2025-03", "--version", "9").err()).contains("there is no such version of 2025-03");
        assertThat(home.run("penalties", "--month", "March").err()).contains("'March' is not a month; write it as 2026-11");
        assertThat(home.run("penalties", "diff", "--month", "2025-03", "--version", "9").exit()).isEqualTo(Exit.BAD_USAGE);
        for (String action : List.of("show", "close", "diff", "versions")) {
            Result unknown = home.run("penalties", action, "--month", "2025-03", "--contract", "rde");
            assertThat(unknown.exit()).isEqualTo(Exit.BAD_USAGE);
            assertThat(unknown.err()).contains("there is no contract 'rde'; did you mean 'red'?");
        }
    }

    @Test
    @Order(10)
    void options_that_say_nothing_to_an_action_are_refused() {
        String file = home.home().resolve("other.yml").toString();
        assertThat(home.run("penalties", "close", "--month", "2025-03", "--version", "1").err()).contains("--version goes with show and diff, not with close");
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--reason", "x").err()).contains("--reason goes with what may issue a version");
        assertThat(home.run("penalties", "close", "--month", "2025-03", "--what-if", file).err()).contains("--what-if only shows and stores nothing; leave close out");
        assertThat(home.run("penalties", "--month", "2024-03", "--what-if", file).err()).contains("is not in force in 2024-03; see its 'effective'");
        assertThat(home.run("penalties", "--month", "2025-03", "--contract", "blue", "--what-if", file).err()).contains("is red, not blue; leave --contract out");
    }

    @Test
    @Order(11)
    void while_another_run_holds_the_lock_the_last_version_is_shown_and_none_is_issued() throws IOException {
        String shown = home.run("penalties", "--month", "2025-03", "--format", "csv").out();
        try (RunLock lock = home.configuration().lock("test", Instant.EPOCH)) {
            assertThat(home.run("penalties", "--month", "2025-03", "--format", "csv").out()).isEqualTo(shown);
            assertThat(home.run("penalties", "close", "--month", "2025-03").exit()).isEqualTo(Exit.LOCKED);
        }
    }

    @Test
    @Order(12)
    void the_report_shows_each_vendors_last_version() throws IOException {
        Result result = home.run("render", "monthly-performance", "--period", "2025-03", "--format", "xlsx");

        String text = Workbooks.text(Files.readAllBytes(Path.of(result.out().strip())));
        assertThat(text).contains("外包blue（合同 blue，考核范围：班组 blue）应扣 500.00 元（伍佰元整）。本表为第 3 版，较第 2 版 0.00 元（上一版之后又装载了 坐席名单（2025-03-10）")
                .contains("投诉案件（2025-03-10）").contains("不完整：2 张过失单没有对应的合同标准").contains("赵一");
    }

    @Test
    @Order(13)
    void a_fault_in_a_contract_stops_every_command() {
        home.write("test-config/contracts/red.yml", CONTRACT.replace("NAME", "red").replace("absent: D1", "absent: D9"));

        Result refused = home.run("status");

        assertThat(refused.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(refused.err()).contains("contracts/red.yml:").contains("slips.from.attendance.absent: the tariff has no slip code 'D9'; did you mean 'D1'?");
    }

    /** One agent changes sides after the month: the closed statements of both vendors stay as they are. */
    @Test
    @Order(14)
    void a_transfer_changes_no_statement_of_a_past_month() {
        home.write("test-config/contracts/red.yml", CONTRACT.replace("NAME", "red"));
        assertThat(home.run("penalties", "close", "--month", "2025-03").exit()).isEqualTo(Exit.WARNINGS);
        List<String> before = home.run("penalties", "versions", "--month", "2025-03", "--format", "csv").out().lines().toList();
        assertThat(before).filteredOn(line -> line.startsWith("red,")).isNotEmpty();
        home.write("agents.csv", "agent_id,name,team\n7001,赵一,blue\n7002,钱二,blue\n7003,孙三,green\n");
        assertThat(home.run("nightly", "--feeds", "agents", "--date", "2025-04-26", "--no-mail").exit()).isIn(Exit.DONE, Exit.WARNINGS);
        try (var warehouse = home.warehouse()) {
            assertThat(warehouse.query("SELECT team FROM agents WHERE agent_id = '7001'", Map.of(), row -> row.string("team"))).containsExactly("blue");
        }

        home.run("penalties", "close", "--month", "2025-03");
        assertThat(home.run("penalties", "versions", "--month", "2025-03", "--format", "csv").out().lines().toList()).isEqualTo(before);
    }

    /** Another tariff would be another version, were there measures to compute it from. */
    @Test
    @Order(15)
    void a_month_that_an_upgrade_left_without_measures_gets_no_version_until_it_is_measured() {
        List<String> month = List.of("--month", "2025-03", "--format", "csv");
        String before = home.run(command("versions", month)).out();
        home.write("test-config/contracts/red.yml", CONTRACT.replace("NAME", "red").replace("amount: 20.00", "amount: 30.00"));
        try (var warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO days_to_measure VALUES ('2025-03-10', 'qa_measures', '2025-03-10', 'V023', now64())");
        }

        Result refused = home.run(command("close", month));
        assertThat(refused.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(refused.err()).contains("no version is issued of 2025-03", "measure --waiting");
        home.run(command("show", month));
        assertThat(home.run(command("versions", month)).out()).isEqualTo(before);

        assertThat(home.run("measure", "--waiting").out()).contains("measured: 1 days");
        home.run(command("show", month));
        assertThat(home.run(command("versions", month)).out()).isNotEqualTo(before);
    }

    private static String[] command(String action, List<String> options) {
        return Stream.concat(Stream.of("penalties", action), options.stream()).toArray(String[]::new);
    }
}
