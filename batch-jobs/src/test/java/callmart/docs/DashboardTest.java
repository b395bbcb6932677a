package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.testing.Browser;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/bi/dashboard.html} in a real Chromium, as {@code analyst} over the sample week: it shows what the views hold. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardTest {

    private static final int PATIENCE_TENTHS = 600;

    private Warehouse warehouse;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        Optional<Path> executable = Browser.find();
        assumeTrue(executable.isPresent(), "skipped: there is no Chromium for this platform in the cache or in /usr/bin");
        warehouse = SampleWeek.forAnalysts();
        browser = Browser.open(executable.get(), scratch);
        browser.screen(1280, 900, false);
        browser.open(ReferenceData.projectRoot().resolve("docs/bi/dashboard.html").toUri());
        fill("address", SharedWarehouse.settings("callmart").url().orElseThrow());
        fill("password", SharedWarehouse.credentials().of("analyst"));
        fill("from", "2026-11-02");
        fill("to", "2026-11-06");
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
            warehouse.close();
        }
    }

    private void fill(String field, String value) {
        browser.evaluate("document.getElementById('" + field + "').value = '" + value + "'");
    }

    private String said() {
        return browser.evaluate("document.getElementById('said').textContent").asText();
    }

    /** Asks, and waits until the page has shown the answer, or said why not. */
    private void ask() throws InterruptedException {
        String counts = "Number(document.body.dataset.shown || 0) + Number(document.body.dataset.failed || 0)";
        int before = browser.evaluate(counts).asInt();
        browser.evaluate("document.querySelector('form button').click()");
        for (int i = 0; browser.evaluate(counts).asInt() == before; i++) {
            assertThat(i).as(said()).isLessThan(PATIENCE_TENTHS);
            Thread.sleep(100);
        }
    }

    private List<String> texts(String selector) {
        JsonNode found = browser.evaluate("Array.from(document.querySelectorAll('" + selector + "')).map(one => one.textContent)");
        return StreamSupport.stream(found.spliterator(), false).map(JsonNode::asText).toList();
    }

    private List<String> held(String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("x"));
    }

    @Test
    void cards_trend_and_heat_map_are_what_the_views_hold() throws Exception {
        fill("team", "");
        fill("queue", "");
        ask();

        assertThat(said()).isEmpty();
        assertThat(texts(".card[data-kpi=answer_rate_15s] b")).isEqualTo(held("SELECT concat(toString(toDecimalString(toFloat64(sum(numerator))"
                + " / toFloat64(sum(denominator)) * 100, 2)), ' %') AS x FROM v_kpi_daily WHERE kpi = 'answer_rate_15s' AND business_date BETWEEN '2026-11-02'"
                + " AND '2026-11-06'"));
        assertThat(texts(".card")).hasSameSizeAs(held("SELECT DISTINCT kpi AS x FROM v_kpi_daily WHERE business_date BETWEEN '2026-11-02' AND '2026-11-06'"));
        assertThat(texts(".card[data-kpi=answer_rate_15s].met")).hasSize(1);
        assertThat(texts("#trend circle")).hasSameSizeAs(held("SELECT toString(business_date) AS x FROM v_kpi_daily WHERE kpi = '"
                + browser.evaluate("document.querySelector('.card').dataset.kpi").asText() + "' AND denominator != 0 AND business_date BETWEEN"
                + " '2026-11-02' AND '2026-11-06'"));
        assertThat(heatSum()).isEqualTo(held("SELECT toString(sum(seizures)) AS x FROM v_call_measures WHERE business_date BETWEEN '2026-11-02' AND '2026-11-06'"));

        browser.evaluate("document.getElementById('queue').value = document.getElementById('queue').options[1].value");
        ask();
        assertThat(heatSum()).isEqualTo(held("SELECT toString(sum(seizures)) AS x FROM v_call_measures WHERE business_date BETWEEN '2026-11-02' AND '2026-11-06'"
                + " AND queue = (SELECT min(queue) FROM v_call_measures)"));
    }

    private List<String> heatSum() {
        return List.of(browser.evaluate("Array.from(document.querySelectorAll('#heat td')).reduce((sum, cell) => sum + Number(cell.textContent), 0)").asText());
    }

    @Test
    void a_team_has_the_kpis_of_its_agents() throws Exception {
        browser.evaluate("document.getElementById('queue').value = ''");
        ask();
        browser.evaluate("document.getElementById('team').value = document.getElementById('team').options[1].value");
        ask();

        assertThat(said()).isEmpty();
        assertThat(texts(".card[data-kpi=satisfaction] b")).isEqualTo(held("SELECT concat(toString(toDecimalString(toFloat64(sum(numerator))"
                + " / toFloat64(sum(denominator)) * 100, 2)), ' %') AS x FROM v_kpi_agent_daily WHERE kpi = 'satisfaction' AND business_date BETWEEN '2026-11-02'"
                + " AND '2026-11-06' AND team = (SELECT min(team) FROM v_agents)"));
        fill("team", "");
    }

    /** A browser does not say whether nobody answers or the engine refuses the login, so the page names both. */
    @Test
    void a_wrong_password_and_a_wrong_address_are_told() throws Exception {
        String password = SharedWarehouse.credentials().of("analyst");
        fill("password", "wrong");
        ask();
        assertThat(said()).startsWith("连接不上").contains("密码");

        fill("password", password);
        fill("address", "http://127.0.0.1:9");
        ask();
        assertThat(said()).startsWith("连接不上").contains("./run.sh clickhouse");
        fill("address", SharedWarehouse.settings("callmart").url().orElseThrow());
    }
}
