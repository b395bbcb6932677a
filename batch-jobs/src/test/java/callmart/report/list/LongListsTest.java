package callmart.report.list;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.Pdfs;
import callmart.report.ListDocument;
import callmart.report.TestReports;
import callmart.report.definition.ReportDefinition;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import callmart.warehouse.SideBySide;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Lists of many rows, within the heap of the test run (512 MB): rows are made one by one and never held together. */
class LongListsTest {

    private static final Period MONTH = Period.month(YearMonth.of(2026, 11));

    /** As many tickets as asked for, each with a text of some sentences. */
    private record Tickets(int count) implements DatasetSource {

        @Override
        public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
            return List.of();
        }

        @Override
        public void forEach(String dataset, Map<String, Object> parameters, List<DatasetSource.Order> order, Consumer<DatasetRow> consumer) {
            for (int i = 0; i < count; i++) {
                consumer.accept(ticket(i));
            }
        }

        private static DatasetRow ticket(int i) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("ticket_id", "T" + i);
            values.put("agent_id", String.valueOf(20_000 + i % 50));
            values.put("agent_name", "坐席" + i % 50);
            values.put("caller", "138" + (10_000_000 + i));
            values.put("created_at", Instant.parse("2026-11-01T00:00:00Z").plusSeconds(i));
            values.put("talk_s", BigDecimal.valueOf(i % 900));
            values.put("complaint_point", "第 " + i + " 件：客户反映楼上卫生间漏水，已报修三次，物业未处理，要求书面答复。");
            values.put("handling", i % 3 == 0 ? null : "已联系物业，承诺三日内处理，并回访客户。");
            values.put("reason", i % 2 == 0 ? null : "情况属实");
            values.put("final_verdict", List.of("upheld", "rejected", "pending").get(i % 3));
            values.put("nature", "business");
            values.put("level", "一般");
            values.put("handler", "李四");
            values.put("case_id", i % 5 == 0 ? null : "K" + i);
            return new DatasetRow(values);
        }
    }

    private static ListDocument complaints(int count) {
        ReportDefinition report = TestReports.definition("monthly-complaints");
        return new ListReport(new Tickets(count), (definition, period) -> true, period -> Set.of(), day -> Map.of(), TestReports.texts()).assemble(report, report.list().orElseThrow(), MONTH, TestReports.notes(), TestReports.AS_OF);
    }

    @Test
    void a_month_of_50_000_complaints_as_workbook_and_pages() throws IOException {
        ListDocument document = complaints(50_000);

        assertThat(document.listing().totals()).startsWith("50,000 条，其中成立 16,667 条");
        List<byte[]> files = SideBySide.map(List.of(new XlsxRenderer(), new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts())),
                renderer -> renderer.render(document));
        assertThat(rows(files.get(0))).isGreaterThan(50_000);
        assertThat(Pdfs.pages(files.get(1))).isLessThanOrEqualTo(10);
    }

    @Test
    void a_workbook_of_100_000_rows() throws IOException {
        assertThat(rows(new XlsxRenderer().render(complaints(100_000)))).isGreaterThan(100_000);
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
