package callmart.report.list;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.ListDocument;
import callmart.report.Pdfs;
import callmart.report.PrintedSheets;
import callmart.report.TestReports;
import callmart.report.Workbooks;
import callmart.report.definition.ReportDefinition;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** A week of attendance is read on one page, a month on two, by a team of 45. */
class AttendancePagesTest {

    private static final String GRID = "出勤表：";
    private static final List<String> NUMBERS = List.of("scheduled_days", "attended_days", "is_off", "is_irregular", "sick_hours", "late_minutes",
            "early_leave_minutes", "absent_hours", "marriage_leave_hours", "bereavement_leave_hours", "seniority_leave_hours", "other_leave_hours");

    /** Everybody is there each day; one in nine comes late. */
    private record Attendance(int agents, Period period) implements DatasetSource {

        @Override
        public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
            return List.of();
        }

        @Override
        public void forEach(String dataset, Map<String, Object> parameters, List<DatasetSource.Order> order, Consumer<DatasetRow> consumer) {
            for (int agent = 0; agent < (dataset.equals("attendance") ? agents : 0); agent++) {
                for (LocalDate day : period.days()) {
                    consumer.accept(row(agent, day));
                }
            }
        }

        private static DatasetRow row(int agent, LocalDate day) {
            Map<String, Object> values = new HashMap<>(Map.of("date", day, "agent_id", String.valueOf(20_001 + agent),
                    "agent_name", "欧阳小" + agent, "scheduled_shift", "白班", "actual_shift", "白班"));
            NUMBERS.forEach(number -> values.put(number, BigDecimal.ZERO));
            values.put("scheduled_days", BigDecimal.ONE);
            values.put("attended_days", BigDecimal.ONE);
            boolean isLate = (agent + day.getDayOfMonth()) % 9 == 0;
            values.put("late_minutes", BigDecimal.valueOf(isLate ? 12 : 0));
            values.put("needs_attention", BigDecimal.valueOf(isLate ? 1 : 0));
            return new DatasetRow(values);
        }
    }

    private static ListDocument document(String id, int agents, Period period) {
        ReportDefinition report = TestReports.definition(id);
        return new ListReport(new Attendance(agents, period), (definition, any) -> true, any -> Set.of(), day -> Map.of(),
                TestReports.texts()).assemble(report, report.list().orElseThrow(), period, TestReports.notes(), TestReports.AS_OF);
    }

    private static byte[] pdf(String id, int agents, Period period) {
        return new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts()).render(document(id, agents, period));
    }

    private static int pagesOfTheGrid(byte[] pdf) throws IOException {
        return Pdfs.text(pdf).split(GRID, -1).length - 1;
    }

    @Test
    void a_week_stands_on_one_page_upright_where_it_does_not_fit_across() throws IOException {
        byte[] week = pdf("weekly-attendance", 45, Period.parse("2026-W47"));
        assertThat(pagesOfTheGrid(week)).isEqualTo(1);
        assertThat(Pdfs.isUpright(week)).isTrue();
        assertThat(Pdfs.smallestType(week)).isGreaterThanOrEqualTo(7);
        assertThat(Pdfs.isUpright(pdf("weekly-attendance", 12, Period.parse("2026-W47")))).as("fits across").isFalse();
    }

    @Test
    void a_month_stands_on_two_pages_across() throws IOException {
        byte[] month = pdf("monthly-attendance", 45, Period.month(YearMonth.of(2026, 10)));

        assertThat(pagesOfTheGrid(month)).isEqualTo(2);
        assertThat(Pdfs.isUpright(month)).isFalse();
        assertThat(Pdfs.smallestType(month)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void a_workbook_prints_the_week_on_one_page() {
        byte[] week = new XlsxRenderer().render(document("weekly-attendance", 45, Period.parse("2026-W47")));
        XSSFSheet grid = Workbooks.open(week).getSheet("出勤表");

        assertThat(grid.getPrintSetup().getLandscape()).isFalse();
        assertThat(grid.getPrintSetup().getFitHeight()).isEqualTo((short) 1);
        PrintedSheets.assertReadable(week);
        XSSFSheet few = Workbooks.open(new XlsxRenderer().render(document("weekly-attendance", 12, Period.parse("2026-W47")))).getSheet("出勤表");
        assertThat(few.getPrintSetup().getLandscape()).as("fits across").isTrue();
    }
}
