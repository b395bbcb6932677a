package callmart.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Two outbound campaigns that begin every other Monday and last twelve days: a sale by preview and a survey by a predictive dialler. */
final class CampaignDesk {

    static final List<String> CAMPAIGN_HEADER = List.of("任务编号", "任务名称", "任务类型", "开始日期", "结束日期",
            "名单数", "最多拨打次数", "时段开始", "时段结束", "时段2开始", "时段2结束", "最小间隔分钟",
            "拨号方式", "公海天数");
    static final List<String> CONTACT_HEADER = List.of("任务编号", "客户编号", "客户电话", "负责坐席", "分配时间",
            "客户状态", "外呼结果", "结果明细", "订单金额", "下次联系时间", "更新时间");
    static final List<String> ATTEMPT_HEADER = List.of("拨打编号", "任务编号", "客户编号", "坐席工号", "通话流水号",
            "通话段", "拨打时间", "客户接听时间", "接通坐席时间", "结束时间", "拨打结果");

    /** Days from the first to the last of a campaign. */
    private static final int LASTS = 11;
    private static final List<String> CELLS = List.of("campaign", "contact", "phone", "agent", "assigned", "state", "result", "detail",
            "amount", "next", Life.UPDATED_AT);
    private static final List<String> UNANSWERED = List.of("无人接听", "忙", "关机", "拒接", "空号", "语音信箱");
    private static final List<String> RESULTS = List.of("成功", "待定", "失败");
    private static final double CONNECTED = 0.42;
    private static final double ABANDONED = 0.02;
    private static final double EARLY = 0.01;
    private static final double FORENOON = 0.4;
    private static final double REFUSES = 0.03;
    private static final double DIALLED_ALL_THE_SAME = 0.15;
    private static final double NOT_DIALLED = 0.06;

    private final Dice dice;
    private final Roster roster;
    private final List<Life> contacts = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();

    private record Attempt(LocalDateTime dialled, List<Object> cells) {
    }

    /** What is asked of a campaign. */
    private record Plan(String letter, String name, String kind, int target, int most, int fromHour, int toHour,
            int gapMinutes, String mode) {

        String id(LocalDate start) {
            return "WH" + DateTimeFormatter.BASIC_ISO_DATE.format(start) + letter;
        }
    }

    private static final List<Plan> PLANS = List.of(new Plan("A", "新品推介", "销售", 60, 3, 9, 20, 120, "预览"),
            new Plan("B", "入住满意度调查", "调查", 80, 2, 10, 18, 240, "预测"));

    private CampaignDesk(Dice dice, Roster roster) {
        this.dice = dice;
        this.roster = roster;
    }

    /** The campaigns that begin on a day with all that becomes of them; on most days none. */
    static CampaignDesk of(LocalDate start, Dice dice, Roster roster) {
        CampaignDesk desk = new CampaignDesk(dice, roster);
        if (begins(start)) {
            PLANS.forEach(plan -> desk.run(plan, start));
        }
        return desk;
    }

    private static boolean begins(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY && Math.floorDiv(day.toEpochDay(), 7) % 2 == 0;
    }

    List<Life> contacts() {
        return contacts;
    }

    /** The campaigns that run on a day, or ended within the two weeks before. */
    static Table campaigns(LocalDate date) {
        List<List<Object>> rows = new ArrayList<>();
        date.minusDays(LASTS + 14).datesUntil(date.plusDays(1)).filter(CampaignDesk::begins).forEach(start ->
                PLANS.forEach(plan -> rows.add(Table.row(plan.id(start), plan.name(), plan.kind(), start, start.plusDays(LASTS),
                        plan.target(), plan.most(), plan.fromHour() + ":00", "12:00", "13:30", plan.toHour() + ":00",
                        plan.gapMinutes(), plan.mode(), 5))));
        return new Table(CAMPAIGN_HEADER, rows);
    }

    /** The versions of contacts as the system exports them. */
    static Table contacts(Days days, LocalDate date) {
        List<List<Object>> rows = new ArrayList<>();
        days.contactVersions(date).forEach(version -> rows.add(Table.row(CELLS.stream().map(version::get).toArray())));
        return new Table(CONTACT_HEADER, rows);
    }

    /** The attempts of a day. */
    static Table attempts(Days days, LocalDate date) {
        List<List<Object>> rows = new ArrayList<>();
        for (LocalDate start : date.minusDays(LASTS).datesUntil(date.plusDays(1)).toList()) {
            days.campaigns(start).attempts.stream().filter(attempt -> attempt.dialled().toLocalDate().equals(date))
                    .forEach(attempt -> rows.add(attempt.cells()));
        }
        return new Table(ATTEMPT_HEADER, rows);
    }

    private void run(Plan plan, LocalDate start) {
        for (int number = 1; number <= plan.target(); number++) {
            LocalDateTime assigned = start.atTime(8, 0).plusSeconds(number);
            Life life = new Life().set("campaign", plan.id(start)).set("contact", "C" + (1000 + number)).set("phone", Demand.mobile(dice))
                    .set("agent", dice.pick(roster.present(start)).persona().agent().id()).set("assigned", assigned)
                    .set("state", "新名单").save(assigned);
            contacts.add(life);
            if (!dice.chance(NOT_DIALLED)) {
                dial(plan, life, start);
            }
        }
    }

    private void dial(Plan plan, Life life, LocalDate start) {
        LocalDate last = start.plusDays(LASTS);
        LocalDate day = start.plusDays(dice.between(0, 7));
        for (int number = 1; number <= plan.most() && !day.isAfter(last); number++) {
            LocalDateTime dialled = at(plan, day);
            if (dice.chance(ABANDONED) && plan.mode().equals("预测")) {
                attempt(plan, life, number, dialled, dialled.plusSeconds(8), null, dialled.plusSeconds(dice.between(10, 14)), "弃呼");
                life.set("state", "跟进中").set("next", at(plan, day.plusDays(1))).save(dialled.plusSeconds(20));
            } else if (dice.chance(CONNECTED)) {
                talk(plan, life, number, dialled);
                return;
            } else {
                String outcome = UNANSWERED.get(dice.weighted(new double[] {50, 20, 10, 10, 4, 6}));
                LocalDateTime answered = outcome.equals("语音信箱") ? dialled.plusSeconds(15) : null;
                attempt(plan, life, number, dialled, answered, null, dialled.plusSeconds(dice.between(18, 40)), outcome);
                boolean isOver = outcome.equals("空号") || number == plan.most();
                life.set("state", isOver ? "已放弃" : "跟进中").set("next", isOver ? null : at(plan, day.plusDays(1)))
                        .save(dialled.plusSeconds(60));
                if (isOver) {
                    return;
                }
            }
            day = day.plusDays(dice.between(1, 2));
        }
    }

    private void talk(Plan plan, Life life, int number, LocalDateTime dialled) {
        LocalDateTime answered = dialled.plusSeconds(dice.between(4, 20));
        LocalDateTime agent = answered.plusSeconds(plan.mode().equals("预测") ? dice.between(0, 2) : 0);
        LocalDateTime ended = agent.plusSeconds(dice.between(25, 300));
        attempt(plan, life, number, dialled, answered, agent, ended, "接通");
        if (dice.chance(REFUSES)) {
            life.set("state", "拒呼").set("result", "失败").set("next", null).save(ended.plusSeconds(30));
            if (dice.chance(DIALLED_ALL_THE_SAME)) {
                LocalDateTime again = ended.plusHours(5);
                attempt(plan, life, number + 1, again, null, null, again.plusSeconds(12), "拒接");
            }
            return;
        }
        String result = RESULTS.get(dice.weighted(new double[] {20, 25, 55}));
        life.set("state", result.equals("待定") ? "跟进中" : "已完成").set("result", result).set("next", null)
                .set("amount", result.equals("成功") && plan.kind().equals("销售") ? dice.between(3, 40) * 100 : null)
                .save(ended.plusSeconds(30));
    }

    /** Within the spans of the day, now and then before them. */
    private LocalDateTime at(Plan plan, LocalDate day) {
        int hour = dice.chance(EARLY) ? plan.fromHour() - 1 : dice.chance(FORENOON) ? dice.between(plan.fromHour(), 11)
                : dice.between(14, plan.toHour() - 1);
        return day.atTime(hour, dice.between(0, 59), dice.between(0, 59));
    }

    private void attempt(Plan plan, Life life, int number, LocalDateTime dialled, LocalDateTime answered, LocalDateTime agentAt,
            LocalDateTime ended, String outcome) {
        boolean hasAgent = agentAt != null || plan.mode().equals("预览");
        String agent = hasAgent ? dice.pick(roster.present(dialled.toLocalDate())).persona().agent().id() : null;
        attempts.add(new Attempt(dialled, Table.row(life.get("campaign") + "-" + life.get("contact") + "-" + number, life.get("campaign"),
                life.get("contact"), agent, null, null, dialled, answered, agentAt, ended, outcome)));
    }
}
