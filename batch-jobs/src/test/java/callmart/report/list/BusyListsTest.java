package callmart.report.list;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.config.Faults;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.ListDocument;
import callmart.report.Pdfs;
import callmart.report.PrintedSheets;
import callmart.report.TestReports;
import callmart.report.Workbooks;
import callmart.report.definition.Condition;
import callmart.report.definition.ListColumn;
import callmart.report.definition.ListForm;
import callmart.report.definition.ListPart;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The PDF of every list of the catalogue for a month of thousands of rows, a fifth of which need somebody. */
class BusyListsTest {

    private static final int ROWS = 4_000;
    private static final int AGENTS = 45;
    private static final int KEYS = 60;
    private static final int EACH = 5;
    private static final int MOST_PAGES = 10;
    private static final double SMALLEST_TYPE = 7;
    private static final int FEW_ROWS = 60;
    private static final float HIGHEST_ROW = 150;
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final String SENTENCES = "客户反映南苑地下车库的电梯停运，多次反映未处理，要求尽快给出说法并书面答复。已联系物业，承诺三日内处理。";
    private static final Pattern REST = Pattern.compile("列出前([\\d,]+)\\S+?，其余([\\d,]+)\\S+?见工作簿");
    private static final Pattern MARK = Pattern.compile("词语\\d+止");
    private static final PdfRenderer PDF = new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts());

    /** Rows that suit a list, whatever its columns. */
    private record Rows(ReportDefinition report, ListForm form, int count) implements DatasetSource {

        @Override
        public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
            return form.parts().stream().filter(part -> part.dataset().equals(dataset)).flatMap(part -> part instanceof ListPart.ByKey by
                    ? keys(by) : Stream.empty()).toList();
        }

        private static Stream<DatasetRow> keys(ListPart.ByKey part) {
            return Stream.iterate(0, i -> i < KEYS, i -> i + 1).map(i -> {
                Map<String, Object> values = new HashMap<>(Map.of("section", part.section(), "key", "键值" + i));
                part.needs().stream().filter(key -> !values.containsKey(key)).forEach(key -> values.put(key, BigDecimal.valueOf(KEYS - i)));
                part.line().ifPresent(share -> values.put(share.column(), new BigDecimal("0.9")));
                return new DatasetRow(values);
            });
        }

        @Override
        public void forEach(String dataset, Map<String, Object> parameters, List<Order> order, Consumer<DatasetRow> consumer) {
            List<ListColumn> columns = dataset.equals(report.dataset()) ? form.columns() : form.parts().stream()
                    .filter(part -> part.dataset().equals(dataset)).map(part -> ((ListPart.Table) part).columns()).findFirst().orElseThrow();
            for (int i = 0; i < count; i++) {
                consumer.accept(row(columns, i));
            }
        }

        private DatasetRow row(List<ListColumn> columns, int i) {
            Map<String, Object> values = new HashMap<>();
            for (ListColumn column : columns) {
                values.put(column.key(), value(column, i));
                column.total().ifPresent(total -> values.putIfAbsent(total, BigDecimal.ONE));
                column.cases().ifPresent(cases -> values.putIfAbsent(cases.column(), BigDecimal.TEN));
            }
            form.story().at().ifPresent(at -> values.putIfAbsent(at, START.plusSeconds(600L * i)));
            form.needs(report.dataset()).get(report.dataset()).forEach(key -> values.putIfAbsent(key, BigDecimal.ZERO));
            form.counts().forEach(count -> meet(count.condition(), values));
            form.notable().filter(some -> i % EACH == 0).ifPresent(some -> meet(some.condition(), values));
            values.put("agent_id", "A" + i * AGENTS / ROWS);
            values.put("date", LocalDate.of(2026, 10, 1).plusDays(i % 31));
            return new DatasetRow(values);
        }

        private static void meet(Condition condition, Map<String, Object> values) {
            switch (condition.test()) {
                case IS -> values.put(condition.key(), condition.values().get(0));
                case GIVEN -> values.putIfAbsent(condition.key(), START);
                case ABSENT -> values.put(condition.key(), null);
                case POSITIVE -> values.put(condition.key(), BigDecimal.TEN);
            }
        }

        private static Object value(ListColumn column, int i) {
            return switch (column.format()) {
                case TEXT -> column.width() > 20 ? SENTENCES : "词语" + i + "止";
                case LONG_TEXT, MESSAGE -> SENTENCES;
                case PHONE -> String.valueOf(13_800_000_000L + i);
                case YES_NO -> BigDecimal.valueOf(i % 2);
                case DATE -> LocalDate.of(2026, 10, 1).plusDays(i % 31);
                case DATE_TIME -> START.plusSeconds(600L * i);
                case INT, DECIMAL, HOURS, MINUTES, TENTHS, MONEY, PERCENT, CHANGE, GAP, DURATION -> BigDecimal.valueOf(i % 900);
            };
        }
    }

    static List<String> lists() {
        Faults faults = new Faults();
        ReportCatalogue catalogue = ReportCatalogue.read(TestReports.productConfig(), TestReports.kpis(), TestReports.measures(),
                TestReports.FEEDS, TestReports.texts(), faults);
        faults.throwIfAny();
        return catalogue.all().stream().filter(report -> report.list().isPresent()).map(ReportDefinition::id).toList();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_busy_period_is_read_on_few_pages_in_type_that_can_be_read(String id) throws IOException {
        byte[] pdf = PDF.render(document(id, ROWS));

        assertThat(Pdfs.pages(pdf)).isLessThanOrEqualTo(MOST_PAGES);
        assertThat(Pdfs.smallestType(pdf)).isGreaterThanOrEqualTo(SMALLEST_TYPE);
        String text = Pdfs.text(pdf).replaceAll("\\s+", "");
        Matcher rest = REST.matcher(text);
        assertThat(rest.find()).isTrue();
        assertThat(number(rest.group(1)) + number(rest.group(2))).isEqualTo(ROWS);
        assertThat(MARK.matcher(text.substring(rest.end(), text.indexOf("数据说明"))).results().map(MatchResult::group).distinct().count())
                .isPositive().isEqualTo(number(rest.group(1)));
    }

    private static ListDocument document(String id, int rows) {
        ReportDefinition report = TestReports.definition(id);
        ListForm form = report.list().orElseThrow();
        Period period = Period.of(report.kinds().stream().reduce((shorter, longer) -> longer).orElseThrow(), LocalDate.of(2026, 10, 15));
        return new ListReport(new Rows(report, form, rows), (definition, before) -> true, of -> Set.of(), day -> Map.of(), TestReports.texts())
                .assemble(report, form, period, TestReports.notes(), TestReports.AS_OF);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_workbook_is_printed_in_type_that_can_be_read_and_no_row_fills_the_page(String id) {
        byte[] workbook = new XlsxRenderer().render(document(id, FEW_ROWS));

        PrintedSheets.assertReadable(workbook);
        Workbooks.open(workbook).forEach(sheet -> sheet.forEach(row -> assertThat(row.getHeightInPoints()).isLessThan(HIGHEST_ROW)));
        assertThat(Workbooks.open(workbook).getSheet("数据说明").getRepeatingRows().formatAsString()).isEqualTo("1:2");
    }

    @Test
    void figures_over_rows_are_printed_upright_where_no_charts_stand_beside_them() {
        Sheet narrow = Workbooks.open(new XlsxRenderer().render(document("inquiry-log", FEW_ROWS))).getSheet("分析");
        Sheet withCharts = Workbooks.open(new XlsxRenderer().render(document("sms-sending", FEW_ROWS))).getSheet("分析");

        assertThat(narrow.getPrintSetup().getLandscape()).isFalse();
        assertThat(withCharts.getPrintSetup().getLandscape()).isTrue();
    }

    /** A meaning that repeats the head tells nothing. */
    @ParameterizedTest
    @MethodSource("lists")
    void each_column_means_more_than_its_head_says(String id) {
        ListForm form = TestReports.definition(id).list().orElseThrow();

        assertThat(Stream.concat(form.columns().stream(), form.parts().stream().filter(ListPart.Table.class::isInstance)
                .flatMap(part -> ((ListPart.Table) part).columns().stream()))).noneMatch(column -> column.meaning().equals(column.label()));
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(",", ""));
    }
}
