package callmart.runlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The lock of all homes that share a PostgreSQL state database: an advisory lock of a connection's session. The server frees it when
 * the session ends, and ends the session when the process or its machine no longer answers.
 * Decision 280.
 */
public final class StateLock implements AutoCloseable {

    private static final String TAKE = "SELECT pg_try_advisory_lock(hashtext('callmart'), hashtext(coalesce(current_schema(), '')))";
    /** Less than the server waits for a silent holder, so that a holder which is cut off ends before another takes the lock. */
    private static final int ANSWER_SECONDS = 15;

    private final Connection connection;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "state-lock");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    private StateLock(Connection connection) {
        this.connection = connection;
    }

    /** Connects; nothing is locked yet. @param command what this run does, for those who find the lock taken */
    public static StateLock connect(StateDatabase.Server server, String command) {
        try {
            StateLock lock = new StateLock(DriverManager.getConnection(server.url(), server.username(), server.password()));
            lock.introduce("process " + ProcessHandle.current().pid() + " of " + host() + ", '" + command + "'");
            return lock;
        } catch (SQLException e) {
            throw StateDatabase.cannotBeOpened(server.url(), e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    private void introduce(String who) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement name = connection.prepareStatement("SELECT set_config('application_name', ?, FALSE)")) {
            statement.execute(StateDatabase.NOTICE_DEAD_CLIENTS);
            name.setString(1, who);
            name.execute();
        }
    }

    /**
     * Takes the lock, and watches from then on whether it is still held.
     *
     * @param lost called when the session is lost, and with it the lock
     * @return false when another holds it
     */
    public boolean take(Runnable lost) {
        boolean taken = single(TAKE).equals("t");
        if (taken) {
            watch.scheduleWithFixedDelay(() -> check(lost), 1, 1, TimeUnit.SECONDS);
        }
        return taken;
    }

    private synchronized void check(Runnable lost) {
        try {
            if (!closed && !connection.isValid(ANSWER_SECONDS)) {
                lost.run();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who holds the lock, in words. @param sql the folder {@code sql} */
    public String holder(Path sql) {
        try {
            return single(Files.readString(sql.resolve("state/lock-holder.sql"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String single(String sql) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "unknown";
        } catch (SQLException e) {
            throw new IllegalStateException("the lock in the state database cannot be asked for: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the lock in the state database cannot be given back: " + e.getMessage(), e);
        }
    }
}
