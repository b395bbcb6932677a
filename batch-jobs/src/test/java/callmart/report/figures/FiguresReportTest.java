package callmart.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.BusyDay;
import callmart.report.Card;
import callmart.report.Cell;
import callmart.report.FiguresDocument;
import callmart.report.ReportTable;
import callmart.report.SmallDay;
import callmart.report.TestReports;
import callmart.report.Unusual;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresReportTest {

    private final FiguresDocument document = TestReports.document(SmallDay.days());

    private List<String> row(int table, int row) {
        return document.tables().get(table).rows().get(row).cells().stream().map(Cell::text).toList();
    }

    @Test
    void titleAndPeriodAreThoseOfTheDay() {
        assertThat(document.head().title()).isEqualTo("11月21日电话中心运营日报");
        assertThat(document.head().periodText()).isEqualTo("2026-11-21 周六");
        assertThat(document.head().asOfText()).isEqualTo("数据截至 2026-11-22 08:30");
    }

    @Test
    void cardsShowValueTargetAndChange() {
        Card serviceLevel = document.cards().get(0);

        assertThat(serviceLevel.valueText()).isEqualTo("92.00%");
        assertThat(serviceLevel.targetText()).isEqualTo("目标 ≥ 95.00% ▼未达标");
        assertThat(serviceLevel.changeTexts()).containsExactly("较前日 -1.68 个百分点");
        assertThat(document.cards()).extracting(card -> card.figure().label())
                .containsExactly("15秒接通率", "接通率", "满意度", "转接率", "客户参与率", "占用次数");
        assertThat(document.cards()).extracting(Card::valueText)
                .containsExactly("92.00%", "95.00%", "97.50%", "90.00%", "70.18%", "200");
    }

    @Test
    void theTotalTableComparesWithTheDayBefore() {
        assertThat(row(0, 5)).containsExactly("满意度", "▼97.50%", "≥ 98.00%", "▼未达标", "99.00%", "-1.50 个百分点");
        assertThat(row(0, 7)).containsExactly("占用次数", "200", "", "", "190", "+5.26%");
        assertThat(row(0, 16)).containsExactly("呼损排队等待均长（秒）", "30.6", "", "", "28.0", "+9.11%");
    }

    /** The note tells 11 时 and its service level; 销售管理类, which it does not tell, keeps its sentence, and all that yields has room. */
    @Test
    void an_hour_that_a_note_tells_is_not_told_again() {
        String note = "15秒接通率 92.00%，常态 96.00%，低 4.00 个百分点。11 时贡献 −3.10（占用次数 +20%，15秒接通率 84.00%）。";

        assertThat(beside("answer_rate_15s", "11", note)).containsExactly(note, "15秒接通率 92.00%，低于目标 3.00 个百分点。",
                document.sentences().get(1), document.sentences().get(2), document.sentences().get(3));
        assertThat(beside("seizures", "11", note).get(1)).as("another figure of that hour").contains("，11 时最低（84.00%）");
        assertThat(beside("seizures", "9", note).get(3)).isEqualTo("占用次数 200，较前日 +5.26%；变化最大的是客户参与率（较前日 +7.68 个百分点）。");
    }

    private List<String> beside(String figure, String hour, String note) {
        return document.withUnusual(List.of(new Unusual(figure, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ONE, "hour",
                List.of(new Unusual.Part(hour, BigDecimal.ONE, BigDecimal.ZERO)), List.of(), false, note)), List.of()).sentences();
    }

    @Test
    void everyConfiguredCategoryHasItsRowAndCallsWithoutOneToo() {
        assertThat(document.tables().get(2).rows()).extracting(row -> row.cells().get(0).text()).containsExactly("工程质量类",
                "规划设计类", "销售管理类", "物业管理类", "客户服务类", "营销类", "其他", "未分类", "合计");
        assertThat(row(2, 2)).containsSequence("40", "36", "4", "37", "90.00%", "34", "▼85.00%");
        assertThat(row(2, 0)).as("no calls").containsSequence("0", "0", "0", "0", "—", "0", "—");
    }

    /** By hand: 10 calls are lost: 8 callers hung up, 2 waited too long; 1 more was turned away. The day before 10 as well: 9 and 1. */
    @Test
    void whyCallsWereLostAddsUpToThem() {
        assertThat(document.tables().get(1).title()).isEqualTo("呼损原因");
        assertThat(row(1, 0)).containsExactly("呼损数", "10", "10", "0.00%");
        assertThat(row(1, 1)).containsExactly("呼损-用户放弃", "8", "9", "-11.11%");
        assertThat(row(1, 3)).containsExactly("呼损-排队超时", "2", "1", "+100.00%");
        assertThat(row(1, 9)).startsWith("拒入量", "1");
    }

    @Test
    void anUnknownCategoryShowsItsCode() {
        assertThat(TestReports.document(SmallDay.withCategory("parking")).tables().get(2).rows())
                .extracting(row -> row.cells().get(0).text()).contains("parking");
    }

    @Test
    void allHoursAreListed() {
        assertThat(document.tables().get(3).rows()).hasSize(25);
        assertThat(row(3, 11)).startsWith("11:00–11:59").contains("▼84.00%");
    }

    @Test
    void findingsSayWhatMissedWhatChangedAndWhere() {
        assertThat(document.sentences()).containsExactly(
                "15秒接通率 92.00%，低于目标 3.00 个百分点，11 时最低（84.00%）。",
                "满意度 97.50%，低于目标 0.50 个百分点。",
                "占用次数 200，较前日 +5.26%，9 时最多（120 次）；变化最大的是客户参与率（较前日 +7.68 个百分点）。",
                "销售管理类的15秒接通率在各业务类别中最低（85.00%），占用 40 次，呼损 4 次。",
                "通话均长明显偏离的坐席：1023 王芳（420.0 秒）；坐席平均 200.0 秒。");
    }

    @Test
    void aDayWithoutDataIsSaidInWords() {
        FiguresDocument empty = TestReports.document(SmallDay.nobody());

        assertThat(empty.emptyText()).contains("本日无来电");
        assertThat(empty.sentences()).isEmpty();
        assertThat(empty.charts()).isEmpty();
        assertThat(empty.tables()).extracting(ReportTable::title).containsExactly("指标总表", "预警：本日无预警");
    }

    @Test
    void theRatingsRingKeepsTheOnesBetween() {
        assertThat(document.charts().get(2).labels())
                .containsExactly("满意 117（97.50%）", "一般 2（1.67%）", "不满意 1（0.83%）");
    }

    @Test
    void anEarlierPeriodThatWasNotLoadedAsAWholeIsNotComparedWith() {
        FiguresDocument october = TestReports.document("monthly-operations", Period.parse("2026-10"));

        assertThat(october.cards()).allSatisfy(card -> assertThat(card.changeTexts()).isEmpty());
        assertThat(TestReports.document("weekly-operations", Period.parse("2026-W42")).cards().get(5).changeTexts())
                .containsExactly("较上周 +24.42%");
    }

    /** By hand: a week from the 5th has 6 × (7 × 20 + 56) + 28 = 1,204 calls, the next two 1,498 and 1,792; of the five weeks before, not all days are held. The line begins with what is known. */
    @Test
    void the_line_of_a_card_goes_through_the_last_eight_periods_that_are_held() {
        FiguresDocument week = TestReports.document("weekly-operations", Period.parse("2026-W43"));

        assertThat(week.cards().get(5).line()).containsExactly(0, 50, 100);
        assertThat(texts(week, "past").get(5)).containsExactly("占用次数", "1,204", "1,498", "1,792");
        assertThat(TestReports.document("weekly-operations", Period.parse("2026-W42")).cards().get(5).line()).as("two points are no line").isEmpty();
        assertThat(TestReports.document("daily-operations", Period.day(LocalDate.of(2026, 10, 21))).cards().get(5).line())
                .as("the 7th, 14th and 21st are of one weekday").containsExactly(0, 50, 100);
    }

    /** By hand: each agent has 7 × 20 + 154 = 294 talks of which 7 left the centre, 273 offers and 224 ratings; 1019 has 210 of them satisfied, the others all. */
    @Test
    void the_best_and_the_last_agents_are_ranked_by_satisfaction() {
        assertThat(texts(TestReports.document("weekly-operations", Period.parse("2026-W43")), "best")).startsWith(
                List.of("1", "1018", "陈晓燕", "294", "95.12%", "100.00%", "100.00%", "0")).endsWith(
                List.of("6", "1019", "李建国", "294", "95.12%", "▼93.75%", "▼88.00%", "2")).hasSize(6);
    }

    @Test
    void waits_are_told_up_to_so_many_seconds() {
        assertThat(texts(document, "waits")).contains(List.of("≤ 15 秒", "184", "96.84%", "5", "50.00%"), List.of("合计", "190", "100.00%", "10", "100.00%"));
    }

    private static List<List<String>> texts(FiguresDocument of, String id) {
        return of.tables().stream().filter(table -> table.id().equals(id)).findFirst().orElseThrow().rows().stream()
                .map(row -> row.cells().stream().map(Cell::text).toList()).toList();
    }

    @Test
    void whatNobodyDidAndWhoHasNoNameAreNamed() {
        assertThat(TestReports.document("agent-workload", Period.day(TestReports.DAY)).tables().get(1).rows())
                .extracting(row -> row.cells().get(0).text() + " " + row.cells().get(1).text())
                .containsExactly("1018 陈晓燕", "1019 李建国", "1020 赵婷婷", "1021 周浩然", "1023 王芳", "1099 1099", "未分配 ", "合计 ");
        assertThat(TestReports.document("traffic-inout", Period.day(TestReports.DAY)).tables().get(3).rows())
                .extracting(row -> row.cells().get(0).text()).containsExactly("咨询", "报修", "无技能组", "合计");
    }

    /** By hand: at 03:00 of the busy day there are 3 calls, at 09:00 286. */
    @Test
    void a_ratio_over_few_calls_is_grey_and_no_point_of_the_line() {
        FiguresDocument busy = TestReports.document(BusyDay.days());
        ReportTable hours = busy.tables().stream().filter(table -> table.id().equals("hours")).findFirst().orElseThrow();
        int level = hours.columns().stream().map(ReportTable.Column::label).toList().indexOf("15秒接通率");

        assertThat(hours.rows().get(3).cells().get(level).tone()).isEqualTo(Cell.Tone.FEW);
        assertThat(hours.rows().get(3).cells().get(level).text()).doesNotContain("▼");
        assertThat(hours.rows().get(9).cells().get(level).tone()).isIn(Cell.Tone.NONE, Cell.Tone.MISSED);
        assertThat(hours.rows().get(24).cells().get(level)).as("the total is judged").isInstanceOf(Cell.Value.class);
        assertThat(busy.charts().get(0).line().orElseThrow().values()).satisfies(values -> {
            assertThat(values.get(3)).isEmpty();
            assertThat(values.get(9)).isPresent();
        });
    }

    /**
     * By hand: on 16 to 22 November each of six agents has 20 talks and one more a day of the month, one agent an hour from 9; at 11 o'clock 4
     * calls are lost. Monday at 9: 36; Sunday at 11: 42 + 4 = 46, the most; so 36 is the fewest, 43 and more are the upper third of the ten.
     */
    @Test
    void hours_and_weekdays_make_a_heat_map() {
        FiguresDocument week = TestReports.document("weekly-operations", Period.of(Period.Kind.WEEK, TestReports.DAY));
        ReportTable heat = week.tables().stream().filter(table -> table.id().equals("heat")).findFirst().orElseThrow();

        assertThat(heat.columns().stream().map(ReportTable.Column::label)).startsWith("时段", "周一 占用次数").endsWith("周日 15秒接通率");
        assertThat(heat.rows()).as("hours with calls").hasSize(6);
        assertThat(heat.rows().get(0).cells().get(1).text()).isEqualTo("36");
        assertThat(heat.rows().get(0).cells().get(1).tone()).isEqualTo(Cell.Tone.NONE);
        assertThat(heat.rows().get(0).cells().get(5).text()).isEqualTo("40");
        assertThat(heat.rows().get(0).cells().get(5).tone()).isEqualTo(Cell.Tone.WARM);
        assertThat(heat.rows().get(2).cells().get(7).text()).isEqualTo("46");
        assertThat(heat.rows().get(2).cells().get(7).tone()).isEqualTo(Cell.Tone.HOT);
    }
}
