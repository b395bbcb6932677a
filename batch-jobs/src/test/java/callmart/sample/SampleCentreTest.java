package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SampleCentreTest {

    private static final LocalDate LAST = WrittenCentre.LAST;
    private static final LocalDate FIRST = WrittenCentre.FIRST;
    private static final Set<String> CATEGORIES = Set.of("工程质量类", "规划设计类", "销售管理类", "物业管理类", "客户服务类", "营销类", "其他");

    private Path home;
    private List<LocalDate> days;
    private Map<LocalDate, List<CallRow>> files;

    @BeforeAll
    void fiveWeeks() throws IOException {
        home = WrittenCentre.home();
        days = WrittenCentre.days();
        files = days.stream().collect(Collectors.toMap(day -> day, day -> CallRow.of(calls(home, day))));
    }

    @Test
    void anotherSeedIsAnotherCentre(@TempDir Path elsewhere) throws IOException {
        SampleCentre other = new SampleCentre(7);
        other.write(elsewhere, LAST, LAST);
        assertThat(Files.mismatch(calls(elsewhere, LAST), calls(home, LAST))).isNotNegative();
        assertThat(other.agents()).isNotEqualTo(new SampleCentre().agents());
    }

    @Test
    void aFileThatExistsIsLeft(@TempDir Path elsewhere) throws IOException {
        new SampleCentre().write(elsewhere, LAST, LAST);
        Path file = calls(elsewhere, LAST);
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, longAgo);
        new SampleCentre().write(elsewhere, LAST, LAST);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void nothingButTheDaysFilesIsLeftInTheFolder() throws IOException {
        try (var listed = Files.list(home.resolve("data/calls"))) {
            assertThat(listed.map(path -> path.getFileName().toString())).hasSize(35).allMatch(name -> name.matches("calls-\\d{8}\\.csv"));
        }
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleCentre().write(home, LAST, FIRST))
                .withMessage("The last day 2026-10-18 is before the first day 2026-11-21: swap them");
    }

    @Test
    void theHeaderIsInTheCentresOwnWords() throws IOException {
        assertThat(Files.readAllLines(calls(home, LAST)).get(0)).isEqualTo("流水号,段号,呼叫方向,主叫号码,被叫号码,IVR引导去向,技能组,业务类别,"
                + "受理工号,呼入时间,排队时间,接听时间,结束时间,挂机方,是否转出,是否评定,评定结果,未接原因");
    }

    @Test
    void evenDaysAreInGb18030WithSemicolonsAndOddDaysInUtf8WithCommas() {
        assertThat(days).allSatisfy(day -> {
            boolean even = day.getDayOfMonth() % 2 == 0;
            Charset charset = even ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            assertThat(Files.readAllLines(calls(home, day), charset).get(0)).startsWith(even ? "流水号;段号;呼叫方向" : "流水号,段号,呼叫方向");
        });
    }

    @Test
    void rowsAreSoundButForAFewRejects() {
        assertThat(days).allSatisfy(day -> assertThat(files.get(day).stream().filter(row -> !row.isSound())).hasSizeLessThanOrEqualTo(2));
        assertThat(files.values().stream().flatMap(List::stream).filter(row -> !row.isSound()))
                .hasSizeBetween(5, 40).allMatch(row -> row.ended().isBefore(row.answered()));
    }

    @Test
    void oneRowADayIsExportedTwiceAndNoKeyHasTwoContents() {
        assertThat(days).allSatisfy(day -> {
            List<CallRow> rows = files.get(day);
            assertThat(rows.stream().distinct()).hasSize(rows.size() - 1);
            assertThat(rows.stream().map(CallRow::key).distinct()).hasSize(rows.size() - 1);
        });
    }

    @Test
    void someDaysHoldARowOfTheDayBefore() {
        assertThat(days).allSatisfy(day -> assertThat(files.get(day)).filteredOn(row -> !row.arrived().toLocalDate().equals(day))
                .hasSizeLessThanOrEqualTo(1).allMatch(row -> row.arrived().toLocalDate().equals(day.minusDays(1))));
        assertThat(days.stream().filter(day -> files.get(day).stream().anyMatch(row -> row.arrived().toLocalDate().isBefore(day))))
                .hasSizeBetween(5, 20);
    }

    @Test
    void unknownCategoriesAreRare() {
        assertThat(files.values().stream().flatMap(List::stream).filter(row -> !CATEGORIES.contains(row.category())))
                .hasSizeBetween(10, 80);
    }

    @Test
    void callsCrossMidnightAndSecondLegsFollowTheirFirst() {
        List<CallRow> rows = soundRowsInOrder();
        assertThat(rows.stream().filter(row -> row.ended().toLocalDate().isAfter(row.arrived().toLocalDate()))).hasSizeGreaterThan(10);
        Map<String, CallRow> byKey = rows.stream().collect(Collectors.toMap(CallRow::key, row -> row));
        assertThat(rows.stream().filter(row -> row.key().endsWith("/2") && row.arrived().toLocalDate().isAfter(FIRST)).toList())
                .hasSizeGreaterThan(1000).allMatch(row -> byKey.get(row.callId() + "/1").ended().equals(row.arrived()));
    }

    @Test
    void nobodyTalksToTwoCallersAtOnce() {
        Map<String, List<CallRow>> byAgent = soundRowsInOrder().stream().filter(row -> row.answered() != null)
                .sorted(Comparator.comparing(CallRow::answered)).collect(Collectors.groupingBy(CallRow::agentId));
        byAgent.values().forEach(talks -> {
            for (int index = 1; index < talks.size(); index++) {
                assertThat(talks.get(index).answered()).isAfterOrEqualTo(talks.get(index - 1).ended());
            }
        });
    }

    @Test
    void everyAgentOfTheCallsIsAnAgentOfTheCentre() {
        List<SampleAgent> agents = new SampleCentre().agents();
        assertThat(agents).hasSize(45).extracting(SampleAgent::name).doesNotHaveDuplicates();
        assertThat(agents.stream().map(SampleAgent::team).distinct()).hasSize(4);
        assertThat(files.values().stream().flatMap(List::stream).map(CallRow::agentId).filter(id -> !id.isEmpty()).distinct())
                .containsExactlyInAnyOrderElementsOf(agents.stream().map(SampleAgent::id).toList());
    }

    @Test
    void theFiguresOfEveryDayLieInTheirBands() {
        assertThat(days).allSatisfy(day -> {
            DayFigures figures = DayFigures.of(files.get(day), day);
            boolean weekend = day.getDayOfWeek().getValue() > 5;
            assertThat(figures.rows()).isBetween(weekend ? 1400 : 2500, weekend ? 2100 : 4300);
            assertThat(figures.serviceLevel()).isBetween(0.75, 0.99);
            assertThat(figures.lost()).isBetween(0.002, 0.12);
            assertThat(figures.talkSeconds()).isBetween(150.0, 200.0);
            assertThat(figures.ratingPass()).isBetween(0.85, 0.93);
            assertThat(figures.participation()).isBetween(0.57, 0.68);
            assertThat(figures.satisfaction()).isBetween(0.965, 0.995);
            assertThat(figures.transferredOut()).isBetween(0.02, 0.05);
        });
    }

    @Test
    void theServiceLevelIsTypicallyNearItsTargetAndSometimesFarBelow() {
        List<Double> levels = days.stream().map(day -> DayFigures.of(files.get(day), day).serviceLevel()).sorted().toList();
        assertThat(levels.get(levels.size() / 2)).isBetween(0.94, 0.97);
        assertThat(levels.stream().filter(level -> level < 0.95)).hasSizeBetween(5, 20);
        assertThat(levels.stream().filter(level -> level < 0.90)).hasSizeBetween(1, 5);
    }

    private List<CallRow> soundRowsInOrder() {
        return days.stream().flatMap(day -> files.get(day).stream().distinct()
                .filter(row -> row.isSound() && row.arrived().toLocalDate().equals(day) && row.callId().charAt(9) != '9')).toList();
    }

    private static Path calls(Path folder, LocalDate day) {
        return WrittenCentre.file(folder, "calls", "calls-", day, ".csv");
    }
}
