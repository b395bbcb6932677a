package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class OperationFeedsTest {

    private Path home;
    private Map<LocalDate, List<Map<String, Object>>> reviewsByDay;

    @BeforeAll
    void read() throws IOException {
        home = WrittenCentre.home();
        reviewsByDay = new HashMap<>();
        for (LocalDate day : WrittenCentre.days()) {
            reviewsByDay.put(day, WrittenCentre.workbook(WrittenCentre.file(home, "qa_reviews", "qa-", day, ".xlsx"), 2));
        }
    }

    @Test
    void reviewsAreOfTheDaysCallsAndTheirAgents() {
        double talks = 0;
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, CallRow> before = Map.of();
        for (LocalDate day : WrittenCentre.days()) {
            Map<String, CallRow> calls = CallRow.of(WrittenCentre.file(home, "calls", "calls-", day, ".csv")).stream()
                    .filter(row -> row.isSound() && row.isInbound() && row.answered() != null)
                    .collect(Collectors.toMap(CallRow::key, row -> row, (one, twice) -> one));
            List<Map<String, Object>> reviews = reviewsByDay.get(day);
            Map<String, CallRow> earlier = before;
            assertThat(reviews).isNotEmpty().allSatisfy(review -> {
                assertThat(review.get("监听日期")).isEqualTo(day.atStartOfDay());
                String leg = review.get("流水号") + "/1";
                String agent = Integer.toString(((Double) review.get("受理工号")).intValue());
                CallRow call = calls.getOrDefault(leg, earlier.get(leg));
                assertThat(call == null ? day : call.agentId()).as("of a call of the day, or of the day before").isEqualTo(call == null ? WrittenCentre.FIRST : agent);
            });
            before = calls;
            talks += calls.size();
            all.addAll(reviews);
        }
        assertThat(all).extracting(row -> row.get("监听编号")).doesNotHaveDuplicates();
        assertThat(all.size() / talks).isEqualTo(0.12, within(0.01));
        assertThat(all.stream().filter(row -> row.get("是否合格").equals("是")).count() / (double) all.size()).isBetween(0.95, 0.97);
        assertThat(all.stream().filter(row -> row.get("是否有问题").equals("是")).map(row -> row.get("问题代码")).distinct())
                .containsExactlyInAnyOrder("A1", "B2", "C3");
        assertThat(all).filteredOn(row -> row.get("是否有问题").equals("否")).allMatch(row -> row.get("问题代码") == null);
        assertThat(all.size() - all.stream().map(row -> row.get("流水号")).distinct().count()).as("reviewed again").isBetween(200L, 500L);
    }

    @Test
    void aMonthsPlanIsMetByAHair() {
        assertThat(WrittenCentre.csv(home.resolve("data/qa_plans/qa-plans-202611.csv"))).hasSize(13)
                .contains(Map.of("月份", "2026-11", "工号", "", "计划监听量", "7950"));
        long done = WrittenCentre.days().subList(0, 28).stream().mapToLong(day -> reviewsByDay.get(day).size()).sum();
        assertThat(done / (28 * 265.0)).isBetween(1.0, 1.1);
    }

    @Test
    void outagesAreIncidentsAndMostDaysHaveNone() {
        List<Map<String, String>> all = ofAllDays("incidents", "incidents-");
        assertThat(all).hasSizeBetween(3, 15).allMatch(row -> !row.get("问题内容").isEmpty())
                .allMatch(row -> row.get("恢复时间").isEmpty() || row.get("恢复时间").compareTo(row.get("发生时间")) > 0);
        List<LocalDate> outages = WrittenCentre.days().stream().filter(day -> DayPlan.of(SampleCentre.DEFAULT_SEED, day).disturbance()
                .kind() == DayPlan.Disturbance.Kind.OUTAGE).toList();
        assertThat(outages).allMatch(day -> all.stream().anyMatch(row -> row.get("发生时间").startsWith(day.toString())
                && row.get("问题内容").startsWith("交换机故障")));
        assertThat(ofAllDays("agent_issues", "issues-")).hasSizeBetween(25, 80).extracting(row -> row.get("编号")).doesNotHaveDuplicates();
    }

    @Test
    void sessionsAreKnownAsFarAsTheirDaysHaveCome() {
        List<Map<String, String>> sessions = WrittenCentre.csv(WrittenCentre.file(home, "training_sessions", "sessions-", WrittenCentre.LAST, ".csv"));
        assertThat(sessions).hasSize(9).extracting(row -> row.get("培训编号")).doesNotHaveDuplicates();
        assertThat(sessions).anyMatch(row -> !row.get("归档日期").isEmpty()).allSatisfy(row -> {
            assertThat(row.get("合格人数").isEmpty()).isEqualTo(row.get("评分日期").isEmpty());
            assertThat(List.of("实施日期", "评分日期", "小结日期", "总结日期", "归档日期")).allMatch(column -> row.get(column).compareTo(WrittenCentre.LAST.toString()) <= 0);
        });
    }

    @Test
    void entriesOfTheKnowledgeBaseAreMostOftenApproved() {
        List<Map<String, String>> entries = ofAllDays("knowledge", "knowledge-");
        assertThat(entries).hasSizeGreaterThan(100).extracting(row -> row.get("条目编号")).doesNotHaveDuplicates();
        assertThat(entries.stream().filter(row -> !row.get("审核日期").isEmpty()).count() / (double) entries.size()).isBetween(0.75, 0.95);
        assertThat(entries).allMatch(row -> row.get("条目类型").equals("答复") != row.get("提问时间").isEmpty());
    }

    @Test
    void reviewsHaveScopesCriteriaAndOftenATicket() {
        List<Map<String, Object>> all = reviewsByDay.values().stream().flatMap(List::stream).toList();
        assertThat(all.stream().map(row -> row.get("监听范围")).distinct()).containsExactlyInAnyOrder("常规", "专项", "现场", "班长抽查");
        assertThat(all).allMatch(row -> ((String) row.get("评分项")).startsWith("{\"开场白\": "));
        assertThat(all.stream().filter(row -> row.get("工单号") != null).count() / (double) all.size()).isGreaterThan(0.05);
    }

    @Test
    void slipsAreRareAndOfTheDaysCalls() {
        List<Map<String, String>> slips = ofAllDays("penalty_slips", "slips-");
        assertThat(slips).hasSizeBetween(4, 22).extracting(row -> row.get("罚单编号")).doesNotHaveDuplicates();
        assertThat(slips).allSatisfy(slip -> {
            assertThat(slip.get("代码")).isIn("B2", "C3", "D4");
            assertThat(slip.get("状态")).isIn("有效", "申诉中", "已撤销");
            if (!slip.get("流水号").isEmpty()) {
                assertThat(CallRow.of(WrittenCentre.file(home, "calls", "calls-", LocalDate.parse(slip.get("日期")), ".csv")))
                        .anyMatch(row -> row.callId().equals(slip.get("流水号")) && row.agentId().equals(slip.get("工号")));
            }
        });
    }

    @Test
    void followUpsHaveAVersionWhenAssignedAndOneWhenDone() {
        List<Map<String, String>> versions = ofAllDays("callbacks", "callbacks-");
        assertThat(versions.stream().map(row -> row.get("回访编号") + row.get("更新时间"))).doesNotHaveDuplicates();
        assertThat(versions).allMatch(row -> row.get("完成时间").isEmpty() ? row.get("更新时间").equals(row.get("分配时间"))
                : row.get("更新时间").equals(row.get("完成时间")) && row.get("完成时间").compareTo(row.get("分配时间")) > 0);
        List<Map<String, String>> done = versions.stream().filter(row -> !row.get("完成时间").isEmpty()).toList();
        assertThat(done.size()).isGreaterThan(500);
        assertThat(done.stream().filter(row -> row.get("完成时间").compareTo(row.get("应完成时间")) <= 0).count() / (double) done.size())
                .isBetween(0.93, 0.99);
    }

    @Test
    void snapshotsNameEveryAgentAndTheTrainingsOfFourMonths() {
        Set<String> ids = new HashSet<>(new SampleCentre().agents().stream().map(SampleAgent::id).toList());
        List<Map<String, String>> agents = WrittenCentre.csv(home.resolve("data/agents/agents-202611.csv"));
        assertThat(agents).hasSize(47).extracting(row -> row.get("工号")).containsAll(ids).doesNotHaveDuplicates();
        assertThat(agents.stream().filter(row -> !row.get("离职日期").isEmpty())).hasSize(2);
        List<Map<String, String>> trainings = WrittenCentre.csv(home.resolve("data/trainings/trainings-202611.csv"));
        assertThat(trainings).hasSize(12).extracting(row -> row.get("月份") + row.get("培训主题")).doesNotHaveDuplicates();
    }

    @Test
    void everyFeedHasAFileForEveryDayOrMonthAndNothingElseIsLeft() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            Map<String, Long> counts = files.filter(Files::isRegularFile)
                    .collect(Collectors.groupingBy(path -> path.getParent().getFileName().toString(), Collectors.counting()));
            counts.remove(home.getFileName().toString());
            assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry("calls", 35L), Map.entry("agent_states", 35L),
                    Map.entry("excused", 35L), Map.entry("staffing", 35L), Map.entry("incidents", 35L), Map.entry("agent_issues", 35L),
                    Map.entry("penalty_slips", 35L), Map.entry("callbacks", 35L), Map.entry("complaint_warnings", 35L), Map.entry("ticket_steps", 35L), Map.entry("case_attempts", 35L),
                    Map.entry("sms_messages", 35L),
                    Map.entry("sms_batches", 35L), Map.entry("sms_subscriptions", 35L), Map.entry("campaigns", 35L), Map.entry("campaign_contacts", 35L), Map.entry("campaign_attempts", 35L), Map.entry("training_sessions", 35L),
                    Map.entry("knowledge", 35L), Map.entry("qa_reviews", 35L),
                    Map.entry("attendance", 35L), Map.entry("shifts", 3L), Map.entry("qa_plans", 2L), Map.entry("trainings", 2L),
                    Map.entry("agents", 2L), Map.entry("equipment", 2L)));
        }
        assertThat(home.resolve("crm.mv.db")).isRegularFile();
    }

    @Test
    void aDayIsTheSameInAnyRangeZoneAndLocale(@TempDir Path elsewhere) throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tehran"));
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab-ca-islamic"));
            new SampleCentre().write(elsewhere, WrittenCentre.LAST, WrittenCentre.LAST);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        List<Path> made;
        try (Stream<Path> files = Files.walk(elsewhere.resolve("data"))) {
            made = files.filter(Files::isRegularFile).map(elsewhere::relativize).toList();
        }
        assertThat(made).as("26 of the day, and the roster of the next month").hasSize(27);
        for (Path file : made) {
            if (file.toString().endsWith(".xlsx")) {
                assertThat(WrittenCentre.cells(elsewhere.resolve(file))).isEqualTo(WrittenCentre.cells(home.resolve(file)));
            } else {
                assertThat(elsewhere.resolve(file)).hasSameBinaryContentAs(home.resolve(file));
            }
        }
    }

    private List<Map<String, String>> ofAllDays(String feed, String prefix) {
        return WrittenCentre.days().stream().flatMap(day -> WrittenCentre.csv(WrittenCentre.file(home, feed, prefix, day, ".csv")).stream())
                .toList();
    }
}
