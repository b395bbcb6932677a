package callmart.measure.kpi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a measure cannot be counted without: a feed, or a column of it.
 *
 * @param choices any one of these will do
 */
public record Need(List<Place> choices) {

    private static final String OPTIONAL = "?";

    /**
     * A feed, a column of it, or a word in a column, as {@code agent_states.state:wrap_up}.
     *
     * @param isOptional whether the feed adds nothing, instead of taking the value away, without a source and before its first load
     */
    public record Place(String feed, Optional<String> column, boolean isOptional) {

        private static Place parse(String text) {
            int point = text.indexOf('.');
            return text.endsWith(OPTIONAL) ? new Place(text.substring(0, text.length() - 1), Optional.empty(), true)
                    : point < 0 ? new Place(text, Optional.empty(), false)
                    : new Place(text.substring(0, point), Optional.of(text.substring(point + 1)), false);
        }

        /** The feed, or the feed with its column. */
        String name() {
            return feed + column.map(column -> "." + column).orElse("");
        }

        /** The column alone. */
        public Optional<String> columnName() {
            return column.map(name -> name.contains(":") ? name.substring(0, name.indexOf(':')) : name);
        }

        /** The word that some row of the feed has to have, whatever day it is of. */
        public Optional<String> word() {
            return column.filter(name -> name.contains(":")).map(name -> name.substring(name.indexOf(':') + 1));
        }

        @Override
        public String toString() {
            return name() + (isOptional ? OPTIONAL : "");
        }
    }

    public Need {
        choices = List.copyOf(choices);
    }

    /** The feeds of all choices. */
    public Stream<String> feeds() {
        return choices.stream().map(Place::feed);
    }

    /** The need with the feed of a place as a further choice, where the place is one. */
    Need orFeedOf(String place) {
        return new Need(choices.stream().flatMap(choice -> choice.toString().equals(place) ? Stream.of(choice,
                new Place(choice.feed(), Optional.empty(), false)) : Stream.of(choice)).toList());
    }

    /** Reads {@code calls}, {@code calls.queued_at}, {@code calls.survey_offered | surveys} or {@code excused?}. */
    public static Need parse(String text) {
        return new Need(Stream.of(text.split("\\|")).map(String::strip).map(Place::parse).toList());
    }

    @Override
    public String toString() {
        return choices.stream().map(Place::toString).collect(Collectors.joining(" | "));
    }
}
