package callmart.measure.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiCatalogueTest {

    private static final String RATE = """
            kpis:
              answer_rate: {label: 接通率, unit: percent, numerator: answered, denominator: seizures, meaning: 比例}
              net_rate: {label: 净率, unit: percent, numerator: answered, denominator: talks - out, target: '>= 95%', meaning: 比例}
              avg_talk: {label: 均长, unit: seconds, numerator: talk_s, denominator: talks, meaning: 秒}
            """;

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @Test
    void kpis_stand_in_the_order_of_the_file() throws IOException {
        assertThat(read(RATE).list()).extracting(Kpi::id).containsExactly("answer_rate", "net_rate", "avg_talk");
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void the_direction_is_the_targets_or_one_of_its_own() throws IOException {
        KpiCatalogue catalogue = read(RATE.replace("denominator: talks, meaning", "denominator: talks, direction: at-most, meaning"));

        assertThat(catalogue.list()).extracting(Kpi::direction).containsExactly(Optional.empty(), Optional.of(Target.Direction.AT_LEAST),
                Optional.of(Target.Direction.AT_MOST));
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void a_target_and_a_direction_are_one_too_many() throws IOException {
        read(RATE.replace("target: '>= 95%'", "target: '>= 95%', direction: at-least"));

        assertThat(faults.list()).extracting(fault -> fault.key() + ": " + fault.message())
                .containsExactly("kpis.net_rate.direction: the target names the direction; leave one of the two out");
    }

    @Test
    void an_unknown_kpi_names_the_nearest_one() throws IOException {
        KpiCatalogue catalogue = read(RATE);

        assertThat(catalogue.get("avg_talk").unit()).isEqualTo(Unit.SECONDS);
        assertThatThrownBy(() -> catalogue.get("anwser_rate")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no KPI 'anwser_rate'; did you mean 'answer_rate'?");
    }

    @Test
    void all_faults_of_a_kpi_are_told_at_once_each_at_its_key() throws IOException {
        read("""
                kpis:
                  answer_rate:
                    label:
                    unit: parts
                    numerator: answered * 2
                    target: 95%
                    meanings: x
                """);

        assertThat(faults.list()).extracting(fault -> fault.toString().replace(folder + "/", "")).containsExactlyInAnyOrder(
                "kpis.yml:3: kpis.answer_rate: 'label' is required and missing",
                "kpis.yml:4: kpis.answer_rate.unit: expected one of percent, seconds, times, found 'parts'",
                "kpis.yml:5: kpis.answer_rate.numerator: 'answered * 2' is not a sum of measures; write it as talks - transferred_out",
                "kpis.yml:3: kpis.answer_rate: 'denominator' is required and missing",
                "kpis.yml:6: kpis.answer_rate.target: expected a target such as '>= 95%' or '<= 3%', found '95%'",
                "kpis.yml:3: kpis.answer_rate: 'meaning' is required and missing",
                "kpis.yml:7: kpis.answer_rate.meanings: unknown key 'meanings'; did you mean 'meaning'? Valid: label, unit,"
                        + " numerator, denominator, target, direction, periods, meaning");
    }

    @Test
    void a_formula_over_a_measure_that_does_not_exist_names_the_nearest_one() throws IOException {
        read(RATE.replace("numerator: talk_s", "numerator: talks_s"));

        assertThat(faults.list()).extracting(fault -> fault.key() + ": " + fault.message())
                .containsExactly("kpis.avg_talk.numerator: there is no measure 'talks_s'; did you mean 'talk_s'?");
    }

    @Test
    void values_are_the_sums_of_each_key_for_the_kpis_whose_measures_have_the_dimension() throws IOException {
        Map<String, Map<String, BigDecimal>> sums = new LinkedHashMap<>();
        sums.put("A1", Map.of("answered", new BigDecimal(9), "seizures", BigDecimal.TEN));
        sums.put("-", Map.of());

        List<KpiRow> rows = KpiValues.of(sums, List.of("answered", "seizures", "talks"), read(RATE).list(), key -> Set.of(), (kpi, key) -> kpi.hasValueOf(false));

        assertThat(rows).extracting(KpiRow::key).containsExactly("A1", "-");
        assertThat(rows).extracting(row -> row.kpi().id()).containsOnly("answer_rate");
        assertThat(rows.get(0).ratio().value(2)).hasValue(new BigDecimal("0.90"));
        assertThat(rows.get(1).ratio().hasValue()).isFalse();
    }

    @Test
    void a_key_for_which_a_measure_has_no_value_has_none_of_its_kpis() throws IOException {
        Map<String, BigDecimal> measures = Map.of("answered", new BigDecimal(9), "seizures", BigDecimal.TEN, "talk_s", BigDecimal.ONE, "talks",
                BigDecimal.ONE);

        List<KpiRow> rows = KpiValues.of(new TreeMap<>(Map.of("A1", measures, "A2", measures)), measures.keySet(), read(RATE).list(),
                key -> key.equals("A1") ? Set.of("seizures") : Set.of(), (kpi, key) -> true);

        assertThat(rows).extracting(row -> row.key() + " " + row.kpi().id()).containsExactly("A1 avg_talk", "A2 answer_rate", "A2 avg_talk");
    }

    @Test
    void the_service_level_has_the_formula_that_presence_goes_by_and_a_target_to_be_reached() throws IOException {
        String named = "service-level: net_rate\n" + RATE;

        assertThat(read(named).withSeconds(15).serviceLevelLabel()).isEqualTo("净率");
        read(named).checkServiceLevel(new ConfigFolder(folder, folder), "answered", "talks - out", faults);
        assertThat(faults.isEmpty()).isTrue();

        for (String other : List.of(named, named.replace("level: net_rate", "level: avg_talk"), named.replace("level: net_rate", "level: net_rat"),
                named.replace(">= 95%", "<= 95%"), RATE)) {
            read(other).checkServiceLevel(new ConfigFolder(folder, folder), "answered", "seizures", faults);
        }
        assertThat(faults.list()).extracting(fault -> fault.key() + ": " + fault.message().replaceAll("(;|, so|, the).*", "")).containsExactly(
                "service-level: presence is assessed by answered / seizures", "service-level: the KPI 'avg_talk' has no target to be reached",
                "service-level: there is no KPI 'net_rat'", "service-level: the KPI 'net_rate' has no target to be reached",
                "service-level: is missing");
    }

    @Test
    void what_a_measure_needs_is_a_feed_a_column_or_a_word_of_it() {
        Need need = Need.parse("agent_states.state:wrap_up | surveys | excused?");

        assertThat(need).hasToString("agent_states.state:wrap_up | surveys | excused?");
        assertThat(need.feeds()).containsExactly("agent_states", "surveys", "excused");
        assertThat(need.choices().get(0).columnName()).hasValue("state");
        assertThat(need.choices().get(0).word()).hasValue("wrap_up");
        assertThat(need.choices()).extracting(Need.Place::isOptional).containsExactly(false, false, true);
        assertThat(Need.parse("calls.queued_at").choices().get(0)).matches(place -> place.word().isEmpty()
                && place.columnName().equals(Optional.of("queued_at")));
        assertThat(Need.parse("calls.offered").orFeedOf("calls.offered")).hasToString("calls.offered | calls");
        assertThat(Need.parse("calls.offered").orFeedOf("calls.queue")).hasToString("calls.offered");
    }

    @Test
    void what_is_planned_by_the_month_has_a_value_for_whole_months_only() throws IOException {
        KpiCatalogue catalogue = read(RATE.replace("unit: percent, numerator: answered, denominator: seizures",
                "unit: percent, periods: whole-months, numerator: answered, denominator: seizures"));
        Map<String, BigDecimal> measures = Map.of("answered", new BigDecimal(9), "seizures", BigDecimal.TEN);

        List<KpiRow> rows = KpiValues.of(new TreeMap<>(Map.of("2026-10", measures, "2026-11", measures)),
                List.of("answered", "seizures"), catalogue.list(), key -> Set.of(), (kpi, key) -> kpi.hasValueOf("2026-10".equals(key)));

        assertThat(rows.get(0).ratio()).isEqualTo(new Ratio(new BigDecimal(9), BigDecimal.TEN));
        assertThat(rows.get(1).ratio()).isEqualTo(new Ratio(new BigDecimal(9), BigDecimal.ZERO));
        assertThat(rows.get(1).ratio().hasValue()).isFalse();
    }

    private KpiCatalogue read(String text) throws IOException {
        Files.writeString(folder.resolve("kpis.yml"), text);
        return KpiCatalogue.read(new ConfigFolder(folder, folder), List.of("answered", "seizures", "talks", "talk_s", "out"), faults);
    }
}
