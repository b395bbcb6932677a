package callmart.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A UTF-8 text file that is there whole or not at all: written beside its place, then renamed. */
final class AtomicFile {

    private AtomicFile() {
    }

    /** Makes the folder when it is missing and replaces the file when it exists. A failure leaves the file as it was. */
    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                content.writeTo(writer);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @FunctionalInterface
    interface Content {
        void writeTo(BufferedWriter writer) throws IOException;
    }
}
