package callmart.testing;

import java.util.List;

/** Small files of calls, as a centre would deliver them in canonical form. */
public final class Calls {

    /** The header that {@link #answered} follows. */
    public static final String HEADER = "call_id,direction,queue,category,agent_id,arrived_at,queued_at,answered_at,ended_at,hangup_by";

    private Calls() {
    }

    public static String file(List<String> rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    /** A call that waited 5 s and talked for 2 min. @param time {@code 2026-11-20 09:00}, the minute it arrived */
    public static String answered(String id, String time) {
        return id + ",inbound,sales,design,7001," + time + ":00," + time + ":05," + time + ":10," + time.substring(0, 14)
                + String.format(java.util.Locale.ROOT, "%02d", Integer.parseInt(time.substring(14)) + 2) + ":10,caller";
    }

    /** A call whose caller hung up after 30 s in the queue. */
    public static String lost(String id, String time) {
        return id + ",inbound,sales,design,," + time + ":00," + time + ":05,," + time + ":35,caller";
    }

    /** A row that is refused: it ends before it was answered. */
    public static String backwards(String id, String time) {
        return id + ",inbound,sales,design,7001," + time + ":00," + time + ":05," + time + ":10," + time + ":07,caller";
    }
}
