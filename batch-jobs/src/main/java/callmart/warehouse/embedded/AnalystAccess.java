package callmart.warehouse.embedded;

import java.util.List;
import java.util.Optional;

/**
 * Who may read views of the embedded server beside {@code analyst}, and from where.
 *
 * @param listen   address of this machine at which the server listens beside 127.0.0.1; empty for 127.0.0.1 alone
 * @param networks addresses and networks ({@code 192.168.10.0/24}) from which analysts may come beside 127.0.0.1; nobody else may
 * @param analysts further users
 */
public record AnalystAccess(Optional<String> listen, List<String> networks, List<Analyst> analysts) {

    /** The user {@code analyst} on this machine. */
    public static final AnalystAccess LOCAL = new AnalystAccess(Optional.empty(), List.of(), List.of());

    public AnalystAccess {
        networks = List.copyOf(networks);
        analysts = List.copyOf(analysts);
    }

    /**
     * A user of his own.
     *
     * @param password never empty
     * @param views    views that he may read; none means all
     */
    public record Analyst(String name, String password, List<String> views) {

        public Analyst {
            views = List.copyOf(views);
            if (password.isBlank()) {
                throw new IllegalArgumentException("an analyst has a password");
            }
        }

        /** Never the password. */
        @Override
        public String toString() {
            return "Analyst[" + name + ", views " + views + "]";
        }
    }
}
