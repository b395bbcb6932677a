package callmart.extract.pbx;

import java.util.Map;

/** Who an agent is, by a channel or a member of a queue: as the source's {@code agents} say, else who the name itself tells. */
final class AgentNames {

    private final Map<String, String> agents;

    /** @param agents interface, or the part of it that names its party, to the agent's id */
    AgentNames(Map<String, String> agents) {
        this.agents = Map.copyOf(agents);
    }

    /** The agent's id; empty for no channel and for the log's NONE. */
    String of(String channel) {
        if (channel.equalsIgnoreCase("NONE")) {
            return "";
        }
        String peer = Channels.peer(channel);
        String known = agents.getOrDefault(channel, agents.get(Channels.withoutInstance(channel)));
        return known == null ? agents.getOrDefault(peer, peer) : known;
    }
}
