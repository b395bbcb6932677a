package callmart.run;

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

/**
 * Lets only one run at a time change a home's data. The operating system frees the lock when the process ends, however it
 * ends; the file beside it only says who holds it.
 */
public final class RunLock implements AutoCloseable {

    /** Another run holds the lock. */
    public static final class HeldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HeldException(String holder) {
            super("another run holds the lock of this home: " + holder + "; wait until it has ended, or end it");
        }
    }

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param var the home's {@code var} folder
     * @param command what this run does, for those who find the lock taken
     * @throws HeldException saying who holds it
     */
    public static RunLock take(Path var, String command, Instant now) throws IOException {
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
            throw new HeldException(Files.exists(holder) ? Files.readString(holder, StandardCharsets.UTF_8).strip() : "unknown");
        }
        String text = "process " + ProcessHandle.current().pid() + ", '" + command + "', since "
                + now.truncatedTo(ChronoUnit.SECONDS) + "\n";
        try (FileChannel out = FileChannel.open(holder, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
        return new RunLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
