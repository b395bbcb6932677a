package callmart.measure.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code measures.yml} may say, and the catalogues that are made of it. */
class MeasureCatalogueTest {

    private static final String ROLES = "roles:\n" + Stream.of(MeasureRole.values()).map(role -> "  " + EnumWord.dashed(role)
            + ": answered\n").collect(Collectors.joining());
    private static final String MEASURES = """
            measures:
              answered: {label: "{seconds}秒接通", unit: count, needs: [calls.answered_at], meaning: "{seconds}秒内，{service-level}"}
              new_customers: {label: 新客户, unit: count, needs: [calls], days-before: 90, meaning: "{days-before}天未来电"}
              present_s: {label: 到岗, unit: seconds, needs: [shifts, 'excused?'], meaning: 秒}
              surveys: {label: 评定, unit: count, needs: [calls.offered | surveys], meaning: 次}
            """;
    private static final List<String> PLACES = List.of("calls", "calls.answered_at", "calls.offered", "shifts", "excused", "surveys");

    private final Faults faults = new Faults();

    @TempDir
    private Path folder;

    private MeasureCatalogue read(String text) throws IOException {
        Files.writeString(folder.resolve("measures.yml"), text);
        return MeasureCatalogue.read(new ConfigFolder(folder, folder), PLACES, faults);
    }

    private MeasureCatalogue read() throws IOException {
        return read(ROLES + MEASURES);
    }

    @Test
    void measures_stand_in_the_order_of_the_file() throws IOException {
        assertThat(read().ids()).containsExactly("answered", "new_customers", "present_s", "surveys");
        assertThat(read().id(MeasureRole.OFFERED)).isEqualTo("answered");
        assertThat(read().find("present_s").orElseThrow().unit()).isEqualTo(FigureUnit.SECONDS);
        assertThat(read().list()).extracting(Measure::isOptional).containsExactly(false, false, true, false);
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void all_faults_are_told_at_once() throws IOException {
        read(ROLES.replaceFirst(": answered", ": answred") + MEASURES.replace("calls.answered_at", "calls.answerd_at")
                .replace("[calls]", "[]").replace("unit: seconds", "unit: percent").replace("[calls.offered", "[call | calls.offered")
                .replace("meaning: 次", "days-before: -1, meaning: 次"));

        assertThat(faults.list()).extracting(fault -> fault.key() + ": " + fault.message().replaceAll(" Valid: .*", "")).containsExactlyInAnyOrder(
                "roles.offered: there is no measure 'answred'; did you mean 'answered'?",
                "measures.answered.needs[0]: there is no feed or column 'calls.answerd_at'; did you mean 'calls.answered_at'?",
                "measures.new_customers: a measure is counted from at least one feed; name it as needs: [calls]",
                "measures.present_s: a measure is additive: its unit is count or seconds, not percent",
                "measures.surveys.needs[0]: there is no feed or column 'call'; did you mean 'calls'?",
                "measures.surveys: days-before counts days, from 1; leave it out for none");
    }

    @Test
    void words_are_filled_in() throws IOException {
        MeasureCatalogue filled = read().withWords(20, "接通率");

        assertThat(filled.list()).extracting(Measure::label).startsWith("20秒接通", "新客户");
        assertThat(filled.list()).extracting(Measure::meaning).startsWith("20秒内，接通率", "90天未来电");
    }

    @Test
    void days_before_are_the_measures_unless_fewer_are_asked_for() throws IOException {
        assertThat(read().daysBefore()).isEqualTo(90);
        assertThat(read().withDaysBefore(30).daysBefore()).isEqualTo(30);
        assertThat(read().withDaysBefore(120).daysBefore()).isEqualTo(90);
        assertThat(read().without(Set.of("new_customers")).daysBefore()).isZero();
    }

    @Test
    void what_measures_need_goes_by_the_sources_that_there_are() throws IOException {
        MeasureCatalogue catalogue = read();

        assertThat(catalogue.feeds(List.of("surveys", "present_s", "unknown"))).containsExactlyInAnyOrder("calls", "surveys", "shifts",
                "excused");
        assertThat(catalogue.withSources(Set.of("shifts")).find("present_s").orElseThrow().needs()).hasToString("[shifts]");
        assertThat(catalogue.withSources(Set.of("shifts", "excused")).find("present_s").orElseThrow().needs()).hasToString("[shifts, excused?]");
        assertThat(catalogue.withFeedFor("calls.answered_at").find("answered").orElseThrow().needs()).hasToString("[calls.answered_at | calls]");
        assertThat(catalogue.areCountedFrom(Set.of("surveys"), List.of("surveys"))).isTrue();
        assertThat(catalogue.areCountedFrom(Set.of("surveys"), List.of("surveys", "answered"))).isFalse();
        assertThat(catalogue.without(Set.of("answered")).ids()).containsExactly("new_customers", "present_s", "surveys");
    }
}
