package callmart.mail;

import callmart.config.WholeFile;
import callmart.mail.lock.LockFolder;
import callmart.mail.lock.LockedFile;
import callmart.mail.lock.Password;
import callmart.publish.ReportSeal;
import callmart.report.Format;
import callmart.report.definition.ReportDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stores reports locked that somebody gets locked, with the password of the first class of their readers that has one; others plain.
 * Decision 305.
 *
 * @param wanted whether that is configured
 * @param work where files are locked
 */
public record LockedArchive(boolean wanted, RecipientBook book, LockFolder work) implements ReportSeal {

    @Override
    public void write(ReportDefinition report, Path file, byte[] content) throws IOException {
        Optional<Password> password = wanted ? ReaderClass.storedWith(report, book) : Optional.empty();
        if (password.isEmpty()) {
            WholeFile.write(file, content);
            return;
        }
        if (file.toString().endsWith(Format.HTML.suffix())) {
            throw new IllegalArgumentException("the archive holds locked files only, and a page cannot be locked: say where to write it"
                    + " with --out FILE");
        }
        try (LockFolder.Room room = work.open()) {
            Path plain = Files.write(room.file(file.getFileName().toString()), content);
            Path locked = LockedFile.lock(plain, password.get(), room);
            WholeFile.write(file, out -> Files.copy(locked, out));
        }
    }
}
