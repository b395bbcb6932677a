package callmart.alert;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.alert.AlertRule.BelowTarget;
import callmart.alert.AlertRule.Count;
import callmart.alert.AlertRule.Happened;
import callmart.alert.AlertRule.Heading;
import callmart.alert.AlertRule.Kind;
import callmart.alert.AlertRule.KpiLimit;
import callmart.alert.AlertRule.Late;
import callmart.measure.Dimension;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.report.TestReports;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rule raises an alert, and what it says. */
class AlertEvaluationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-21T03:30:00Z");
    private static final Heading HEADING = new Heading("rule", AlertLevel.RED, "标签", "值班主管");
    private static final Kpi RATE = kpi("rate", Unit.PERCENT, ">= 95%");

    /** Facts by hand. */
    private static final class Facts implements AlertFacts {
        private final Map<LocalDate, Ratio> values = new TreeMap<>();
        private final Map<String, Ratio> steps = new TreeMap<>();
        private final List<Counted> counted = new ArrayList<>();
        private final Map<String, String> feeds = new TreeMap<>();
        private final Map<String, String> checks = new TreeMap<>();
        private final List<Report> reports = new ArrayList<>();

        @Override
        public Map<LocalDate, Ratio> daily(Kpi kpi, LocalDate from, LocalDate to) {
            return values;
        }

        @Override
        public Map<String, Ratio> by(Kpi kpi, Dimension dimension, LocalDate day) {
            return steps;
        }

        @Override
        public List<Counted> counts(String query, LocalDate day) {
            return counted;
        }

        @Override
        public Map<String, String> failedFeeds(LocalDate day) {
            return feeds;
        }

        @Override
        public Map<String, String> failedChecks(LocalDate day) {
            return checks;
        }

        @Override
        public List<Report> reports(LocalDate day) {
            return reports;
        }
    }

    private final Facts facts = new Facts();

    private static Kpi kpi(String id, Unit unit, String target) {
        return new Kpi(id, "比率", unit, Expression.parse("good"), Expression.parse("all"), Optional.of(Target.parse(target)),
                Optional.of(Target.parse(target).direction()), Kpi.Periods.ANY, "比例");
    }

    @Test
    void a_rule_by_step_is_held_against_each_of_them() {
        facts.steps.putAll(Map.of("维修", ratio("8/10"), "审核", ratio("9/10"), Dimension.NO_VALUE, ratio("1/2")));

        assertThat(hold(new KpiLimit(HEADING, RATE, Limit.parse("< 90%"), Optional.of(Dimension.STEP)))).extracting(alert -> alert.subject() + ": " + alert.message())
                .containsExactlyInAnyOrder("比率 维修: 标签：比率（维修）80.00%（8/10），预警线 < 90.00%", "rate: 标签：比率 50.00%（1/2），预警线 < 90.00%");
    }

    private static Ratio ratio(String text) {
        String[] parts = text.split("/");
        return new Ratio(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
    }

    private List<Alert> hold(AlertRule rule) {
        return AlertEvaluation.of(new AlertRules(List.of(rule)), any -> true, facts, DAY, "run", NOW, TestReports.texts());
    }

    @Test
    void a_kpi_beyond_its_limit_is_told_with_value_and_parts() {
        facts.values.put(DAY, ratio("17/20"));

        assertThat(hold(new KpiLimit(HEADING, RATE, Limit.parse("< 90%"), Optional.empty()))).containsExactly(new Alert(DAY, "rule", Kind.KPI,
                AlertLevel.RED, "rate", Optional.of(new BigDecimal("0.850000")), Optional.of(new BigDecimal("0.90")),
                "标签：比率 85.00%（17/20），预警线 < 90.00%", "值班主管", "run", NOW));
    }

    @ParameterizedTest
    @CsvSource({"18/20", "0/0", "none"})
    void on_the_limit_and_without_a_value_nothing_is_told(String value) {
        if (!value.equals("none")) {
            facts.values.put(DAY, ratio(value));
        }

        assertThat(hold(new KpiLimit(HEADING, RATE, Limit.parse("< 90%"), Optional.empty()))).isEmpty();
    }

    @Test
    void rows_of_a_query_beyond_the_limit_are_told_once_a_subject_with_peak_and_spans() {
        counted("甲", 10, DAY.atTime(7, 0), DAY.atTime(8, 0));
        counted("甲", 11, DAY.minusDays(1).atTime(23, 50, 30), DAY.atTime(0, 5));
        counted("甲", 13, DAY.atTime(10, 0), DAY.atTime(10, 40));
        counted("甲", 12, DAY.atTime(9, 50), DAY.atTime(10, 5, 59));
        counted("乙", 12, DAY.atTime(15, 0), DAY.atTime(15, 0));

        assertThat(hold(new Count(HEADING, "q", Limit.parse("> 10")))).extracting(Alert::message)
                .containsExactly("标签：甲 13（2026-11-19 23:50–00:05、09:50–10:40），预警线 > 10", "标签：乙 12（15:00），预警线 > 10");
        assertThat(hold(new Count(HEADING, "q", Limit.parse("< 11")))).extracting(Alert::message)
                .containsExactly("标签：甲 10（07:00–08:00），预警线 < 11");
    }

    private void counted(String subject, int value, LocalDateTime from, LocalDateTime to) {
        facts.counted.add(new AlertFacts.Counted(subject, new BigDecimal(value), from, to, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"94/100, 94/100, 94/100, true", "94/100, 95/100, 94/100, false", "95/100, 94/100, 94/100, false",
        "94/100, 0/0, 94/100, false", "94/100, none, 94/100, false", "94/100, 94/100, none, false", "9499999/10000000, 94/100, 0/9, true"})
    void three_days_running_below_target_are_told_and_a_day_without_value_ends_the_row(String first, String second, String third,
            boolean told) {
        put(DAY.minusDays(2), first);
        put(DAY.minusDays(1), second);
        put(DAY, third);

        assertThat(hold(new BelowTarget(HEADING, 3, List.of(RATE)))).hasSize(told ? 1 : 0);
    }

    @Test
    void a_value_just_below_its_target_shows_the_digits_that_tell() {
        put(DAY, "94999/100000");

        assertThat(hold(new BelowTarget(HEADING, 1, List.of(RATE)))).singleElement().extracting(Alert::message).asString().contains("94.999%");
        assertThat(hold(new KpiLimit(HEADING, RATE, Limit.parse("< 95%"), Optional.empty()))).singleElement().extracting(Alert::message)
                .asString().contains("94.999%（94999/100000）");
    }

    private void put(LocalDate day, String value) {
        if (value != null) {
            facts.values.put(day, ratio(value));
        }
    }

    @Test
    void days_below_target_are_told_one_by_one() {
        put(DAY.minusDays(1), "31/1");
        put(DAY, "32.06/1");

        assertThat(hold(new BelowTarget(HEADING, 2, List.of(kpi("wait", Unit.SECONDS, "<= 30"))))).extracting(Alert::message)
                .containsExactly("标签：比率 2026-11-19 31.0秒、2026-11-20 32.1秒，目标 ≤ 30.0秒");
    }

    @Test
    void failed_feeds_and_checks_are_told_each() {
        facts.feeds.putAll(Map.of("calls", "通话记录", "tickets", "工单"));
        facts.checks.put("calls_answered_and_lost", "占用次数等于接通次数与呼损数之和（calls_answered_and_lost）");

        assertThat(hold(new Happened(HEADING, Kind.FEED_FAILED))).extracting(alert -> alert.subject() + " " + alert.message())
                .containsExactly("calls 标签：通话记录（calls），仓库沿用原有数据", "tickets 标签：工单（tickets），仓库沿用原有数据");
        assertThat(hold(new Happened(HEADING, Kind.CHECK_FAILED))).extracting(Alert::message)
                .containsExactly("标签：占用次数等于接通次数与呼损数之和（calls_answered_and_lost），差异见 status");
    }

    @Test
    void a_report_that_is_withheld_is_told() {
        facts.reports.add(report(Optional.of("生成时出错"), Optional.empty()));
        facts.reports.add(report(Optional.empty(), Optional.of(DEADLINE)));

        assertThat(hold(new Happened(HEADING, Kind.REPORT_WITHHELD))).extracting(alert -> alert.subject() + " " + alert.message())
                .containsExactly("daily 2026-11-20 标签：日报，生成时出错");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "86400, true", "86401, false"})
    void a_report_first_made_after_its_deadline_is_told_while_it_is_news(long secondsAfter, boolean told) {
        facts.reports.add(report(Optional.empty(), Optional.of(DEADLINE.plusSeconds(secondsAfter))));

        assertThat(hold(new Late(HEADING, 1))).extracting(Alert::message)
                .isEqualTo(told ? List.of("标签：日报，时限 2026-11-21 11:30") : List.of());
    }

    private static AlertFacts.Report report(Optional<String> withheld, Optional<Instant> firstMade) {
        return new AlertFacts.Report("daily", "日报", "2026-11-20", withheld, DEADLINE, "2026-11-21 11:30", firstMade);
    }
}
