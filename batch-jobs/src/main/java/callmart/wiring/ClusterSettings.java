package callmart.wiring;

import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.warehouse.Shard;
import callmart.warehouse.WarehouseSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code warehouse.cluster}: the nodes beside the first.
 * Decision 291.
 */
final class ClusterSettings {

    static final String CLUSTER = "cluster";
    static final String SHARDS = "shards";

    private static final int NATIVE = 9000;

    private ClusterSettings() {
    }

    /** @param map the mapping {@code warehouse} */
    static List<Shard> read(YamlMap map, Secrets secrets) {
        Optional<YamlNode> list = map.find(CLUSTER).flatMap(node -> node.map(SHARDS).find(SHARDS));
        List<Shard> shards = new ArrayList<>();
        Set<String> urls = new HashSet<>();
        list.stream().flatMap(node -> node.list().stream()).forEach(node -> shard(node, !map.has("url"), secrets).ifPresent(shard -> {
            if (!urls.add(shard.url())) {
                node.fault("stands twice; name each shard once");
            } else {
                shards.add(shard);
            }
        }));
        if (map.has(CLUSTER) && (list.isEmpty() || list.get().list().isEmpty())) {
            map.find(CLUSTER).orElseThrow().fault("names no shard; write 'shards' with a url each, or leave 'cluster' out");
        }
        return shards;
    }

    /** The address is not shown, as it may have been filled with a secret. */
    private static Optional<Shard> shard(YamlNode node, boolean embedded, Secrets secrets) {
        YamlMap map = node.map("url", "native-port", "username", "password");
        String url = map.require("url", "", secrets::fill);
        OptionalInt port = Settings.port(map, "native-port");
        String username = map.get("username", "default", secrets::fill);
        String password = map.get("password", "", secrets::fill);
        if (!map.has("url")) {
            return Optional.empty();
        }
        if (!WarehouseSettings.isAddress(url)) {
            map.find("url").orElseThrow().fault("is not an address of a ClickHouse server; " + WarehouseSettings.ADDRESS_FORMS);
            return Optional.empty();
        }
        Shard shard = new Shard(url, port.orElse(NATIVE), username, password);
        if (embedded && !shard.host().matches("[0-9.]+|\\[.*]")) {
            map.find("url").orElseThrow().fault("names a host; the embedded warehouse looks up no names, so write its address");
        }
        return Optional.of(shard);
    }
}
