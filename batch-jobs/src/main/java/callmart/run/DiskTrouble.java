package callmart.run;

import callmart.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether something failed because files could not be written or read: a full disk, a quota, a folder that is read-only.
 * Decision 152.
 */
public final class DiskTrouble {

    /** Of the engine: the disk is full; a file cannot be written. */
    private static final Set<Integer> ENGINE = Set.of(243, 75);

    private static final String REMEDY = "free some of the disk";

    private DiskTrouble() {
    }

    /** What stands against it, which path, and what to do; empty when the failure has nothing to do with the disk. */
    public static Optional<String> find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WarehouseException engine) {
                return Optional.of(engine.getMessage()).filter(any -> ENGINE.contains(engine.engineCode()));
            } else if (isOfFiles(cause)) {
                return Optional.of(text(failure, cause));
            }
        }
        return Optional.empty();
    }

    private static String text(Throwable failure, Throwable cause) {
        boolean state = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(any -> any.getClass().getName()
                .startsWith("org.h2."));
        String what = state ? "the state database below var/batch cannot be written" : String.valueOf(failure.getMessage());
        String why = what.contains(String.valueOf(cause.getMessage())) ? what : what + ": " + cause.getMessage();
        return why.contains(REMEDY) ? why : why + "; " + REMEDY + ", also of the temporary folder " + System.getProperty("java.io.tmpdir")
                + ", or correct the permissions";
    }

    /** Told by who threw it, for the system's words depend on its language; what is wrong with a document, others throw. */
    private static boolean isOfFiles(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause instanceof FileSystemException || cause.getClass() == IOException.class && trace.length > 0
                && (trace[0].getClassName().matches("sun\\.nio\\.ch\\.(?!.*Socket).*") || trace[0].getClassName().startsWith("java.io."));
    }
}
