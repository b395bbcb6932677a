package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderProgressTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_terminal_shows_which_report_of_how_many_and_the_line_is_free_afterwards(boolean terminal) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        RenderProgress progress = new RenderProgress(Period.parse("2026-11-20"), 2, terminal, new PrintStream(shown, true, StandardCharsets.UTF_8));
        progress.begin("daily-operations");
        progress.begin("traffic");
        progress.end();

        String text = shown.toString(StandardCharsets.UTF_8);
        if (!terminal) {
            assertThat(text).isEmpty();
            return;
        }
        String[] lines = text.split("\r");
        assertThat(lines).hasSize(4).allMatch(line -> line.isEmpty() || line.length() == 78);
        assertThat(lines[1].strip()).isEqualTo("reports of 2026-11-20: 1 of 2, daily-operations");
        assertThat(lines[2].strip()).isEqualTo("reports of 2026-11-20: 2 of 2, traffic");
        assertThat(lines[3]).isBlank();
        assertThat(text).endsWith("\r");
    }
}
