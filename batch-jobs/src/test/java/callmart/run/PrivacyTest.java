package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Format;
import callmart.report.Pdfs;
import callmart.report.ReportDocument;
import callmart.report.Workbooks;
import callmart.report.definition.ListForm;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.ReportDefinition.Privacy;
import callmart.report.html.MailBody;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Telephone numbers of customers, in columns and within their words: whole at {@code full}, masked at {@code masked}, in every format. */
class PrivacyTest extends OverListCentre {

    private static final String MOBILE = "13812345678";
    private static final String MASKED_MOBILE = "138****5678";
    private static final String IN_WORDS = "请回电139-1234-5678";
    private static final String MASKED_IN_WORDS = "请回电139****5678";
    private static final String AREA = "62345678";

    /** Complaints of a day, with the columns of the mail such that a number is among them. */
    private ReportDocument complaints(Privacy privacy) {
        ReportDefinition report = mart().configuration().reports().get("daily-complaints");
        ListForm form = report.list().orElseThrow();
        List<String> mail = Stream.concat(Stream.of("caller", "contact_phone"), form.mail().stream().filter(key -> key.equals("content"))).toList();
        return ListCentre.document(mart(), new ReportDefinition(report.id(), report.editions(), new ListForm(form.columns(), form.order(), form.parameters(),
                form.empty(), form.unit(), form.counts(), form.group(), mail, form.notable(), form.parts(), form.print(), form.story()), report.dataset(), report.formats(),
                report.recipients(), report.cc(), privacy, report.feeds(), report.optionalFeeds(), report.readers()),
                ListCentre.period(report.kinds().iterator().next()));
    }

    @ParameterizedTest
    @EnumSource(Privacy.class)
    void numbers_are_whole_or_masked_in_workbook_pages_and_mail(Privacy privacy) throws IOException {
        ReportDocument document = complaints(privacy);
        MailBody mail = mart().mailBodies().render(document);
        List<String> shown = Stream.of(Workbooks.text(mart().renderers().render(document, Format.XLSX)),
                Pdfs.text(mart().renderers().render(document, Format.PDF)), mail.text(), mail.html()).map(text -> text.replaceAll("\\s+", "")).toList();

        boolean full = privacy == Privacy.FULL;
        assertThat(shown).allSatisfy(text -> assertThat(text).contains(full ? MOBILE : MASKED_MOBILE).doesNotContain(full ? MASKED_MOBILE : MOBILE)
                .contains(full ? IN_WORDS : MASKED_IN_WORDS).doesNotContain(full ? MASKED_IN_WORDS : IN_WORDS));
        assertThat(shown).allMatch(text -> text.contains(AREA) == full);
    }
}
