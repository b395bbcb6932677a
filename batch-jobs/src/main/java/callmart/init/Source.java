package callmart.init;

import callmart.extract.SourceDefinition;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code sources.yml}: files of one make that deliver a feed, or a table.
 *
 * @param feed what they deliver
 * @param samples the files, which have the same heads
 * @param path where they lie; of a table none
 * @param guess how they are mapped; of a telephone system's log nothing
 * @param next the feed that is next likely
 * @param confidence percent
 */
record Source(String feed, List<Sample> samples, Optional<PathGuess> path, Optional<FeedGuess> guess, Optional<String> next,
        int confidence) {

    Source {
        samples = List.copyOf(samples);
    }

    SourceDefinition.Type type() {
        return samples.get(0).type();
    }

    int rows() {
        return samples.stream().mapToInt(Sample::rows).sum();
    }

    /** The name of a table's query: a file beside {@code sources.yml}. */
    String query() {
        return feed + "-" + samples.get(0).table().map(Table::plainName).orElse("").replaceAll("[^\\p{L}\\p{N}_]", "_") + ".sql";
    }
}
