package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reliability.md} names tests that exist. */
class CampaignPageTest {

    private static final Path ROOT = ReferenceData.projectRoot();

    @Test
    void every_test_that_holds_a_promise_exists() throws IOException {
        List<String> named = Markdown.read(ROOT.resolve("docs/reliability.md")).codeSpans().stream().filter(span -> span.matches("\\w+Test(#\\w+)?"))
                .toList();
        Map<String, Path> classes;
        try (Stream<Path> files = Files.walk(ROOT.resolve("batch-jobs/src/test/java"))) {
            classes = files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), file -> file));
        }
        assertThat(named).hasSizeGreaterThan(20).allSatisfy(test -> {
            String[] parts = test.split("#");
            assertThat(classes).containsKey(parts[0]);
            assertThat(Files.readString(classes.get(parts[0]))).contains(parts.length == 1 ? "@" : " void " + parts[1] + "(");
        });
    }
}
