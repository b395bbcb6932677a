package callmart.report.list;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Pdfs;
import callmart.report.ListDocument;
import callmart.report.TestReports;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import callmart.warehouse.SideBySide;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Lists of many rows, within the heap of the test run (512 MB): rows are made one by one and never held together. */
class LongListsTest {

    @Test
    void a_month_of_50_000_complaints_as_workbook_and_pages() throws IOException {
        ListDocument document = ManyComplaints.document(50_000);

        assertThat(document.listing().totals()).startsWith("50,000 条，其中成立 16,667 条");
        List<byte[]> files = SideBySide.map(List.of(new XlsxRenderer(), new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts())),
                renderer -> renderer.render(document));
        assertThat(rows(files.get(0))).isGreaterThan(50_000);
        assertThat(Pdfs.pages(files.get(1))).isLessThanOrEqualTo(10);
    }

    @Test
    void a_workbook_of_100_000_rows() throws IOException {
        assertThat(rows(new XlsxRenderer().render(ManyComplaints.document(100_000)))).isGreaterThan(100_000);
    }

    /** Rows of the first sheet, counted without building the workbook. */
    private static long rows(byte[] workbook) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    return count(zip);
                }
            }
        }
        throw new IllegalStateException("the workbook has no first sheet");
    }

    private static long count(ZipInputStream sheet) throws IOException {
        byte[] mark = "<row ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] buffer = new byte[1 << 16];
        long rows = 0;
        int matched = 0;
        for (int read = sheet.read(buffer); read >= 0; read = sheet.read(buffer)) {
            for (int i = 0; i < read; i++) {
                matched = buffer[i] == mark[matched] ? matched + 1 : buffer[i] == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    rows++;
                    matched = 0;
                }
            }
        }
        return rows;
    }
}
