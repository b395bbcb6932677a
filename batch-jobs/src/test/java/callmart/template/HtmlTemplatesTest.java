package callmart.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.report.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTemplatesTest {

    private static final String HOSTILE = "<script>alert(\"1\")</script> & 'x'";
    private static final String HARMLESS = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;";

    @TempDir
    private Path folder;

    private String render(String template, Map<String, ?> values) throws IOException {
        Files.writeString(folder.resolve("page.ftlh"), template);
        return new HtmlTemplates(folder).render("page.ftlh", values);
    }

    @Test
    void words_from_outside_are_words_between_tags_and_in_attributes() throws IOException {
        assertThat(render("<p title=\"${word}\">${word}</p>", Map.of("word", HOSTILE)))
                .isEqualTo("<p title=\"" + HARMLESS + "\">" + HARMLESS + "</p>");
    }

    @Test
    void what_mails_say_beside_reports_is_escaped_too() {
        HtmlTemplates templates = TestReports.html();

        assertThat(templates.render("notice.ftlh", Map.of("opening", HOSTILE, "lines", List.of(HOSTILE), "closing", Optional.of(HOSTILE))))
                .contains("<p>" + HARMLESS + "</p><ul><li>" + HARMLESS + "</li></ul><p>" + HARMLESS + "</p>").doesNotContain("<script");
        assertThat(templates.render("amended.ftlh", Map.of("page", "<html><body><p>a</p></body></html>", "sentences", List.of(HOSTILE))))
                .startsWith("<html><body><p>a</p><div").contains(">" + HARMLESS + "</div>").doesNotContain("<script");
        assertThat(templates.render("digest.ftlh", Map.of("title", HOSTILE, "pages", List.of("<html><body><p>a</p></body></html>",
                "<html><body><p>b</p></body></html>")))).contains("<title>" + HARMLESS + "</title>", "<p>a</p><hr ", "<p>b</p>")
                .containsOnlyOnce("</body>").doesNotContain("<script");
    }

    @Test
    void a_mail_without_lines_or_closing_has_no_empty_list() {
        assertThat(TestReports.html().render("notice.ftlh", Map.of("opening", "见附件。", "lines", List.of(), "closing", Optional.empty())))
                .contains("<p>见附件。</p></body>");
    }

    @Test
    void a_fault_names_file_line_and_column_and_what_is_wrong() {
        assertThatThrownBy(() -> render("<p>\n<b>${titel}</b></p>", Map.of("title", "日报"))).isInstanceOf(IllegalStateException.class)
                .hasMessage("the template " + folder.resolve("page.ftlh") + ", line 2, column 6:"
                        + " The following has evaluated to null or missing:"
                        + " ==> titel [in template \"page.ftlh\" at line 2, column 6]");
        assertThatThrownBy(() -> render("<p>\n<#if title>", Map.of("title", "日报"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("page.ftlh, line 2, column").hasMessageContaining("#if");
    }

    @Test
    void a_folder_that_is_gone_is_a_fault_of_the_first_page_only() {
        HtmlTemplates templates = new HtmlTemplates(folder.resolve("gone"));

        assertThatThrownBy(() -> templates.render("page.ftlh", Map.of())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.resolve("gone").toString());
    }
}
