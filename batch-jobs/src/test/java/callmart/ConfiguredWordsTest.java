package callmart;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Faults;
import callmart.feed.FeedLabels;
import callmart.feed.Feeds;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What figures and feeds are called stands in configuration and not in Java. */
class ConfiguredWordsTest {

    private static final Path MAIN = TestReports.ROOT.resolve("batch-jobs/src/main/java/callmart");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    /** The rooms that make figures, documents and messages of figures; others have columns and states of the same name. */
    private static final List<String> ROOMS = List.of("alert", "contract", "measure", "publish", "report", "wiring");

    private static List<String> literals(List<String> rooms, Set<String> words) throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : rooms) {
            try (Stream<Path> files = Files.walk(MAIN.resolve(room))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    LITERAL.matcher(Files.readString(file)).results().map(literal -> literal.group(1)).filter(words::contains)
                            .forEach(word -> found.add(MAIN.relativize(file) + ": " + word));
                }
            }
        }
        return found;
    }

    @Test
    void no_id_of_a_measure_or_kpi_stands_in_java() throws IOException {
        Set<String> ids = new HashSet<>(TestReports.measures().ids());
        TestReports.kpis().list().stream().map(Kpi::id).forEach(ids::add);

        assertThat(ids).contains("seizures", "answer_rate_15s");
        assertThat(literals(ROOMS, ids)).isEmpty();
    }

    @Test
    void no_label_of_a_measure_or_kpi_stands_in_java() throws IOException {
        Set<String> labels = new HashSet<>(TestReports.measures().list().stream().map(Measure::label).toList());
        TestReports.kpis().list().stream().map(Kpi::label).forEach(labels::add);

        assertThat(labels).contains("占用次数", "15秒接通率");
        assertThat(literals(ROOMS, labels)).isEmpty();
    }

    @Test
    void every_feed_has_a_label(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("feeds.yml"), Files.readString(TestReports.ROOT.resolve("config/feeds.yml"))
                .replace("  calls: 通话记录\n", "").replace("surveys:", "survey:"));
        Faults faults = new Faults();
        FeedLabels.read(new ConfigFolder(folder, folder), faults);

        assertThat(FeedLabels.read(TestReports.productConfig(), new Faults()).all().keySet()).containsExactlyInAnyOrderElementsOf(Feeds.NAMES);
        assertThat(messages(faults)).anyMatch(message -> message.contains("unknown key 'survey'; did you mean 'surveys'?"))
                .anyMatch(message -> message.contains("'calls' is required and missing"));
    }

    @Test
    void every_role_is_played_by_a_measure_that_there_is(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("measures.yml"), Files.readString(TestReports.ROOT.resolve("config/measures.yml"))
                .replace("offered: seizures", "offered: seizure").replace("  lost: lost\n", ""));
        Faults faults = new Faults();
        MeasureCatalogue.read(new ConfigFolder(folder, folder), Feeds.WITH_COLUMNS, faults);

        assertThat(messages(faults)).anyMatch(message -> message.contains("there is no measure 'seizure'; did you mean 'seizures'?"))
                .anyMatch(message -> message.contains("'lost' is required and missing"));
    }

    private static List<String> messages(Faults faults) {
        try {
            faults.throwIfAny();
            return List.of();
        } catch (ConfigurationException e) {
            return e.getMessage().lines().toList();
        }
    }
}
