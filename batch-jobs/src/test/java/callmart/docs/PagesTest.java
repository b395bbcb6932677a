package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import callmart.report.TestReports;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that stand in English and in Chinese do not drift apart, and no link of any page leads nowhere. */
class PagesTest {

    private static final Path ROOT = ReferenceData.projectRoot();
    private static final String COMMAND = "./run.sh ";

    private static Markdown page(String name) throws IOException {
        return Markdown.read(ROOT.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README", "docs/first-day", "docs/runbook", "docs/sources"})
    void a_page_in_chinese_has_the_headings_tables_and_commands_of_the_english_one(String name) throws IOException {
        Markdown english = page(name + ".md");
        Markdown chinese = page(name + ".zh.md");

        assertThat(chinese.outline()).isNotEmpty().containsExactlyElementsOf(english.outline());
        assertThat(commands(chinese)).isEqualTo(commands(english));
        String file = name.substring(name.lastIndexOf('/') + 1);
        assertThat(english.links()).contains(file + ".zh.md");
        assertThat(chinese.links()).contains(file + ".md");
    }

    /** Keys, values, messages and file names; the README's commands have words of the language in them. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/first-day", "docs/runbook", "docs/sources"})
    void a_page_in_chinese_names_what_the_english_one_names(String name) throws IOException {
        Markdown english = page(name + ".md");
        Markdown chinese = page(name + ".zh.md");

        assertThat(chinese.codeSpans()).isEqualTo(english.codeSpans());
        assertThat(decisions(chinese)).isEqualTo(decisions(english));
    }

    @ParameterizedTest
    @CsvSource({"README.md, (\\d+) feeds, '\\[(\\d+) reports]'", "README.zh.md, (\\d+) 类数据, '\\[(\\d+) 种报表]'"})
    void a_readme_counts_all_feeds_and_all_reports(String name, String feeds, String reports) throws IOException {
        String page = Files.readString(ROOT.resolve(name));

        assertThat(numbers(page, feeds)).containsExactly(Feeds.NAMES.size());
        assertThat(numbers(page, reports)).containsExactly(TestReports.reports().list().size());
    }

    private static List<Integer> numbers(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    private static List<String> commands(Markdown page) {
        return page.codeSpans().stream().filter(span -> span.startsWith(COMMAND)).map(span -> span.split(" ")[1]).filter(word -> word.matches("[a-z|\\\\-]+"))
                .distinct().sorted().toList();
    }

    private static List<String> decisions(Markdown page) {
        return page.links().stream().filter(link -> link.startsWith("decisions/")).sorted().toList();
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading() throws IOException {
        List<String> astray = new ArrayList<>();
        for (Path file : pages()) {
            for (String link : Markdown.read(file).links()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
                boolean found = link.contains("://") || Files.exists(target) && (parts.length == 1 || !target.toString().endsWith(".md")
                        || Markdown.read(target).anchors().contains(parts[1]));
                if (!found) {
                    astray.add(ROOT.relativize(file) + ": " + link);
                }
            }
        }
        assertThat(astray).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("docs", "sql")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                pages.addAll(files.filter(file -> file.toString().endsWith(".md")).toList());
            }
        }
        pages.add(ROOT.resolve("README.md"));
        pages.add(ROOT.resolve("README.zh.md"));
        return pages;
    }
}
