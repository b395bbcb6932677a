package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a stored file; {@code mvn test -Dcallmart.goldens=refresh} writes the files anew, and the diff is read. */
public final class Goldens {

    private static final Path FOLDER = TestReports.ROOT.resolve("batch-jobs/src/test/resources/callmart/report");

    private Goldens() {
    }

    public static void assertMatches(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("refresh".equals(System.getProperty("callmart.goldens"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).as("stored text; make it with -Dcallmart.goldens=refresh").exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
