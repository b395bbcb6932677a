package callmart.feed;

import java.util.Map;

/** What readers of reports call the feeds. */
public final class FeedLabels {

    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("calls", "通话记录"),
            Map.entry("surveys", "满意度评定"), Map.entry("agent_states", "坐席状态"), Map.entry("shifts", "排班"),
            Map.entry("staffing", "席位需求"), Map.entry("attendance", "考勤"), Map.entry("tickets", "工单"),
            Map.entry("complaint_cases", "投诉案件"), Map.entry("qa_reviews", "录音监听"), Map.entry("qa_plans", "监听计划"),
            Map.entry("incidents", "系统问题"), Map.entry("agent_issues", "坐席问题"), Map.entry("penalty_slips", "过失单"),
            Map.entry("trainings", "培训计划"), Map.entry("callbacks", "回访"), Map.entry("agents", "坐席名单"));

    private FeedLabels() {
    }

    public static Map<String, String> all() {
        return LABELS;
    }

    public static String of(String feed) {
        return LABELS.getOrDefault(feed, feed);
    }
}
