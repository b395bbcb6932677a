package callmart.feed;

import static callmart.feed.ColumnType.BOOL;
import static callmart.feed.ColumnType.CATEGORY;
import static callmart.feed.ColumnType.INT;
import static callmart.feed.ColumnType.NAME;
import static callmart.feed.ColumnType.PHONE;
import static callmart.feed.ColumnType.TEXT;
import static callmart.feed.ColumnType.TIME;

import java.time.Duration;

/** What the telephone system delivers. */
final class CallFeeds {

    static final Feed CALLS = FeedBuilder.feed("calls", "one row per call leg")
            .required("call_id", TEXT, "The call's id in the source system; all legs of a call share it")
            .withDefault("leg", INT, "1", "Number of the leg within the call, from 1")
            .word("direction", true, "inbound or outbound", "inbound", "outbound")
            .optional("caller", PHONE, "Caller's number as delivered; personal data")
            .optional("callee", PHONE, "Called number as delivered")
            .optional("ivr_route", NAME, "Route taken in the IVR")
            .optional("queue", NAME, "Skill group that the leg asked for")
            .optional("category", CATEGORY, "Business category code")
            .optional("agent_id", NAME, "Agent who answered or placed the leg")
            .required("arrived_at", TIME, "When the leg seized a line, UTC")
            .optional("queued_at", TIME, "When the caller asked for an agent, UTC; absent when the leg never queued")
            .optional("answered_at", TIME, "When an agent answered, UTC; absent when none did")
            .required("ended_at", TIME, "When the leg ended, UTC")
            .word("hangup_by", false, "Who ended the leg", "caller", "agent", "system")
            .withDefault("transferred_out", BOOL, "0", "1 when the leg ended by leaving the centre")
            .withDefault("survey_offered", BOOL, "0", "1 when the caller was passed to the rating menu")
            .word("survey_result", false, "The caller's rating; absent when none was given",
                    "very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied")
            .word("lost_reason", false, "Why the call got no agent; absent when the source does not say",
                    "abandoned", "timeout", "empty", "full", "key", "closed", "other")
            .key("call_id", "leg")
            .day("arrived_at")
            .beginning("arrived_at")
            .inOrder("arrived_at", "queued_at", "answered_at", "ended_at")
            .atMost("arrived_at", "ended_at", Duration.ofHours(24))
            .needs("survey_result", "survey_offered")
            .needs("answered_at", "agent_id")
            .build();

    static final Feed SURVEYS = FeedBuilder.feed("surveys", "one row per rating menu offered; for centres whose calls carry no ratings")
            .required("call_id", TEXT, "The call whose caller was passed to the rating menu")
            .optional("leg", INT, "The leg; absent when the source does not say: the last answered one of the call")
            .required("offered_at", TIME, "When the menu was offered, UTC")
            .word("result", false, "The rating; absent when the caller gave none",
                    "very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied")
            .key("call_id", "leg")
            .day("offered_at")
            .build();

    private CallFeeds() {
    }
}
