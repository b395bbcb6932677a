package callmart.mail;

import java.util.List;
import java.util.Map;

/**
 * What came of one attempt to send a message.
 *
 * @param kind what the attempt as a whole came to
 * @param accepted the addresses for which the server took the message
 * @param refused address to the server's permanent refusal of it
 * @param error what went wrong; empty when nothing did
 */
record SendOutcome(Kind kind, List<String> accepted, Map<String, String> refused, String error) {

    /** What an attempt came to. */
    public enum Kind {
        /** The server took the message, for all addresses or for some. */
        ACCEPTED,
        /** The server certainly has not taken it, and may do so later. */
        POSTPONED,
        /** As {@link #POSTPONED}, and the server cannot be talked to at all, so that other messages need not try. */
        UNREACHABLE,
        /** The server took it for some addresses and wants a further message for others. */
        IN_PARTS,
        /** The server certainly has not taken it, as it is too large. */
        TOO_LARGE,
        /** The server certainly has not taken it and says that it never will. */
        REFUSED,
        /** All of it was handed over, and no answer came: the server may have taken it or not. */
        UNCONFIRMED
    }

    SendOutcome {
        accepted = List.copyOf(accepted);
        refused = Map.copyOf(refused);
    }

    static SendOutcome of(Kind kind, String error) {
        return new SendOutcome(kind, List.of(), Map.of(), error);
    }
}
