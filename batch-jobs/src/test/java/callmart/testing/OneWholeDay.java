package callmart.testing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One sound day of a centre with two agents, in every feed; a handful of rows. */
public final class OneWholeDay {

    /** The day that the rows are about. */
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** Feed to its file, in canonical form: what happened on {@link #DAY}. */
    public static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("calls", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), Calls.answered("B", DAY + " 10:10")))),
            Map.entry("surveys", "call_id,offered_at,result\nA,2026-11-20 09:12:10,satisfied\nB,2026-11-20 10:12:10,\n"),
            Map.entry("agent_states", "agent_id,state,from_at,to_at\n7001,logged_in,2026-11-20 08:00:00,2026-11-20 12:00:00\n"
                    + "7001,busy,2026-11-20 09:00:00,2026-11-20 09:05:00\n7001,logged_in,2026-11-20 13:00:00,\n"),
            Map.entry("shifts", "agent_id,date,starts_at,ends_at\n7001,2026-11-20,2026-11-20 08:00:00,2026-11-20 12:00:00\n"
                    + "7001,2026-11-20,2026-11-20 08:10:00,2026-11-20 11:50:00\n7001,2026-11-20,2026-11-20 13:30:00,2026-11-20 14:00:00\n"),
            Map.entry("excused", "agent_id,from_at,to_at,reason,approved_by\n7001,2026-11-20 11:30:00,2026-11-20 12:40:00,电话故障,7002\n"
                    + "7001,2026-11-20 13:20:00,2026-11-20 13:45:00,培训,7002\n"),
            Map.entry("staffing", "date,interval_start,required_seats\n2026-11-20,2026-11-20 09:00:00,2\n2026-11-20,2026-11-20 11:45:00,1\n"),
            Map.entry("attendance", "date,agent_id,scheduled_shift,actual_shift,late_minutes\n2026-11-20,7001,早,早,12\n2026-11-20,7002,休,,\n"),
            Map.entry("tickets", "ticket_id,agent_id,kind,category,status,created_at,updated_at\nT1,7001,complaint,design,open,2026-11-20 09:12:00,"
                    + "2026-11-20 09:30:00\nT2,,inquiry,,done,2026-11-20 10:00:00,2026-11-20 10:00:00\n"),
            Map.entry("complaint_cases", "case_id,agent_id,received_at,verdict,updated_at\nC1,7001,2026-11-20 11:00:00,pending,2026-11-20 11:00:00\n"),
            Map.entry("qa_reviews", "review_id,reviewed_on,call_id,category,agent_id,has_problem,compliant\nR1,2026-11-20,A,design,7001,0,1\n"
                    + "R2,2026-11-20,,design,7001,1,0\n"),
            Map.entry("qa_plans", "month,agent_id,planned\n2026-11,,10\n2026-11,7001,4\n"),
            Map.entry("penalty_slips", "slip_id,date,agent_id,code\nS1,2026-11-20,7001,D2\n"),
            Map.entry("ticket_steps", "ticket_id,step_no,step,group,owner,started_at,due_at,done_at,outcome,updated_at\n"
                    + "T1,1,受理,客服部,7001,2026-11-20 09:12:00,2026-11-20 11:00:00,,,2026-11-20 09:12:00\n"
                    + "T1,1,受理,客服部,7001,2026-11-20 09:12:00,2026-11-20 11:00:00,2026-11-20 10:00:00,returned,2026-11-20 10:00:00\n"),
            Map.entry("case_attempts", "case_id,attempt_at,mode,reached,agent_id\nC1,2026-11-20 11:30:00,phone,0,7001\n"),
            Map.entry("complaint_warnings", "warning_id,agent_id,store,determined_at,reported_at,reviewed_at,review_result,updated_at\n"
                    + "W1,7001,一店,2026-11-20 09:00:00,2026-11-20 09:20:00,,,2026-11-20 09:20:00\n"
                    + "W1,7001,一店,2026-11-20 09:00:00,2026-11-20 09:20:00,2026-11-20 10:30:00,accepted,2026-11-20 10:30:00\n"),
            Map.entry("sms_messages", "sms_id,direction,kind,batch_id,phone,submitted_at,status,updated_at\n"
                    + "M1,sent,group,P1,13800000001,2026-11-20 10:00:00,delivered,2026-11-20 10:01:00\n"
                    + "M2,received,reply,,13800000001,2026-11-20 10:05:00,unknown,2026-11-20 10:05:00\n"),
            Map.entry("sms_batches", "batch_id,title,kind,created_at,review_result,reviewed_at,started_at,updated_at\n"
                    + "P1,通知,group,2026-11-20 08:00:00,approved,2026-11-20 09:00:00,2026-11-20 10:00:00,2026-11-20 11:00:00\n"),
            Map.entry("sms_subscriptions", "phone,topic,subscribed_at,cancelled_at,updated_at\n13800000001,天气,2026-11-20 09:00:00,,2026-11-20 09:00:00\n"
                    + "13800000002,天气,2026-11-20 09:00:00,2026-11-20 12:00:00,2026-11-20 12:00:00\n"),
            Map.entry("campaigns", "campaign_id,name,kind,starts_on,ends_on,target,max_attempts,window_from,window_to,min_gap_minutes\n"
                    + "K1,推介,sale,2026-11-20,2026-11-30,100,3,09:00,12:00,120\n"),
            Map.entry("campaign_contacts", "campaign_id,contact_id,phone,assigned_to,state,result,amount,updated_at\n"
                    + "K1,C1,13800000001,7001,new,,,2026-11-20 08:00:00\nK1,C1,13800000001,7001,done,success,120,2026-11-20 10:30:00\n"),
            Map.entry("campaign_attempts", "attempt_id,campaign_id,contact_id,agent_id,dialled_at,answered_at,agent_at,ended_at,outcome\n"
                    + "A1,K1,C1,,2026-11-20 08:30:00,,,2026-11-20 08:30:30,busy\n"
                    + "A2,K1,C1,7001,2026-11-20 10:20:00,2026-11-20 10:20:08,2026-11-20 10:20:10,2026-11-20 10:22:00,connected\n"),
            Map.entry("training_sessions", "session_id,topic,planned_on,held_on,invited,attended,passed,graded_on,summary_on\n"
                    + "S1,服务用语,2026-11-20,2026-11-20,12,11,,,\nS2,投诉处理,2026-11-16,2026-11-17,10,10,9,2026-11-19,\nS3,系统操作,2026-11-20,,8,,,,\n"),
            Map.entry("incidents", "incident_id,occurred_at,content,recovered_at,equipment_id\nI1,2026-11-20 10:00:00,断线,2026-11-20 11:00:00,E1\n"),
            Map.entry("agent_issues", "issue_id,occurred_at,content\nA1,2026-11-20 10:00:00,耳机无声\n"),
            Map.entry("callbacks", "callback_id,kind,assigned_to,assigned_at,due_at,updated_at\nB1,before_use,7001,2026-11-20 09:00:00,"
                    + "2026-11-20 18:00:00,2026-11-20 09:00:00\n"),
            Map.entry("trainings", "month,topic\n2026-12-01,服务用语\n"),
            Map.entry("equipment", "equipment_id,kind,installed_on\nE1,交换机,2026-11-16\n"),
            Map.entry("knowledge", "entry_id,agent_id,added_on,approved_on,kind,question_at,answered_at\n"
                    + "K1,7001,2026-11-20,2026-11-20,add,,\nK2,7001,2026-11-20,,answer,2026-11-19 10:00:00,2026-11-20 09:00:00\n"),
            Map.entry("agents", "agent_id,name,team\n7001,陈晨,T0\n7002,李莉,T1\n"));

    private OneWholeDay() {
    }

    /** A home with the day's files, one a feed, and a fresh database; nothing is loaded yet. */
    public static TestHome home(Path folder, String database) {
        return homeAt(folder, database, text -> text);
    }

    /** The same on another day. @param moved puts other dates into the text of a file */
    public static TestHome homeAt(Path folder, String database, UnaryOperator<String> moved) {
        String sources = ROWS.keySet().stream().sorted().map(feed -> feed + ": [{type: csv, path: " + feed + ".csv}]")
                .collect(Collectors.joining(", "));
        TestHome home = new TestHome(folder, database, "Asia/Shanghai", "feeds: {" + sources + "}");
        ROWS.forEach((feed, rows) -> home.write(feed + ".csv", moved.apply(rows)));
        return home;
    }
}
