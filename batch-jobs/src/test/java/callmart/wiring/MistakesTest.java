package callmart.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigurationException;
import callmart.config.Folders;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that people make in a configuration, and all that is told of each. {@code mistakes.txt} has for each of them its files and what is said;
 * {@code -Dcallmart.goldens=refresh} writes what is said anew.
 */
class MistakesTest {

    private static final Path TABLE = ReferenceData.projectRoot().resolve("batch-jobs/src/test/resources/callmart/wiring/mistakes.txt");
    private static final String SAYS = "says";

    @TempDir
    private Path folder;

    /** @param parts name of a file, or {@value #SAYS}, and its text */
    private record Mistake(String title, List<List<String>> parts) {

        static Mistake parse(String block) {
            String[] parts = block.split("(?m)^--- ");
            return new Mistake(parts[0].strip(), Stream.of(parts).skip(1).map(part -> List.of(part.substring(0, part.indexOf('\n')),
                    part.substring(part.indexOf('\n') + 1))).toList());
        }

        String said() {
            return parts.get(parts.size() - 1).get(1);
        }

        String withSaid(String said) {
            return "=== " + title + "\n" + parts.stream().map(part -> "--- " + part.get(0) + "\n" + (part.get(0).equals(SAYS) ? said : part.get(1)))
                    .collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static List<Mistake> mistakes() throws IOException {
        return Stream.of(Files.readString(TABLE).split("(?m)^=== ")).skip(1).map(Mistake::parse).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_told_with_its_place_its_value_and_what_to_do(Mistake mistake) throws IOException {
        String said = said(mistake);
        if ("refresh".equals(System.getProperty("callmart.goldens"))) {
            Files.writeString(TABLE, mistakes().stream().map(other -> other.withSaid(other.title().equals(mistake.title()) ? said : other.said()))
                    .collect(Collectors.joining()));
        }
        assertThat(said).isEqualTo(mistake.said());
    }

    @Test
    void each_is_another() throws IOException {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(32).extracting(Mistake::title).doesNotHaveDuplicates();
        assertThat(mistakes()).extracting(Mistake::said).doesNotContain("").doesNotHaveDuplicates();
    }

    /** A file whose text is the name of a charset is written in it. */
    private String said(Mistake mistake) throws IOException {
        for (List<String> part : mistake.parts().subList(0, mistake.parts().size() - 1)) {
            Path file = folder.resolve(part.get(0));
            Files.createDirectories(file.getParent());
            boolean otherwise = part.get(1).equals("GBK\n");
            Files.writeString(file, otherwise ? "callmart: # 设置\n" : part.get(1), otherwise ? Charset.forName("GBK") : StandardCharsets.UTF_8);
        }
        List<String> said = new ArrayList<>();
        try {
            Configuration.read(new Folders(ReferenceData.projectRoot(), folder, folder, folder)).toRun(false);
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> said.add(fault.toString().replace(folder + "/", "")
                    .replace(ReferenceData.projectRoot().toString(), "PRODUCT") + "\n"));
        }
        return String.join("", said);
    }
}
