package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Short messages: answers to tickets, batches to classes of customers, what customers write back, and subscriptions. */
final class SmsDesk {

    static final List<String> MESSAGE_HEADER = List.of("短信编号", "方向", "类别", "批次号", "客户类别", "手机号",
            "内容", "计费条数", "工号", "工单号", "案件编号", "回复短信编号", "提交时间", "到达时间",
            "状态", "失败代码", "费用", "更新时间");
    static final List<String> BATCH_HEADER = List.of("批次号", "标题", "类别", "客户类别", "计划条数", "创建人",
            "创建时间", "审核结果", "审核人", "审核时间", "审核意见", "开始时间", "结束时间", "更新时间");
    static final List<String> SUBSCRIPTION_HEADER = List.of("手机号", "主题", "渠道", "定制时间", "退订时间",
            "更新时间");

    private static final List<String> MESSAGE_CELLS = List.of("no", "direction", "kind", "batch", "class", "phone", "content", "parts",
            "agent", "ticket", "case", "in_reply_to", "submitted", "delivered", "status", "fail_code", "fee", Life.UPDATED_AT);
    private static final List<String> BATCH_CELLS = List.of("no", "title", "kind", "class", "planned", "creator", "created", "result",
            "reviewer", "reviewed", "note", "started", "finished", Life.UPDATED_AT);
    private static final List<String> SUBSCRIPTION_CELLS = List.of("phone", "topic", "channel", "subscribed", "cancelled", Life.UPDATED_AT);
    private static final List<String> CLASSES = List.of("金卡客户", "银卡客户", "普通客户", "意向客户");
    private static final List<String> TITLES = List.of("满意度调查", "业主开放日活动", "社区新闻");
    private static final List<String> KINDS = List.of("群发", "活动", "新闻");
    private static final List<String> FAILURES = List.of("空号", "停机", "黑名单", "内容被拦截");
    private static final List<String> ANSWERS = List.of("收到，谢谢", "满意", "退订", "请再联系我", "还没有处理");
    private static final List<String> QUERIES = List.of("查询办理进度", "查询本月账单", "查询活动时间");
    private static final List<String> TOPICS = List.of("停水停电通知", "物业费提醒", "社区活动");
    private static final List<String> CHANNELS = List.of("短信", "电话", "网站", "微信");
    private static final double OF_TICKETS = 0.06;
    private static final double REPLIES = 0.05;
    private static final double NAMED = 0.6;
    private static final double RECEIPT = 0.96;
    private static final double DELIVERED = 0.95;
    private static final double LATE_RECEIPT = 0.03;
    private static final double REVIEWED_FIRST = 0.93;
    private static final double CANCELLED = 0.3;

    /** What began on a day. */
    record OfDay(List<Life> messages, List<Life> batches, List<Life> subscriptions) {
    }

    private final Dice dice;
    private final LocalDate date;
    private final Roster roster;
    private final List<Life> messages = new ArrayList<>();
    private final List<Life> batches = new ArrayList<>();
    private final List<Life> subscriptions = new ArrayList<>();

    SmsDesk(Dice dice, LocalDate date, Roster roster) {
        this.dice = dice;
        this.date = date;
        this.roster = roster;
    }

    OfDay day(List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            if (dice.chance(OF_TICKETS)) {
                Life sent = sent("单发", ticket.call().caller(),
                        "您的工单已受理，查询码" + dice.between(100_000, 999_999) + "，请勿告知他人",
                        ticket.created().plusMinutes(dice.between(2, 20)));
                outcome(sent.set("agent", ticket.call().agentId()).set("ticket", ticket.id()));
            }
        }
        for (int i = 0; i < dice.between(3, 8); i++) {
            outcome(sent("直接发布", Demand.mobile(dice), "您预约的看房时间已确认",
                    date.atTime(9, 0).plusMinutes(dice.between(0, 500)))
                    .set("agent", dice.pick(roster.present(date)).persona().agent().id()));
        }
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (dice.chance(kind == 0 ? 0.8 : 0.3)) {
                batch(kind);
            }
        }
        queries();
        for (int i = 0; i < dice.between(2, 6); i++) {
            subscription();
        }
        return new OfDay(messages, batches, subscriptions);
    }

    static Table messages(Days days, LocalDate date) {
        return Table.ofVersions(MESSAGE_HEADER, MESSAGE_CELLS, days.smsVersions(date, OfDay::messages));
    }

    static Table batches(Days days, LocalDate date) {
        return Table.ofVersions(BATCH_HEADER, BATCH_CELLS, days.smsVersions(date, OfDay::batches));
    }

    static Table subscriptions(Days days, LocalDate date) {
        return Table.ofVersions(SUBSCRIPTION_HEADER, SUBSCRIPTION_CELLS, days.smsVersions(date, OfDay::subscriptions));
    }

    private Life sent(String kind, String phone, String content, LocalDateTime at) {
        int parts = content.length() > 30 ? 2 : 1;
        return message("发出", kind, phone, content, at).set("parts", parts).set("fee", String.format(Locale.ROOT, "%.3f", parts * 0.045))
                .set("status", "已提交");
    }

    private Life message(String direction, String kind, String phone, String content, LocalDateTime at) {
        Life life = new Life().set("no", "DX" + DateTimeFormatter.BASIC_ISO_DATE.format(date)
                + Integer.toString(10_001 + messages.size()).substring(1)).set("direction", direction).set("kind", kind)
                .set("phone", phone).set("content", content).set("submitted", at);
        messages.add(life);
        return life;
    }

    /** Keeps the message as sent, then its receipt where one comes: within seconds, or days later. Some customers write back. */
    private void outcome(Life life) {
        LocalDateTime at = (LocalDateTime) life.get("submitted");
        life.save(at);
        if (dice.chance(RECEIPT)) {
            LocalDateTime receipt = at.plusSeconds(dice.chance(LATE_RECEIPT) ? dice.between(3600, 5 * 86_400) : dice.between(2, 90));
            boolean delivered = dice.chance(DELIVERED);
            life.set("status", delivered ? "已到达" : "失败").set("delivered", delivered ? receipt : null)
                    .set("fail_code", delivered ? null : dice.pick(FAILURES)).save(receipt);
            if (delivered && dice.chance(REPLIES)) {
                LocalDateTime answered = receipt.plusSeconds(dice.between(30, 80 * 3600));
                message("收到", "回复", (String) life.get("phone"), dice.pick(ANSWERS), answered).set("status", "未知")
                        .set("in_reply_to", dice.chance(NAMED) ? life.get("no") : null).save(answered);
            }
        }
    }

    private void batch(int kind) {
        LocalDateTime created = date.atTime(9, 0).plusMinutes(dice.between(0, 120));
        LocalDateTime started = created.plusMinutes(dice.between(40, 180));
        int planned = dice.between(8, 30);
        Life life = new Life().set("no", "PC" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + kind).set("title", TITLES.get(kind))
                .set("kind", KINDS.get(kind)).set("class", dice.pick(CLASSES)).set("planned", planned).set("creator", "运营专员")
                .set("created", created).set("result", "待审").save(created);
        LocalDateTime reviewed = dice.chance(REVIEWED_FIRST) ? started.minusMinutes(dice.between(5, 35))
                : started.plusMinutes(dice.between(5, 120));
        life.set("started", started).set("result", "通过").set("reviewer", "热线主管").set("reviewed", reviewed)
                .set("note", "同意发送").save(reviewed.isAfter(started) ? reviewed : started);
        batches.add(life);
        for (int i = 0; i < planned; i++) {
            outcome(sent(KINDS.get(kind), Demand.mobile(dice), "尊敬的业主：" + TITLES.get(kind) + "，回复TD退订",
                    started.plusSeconds(i)).set("batch", life.get("no")).set("class", life.get("class")));
        }
        life.set("finished", started.plusSeconds(planned)).save(life.lastSaved().plusMinutes(1));
    }

    private void queries() {
        for (int i = 0; i < dice.between(2, 6); i++) {
            LocalDateTime at = date.atTime(8, 0).plusMinutes(dice.between(0, 700));
            Life query = message("收到", "查询", Demand.mobile(dice), dice.pick(QUERIES), at).set("class", dice.pick(CLASSES))
                    .set("status", "未知").save(at);
            if (dice.chance(DELIVERED)) {
                outcome(sent("查询", (String) query.get("phone"), "查询结果已发送，验证码" + dice.between(100_000, 999_999),
                        at.plusSeconds(dice.between(3, 40))).set("in_reply_to", query.get("no")));
            }
        }
    }

    private void subscription() {
        LocalDateTime at = date.atTime(8, 0).plusMinutes(dice.between(0, 800));
        Life life = new Life().set("phone", Demand.mobile(dice)).set("topic", dice.pick(TOPICS)).set("channel", dice.pick(CHANNELS))
                .set("subscribed", at).save(at);
        if (dice.chance(CANCELLED)) {
            LocalDateTime cancelled = at.plusMinutes(dice.between(60, 9 * 1440));
            life.set("cancelled", cancelled).save(cancelled);
        }
        subscriptions.add(life);
    }
}
