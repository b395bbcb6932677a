package callmart.warehouse.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running server says about itself in {@code server.json}.
 *
 * @param pid        process id
 * @param started    start of that process as the operating system tells it; tells it from a later one of the same id
 * @param user       owner of the process
 * @param httpPort   loopback port of the HTTP protocol
 * @param nativePort loopback port of the native protocol
 * @param confined   whether the system keeps the engine from all files but its own
 */
record ServerRecord(long pid, Instant started, String user, int httpPort, int nativePort, boolean confined) {

    /** Start instants derive from a boot time in whole seconds, which clock corrections may shift by one. */
    private static final Duration START_TOLERANCE = Duration.ofMillis(1500);
    private static final Pattern FORM = Pattern.compile("\\{\"pid\": (\\d+), \"started\": \"([^\"]+)\", "
            + "\"user\": \"([^\"]*)\", \"httpPort\": (\\d+), \"nativePort\": (\\d+)(?:, \"confined\": (true|false))?\\}\\s*");

    static ServerRecord ofThisProcess(int httpPort, int nativePort, boolean confined) {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return new ServerRecord(ProcessHandle.current().pid(), info.startInstant().orElse(Instant.EPOCH),
                info.user().orElse(""), httpPort, nativePort, confined);
    }

    /** Empty when there is no file, or one that is not ours to understand. */
    static Optional<ServerRecord> find(Path file) throws IOException {
        try {
            Matcher matcher = FORM.matcher(Files.readString(file));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(new ServerRecord(Long.parseLong(matcher.group(1)), Instant.parse(matcher.group(2)),
                    matcher.group(3), Integer.parseInt(matcher.group(4)), Integer.parseInt(matcher.group(5)),
                    Boolean.parseBoolean(matcher.group(6))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        ServerFiles.writePrivately(file, String.format(Locale.ROOT,
                "{\"pid\": %d, \"started\": \"%s\", \"user\": \"%s\", \"httpPort\": %d, "
                + "\"nativePort\": %d, \"confined\": %b}%n", pid, started, user, httpPort, nativePort, confined));
    }

    /** The process that wrote this, if it still lives; never another one that was given its id, nor another user's. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> {
            ProcessHandle.Info info = handle.info();
            return info.startInstant().isPresent() && info.user().isPresent()
                    && Duration.between(started, info.startInstant().get()).abs().compareTo(START_TOLERANCE) <= 0
                    && info.user().get().equals(user)
                    && user.equals(ProcessHandle.current().info().user().orElse(""));
        });
    }
}
