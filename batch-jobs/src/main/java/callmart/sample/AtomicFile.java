package callmart.sample;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all: written beside its place, then renamed. */
final class AtomicFile {

    private AtomicFile() {
    }

    /** A text in UTF-8; see {@link #writeBytes}. */
    static void write(Path file, Content content) throws IOException {
        write(file, StandardCharsets.UTF_8, content);
    }

    /** A text in any charset; see {@link #writeBytes}. */
    static void write(Path file, Charset charset, Content content) throws IOException {
        writeBytes(file, stream -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(stream, charset.newEncoder()));
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** Makes the folder when it is missing and replaces the file when it exists. A failure leaves the file as it was. */
    static void writeBytes(Path file, Bytes bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
                bytes.writeTo(stream);
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

    @FunctionalInterface
    interface Bytes {
        void writeTo(OutputStream stream) throws IOException;
    }
}
