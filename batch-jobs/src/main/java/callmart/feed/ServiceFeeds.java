package callmart.feed;

import static callmart.feed.ColumnType.BOOL;
import static callmart.feed.ColumnType.CATEGORY;
import static callmart.feed.ColumnType.DATE;
import static callmart.feed.ColumnType.INT;
import static callmart.feed.ColumnType.MONTH;
import static callmart.feed.ColumnType.NAME;
import static callmart.feed.ColumnType.PHONE;
import static callmart.feed.ColumnType.TEXT;
import static callmart.feed.ColumnType.TIME;

/** What customers asked for, how they were served, and what quality control found. */
final class ServiceFeeds {

    static final Feed TICKETS = FeedBuilder.feed("tickets", "one row per version of a ticket; the latest says what it is")
            .required("ticket_id", TEXT, "Ticket's id")
            .optional("call_id", TEXT, "Call that it came from")
            .optional("agent_id", NAME, "Agent who took it")
            .word("kind", true, "What it is", "inquiry", "suggestion", "complaint", "other")
            .optional("category", CATEGORY, "Business category code")
            .optional("subtype", NAME, "Finer kind as the centre names it (投诉属性)")
            .optional("channel", NAME, "Channel")
            .optional("caller", PHONE, "Customer's number; personal data")
            .optional("contact_phone", PHONE, "Number for the reply; personal data")
            .word("customer_gender", false, "m, f or u (unknown)", "m", "f", "u")
            .optional("region", NAME, "Where the customer belongs")
            .optional("ivr_route", NAME, "Route taken in the IVR")
            .word("urgency", false, "Urgency", "low", "normal", "high", "critical")
            .optional("accept_type", NAME, "Kind of acceptance as the centre names it (受理类别)")
            .optional("transferred", BOOL, "Whether the ticket was transferred")
            .optional("content", TEXT, "What the customer said; free text")
            .optional("customer_request", TEXT, "What the customer wants; free text")
            .optional("needs_reply", BOOL, "Whether the customer waits for a reply")
            .optional("reply_due_at", TIME, "When the reply is due, UTC")
            .optional("replied_at", TIME, "When it was given, UTC")
            .optional("first_response_at", TIME, "When anybody first responded, UTC")
            .optional("in_scope", BOOL, "Whether the question lies within the centre's business (业务查询范围内)")
            .optional("info_available", BOOL, "Whether the system had the information (系统有信息)")
            .optional("resolved", BOOL, "Whether the original request was met (原始需求得到解决)")
            .optional("customer_accepted", BOOL, "Whether the customer accepted another solution (转化需求得到客户认可)")
            .optional("first_contact", BOOL, "Whether the first contact resolved it (一次解决)")
            .optional("dispatch_group", NAME, "Group that it was dispatched to; absent when it was not")
            .optional("dispatch_status", NAME, "How the dispatched work stands")
            .required("status", NAME, "How the ticket stands")
            .required("created_at", TIME, "When it was created, UTC")
            .required("updated_at", TIME, "When this version was written, UTC")
            .optional("closed_at", TIME, "When it was closed, UTC")
            .optional("step_due_at", TIME, "When the current step is due, UTC")
            .optional("step_done_at", TIME, "When the step was done, UTC")
            .key("ticket_id")
            .versionedBy("updated_at")
            .beginning("created_at")
            .done("replied_at", "step_done_at")
            .inOrder("created_at", "updated_at")
            .build();

    static final Feed COMPLAINT_CASES = FeedBuilder.feed("complaint_cases",
            "one row per version of a service-quality case; the latest says what it is")
            .required("case_id", TEXT, "Case's id")
            .optional("ticket_id", TEXT, "Ticket that it came from")
            .optional("call_id", TEXT, "Call that it is about")
            .required("agent_id", NAME, "Agent whom it is about")
            .required("received_at", TIME, "When it was received, UTC")
            .word("nature", false, "What it is about", "business", "attitude", "other")
            .optional("level", NAME, "Level as the centre names it")
            .optional("complaint_point", TEXT, "What the customer complains of; free text")
            .optional("handling", TEXT, "How it was handled; free text")
            .word("verdict", false, "First verdict", "pending", "upheld", "rejected")
            .optional("reason", TEXT, "Reason of the verdict; free text")
            .optional("handler", NAME, "Who handled it")
            .optional("lead_reviewed_at", TIME, "When the lead reviewed it, UTC")
            .optional("judged_at", TIME, "When it was judged, UTC")
            .optional("appealed_at", TIME, "When the agent appealed, UTC")
            .word("appeal_verdict", false, "What the appeal decided; absent: no appeal, or not decided", "confirmed", "overturned")
            .word("appeal_by", false, "Who decided the appeal", "lead", "panel", "duty_manager")
            .optional("replied_at", TIME, "When the customer got a reply, UTC")
            .word("reply_mode", false, "How", "phone", "sms", "explain", "other")
            .optional("contact_attempts", INT, "Attempts to reach the customer")
            .required("updated_at", TIME, "When this version was written, UTC")
            .key("case_id")
            .versionedBy("updated_at")
            .beginning("received_at")
            .build();

    static final Feed QA_REVIEWS = FeedBuilder.feed("qa_reviews", "one row per monitored call")
            .required("review_id", TEXT, "Review's id")
            .required("reviewed_on", DATE, "Day of the review")
            .optional("scope", NAME, "Scope of the monitoring (监听范围)")
            .optional("call_id", TEXT, "Call that was listened to (流水号)")
            .optional("category", CATEGORY, "Business category code")
            .required("agent_id", NAME, "Agent who was listened to")
            .optional("name", TEXT, "Agent's name as the reviewer wrote it")
            .required("has_problem", BOOL, "Whether a problem was found")
            .optional("problem_code", NAME, "Code of the problem in the slip tariff")
            .optional("problem_detail", TEXT, "What the problem is; free text")
            .required("compliant", BOOL, "Whether the call kept the service standard")
            .optional("score", INT, "Score")
            .optional("reviewer", NAME, "Who listened")
            .optional("remark", TEXT, "Remark; free text")
            .key("review_id")
            .day("reviewed_on")
            .build();

    static final Feed QA_PLANS = FeedBuilder.feed("qa_plans", "one row per month and agent, or per month for the whole centre")
            .required("month", MONTH, "Month, as its first day")
            .optional("agent_id", NAME, "Agent; absent: the whole centre")
            .required("planned", INT, "Calls to be monitored in the month")
            .key("month", "agent_id")
            .build();

    static final Feed CALLBACKS = FeedBuilder.feed("callbacks", "one row per version of a follow-up call; the latest says what it is")
            .required("callback_id", TEXT, "Follow-up's id")
            .word("kind", false, "Before or after the customer's use", "before_use", "after_use", "other")
            .optional("customer", TEXT, "Customer; personal data")
            .optional("phone", PHONE, "Customer's number; personal data")
            .optional("assigned_to", NAME, "Agent who shall call")
            .required("assigned_at", TIME, "When it was assigned, UTC")
            .optional("due_at", TIME, "When it is due, UTC")
            .optional("done_at", TIME, "When it was done, UTC")
            .optional("reached", BOOL, "Whether the customer was reached")
            .optional("result", TEXT, "Result; free text")
            .required("updated_at", TIME, "When this version was written, UTC")
            .key("callback_id")
            .versionedBy("updated_at")
            .beginning("assigned_at")
            .done("done_at")
            .build();

    private ServiceFeeds() {
    }
}
