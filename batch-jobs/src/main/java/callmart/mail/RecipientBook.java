package callmart.mail;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who stands behind the roles that reports name, as {@code config/recipients.yml} says. Decision 146. */
public final class RecipientBook {

    /** Its name in the configuration folder. */
    public static final String FILE = "recipients.yml";

    private final Optional<Recipient> from;
    private final Map<String, List<Recipient>> roles;

    private RecipientBook(Optional<Recipient> from, Map<String, List<Recipient>> roles) {
        this.from = from;
        this.roles = roles;
    }

    /**
     * Reads {@code recipients.yml}; what is wrong with it is recorded in {@code faults}. Without the file in the chosen folder there is
     * nobody: the product's is of its sample centre.
     */
    public static RecipientBook read(ConfigFolder folder, Faults faults) {
        Map<String, List<Recipient>> roles = new LinkedHashMap<>();
        ConfigFolder own = folder.own();
        Optional<YamlMap> root = !own.has(FILE) ? Optional.empty() : own.read(FILE, faults).map(node -> node.map("from", "roles"));
        Optional<Recipient> from = root.flatMap(map -> map.require("from", Optional.<Recipient>empty(), node -> recipient(node, faults)));
        root.ifPresent(map -> map.require("roles", Map.<String, YamlNode>of(), YamlNode::entries).forEach((role, node) -> {
            List<Recipient> people = new ArrayList<>();
            node.list().forEach(person -> recipient(person, faults).ifPresent(people::add));
            if (node.list().isEmpty()) {
                node.fault("the role has nobody; name at least one recipient or remove the role from the reports");
            }
            roles.put(role, List.copyOf(people));
        }));
        return new RecipientBook(from, roles);
    }

    private static Optional<Recipient> recipient(YamlNode node, Faults faults) {
        YamlMap map = node.map("name", "address");
        return faults.attempt(node, () -> new Recipient(map.text("name", ""), map.requireText("address")));
    }

    /** Who sends; empty when the file is missing. */
    public Optional<Recipient> findFrom() {
        return from;
    }

    /** @throws IllegalArgumentException when the file is missing */
    public Recipient from() {
        return from.orElseThrow(() -> new IllegalArgumentException("the configuration folder has no " + FILE
                + " with 'from'; nothing can be mailed"));
    }

    public List<String> roles() {
        return List.copyOf(roles.keySet());
    }

    /**
     * Everybody behind the roles, each address once.
     *
     * @throws IllegalArgumentException naming the nearest role that exists
     */
    public List<Recipient> resolve(List<String> names) {
        Map<String, Recipient> byAddress = new LinkedHashMap<>();
        for (String name : names) {
            if (!roles.containsKey(name)) {
                throw new IllegalArgumentException("there is no role '" + name + "' in recipients.yml"
                        + Nearest.hint(name, roles.keySet()));
            }
            roles.get(name).forEach(person -> byAddress.putIfAbsent(person.address().toLowerCase(Locale.ROOT), person));
        }
        return List.copyOf(byAddress.values());
    }
}
