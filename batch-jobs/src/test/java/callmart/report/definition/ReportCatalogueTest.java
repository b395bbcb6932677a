package callmart.report.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.calendar.Deadline;
import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.feed.Feeds;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.Figure;
import callmart.report.Format;
import callmart.report.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCatalogueTest {

    @TempDir
    private Path folder;

    /** The entry of daily-operations alone, with texts replaced: each second one by the one after it. */
    private ReportCatalogue read(Faults faults, String... replacements) throws IOException {
        String product = Files.readString(TestReports.ROOT.resolve("config/reports.yml"));
        Matcher entry = Pattern.compile("  daily-operations:\n(?: {4}.*\n)+").matcher(product);
        assertThat(entry.find()).isTrue();
        String text = "reports:\n" + entry.group();
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Files.writeString(folder.resolve("reports.yml"), text + "instead: true\n");
        ConfigFolder config = new ConfigFolder(folder, TestReports.ROOT.resolve("config"));
        MeasureCatalogue measures = MeasureCatalogue.read(config, Feeds.WITH_COLUMNS, faults);
        return ReportCatalogue.read(config, KpiCatalogue.read(config, measures.ids(), faults), measures, TestReports.FEEDS, TestReports.texts(), faults);
    }

    private ReportDefinition read(String... replacements) throws IOException {
        Faults faults = new Faults();
        ReportDefinition report = read(faults, replacements).get("daily-operations");
        faults.throwIfAny();
        return report;
    }

    private List<String> faultsOf(String... replacements) throws IOException {
        Faults faults = new Faults();
        read(faults, replacements);
        return faults.list().stream().map(Fault::message).toList();
    }

    @Test
    void dailyOperationsHasItsFiguresInTheContractsOrder() {
        ReportDefinition report = TestReports.dailyOperations();

        assertThat(TestReports.figures("daily-operations").figures()).extracting(Figure::label).containsExactly("评定总数", "评定成功数", "满意数", "不满意数", "转接率",
                "满意度", "客户参与率", "占用次数", "接通次数", "呼损数", "通话次数", "接通率", "15秒接通量", "15秒接通率", "接通排队等待均长",
                "通话均长", "呼损排队等待均长", "排队等待数", "排队挂机数", "转出量");
        assertThat(report.fileName(Period.day(TestReports.DAY), Format.XLSX)).isEqualTo("11月21日电话中心运营日报.xlsx");
        assertThat(report.recipients()).containsExactly("客服组负责人");
        assertThat(report.feeds()).containsExactly("calls");
    }

    @Test
    void isDueTheNextMorningInTheBusinessZone() {
        assertThat(TestReports.dailyOperations().deadline(Period.Kind.DAY)).isEqualTo(Deadline.parse("next-day 11:30"));
    }

    @Test
    void oneReportCanBeMadeForSeveralKindsOfPeriod() throws IOException {
        ReportDefinition report = read("period: day", "period: [month, day]",
                "title: '{M}月{d}日电话中心运营日报'", "title: {day: '{M}月{d}日', month: '{yyyy}年{M}月'}",
                "deadline: next-day 11:30", "deadline: {day: next-day 11:30, month: day 3 17:00}");

        assertThat(report.kinds()).containsExactly(Period.Kind.DAY, Period.Kind.MONTH);
        assertThat(report.title(Period.parse("2026-11-21"))).isEqualTo("11月21日");
        assertThat(report.title(Period.parse("2026-11"))).isEqualTo("2026年11月");
        assertThat(report.deadline(Period.Kind.MONTH)).isEqualTo(Deadline.parse("day 3 17:00"));
        assertThatThrownBy(() -> report.title(Period.parse("2026-W47"))).hasMessage(
                "report daily-operations is made for a day or a month, not for a week");
    }

    @Test
    void ofSeveralKindsOfPeriodEachNeedsItsTitle() throws IOException {
        assertThat(faultsOf("period: day", "period: [day, week]", "title: '{M}月{d}日电话中心运营日报'", "title: {day: '{M}月{d}日'}"))
                .contains("'week' is required and missing");
    }

    @Test
    void anUnknownFigureNamesTheNearest() throws IOException {
        assertThat(faultsOf("- answer_rate_15s", "- answer_rate_15"))
                .containsExactly("there is no figure 'answer_rate_15'; did you mean 'answer_rate_15s'?");
    }

    @Test
    void cardsAreFiguresOfTheReport() throws IOException {
        assertThat(faultsOf("survey_participation, seizures]", "survey_participation, ivr_only]"))
                .containsExactly("cards are at most 6 of the report's figures");
    }

    @Test
    void aDeadlineSaysItsForm() throws IOException {
        assertThat(faultsOf("next-day 11:30", "11:30"))
                .containsExactly("expected a deadline such as 'next-day 11:30', 'next-day 17:00 weekend-to monday 17:00', 'monday 10:00', 'day 3 17:00'"
                        + " or 'friday-before 17:00', found '11:30'");
        assertThat(faultsOf("next-day 11:30", "next-day 25:30"))
                .containsExactly("'next-day 25:30' has no such time of day; write it as next-day 11:30");
    }

    @Test
    void anUnknownPlaceInTheTitleIsAFault() throws IOException {
        assertThat(faultsOf("{d}日电话", "{day}日电话"))
                .containsExactly("unknown place {day} in the title; valid: {yyyy}, {q}, {M}, {d}, {M2}, {d2}");
    }

    @Test
    void anUnknownKeyNamesTheNearest() throws IOException {
        assertThat(faultsOf("    charts:", "    chart:")).anySatisfy(message ->
                assertThat(message).startsWith("unknown key 'chart'; did you mean 'charts'?"));
    }
}
