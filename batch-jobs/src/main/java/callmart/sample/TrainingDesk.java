package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What became of planned trainings, and what agents write into the knowledge base. */
record TrainingDesk(Days days) {

    private static final List<String> SESSIONS_HEADER = List.of("培训编号", "培训主题", "计划日期", "实施日期", "讲师",
            "应到人数", "实到人数", "合格人数", "评分日期", "小结日期", "总结日期", "归档日期");
    private static final List<String> KNOWLEDGE_HEADER = List.of("条目编号", "提交工号", "提交日期", "审核日期",
            "条目类型", "提问时间", "答复时间");
    private static final List<String> KINDS = List.of("新增", "纠错", "答复");
    private static final int MONTHS = 3;
    private static final double AS_PLANNED = 0.85;
    private static final double MOVED = 0.1;
    private static final double IN_TIME = 0.9;
    private static final double WRITES = 0.18;
    private static final double APPROVED = 0.85;

    /** The sessions of a month and the two before it, as they stand at the end of a day. */
    Table sessions(LocalDate date) {
        List<List<Object>> rows = new ArrayList<>();
        Operations operations = new Operations(days);
        YearMonth last = YearMonth.from(date);
        for (YearMonth month = last.minusMonths(MONTHS - 1); !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth planned = month;
            List<List<Object>> plans = operations.trainings(month).rows().stream().filter(plan -> plan.get(0).equals(planned)).toList();
            Dice dice = days.dice(month.atDay(1), "sessions");
            for (int number = 0; number < plans.size(); number++) {
                String id = "PX" + month.toString().replace("-", "") + "-" + (number + 1);
                rows.add(session(id, plans.get(number), date, dice));
            }
        }
        return new Table(SESSIONS_HEADER, rows);
    }

    private static List<Object> session(String id, List<Object> plan, LocalDate date, Dice dice) {
        LocalDate planned = (LocalDate) plan.get(3);
        boolean isHeld = dice.chance(AS_PLANNED + MOVED);
        LocalDate held = planned.plusDays(dice.chance(AS_PLANNED) ? 0 : dice.between(1, 6));
        int invited = dice.between(12, 30);
        int attended = invited - dice.between(0, 4);
        int passed = attended - dice.between(0, 3);
        LocalDate graded = held.plusDays(dice.chance(IN_TIME) ? dice.between(1, 3) : 5);
        LocalDate summary = held.plusDays(dice.chance(IN_TIME) ? dice.between(3, 7) : 9);
        LocalDate report = held.plusDays(dice.chance(IN_TIME) ? dice.between(10, 28) : 35);
        LocalDate filed = YearMonth.from(held).atEndOfMonth().plusDays(dice.chance(IN_TIME) ? 0 : 3);
        return Table.row(id, plan.get(1), planned, until(held, date, isHeld), plan.get(5), invited,
                until(held, date, isHeld) == null ? null : attended, until(graded, date, isHeld) == null ? null : passed,
                until(graded, date, isHeld), until(summary, date, isHeld),
                until(report, date, isHeld), until(filed, date, isHeld));
    }

    /** A day that lies ahead, or of a session that is not held, is not known. */
    private static LocalDate until(LocalDate day, LocalDate date, boolean isHeld) {
        return isHeld && !day.isAfter(date) ? day : null;
    }

    /** The entries that agents added on a day. */
    Table knowledge(LocalDate date) {
        Dice dice = days.dice(date, "knowledge");
        List<List<Object>> rows = new ArrayList<>();
        for (String agent : days.talks(date).stream().map(CallLeg::agentId).distinct().sorted().toList()) {
            if (dice.chance(WRITES)) {
                String id = "ZS" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "-" + (rows.size() + 1);
                String kind = KINDS.get(dice.weighted(new double[] {40, 25, 35}));
                LocalDateTime asked = date.atTime(9, 0).minusMinutes(dice.between(0, 20 * 60));
                LocalDateTime answered = asked.plusMinutes(dice.chance(IN_TIME) ? dice.between(30, 23 * 60)
                        : dice.between(25 * 60, 40 * 60));
                boolean isAnswer = kind.equals(KINDS.get(2));
                rows.add(Table.row(id, agent, date, dice.chance(APPROVED) ? date.plusDays(dice.between(0, 2)) : null, kind,
                        isAnswer ? asked : null, isAnswer ? answered : null));
            }
        }
        return new Table(KNOWLEDGE_HEADER, rows);
    }
}
