package callmart.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All feeds, in the order of {@code canonical-feeds.yml}, which is the specification's. */
public final class Feeds {

    private static final List<Feed> ALL = FeedReader.read();

    /** Every feed that {@code sources.yml} may name. */
    public static final List<String> NAMES = ALL.stream().map(Feed::name).toList();

    /** The feeds, their columns as {@code calls.queued_at}, and the words of a column as {@code agent_states.state:busy}. */
    public static final List<String> WITH_COLUMNS = Stream.concat(NAMES.stream(), ALL.stream().flatMap(feed -> feed.columns().stream()
            .flatMap(column -> Stream.concat(Stream.of(column.name()), column.words().stream().map(word -> column.name() + ":" + word)))
            .map(place -> feed.name() + "." + place))).toList();

    private Feeds() {
    }

    public static List<Feed> list() {
        return ALL;
    }

    public static Optional<Feed> find(String name) {
        return ALL.stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    /** @throws IllegalArgumentException naming the feeds that are loaded */
    public static Feed get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a feed that is loaded; these are: "
                + String.join(", ", ALL.stream().map(Feed::name).toList())));
    }
}
