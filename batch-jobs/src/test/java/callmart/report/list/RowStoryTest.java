package callmart.report.list;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.DatasetRow;
import callmart.report.TestReports;
import callmart.report.definition.ListStory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows by the hour in Shanghai, which is eight hours ahead of the instants. */
class RowStoryTest {

    private static final Instant TEN = Instant.parse("2026-11-21T02:00:00Z");
    private static final int HOUR = 3_600;

    private static Optional<String> peak(int least, String share, int... rowsFromTenOn) {
        RowStory story = new RowStory(new ListStory(Optional.of("created_at"), List.of(),
                new ListStory.Rule(least, 2, new BigDecimal(share))), ZoneId.of("Asia/Shanghai"), TestReports.texts());
        for (int hour = 0; hour < rowsFromTenOn.length; hour++) {
            for (int i = 0; i < rowsFromTenOn[hour]; i++) {
                story.add(new DatasetRow(Map.of("created_at", TEN.plusSeconds((long) HOUR * hour))));
            }
        }
        return story.peak("条");
    }

    @Test
    void the_two_hours_with_most_rows_are_named_with_their_share() {
        assertThat(peak(10, "0.2", 5, 9, 8, 3)).contains("11–13 时最集中，17 条（68.00%）");
    }

    @Test
    void of_hours_that_are_alike_the_earliest_are_named() {
        assertThat(peak(10, "0.2", 6, 6, 0, 6, 6)).contains("10–12 时最集中，12 条（50.00%）");
    }

    @Test
    void few_rows_are_no_story_and_rows_spread_over_the_day_are_none() {
        assertThat(peak(10, "0.2", 4, 5)).isEmpty();
        assertThat(peak(10, "0.5", 9, 9, 9, 9, 9)).isEmpty();
    }
}
