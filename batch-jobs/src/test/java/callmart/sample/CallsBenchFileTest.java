package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsBenchFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path folder;

    @Test
    void holdsTheAskedNumberOfSoundRowsOfTheDayWithUniqueKeys() throws IOException {
        Path file = folder.resolve("calls.csv");
        CallsBenchFile.write(file, DAY, 50_000);
        List<CallRow> rows = CallRow.of(file);
        assertThat(rows).hasSize(50_000).allMatch(CallRow::isSound).allMatch(row -> row.arrived().toLocalDate().equals(DAY));
        assertThat(rows.stream().map(CallRow::key).distinct()).hasSize(50_000);
    }

    @Test
    void hasTheCanonicalHeaderAndValues() throws IOException {
        Path file = folder.resolve("calls.csv");
        CallsBenchFile.write(file, DAY, 5_000);
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("call_id,leg,direction,caller,callee,ivr_route,queue,category,agent_id,"
                + "arrived_at,queued_at,answered_at,ended_at,hangup_by,transferred_out,survey_offered,survey_result");
        assertThat(CallRow.of(file)).allSatisfy(row -> {
            assertThat(row.cells().get(2)).isIn("inbound", "outbound");
            assertThat(row.category()).isIn("construction", "design", "sales", "property", "service", "marketing", "other");
            assertThat(row.cells().get(13)).isIn("caller", "agent", "system");
            assertThat(row.cells().subList(14, 16)).isSubsetOf("0", "1");
            assertThat(row.surveyResult()).isIn("", "very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied");
        });
    }

    @Test
    void anyNumberOfRowsIsExact() throws IOException {
        for (int rows = 0; rows < 60; rows++) {
            Path file = folder.resolve("calls.csv");
            CallsBenchFile.write(file, DAY, rows);
            assertThat(CallRow.of(file)).hasSize(rows);
        }
    }

    @Test
    void theSameDayHasTheSameBytes() throws IOException {
        CallsBenchFile.write(folder.resolve("once.csv"), DAY, 2_000);
        CallsBenchFile.write(folder.resolve("twice.csv"), DAY, 2_000);
        assertThat(folder.resolve("once.csv")).hasSameBinaryContentAs(folder.resolve("twice.csv"));
    }

    @Test
    void aNegativeNumberOfRowsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallsBenchFile.write(folder.resolve("calls.csv"), DAY, -1))
                .withMessage("Number of rows -1 is negative: give 0 or more");
    }
}
