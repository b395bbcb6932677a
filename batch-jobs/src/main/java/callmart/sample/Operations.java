package callmart.sample;

import callmart.sample.DayPlan.Disturbance;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What is written down by hand: problems of systems and seats, slips, trainings, and the list of agents. */
record Operations(Days days) {

    private static final List<String> INCIDENTS_HEADER = List.of("编号", "发生时间", "问题内容", "是否上报", "上报人",
            "恢复时间", "解决方式", "影响席位", "设备编号");
    private static final List<String> ISSUES_HEADER = List.of("编号", "发生时间", "问题内容", "影响范围", "恢复时间");
    private static final List<String> SLIPS_HEADER = List.of("罚单编号", "日期", "工号", "代码", "流水号", "工单号",
            "说明", "状态", "金额");
    private static final List<String> TRAININGS_HEADER = List.of("月份", "培训主题", "培训对象", "计划日期", "课时",
            "讲师", "原因");
    private static final List<String> AGENTS_HEADER = List.of("工号", "姓名", "班组", "席位组", "入职日期", "离职日期");
    private static final List<String> SMALL_INCIDENTS = List.of("知识库查询缓慢", "工单系统保存超时",
            "录音查询页面无法打开", "短信平台延迟");
    private static final List<String> SOLUTIONS = List.of("重启应用服务", "切换备用线路", "厂商远程处理", "自动恢复");
    private static final List<String> EQUIPMENT_HEADER = List.of("设备编号", "类别", "型号", "购置日期", "启用日期",
            "维护日期", "状态");
    private static final List<List<String>> DEVICES = List.of(List.of("SB-001", "交换机", "PBX-2000"),
            List.of("SB-002", "服务器", "知识库主机"), List.of("SB-003", "服务器", "工单系统主机"),
            List.of("SB-004", "存储", "录音存储"), List.of("SB-005", "网关", "短信网关"),
            List.of("SB-006", "电源", "UPS-10K"));
    private static final List<String> SEAT_ISSUES = List.of("耳机无声", "电脑蓝屏", "软电话掉线", "键盘失灵",
            "网络中断");
    private static final List<String> REPORTERS = List.of("值班经理", "领班");
    private static final List<String> LEAVERS = List.of("10987", "10991");
    private static final List<String> TOPICS = List.of("服务用语规范", "投诉处理技巧", "报修流程更新",
            "房产基础知识", "情绪管理", "系统操作");
    private static final List<String> REASONS = List.of("A1", "B2", "C3", "新业务上线");

    /** Few days have one; an outage of the telephones always is one. */
    Table incidents(LocalDate date) {
        Dice dice = days.dice(date, "incidents");
        List<List<Object>> rows = new ArrayList<>();
        Disturbance disturbance = days.plan(date).disturbance();
        if (disturbance.kind() == Disturbance.Kind.OUTAGE) {
            rows.add(Table.row(id("XT", date, 1), date.atStartOfDay().plusSeconds(disturbance.from()),
                    "交换机故障,大部分席位无法接听", true,
                    "值班经理", date.atStartOfDay().plusSeconds(disturbance.to()), "切换备用线路", 26, DEVICES.get(0).get(0)));
        }
        if (dice.chance(0.15)) {
            LocalDateTime occurred = time(date, dice);
            boolean reported = dice.chance(0.85);
            String problem = dice.pick(SMALL_INCIDENTS);
            rows.add(Table.row(id("XT", date, rows.size() + 1), occurred, problem, reported,
                    reported ? dice.pick(REPORTERS) : null, dice.chance(0.9) ? occurred.plusMinutes(dice.between(5, 120)) : null,
                    dice.pick(SOLUTIONS), dice.between(1, 30), DEVICES.get(1 + SMALL_INCIDENTS.indexOf(problem)).get(0)));
        }
        return new Table(INCIDENTS_HEADER, rows);
    }

    /** Problems at single seats. */
    Table agentIssues(LocalDate date) {
        Dice dice = days.dice(date, "issues");
        List<List<Object>> rows = new ArrayList<>();
        for (int left = dice.between(0, 3); left > 0; left--) {
            LocalDateTime occurred = time(date, dice);
            rows.add(Table.row(id("ZX", date, rows.size() + 1), occurred, dice.pick(SEAT_ISSUES), dice.between(1, 2) + "席",
                    dice.chance(0.85) ? occurred.plusMinutes(dice.between(3, 90)) : null));
        }
        return new Table(ISSUES_HEADER, rows);
    }

    /** Slips written by hand: about a call of the day, or about a late report of the whole centre. */
    Table penaltySlips(LocalDate date) {
        Dice dice = days.dice(date, "slips");
        List<List<Object>> rows = new ArrayList<>();
        if (dice.chance(0.25)) {
            CallLeg talk = dice.pick(days.talks(date));
            int status = dice.weighted(new double[] {75, 15, 10});
            rows.add(Table.row(id("FD", date, 1), date, talk.agentId(), dice.chance(0.7) ? "C3" : "B2", talk.callId(), null,
                    dice.chance(0.1) ? "=未报工号" : "现场巡检发现", List.of("有效", "申诉中", "已撤销").get(status),
                            dice.chance(0.2) ? "80.00" : null));
        }
        if (dice.chance(0.08)) {
            rows.add(Table.row(id("FD", date, rows.size() + 1), date, null, "D4", null, null, "日报迟交", "有效", null));
        }
        return new Table(SLIPS_HEADER, rows);
    }

    /** The trainings of a month, the two before and the one after it. */
    Table trainings(YearMonth month) {
        List<List<Object>> rows = new ArrayList<>();
        for (YearMonth planned = month.minusMonths(2); !planned.isAfter(month.plusMonths(1)); planned = planned.plusMonths(1)) {
            Dice dice = days.dice(planned.atDay(1), "trainings");
            int first = dice.between(0, TOPICS.size() - 1);
            for (int number = 0; number < 3; number++) {
                rows.add(Table.row(planned, TOPICS.get((first + number) % TOPICS.size()), dice.chance(0.5) ? "全员" : "新员工",
                        planned.atDay(dice.between(3, 26)), dice.chance(0.3) ? "1.5" : "2", dice.chance(0.5) ? "培训师刘芳"
                                : "培训师陈刚",
                        dice.pick(REASONS)));
            }
        }
        return new Table(TRAININGS_HEADER, rows);
    }

    /** The devices that problems are about, in the order of these, and one that never fails. */
    Table equipment() {
        List<List<Object>> rows = new ArrayList<>();
        DEVICES.forEach(device -> rows.add(Table.row(device.get(0), device.get(1), device.get(2), Roster.FOUNDED.minusDays(30),
                Roster.FOUNDED, Roster.FOUNDED.plusDays(300), "在用")));
        return new Table(EQUIPMENT_HEADER, rows);
    }

    /** All agents, those who left long ago included. */
    Table agents() {
        Dice dice = days.dice(LocalDate.EPOCH, "hired");
        List<List<Object>> rows = new ArrayList<>();
        for (Persona persona : days.roster().personas()) {
            SampleAgent agent = persona.agent();
            rows.add(Table.row(agent.id(), agent.name(), agent.team(), persona.home() == Queue.COMPLAINT ? "后台" : "热线",
                    Roster.FOUNDED.plusDays(dice.between(0, 400)), null));
        }
        for (String id : LEAVERS) {
            rows.add(Table.row(id, "离职员工" + id.substring(3), "综合咨询组", "前台", Roster.FOUNDED,
                    Roster.FOUNDED.plusDays(dice.between(90, 300))));
        }
        return new Table(AGENTS_HEADER, rows);
    }

    private static LocalDateTime time(LocalDate date, Dice dice) {
        return date.atStartOfDay().plusSeconds(Demand.secondOfDay(dice));
    }

    private static String id(String prefix, LocalDate date, int number) {
        return prefix + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "-" + number;
    }
}
