package callmart.alert;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.measure.kpi.KpiCatalogue;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alerts.yml may say, and what is told of faults in it. */
class AlertRulesTest {

    private static final String KPIS = """
            kpis:
              rate: {label: 比率, unit: percent, numerator: good, denominator: all, target: '>= 95%', meaning: 比例}
              share: {label: 份额, unit: percent, numerator: bad, denominator: all, meaning: 比例}
            """;

    @TempDir
    private Path folder;
    private final Faults faults = new Faults();

    private AlertRules rules(String text) throws IOException {
        Files.writeString(folder.resolve("kpis.yml"), KPIS);
        Files.writeString(folder.resolve("alerts.yml"), text);
        ConfigFolder config = new ConfigFolder(folder, folder);
        return AlertRules.read(config, KpiCatalogue.read(config, List.of("good", "bad", "all"), faults), List.of("complaints_in_an_hour"), faults);
    }

    private List<String> shown() {
        return faults.list().stream().map(fault -> fault.toString().replace(folder + "/", "")).toList();
    }

    @Test
    void every_kind_of_rule_is_read() throws IOException {
        AlertRules rules = rules("""
                alerts:
                  a: {kind: kpi, level: yellow, label: 甲, kpi: rate, raise: '< 90%', recipients: 值班主管}
                  b: {kind: count, level: red, label: 乙, query: complaints_in_an_hour, raise: '> 10', recipients: 值班主管}
                  c: {kind: below-target, level: orange, label: 丙, days: 2, kpis: [rate], recipients: 值班主管}
                  d: {kind: below-target, level: orange, label: 丁, recipients: 值班主管}
                  e: {kind: feed-failed, level: orange, label: 戊, recipients: 值班主管}
                  f: {kind: report-late, level: orange, label: 己, recipients: 值班主管}
                """);

        assertThat(shown()).isEmpty();
        assertThat(rules.list()).extracting(rule -> rule.heading().id() + " " + rule.kind()).containsExactly("a KPI", "b COUNT",
                "c BELOW_TARGET", "d BELOW_TARGET", "e FEED_FAILED", "f REPORT_LATE");
        assertThat(((AlertRule.BelowTarget) rules.list().get(3)).kpis()).extracting(kpi -> kpi.id()).containsExactly("rate");
        assertThat(((AlertRule.BelowTarget) rules.list().get(3)).days()).isEqualTo(3);
    }

    @Test
    void faults_are_told_at_once_each_at_its_key() throws IOException {
        rules("""
                alerts:
                  a: {kind: kpi, level: pink, label: 甲, kpi: rat, raise: 90%, recipients: 值班}
                  b: {kind: count, level: red, label: 乙, query: complaints, raise: '> 10', kpi: rate, recipients: 值班主管}
                  c: {kind: below-target, level: red, label: 丙, days: 0, kpis: [share], recipients: 值班主管}
                  d: {kind: below, level: red}
                  e: {level: red}
                  f: {kind: feed-failed}
                  g: {kind: below-target, level: red, label: 庚, days: 0, recipients: 值班主管}
                """);

        assertThat(shown()).containsExactlyInAnyOrder(
                "alerts.yml:2: alerts.a.level: expected one of yellow, orange, red, found 'pink'",
                "alerts.yml:2: alerts.a.kpi: there is no KPI 'rat'; did you mean 'rate'?",
                "alerts.yml:2: alerts.a.raise: expected when to raise the alert, such as '< 90%' or '> 10', found '90%'",
                "alerts.yml:3: alerts.b.kpi: unknown key 'kpi'; did you mean 'kind'? Valid: kind, level, label, recipients, query, raise",
                "alerts.yml:3: alerts.b.query: there is no query in sql/alerts 'complaints'; did you mean 'complaints_in_an_hour'?",
                "alerts.yml:4: alerts.c.kpis[0]: 'share' has no target in kpis.yml that it could miss",
                "alerts.yml:4: alerts.c: days must be at least 1, found 0",
                "alerts.yml:5: alerts.d.kind: expected one of kpi, count, below-target, feed-failed, check-failed, report-withheld,"
                        + " report-late, found 'below'",
                "alerts.yml:6: alerts.e: 'kind' is required and missing",
                "alerts.yml:7: alerts.f: 'level' is required and missing",
                "alerts.yml:7: alerts.f: 'label' is required and missing",
                "alerts.yml:7: alerts.f: 'recipients' is required and missing",
                "alerts.yml:8: alerts.g: days must be at least 1, found 0");
    }

    @Test
    void the_products_own_rules_are_those_of_the_service_standard() throws IOException {
        String text = Files.readString(ReferenceData.projectRoot().resolve("config/alerts.yml"));

        assertThat(text).contains("level: yellow, label: 响应及时率过低, kpi: response_timeliness, raise: '< 90%', recipients: 值班主管",
                "level: orange, label: 节点超时率过高, kpi: step_overdue_rate, by: step, raise: '> 5%', recipients: 部门经理",
                "level: red, label: 一小时内投诉过多, query: complaints_in_an_hour, raise: '> 10', recipients: 应急小组",
                "kind: below-target, level: yellow, label: 指标连续未达标, days: 3", "kind: feed-failed", "kind: check-failed",
                "kind: report-withheld", "kind: report-late");
    }

    @ParameterizedTest
    @CsvSource({"'< 90%', 0.9, false", "'< 90%', 0.899999, true", "'<=90 %', 0.9, true", "'> 10', 10, false", "'> 10', 11, true",
        "'>= 10', 10, true", "'>= 10', 9.999, false", "'> 0.5', 0.5001, true"})
    void a_limit_is_passed_by_the_unrounded_value(String text, java.math.BigDecimal value, boolean passed) {
        assertThat(Limit.parse(text).passedBy(value)).isEqualTo(passed);
    }
}
