package callmart.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls that quality control listened to, what it found, and how many it planned. */
record QualityDesk(Days days) {

    private static final List<String> REVIEWS_HEADER = List.of("监听编号", "监听日期", "监听范围", "流水号", "业务类别",
            "受理工号", "姓名", "是否有问题", "问题代码",
            "问题描述", "是否合格", "得分", "监听人", "备注", "工单号", "评分项");
    private static final List<String> PLANS_HEADER = List.of("月份", "工号", "计划监听量");
    private static final double OF_TALKS = 0.114;
    private static final double REVIEWED_AGAIN = 0.03;
    private static final double PASSES = 0.96;
    private static final double HAS_PROBLEM = 0.006;
    private static final double PROBLEM_FAILS = 0.72;
    /** What a talk settles: a small thing that costs no slip. */
    private static final double COACHED = 0.035;
    private static final int PLANNED_A_DAY = 265;
    private static final List<String> SCOPES = List.of("常规", "专项", "现场", "班长抽查");
    private static final List<String> CRITERIA = List.of("开场白", "语气语速", "业务解答", "工单记录", "结束语");
    private static final List<String> REVIEWERS = List.of("质检王敏", "质检李娜", "质检赵强");
    private static final List<String> CODES = List.of("A1", "B2", "C3");
    private static final List<List<String>> DETAILS = List.of(List.of("语气不耐烦", "打断客户讲话"),
            List.of("业务答复有误", "漏填工单信息"),
            List.of("未报工号", "未使用结束语", "静音时间过长"));

    /** The reviews of a day: of calls that were answered on it, no call twice, and now and then of one that was reviewed the day before. */
    Table reviews(LocalDate date) {
        Dice dice = days.dice(date, "quality");
        Map<String, SampleAgent> agents = days.roster().personas().stream().map(Persona::agent)
                .collect(Collectors.toMap(SampleAgent::id, Function.identity()));
        List<CallLeg> talks = new ArrayList<>(chosen(date));
        chosen(date.minusDays(1)).stream().filter(talk -> dice.chance(REVIEWED_AGAIN)).forEach(talks::add);
        Map<String, String> tickets = Stream.of(date.minusDays(1), date).flatMap(day -> days.tickets(day).stream())
                .collect(Collectors.toMap(ticket -> ticket.call().callId(), Ticket::id, (one, other) -> one));
        Dice scores = days.dice(date, "criteria");
        List<List<Object>> rows = new ArrayList<>();
        for (CallLeg talk : talks) {
            String id = "QA" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + Integer.toString(1_001 + rows.size()).substring(1);
            rows.add(review(id, date, talk, agents.get(talk.agentId()), dice, tickets.get(talk.callId()), criteria(scores)));
        }
        return new Table(REVIEWS_HEADER, rows);
    }

    /** The day's calls that are reviewed on it. */
    private List<CallLeg> chosen(LocalDate date) {
        Dice dice = days.dice(date, "monitored");
        return days.talks(date).stream().filter(talk -> talk.leg() == 1 && dice.chance(OF_TALKS)).toList();
    }

    private static List<Object> review(String id, LocalDate date, CallLeg talk, SampleAgent agent, Dice dice, String ticket,
            String criteria) {
        boolean hasProblem = dice.chance(HAS_PROBLEM);
        boolean compliant = !dice.chance(hasProblem ? PROBLEM_FAILS : COACHED);
        int problem = dice.weighted(new double[] {15, 35, 50});
        int score = compliant ? dice.between(88, 100) : dice.between(60, 79);
        return Table.row(id, date, SCOPES.get(dice.weighted(new double[] {70, 12, 8, 10})), talk.callId(), talk.category(),
                Integer.valueOf(agent.id()), agent.name(), hasProblem, hasProblem ? CODES.get(problem) : null,
                hasProblem ? dice.pick(DETAILS.get(problem)) : null, compliant, score, dice.pick(REVIEWERS),
                compliant ? null : "已反馈班组长", ticket, criteria);
    }

    /** Most criteria of a call are scored near what the whole is. */
    private static String criteria(Dice dice) {
        return CRITERIA.stream().map(criterion -> "\"" + criterion + "\": "
                + (dice.chance(PASSES) ? dice.between(82, 100) : dice.between(60, 79))).collect(Collectors.joining(", ", "{", "}"));
    }

    /** The plans of the whole centre for the year up to a month, and for the month after it. */
    Table plans(YearMonth month) {
        List<List<Object>> rows = new ArrayList<>();
        for (YearMonth planned = month.minusMonths(11); !planned.isAfter(month.plusMonths(1)); planned = planned.plusMonths(1)) {
            rows.add(Table.row(planned, null, planned.lengthOfMonth() * PLANNED_A_DAY));
        }
        return new Table(PLANS_HEADER, rows);
    }
}
