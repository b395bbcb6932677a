package callmart.runlog;

import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who read what, in the warehouse: statements of analysts and refused logins come from the engine by themselves once {@link #listen} was
 * called; commands are added one by one. Nothing of it is ever changed; it goes by age.
 * Decision 307.
 */
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final String READS = "analyst_reads";
    /** Query of {@code sql/audit} to the log of the engine that it reads. */
    private static final Map<String, String> LOGS = Map.of(READS, "query_log", "refused_logins", "session_log");

    private final Warehouse warehouse;
    private final QueryFolder queries;

    /** @param queries the folder {@code sql/audit} */
    public Audit(Warehouse warehouse, QueryFolder queries) {
        this.warehouse = warehouse;
        this.queries = queries;
    }

    /** From now on what the engine logs of analysts is kept; what a server of one's own does not log or show us is not. */
    public void listen() {
        try {
            makeViews();
        } catch (WarehouseException e) {
            LOG.debug("what analysts ask is not kept", e);
        }
    }

    /** Whether statements of analysts are kept. */
    public boolean listens() {
        return !warehouse.query("SELECT 1 AS made FROM system.tables WHERE database = currentDatabase() AND name = 'audit_of_query_log'",
                Map.of(), row -> row.intValue("made")).isEmpty();
    }

    private void makeViews() {
        Map<String, String> listening = new HashMap<>();
        warehouse.forEach("SELECT name, comment FROM system.tables WHERE database = currentDatabase() AND engine = 'MaterializedView'",
                Map.of(), row -> listening.put(row.string("name"), row.string("comment")));
        LOGS.forEach((query, log) -> {
            String name = "audit_of_" + log;
            String select = queries.text(query).replace("${database}", warehouse.database());
            String checksum = DigestUtils.sha256Hex(select);
            if (!checksum.equals(listening.get(name)) && isKept(log)) {
                warehouse.execute("DROP TABLE IF EXISTS " + name + " SYNC");
                warehouse.execute("CREATE MATERIALIZED VIEW " + name + " TO " + READS + " AS " + select.replace("${writer}", writer())
                        + " COMMENT '" + checksum + "'");
            }
        });
    }

    private String writer() {
        return warehouse.query("SELECT currentUser() AS me", Map.of(), row -> row.string("me")).get(0);
    }

    /** An engine makes its logs when they are first flushed. */
    private boolean isKept(String log) {
        flush();
        return !warehouse.query("SELECT 1 AS kept FROM system.tables WHERE database = 'system' AND name = {log:String}",
                Map.of("log", log), row -> row.intValue("kept")).isEmpty();
    }

    /** Has the engine hand over what it knows of statements that ended; a server that forbids it does so some seconds later. */
    public void flush() {
        try {
            warehouse.execute("SYSTEM FLUSH LOGS");
        } catch (WarehouseException e) {
            LOG.debug("the server does not let us flush its logs", e);
        }
    }

    /** @param arguments as given, without secrets and telephone numbers */
    public void command(String command, String arguments, Instant at) {
        warehouse.execute("INSERT INTO audited_commands VALUES (fromUnixTimestamp64Milli({at:Int64}, 'UTC'), {user:String}, {host:String},"
                + " {command:String}, {arguments:String})", Map.of("at", at.toEpochMilli(), "user", System.getProperty("user.name"),
                "host", host(), "command", command, "arguments", arguments));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** Rows of {@code sql/audit/trail.sql}, one by one, of the time from an instant to before another. */
    public void trail(Instant from, Instant to, Consumer<Row> consumer) {
        warehouse.forEach(queries.text("trail"), Map.of("from", from.toEpochMilli(), "to", to.toEpochMilli()), consumer);
    }
}
