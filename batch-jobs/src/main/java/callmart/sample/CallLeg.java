package callmart.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One row of the centre's call record, in its own words. A null is an empty cell.
 *
 * @param arrived the local time of the centre, as are all times
 */
record CallLeg(String callId, int leg, String direction, String caller, String callee, String ivrRoute, String queue, String category,
        String agentId, LocalDateTime arrived, LocalDateTime queued, LocalDateTime answered, LocalDateTime ended, String hangupBy,
        boolean transferredOut, boolean surveyOffered, String surveyResult, String lostReason) {

    static final List<String> HEADER = List.of("流水号", "段号", "呼叫方向", "主叫号码", "被叫号码", "IVR引导去向",
            "技能组", "业务类别", "受理工号",
            "呼入时间", "排队时间", "接听时间", "结束时间", "挂机方", "是否转出", "是否评定", "评定结果",
                    "未接原因");
    static final String INBOUND = "呼入";
    static final String OUTBOUND = "呼出";
    static final String BY_CALLER = "用户";
    static final String BY_AGENT = "坐席";
    static final String BY_SYSTEM = "系统";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** The cells in the order of {@link #HEADER}. */
    List<String> cells() {
        return List.of(callId, Integer.toString(leg), direction, caller, callee, text(ivrRoute), text(queue), text(category), text(agentId),
                text(arrived), text(queued), text(answered), text(ended), hangupBy, text(transferredOut), text(surveyOffered),
                text(surveyResult), text(lostReason));
    }

    CallLeg withCategory(String spelling) {
        return new CallLeg(callId, leg, direction, caller, callee, ivrRoute, queue, spelling, agentId, arrived, queued, answered, ended,
                hangupBy, transferredOut, surveyOffered, surveyResult, lostReason);
    }

    /** The same, with why nobody answered and the queue that it was. */
    CallLeg lostFor(String reason, String inQueue) {
        return new CallLeg(callId, leg, direction, caller, callee, ivrRoute, inQueue, category, agentId, arrived, queued, answered, ended,
                hangupBy, transferredOut, surveyOffered, surveyResult, reason);
    }

    /** The same conversation as a call of its own that ends at another time. */
    CallLeg as(String id, LocalDateTime otherEnd) {
        return new CallLeg(id, leg, direction, caller, callee, ivrRoute, queue, category, agentId, arrived, queued, answered, otherEnd,
                hangupBy, transferredOut, surveyOffered, surveyResult, lostReason);
    }

    /** The same conversation as a call of its own, 24 hours earlier; only for legs that were answered. */
    CallLeg dayBefore(String id) {
        return new CallLeg(id, leg, direction, caller, callee, ivrRoute, queue, category, agentId, arrived.minusDays(1),
                queued == null ? null : queued.minusDays(1), answered.minusDays(1), ended.minusDays(1), hangupBy, transferredOut,
                surveyOffered, surveyResult, lostReason);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String text(LocalDateTime value) {
        return value == null ? "" : TIME.format(value);
    }

    private static String text(boolean value) {
        return value ? "是" : "否";
    }
}
