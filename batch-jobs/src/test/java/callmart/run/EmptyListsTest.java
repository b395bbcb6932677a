package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.Format;
import callmart.report.Goldens;
import callmart.report.Pdfs;
import callmart.report.ListDocument;
import callmart.report.WorkbookFile;
import callmart.report.Workbooks;
import callmart.report.html.MailBody;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A period in which nothing happened: every list of the catalogue says so in words, in the workbook, on the page and in the mail. */
class EmptyListsTest extends OverListCentre {

    /** Before anything that the hand-made centre knows. */
    private static final LocalDate QUIET = LocalDate.of(2026, 3, 4);
    private static final Map<Period.Kind, String> NOW = Map.of(Period.Kind.DAY, "本日", Period.Kind.WEEK, "本周", Period.Kind.MONTH, "本月",
            Period.Kind.YEAR, "本年");

    List<String> reports() {
        return lists(QUIET);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_period_is_said_to_be_empty_everywhere(String reportAndPeriod) throws IOException {
        ListDocument document = document(reportAndPeriod);
        byte[] file = mart().renderers().render(document, Format.XLSX);
        String workbook = Workbooks.text(file);
        String pages = Pdfs.text(mart().renderers().render(document, Format.PDF));
        MailBody mail = mart().mailBodies().render(document);

        String said = document.emptyText().orElseThrow();
        assertThat(said).startsWith(NOW.get(document.head().period().kind()) + "无").doesNotContain("{");
        assertThat(List.of(workbook, pages, mail.text(), mail.html())).allSatisfy(shown -> assertThat(shown).contains(said)
                .contains(document.head().title()).doesNotContain("null", "NaN"));
        assertThat(WorkbookFile.faults(file)).isEmpty();
        Goldens.assertMatches("lists/empty/" + reportAndPeriod.replace(' ', '.') + ".txt", first(workbook) + "-- PDF\n" + first(pages) + "-- mail\n" + mail.text());
    }

    /** The first sheet or page. */
    private static String first(String text) {
        int second = text.indexOf("\n== ");
        return second < 0 ? text : text.substring(0, second + 1);
    }
}
