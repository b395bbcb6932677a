package callmart.testing;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.warehouse.Shard;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import callmart.warehouse.embedded.AnalystAccess;
import callmart.warehouse.embedded.Credentials;
import callmart.warehouse.embedded.EmbeddedServer;
import callmart.warehouse.embedded.EmbeddedSettings;
import callmart.warehouse.embedded.RemoteNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Embedded engines on this machine that are nodes of a cluster: the first knows the others. */
public final class ClusterNodes implements AutoCloseable {

    private final Path folder;
    private final List<EmbeddedServer> others = new ArrayList<>();
    private EmbeddedServer first;

    /** @param folder for the engines' homes */
    public ClusterNodes(Path folder, int nodes) {
        this.folder = folder;
        for (int node = 1; node < nodes; node++) {
            startOther();
        }
        startFirst();
    }

    private void startOther() {
        others.add(EmbeddedServer.open(settings(folder.resolve("node-" + (others.size() + 2)), List.of())));
    }

    private void startFirst() {
        first = EmbeddedServer.open(settings(folder.resolve("node-1"), others.stream().map(other -> new RemoteNode("127.0.0.1",
                other.nativePort(), Credentials.ETL, other.credentials().etlPassword())).toList()));
    }

    private static EmbeddedSettings settings(Path home, List<RemoteNode> shards) {
        return new EmbeddedSettings(home, SharedWarehouse.cache(), "callmart", OptionalInt.empty(), OptionalInt.empty(),
                AnalystAccess.LOCAL, shards);
    }

    /** Starts a shard again that was killed, on the ports that the first node knows. @param shard from 0 */
    public void startAgain(int shard) {
        EmbeddedServer killed = others.get(shard);
        others.set(shard, EmbeddedServer.open(new EmbeddedSettings(folder.resolve("node-" + (shard + 2)), SharedWarehouse.cache(), "callmart",
                OptionalInt.of(killed.httpPort()), OptionalInt.of(killed.nativePort()), AnalystAccess.LOCAL)));
        killed.close();
    }

    /** One more shard, which the first node knows after it was started again. */
    public void add() {
        first.close();
        startOther();
        startFirst();
    }

    /** The shards beside the first node. */
    public List<Shard> shards() {
        return others.stream().map(other -> new Shard("http://127.0.0.1:" + other.httpPort(), other.nativePort(), Credentials.ETL,
                other.credentials().etlPassword())).toList();
    }

    /** Settings of the cluster in a database of this name. */
    public WarehouseSettings settings(String database) {
        return new WarehouseSettings(Optional.of("http://127.0.0.1:" + first.httpPort()), Credentials.ETL,
                first.credentials().etlPassword(), database, OptionalInt.empty(), OptionalInt.empty(), AnalystAccess.LOCAL, shards(),
                Optional.of("backups"), folder, SharedWarehouse.cache());
    }

    /** The cluster in a database of this name, at no schema yet. */
    public Warehouse open(String database) {
        return Warehouse.open(settings(database));
    }

    /** {@code warehouse:} of application.yml. */
    String yaml(String database) {
        return "{url: 'http://127.0.0.1:" + first.httpPort() + "', username: etl, password: '" + first.credentials().etlPassword()
                + "', database: " + database + ", backup-disk: backups, cluster: {shards: [" + shards().stream().map(shard -> "{url: '" + shard.url()
                + "', native-port: " + shard.nativePort() + ", username: etl, password: '" + shard.password() + "'}")
                .collect(Collectors.joining(", ")) + "]}}";
    }

    /** Kills a shard's process. @param shard from 0 */
    public void kill(int shard) throws IOException {
        Path record = folder.resolve("node-" + (shard + 2)).resolve("var/clickhouse/server.json");
        Matcher pid = Pattern.compile("\"pid\": (\\d+)").matcher(Files.readString(record));
        assertThat(pid.find()).isTrue();
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        first.close();
        others.forEach(EmbeddedServer::close);
    }
}
