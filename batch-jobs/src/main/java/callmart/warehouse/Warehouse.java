package callmart.warehouse;

import callmart.warehouse.embedded.Credentials;
import callmart.warehouse.embedded.EmbeddedServer;
import callmart.warehouse.embedded.EmbeddedServerException;
import callmart.warehouse.embedded.EmbeddedSettings;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import com.clickhouse.client.api.DataStreamWriter;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ClickHouse database: the server of {@code warehouse.url}, or the embedded one, which is started when none runs and ends
 * with its last user.
 *
 * <p>Statements go through the client that clickhouse-jdbc is built on, not through JDBC itself: JDBC knows only
 * {@code ?}, which that driver replaces in the text of the statement, while the client sends the server's own
 * {@code {name:Type}} parameters beside it, streams RowBinary, and keeps the zone of points in time, which JDBC's local
 * times lose. {@link #jdbcUrl} is for programs that want JDBC. Nothing is sent a second time by itself: a repeated insert
 * would count double. May be used by several threads.
 * Decision 16.
 */
public final class Warehouse implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int ANSWER_TIMEOUT_MINUTES = 60;
    private static final int KEEP_ALIVE_SECONDS = 3;

    /** For every statement. What a server does not know is left out. Decision 299 says why blocks are not joined together. */
    private static final Map<String, String> WANTED = Map.of("insert_deduplicate", "0", "async_insert", "0",
            "deduplicate_insert", "disable", "deduplicate_insert_select", "disable",
            "min_joined_block_size_rows", "0", "min_joined_block_size_bytes", "0");
    /** In a cluster, too: an insert is answered when every shard has its rows, and a shard that does not answer fails the query. */
    private static final Map<String, String> WANTED_IN_CLUSTER = Map.of("distributed_foreground_insert", "1",
            "insert_distributed_sync", "1", "skip_unavailable_shards", "0", "parallel_distributed_insert_select", "0");

    private final Client client;
    private final EmbeddedServer embedded;
    private final String address;
    private final String database;
    private final Map<String, String> wanted = new HashMap<>(WANTED);
    private volatile Map<String, String> known;
    private Cluster cluster;

    private Warehouse(Client client, EmbeddedServer embedded, String address, String database) {
        this.client = client;
        this.embedded = embedded;
        this.address = address;
        this.database = database;
    }

    /** Opens the warehouse; starts the embedded server where no URL is set. Does not create the database. */
    public static Warehouse open(WarehouseSettings settings) {
        Warehouse first = openFirst(settings);
        if (!settings.shards().isEmpty()) {
            first.wanted.putAll(WANTED_IN_CLUSTER);
            first.cluster = new Cluster(first, settings.shards().stream().map(shard ->
                    connect(shard.url(), shard.username(), shard.password(), settings.database(), null)).toList());
        }
        return first;
    }

    private static Warehouse openFirst(WarehouseSettings settings) {
        if (settings.url().isPresent()) {
            return connect(settings.url().get(), settings.username(), settings.password(), settings.database(), null);
        }
        try {
            EmbeddedServer server = EmbeddedServer.open(new EmbeddedSettings(settings.home(), settings.cache(),
                    settings.database(), settings.httpPort(), settings.nativePort(), settings.access(),
                    settings.shards().stream().map(Shard::remote).toList()));
            return connect("http://127.0.0.1:" + server.httpPort(), Credentials.ETL, server.credentials().etlPassword(),
                    settings.database(), server);
        } catch (EmbeddedServerException e) {
            throw new WarehouseException(e.what(), "warehouse.url is not set", e.why(), e.remedy(), 0, e);
        }
    }

    static Warehouse connect(String address, String username, String password, String database,
            EmbeddedServer embedded) {
        Client client = new Client.Builder()
                .addEndpoint(address)
                .setUsername(username)
                .setPassword(password)
                .setDefaultDatabase(database)
                .setClientName("callmart")
                .setConnectTimeout(CONNECT_TIMEOUT_SECONDS, ChronoUnit.SECONDS)
                .setSocketTimeout(ANSWER_TIMEOUT_MINUTES, ChronoUnit.MINUTES)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS, ChronoUnit.SECONDS)
                .retryOnFailures(ClientFaultCause.None)
                .setMaxRetries(0)
                .compressServerResponse(embedded == null)
                .compressClientRequest(embedded == null)
                .build();
        return new Warehouse(client, embedded, address, database);
    }

    /** Runs a statement that returns no rows. Parameters are {@code {name:Type}} in the statement. */
    public void execute(String sql, Map<String, ?> parameters) {
        execute(sql, parameters, new CommandSettings());
    }

    /** Runs a statement that has no parameters and returns no rows. */
    public void execute(String sql) {
        execute(sql, Map.of());
    }

    private void execute(String sql, Map<String, ?> parameters, CommandSettings settings) {
        known().forEach(settings::serverSetting);
        try {
            client.execute(sql, QueryParameters.encode(parameters), settings).get().close();
        } catch (Exception e) {
            throw failed("Statement failed", sql, e);
        }
    }

    /** All rows at once; for results that fit into memory. */
    public <T> List<T> query(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        List<T> values = new ArrayList<>();
        forEach(sql, parameters, row -> values.add(mapper.apply(row)));
        return List.copyOf(values);
    }

    /** Row by row, for results of any size. An error after the first rows is thrown after these were handed over. */
    public void forEach(String sql, Map<String, ?> parameters, Consumer<Row> consumer) {
        forEach(sql, parameters, new QuerySettings(), consumer);
    }

    private void forEach(String sql, Map<String, ?> parameters, QuerySettings settings, Consumer<Row> consumer) {
        known().forEach(settings::serverSetting);
        ask(sql, parameters, settings, consumer);
    }

    private void ask(String sql, Map<String, ?> parameters, QuerySettings settings, Consumer<Row> consumer) {
        settings.setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
        try {
            QueryResponse response = client.query(sql, QueryParameters.encode(parameters), settings).get();
            try {
                hand(client.newBinaryFormatReader(response), consumer);
            } finally {
                response.close();
            }
        } catch (IllegalArgumentException | WarehouseException e) {
            throw e;
        } catch (Exception e) {
            throw failed("Query failed", sql, e);
        }
    }

    private static void hand(ClickHouseBinaryFormatReader reader, Consumer<Row> consumer) {
        ReaderRow row = new ReaderRow(reader);
        while (reader.next() != null) {
            consumer.accept(row);
        }
    }

    /**
     * Inserts a stream of rows. When the source throws, the insert fails and the rows after the last full block of about a million
     * are not stored; the blocks before are. So a load that must be whole goes into a staging table that is swapped
     * afterwards. Identical inserts are never dropped as duplicates.
     *
     * @param table   table name, quoted if need be
     * @param columns names of the columns in the order in which the source writes them
     * @return the number of rows the server has taken
     */
    public long insertRowBinary(String table, List<String> columns, RowBinarySource source) {
        String queryId = UUID.randomUUID().toString();
        InsertSettings settings = new InsertSettings().setQueryId(queryId);
        known().forEach(settings::serverSetting);
        AbortableSource writer = new AbortableSource(source, () -> client.cancelTransportRequest(queryId));
        try (var response = client.insert(table, columns, writer, ClickHouseFormat.RowBinary, settings).get()) {
            return response.getWrittenRows();
        } catch (Exception e) {
            throw failed("Insert failed", "INSERT INTO " + table, writer.failure == null ? e : writer.failure);
        }
    }

    /**
     * As {@link #insertRowBinary(String, List, RowBinarySource)}, with the types in which the source writes the values; the engine
     * converts whole columns into those of the table. Sending a LowCardinality column as plain text makes the engine's reading
     * three to four times as fast, as it need not look up a dictionary for each value.
     *
     * @param columns name to ClickHouse type, in the order in which the source writes them
     */
    public long insertRowBinary(String table, Map<String, String> columns, RowBinarySource source) {
        String names = String.join(", ", columns.keySet());
        String structure = columns.entrySet().stream().map(column -> column.getKey() + " " + column.getValue())
                .collect(Collectors.joining(", ")).replace("\\", "\\\\").replace("'", "\\'");
        return insertRowBinary(table + " (" + names + ") SELECT " + names + " FROM input('" + structure + "')", List.of(), source);
    }

    /**
     * Inserts a delimited file with a header by the engine's own reader; an empty cell is the column's default. For comparison
     * and repair: nothing is checked or accounted.
     *
     * @return the number of rows the server has taken
     */
    public long insertCsvWithNames(String table, Path file) {
        InsertSettings settings = new InsertSettings().serverSetting("input_format_csv_empty_as_default", "1");
        known().forEach(settings::serverSetting);
        try (InputStream in = Files.newInputStream(file);
                var response = client.insert(table, in, ClickHouseFormat.CSVWithNames, settings).get()) {
            return response.getWrittenRows();
        } catch (Exception e) {
            throw failed("Insert failed", "INSERT INTO " + table, e);
        }
    }

    /**
     * Breaks the connection when the source fails. Without that the HTTP library ends the request in order while it unwinds, and
     * the server takes the rows that it has received so far for all of them. Also remembers why the source failed: the client
     * reports it only as a broken connection.
     */
    private static final class AbortableSource implements DataStreamWriter {
        private final RowBinarySource source;
        private final Runnable disconnect;
        private Exception failure;

        AbortableSource(RowBinarySource source, Runnable disconnect) {
            this.source = source;
            this.disconnect = disconnect;
        }

        @Override
        public void onOutput(OutputStream out) throws IOException {
            boolean whole = false;
            try {
                RowBinaryWriter writer = new RowBinaryWriter(out);
                source.writeTo(writer);
                writer.flush();
                out.close();
                whole = true;
            } catch (IOException | RuntimeException e) {
                failure = e;
                throw new IOException("The source of the rows failed", e);
            } finally {
                if (!whole) {
                    disconnect.run();
                }
            }
        }

        @Override
        public void onRetry() throws IOException {
            throw new IOException("An insert is not repeated");
        }
    }

    /**
     * What keeps the server from dropping identical inserts as duplicates, from answering before rows are stored, and from losing rows
     * of a join. Versions of the server know different settings for it and refuse those they do not know.
     */
    private Map<String, String> known() {
        if (known == null) {
            Map<String, String> found = new HashMap<>();
            ask("SELECT name FROM system.settings WHERE name IN {names:Array(String)}", Map.of("names", wanted.keySet()),
                    new QuerySettings().setDatabase("system"), row -> found.put(row.string("name"), wanted.get(row.string("name"))));
            known = Map.copyOf(found);
        }
        return known;
    }

    /** Creates our database when it is missing. */
    public void createDatabase() {
        executeOutside("CREATE DATABASE IF NOT EXISTS `" + database + "`");
    }

    /** As {@link #execute(String)}, whether or not our database exists. */
    void executeOutside(String sql) {
        CommandSettings settings = new CommandSettings();
        settings.setDatabase("system");
        execute(sql, Map.of(), settings);
    }

    /** Throws unless the server answers and accepts us. */
    public void ping() {
        serverVersion();
    }

    /** For instance {@code 26.7.2.1}. */
    public String serverVersion() {
        return answer("SELECT version() AS answer");
    }

    /** Free bytes of the server's default disk. */
    public long freeDiskBytes() {
        return Long.parseLong(answer("SELECT toString(min(unreserved_space)) AS answer FROM system.disks WHERE name = 'default'"));
    }

    /** The column {@code answer} of the first row. Asked outside our database, which need not exist yet. */
    String answer(String sql) {
        List<String> answers = new ArrayList<>();
        ask(sql, Map.of(), new QuerySettings().setDatabase("system"), row -> answers.add(row.string("answer")));
        return answers.get(0);
    }

    /** The nodes that rows of some tables are spread over; empty where there is one node. */
    public Optional<Cluster> cluster() {
        return Optional.ofNullable(cluster);
    }

    public String database() {
        return database;
    }

    /** Address of the HTTP interface, without user and password. */
    public String httpAddress() {
        return address;
    }

    /** Address for JDBC programs, without user and password. */
    public String jdbcUrl() {
        return "jdbc:clickhouse:" + address + "/" + database;
    }

    /** Loopback port of the native protocol; empty for a server by URL. */
    public OptionalInt embeddedNativePort() {
        return embedded == null ? OptionalInt.empty() : OptionalInt.of(embedded.nativePort());
    }

    /** Whether this is an embedded server that the system does not keep from files that are not its own. */
    public boolean embeddedUnconfined() {
        return embedded != null && !embedded.confined();
    }

    /** Passwords of the embedded server; empty for a server by URL. */
    public Optional<Credentials> embeddedCredentials() {
        return Optional.ofNullable(embedded).map(EmbeddedServer::credentials);
    }

    /** Lets the embedded server outlive this process until {@link EmbeddedServer#stop}. */
    public void keepRunning() {
        if (embedded == null) {
            throw new WarehouseException("Cannot keep the warehouse running", "warehouse.url is set",
                    "only the embedded one is ours to run", "use the server's own administration");
        }
        embedded.keepRunning();
    }

    private WarehouseException failed(String what, String sql, Exception failure) {
        return WarehouseErrors.explain(what, address + ", database " + database, sql, failure,
                embedded == null ? Optional.empty() : embedded.ended());
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
