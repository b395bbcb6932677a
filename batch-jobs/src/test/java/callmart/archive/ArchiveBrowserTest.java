package callmart.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.report.TestReports;
import callmart.testing.Browser;
import callmart.testing.ReferenceData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real Chromium, opened as files. Pictures are left in {@code batch-jobs/target/screenshots}. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchiveBrowserTest {

    private static final String ROWS = "Array.from(document.querySelectorAll('section.period tbody tr')).filter(r => r.offsetHeight > 0)";

    private Browser browser;
    private Path index;

    @BeforeAll
    void open(@TempDir(cleanup = CleanupMode.ALWAYS) Path folder) throws Exception {
        Optional<Path> executable = Browser.find();
        assumeTrue(executable.isPresent(), "skipped: there is no Chromium for this platform in the cache or in /usr/bin");
        index = SampleArchive.write(Files.createDirectories(folder.resolve("out/reports")));
        browser = Browser.open(executable.get(), Files.createDirectories(folder.resolve("browser")));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"index, 1280, 800, false", "index, 390, 844, true", "index, 320, 640, true", "archive-2026, 1280, 800, false",
        "archive-2026, 390, 844, true"})
    void nothing_sticks_out_at_any_width_and_nothing_is_complained_of(String page, int width, int height, boolean mobile) throws IOException {
        browser.screen(width, height, mobile);
        browser.open(index.resolveSibling(page + ".html").toUri());
        picture(page + "-" + width, browser.screenshot());
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
        assertThat(browser.evaluate("window.innerWidth").asInt()).isEqualTo(width);
        assertThat(texts("Array.from(document.querySelectorAll('body *')).filter(e => e.getBoundingClientRect().right > " + (width + 1)
                + ").map(e => e.outerHTML.slice(0, 200))")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void every_link_leads_to_a_file_and_to_a_place_in_it() throws IOException {
        for (String page : List.of("index.html", "archive-2026.html", "archive-2025.html")) {
            browser.open(index.resolveSibling(page).toUri());
            for (String link : texts("Array.from(document.links).map(a => a.href)")) {
                URI address = URI.create(link);
                Path file = Path.of(URI.create(link.replaceAll("#.*", "")));
                assertThat(file).as(page + " links to " + link).exists();
                if (address.getFragment() != null) {
                    assertThat(Files.readString(file)).contains("id=\"" + address.getFragment() + "\"");
                }
            }
        }
    }

    @Test
    void charts_are_drawn_with_their_targets() {
        browser.screen(1280, 800, false);
        browser.open(index.toUri());
        int kpis = SampleArchive.trends().size() - 1;
        assertThat(browser.evaluate("document.querySelectorAll('.trend').length").asInt()).isEqualTo(kpis);
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('.trend svg')).filter(s => s.querySelector('path.line')"
                + ".getBBox().width > 100 && s.getBoundingClientRect().height > 60).length").asInt()).isEqualTo(2 * kpis);
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('.trend')).every(t => t.querySelector('.target').innerText !== "
                + "'未设目标' ? t.querySelectorAll('line.target').length === 2 : t.querySelectorAll('line.target').length === 0)").asBoolean())
                .isTrue();
    }

    @Test
    void every_state_is_a_word_and_hostile_text_stays_text() {
        browser.open(index.toUri());
        String text = browser.evaluate("document.body.innerText").asText();
        for (ArchiveState state : ArchiveState.values()) {
            assertThat(text).contains(state.sign() + " " + TestReports.texts().of(state.word()));
        }
        assertThat(text).contains(SampleArchive.HOSTILE, "Excel已过保留期");
        assertThat(browser.evaluate("document.scripts.length").asInt()).as("the page's own").isOne();
    }

    @Test
    void what_is_looked_for_is_left_until_a_link_leads_elsewhere() {
        browser.screen(1280, 800, false);
        browser.open(index.resolveSibling("archive-2026.html").toUri());
        int all = shown();
        assertThat(browser.evaluate("document.getElementById('found').textContent").asInt()).isEqualTo(all);

        look("report", "DAILY-2 11月");
        look("period", "11-2");
        assertThat(texts(ROWS + ".map(r => r.dataset.report)")).isNotEmpty().allMatch(report -> report.equals("daily-2"))
                .hasSizeLessThan(all);
        assertThat(texts("Array.from(document.querySelectorAll('section.period')).filter(s => s.offsetHeight > 0).map(s => s.dataset.name)"))
                .isNotEmpty().allMatch(period -> period.contains("11-2"));

        browser.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))");
        assertThat(shown()).isEqualTo(all);
    }

    private void look(String field, String words) {
        browser.evaluate("(i => { i.value = '" + words + "'; i.dispatchEvent(new Event('input', {bubbles: true})); })(document.getElementById('find')"
                + ".elements." + field + ")");
    }

    private int shown() {
        return browser.evaluate(ROWS + ".length").asInt();
    }

    @Test
    void it_prints_on_paper() throws IOException {
        browser.open(index.toUri());
        byte[] pdf = browser.print();
        Files.write(pictures().resolve("index.pdf"), pdf);
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    private List<String> texts(String expression) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : browser.evaluate(expression)) {
            texts.add(text.asText());
        }
        return texts;
    }

    private static void picture(String name, byte[] png) throws IOException {
        Files.write(pictures().resolve(name + ".png"), png);
    }

    private static Path pictures() throws IOException {
        return Files.createDirectories(ReferenceData.projectRoot().resolve("batch-jobs/target/screenshots"));
    }
}
