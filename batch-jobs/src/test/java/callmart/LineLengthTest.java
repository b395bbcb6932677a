package callmart;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.TestReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines are short enough to be read beside a diff: 140 Latin letters, or the 46 Chinese ones that take as many bytes. */
class LineLengthTest {

    private static final int LONGEST = 140;
    private static final Path MAIN = TestReports.ROOT.resolve("batch-jobs/src/main/java/callmart");

    @Test
    void no_line_of_the_program_takes_more_than_140_bytes() throws IOException {
        List<String> longer = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).map(MAIN::relativize).toList()) {
                List<String> lines = Files.readAllLines(MAIN.resolve(file));
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                        longer.add(file + ":" + (i + 1));
                    }
                }
            }
        }

        assertThat(longer).isEmpty();
    }
}
