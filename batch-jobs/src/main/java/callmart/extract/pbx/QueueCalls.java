package callmart.extract.pbx;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The legs of calls from a queue log: one for each queue entered, from ENTERQUEUE to the event that ends it, answered by CONNECT.
 * A caller who is not let in (full, empty, closed) is a leg as well, one that did not queue.
 * The row of ENTERQUEUE stands for the leg. A call is given out when it has ended and an hour of log time has passed, so that a
 * transfer into another queue is seen; a leg that has no end after a day of log time, an hour after a restart, or when the log
 * ends is refused, as nobody knows when it ended.
 */
final class QueueCalls implements Preset {

    private static final long GRACE = Duration.ofHours(1).toMillis();
    private static final long LONGEST = Duration.ofHours(24).toMillis();
    private static final Set<String> TRANSFERS = Set.of("TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER");
    private static final Map<String, String> ENDS = Map.ofEntries(entry("COMPLETECALLER", "caller"), entry("ABANDON", "caller"),
            entry("COMPLETEAGENT", "agent"), entry("EXITEMPTY", "system"), entry("LEAVEEMPTY", "system"),
            entry("EXITWITHTIMEOUT", "system"), entry("EXITWITHKEY", "system"), entry("WITHDRAW", "system"),
            entry("TRANSFER", ""), entry("BLINDTRANSFER", ""), entry("ATTENDEDTRANSFER", ""));
    /** Events of callers who are not let in. */
    private static final Map<String, String> AT_THE_DOOR = Map.of("FULL", "full", "DIVERT_CA_RATIO", "full", "DIVERT_HOLDTIME", "full",
            "JOINEMPTY", "empty", "CLOSED", "closed");
    private static final Map<String, String> IN_THE_QUEUE = Map.of("ABANDON", "abandoned", "EXITEMPTY", "empty", "LEAVEEMPTY", "empty",
            "EXITWITHTIMEOUT", "timeout", "EXITWITHKEY", "key", "WITHDRAW", "other");
    /** Which parameter says for how many seconds was talked; of an ATTENDEDTRANSFER LINK it is the one after. */
    private static final Map<String, Integer> TALK = Map.of("COMPLETECALLER", 2, "COMPLETEAGENT", 2, "TRANSFER", 4, "BLINDTRANSFER", 4,
            "ATTENDEDTRANSFER", 4);
    private static final long ROUNDING = 1000;

    private static final class Leg {
        private final QueueEvent entry;
        private Long answered;
        private String agent = "";
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
        private long restartsBefore;
    }

    private final QueueLog log;
    private final boolean turnedAwayCountAsLost;
    /** Calls that wait or talk, and those that may yet enter another queue; each in the order in which they were heard of last. */
    private final Map<String, Call> open = new LinkedHashMap<>();
    private final Map<String, Call> ended = new LinkedHashMap<>();
    private long restarts;

    /** @param turnedAwayCountAsLost whether callers who were not let in count as having waited for no time */
    QueueCalls(QueueLog log, boolean turnedAwayCountAsLost) {
        this.log = log;
        this.turnedAwayCountAsLost = turnedAwayCountAsLost;
    }

    /** Whether a leg begins with the event. */
    static boolean begins(QueueEvent event) {
        return event.name().equals("ENTERQUEUE") || AT_THE_DOOR.containsKey(event.name());
    }

    @Override
    public List<String> header() {
        return List.of("call_id", "leg", "direction", "caller", "queue", "agent_id", "arrived_at", "queued_at", "answered_at", "ended_at",
                "hangup_by", "transferred_out", "lost_reason", FoundRecords.RAW);
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
        Stream.of(ended, open).forEach(calls -> closeEldest(calls, call -> true, "when the log ends", out));
    }

    private void take(QueueEvent event, FoundRecords out) {
        String name = event.name();
        if (name.equals("QUEUESTART")) {
            restarts++;
            out.fold();
        } else if (name.equals("ENTERQUEUE")) {
            enter(event, touched(event));
        } else if (AT_THE_DOOR.containsKey(name)) {
            turnAway(event, out);
        } else if (name.equals("CONNECT") || ENDS.containsKey(name)) {
            proceed(event, out);
        } else {
            out.fold();
        }
    }

    private void enter(QueueEvent event, Call call) {
        if (call.open != null) {
            call.open.refusal = noEnd("before the call entered queue " + event.queue() + " in line " + event.row().line());
        }
        call.open = new Leg(event);
        call.restartsBefore = restarts;
        call.legs.add(call.open);
    }

    /** What a dialplan writes of a call that is in the queue says nothing of the door. */
    private void turnAway(QueueEvent event, FoundRecords out) {
        Call before = open.get(event.callId());
        if (event.callId().equalsIgnoreCase("NONE")) {
            out.refuse(event.row(), Map.of("arrived_at", FoundRecords.time(event.millis())), event.name() + " names no call, so callers"
                    + " cannot be told apart; have the dialplan write ${UNIQUEID} as the call's id");
        } else if (before != null && before.open.entry.queue().equals(event.queue())) {
            out.fold();
        } else {
            Call call = touched(event);
            enter(event, call);
            end(event, call);
        }
    }

    private void proceed(QueueEvent event, FoundRecords out) {
        boolean known = open.containsKey(event.callId()) || ended.containsKey(event.callId());
        Call call = touched(event);
        if (!known) {
            end(event, call);
            out.refuse(event.row(), Map.of("arrived_at", FoundRecords.time(event.millis())), event.name()
                    + " of a call that has no ENTERQUEUE" + " before it: the log before is missing; let 'path' match the file before as "
                    + "well");
            return;
        }
        out.fold();
        Leg leg = call.open;
        if (leg == null) {
            end(event, call);
            return;
        }
        call.restartsBefore = restarts;
        if (ENDS.containsKey(event.name())) {
            end(event, call);
            if (TALK.containsKey(event.name())) {
                complete(leg);
            }
        } else if (leg.answered == null) {
            leg.answered = event.millis();
            leg.agent = event.agent();
        }
    }

    /** What the CONNECT did not say, or is missing with it, the end tells. */
    private static void complete(Leg leg) {
        leg.agent = leg.agent.isEmpty() ? leg.end.agent() : leg.agent;
        if (leg.answered != null) {
            return;
        }
        String talk = talk(leg.end);
        if (talk.matches("[0-9]{1,9}")) {
            long answered = leg.end.millis() - Long.parseLong(talk) * 1000;
            long entered = leg.entry.millis();
            leg.answered = answered < entered && entered - answered <= ROUNDING ? entered : answered;
        } else {
            leg.refusal = leg.end.name() + " in line " + leg.end.row().line() + " has no CONNECT before it and no seconds of talk, so it"
                    + " is not known when an agent answered; a line of the log is missing";
        }
    }

    private static String talk(QueueEvent end) {
        if (!end.talk().isEmpty()) {
            return end.talk();
        }
        return end.parameter(TALK.get(end.name()) + (end.parameter(1).equals("LINK") ? 1 : 0));
    }

    /** The event's call, now the open one that was heard of last. */
    private Call touched(QueueEvent event) {
        Call call = Optional.ofNullable(open.remove(event.callId())).or(() -> Optional.ofNullable(ended.remove(event.callId())))
                .orElseGet(Call::new);
        call.last = event.millis();
        open.put(event.callId(), call);
        return call;
    }

    private void end(QueueEvent event, Call call) {
        if (call.open != null) {
            call.open.end = event;
            call.open = null;
        }
        ended.put(event.callId(), open.remove(event.callId()));
    }

    private void closeBefore(long now, FoundRecords out) {
        closeEldest(ended, call -> now - call.last > GRACE, "within the day after", out);
        closeEldest(open, call -> now - call.last > (restarted(call) ? GRACE : LONGEST), "within the day after", out);
    }

    /** As many as are over: those behind the first that is not were heard of later. */
    private void closeEldest(Map<String, Call> calls, Predicate<Call> isOver, String when, FoundRecords out) {
        for (Iterator<Map.Entry<String, Call>> eldest = calls.entrySet().iterator(); eldest.hasNext();) {
            Map.Entry<String, Call> entry = eldest.next();
            if (!isOver.test(entry.getValue())) {
                return;
            }
            eldest.remove();
            close(entry.getKey(), entry.getValue(), when, out);
        }
    }

    /** Whether Asterisk was started again since the call's last event. */
    private boolean restarted(Call call) {
        return call.restartsBefore < restarts;
    }

    private void close(String id, Call call, String when, FoundRecords out) {
        if (call.open != null) {
            call.open.refusal = noEnd(restarted(call) ? "after Asterisk was started again (QUEUESTART)" : when);
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

    private Map<String, String> values(String id, int number, Leg leg) {
        Map<String, String> values = new HashMap<>();
        QueueEvent entry = leg.entry;
        values.put("call_id", id);
        values.put("leg", Integer.toString(number));
        values.put("direction", "inbound");
        values.put("caller", caller(entry));
        values.put("queue", entry.queue());
        values.put("arrived_at", FoundRecords.time(entry.millis()));
        boolean entered = !AT_THE_DOOR.containsKey(entry.name());
        if (entered || turnedAwayCountAsLost) {
            values.put("queued_at", FoundRecords.time(entry.millis()));
        }
        if (leg.answered != null) {
            values.put("answered_at", FoundRecords.time(leg.answered));
            values.put("agent_id", leg.agent);
        }
        if (leg.end != null) {
            values.put("ended_at", FoundRecords.time(leg.end.millis()));
            values.put("hangup_by", ENDS.getOrDefault(leg.end.name(), "system"));
            values.put("lost_reason", leg.answered != null ? "" : (entered ? IN_THE_QUEUE : AT_THE_DOOR).getOrDefault(leg.end.name(), ""));
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
