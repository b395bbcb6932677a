package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigurationException;
import callmart.config.Folders;
import callmart.testing.ReferenceData;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of a configuration folder that say nothing, or something of another form: each is read or refused with faults, and never breaks the start. */
class ConfigurationFilesTest {

    private static final List<String> CONTENTS = List.of("", "null", "{}", "[]", "word", "12", "- a", "unknown: 1", "kpis:", "kpis: []",
            "callmart: {warehouse: []}", "feeds: {calls: 1}", "alerts: {a: {kind: kpi, kpi: x}}", "contracts: &a {b: *a}");

    @TempDir
    private Path folder;

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(ReferenceData.projectRoot().resolve("config"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_read_or_refused_with_faults(String name) throws IOException {
        Path product = ReferenceData.projectRoot();
        for (String content : CONTENTS) {
            Files.writeString(folder.resolve(name), content);
            try {
                Configuration.read(new Folders(product, folder, folder, folder));
            } catch (ConfigurationException e) {
                assertThat(e.faults()).as(name + " with " + content).isNotEmpty().allMatch(fault -> !fault.message().isBlank() && !fault.file().isBlank());
            }
        }
    }

    /** Without a target no day would be assessed, and the contract's line would silently cost nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service-level: answer_rate    | kpis.yml:10: service-level: the KPI 'answer_rate' has no target to be reached
            service-level: answer_rate_20 | kpis.yml:10: service-level: there is no KPI 'answer_rate_20'
            service-level: satisfaction   | kpis.yml:10: service-level: presence is assessed by answered_in_target / seizures, the KPI 'satisfaction' is satisfied / surveys_rated
            """)
    void a_service_level_by_which_no_day_can_be_assessed_is_a_fault(String line, String message) throws IOException {
        Path product = ReferenceData.projectRoot();
        Files.writeString(folder.resolve("kpis.yml"), Files.readString(product.resolve("config/kpis.yml")).replaceFirst("service-level: \\S+", line));

        assertThatThrownBy(() -> Configuration.read(new Folders(product, folder, folder, folder)))
                .hasMessageContaining(message);
    }
}
