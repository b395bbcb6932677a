package callmart.run;

import callmart.config.Folders;
import callmart.runlog.StateDatabase;
import callmart.runlog.StateLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only one run at a time change a home's data. The operating system frees the lock when the process ends, however it
 * ends; the file beside it only says who holds it. Homes that share a state database have a lock there as well: a run that loses it
 * ends at once, as another may have begun.
 * Decision 280.
 */
public final class RunLock implements AutoCloseable {

    /** Another run holds the lock. */
    public static final class HeldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HeldException(String whose, String holder) {
            super("another run holds the lock of " + whose + ": " + holder + "; wait until it has ended, or end it");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
    private static final int FAILED = 1;

    private final FileChannel channel;
    private final Optional<StateLock> shared;

    private RunLock(FileChannel channel, Optional<StateLock> shared) {
        this.channel = channel;
        this.shared = shared;
    }

    /**
     * @param state the database that holds a lock, too
     * @param command what this run does, for those who find the lock taken
     * @throws HeldException saying who holds it
     */
    public static RunLock take(Folders folders, Optional<StateDatabase.Server> state, String command, Instant now) throws IOException {
        FileChannel channel = takeFile(folders.var(), command, now);
        try {
            return new RunLock(channel, state.map(server -> takeShared(server, folders.sql(), command)));
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static StateLock takeShared(StateDatabase.Server server, Path sql, String command) {
        StateLock lock = StateLock.connect(server, command);
        if (lock.take(RunLock::end)) {
            return lock;
        }
        try (lock) {
            throw new HeldException("the state database", lock.holder(sql));
        }
    }

    private static void end() {
        LOG.error("the connection that holds the run lock in the state database is lost, so another run may begin; this one ends here."
                + " Look at the network and the database, and run again");
        Runtime.getRuntime().halt(FAILED);
    }

    private static FileChannel takeFile(Path var, String command, Instant now) throws IOException {
        Files.createDirectories(var);
        Path holder = var.resolve("run.holder");
        FileChannel channel = FileChannel.open(var.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new HeldException("this home", Files.exists(holder)
                    ? Files.readString(holder, StandardCharsets.UTF_8).strip() : "unknown");
        }
        String text = "process " + ProcessHandle.current().pid() + ", '" + command + "', since "
                + now.truncatedTo(ChronoUnit.SECONDS) + "\n";
        try (FileChannel out = FileChannel.open(holder, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        try {
            shared.ifPresent(StateLock::close);
        } finally {
            channel.close();
        }
    }
}
