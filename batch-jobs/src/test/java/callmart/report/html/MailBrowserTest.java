package callmart.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.calendar.Period;
import callmart.report.BusyDay;
import callmart.report.Card;
import callmart.report.Comparison;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.FiguresDocument;
import callmart.report.MeasureRow;
import callmart.report.ReportDocument;
import callmart.report.TestReports;
import callmart.report.chart.ChartDrawing;
import callmart.report.list.ListReport;
import callmart.testing.Browser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of mails in a real Chromium, on the screens of a desk and of telephones. Pictures are left in {@code batch-jobs/target/screenshots}. */
@TestInstance(Lifecycle.PER_CLASS)
class MailBrowserTest {

    /** The cells whose words stand one character or less than two a line. */
    private static final String NARROW = """
            Array.from(document.querySelectorAll('.t td, .t th')).filter(cell => {
              const words = document.createRange();
              words.selectNodeContents(cell);
              const lines = new Set(Array.from(words.getClientRects()).map(line => Math.round(line.top))).size;
              return cell.textContent.length > 2 && 2 * lines > cell.textContent.length + 1;
            }).map(cell => cell.textContent).join(' | ')""";

    /** The values of cards that stand on more than one line. */
    private static final String BROKEN = """
            Array.from(document.querySelectorAll('td[width="33%"] div:nth-child(2)')).filter(value => {
              const words = document.createRange();
              words.selectNodeContents(value);
              return words.getClientRects().length > 1;
            }).map(value => value.textContent).join(' | ')""";

    private Browser browser;
    private Path folder;

    /** One complaint with a word that nothing divides. */
    private static final class OneComplaint implements DatasetSource {

        @Override
        public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
            return List.of();
        }

        @Override
        public void forEach(String dataset, Map<String, Object> parameters, List<DatasetSource.Order> order, Consumer<DatasetRow> consumer) {
            Map<String, Object> values = new HashMap<>();
            TestReports.definition("daily-complaints").list().orElseThrow().columns()
                    .forEach(column -> values.put(column.key(), null));
            values.putAll(Map.of("created_at", Instant.parse("2026-11-21T05:30:00Z"), "category", "property", "content", "x".repeat(80),
                    "urgency", "high", "dispatch_group", "物业服务部", "status", "open"));
            values.put("closed_at", null);
            values.put("needs_attention", null);
            values.put("is_open", 1);
            consumer.accept(new DatasetRow(values));
        }
    }

    @BeforeAll
    void open(@TempDir(cleanup = CleanupMode.ALWAYS) Path empty) throws Exception {
        Optional<Path> executable = Browser.find();
        assumeTrue(executable.isPresent(), "skipped: there is no Chromium for this platform in the cache or in /usr/bin");
        folder = empty;
        HtmlRenderer renderer = new HtmlRenderer(new MailBodyRenderer(TestReports.html(), new ChartDrawing(TestReports.fonts()), period -> Optional.empty()));
        ReportDocument list = new ListReport(new OneComplaint(), (definition, period) -> true, period -> Set.of(), day -> Map.of(), TestReports.texts())
                .assemble(TestReports.definition("daily-complaints"), TestReports.definition("daily-complaints").list().orElseThrow(),
                        Period.day(TestReports.DAY), TestReports.notes(), TestReports.AS_OF);
        Files.write(folder.resolve("mail-operations.html"), renderer.render(TestReports.document(BusyDay.days())));
        Files.write(folder.resolve("mail-complaints.html"), renderer.render(list));
        Files.write(folder.resolve("mail-workload.html"), renderer.render(ofManyHours()));
        browser = Browser.open(executable.get(), Files.createDirectories(folder.resolve("browser")));
    }

    /** The workload of a year of a thousand agents. */
    private static ReportDocument ofManyHours() {
        FiguresDocument year = TestReports.document("agent-workload", Period.of(Period.Kind.YEAR, TestReports.DAY));
        BigDecimal seconds = new BigDecimal("4456459.000");
        List<Card> cards = new ArrayList<>();
        for (Card card : year.cards()) {
            Map<String, BigDecimal> sums = new HashMap<>();
            card.figure().measures().forEach(measure -> sums.put(measure, seconds.movePointRight(cards.size() / 2)));
            MeasureRow row = new MeasureRow("total", "合计", sums);
            cards.add(new Card(card.figure(), Optional.of(row), List.of(new Comparison("上年", "较上年", Optional.of(new MeasureRow("before", "上年", Map.copyOf(
                    card.figure().measures().stream().collect(Collectors.toMap(measure -> measure, measure -> BigDecimal.ONE)))))))));
        }
        return new FiguresDocument(year.head(), cards, year.opening(), List.of(), year.tables(), year.base(), year.baseFigures(), year.figures(), year.notes(), Optional.empty());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"mail-operations, 1280, 800, false", "mail-operations, 390, 844, true", "mail-complaints, 1280, 800, false",
        "mail-complaints, 390, 844, true", "mail-complaints, 360, 640, true", "mail-workload, 1280, 800, false",
        "mail-workload, 390, 844, true", "mail-workload, 360, 640, true"})
    void nothing_sticks_out_of_the_screen(String page, int width, int height, boolean mobile) throws IOException {
        browser.screen(width, height, mobile);
        browser.open(folder.resolve(page + ".html").toUri());
        Files.write(Files.createDirectories(TestReports.ROOT.resolve("batch-jobs/target/screenshots")).resolve(page + "-" + width + ".png"),
                browser.screenshot());

        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
        assertThat(browser.evaluate("window.innerWidth").asInt()).isEqualTo(width);
        assertThat(browser.evaluate("document.querySelector('table table').getBoundingClientRect().width").asInt())
                .isEqualTo(Math.min(640, width));
        assertThat(browser.evaluate(NARROW).asText()).isEmpty();
        assertThat(browser.evaluate(BROKEN).asText()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }
}
