package callmart.mail.lock;

import callmart.config.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;

/**
 * Where files lie while they are locked and until their message is made: for their owner alone, whatever the umask says. Each use has a
 * folder of its own, which goes when it is closed; what a killed run left goes at the next start. Decision 305.
 *
 * @param folder under {@code var/}; the run lock must be held while it is used
 */
public record LockFolder(Path folder) {

    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** That of a home. */
    public static LockFolder of(Folders folders) {
        return new LockFolder(folders.var().resolve("locking"));
    }

    /** Opens a folder for one use. */
    public Room open() throws IOException {
        Files.createDirectories(folder.getParent());
        if (Files.notExists(folder)) {
            Files.createDirectory(folder, FOLDER);
        }
        return new Room(Files.createTempDirectory(folder, "files", FOLDER));
    }

    /** Removes what killed runs left. */
    public void sweep() {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what an interrupted run left in " + folder + " cannot be removed; correct its permissions", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    /** The folder of one use. Closing removes it with all that lies in it. */
    public static final class Room implements AutoCloseable, TempFileCreationStrategy {

        private final Path folder;

        private Room(Path folder) {
            this.folder = folder;
        }

        /** An empty file for its owner alone. @param ending such as {@code .xlsx} */
        public Path file(String ending) throws IOException {
            return Files.createTempFile(folder, "", ending, FILE);
        }

        /** The work, with all temporary files of the library of workbooks in here. */
        <T> T keepingTemporaryFiles(Supplier<T> work) {
            return TempFile.withStrategy(this, work);
        }

        @Override
        public File createTempFile(String prefix, String suffix) throws IOException {
            return file(suffix == null ? ".tmp" : suffix).toFile();
        }

        @Override
        public File createTempDirectory(String prefix) throws IOException {
            return Files.createTempDirectory(folder, prefix, FOLDER).toFile();
        }

        @Override
        public void close() throws IOException {
            remove(folder);
        }
    }
}
