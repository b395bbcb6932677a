package callmart.extract.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls from FreeSWITCH's records. Of two channels that were connected and both written ({@code legs=ab}) the one that began first
 * is the call, the other says which agent it reached and when that one answered. A record is given out when an hour of log time has passed
 * since it ended.
 */
final class SwitchCalls implements Preset {

    private static final long GRACE = Duration.ofHours(1).toMillis();
    private static final String INTERNAL = "internal";

    /** The rows of one channel; several only when it was written several times. */
    private static final class Channel {
        private final List<SwitchRow> rows = new ArrayList<>();
        private SwitchRow reached;

        SwitchRow row() {
            return rows.get(0);
        }

        /** Of several that rang the one that answered. */
        void reaches(SwitchRow other) {
            if (reached == null || reached.answer() == null) {
                reached = other;
            }
        }
    }

    private final SwitchLog log;
    private final AgentNames agents;
    private final boolean keepsInternal;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    /** A channel's id to the ids of those that name it as theirs. */
    private final Map<String, Set<String>> namedBy = new HashMap<>();

    /** @param keepsInternal whether calls inside the centre are records too, with the direction {@code internal} */
    SwitchCalls(SwitchLog log, AgentNames agents, boolean keepsInternal) {
        this.log = log;
        this.agents = agents;
        this.keepsInternal = keepsInternal;
    }

    @Override
    public List<String> header() {
        return List.of("call_id", "direction", "caller", "callee", "agent_id", "arrived_at", "answered_at", "ended_at", "context",
                "account", FoundRecords.RAW);
    }

    @Override
    public void read(RawRow raw, FoundRecords out) {
        Optional<SwitchRow> read = log.read(raw);
        if (read.isEmpty()) {
            return;
        }
        SwitchRow row = read.get();
        closeFar(row.end(), out);
        channels.computeIfAbsent(row.id(), id -> new Channel()).rows.add(row);
        if (!row.otherId().isEmpty()) {
            namedBy.computeIfAbsent(row.otherId(), id -> new LinkedHashSet<>()).add(row.id());
        }
    }

    @Override
    public void end(FoundRecords out) {
        while (!channels.isEmpty()) {
            close(channels.keySet().iterator().next(), out);
        }
    }

    private void closeFar(long now, FoundRecords out) {
        Set<String> far = new LinkedHashSet<>();
        for (Map.Entry<String, Channel> eldest : channels.entrySet()) {
            if (Math.abs(now - eldest.getValue().row().end()) <= GRACE) {
                break;
            }
            far.add(eldest.getKey());
        }
        for (String id : far) {
            if (channels.containsKey(id)) {
                close(id, out);
            }
        }
    }

    private void close(String id, FoundRecords out) {
        Channel channel = channels.remove(id);
        Set<String> others = new HashSet<>(Set.of(channel.row().otherId()));
        others.addAll(Optional.ofNullable(namedBy.remove(id)).orElse(Set.of()));
        forgetName(channel.row());
        for (String otherId : others) {
            Channel other = channels.get(otherId);
            if (other != null && other.row().start() < channel.row().start()) {
                other.reaches(channel.row());
                channel.rows.forEach(row -> out.fold());
                return;
            } else if (other != null) {
                channel.reaches(other.row());
                channels.remove(otherId);
                forgetName(other.row());
                other.rows.forEach(row -> out.fold());
            }
        }
        channel.rows.forEach(row -> emit(row, channel.reached, out));
    }

    private void forgetName(SwitchRow row) {
        namedBy.computeIfPresent(row.otherId(), (other, names) -> {
            names.remove(row.id());
            return names.isEmpty() ? null : names;
        });
    }

    /** @param reached the channel that the row's was connected to; null when it was not written */
    private void emit(SwitchRow row, SwitchRow reached, FoundRecords out) {
        String direction = direction(row);
        direction = direction.equals(INTERNAL) && reached != null ? direction(reached) : direction;
        direction = direction.equals(INTERNAL) && isTransferredIn(row) ? "inbound" : direction;
        if (direction.equals(INTERNAL) && !keepsInternal) {
            out.fold();
            return;
        }
        boolean inbound = direction.equals("inbound");
        boolean calledFirst = direction.equals("outbound") && reached != null && Channels.isExtension(row.destination());
        String agent = inbound ? answering(row, reached) : calledFirst ? row.destination() : placing(row, reached);
        boolean connected = !inbound || !agent.isEmpty() || !row.otherId().isEmpty();
        Long answer = reached != null ? reached.answer() : connected ? row.answer() : null;
        Map<String, String> values = new HashMap<>();
        values.put("call_id", row.id());
        values.put("direction", direction);
        values.put("caller", calledFirst ? row.destination() : row.caller());
        values.put("callee", calledFirst ? reached.destination() : row.destination());
        values.put("agent_id", answer == null && inbound ? "" : agents.of(agent));
        values.put("arrived_at", FoundRecords.time(row.start()));
        values.put("answered_at", answer == null ? "" : FoundRecords.time(answer));
        values.put("ended_at", FoundRecords.time(row.end()));
        values.put("context", row.context());
        values.put("account", row.account());
        out.accept(row.row(), values);
    }

    /** Who answered a call from outside, where one of the rows says so. */
    private static String answering(SwitchRow row, SwitchRow reached) {
        if (reached != null) {
            return reached.destination();
        } else if (!row.bridge().isEmpty()) {
            return row.bridge();
        }
        return !row.otherId().isEmpty() && Channels.isExtension(row.destination()) ? row.destination() : "";
    }

    /** Who called the outside: by a telephone, or by being connected once the customer was there. */
    private static String placing(SwitchRow row, SwitchRow reached) {
        if (Channels.isExtension(row.caller())) {
            return row.caller();
        }
        return reached != null && Channels.isExtension(reached.destination()) ? reached.destination() : row.account();
    }

    /**
     * Whether a call came from outside though its context says otherwise: FreeSWITCH's own dialplan hands it from public to default. The
     * caller of a telephone that is called first is a number of zeros.
     */
    private static boolean isTransferredIn(SwitchRow row) {
        return Channels.isOutside(row.caller()) && !row.caller().matches("0+") && Channels.isExtension(row.destination());
    }

    private static String direction(SwitchRow row) {
        if (row.context().equals("public") || row.context().startsWith("from-")) {
            return "inbound";
        } else if (Channels.isOutside(row.destination())) {
            return "outbound";
        }
        return Channels.isOutside(row.caller()) && !row.context().equals("default") ? "inbound" : INTERNAL;
    }
}
