package callmart.sample;

import java.util.List;

/** What people write, in short sentences; now and then one that looks like a formula, one with an emoji, a long one. */
final class Texts {

    private static final double FORMULA = 0.002;
    private static final double EMOJI = 0.004;
    private static final double LONG = 0.003;
    private static final int LONG_CHARACTERS = 400;
    private static final List<String> PLACES = List.of("一期3栋", "二期11栋", "三期西区", "北苑", "南苑地下车库",
            "商铺A座", "样板间", "8栋2单元");
    private static final List<List<String>> TOPICS = List.of(
            List.of("外墙渗水", "厨房下水堵塞", "窗户密封条脱落", "入户门锁故障", "卫生间地砖空鼓",
                    "阳台漏水"),
            List.of("户型图与现场不符", "车位规划调整", "绿化方案", "采光问题"),
            List.of("合同备案进度", "首付款发票", "认购流程", "按揭放款时间"),
            List.of("物业费收费标准", "电梯停运", "垃圾清运不及时", "门禁卡补办", "停车费争议"),
            List.of("交房时间", "会员积分", "产权证办理", "预约看房"),
            List.of("活动优惠规则", "短信推送过多", "礼品领取"),
            List.of("其他事项", "号码更正", "转接其他部门"));
    private static final List<List<String>> SENTENCES = List.of(
            List.of("客户咨询%s的%s,已按知识库答复。", "客户来电询问%s%s,告知办理流程。",
                    "客户想了解%s%s的最新进展。"),
            List.of("客户建议改进%s的%s。", "客户希望%s增加对%s的公示。"),
            List.of("客户投诉%s的%s,多次反映未处理。", "客户对%s%s不满,要求尽快给出说法。",
                    "客户称%s%s已报修\"三次\",仍未解决。"),
            List.of("客户就%s的%s留言。", "客户反馈%s%s,已登记。"));
    private static final List<String> DEMANDS = List.of("尽快上门处理", "电话回复处理结果", "发送办理资料清单",
            "说明原因并致歉", "无进一步要求", "安排专人跟进");
    private static final List<List<String>> POINTS = List.of(List.of("答复内容有误", "未按流程派单", "承诺时限未兑现"),
            List.of("语气生硬", "中途打断客户", "未使用礼貌用语"), List.of("等待时间过长", "反复转接",
                    "挂断电话"));
    private static final List<String> HANDLINGS = List.of("已致电客户核实并致歉", "已重新派单,责任部门次日上门",
            "已向客户解释规则,客户表示理解", "多次联系后客户接受处理方案");
    private static final List<String> UPHELD = List.of("录音核实属实", "工单记录与客户描述一致",
            "未按服务规范操作");
    private static final List<String> REJECTED = List.of("录音核实不属实", "坐席按规范答复", "属客户误解",
            "非坐席责任");
    private static final List<String> REACHED = List.of("客户满意", "客户已收到资料", "客户有新问题,已另建工单",
            "客户暂无需求");
    private static final List<String> NOT_REACHED = List.of("无人接听", "关机", "号码错误");

    private Texts() {
    }

    /**
     * What the customer said.
     *
     * @param category label of a {@link Category}
     * @param kind     index in {@link TicketDesk#KINDS}
     */
    static String request(Dice dice, String category, int kind) {
        int topic = 0;
        while (!Category.values()[topic].label().equals(category)) {
            topic++;
        }
        double luck = dice.share();
        String text = sentence(dice, topic, kind);
        if (luck < FORMULA) {
            return "=2+5栋" + dice.pick(TOPICS.get(topic));
        }
        if (luck < FORMULA + EMOJI) {
            return text + "客户表示感谢😊";
        }
        if (luck < FORMULA + EMOJI + LONG) {
            StringBuilder all = new StringBuilder(text);
            while (all.length() < LONG_CHARACTERS) {
                all.append('\n').append(sentence(dice, topic, kind));
            }
            return all.toString();
        }
        return text;
    }

    static String demand(Dice dice) {
        return dice.pick(DEMANDS);
    }

    /** @param nature business, attitude or other, from 0 */
    static String complaintPoint(Dice dice, int nature) {
        return dice.pick(POINTS.get(nature));
    }

    static String handling(Dice dice) {
        return dice.pick(HANDLINGS);
    }

    static String reason(Dice dice, boolean upheld) {
        return dice.pick(upheld ? UPHELD : REJECTED);
    }

    static String callbackResult(Dice dice, boolean reached) {
        return dice.pick(reached ? REACHED : NOT_REACHED);
    }

    private static String sentence(Dice dice, int topic, int kind) {
        return dice.pick(SENTENCES.get(kind)).replaceFirst("%s", dice.pick(PLACES)).replaceFirst("%s", dice.pick(TOPICS.get(topic)));
    }
}
