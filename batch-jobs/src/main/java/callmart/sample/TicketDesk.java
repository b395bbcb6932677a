package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The tickets that agents write during their calls. Most are settled at once and have one version; the others are dispatched, handled by
 * the back office and closed, each a version of its own.
 */
record TicketDesk(Dice dice) {

    static final String COMPLAINT = "投诉";
    /** The state of a ticket that turned out to be spam. */
    static final String SPAM_STATE = "作废";
    /** Inquiry, suggestion, complaint and other. */
    static final List<String> KINDS = List.of("咨询", "建议", COMPLAINT, "其他");

    private static final double[] KIND_WEIGHTS = {65, 15, 12, 8};
    private static final double[] DISPATCHED = {0.04, 0.20, 0.62, 0.10};
    private static final double OF_TALKS = 0.35;
    private static final double IN_SCOPE = 0.94;
    private static final double INFO_AVAILABLE = 0.90;
    private static final double RESOLVED = 0.968;
    private static final double ACCEPTED = 0.90;
    private static final double RESOLVED_OUT_OF_SCOPE = 0.8;
    private static final double FIRST_CONTACT = 0.99;
    private static final double RESPONSE_IN_TIME = 0.955;
    private static final double REPLY_IN_TIME = 0.972;
    private static final double STEP_OVERDUE = 0.02;
    private static final double DEADLINE_MOVED = 0.05;
    private static final double DEADLINE_MOVED_LATE = 0.4;
    private static final int MOVED_HOURS = 24;
    private static final double SPAM = 0.004;
    private static final int REPLY_HOURS = 24;
    private static final int STEP_HOURS = 36;
    private static final List<List<String>> SUBTYPES = List.of(List.of("政策咨询", "进度查询", "费用咨询", "流程咨询"),
            List.of("服务建议", "产品建议"), List.of("质量投诉", "服务投诉", "时效投诉", "费用争议"),
                    List.of("表扬", "信息登记"));
    private static final List<String> REGIONS = List.of("华东", "华南", "华北", "华中", "西南", "西北");
    private static final List<String> GROUPS = List.of("工程维修部", "物业服务部", "营销管理部", "客户关系部");
    private static final List<String> GENDERS = List.of("男", "女", "未知");
    private static final List<String> URGENCIES = List.of("低", "一般", "紧急", "特急");

    private static final List<String> CHANNELS = List.of("电视", "报纸", "网络", "网络", "朋友介绍", "朋友介绍", "户外",
            "公交车体", "活动", "");
    private static final List<String> WAYS = List.of("电话", "电话", "电话", "在线", "微信");
    private static final List<String> MAY_ESCALATE = List.of("是", "否", "否", "否", "否", "否", "否", "否");
    private static final List<String> RESULTS = List.of("成交", "跟进", "未成交", "成交", "未成交", "成交", "跟进",
            "成交", "未成交");
    private static final List<String> YES_NO_UNKNOWN = List.of("是", "否", "");

    /** The tickets of the day's calls, in the order of the calls; a call has one at most. */
    List<Ticket> tickets(LocalDate date, List<CallLeg> talks) {
        List<Ticket> tickets = new ArrayList<>();
        for (CallLeg talk : talks) {
            if (talk.leg() == 1 && dice.chance(OF_TALKS)) {
                String number = Integer.toString(100_001 + tickets.size()).substring(1);
                tickets.add(ticket("GD" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + number, talk));
            }
        }
        return tickets;
    }

    private Ticket ticket(String id, CallLeg talk) {
        int kind = dice.weighted(KIND_WEIGHTS);
        boolean dispatched = dice.chance(DISPATCHED[kind]);
        LocalDateTime created = talk.ended().minusSeconds(dice.between(0, 7));
        LocalDateTime responded = created.plusSeconds(dice.chance(RESPONSE_IN_TIME)
                ? (int) Math.min(10 + dice.logNormal(45, 0.7), 290) : dice.between(301, 1500));
        Life life = new Life().set("ticket_no", id).set("call_sn", talk.callId()).set("staff_no", talk.agentId())
                .set("order_type", KINDS.get(kind)).set("biz_type", talk.category()).set("complaint_attr", dice.pick(SUBTYPES.get(kind)))
                .set("src_channel", channel(id)).set("come_by", from(WAYS, talk.callId()))
                .set("take_gift", from(YES_NO_UNKNOWN, id + talk.callId()))
                .set("deal_result", kind == 0 ? from(RESULTS, talk.callId() + id) : null)
                .set("cust_tel", talk.caller())
                .set("link_tel", dice.chance(0.9) ? talk.caller() : Demand.mobile(dice))
                .set("cust_sex", GENDERS.get(dice.weighted(new double[] {46, 44, 10}))).set("cust_area", dice.pick(REGIONS))
                .set("ivr_path", talk.ivrRoute()).set("urgent_level", urgency(kind)).set("accept_kind", dispatched ? "派单处理"
                        : "直接答复")
                .set("is_transfer", yes(talk.transferredOut())).set("accept_content", Texts.request(dice, talk.category(), kind))
                .set("cust_demand", Texts.demand(dice)).set("first_resp_time", responded)
                .set("once_solved", yes(false))
                .set("up_risk", COMPLAINT.equals(KINDS.get(kind)) ? from(MAY_ESCALATE, talk.callId() + id) : null)
                .set("need_reply", yes(dispatched && dice.chance(0.9))).set("create_time", created);
        if (dispatched) {
            handle(life, created, responded);
        } else {
            life.set("once_solved", yes(assess(life) && dice.chance(FIRST_CONTACT)));
            LocalDateTime done = responded.plusSeconds(dice.between(5, 240));
            life.set("order_state", "已办结").set("finish_time", done).save(done);
            if (dice.chance(SPAM)) {
                life.set("order_state", SPAM_STATE).save(done.plusMinutes(dice.between(20, 2 * 1440)));
            }
        }
        return new Ticket(id, talk, KINDS.get(kind), created, life);
    }

    /** By what the customer of a record heard of the centre; null where it is blank. */
    static String channel(String id) {
        return from(CHANNELS, id);
    }

    /** What the system noted, by the id alone; null where it is blank. */
    private static String from(List<String> words, String id) {
        String word = words.get(Math.floorMod(id.hashCode(), words.size()));
        return word.isEmpty() ? null : word;
    }

    private void handle(Life life, LocalDateTime created, LocalDateTime responded) {
        LocalDateTime replyDue = created.plusHours(REPLY_HOURS);
        LocalDateTime stepDue = created.plusHours(STEP_HOURS);
        boolean replies = "是".equals(life.get("need_reply"));
        life.set("dept_name", dice.pick(GROUPS)).set("dept_state", "待处理").set("order_state", "处理中").set("node_limit", stepDue);
        if (replies) {
            life.set("reply_limit", replyDue);
        }
        life.save(responded);
        if (dice.chance(DEADLINE_MOVED)) {
            LocalDateTime moved = responded.plusMinutes(dice.between(20, 20 * 60));
            stepDue = stepDue.plusHours(MOVED_HOURS);
            life.set("node_limit", stepDue).save(moved);
        }
        LocalDateTime handled = OfficeHours.next(responded.plusMinutes((int) Math.min(30 + dice.logNormal(260, 0.7), 1300)), dice);
        LocalDateTime replied = dice.chance(REPLY_IN_TIME)
                ? OfficeHours.earlier(handled.plusMinutes(dice.between(0, 50)), replyDue.minusMinutes(dice.between(2, 40)))
                : replyDue.plusMinutes(dice.between(5, 600));
        if (replies) {
            life.set("reply_time", replied);
        }
        assess(life);
        life.set("dept_state", "处理中").save(replied);
        boolean overdue = dice.chance(STEP_OVERDUE);
        if (overdue && dice.chance(DEADLINE_MOVED_LATE)) {
            LocalDateTime moved = OfficeHours.later(stepDue, life.lastSaved()).plusMinutes(dice.between(5, 90));
            stepDue = stepDue.plusHours(MOVED_HOURS);
            life.set("node_limit", stepDue).save(moved);
            overdue = stepDue.isBefore(moved.plusHours(2));
        }
        LocalDateTime stepDone = overdue ? stepDue.plusMinutes(dice.between(10, 900))
                : OfficeHours.earlier(life.lastSaved().plusMinutes(dice.between(10, 180)), stepDue.minusMinutes(dice.between(1, 20)));
        LocalDateTime finished = OfficeHours.later(stepDone, life.lastSaved()).plusMinutes(dice.between(1, 60));
        life.set("node_finish", stepDone).set("dept_state", "已完成").set("order_state", "已办结").set("finish_time", finished)
                .save(finished);
    }

    /** How well the request was met; known once it was handled. Whether it was resolved, or what was offered instead was accepted. */
    private boolean assess(Life life) {
        boolean inScope = dice.chance(IN_SCOPE);
        boolean infoAvailable = inScope && dice.chance(INFO_AVAILABLE);
        boolean resolved = dice.chance(inScope ? RESOLVED : RESOLVED_OUT_OF_SCOPE) && (infoAvailable || !inScope);
        boolean accepted = inScope && !infoAvailable && dice.chance(ACCEPTED);
        life.set("in_biz_scope", yes(inScope)).set("sys_has_info", inScope ? yes(infoAvailable) : null)
                .set("demand_solved", yes(resolved)).set("cust_approved", inScope && !infoAvailable ? yes(accepted) : null);
        return resolved || accepted;
    }

    private String urgency(int kind) {
        boolean complaint = COMPLAINT.equals(KINDS.get(kind));
        return URGENCIES.get(dice.weighted(complaint ? new double[] {0, 55, 35, 10} : new double[] {15, 78, 6, 1}));
    }

    private static String yes(boolean value) {
        return value ? "是" : "否";
    }
}
