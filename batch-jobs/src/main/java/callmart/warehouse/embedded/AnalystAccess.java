package callmart.warehouse.embedded;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may read views of the embedded server beside {@code analyst}, and from where.
 *
 * @param listen   address of this machine at which the server listens beside 127.0.0.1; empty for 127.0.0.1 alone
 * @param networks addresses and networks ({@code 192.168.10.0/24}) from which analysts may come beside 127.0.0.1; nobody else may
 * @param analysts further users
 * @param databases where the server holds several centres, centre to its database: each has a user in the place of {@code analyst}, who
 *     reads that database alone; none where there is one centre
 */
public record AnalystAccess(Optional<String> listen, List<String> networks, List<Analyst> analysts, Map<String, String> databases) {

    /** The user {@code analyst} on this machine. */
    public static final AnalystAccess LOCAL = new AnalystAccess(Optional.empty(), List.of(), List.of(), Map.of());

    public AnalystAccess {
        networks = List.copyOf(networks);
        analysts = List.copyOf(analysts);
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
    }

    /** For the same to several centres. */
    public AnalystAccess of(Map<String, String> centres) {
        return new AnalystAccess(listen, networks, analysts, centres);
    }

    /** The user in the place of {@code analyst} for one of several centres. */
    public static String user(String centre) {
        return Credentials.ANALYST + "_" + centre.replace('-', '_');
    }

    /** The users whose passwords the server makes itself: {@code analyst}, or one for each centre. */
    Map<String, Optional<String>> made() {
        Map<String, Optional<String>> users = new LinkedHashMap<>();
        databases.keySet().forEach(centre -> users.put(user(centre), Optional.of(centre)));
        return users.isEmpty() ? Map.of(Credentials.ANALYST, Optional.empty()) : users;
    }

    /**
     * A user of his own.
     *
     * @param password never empty
     * @param views    views that he may read; none means all
     * @param centre   whose views; empty where there is one centre
     */
    public record Analyst(String name, String password, List<String> views, Optional<String> centre) {

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
