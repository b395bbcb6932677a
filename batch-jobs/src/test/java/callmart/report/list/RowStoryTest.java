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

    private static RowStory story(int least, String share) {
        return new RowStory(new ListStory(Optional.of("created_at"), Optional.of("is_open"), List.of(), List.of(),
                new ListStory.Rule(least, 2, new BigDecimal(share))), ZoneId.of("Asia/Shanghai"), TestReports.texts());
    }

    private static DatasetRow row(long secondsAfterTen, int isOpen) {
        return new DatasetRow(Map.of("created_at", TEN.plusSeconds(secondsAfterTen), "is_open", isOpen));
    }

    private static Optional<String> peak(int least, String share, int... rowsFromTenOn) {
        RowStory story = story(least, share);
        for (int hour = 0; hour < rowsFromTenOn.length; hour++) {
            for (int i = 0; i < rowsFromTenOn[hour]; i++) {
                story.add(row((long) HOUR * hour, 0));
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

    /** 199 of 201 are 99.00497… %. */
    @Test
    void a_share_is_rounded_once() {
        assertThat(peak(10, "0.2", 100, 99, 0, 2)).contains("10–12 时最集中，199 条（99.00%）");
    }

    @Test
    void few_rows_are_no_story_and_rows_spread_over_the_day_are_none() {
        assertThat(peak(10, "0.2", 4, 5)).isEmpty();
        assertThat(peak(10, "0.5", 9, 9, 9, 9, 9)).isEmpty();
    }

    @Test
    void of_many_rows_the_oldest_that_is_open_is_told() {
        RowStory story = story(3, "0.2");
        story.add(row(0, 0));
        story.add(row(2 * HOUR, 1));
        assertThat(story.oldest()).as("two rows tell that themselves").isEmpty();
        story.add(row(HOUR, 1));

        assertThat(story.oldest()).contains("未关闭者中最早的始于 2026-11-21 11:00");
    }

    @Test
    void where_all_is_over_nothing_is_the_oldest() {
        RowStory story = story(1, "0.2");
        story.add(row(0, 0));

        assertThat(story.oldest()).isEmpty();
    }
}
