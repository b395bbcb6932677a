package callmart.wiring;

import callmart.config.Nearest;
import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.warehouse.Schema;
import callmart.warehouse.embedded.AnalystAccess;
import callmart.warehouse.embedded.AnalystAccess.Analyst;
import callmart.warehouse.embedded.Credentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who may ask the embedded warehouse, and from where: the keys {@code listen}, {@code networks} and {@code analysts}.
 * Decision 341.
 */
final class AnalystSettings {

    static final String LISTEN = "listen";
    static final String NETWORKS = "networks";
    static final String ANALYSTS = "analysts";
    private static final String CENTRE = "centre";

    private static final int SHORTEST_PASSWORD = 12;
    private static final Set<String> TAKEN = Set.of("default", Credentials.ETL, Credentials.ANALYST);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern NETWORK = Pattern.compile("([0-9.]+|[0-9a-fA-F:]+)(?:/([0-9]{1,3}))?");
    private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    private static final Pattern ADDRESS = Pattern.compile("(" + NUMBER + "\\.){3}" + NUMBER + "|[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F]*");

    private AnalystSettings() {
    }

    /** @param databases centre to its database; none where the home has one centre */
    static AnalystAccess read(YamlMap map, Map<String, String> databases, Secrets secrets, Path sql) {
        Optional<String> listen = map.find(LISTEN).flatMap(AnalystSettings::listen);
        List<String> networks = map.get(NETWORKS, List.of(), AnalystSettings::networks);
        if (map.has(LISTEN) && !map.has(NETWORKS)) {
            map.find(LISTEN).orElseThrow()
                    .fault("needs 'networks' beside it: from where analysts may come, such as [192.168.10.0/24]");
        } else if (map.has(NETWORKS) && !map.has(LISTEN)) {
            map.find(NETWORKS).orElseThrow().fault("needs 'listen' beside it: the address of this machine in that network");
        }
        List<Analyst> analysts = new ArrayList<>();
        Set<String> names = new HashSet<>(TAKEN);
        databases.keySet().forEach(centre -> names.add(AnalystAccess.user(centre)));
        map.get(ANALYSTS, List.<YamlNode>of(), YamlNode::list)
                .forEach(node -> analyst(node, names, databases.keySet(), secrets, sql).ifPresent(analysts::add));
        if (map.has(ANALYSTS) && map.has("url")) {
            map.find(ANALYSTS).orElseThrow()
                    .fault("is for the embedded warehouse; with 'url' make these users in the server that it names");
        }
        return new AnalystAccess(listen, networks, analysts, databases);
    }

    private static Optional<String> listen(YamlNode node) {
        String address = node.text();
        if (!ADDRESS.matcher(address).matches()) {
            node.fault("expected an address of this machine such as 192.168.10.5, found '" + address + "'");
        } else if (Set.of("0.0.0.0", "::").contains(address)) {
            node.fault("'" + address + "' is every network of this machine; name its address in the one that you trust");
        } else {
            return Optional.of(address);
        }
        return Optional.empty();
    }

    private static List<String> networks(YamlNode list) {
        List<String> networks = new ArrayList<>();
        for (YamlNode node : list.list()) {
            Matcher network = NETWORK.matcher(node.text());
            if (!network.matches() || !ADDRESS.matcher(network.group(1)).matches() || network.group(2) != null
                    && Integer.parseInt(network.group(2)) > (network.group(1).contains(":") ? 128 : 32)) {
                node.fault("expected a network such as 192.168.10.0/24, or an address, found '" + node.text() + "'");
            } else if (network.group(2) != null && Integer.parseInt(network.group(2)) == 0) {
                node.fault("'" + node.text() + "' is the whole world; name the network that you trust");
            } else {
                networks.add(node.text());
            }
        }
        return networks;
    }

    private static List<String> views(YamlNode list, List<String> known) {
        list.list().stream().filter(view -> !known.contains(view.text()))
                .forEach(view -> view.fault("there is no view '" + view.text() + "'" + Nearest.hint(view.text(), known)));
        return list.texts();
    }

    /** The password is not shown. */
    private static Optional<Analyst> analyst(YamlNode node, Set<String> names, Set<String> centres, Secrets secrets, Path sql) {
        YamlMap map = node.map("name", "password", "views", CENTRE);
        String name = map.requireText("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            node.fault("expected a name of lower-case letters, digits and _, found '" + name + "'");
        } else if (!names.add(name)) {
            node.fault("the name '" + name + "' is taken; give each analyst one of his own");
        }
        String password = map.require("password", "", secrets::fill);
        if (map.has("password") && password.strip().length() < SHORTEST_PASSWORD) {
            map.find("password").orElseThrow().fault("a password has at least " + SHORTEST_PASSWORD
                    + " characters; write '${NAME}' here and the password into secrets.properties");
        }
        List<String> views = map.get("views", List.of(), list -> views(list, Schema.analystViews(sql)));
        Optional<String> centre = map.find(CENTRE).map(YamlNode::text);
        if (centre.isPresent() ? !centres.contains(centre.get()) : !centres.isEmpty()) {
            map.find(CENTRE).orElse(node).fault(centres.isEmpty() ? "the home has one centre; leave this out"
                    : "'" + CENTRE + "' says whose views an analyst reads, one of " + String.join(", ", centres));
        }
        return password.isBlank() ? Optional.empty() : Optional.of(new Analyst(name, password, views, centre));
    }
}
