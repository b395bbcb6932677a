package callmart.extract.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The legs of calls from Asterisk's call detail records. Rows of one linkedid, else uniqueid, are one call: each row in which an
 * agent answered is a leg, the telephones that rang beside it are not; what is unanswered after the last answer, or altogether, is
 * one leg more. A row of Queue() has asked for an agent; when a telephone was called as well, nobody knows from it alone whether an
 * agent answered, and the leg is refused. Calls inside the centre and consultations between agents are no legs;
 * {@linkplain LocalChannels halves of Local channels} are joined. A call is given out when an hour of log time has passed since its last
 * row ended.
 * Decision 37.
 */
final class CdrCalls implements Preset {

    private static final long GRACE = Duration.ofHours(1).toMillis();
    /** Applications after which an answered row with a called channel means that this channel answered. */
    private static final Set<String> CONNECTING = Set.of("dial", "bridge", "pickup", "followme", "appdial", "appdial2", "park",
            "parkedcall");
    private static final String OUTSIDE_QUEUES = "a conversation outside of queues, of a call that the queue log tells of, was not loaded";
    private static final String OTHER_HALF = "a conversation over a Local channel was not loaded, as its other half is missing or cannot be"
            + " told without the column linkedid; have that written or exported";
    private static final String MAYBE_ANSWERED = "the call detail record says that Queue() took the call and that a telephone was "
            + "called, but not" + " whether an agent answered; let a source of the type asterisk-queue-log feed calls as well";
    private static final Comparator<CdrRow> IN_TIME = Comparator.comparingLong(CdrRow::start).thenComparingLong(row -> row.row().line());

    private static final class Leg {
        private final CdrRow row;
        private final long end;
        private final Long answer;
        private boolean left;

        Leg(CdrRow row, long end, Long answer, boolean left) {
            this.row = row;
            this.end = end;
            this.answer = answer;
            this.left = left;
        }
    }

    private static final class Call {
        private final List<CdrRow> rows = new ArrayList<>();
        private long last;
    }

    private final CdrLog log;
    private final Parties parties;
    private final LocalChannels locals;
    private final AgentNames agents;
    private final boolean keepsInternal;
    private final Predicate<String> toldElsewhere;
    private final Map<String, Call> calls = new LinkedHashMap<>();

    /**
     * @param keepsInternal whether calls inside the centre are records too, with the direction {@code internal}
     * @param toldElsewhere whether another source has the call of this id
     */
    CdrCalls(CdrLog log, Parties parties, AgentNames agents, boolean keepsInternal, Predicate<String> toldElsewhere) {
        this.log = log;
        this.parties = parties;
        this.locals = new LocalChannels(parties);
        this.agents = agents;
        this.keepsInternal = keepsInternal;
        this.toldElsewhere = toldElsewhere;
    }

    @Override
    public List<String> header() {
        return List.of("call_id", "leg", "direction", "caller", "callee", "queue", "agent_id", "arrived_at", "queued_at", "answered_at",
                "ended_at", "transferred_out", "context", "account", FoundRecords.RAW);
    }

    @Override
    public void read(RawRow raw, FoundRecords out) {
        Optional<CdrRow> read = log.read(raw);
        if (read.isEmpty()) {
            return;
        }
        CdrRow row = read.get();
        closeFar(row.end(), out);
        Call call = calls.remove(row.callId());
        call = call == null ? new Call() : call;
        call.rows.add(row);
        call.last = row.end();
        calls.put(row.callId(), call);
    }

    @Override
    public void end(FoundRecords out) {
        calls.values().forEach(call -> close(call.rows, out));
        calls.clear();
    }

    /** An export may begin with the latest call, so far is far in either direction. */
    private void closeFar(long now, FoundRecords out) {
        Iterator<Call> eldestFirst = calls.values().iterator();
        while (eldestFirst.hasNext()) {
            Call call = eldestFirst.next();
            if (Math.abs(now - call.last) <= GRACE) {
                return;
            }
            eldestFirst.remove();
            close(call.rows, out);
        }
    }

    private void close(List<CdrRow> rows, FoundRecords out) {
        rows.sort(IN_TIME);
        if (rows.stream().anyMatch(row -> toldElsewhere.test(row.callId()) || toldElsewhere.test(row.uniqueId()))) {
            rows.forEach(row -> out.fold());
            paths(rows).stream().filter(CdrCalls::isConnected).forEach(row -> out.remark(row.start(), OUTSIDE_QUEUES));
            return;
        }
        List<CdrRow> paths = paths(rows);
        if (paths.isEmpty()) {
            rows.forEach(row -> out.fold());
            rows.stream().filter(row -> locals.reachesOutside(row) && isConnected(row)).forEach(row -> out.remark(row.start(), OTHER_HALF));
            return;
        }
        List<Leg> legs = legs(paths);
        for (int i = legs.size(); i < rows.size(); i++) {
            out.fold();
        }
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            Map<String, String> values = values(leg, i + 1, i == 0 ? rows.get(0).start() : leg.row.start(), direction(paths));
            if (leg.answer == null && paths.stream().anyMatch(CdrCalls::mayBeAnswered)) {
                out.refuse(leg.row.row(), values, MAYBE_ANSWERED);
            } else {
                out.accept(leg.row.row(), values);
            }
        }
    }

    /** The rows that may be legs, none twice: those that connect with the outside, or all of a call inside the centre when it is wanted. */
    private List<CdrRow> paths(List<CdrRow> rows) {
        Set<String> texts = new HashSet<>();
        List<CdrRow> once = rows.stream().filter(row -> texts.add(row.row().text())).toList();
        List<CdrRow> real = LocalChannels.joined(once).stream().map(row -> pickedUp(row) ? row.ofCaller(once.get(0)) : row).toList();
        List<CdrRow> external = real.stream().filter(row -> !isInternal(row)).toList();
        external = external.isEmpty() ? locals.placed(once) : external;
        if (external.isEmpty()) {
            return keepsInternal ? real : external;
        }
        boolean outbound = parties.callerInside(external.get(0));
        return external.stream().filter(row -> outbound || !parties.callerInside(row)).toList();
    }

    /** Dialling a parking space calls nobody: it connects the dialler to the caller who was parked there. */
    private boolean pickedUp(CdrRow row) {
        return row.application().equalsIgnoreCase("ParkedCall") && !row.peerChannel().isEmpty() && parties.callerInside(row);
    }

    private List<Leg> legs(List<CdrRow> paths) {
        List<Leg> legs = new ArrayList<>();
        boolean inbound = direction(paths).equals("inbound");
        for (CdrRow row : paths) {
            if (isConnected(row)) {
                boolean leaves = inbound && parties.leaves(row);
                if (leaves && !legs.isEmpty()) {
                    legs.get(legs.size() - 1).left = true;
                } else {
                    legs.add(new Leg(row, row.end(), leaves ? null : Math.max(row.answer(), row.start()), leaves));
                }
            }
        }
        long from = legs.stream().mapToLong(leg -> leg.end).max().orElse(Long.MIN_VALUE);
        List<CdrRow> unanswered = paths.stream().filter(row -> !isConnected(row) && row.follows(from)).toList();
        if (!unanswered.isEmpty()) {
            CdrRow first = unanswered.stream().filter(CdrRow::isQueue).findFirst().orElse(unanswered.get(0));
            legs.add(new Leg(first, unanswered.stream().mapToLong(CdrRow::end).max().orElseThrow(), null, false));
        }
        return legs;
    }

    private Map<String, String> values(Leg leg, int number, long arrived, String direction) {
        CdrRow row = leg.row;
        Map<String, String> values = new HashMap<>();
        values.put("call_id", row.callId());
        values.put("leg", Integer.toString(number));
        values.put("direction", direction);
        values.put("caller", row.source());
        values.put("callee", row.did().isEmpty() ? row.destination() : row.did());
        values.put("queue", row.isQueue() ? row.applicationData().split("[,|]", 2)[0] : "");
        values.put("arrived_at", FoundRecords.time(arrived));
        values.put("ended_at", FoundRecords.time(leg.end));
        if (parties.callerInside(row)) {
            values.put("agent_id", agents.of(row.channel()));
        } else if (leg.answer != null) {
            values.put("agent_id", agents.of(row.peerChannel()));
        }
        if (row.isQueue()) {
            values.put("queued_at", FoundRecords.time(Math.max(arrived, row.answer() == null ? row.start() : row.answer())));
        }
        if (leg.answer != null) {
            values.put("answered_at", FoundRecords.time(leg.answer));
        }
        values.put("transferred_out", leg.left ? "1" : "0");
        values.put("context", row.context());
        values.put("account", row.account());
        return values;
    }

    private String direction(List<CdrRow> paths) {
        CdrRow first = paths.get(0);
        return isInternal(first) ? "internal" : parties.callerInside(first) ? "outbound" : "inbound";
    }

    /** Whether the called channel answered. Behind Queue() and after a voice menu ANSWERED says only that the caller was answered by it. */
    private static boolean isConnected(CdrRow row) {
        return row.answer() != null && !row.peerChannel().isEmpty() && row.disposition().equalsIgnoreCase("ANSWERED")
                && CONNECTING.contains(row.application().toLowerCase(Locale.ROOT));
    }

    /** Queue() answers the caller itself: with a called channel, an agent's telephone rang or answered. */
    private static boolean mayBeAnswered(CdrRow row) {
        return row.isQueue() && row.answer() != null && !row.peerChannel().isEmpty() && row.disposition().equalsIgnoreCase("ANSWERED");
    }

    private boolean isInternal(CdrRow row) {
        return parties.callerInside(row) && parties.calledInside(row);
    }
}
