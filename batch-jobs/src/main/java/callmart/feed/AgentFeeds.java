package callmart.feed;

import static callmart.feed.ColumnType.DATE;
import static callmart.feed.ColumnType.DECIMAL;
import static callmart.feed.ColumnType.INT;
import static callmart.feed.ColumnType.NAME;
import static callmart.feed.ColumnType.TEXT;
import static callmart.feed.ColumnType.TIME;

/** Agents: who they are, when they should work, and what they did. */
final class AgentFeeds {

    static final Feed AGENT_STATES = FeedBuilder.feed("agent_states", "one row per interval that an agent spent in a state")
            .required("agent_id", NAME, "Agent")
            .word("state", true, "logged_in spans sign-in to sign-out, the others lie inside it; busy is 示忙",
                    "logged_in", "busy", "wrap_up", "training", "meeting", "rest")
            .required("from_at", TIME, "When the state began, UTC")
            .optional("to_at", TIME, "When it ended, UTC; absent when it was still open at extraction")
            .key("agent_id", "state", "from_at")
            .day("from_at")
            .beginning("from_at")
            .overMidnight()
            .inOrder("from_at", "to_at")
            .build();

    static final Feed SHIFTS = FeedBuilder.feed("shifts", "one row per planned shift; several a day are possible")
            .required("agent_id", NAME, "Agent")
            .required("date", DATE, "Business day that the shift is planned for")
            .required("starts_at", TIME, "When it starts, UTC")
            .required("ends_at", TIME, "When it ends, UTC; may lie on the next day")
            .optional("team", NAME, "Team that the agent works in on this shift")
            .key("agent_id", "starts_at")
            .day("date")
            .beginning("starts_at")
            .inOrder("starts_at", "ends_at")
            .build();

    static final Feed STAFFING = FeedBuilder.feed("staffing", "one row per interval with the seats it requires")
            .required("date", DATE, "Business day")
            .required("interval_start", TIME, "When the interval begins, UTC")
            .withDefault("interval_minutes", INT, "30", "Length of the interval, minutes")
            .required("required_seats", INT, "Seats that must be taken in the interval")
            .key("date", "interval_start")
            .day("date")
            .build();

    static final Feed ATTENDANCE = FeedBuilder.feed("attendance", "one row per agent and day")
            .required("date", DATE, "Business day")
            .required("agent_id", NAME, "Agent")
            .optional("name", TEXT, "Name as the attendance system has it")
            .optional("scheduled_shift", NAME, "Shift that was planned; a rest word (休, 休息, off) or absent: none")
            .optional("actual_shift", NAME, "Shift that was worked; a rest word or absent: none")
            .withDefault("sick_hours", DECIMAL, "0", "Sick leave, hours")
            .withDefault("late_minutes", DECIMAL, "0", "Late arrival, minutes")
            .withDefault("early_leave_minutes", DECIMAL, "0", "Early departure, minutes")
            .withDefault("absent_hours", DECIMAL, "0", "Absence without leave, hours")
            .withDefault("marriage_leave_hours", DECIMAL, "0", "Marriage leave, hours")
            .withDefault("bereavement_leave_hours", DECIMAL, "0", "Bereavement leave, hours")
            .withDefault("seniority_leave_hours", DECIMAL, "0", "Seniority leave, hours")
            .withDefault("other_leave_hours", DECIMAL, "0", "Other leave, hours")
            .key("date", "agent_id")
            .day("date")
            .build();

    static final Feed AGENTS = FeedBuilder.feed("agents", "one row per agent, those who left included")
            .required("agent_id", NAME, "Agent's id as calls and states carry it")
            .required("name", TEXT, "Agent's name")
            .optional("team", NAME, "Team")
            .word("group", false, "Group of seats", "front", "back", "hotline", "other")
            .optional("hired_on", DATE, "First day of work")
            .optional("left_on", DATE, "Last day of work; absent while the agent works here")
            .key("agent_id")
            .build();

    private AgentFeeds() {
    }
}
