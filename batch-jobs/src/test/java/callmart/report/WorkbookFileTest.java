package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.xlsx.XlsxRenderer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The check of workbooks finds each kind of damage, and none in a workbook that is whole. */
class WorkbookFileTest {

    private final byte[] workbook = new XlsxRenderer().render(TestReports.document(BusyDay.days()));

    @Test
    void a_workbook_with_charts_has_no_fault() {
        assertThat(WorkbookFile.faults(workbook)).isEmpty();
    }

    @Test
    void a_part_that_is_missing_is_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/charts/chart1.xml", text -> null))).contains(
                "xl/charts/chart1.xml has a content type but is not there",
                "xl/drawings/_rels/drawing1.xml.rels leads to xl/charts/chart1.xml, which is not there");
    }

    @Test
    void a_part_without_a_content_type_is_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("[Content_Types].xml", text -> text.replaceAll("<Override [^>]*sheet2.xml\"[^>]*/>", ""))))
                .containsExactly("xl/worksheets/sheet2.xml has no content type of its own");
    }

    @Test
    void text_that_is_no_xml_is_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/workbook.xml", text -> text.replace("</workbook>", ""))))
                .singleElement().asString().startsWith("xl/workbook.xml is not XML: ");
    }

    @Test
    void elements_of_a_sheet_in_the_wrong_order_are_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/worksheets/sheet2.xml", text -> text.replaceAll("(?s)(<sheetData>.*</sheetData>)(.*?<autoFilter [^>]*/>)",
                "$2$1")))).isNotEmpty().allMatch(fault -> fault.startsWith("xl/worksheets/sheet2.xml: Expected element"));
    }

    @Test
    void a_style_that_is_not_there_is_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/worksheets/sheet2.xml", text -> text.replaceFirst("(<c r=\"A1\"[^>]* s=\")[0-9]+", "$19999"))))
                .singleElement().asString().startsWith("xl/worksheets/sheet2.xml A1 has the style 9999 of ");
    }

    @Test
    void a_colour_without_opacity_is_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/styles.xml", text -> text.replaceFirst("rgb=\"FF", "rgb=\""))))
                .singleElement().asString().contains("hexBinary encoded data has 3 bytes");
    }

    @Test
    void a_reference_to_no_relationship_is_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/worksheets/sheet1.xml", text -> text.replaceFirst("<drawing r:id=\"[^\"]*\"", "<drawing r:id=\"rId77\""))))
                .containsExactly("xl/worksheets/sheet1.xml refers to the relationship rId77, which it does not have");
    }

    @Test
    void elements_of_a_chart_in_the_wrong_order_are_found() throws IOException {
        assertThat(WorkbookFile.faults(changed("xl/charts/chart1.xml", text -> text.replaceAll("(?s)<((?:c:)?)varyColors[^>]*/>(.*?)(<\\1ser>)",
                "$2<$1ser><$1varyColors val=\"0\"/>")))).contains("xl/charts/chart1.xml: varyColors in ser is unknown");
        assertThat(WorkbookFile.faults(changed("xl/charts/chart1.xml", text -> text.replaceFirst("<((?:c:)?)axId val=\"[^\"]*\"", "<$1axId val=\"4711\""))))
                .anyMatch(fault -> fault.contains("drawn against the axes") && fault.contains("4711"));
    }

    /** The workbook with one part changed; without it where the change gives null. */
    private byte[] changed(String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook)); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                String changed = entry.getName().equals(part) ? change.apply(text) : text;
                if (changed != null) {
                    assertThat(changed.equals(text)).as(part + " is changed").isEqualTo(!entry.getName().equals(part));
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(changed.getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
