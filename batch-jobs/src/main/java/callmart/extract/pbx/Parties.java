package callmart.extract.pbx;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who is inside the centre and who is outside, from channel names. Where {@code trunks} names the lines to the outside, every other
 * telephone is inside; otherwise one whose name is a number of 2 to 6 digits or the caller's own number.
 */
final class Parties {

    private static final List<String> FROM_OUTSIDE = List.of("from-trunk", "from-pstn", "from-did", "from-external", "from-outside",
            "from-dahdi", "from-zaptel", "ext-did", "incoming", "inbound");

    private final Set<String> trunks;

    /** @param trunks peer names of lines to the outside; empty when they are to be told by their names */
    Parties(Set<String> trunks) {
        this.trunks = Set.copyOf(trunks);
    }

    /** Whether the party that called is inside. */
    boolean callerInside(CdrRow row) {
        String context = row.context().toLowerCase(Locale.ROOT);
        if (FROM_OUTSIDE.stream().anyMatch(context::startsWith)) {
            return false;
        }
        String peer = Channels.peer(row.channel());
        if (!trunks.isEmpty()) {
            return Channels.isPhone(row.channel()) && !trunks.contains(peer);
        }
        return Channels.isPhone(row.channel()) && (Channels.isExtension(peer) || peer.equals(row.source())
                || context.equals("from-internal"));
    }

    /** Whether the party that was called, by its channel or else by its number, is inside or no party at all. */
    boolean calledInside(CdrRow row) {
        String channel = row.peerChannel();
        if (channel.isEmpty()) {
            return !Channels.isOutside(row.destination());
        }
        String peer = Channels.peer(channel);
        if (!Channels.isPhone(channel)) {
            return false;
        }
        if (!trunks.isEmpty()) {
            return !trunks.contains(peer);
        }
        return Channels.isExtension(peer) || Set.of("agent", "local").contains(Channels.technology(channel))
                || peer.equals(row.destination());
    }

    /**
     * Whether a caller from outside was connected to the outside: to a named trunk, a telephone line, or the line it came in by.
     * A peer of another name is taken for an agent.
     */
    boolean leaves(CdrRow row) {
        String channel = row.peerChannel();
        String peer = Channels.peer(channel);
        if (channel.isEmpty() || !trunks.isEmpty() && Channels.isPhone(channel)) {
            return trunks.contains(peer);
        }
        return !Channels.isPhone(channel) || !Channels.isExtension(peer) && peer.equals(Channels.peer(row.channel()));
    }
}
