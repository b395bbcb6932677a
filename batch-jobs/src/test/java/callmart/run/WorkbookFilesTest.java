package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.report.Format;
import callmart.report.Pdfs;
import callmart.report.ReportDocument;
import callmart.report.TestReports;
import callmart.report.WorkbookFile;
import callmart.report.Workbooks;
import callmart.report.definition.ReportDefinition;
import callmart.testing.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks open: each report's file is as the format wants it, and LibreOffice shows those of every layout. */
class WorkbookFilesTest extends OverListCentre {

    @TempDir
    private Path folder;

    private ReportDocument document(ReportDefinition report) {
        return ListCentre.document(mart(), report, ListCentre.period(report.kinds().iterator().next()));
    }

    @Test
    void no_workbook_of_the_catalogue_has_a_fault_and_its_formulas_give_what_is_stored() {
        Map<String, Integer> formulas = new LinkedHashMap<>();
        assertThat(mart().configuration().reports().list()).isNotEmpty().allSatisfy(report -> {
            byte[] workbook = mart().renderers().render(document(report), Format.XLSX);
            assertThat(WorkbookFile.faults(workbook)).as(report.id()).isEmpty();
            formulas.put(report.id(), Workbooks.formulasGiveWhatIsStored(Workbooks.open(workbook)));
        });
        assertThat(formulas).as("reports of figures compute with formulas").allSatisfy((report, count) ->
                assertThat(count > 0 || !report.endsWith("-operations")).as(report).isTrue());
    }

    @Test
    void libre_office_opens_a_workbook_of_every_layout_and_none_that_is_damaged() throws IOException, InterruptedException {
        Optional<Path> program = LibreOffice.find();
        assumeTrue(program.isPresent(), "no LibreOffice on this machine");
        Map<String, ReportDocument> documents = new LinkedHashMap<>();
        for (String report : List.of("daily-operations", "monthly-performance", "daily-complaints", "monthly-complaints")) {
            documents.put(report, document(TestReports.definition(report)));
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, ReportDocument> one : documents.entrySet()) {
            byte[] workbook = mart().renderers().render(one.getValue(), Format.XLSX);
            files.add(Files.write(folder.resolve(one.getKey() + ".xlsx"), workbook));
            if (one.getKey().equals("daily-complaints")) {
                files.add(Files.write(folder.resolve("damaged.xlsx"), Arrays.copyOf(workbook, workbook.length / 2)));
            }
        }

        LibreOffice.toPdf(program.get(), folder, files);

        assertThat(documents.keySet()).hasSize(4).allSatisfy(report ->
                assertThat(Pdfs.pages(Files.readAllBytes(folder.resolve(report + ".pdf")))).as(report).isPositive());
        assertThat(folder.resolve("damaged.pdf")).doesNotExist();
    }
}
