package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Complaints that are hard to solve: warnings, whose steps go through supervisor, store and division, in one round or two. */
record WarningDesk(Dice dice) {

    static final List<String> HEADER = List.of("预警编号", "轮次", "工单号", "流水号", "受理工号", "店", "确定时间",
            "上报时间", "客户手机", "归属区县", "客户反映问题", "查证处理情况", "不满意点", "处理难度",
            "审核时间", "审核结果", "退回时间", "上报店长时间", "店客服处理时间", "店长指导时间",
            "指导意见", "反馈时间", "上报事业部时间", "事业部意见时间", "再次沟通时间", "是否满意",
            "结办时间", "更新时间");

    private static final List<String> CELLS = List.of("no", "round", "ticket", "call", "agent", "store", "determined", "reported", "phone",
            "district", "problem", "findings", "dissatisfaction", "difficulty", "reviewed", "result", "returned", "escalated", "store_done",
            "guided", "guidance", "feedback", "asked", "opinion", "recontacted", "satisfied", "closed", Life.UPDATED_AT);
    private static final List<String> STORES = List.of("朝阳店", "浦东店", "天河店", "南山店", "西湖店");
    private static final List<String> DISTRICTS = List.of("朝阳区", "浦东新区", "天河区", "南山区", "西湖区");
    private static final List<String> FINDINGS = List.of("已联系责任部门核实，情况属实", "现场查看后待配件到货",
            "与客户说法不一致，已调取记录");
    private static final List<String> DISLIKED = List.of("处理时间过长", "未按约定上门", "解释前后不一");
    private static final List<String> DIFFICULTIES = List.of("客户要求超出合同约定", "责任划分不清", "多次维修未果");
    private static final List<String> GUIDANCE = List.of("店长上门致歉并限期修复", "按合同补偿并回访",
            "由专人跟进至结办");
    private static final double OF_COMPLAINTS = 0.08;
    private static final double COMPLETE = 0.95;
    private static final double IN_TIME = 0.9;
    private static final double RETURNED = 0.06;
    private static final double DIVISION = 0.3;
    private static final double SATISFIED = 0.75;
    private static final double CLOSED = 0.97;
    private static final int LATE_DAYS = 4;

    /** The rounds of the warnings that came of a day's complaints. */
    List<Life> rounds(List<Ticket> tickets) {
        List<Life> rounds = new ArrayList<>();
        for (Ticket ticket : tickets) {
            if (ticket.kind().equals(TicketDesk.COMPLAINT) && dice.chance(OF_COMPLAINTS)) {
                int place = dice.between(0, STORES.size() - 1);
                LocalDateTime again = round(ticket, place, 1, ticket.created().plusMinutes(dice.between(10, 90)), rounds);
                if (again != null) {
                    round(ticket, place, 2, again.minusMinutes(dice.between(5, 25)), rounds);
                }
            }
        }
        return rounds;
    }

    /** The versions as the system exports them. */
    static Table table(Days days, LocalDate date) {
        return Table.ofVersions(HEADER, CELLS, days.warningVersions(date));
    }

    /** When the customer's next round is reported; null when none follows. */
    private LocalDateTime round(Ticket ticket, int place, int round, LocalDateTime determined, List<Life> rounds) {
        Life life = new Life().set("no", "YJ" + ticket.id().substring(2)).set("round", round).set("ticket", ticket.id())
                .set("call", ticket.call().callId()).set("agent", ticket.call().agentId()).set("store", STORES.get(place))
                .set("phone", ticket.call().caller()).set("district", DISTRICTS.get(place))
                .set("problem", ticket.life().get("accept_content"))
                .set("findings", dice.pick(FINDINGS)).set("dissatisfaction", dice.pick(DISLIKED))
                .set("difficulty", dice.chance(COMPLETE) ? dice.pick(DIFFICULTIES) : null).set("determined", determined);
        rounds.add(life);
        LocalDateTime reported = after(determined, 30);
        life.set("reported", reported).save(reported);
        LocalDateTime reviewed = after(reported, 60);
        life.set("reviewed", reviewed);
        if (dice.chance(RETURNED)) {
            LocalDateTime returned = after(reviewed, 30);
            life.set("result", "退回").set("returned", returned).save(returned);
            return null;
        }
        LocalDateTime escalated = reviewed.plusMinutes(dice.between(1, 20));
        life.set("result", "通过").set("escalated", escalated).save(escalated);
        LocalDateTime handled = after(escalated, 60);
        life.set("store_done", handled).save(handled);
        LocalDateTime guided = after(handled, 120);
        LocalDateTime feedback = after(guided, 30);
        life.set("guided", guided).set("guidance", dice.pick(GUIDANCE)).set("feedback", feedback);
        if (dice.chance(DIVISION)) {
            life.set("asked", guided.plusMinutes(5)).save(feedback);
            life.set("opinion", after(guided.plusMinutes(5), 24 * 60));
        } else {
            life.save(feedback);
        }
        LocalDateTime known = life.get("opinion") == null ? feedback : OfficeHours.later((LocalDateTime) life.get("opinion"), feedback);
        LocalDateTime recontacted = after(known, 6 * 60);
        boolean satisfied = round > 1 || dice.chance(SATISFIED);
        life.set("recontacted", recontacted).set("satisfied", satisfied).save(recontacted);
        LocalDateTime closed = !satisfied ? recontacted.toLocalDate().plusDays(2).atTime(8, 30)
                : dice.chance(CLOSED) ? recontacted.plusMinutes(dice.between(20, 20 * 60)) : recontacted.plusDays(LATE_DAYS);
        life.set("closed", closed).save(closed);
        return satisfied ? null : recontacted.toLocalDate().plusDays(1).atTime(9, 0).plusMinutes(dice.between(0, 8 * 60));
    }

    /** Most often within the limit, sometimes up to as long again. */
    private LocalDateTime after(LocalDateTime start, int limitMinutes) {
        return start.plusSeconds(dice.chance(IN_TIME) ? dice.between(60, limitMinutes * 57)
                : dice.between(limitMinutes * 61, limitMinutes * 120));
    }
}
