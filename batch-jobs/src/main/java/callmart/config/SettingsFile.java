package callmart.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what people write for the program. Another file in its place may be larger than memory. */
public final class SettingsFile {

    static final int LARGEST = 16 * 1024 * 1024;

    private SettingsFile() {
    }

    /** Its text, of UTF-8. @throws IOException also when it is larger than 16 MB */
    public static String text(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IOException("it has " + size + " bytes, more than any file of settings or query; put the right one in its place");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
