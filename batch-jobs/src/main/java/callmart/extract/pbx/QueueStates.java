package callmart.extract.pbx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The states of agents from a queue log, over all queues counted once: {@code logged_in} from the first sign-in or membership to
 * the sign-off or the end of the last membership, {@code busy} from the first pause to the last one's end. The row that begins a
 * state stands for it. ADDMEMBER with PAUSED begins two: it stands for {@code logged_in}, and the next row that would stand for nothing
 * (at the latest the one that ends the pause) for {@code busy}; when the log ends before such a row, the pause had no length and is not
 * given. A restart ends nothing. What is not ended when the log ends is still open; what ends without having begun says nothing,
 * except a sign-off that states for how long the agent was signed in. WRAPUPSTART is {@code wrap_up} for the seconds that
 * it says. Kept in memory: one entry an agent.
 * Decision 38.
 */
final class QueueStates implements Preset {

    private static final String SIGNED_IN = "signed in";
    private static final String ALL_QUEUES = "";
    private static final String NEVER_SIGNED_IN = " paused without ever signing in: their time at work is not known and their pauses count"
            + " for nothing; members that queues.conf names have no sign-in: let them sign in, or load agent_states from elsewhere";

    /** A span that several things may hold open. */
    private static final class Span {
        private final String state;
        private final Set<String> holders = new HashSet<>();
        private QueueEvent begin;
        private long endedLast = Long.MIN_VALUE;

        Span(String state) {
            this.state = state;
        }
    }

    private static final class Agent {
        private final Span loggedIn = new Span("logged_in");
        private final Span busy = new Span("busy");
        private final List<Long> pauses = new ArrayList<>();
        private boolean signsIn;
    }

    private final QueueLog log;
    private final Map<String, Agent> agents = new TreeMap<>();
    /** Pauses that wait for a row to stand for them. */
    private final Deque<Span> withoutRow = new ArrayDeque<>();

    QueueStates(QueueLog log) {
        this.log = log;
    }

    @Override
    public List<String> header() {
        return List.of("agent_id", "state", "from_at", "to_at", "reason", FoundRecords.RAW);
    }

    @Override
    public void read(RawRow row, FoundRecords out) {
        Optional<QueueEvent> event = log.read(row);
        if (event.isPresent() && !take(event.get(), out) && withoutRow.poll() == null) {
            out.fold();
        }
    }

    @Override
    public void end(FoundRecords out) {
        agents.forEach((id, agent) -> leaveOpen(agent, out));
        List<Agent> absent = agents.values().stream().filter(agent -> !agent.signsIn && !agent.pauses.isEmpty()).toList();
        String ids = agents.entrySet().stream().filter(entry -> absent.contains(entry.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        absent.forEach(agent -> agent.pauses.forEach(millis -> out.remark(millis, ids + NEVER_SIGNED_IN)));
    }

    private void leaveOpen(Agent agent, FoundRecords out) {
        close(agent.loggedIn, null, out);
        if (withoutRow.remove(agent.busy)) {
            agent.busy.begin = null;
        }
        close(agent.busy, null, out);
    }

    /** Whether the event's row stands, or will stand, for a record. */
    private boolean take(QueueEvent event, FoundRecords out) {
        if (event.agent().isEmpty()) {
            return false;
        }
        Agent agent = agents.computeIfAbsent(event.agent(), id -> new Agent());
        return switch (event.name()) {
            case "AGENTLOGIN", "AGENTCALLBACKLOGIN" -> signIn(agent, event, out);
            case "AGENTLOGOFF", "AGENTCALLBACKLOGOFF" -> signOff(agent, event, out);
            case "ADDMEMBER" -> {
                boolean paused = event.parameter(1).equals("PAUSED") && begin(agent.busy, event.queue(), event);
                boolean present = begin(agent.loggedIn, event.queue(), event);
                agent.signsIn = true;
                if (paused && present) {
                    withoutRow.add(agent.busy);
                }
                yield paused || present;
            }
            case "REMOVEMEMBER" -> {
                release(agent.busy, event.queue(), event, out);
                release(agent.loggedIn, event.queue(), event, out);
                yield false;
            }
            case "PAUSE" -> pause(agent, event.queue(), event);
            case "PAUSEALL" -> pause(agent, ALL_QUEUES, event);
            case "WRAPUPSTART" -> wrapUp(event, out);
            case "UNPAUSE" -> {
                release(agent.busy, event.queue(), event, out);
                yield false;
            }
            case "UNPAUSEALL" -> {
                close(agent.busy, event, out);
                yield false;
            }
            default -> false;
        };
    }

    /** An agent who signs in twice lacks a sign-off between: earlier states stay open, as nobody knows when they ended. */
    private boolean signIn(Agent agent, QueueEvent event, FoundRecords out) {
        if (agent.loggedIn.holders.contains(SIGNED_IN)) {
            leaveOpen(agent, out);
        }
        agent.signsIn = true;
        return begin(agent.loggedIn, SIGNED_IN, event);
    }

    private static boolean pause(Agent agent, String holder, QueueEvent event) {
        boolean begins = begin(agent.busy, holder, event);
        if (begins && !agent.signsIn) {
            agent.pauses.add(event.millis());
        }
        return begins;
    }

    /** Its first parameter says for how many seconds. */
    private static boolean wrapUp(QueueEvent event, FoundRecords out) {
        String seconds = event.parameter(1);
        if (seconds.matches("[0-9]{1,9}")) {
            out.accept(event.row(), Map.of("agent_id", event.agent(), "state", "wrap_up", "from_at", FoundRecords.time(event.millis()),
                    "to_at", FoundRecords.time(event.millis() + Long.parseLong(seconds) * 1000)));
        } else {
            out.refuse(event.row(), Map.of("from_at", FoundRecords.time(event.millis())), "WRAPUPSTART does not say for how many seconds,"
                    + " so it is not known when the wrap-up ended");
        }
        return true;
    }

    /** A sign-off ends the pauses with it. One without a sign-in before it may say how long the agent was signed in. */
    private static boolean signOff(Agent agent, QueueEvent event, FoundRecords out) {
        close(agent.busy, event, out);
        agent.signsIn = true;
        if (agent.loggedIn.begin != null) {
            close(agent.loggedIn, event, out);
            return false;
        }
        String seconds = event.parameter(2);
        long from = seconds.matches("[0-9]{1,9}") ? event.millis() - Long.parseLong(seconds) * 1000 : Long.MIN_VALUE;
        if (from < agent.loggedIn.endedLast || from == Long.MIN_VALUE) {
            return false;
        }
        agent.loggedIn.endedLast = event.millis();
        out.accept(event.row(), Map.of("agent_id", event.agent(), "state", agent.loggedIn.state, "from_at", FoundRecords.time(from),
                "to_at", FoundRecords.time(event.millis())));
        return true;
    }

    /** Whether the event begins the span; otherwise it holds open one that has begun. */
    private static boolean begin(Span span, String holder, QueueEvent event) {
        boolean first = span.begin == null;
        if (first) {
            span.begin = event;
        }
        if (!holder.equals(ALL_QUEUES)) {
            span.holders.add(holder);
        }
        return first;
    }

    private static void release(Span span, String holder, QueueEvent event, FoundRecords out) {
        span.holders.remove(holder);
        if (span.holders.isEmpty()) {
            close(span, event, out);
        }
    }

    /** @param end null when the log ends first */
    private static void close(Span span, QueueEvent end, FoundRecords out) {
        span.holders.clear();
        if (span.begin == null) {
            return;
        }
        Map<String, String> values = new HashMap<>();
        values.put("agent_id", span.begin.agent());
        values.put("state", span.state);
        values.put("from_at", FoundRecords.time(span.begin.millis()));
        if (end != null) {
            values.put("to_at", FoundRecords.time(end.millis()));
            span.endedLast = end.millis();
        }
        if (span.begin.name().startsWith("PAUSE")) {
            values.put("reason", span.begin.parameter(1));
        }
        out.accept(span.begin.row(), values);
        span.begin = null;
    }
}
