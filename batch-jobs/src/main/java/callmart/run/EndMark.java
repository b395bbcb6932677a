package callmart.run;

import callmart.config.Folders;
import callmart.config.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is there from the beginning of a run until archive pages and metrics have been written: where it is left, {@link Due} writes
 * them although nothing else is due. Decision 259.
 */
public record EndMark(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(EndMark.class);

    public static EndMark of(Folders folders) {
        return new EndMark(folders.var().resolve("run.open"));
    }

    /** A run has begun. Where the mark cannot be set the run goes on, and its end is its own. */
    public void set() {
        try {
            WholeFile.write(file, new byte[0]);
        } catch (IOException e) {
            LOG.warn("if this run does not come to its end, the archive page stays as it is until the next: {}", e.getMessage());
        }
    }

    boolean isSet() {
        return Files.exists(file);
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }
}
