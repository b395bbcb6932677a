package callmart.config;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Writes files whole or not at all. */
public final class WholeFile {

    /** What a file is going to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    private WholeFile() {
    }

    /**
     * Writes beside the file's place and renames. Who may read it is what the process's umask says.
     *
     * @throws IOException naming the file and what stands against writing it
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, stream -> stream.write(content));
    }

    /** The same for content that is written as it comes. */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, new FileAttribute<?>[0]);
    }

    /** The same for its owner alone, whatever the umask says. */
    public static void writePrivately(Path file, Content content) throws IOException {
        write(file, content, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void write(Path file, Content content, FileAttribute<?>... attributes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = folder.resolve("." + file.getFileName() + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(Files.newByteChannel(draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)))) {
                content.writeTo(stream);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("the file " + file + " cannot be written: " + why(e)
                    + "; free some of the disk, or correct the permissions of " + folder, e);
        } finally {
            if (Files.exists(draft)) {
                Files.delete(draft);
            }
        }
    }

    /** Some of the file system's exceptions name the file alone. */
    private static String why(IOException e) {
        return e instanceof FileAlreadyExistsException file ? file.getFile() + " is not a folder" : e.getMessage();
    }
}
