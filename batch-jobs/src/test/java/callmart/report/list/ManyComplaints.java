package callmart.report.list;

import callmart.calendar.Period;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.ListDocument;
import callmart.report.TestReports;
import callmart.report.definition.ReportDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** As many complaints as asked for, each with texts of some sentences; made one by one. @param count how many */
public record ManyComplaints(int count) implements DatasetSource {

    private static final Period MONTH = Period.month(YearMonth.of(2026, 11));

    /** A month's complaints, so many of them. */
    public static ListDocument document(int count) {
        ReportDefinition report = TestReports.definition("monthly-complaints");
        return new ListReport(new ManyComplaints(count), (definition, period) -> true, period -> Set.of(), day -> Map.of(), TestReports.texts()).assemble(report, report.list().orElseThrow(), MONTH, TestReports.notes(), TestReports.AS_OF);
    }

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
        values.put("is_open", i % 7 == 6 ? 1 : 0);
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
