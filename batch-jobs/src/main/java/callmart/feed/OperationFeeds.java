package callmart.feed;

import static callmart.feed.ColumnType.BOOL;
import static callmart.feed.ColumnType.DATE;
import static callmart.feed.ColumnType.DECIMAL;
import static callmart.feed.ColumnType.INT;
import static callmart.feed.ColumnType.MONTH;
import static callmart.feed.ColumnType.NAME;
import static callmart.feed.ColumnType.TEXT;
import static callmart.feed.ColumnType.TIME;

/** What went wrong in the centre, what it costs, and what is learned from it. */
final class OperationFeeds {

    static final Feed INCIDENTS = FeedBuilder.feed("incidents", "one row per system problem")
            .required("incident_id", TEXT, "Incident's id")
            .required("occurred_at", TIME, "When it occurred, UTC")
            .required("content", TEXT, "What happened; free text")
            .optional("reported", BOOL, "Whether it was reported")
            .optional("reporter", NAME, "Who reported it")
            .optional("recovered_at", TIME, "When it was over, UTC")
            .optional("solution", TEXT, "What solved it; free text")
            .optional("affected_seats", INT, "Seats affected")
            .key("incident_id")
            .day("occurred_at")
            .beginning("occurred_at")
            .build();

    static final Feed AGENT_ISSUES = FeedBuilder.feed("agent_issues", "one row per problem at a seat")
            .required("issue_id", TEXT, "Issue's id")
            .required("occurred_at", TIME, "When it occurred, UTC")
            .required("content", TEXT, "What happened; free text")
            .optional("scope", TEXT, "What it affected")
            .optional("recovered_at", TIME, "When it was over, UTC")
            .key("issue_id")
            .day("occurred_at")
            .beginning("occurred_at")
            .build();

    static final Feed PENALTY_SLIPS = FeedBuilder.feed("penalty_slips", "one row per slip written by hand")
            .required("slip_id", TEXT, "Slip's id")
            .required("date", DATE, "Day of what happened")
            .optional("agent_id", NAME, "Agent whom it is about")
            .required("code", NAME, "Code in the slip tariff")
            .optional("call_id", TEXT, "Call that it is about")
            .optional("ticket_id", TEXT, "Ticket that it is about")
            .optional("note", TEXT, "Note; free text")
            .wordWithDefault("status", "issued", "How it stands", "issued", "appealed", "revoked")
            .optional("amount", DECIMAL, "Amount in the contract's currency; absent: the contract's tariff")
            .key("slip_id")
            .day("date")
            .build();

    static final Feed TRAININGS = FeedBuilder.feed("trainings", "one row per planned training")
            .required("month", MONTH, "Month, as its first day")
            .required("topic", TEXT, "Topic")
            .optional("audience", TEXT, "Who is trained")
            .optional("planned_on", DATE, "Planned day")
            .optional("hours", DECIMAL, "Length, hours")
            .optional("trainer", NAME, "Trainer")
            .optional("reason", TEXT, "Why: a code or words")
            .key("month", "topic")
            .build();

    private OperationFeeds() {
    }
}
