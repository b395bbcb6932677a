package callmart.archive;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.TestReports;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchivePagesTest {

    private final ArchivePages pages = new ArchivePages(TestReports.html(), TestReports.texts());

    @Test
    void the_same_records_give_the_same_text() {
        assertThat(pages.index(SampleArchive.index())).isEqualTo(pages.index(SampleArchive.index()));
    }

    @Test
    void the_index_says_as_of_when_and_differs_in_nothing_else_a_minute_later() {
        ArchiveIndex index = SampleArchive.index();
        ArchiveIndex later = new ArchiveIndex(index.asOf().plusMinutes(1), index.entries(), index.trends(), index.years());
        assertThat(pages.index(index)).contains("截至 2026-11-22 18:30（Asia/Shanghai）");
        assertThat(pages.index(later).replace("18:31", "18:30")).isEqualTo(pages.index(index));
    }

    @Test
    void a_page_asks_for_nothing_from_elsewhere() {
        assertThat(pages.index(SampleArchive.index())).doesNotContain("http:", "https:", "src=", "@import", "url(", "<script ").containsOnlyOnce("<script>");
    }

    @Test
    void only_the_newest_version_counts_in_the_calendar() {
        assertThat(pages.year(2026, List.of(entry(1, ArchiveState.ON_TIME), entry(2, ArchiveState.RENDERED))))
                .contains("□未发1", "第1版", "第2版", "<td class=\"how\"><span class=\"state good\">√ 按时送达").doesNotContain("√按时");
    }

    @Test
    void a_calendar_counts_states_in_words_and_leads_to_the_list() {
        assertThat(pages.year(2026, List.of(entry(1, ArchiveState.WITHHELD)))).contains(
                "2026年11月", "<a href=\"#p-2026-11-21\" title=\"2026-11-21：暂缓，数据不全 1\">", "■暂缓1", "W47");
    }

    @Test
    void words_from_outside_are_no_markup() {
        String hostile = "<script>'\"";
        ArchiveEntry entry = new ArchiveEntry("daily-operations", "题" + hostile, Period.day(LocalDate.of(2026, 11, 21)), 1,
                ArchiveState.FAILED,
                SampleArchive.NOW, Optional.of(SampleArchive.NOW), List.of(new ArchiveFile("文" + hostile, Optional.of("址" + hostile)),
                        new ArchiveFile("旧" + hostile, Optional.empty())), "因" + hostile);
        String escaped = "&lt;script&gt;&#39;&quot;";

        assertThat(List.of(pages.year(2026, List.of(entry)),
                pages.index(new ArchiveIndex(SampleArchive.NOW, List.of(entry), List.of(), List.of(2026))))).allSatisfy(page ->
                assertThat(page).contains("题" + escaped, "文" + escaped, "href=\"址" + escaped + "\"", "旧" + escaped, "因" + escaped)
                        .containsOnlyOnce("<script>"));
    }

    @Test
    void nothing_to_show_is_said_in_words() {
        assertThat(pages.index(new ArchiveIndex(SampleArchive.NOW, List.of(), List.of(), List.of())))
                .contains("没有需要处理的报表", "没有即将到期的报表", "还没有指标值");
    }

    @Test
    void ten_years_of_reports_leave_the_index_as_small_as_three_months_do() {
        List<ArchiveEntry> year = LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2026, 1, 1)).flatMap(day -> Stream.iterate(1, i -> i + 1)
                .limit(12).map(i -> new ArchiveEntry("report-" + i, day + "日报" + i, Period.day(day), 1, ArchiveState.ON_TIME,
                        SampleArchive.NOW, Optional.of(SampleArchive.NOW), List.of(new ArchiveFile("Excel", Optional.of(day + "/r.xlsx"))), "")))
                .toList();
        assertThat(pages.year(2025, year).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
        assertThat(pages.index(SampleArchive.index()).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    }

    private static ArchiveEntry entry(int version, ArchiveState state) {
        return new ArchiveEntry("daily-operations", "11月21日电话中心运营日报", Period.day(LocalDate.of(2026, 11, 21)), version, state,
                SampleArchive.NOW, Optional.of(SampleArchive.NOW), List.of(), "");
    }
}
