package callmart.extract;

import callmart.feed.Feed;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Streams one business day of one feed into a sink. */
@FunctionalInterface
public interface DayReader {

    /**
     * Reads the sources in their order.
     *
     * @return what became of every row that was read
     * @throws ExtractionException when a source as a whole cannot be read; what the sink got until then is to be thrown away
     */
    Counts run(Feed feed, LocalDate day, List<SourceDefinition> sources, Sink sink) throws IOException;
}
