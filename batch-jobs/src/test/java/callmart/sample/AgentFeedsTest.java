package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class AgentFeedsTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Path home;
    private Map<LocalDate, List<Map<String, Object>>> planned;
    private List<Interval> states;

    @BeforeAll
    void read() throws IOException {
        home = WrittenCentre.home();
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.addAll(WrittenCentre.workbook(home.resolve("data/shifts/shifts-202610.xlsx"), 2));
        rows.addAll(WrittenCentre.workbook(home.resolve("data/shifts/shifts-202611.xlsx"), 2));
        planned = rows.stream().collect(Collectors.groupingBy(row -> ((LocalDateTime) row.get("日期")).toLocalDate()));
        states = WrittenCentre.days().stream()
                .flatMap(day -> WrittenCentre.csv(WrittenCentre.file(home, "agent_states", "states-", day, ".csv")).stream())
                .map(Interval::of).toList();
    }

    @Test
    void everyCallLiesWithinItsAgentsSignedInTime() {
        Map<String, List<Interval>> signedIn = states.stream().filter(state -> state.name().equals("签入"))
                .collect(Collectors.groupingBy(Interval::agentId));
        for (LocalDate day : WrittenCentre.days()) {
            assertThat(CallRow.of(WrittenCentre.file(home, "calls", "calls-", day, ".csv")))
                    .filteredOn(row -> row.isSound() && row.answered() != null && row.arrived().toLocalDate().equals(day)
                            && row.callId().charAt(9) != '9' && row.arrived().isAfter(WrittenCentre.FIRST.atTime(1, 0)))
                    .allMatch(row -> signedIn.get(row.agentId()).stream().anyMatch(state -> !state.from().isAfter(row.answered())
                            && (state.to() == null || !state.to().isBefore(row.ended()))));
        }
    }

    @Test
    void statesBeginOnTheirDayEndAfterTheirBeginningAndHaveTheirOwnKeys() {
        for (LocalDate day : WrittenCentre.days()) {
            List<Interval> ofDay = WrittenCentre.csv(WrittenCentre.file(home, "agent_states", "states-", day, ".csv")).stream()
                    .map(Interval::of).toList();
            assertThat(ofDay).allMatch(state -> state.from().toLocalDate().equals(day))
                    .allMatch(state -> state.to() == null || state.to().isAfter(state.from()));
            assertThat(ofDay.stream().map(state -> state.agentId() + state.name() + state.from())).doesNotHaveDuplicates();
        }
        assertThat(states.stream().map(Interval::name).distinct()).containsExactlyInAnyOrder("签入", "示忙", "话后", "培训", "会议", "小休");
    }

    @Test
    void someStatesAreOpenSomeOverlapAndLateShiftsRunOverMidnight() {
        assertThat(states.stream().filter(state -> state.to() == null)).hasSizeBetween(8, 60);
        assertThat(states.stream().filter(state -> state.to() != null && state.to().toLocalDate().isAfter(state.from().toLocalDate())
                && state.name().equals("签入"))).hasSizeGreaterThan(100);
        Map<String, List<Interval>> alike = states.stream().filter(state -> state.to() != null)
                .sorted(Comparator.comparing(Interval::from))
                .collect(Collectors.groupingBy(state -> state.agentId() + state.name()));
        long overlaps = alike.values().stream().mapToLong(list -> {
            long count = 0;
            for (int index = 1; index < list.size(); index++) {
                count += list.get(index).from().isBefore(list.get(index - 1).to()) ? 1 : 0;
            }
            return count;
        }).sum();
        assertThat(overlaps).isBetween(50L, 600L);
    }

    @Test
    void adherenceAndUtilisationAreNearTheirTargets() {
        Map<String, List<Interval>> byAgent = states.stream().filter(state -> state.to() != null)
                .collect(Collectors.groupingBy(Interval::agentId));
        double scheduled = 0;
        double adherent = 0;
        double signedIn = 0;
        double busy = 0;
        for (Map.Entry<LocalDate, List<Map<String, Object>>> day : planned.entrySet()) {
            if (!day.getKey().isAfter(WrittenCentre.FIRST) || !day.getKey().isBefore(WrittenCentre.LAST)) {
                continue;
            }
            for (Map<String, Object> shift : day.getValue()) {
                LocalDateTime from = (LocalDateTime) shift.get("上班时间");
                LocalDateTime to = (LocalDateTime) shift.get("下班时间");
                List<Interval> own = byAgent.get(Integer.toString(((Double) shift.get("工号")).intValue()));
                scheduled += Duration.between(from, to).toSeconds();
                adherent += union(own, "签入", from, to);
                signedIn += union(own, "签入", from.minusHours(1), to.plusHours(1));
                busy += union(own, "示忙", from.minusHours(1), to.plusHours(1));
            }
        }
        assertThat(adherent / scheduled).isEqualTo(0.935, within(0.015));
        assertThat((signedIn - busy) / scheduled).isEqualTo(0.92, within(0.015));
    }

    @Test
    void attendanceHasARowForEveryAgentWithItsIdTypedAsText() throws IOException {
        double scheduled = 0;
        double attended = 0;
        int late = 0;
        Set<String> ids = new HashSet<>(new SampleCentre().agents().stream().map(SampleAgent::id).toList());
        for (LocalDate day : WrittenCentre.days()) {
            List<Map<String, Object>> rows = WrittenCentre.workbook(WrittenCentre.file(home, "attendance", "attendance-", day, ".xlsx"), 1);
            assertThat(rows).extracting(row -> row.get("工号")).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(rows).allMatch(row -> row.get("日期").equals(day.atStartOfDay()));
            List<Map<String, Object>> due = rows.stream().filter(row -> !row.get("计划班次").equals("休")).toList();
            assertThat(due.stream().map(row -> row.get("工号"))).containsExactlyInAnyOrderElementsOf(planned.get(day).stream()
                    .map(row -> (Object) Integer.toString(((Double) row.get("工号")).intValue())).toList());
            scheduled += due.size();
            attended += due.stream().filter(row -> row.get("实际班次") != null).count();
            late += (int) due.stream().filter(row -> row.get("迟到(分钟)") != null).count();
        }
        assertThat(attended / scheduled).isEqualTo(0.965, within(0.015));
        assertThat(late).isBetween(8, 60);
    }

    @Test
    void workbooksHaveTitlesAboveTheHeaderAndARowWithoutValuesAtTheEnd() throws IOException {
        List<List<Object>> cells = WrittenCentre.cells(home.resolve("data/shifts/shifts-202611.xlsx"));
        assertThat(cells.get(0)).containsExactly("客服中心排班表");
        assertThat(cells.get(2)).containsExactly("工号", "姓名", "班组", "日期", "班次", "上班时间", "下班时间");
        assertThat(cells.get(cells.size() - 1)).hasSize(7).containsOnlyNulls();
        assertThat(planned.keySet()).hasSize(31 + 30);
    }

    @Test
    void requiredSeatsFitThePlan() {
        Map<LocalDate, Integer> peaks = new HashMap<>();
        for (LocalDate day : WrittenCentre.days()) {
            List<Map<String, String>> rows = WrittenCentre.csv(WrittenCentre.file(home, "staffing", "staffing-", day, ".csv"));
            assertThat(rows).hasSize(48).extracting(row -> row.get("时段")).doesNotHaveDuplicates().startsWith("00:00", "00:30", "01:00");
            List<Integer> seats = rows.stream().map(row -> Integer.valueOf(row.get("应在位席位"))).toList();
            assertThat(seats).allMatch(count -> count >= 1 && count <= planned.get(day).size());
            peaks.put(day, seats.stream().max(Comparator.naturalOrder()).orElseThrow());
        }
        assertThat(peaks.values()).allMatch(peak -> peak >= 10 && peak <= 35);
    }

    private static long union(List<Interval> intervals, String name, LocalDateTime from, LocalDateTime to) {
        List<Interval> sorted = intervals.stream().filter(state -> state.name().equals(name) && state.from().isBefore(to)
                && state.to().isAfter(from)).sorted(Comparator.comparing(Interval::from)).toList();
        long seconds = 0;
        LocalDateTime end = from;
        for (Interval state : sorted) {
            LocalDateTime begins = state.from().isAfter(end) ? state.from() : end;
            LocalDateTime ends = state.to().isBefore(to) ? state.to() : to;
            if (ends.isAfter(begins)) {
                seconds += Duration.between(begins, ends).toSeconds();
                end = ends;
            }
        }
        return seconds;
    }

    private record Interval(String agentId, String name, LocalDateTime from, LocalDateTime to) {

        static Interval of(Map<String, String> row) {
            String to = row.get("结束时间");
            return new Interval(row.get("工号"), row.get("状态"), LocalDateTime.parse(row.get("开始时间"), TIME),
                    to.isEmpty() ? null : LocalDateTime.parse(to, TIME));
        }
    }
}
