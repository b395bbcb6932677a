package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Workbooks;
import callmart.testing.Calls;
import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is counted from a feed that has no source and never had one has no value, everywhere. By hand: of the two calls of 20 November one
 * was monitored, 1 ÷ 2 = 50 %; without a source of qa_reviews that is not 0 ÷ 2 = 0 %, but —.
 */
class SourcelessMeasuresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String CALLS = "calls: [{type: csv, path: calls.csv}]";
    private static final String REVIEWS = "qa_reviews: [{type: csv, path: reviews.csv}]";
    private static final String PLANS = "qa_plans: [{type: csv, path: plans.csv}]";
    private static final String SHIFTS = "shifts: [{type: csv, path: shifts.csv}]";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void files_of_a_centre() {
        home = new TestHome(folder, "sourceless_measures", "Asia/Shanghai", "feeds: {" + CALLS + "}");
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), Calls.answered("B", DAY + " 10:10"))));
        home.write("reviews.csv", "review_id,reviewed_on,call_id,agent_id,has_problem,compliant\nR1,2026-11-20,A,7001,0,1\n");
        home.write("plans.csv", "month,agent_id,planned\n2026-11,,10\n");
        home.write("shifts.csv", "agent_id,date,starts_at,ends_at\n7001,2026-11-20,2026-11-20 08:00:00,2026-11-20 12:00:00\n");
    }

    private void sources(String... feeds) {
        home.write("test-config/sources.yml", "feeds: {" + String.join(", ", feeds) + "}");
    }

    private void load() {
        try (Warehouse warehouse = home.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.load(folder.resolve("test-config"), List.of(DAY.withDayOfMonth(1), DAY));
        }
    }

    /** KPI to value, of the whole month; KPIs without a row are absent. */
    private List<String> kpis(String... wanted) {
        List<String> command = new ArrayList<>(List.of("kpi", "--from", "2026-11-01", "--to", "2026-11-30", "--format", "csv", "--kpi"));
        command.addAll(List.of(wanted));
        return home.run(command.toArray(String[]::new)).csv().stream().map(row -> row.get("kpi") + " " + row.get("value")).toList();
    }

    private List<String> measured() {
        return home.run("measures", "--from", "2026-11-01", "--to", "2026-11-30", "--format", "csv").csv().stream()
                .map(row -> row.get("measure")).toList();
    }

    private List<String> seenByAnalysts() {
        try (Warehouse warehouse = home.warehouse()) {
            return warehouse.query("SELECT kpi FROM v_kpi_monthly WHERE kpi LIKE 'monitoring%' ORDER BY kpi", Map.of(), row -> row.string("kpi"));
        }
    }

    /** The lines of a KPI in the product's contract: kind, denominator, amount and note. */
    private List<String> penalty(String kpi) {
        return home.run("penalties", "--month", "2026-11", "--format", "csv").csv().stream().filter(row -> row.get("ref").equals(kpi))
                .map(row -> row.get("kind") + " " + row.get("value") + " " + row.get("amount") + " " + row.get("note")).toList();
    }

    @Test
    void calls_alone_have_the_kpis_of_calls_alone() {
        load();

        assertThat(measured()).contains("talks", "answered").doesNotContain("surveys_rated", "transferred_out", "qa_calls", "scheduled_s", "tickets", "required_seat_s");
        assertThat(kpis("answer_rate", "monitoring_coverage", "monitoring_completion", "presence")).containsExactly("answer_rate 1.000000");
        assertThat(home.run("kpi", "--from", "2026-11-20", "--to", "2026-11-20", "--by", "day", "--format", "csv").csv())
                .extracting(row -> row.get("kpi")).contains("answer_rate_15s").doesNotContain("monitoring_coverage");
        assertThat(seenByAnalysts()).isEmpty();
        assertThat(home.run("explain", "monitoring_coverage", "--date", "2026-11-20")).matches(result -> result.exit() == 0)
                .extracting(TestHome.Result::out).asString().contains("被监听来电数（calls_monitored）没有数据（需要 qa_reviews.call_id、calls.answered_at）", "通话次数（talks）= 2",
                        "值：—（没有数据，不考核），目标 ≥ 10.00%，未考核");
    }

    @Test
    void a_feed_with_a_source_has_no_value_before_its_first_day() {
        load();
        sources(CALLS, REVIEWS);

        assertThat(kpis("monitoring_coverage")).isEmpty();
        load();
        assertThat(kpis("monitoring_coverage", "compliance_rate")).containsExactly("monitoring_coverage 0.500000", "compliance_rate 1.000000");
        assertThat(seenByAnalysts()).containsExactly("monitoring_agent_coverage", "monitoring_coverage");
    }

    @Test
    void what_was_loaded_keeps_its_value_when_the_source_is_taken_away() {
        sources(CALLS, REVIEWS);
        load();
        sources(CALLS);

        assertThat(kpis("monitoring_coverage")).containsExactly("monitoring_coverage 0.500000");
        assertThat(seenByAnalysts()).containsExactly("monitoring_agent_coverage", "monitoring_coverage");
    }

    @Test
    void a_denominator_alone_makes_no_value_and_no_penalty() {
        home.write("test-config/contracts/a.yml", """
                id: C-1
                vendor: {id: v, name: 外包项目组}
                covers: all
                effective: {from: 2026-01-01, to: 2026-12-31}
                currency: CNY
                monthly-fee: 300000.00
                kpis:
                  - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}}
                  - {kpi: monitoring_completion, target: 100%, rule: {kind: per-point, amount: 100.00, rounding: started}}
                """);
        sources(CALLS, PLANS, SHIFTS);
        load();

        assertThat(measured()).contains("qa_planned", "scheduled_s").doesNotContain("qa_done", "logged_in_s", "adherent_s", "productive_s");
        assertThat(kpis("monitoring_completion", "effective_utilisation", "login_adherence")).isEmpty();
        assertThat(penalty("effective_utilisation")).as("four hours of shifts, and no agent states that could fill them").isEmpty();
        assertThat(penalty("monitoring_completion")).as("ten are planned, and nobody says how many were done").singleElement().asString()
                .startsWith("kpi  0.00 ");
        assertThat(home.run("scores", "--month", "2026-11", "--format", "csv").csv()).singleElement()
                .satisfies(agent -> assertThat(agent.get("compliance_rate_value")).isEmpty());
    }

    @Test
    void a_report_on_demand_shows_a_dash_and_does_not_assess() throws IOException {
        load();

        assertThat(home.run("render", "monthly-operations", "--period", "2026-11", "--format", "xlsx", "--out",
                folder.resolve("month.xlsx").toString()).exit()).as("made, though a night would withhold it").isEqualTo(3);
        String sheet = Workbooks.text(Files.readAllBytes(folder.resolve("month.xlsx"))).split("== KPI考核指标分析\n")[1];
        Matcher row = Pattern.compile("A(\\d+) 监听抽查比例\n((?:[B-Z]\\1 .*\n)+)").matcher(sheet);
        assertThat(row.find()).isTrue();
        assertThat(row.group(2)).isEqualTo("B15 —\nC15 2\nD15 —\nE15 ≥ 10.00%\nF15 未考核\nG15 —\n".replace("15", row.group(1)));
    }
}
