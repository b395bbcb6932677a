package callmart.measure;

import static callmart.measure.MeasureSettings.literal;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.Need;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What measures need, as SQL for the views {@code measure_needs} and {@code held_words}.
 * Decision 244.
 */
final class NeedsInSql {

    private NeedsInSql() {
    }

    /**
     * A text with a line each place: measure, number of its need, feed, column, word, 1 when the feed is a snapshot, 1 when it is
     * optional, and how many days before have to be loaded. One constant, as the engine takes long to analyse hundreds.
     */
    static String lines(MeasureCatalogue measures) {
        return literal(measures.list().stream().flatMap(NeedsInSql::lines).collect(Collectors.joining("\n")));
    }

    private static Stream<String> lines(Measure measure) {
        List<Need> needs = measure.needs();
        return IntStream.range(0, needs.size()).boxed().flatMap(i -> needs.get(i).choices().stream().map(place -> String.join("|",
                measure.id(), String.valueOf(i + 1), place.feed(), place.columnName().orElse(""), place.word().orElse(""),
                flag(Feeds.get(place.feed()).kind() == Feed.Kind.SNAPSHOT), flag(place.isOptional()),
                String.valueOf(measure.daysBefore()))));
    }

    private static String flag(boolean isSo) {
        return isSo ? "1" : "0";
    }

    /** A query of the places with a word that some row has. */
    static String heldWords(MeasureCatalogue measures) {
        String none = "SELECT '' AS held_feed, '' AS held_column, '' AS held_word WHERE false";
        return Stream.concat(Stream.of(none), measures.list().stream().flatMap(measure -> measure.needs().stream())
                .flatMap(need -> need.choices().stream()).filter(place -> place.word().isPresent()).distinct()
                .map(place -> "SELECT " + literal(place.feed()) + ", " + literal(place.columnName().orElse("")) + ", "
                        + literal(place.word().get())
                        + " WHERE (SELECT count() > 0 FROM (SELECT 1 FROM `" + place.feed() + "` WHERE `" + place.columnName().orElseThrow()
                                + "` = "
                        + literal(place.word().get()) + " LIMIT 1))"))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }
}
