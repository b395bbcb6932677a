package callmart.mail;

import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.report.definition.BurstKey;
import callmart.report.definition.Slice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who stands behind the roles that reports name, as {@code config/recipients.yml} says. Decision 146. */
public final class RecipientBook {

    /** Its name in the configuration folder. */
    public static final String FILE = "recipients.yml";

    private static final String KEY = "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*";

    private final Optional<Recipient> from;
    private final Map<String, Group> roles;
    private final Map<BurstKey, Map<String, Group>> keys;

    /** Those who stand behind a role or a key. */
    private record Group(List<Recipient> people, GroupTerms terms) {
    }

    private RecipientBook(Optional<Recipient> from, Map<String, Group> roles, Map<BurstKey, Map<String, Group>> keys) {
        this.from = from;
        this.roles = roles;
        this.keys = keys;
    }

    /**
     * Reads {@code recipients.yml}; what is wrong with it is recorded in {@code faults}. Without the file in the chosen folder there is
     * nobody: the product's is of its sample centre.
     *
     * @param secrets with the passwords of attachments
     */
    public static RecipientBook read(ConfigFolder folder, Secrets secrets, Faults faults) {
        Map<String, Group> roles = new LinkedHashMap<>();
        ConfigFolder own = folder.own();
        Optional<YamlMap> root = !own.has(FILE) ? Optional.empty() : own.read(FILE, faults)
                .map(node -> node.map(Stream.concat(Stream.of("from", "roles"), Stream.of(BurstKey.values()).map(RecipientBook::section))
                        .toArray(String[]::new)));
        Optional<Recipient> from = root.flatMap(map -> map.require("from", Optional.<Recipient>empty(), node -> recipient(node, faults)));
        root.ifPresent(map -> map.require("roles", Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((role, node) -> roles.put(role, group(node, secrets,
                        "the role has nobody; name at least one recipient or remove the role from the reports", faults))));
        Map<BurstKey, Map<String, Group>> keys = new EnumMap<>(BurstKey.class);
        root.ifPresent(map -> Stream.of(BurstKey.values()).forEach(by -> keys.put(by, ofKeys(map, by, secrets, faults))));
        return new RecipientBook(from, roles, keys);
    }

    private static Map<String, Group> ofKeys(YamlMap map, BurstKey by, Secrets secrets, Faults faults) {
        Map<String, Group> people = new LinkedHashMap<>();
        map.get(section(by), Map.<String, YamlNode>of(), YamlNode::entries).forEach((key, node) -> {
            if (!key.matches(KEY)) {
                node.fault("files are named by it, so it is letters, digits, - and _, found '" + key + "'");
            }
            people.put(key, group(node, secrets, "the " + EnumWord.of(by) + " has nobody; name at least one recipient or remove it",
            faults));
        });
        return people;
    }

    /** A list of people, or a mapping that says besides what becomes of their files. */
    private static Group group(YamlNode node, Secrets secrets, String nobody, Faults faults) {
        if (!node.isMap() || node.peek("people").isEmpty() && node.peek("attachments").isEmpty()) {
            return new Group(people(node, nobody, faults), GroupTerms.PLAIN);
        }
        YamlMap map = node.map("people", "attachments");
        return new Group(map.require("people", List.of(), list -> people(list, nobody, faults)),
                map.get("attachments", GroupTerms.PLAIN, terms -> GroupTerms.read(terms, secrets)));
    }

    private static List<Recipient> people(YamlNode node, String nobody, Faults faults) {
        List<Recipient> people = new ArrayList<>();
        node.list().forEach(person -> recipient(person, faults).ifPresent(people::add));
        if (node.list().isEmpty()) {
            node.fault(nobody);
        }
        return List.copyOf(people);
    }

    /** The key in the file under which the readers of editions stand. */
    public static String section(BurstKey by) {
        return EnumWord.of(by) + "s";
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

    /** The keys by which reports are divided that have readers of their own. */
    public Set<String> keys(BurstKey by) {
        return keys.getOrDefault(by, Map.of()).keySet();
    }

    /** Behind a role, or the name of a key's readers. */
    private Optional<Group> find(String name) {
        return keys.entrySet().stream().flatMap(section -> section.getValue().entrySet().stream()
                .filter(one -> Slice.readers(section.getKey(), one.getKey()).equals(name))).map(Map.Entry::getValue).findFirst()
                .or(() -> Optional.ofNullable(roles.get(name)));
    }

    /** Whether there is such a role or key's readers. */
    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Nobody behind what there is not. */
    List<Recipient> people(String name) {
        return find(name).map(Group::people).orElse(List.of());
    }

    /** What becomes of the files of a role or key's readers. */
    GroupTerms terms(String name) {
        return find(name).map(Group::terms).orElse(GroupTerms.PLAIN);
    }

    /** Role, or name of a key's readers, to how its files are locked: that a password is set, and since when. */
    public Map<String, String> locks() {
        Map<String, String> locks = new LinkedHashMap<>();
        Stream.concat(roles.keySet().stream(), keys.entrySet().stream().flatMap(section -> section.getValue().keySet().stream()
                .map(key -> Slice.readers(section.getKey(), key)))).forEach(name -> terms(name).lock()
                .ifPresent(lock -> locks.put(name, lock.password() + ", since " + lock.since() + "; body "
                        + EnumWord.of(terms(name).body()))));
        return locks;
    }

    /**
     * Everybody behind the roles, each address once.
     *
     * @param names of roles, or of the readers of a key
     * @throws IllegalArgumentException naming the nearest role that exists
     */
    public List<Recipient> resolve(List<String> names) {
        Map<String, Recipient> byAddress = new LinkedHashMap<>();
        for (String name : names) {
            List<Recipient> people = find(name).map(Group::people).orElseThrow(() ->
                    new IllegalArgumentException("there is no role '" + name + "' in recipients.yml" + Nearest.hint(name, roles.keySet())));
            people.forEach(person -> byAddress.putIfAbsent(person.address().toLowerCase(Locale.ROOT), person));
        }
        return List.copyOf(byAddress.values());
    }
}
