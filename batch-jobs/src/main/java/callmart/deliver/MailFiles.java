package callmart.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files whole or not at all. */
public final class MailFiles {

    private MailFiles() {
    }

    /**
     * Writes beside the file's place and renames. Who may read it is what the process's umask says.
     *
     * @throws IOException naming the file and what stands against writing it
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + file.getFileName() + UUID.randomUUID() + ".part");
        try {
            Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("the file " + file + " cannot be written: " + e.getMessage() + "; free some of the disk, or correct the permissions of "
                    + folder, e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
