package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Complaints that quality control takes up: received, reviewed by the lead, replied to, judged days later, now and then appealed. */
record CaseDesk(Dice dice) {

    private static final double OF_COMPLAINTS = 0.10;
    private static final double LEAD_IN_TIME = 0.985;
    private static final double REPLY_IN_TIME = 0.985;
    private static final double UPHELD = 0.25;
    private static final double APPEALED = 0.25;
    private static final double OVERTURNED = 0.3;
    private static final List<String> NATURES = List.of("业务", "态度", "其他");
    private static final List<String> LEVELS = List.of("一般", "较重", "严重");
    private static final List<String> HANDLERS = List.of("质检一组", "质检二组", "值班经理");
    private static final List<String> REPLY_MODES = List.of("电话", "短信", "解释", "其他");
    private static final List<String> DISPUTES = List.of("是否告知过处理时限", "费用是否应由客户承担",
            "通话中是否中断服务");
    private static final List<String> LEADS = List.of("领班甲", "领班乙");
    private static final String PANEL = "评审组";
    private static final int PANEL_SIZE = 3;
    private static final int RETURNED_EVERY = 9;
    private static final List<String> DECIDERS = List.of("领班", PANEL, "值班经理");

    /** The cases of the day's complaints, in the order of the tickets. */
    List<Life> cases(LocalDate date, List<Ticket> tickets) {
        List<Life> cases = new ArrayList<>();
        for (Ticket ticket : tickets) {
            if (TicketDesk.COMPLAINT.equals(ticket.kind()) && dice.chance(OF_COMPLAINTS)) {
                String number = Integer.toString(1_001 + cases.size()).substring(1);
                cases.add(complaintCase("TS" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + number, ticket));
            }
        }
        return cases;
    }

    private Life complaintCase(String id, Ticket ticket) {
        LocalDateTime received = ticket.created().plusMinutes(dice.between(5, 40)).plusSeconds(dice.between(0, 59));
        int nature = dice.weighted(new double[] {50, 35, 15});
        Life life = new Life().set("case_no", id).set("ticket_no", ticket.id()).set("call_sn", ticket.call().callId())
                .set("staff_no", ticket.call().agentId()).set("recv_time", received).set("case_nature", NATURES.get(nature))
                .set("case_level", LEVELS.get(dice.weighted(new double[] {75, 20, 5})))
                .set("complaint_point", Texts.complaintPoint(dice, nature))
                .set("submit_by", ticket.call().agentId()).set("accept_no", ticket.call().caller())
                .set("contact_tel", ticket.life().get("link_tel"))
                .set("cust_demand", ticket.life().get("cust_demand"))
                .set("dispute", DISPUTES.get(Math.floorMod(id.hashCode(), DISPUTES.size())))
                .set("judge_result", "待定").set("handler_name", dice.pick(HANDLERS)).set("contact_times", 0).save(received);
        int leadMinutes = dice.chance(LEAD_IN_TIME) ? (int) Math.min(5 + dice.logNormal(35, 0.6), 119) : dice.between(121, 300);
        life.set("lead_review_time", received.plusMinutes(leadMinutes)).save(received.plusMinutes(leadMinutes));
        LocalDateTime due = received.plusHours(48);
        LocalDateTime replied = dice.chance(REPLY_IN_TIME)
                ? OfficeHours.earlier(OfficeHours.next(received.plusMinutes(310 + (int) Math.min(dice.logNormal(500, 0.6), 2400)), dice),
                        due.minusMinutes(dice.between(3, 90)))
                : due.plusMinutes(dice.between(20, 900));
        if (Math.floorMod(id.hashCode(), RETURNED_EVERY) == 0) {
            life.set("return_time", received.plusMinutes(leadMinutes)).set("return_why", "交单信息不全");
        }
        life.set("reply_time", replied).set("reply_way", REPLY_MODES.get(dice.weighted(new double[] {80, 8, 8, 4})))
                .set("contact_times", dice.between(1, 3)).set("handle_desc", Texts.handling(dice)).save(replied);
        judge(life, OfficeHours.later(replied, received.plusDays(1)));
        return life;
    }

    private void judge(Life life, LocalDateTime notBefore) {
        boolean upheld = dice.chance(UPHELD);
        LocalDateTime judged = OfficeHours.next(notBefore.plusMinutes(dice.between(60, 3 * 1440)), dice);
        life.set("judge_result", upheld ? "成立" : "不成立").set("judge_reason", Texts.reason(dice, upheld)).set("judge_time", judged)
                .set("told_time", judged).set("told_lead", LEADS.get(judged.getDayOfMonth() % LEADS.size())).save(judged);
        if (!upheld || !dice.chance(APPEALED)) {
            return;
        }
        LocalDateTime appealed = OfficeHours.next(judged.plusMinutes(dice.between(60, 1440)), dice);
        life.set("appeal_time", appealed).save(appealed);
        life.set("appeal_result", dice.chance(OVERTURNED) ? "撤销" : "维持").set("appeal_judge", dice.pick(DECIDERS));
        if (PANEL.equals(life.get("appeal_judge"))) {
            int votes = "撤销".equals(life.get("appeal_result")) ? PANEL_SIZE - 1 : 1;
            life.set("panel_yes", votes).set("panel_no", PANEL_SIZE - votes);
        }
        life.save(OfficeHours.next(appealed.plusMinutes(dice.between(120, 2880)), dice));
    }
}
