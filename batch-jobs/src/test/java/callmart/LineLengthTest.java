package callmart;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines are short enough to be read beside a diff: 140 characters, whatever bytes they take. */
class LineLengthTest {

    private static final int LONGEST = 140;
    private static final Path MAIN = TestReports.ROOT.resolve("batch-jobs/src/main/java/callmart");

    @Test
    void no_line_of_the_program_is_longer_than_140_characters() throws IOException {
        List<String> longer = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).map(MAIN::relativize).toList()) {
                List<String> lines = Files.readAllLines(MAIN.resolve(file));
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).codePointCount(0, lines.get(i).length()) > LONGEST) {
                        longer.add(file + ":" + (i + 1));
                    }
                }
            }
        }

        assertThat(longer).isEmpty();
    }
}
