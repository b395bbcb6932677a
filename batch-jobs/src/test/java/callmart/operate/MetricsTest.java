package callmart.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private enum State {
        DONE, FAILED
    }

    @Test
    void values_come_out_in_the_format_with_labels_escaped() {
        Metrics metrics = new Metrics();
        metrics.gauge("callmart_rows", "Rows; a \\ and\na second line").set(3, "feed", "a \"quoted\" \\ feed\nof 通话");
        metrics.gauge("callmart_at_seconds", "When").at(Instant.ofEpochMilli(1_795_000_000_500L));
        metrics.gauge("callmart_state", "Which").state(State.class, State.FAILED, "job", "night");
        metrics.gauge("callmart_nothing", "Left out");
        String text = new String(metrics.text(), StandardCharsets.UTF_8);
        assertThat(PrometheusGrammar.parse(text)).containsOnly(
                entry("callmart_rows{feed=\"a \\\"quoted\\\" \\\\ feed\\nof 通话\"}", 3.0),
                entry("callmart_at_seconds", 1_795_000_000.5),
                entry("callmart_state{job=\"night\",state=\"done\"}", 0.0), entry("callmart_state{job=\"night\",state=\"failed\"}", 1.0));
    }
}
