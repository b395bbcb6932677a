package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who should work, who came, what they did, and how many seats were needed. */
record Attendance(Days days) {

    private static final List<String> STATES_HEADER = List.of("工号", "状态", "开始时间", "结束时间");
    private static final List<String> ATTENDANCE_HEADER = List.of("日期", "工号", "姓名", "计划班次", "实际班次",
            "病假(小时)", "迟到(分钟)", "早退(分钟)",
            "旷工(小时)", "婚假(小时)", "丧假(小时)", "工龄假(小时)", "其他假(小时)");
    private static final List<String> SHIFTS_HEADER = List.of("工号", "姓名", "班组", "日期", "班次", "上班时间",
            "下班时间");
    private static final List<String> STAFFING_HEADER = List.of("日期", "时段", "时长(分钟)", "应在位席位");
    private static final List<String> EXCUSED_HEADER = List.of("工号", "问题开始时间", "问题结束时间", "问题原因",
            "审批人");
    private static final List<String> EXCUSES = List.of("话机故障", "系统登录故障", "地铁延误", "支援现场");
    private static final double IS_EXCUSED = 0.6;
    private static final String REST = "休";
    private static final double[] LEAVE_WEIGHTS = {45, 6, 4, 4, 20, 21};
    private static final int[] LEAVE_COLUMNS = {5, 8, 9, 10, 11, 12};
    private static final int FULL_DAY_HOURS = 8;
    private static final int INTERVAL_SECONDS = 1800;
    private static final double REQUIRED_OF_PLANNED = 0.92;

    /** All states that begin on a day. */
    Table states(LocalDate date) {
        List<AgentShift.State> states = new ArrayList<>();
        for (LocalDate start : List.of(date.minusDays(1), date)) {
            Map<String, List<CallLeg>> legs = days.started(start).stream()
                    .filter(leg -> leg.agentId() != null).collect(Collectors.groupingBy(CallLeg::agentId));
            Dice dice = days.dice(start, "states");
            for (Shift shift : days.roster().present(start)) {
                List<CallLeg> own = legs.getOrDefault(shift.persona().agent().id(), List.of());
                AgentShift.states(start, shift, own, dice).stream().filter(state -> state.from().toLocalDate().equals(date))
                        .forEach(states::add);
            }
        }
        states.sort(Comparator.comparing(AgentShift.State::from).thenComparing(AgentShift.State::agentId)
                .thenComparing(AgentShift.State::name));
        return new Table(STATES_HEADER, states.stream().map(state -> Table.row(state.agentId(), state.name(), state.from(), state.to()))
                .toList());
    }

    /** A row for every agent, those who rest included; agent ids are texts. */
    Table attendance(LocalDate date) {
        Map<String, Shift> planned = byAgent(days.roster().planned(date));
        Map<String, Shift> present = byAgent(days.roster().present(date));
        Dice dice = days.dice(date, "leave");
        List<List<Object>> rows = new ArrayList<>();
        for (Persona persona : days.roster().personas()) {
            SampleAgent agent = persona.agent();
            rows.add(attendance(date, agent, planned.get(agent.id()), present.get(agent.id()), dice));
        }
        return new Table(ATTENDANCE_HEADER, rows);
    }

    private static List<Object> attendance(LocalDate date, SampleAgent agent, Shift planned, Shift present, Dice dice) {
        Object[] cells = new Object[ATTENDANCE_HEADER.size()];
        cells[0] = date;
        cells[1] = agent.id();
        cells[2] = agent.name();
        cells[3] = planned == null ? REST : planned.name();
        if (planned == null) {
            cells[4] = REST;
        } else if (present == null) {
            cells[LEAVE_COLUMNS[dice.weighted(LEAVE_WEIGHTS)]] = FULL_DAY_HOURS;
        } else {
            cells[4] = present.name();
            cells[6] = minutes(present.from() - planned.from());
            cells[7] = minutes(planned.to() - present.to());
        }
        return Table.row(cells);
    }

    /** Most of those who came late or left early on a day had a reason that their lead accepted. */
    Table excused(LocalDate date) {
        Map<String, Shift> planned = byAgent(days.roster().planned(date));
        Dice dice = days.dice(date, "excused");
        LocalDateTime midnight = date.atStartOfDay();
        List<List<Object>> rows = new ArrayList<>();
        for (Shift present : days.roster().present(date)) {
            String agent = present.persona().agent().id();
            Shift plan = planned.get(agent);
            int from = present.from() > plan.from() ? plan.from() : present.to();
            int to = present.from() > plan.from() ? present.from() : plan.to();
            if (to > from && dice.chance(IS_EXCUSED)) {
                rows.add(Table.row(agent, midnight.plusSeconds(from), midnight.plusSeconds(to), dice.pick(EXCUSES), "值班班长"));
            }
        }
        return new Table(EXCUSED_HEADER, rows);
    }

    private static Integer minutes(int seconds) {
        return seconds == 0 ? null : seconds / 60;
    }

    /** The plan of a whole month; agent ids are numbers. */
    Table shifts(YearMonth month) {
        List<List<Object>> rows = new ArrayList<>();
        for (LocalDate date : month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList()) {
            LocalDateTime midnight = date.atStartOfDay();
            for (Shift shift : days.roster().planned(date)) {
                SampleAgent agent = shift.persona().agent();
                rows.add(Table.row(Integer.valueOf(agent.id()), agent.name(), agent.team(), date, shift.name(),
                        midnight.plusSeconds(shift.from()), midnight.plusSeconds(shift.to())));
            }
        }
        return new Table(SHIFTS_HEADER, rows);
    }

    /** The seats that each half-hour of a day requires: a share of those who are planned and do not have their meal. */
    Table staffing(LocalDate date) {
        List<Shift> today = days.roster().planned(date);
        List<Shift> yesterday = days.roster().planned(date.minusDays(1));
        List<List<Object>> rows = new ArrayList<>();
        for (int second = 0; second < CallDay.SECONDS_PER_DAY; second += INTERVAL_SECONDS) {
            int now = second;
            long seats = today.stream().filter(shift -> shift.works(now)).count()
                    + yesterday.stream().filter(shift -> shift.works(now + CallDay.SECONDS_PER_DAY)).count();
            rows.add(Table.row(date, twoDigits(second / 3600) + ":" + twoDigits(second / 60 % 60), INTERVAL_SECONDS / 60,
                    Math.max(1, (int) (seats * REQUIRED_OF_PLANNED))));
        }
        return new Table(STAFFING_HEADER, rows);
    }

    private static String twoDigits(int value) {
        return Integer.toString(100 + value).substring(1);
    }

    private static Map<String, Shift> byAgent(List<Shift> shifts) {
        return shifts.stream().collect(Collectors.toMap(shift -> shift.persona().agent().id(), Function.identity()));
    }
}
