package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.measure.MeasureModels;
import callmart.measure.MeasureSums;
import callmart.measure.RowModel;
import callmart.measure.kpi.KpiCatalogue;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} lists exactly the rows whose contributions sum to the measures, and says what they are in words. */
class ExplainTest {

    private static final Pattern UNMASKED = Pattern.compile("(?<![\\d-])1[3-9]\\d{9}(?!\\d)");

    private static final String CALLS = """
            call_id,direction,caller,queue,category,agent_id,arrived_at,queued_at,answered_at,ended_at
            IN-TIME,inbound,13812345678,sales,design,7001,2026-11-20 09:00:00,2026-11-20 09:00:10,2026-11-20 09:00:25.000,2026-11-20 09:02:25
            TOO-LATE,inbound,13812345679,sales,design,7001,2026-11-20 09:10:00,2026-11-20 09:10:10,2026-11-20 09:10:25.001,2026-11-20 09:12:25
            LOST,inbound,13812345670,sales,design,,2026-11-20 09:20:00,2026-11-20 09:20:10,,2026-11-20 09:21:10
            """;

    private static TestHome threeCalls(Path folder) throws IOException {
        TestHome home = new TestHome(folder, "explain", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");
        home.write("calls.csv", CALLS);
        try (Warehouse warehouse = home.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.load(folder.resolve("test-config"), List.of(LocalDate.of(2026, 11, 20)));
        }
        return home;
    }

    @Test
    void a_call_that_waited_a_millisecond_too_long_is_named(@TempDir Path folder) throws IOException {
        TestHome.Result result = threeCalls(folder).run("explain", "answer_rate_15s", "--date", "2026-11-20");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.DONE);
        assertThat(result.out()).isEqualTo("""
                15秒接通率（answer_rate_15s）2026-11-20
                  算法：15秒接通量 ÷ 占用次数
                  含义：排队不超过15秒即接通的人工呼入所占的比例；当期无人工呼入时无值
                  15秒接通量（answered_in_target）= 1：排队不超过15秒即接通的通数
                  占用次数（seizures）= 3：客户要求人工服务的呼入通数，一通来电只计一次
                  值：33.33%（1 ÷ 3），目标 ≥ 95.00%，▼未达标

                来电：计入分母、未计入分子，2 行，分子 0，分母 2
                date        numerator  denominator  wait_s  call_id   arrived_at           queued_at            answered_at              ended_at             hangup_by  legs  caller_masked  reason_lost  hour  queue  category  agent_id
                2026-11-20          0            1  15.001  TOO-LATE  2026-11-20 09:10:00  2026-11-20 09:10:10  2026-11-20 09:10:25.001  2026-11-20 09:12:25                1  138****5679                    9  sales  design    7001
                2026-11-20          0            1      60  LOST      2026-11-20 09:20:00  2026-11-20 09:20:10                           2026-11-20 09:21:10                1  138****5670    abandoned       9  sales  design

                来电：计入分子和分母，1 行，分子 1，分母 1
                date        numerator  denominator  wait_s  call_id  arrived_at           queued_at            answered_at          ended_at             hangup_by  legs  caller_masked  reason_lost  hour  queue  category  agent_id
                2026-11-20          1            1      15  IN-TIME  2026-11-20 09:00:00  2026-11-20 09:00:10  2026-11-20 09:00:25  2026-11-20 09:02:25                1  138****5678                    9  sales  design    7001
                """);
    }

    @Test
    void a_measure_is_explained_by_the_rows_that_it_counts(@TempDir Path folder) throws IOException {
        TestHome home = new TestHome(folder, "explain_moves", "Asia/Shanghai", "feeds: {tickets: [{type: csv, path: tickets.csv}]}");
        home.write("tickets.csv", """
                ticket_id,agent_id,kind,step_due_at,status,created_at,updated_at
                T1,7001,other,2026-11-20 09:30:00,open,2026-11-20 08:00:00,2026-11-20 08:00:00
                T1,7001,other,2026-11-22 09:30:00,open,2026-11-20 08:00:00,2026-11-21 10:00:00
                """);
        try (Warehouse warehouse = home.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.load(folder.resolve("test-config"), List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21)));
        }

        TestHome.Result result = home.run("explain", "deadlines_moved_late", "--from", "2026-11-20", "--to", "2026-11-21");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.DONE);
        assertThat(result.out()).startsWith("逾期改期数（deadlines_moved_late）2026-11-20 至 2026-11-21\n  含义：期限已过").contains("  值：1\n",
                "期限变更：计入分子和分母，1 行", "T1         step  2026-11-20 09:30:00  2026-11-21 10:00:00  2026-11-22 09:30:00");
        assertThat(home.run("explain", "deadlines_moved", "--date", "2026-11-21").out()).contains("  值：0\n", "没有计入的明细。");
    }

    @Test
    void groups_are_cut_at_the_limit_and_csv_has_the_rows_only(@TempDir Path folder) throws IOException {
        TestHome home = threeCalls(folder);

        assertThat(home.run("explain", "answer_rate_15s", "--date", "2026-11-20", "--limit", "1").out())
                .contains("… 另有 1 行（--limit 可多列，--format csv 可全部导出）").doesNotContain("LOST");
        assertThat(home.run("explain", "answer_rate_15s", "--date", "2026-11-20", "--format", "csv").csv())
                .extracting(row -> row.get("part") + " " + row.get("call_id") + " " + row.get("numerator") + "/" + row.get("denominator"))
                .containsExactly("denominator TOO-LATE 0/1", "denominator LOST 0/1", "both IN-TIME 1/1");
        assertThat(home.run("explain", "answer_rate", "--from", "2026-11-19", "--to", "2026-11-21", "--agent", "7001", "--format", "csv").csv())
                .extracting(row -> row.get("date") + " " + row.get("call_id")).containsExactly("2026-11-20 IN-TIME", "2026-11-20 TOO-LATE");
        assertThat(home.run("explain", "answer_rate", "--date", "2026-11-25").out()).contains("值：—（没有数据，不考核）", "没有计入的明细。");
    }

    @Test
    void what_cannot_be_explained_is_said(@TempDir Path folder) throws IOException {
        TestHome home = threeCalls(folder);

        assertThat(home.run("explain", "answer_rat", "--date", "2026-11-20")).matches(result -> result.exit() == Exit.BAD_USAGE)
                .extracting(TestHome.Result::err).asString().contains("there is no KPI 'answer_rat'; did you mean 'answer_rate'?");
        assertThat(home.run("explain", "presence", "--date", "2026-11-20", "--agent", "7001")).matches(result -> result.exit() == Exit.BAD_USAGE)
                .extracting(TestHome.Result::err).asString().contains("presence is not counted by agent; leave out --agent");
        assertThat(home.run("explain", "presence")).matches(result -> result.exit() == Exit.BAD_USAGE)
                .extracting(TestHome.Result::err).asString().contains("explain needs either --date, or --from and --to");
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO call_measures (business_date, hour, seizures) VALUES ('2026-11-20', 9, 1)");
        }
        assertThat(home.run("explain", "answer_rate", "--date", "2026-11-20")).matches(result -> result.exit() == Exit.WARNINGS)
                .extracting(TestHome.Result::err).asString().contains("the rows add up to 2.000 / 3.000, the stored measures to 2 / 4:");
    }

    @Test
    void rows_add_up_to_every_measure_and_kpi_of_the_sample_centre() {
        assertRowsAddUp(SampleWeek.home(), SampleWeek.FROM, SampleWeek.TO, true);
    }

    @Test
    void rows_add_up_to_every_measure_and_kpi_of_a_whole_made_centre(@TempDir Path folder) throws IOException {
        Path data = ReferenceData.folder();
        Files.createSymbolicLink(folder.resolve("centre"), data.resolve("centre"));
        TestHome home = new TestHome(folder, "explain_centre", "Asia/Shanghai", Files.readString(data.resolve("centre/config/sources.yml")));
        try (Warehouse warehouse = home.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.load(folder.resolve("test-config"), LocalDate.of(2026, 11, 9).datesUntil(LocalDate.of(2026, 11, 16)).toList());
        }
        assertRowsAddUp(home, LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 15), false);
    }

    /** @param every whether every KPI is explained; otherwise one, at least, for each row model that any is counted from */
    private static void assertRowsAddUp(TestHome home, LocalDate from, LocalDate to, boolean every) {
        List<RowModel> models;
        try (Warehouse warehouse = home.warehouse()) {
            Map<String, BigDecimal> measures = new MeasureSums(warehouse).sum(from, to, Optional.empty()).get("");
            Map<String, BigDecimal> rows = new TreeMap<>();
            models = new MeasureModels(warehouse, FactLoader.SETTINGS).rows();
            for (RowModel model : models) {
                String sums = model.measures().stream().map(measure -> "sum(toDecimal128(model." + measure + ", 3)) AS " + measure)
                        .collect(Collectors.joining(", "));
                boolean ofOneDay = model.sql().contains("{day:Date}");
                for (LocalDate day = from; !day.isAfter(to); day = ofOneDay ? day.plusDays(1) : to.plusDays(1)) {
                    warehouse.forEach("SELECT " + sums + " FROM (" + model.sql() + ") AS model", FactLoader.SETTINGS.parameters(day, ofOneDay ? day : to),
                            row -> model.measures().forEach(measure -> rows.merge(measure, row.decimal(measure), BigDecimal::add)));
                }
            }
            rows.entrySet().removeIf(sum -> sum.getValue().signum() == 0 && !measures.containsKey(sum.getKey()));
            assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(measures.keySet());
            rows.forEach((measure, sum) -> assertThat(sum).as(measure).isEqualByComparingTo(measures.get(measure)));
        }
        Set<String> kpis = home.run("kpi", "--from", from.toString(), "--to", to.toString(), "--format", "csv").csv().stream()
                .map(row -> row.get("kpi")).collect(Collectors.toSet());
        assertThat(kpis).contains("answer_rate_15s", "upheld_rate");
        KpiCatalogue catalogue = home.configuration().kpis();
        Set<RowModel> explained = new HashSet<>();
        for (String kpi : kpis) {
            List<String> counted = catalogue.get(kpi).measures();
            boolean isNew = explained.addAll(models.stream().filter(model -> !Collections.disjoint(model.measures(), counted)).toList());
            if (every || isNew) {
                TestHome.Result result = home.run("explain", kpi, "--date", from.toString(), "--format", "csv", "--limit", "350");
                assertThat(result.exit()).as(kpi + ": " + result.err()).isEqualTo(Exit.DONE);
                assertThat(UNMASKED.matcher(result.out()).find()).as(kpi + " shows a whole number").isFalse();
            }
        }
    }
}
