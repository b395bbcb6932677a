package callmart.extract.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The legs of calls from a queue log: one for each queue entered, from ENTERQUEUE to the event that ends it, answered by CONNECT.
 * The row of ENTERQUEUE stands for the leg. A call is given out when it has ended and an hour of log time has passed, so that a
 * transfer into another queue is seen; a leg that has no end after a day of log time, an hour after a restart, or when the log
 * ends is refused, as nobody knows when it ended.
 */
final class QueueCalls implements Preset {

    private static final long GRACE = Duration.ofHours(1).toMillis();
    private static final long LONGEST = Duration.ofHours(24).toMillis();
    private static final Set<String> TRANSFERS = Set.of("TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER");
    private static final Map<String, String> ENDS = Map.of("COMPLETECALLER", "caller", "ABANDON", "caller", "COMPLETEAGENT", "agent",
            "EXITEMPTY", "system", "EXITWITHTIMEOUT", "system", "EXITWITHKEY", "system", "WITHDRAW", "system",
            "TRANSFER", "", "BLINDTRANSFER", "", "ATTENDEDTRANSFER", "");

    private static final class Leg {
        private final QueueEvent entry;
        private QueueEvent connect;
        private QueueEvent end;
        private String refusal = "";

        Leg(QueueEvent entry) {
            this.entry = entry;
        }
    }

    private static final class Call {
        private final List<Leg> legs = new ArrayList<>();
        private Leg open;
        private long last;
        private boolean restarted;
    }

    private final QueueLog log;
    private final Map<String, Call> calls = new LinkedHashMap<>();

    QueueCalls(QueueLog log) {
        this.log = log;
    }

    @Override
    public List<String> header() {
        return List.of("call_id", "leg", "direction", "caller", "queue", "agent_id", "arrived_at", "queued_at", "answered_at", "ended_at",
                "hangup_by", "transferred_out", FoundRecords.RAW);
    }

    @Override
    public void read(RawRow row, FoundRecords out) {
        Optional<QueueEvent> event = log.read(row);
        if (event.isPresent()) {
            closeBefore(event.get().millis(), out);
            take(event.get(), out);
        }
    }

    @Override
    public void end(FoundRecords out) {
        calls.forEach((id, call) -> close(id, call, "when the log ends", out));
        calls.clear();
    }

    private void take(QueueEvent event, FoundRecords out) {
        String name = event.name();
        if (name.equals("QUEUESTART")) {
            calls.values().stream().filter(call -> call.open != null).forEach(call -> call.restarted = true);
            out.fold();
        } else if (name.equals("ENTERQUEUE")) {
            enter(event);
        } else if (name.equals("CONNECT") || ENDS.containsKey(name)) {
            proceed(event, out);
        } else {
            out.fold();
        }
    }

    private void enter(QueueEvent event) {
        Call call = touched(event);
        if (call.open != null) {
            call.open.refusal = noEnd("before the call entered queue " + event.queue() + " in line " + event.row().line());
        }
        call.open = new Leg(event);
        call.legs.add(call.open);
    }

    private void proceed(QueueEvent event, FoundRecords out) {
        boolean known = calls.containsKey(event.callId());
        Call call = touched(event);
        if (!known) {
            out.refuse(event.row(), Map.of("arrived_at", FoundRecords.time(event.millis())), event.name()
                    + " of a call that has no ENTERQUEUE" + " before it: the log before is missing; let 'path' match the file before as "
                    + "well");
            return;
        }
        out.fold();
        Leg leg = call.open;
        if (leg == null) {
            return;
        }
        call.restarted = false;
        if (ENDS.containsKey(event.name())) {
            leg.end = event;
            call.open = null;
            if (leg.connect == null && (event.name().startsWith("COMPLETE") || TRANSFERS.contains(event.name()))) {
                leg.refusal = event.name() + " in line " + event.row().line() + " has no CONNECT before it, so it is not known when"
                        + " an agent answered; a line of the log is missing";
            }
        } else if (leg.connect == null) {
            leg.connect = event;
        }
    }

    /** The event's call, now the one that was heard of last. */
    private Call touched(QueueEvent event) {
        Call call = calls.remove(event.callId());
        call = call == null ? new Call() : call;
        call.last = event.millis();
        calls.put(event.callId(), call);
        return call;
    }

    private void closeBefore(long now, FoundRecords out) {
        Iterator<Map.Entry<String, Call>> eldestFirst = calls.entrySet().iterator();
        while (eldestFirst.hasNext()) {
            Map.Entry<String, Call> entry = eldestFirst.next();
            Call call = entry.getValue();
            if (now - call.last <= GRACE) {
                return;
            }
            if (call.open == null || call.restarted || now - call.last > LONGEST) {
                eldestFirst.remove();
                close(entry.getKey(), call, "within the day after", out);
            }
        }
    }

    private static void close(String id, Call call, String when, FoundRecords out) {
        if (call.open != null) {
            call.open.refusal = noEnd(call.restarted ? "after Asterisk was started again (QUEUESTART)" : when);
        }
        for (int i = 0; i < call.legs.size(); i++) {
            Leg leg = call.legs.get(i);
            Map<String, String> values = values(id, i + 1, leg);
            if (leg.refusal.isEmpty()) {
                values.put("transferred_out", i == call.legs.size() - 1 && TRANSFERS.contains(leg.end.name()) ? "1" : "0");
                out.accept(leg.entry.row(), values);
            } else {
                out.refuse(leg.entry.row(), values, leg.refusal);
            }
        }
    }

    private static Map<String, String> values(String id, int number, Leg leg) {
        Map<String, String> values = new HashMap<>();
        QueueEvent entry = leg.entry;
        values.put("call_id", id);
        values.put("leg", Integer.toString(number));
        values.put("direction", "inbound");
        values.put("caller", caller(entry));
        values.put("queue", entry.queue());
        values.put("arrived_at", FoundRecords.time(entry.millis()));
        values.put("queued_at", FoundRecords.time(entry.millis()));
        if (leg.connect != null) {
            values.put("answered_at", FoundRecords.time(leg.connect.millis()));
            values.put("agent_id", leg.connect.agent());
        }
        if (leg.end != null) {
            values.put("ended_at", FoundRecords.time(leg.end.millis()));
            values.put("hangup_by", ENDS.get(leg.end.name()));
        }
        return values;
    }

    /** The second parameter; some exports have it as the first, where Asterisk writes the address that the queue shows to agents. */
    private static String caller(QueueEvent entry) {
        String first = entry.parameter(1);
        return entry.parameter(2).isEmpty() && first.indexOf('/') < 0 ? first : entry.parameter(2);
    }

    private static String noEnd(String when) {
        return "the log has no end of this leg " + when + ", so it is not known when it ended; when it is in a later file, let"
                + " 'path' match that as well";
    }
}
