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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What figures and feeds are called, and what readers are told, stands in configuration and not in Java. */
class ConfiguredWordsTest {

    private static final Path MAIN = TestReports.ROOT.resolve("batch-jobs/src/main/java/callmart");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    /** The rooms that make figures, documents and messages of figures; others have columns and states of the same name. */
    private static final List<String> ROOMS = List.of("alert", "contract", "measure", "publish", "report", "wiring");

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /**
     * What may say something in Java, each with the reason: spellings that are read, numbers, units, dates and the frame of a file, which
     * no business chooses.
     */
    private static final Map<String, String> FRAME = new TreeMap<>(Map.ofEntries(
            Map.entry("sample/", "the invented centre, which is data"),
            Map.entry("extract/", "how files spell dates, hours, durations and yes, whatever the centre"),
            Map.entry("init/", "the same, in names of files and of categories"),
            Map.entry("cli/ExplainCommand.java", "the frame of what the command prints"),
            Map.entry("cli/ExplainTable.java", "the same"),
            Map.entry("measure/kpi/Unit.java", "units"),
            Map.entry("contract/performance/ChineseAmount.java", "capitals of an amount, which the law writes"),
            Map.entry("contract/performance/MoneyWords.java", "the currency"),
            Map.entry("archive/EntriesPart.java", "dates"),
            Map.entry("mail/Outbox.java", "a date"),
            Map.entry("mail/SubjectMarks.java", "marks by which queued messages are known again"),
            Map.entry("mail/lock/AttachmentLock.java", "a sentence by which they are known again"),
            Map.entry("report/Card.java", "whether a target is set"),
            Map.entry("report/Chart.java", "that there is nothing to draw"),
            Map.entry("report/DocumentHead.java", "when the data is from"),
            Map.entry("report/Excerpt.java", "how many rows a PDF shows"),
            Map.entry("report/FieldFormat.java", "units"),
            Map.entry("report/Figure.java", "the unit of seconds"),
            Map.entry("report/FiguresDocument.java", "where the rest stands"),
            Map.entry("report/Formats.java", "numbers, units, dates and verdicts"),
            Map.entry("report/FreeText.java", "where a long text was cut"),
            Map.entry("report/HeadWords.java", "characters that words end in"),
            Map.entry("report/ListDocument.java", "where the rest stands"),
            Map.entry("report/NoteTables.java", "the frame of the data notes"),
            Map.entry("report/ReportTable.java", "which rows a table shows, and the sign of a gap"),
            Map.entry("report/StatementDocument.java", "where the rest stands, and that it is a draft"),
            Map.entry("report/chart/ChartForms.java", "the line of a target"),
            Map.entry("report/definition/ReportDefinition.java", "which edition it is, and who gets it"),
            Map.entry("report/html/PlainText.java", "the frame of a mail"),
            Map.entry("report/pdf/ListPages.java", "which rows a table shows"),
            Map.entry("report/pdf/Pages.java", "numbers of pages"),
            Map.entry("report/xlsx/ChartDataSheet.java", "the name of a sheet"),
            Map.entry("report/xlsx/BaseSheet.java", "the frame of a workbook"),
            Map.entry("report/xlsx/FiguresWorkbook.java", "names of sheets"),
            Map.entry("report/xlsx/ListWorkbook.java", "names of sheets"),
            Map.entry("report/xlsx/NativeCharts.java", "the line of a target"),
            Map.entry("report/xlsx/NotesSheet.java", "the name of a sheet"),
            Map.entry("report/xlsx/Sheets.java", "numbers of pages, and the way back"),
            Map.entry("report/xlsx/StatementWorkbook.java", "the name of a sheet"),
            Map.entry("report/xlsx/SummarySheet.java", "the frame of a workbook"),
            Map.entry("report/xlsx/XlsxRenderer.java", "the name of a sheet")));

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

    /** What reports, statements, mails, alerts and the archive say stands in {@code texts.yml}. Decision 336. */
    @Test
    void what_readers_are_told_stands_in_configuration() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (CHINESE.matcher(COMMENT.matcher(Files.readString(file)).replaceAll("")).find()) {
                    String name = MAIN.relativize(file).toString();
                    said.add(FRAME.containsKey(name) ? name : name.substring(0, name.indexOf('/') + 1));
                }
            }
        }
        assertThat(said).as("write the words in config/texts.yml and name them in Text").isEqualTo(FRAME.keySet());
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
