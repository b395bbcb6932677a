package callmart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bench at a hundredth: every line is printed, and what is compared while it runs is equal. What it takes here says nothing. */
class BenchTest {

    @ParameterizedTest
    @ValueSource(strings = {"load", "excel", "measures", "month", "night", "start", "reports"})
    void every_line_of_a_group_is_printed(String group, @TempDir Path folder) {
        StringWriter out = new StringWriter();

        List<String> failed = new Bench(Sizes.TINY, new Scores(new PrintWriter(out)), new Commands(false), folder).run(Set.of(group));

        assertThat(failed).isEmpty();
        Stream.of(Line.values()).forEach(line -> assertThat(out.toString()).contains("ClickHouse 2").containsPattern(line.group.equals(group)
                ? "(?m)^\\| " + line.what + " \\| [^|]+ \\| \\d[^|]* \\| .* \\| (not )?reached \\| 1 \\|$"
                : "(?m)^\\| " + line.what + " \\| – \\| not measured: ./run.sh bench " + line.group + " \\|"));
    }
}
