package callmart.report.list;

import callmart.report.DatasetRow;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ListStory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the hours of the day in which most rows of a list came, and the oldest row that is not over. */
final class RowStory {

    private static final int HOURS = 24;
    private static final String OPEN = "1";

    private final ListStory story;
    private final ZoneId zone;
    private final Texts texts;
    private final int[] hours = new int[HOURS];
    private Optional<Instant> oldest = Optional.empty();
    private int rows;

    RowStory(ListStory story, ZoneId zone, Texts texts) {
        this.texts = texts;
        this.story = story;
        this.zone = zone;
    }

    void add(DatasetRow row) {
        rows++;
        story.at().flatMap(row::find).map(Instant.class::cast).ifPresent(at -> {
            hours[at.atZone(zone).getHour()]++;
            if (story.open().flatMap(row::findText).filter(OPEN::equals).isPresent()) {
                oldest = oldest.filter(earlier -> !at.isBefore(earlier)).or(() -> Optional.of(at));
            }
        });
    }

    /** Such as {@code 未关闭者中最早的始于 2026-11-21 09:12}; empty when none is open, or a few rows tell that themselves. */
    Optional<String> oldest() {
        return oldest.filter(at -> rows >= story.rule().least())
                .map(at -> texts.of(Text.FINDING_ROWS_OLDEST, Formats.minute(at.atZone(zone))));
    }

    /** Such as {@code 10–12 时最集中，27 条（25.96%）}; empty when no hours stand out. The earliest of several that are alike. */
    Optional<String> peak(String unit) {
        int all = IntStream.of(hours).sum();
        int best = IntStream.rangeClosed(0, HOURS - story.rule().hours()).boxed().max((a, b) -> Integer.compare(rows(a), rows(b)) == 0
                ? Integer.compare(b, a) : Integer.compare(rows(a), rows(b))).orElseThrow();
        if (rows(best) < story.rule().least()) {
            return Optional.empty();
        }
        BigDecimal share = BigDecimal.valueOf(rows(best)).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
        return share.compareTo(story.rule().share()) < 0 ? Optional.empty() : Optional.of(texts.of(Text.FINDING_ROWS_PEAK, best,
                best + story.rule().hours(), Formats.count(BigDecimal.valueOf(rows(best))), unit, Formats.percent(share)));
    }

    private int rows(int from) {
        return IntStream.range(from, from + story.rule().hours()).map(hour -> hours[hour]).sum();
    }
}
