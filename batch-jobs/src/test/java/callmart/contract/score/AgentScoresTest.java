package callmart.contract.score;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.feed.Feeds;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Ratio;
import callmart.report.TestReports;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points, scores and ranks, worked by hand, and what is wrong with rules. */
class AgentScoresTest {

    private static final List<String> MEASURES = List.of("good", "bad", "all");
    private static final String KPIS = """
            kpis:
              quality: {label: 质量, unit: percent, numerator: good, denominator: all, meaning: 比例}
              errors: {label: 差错, unit: percent, numerator: bad, denominator: all, meaning: 比例}
            """;
    private static final String RULES = """
            top: 25%
            groups:
              results: {label: 结果, components: {quality: {label: 质量, weight: 60, kpi: quality, none: 80%, full: 98%}}}
              process: {label: 过程, components: {errors: {label: 差错, weight: 40, kpi: errors, none: 10%, full: 2%}}}
            """;

    @TempDir
    private Path folder;
    private final Faults faults = new Faults();

    private ScoreRules rules(String text) throws IOException {
        Files.writeString(folder.resolve("kpis.yml"), KPIS);
        Files.writeString(folder.resolve("scores.yml"), text);
        ConfigFolder config = new ConfigFolder(folder, folder);
        return ScoreRules.read(config, KpiCatalogue.read(config, MEASURES, faults), faults);
    }

    private static Ratio ratio(String value) {
        String[] parts = value.split("/");
        return new Ratio(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
    }

    private static AgentScore score(ScoreRules rules, Map<String, Ratio> values) {
        return AgentScores.of(rules, Map.of("A1", values), Map.of()).agents().get(0);
    }

    @ParameterizedTest
    @CsvSource({"45/50, 33.33", "98/100, 60.00", "100/100, 60.00", "80/100, 0.00", "79/100, 0.00", "0/7, 0.00", "89/100, 30.00",
        "8000149/10000000, 0.00", "8000150/10000000, 0.01"})
    void points_rise_in_a_line_from_none_to_full_and_stay_there(String value, BigDecimal points) throws IOException {
        assertThat(score(rules(RULES), Map.of("quality", ratio(value))).components().get(0).points()).hasValue(points);
    }

    @ParameterizedTest
    @CsvSource({"2/100, 40.00", "0/100, 40.00", "6/100, 20.00", "10/100, 0.00", "11/100, 0.00"})
    void where_less_is_better_full_is_the_smaller_value(String value, BigDecimal points) throws IOException {
        assertThat(score(rules(RULES), Map.of("errors", ratio(value))).components().get(1).points()).hasValue(points);
    }

    @Test
    void a_component_without_a_value_is_left_out_the_rest_scaled_up_and_it_is_said() throws IOException {
        AgentScore score = score(rules(RULES), Map.of("quality", ratio("45/50"), "errors", ratio("0/0")));

        assertThat(score.score()).hasValue(new BigDecimal("55.55"));
        assertThat(score.assessedWeight()).isEqualByComparingTo("60");
        assertThat(score.leftOut()).extracting(ScoreComponent::id).containsExactly("errors");
        assertThat(score.note(TestReports.texts())).isEqualTo("差错无值，不计入；其余60分按100分折算");
    }

    @Test
    void the_decisions_example_holds_with_the_products_own_rules() {
        ConfigFolder config = new ConfigFolder(ReferenceData.projectRoot().resolve("config"), ReferenceData.projectRoot().resolve("config"));
        List<String> measures = List.copyOf(callmart.measure.kpi.MeasureCatalogue.read(config, Feeds.WITH_COLUMNS, faults).ids());
        ScoreRules rules = ScoreRules.read(config, KpiCatalogue.read(config, measures, faults), faults);

        AgentScore score = score(rules, Map.of("satisfaction", ratio("45/50"), "first_contact_resolution", ratio("13/20"),
                "feedback_timeliness", ratio("0/0"), "response_timeliness", ratio("97/100"), "compliance_rate", ratio("7/10")));

        assertThat(faults.list()).isEmpty();
        assertThat(score.components()).extracting(part -> part.points().map(BigDecimal::toPlainString).orElse("—"))
                .containsExactly("11.11", "10.00", "—", "15.00", "0.00", "—");
        assertThat(score.score()).hasValue(new BigDecimal("51.59"));
        assertThat(score.note(TestReports.texts())).isEqualTo("投诉处理、知识贡献无值，不计入；其余70分按100分折算");
    }

    @Test
    void ranks_with_ties_skip_and_the_best_share_is_marked() throws IOException {
        Map<String, Map<String, Ratio>> ratios = new LinkedHashMap<>();
        List.of("95", "90", "98", "90", "81", "90", "85", "80").forEach(value ->
                ratios.put("A" + (ratios.size() + 1), Map.of("quality", ratio(value + "/100"))));
        ratios.put("A0", Map.of("quality", ratio("0/0")));

        List<AgentScore> agents = AgentScores.of(rules(RULES), ratios,
                Map.of("A3", new AgentScores.Person("陈晨", Optional.of("T0")))).agents();

        assertThat(agents).extracting(agent -> agent.agentId() + " " + (agent.rank().isPresent() ? agent.rank().getAsInt() : "—")
                + (agent.top() ? "*" : "")).containsExactly("A3 1*", "A1 2*", "A2 3", "A4 3", "A6 3", "A7 6", "A5 7", "A8 8", "A0 —");
        assertThat(agents.get(0).name()).isEqualTo("陈晨");
        assertThat(agents.get(0).team()).hasValue("T0");
        assertThat(agents.get(1).name()).isEqualTo("A1");
        assertThat(agents.get(8).score()).isEmpty();
        assertThat(agents.get(8).note(TestReports.texts())).isEqualTo("各项均无值，不评分");
    }

    @Test
    void at_least_the_first_is_marked_and_of_equals_all_or_none() throws IOException {
        Map<String, Map<String, Ratio>> few = new TreeMap<>(Map.of("A", Map.of("quality", ratio("9/10")), "B", Map.of("quality", ratio("9/10")),
                "C", Map.of("quality", ratio("8/10"))));

        assertThat(AgentScores.of(rules(RULES), few, Map.of()).agents()).extracting(AgentScore::top).containsExactly(true, true, false);
        assertThat(AgentScores.of(rules(RULES), Map.of(), Map.of()).agents()).isEmpty();
    }

    @Test
    void faults_of_the_rules_are_told_at_once_each_at_its_key() throws IOException {
        rules("""
                top: 0%
                groups:
                  results:
                    label: 结果
                    components:
                      a: {label: 甲, weight: 60, kpi: qualty, none: 1%, full: 2%}
                      b: {label: 乙, weight: 0}
                      c: {label: 丙, weight: 20, kpi: quality, none: 90%, full: 0.9}
                      d: {weight: 20, kpi: quality, full: 90%, nine: 1}
                """);

        assertThat(faults.list()).extracting(fault -> fault.toString().replace(folder + "/", "")).containsExactlyInAnyOrder(
                "scores.yml:1: top: expected a share above 0% and up to 100%, found '0%'",
                "scores.yml:6: groups.results.components.a.kpi: there is no KPI 'qualty'; did you mean 'quality'?",
                "scores.yml:7: groups.results.components.b: the weight must be above 0, found 0; leave the component out when it shall not count",
                "scores.yml:8: groups.results.components.c: 'none' and 'full' are the same; no points and all points need different values",
                "scores.yml:9: groups.results.components.d.nine: unknown key 'nine'; did you mean 'none'? Valid: label, weight, optional, kpi, none, full",
                "scores.yml:9: groups.results.components.d: 'label' is required and missing",
                "scores.yml:9: groups.results.components.d: 'none' is required and missing");
    }

    @Test
    void weights_that_are_not_100_are_a_fault() throws IOException {
        rules(RULES.replace("weight: 40", "weight: 30"));

        assertThat(faults.list()).singleElement().asString().endsWith("the weights of all components must add up to 100, they add up to 90");
    }
}
