package callmart.warehouse.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A lock on a file against other processes; the operating system frees it when its holder dies, however that happens. */
final class FileGuard implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(20);

    private final FileChannel channel;

    private FileGuard(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when others hold the lock in a way that excludes this one for as long as the patience lasts. */
    static Optional<FileGuard> acquire(Path file, boolean shared, Duration patience) throws IOException {
        FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean held = false;
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            while (true) {
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
                if (lock != null) {
                    held = true;
                    return Optional.of(new FileGuard(channel));
                }
                if (System.nanoTime() >= deadline) {
                    return Optional.empty();
                }
                Waiting.sleep(RETRY);
            }
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
