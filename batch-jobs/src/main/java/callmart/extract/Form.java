package callmart.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a canonical column's value comes from. In every form absent in gives absent out. */
public sealed interface Form {

    /** The forms within this one. */
    default Stream<Form> parts() {
        return Stream.empty();
    }

    /** This form and all within it. */
    default Stream<Form> all() {
        return Stream.concat(Stream.of(this), parts().flatMap(Form::all));
    }

    /** The headers that the form reads, directly or nested. */
    default Stream<String> headers() {
        return parts().flatMap(Form::headers);
    }

    /** The headers that the form reads durations from. */
    default Stream<String> durations() {
        return Stream.empty();
    }

    /** Whether the form yields a date and time rather than a text that is yet to be read. */
    default boolean isInstant() {
        return false;
    }

    /** Whether a time that the form yields may be one of the day after its date. */
    default boolean rollsOver() {
        return false;
    }

    /** Whether the form takes the day from the path of the file. */
    default boolean needsDayOfPath() {
        return all().anyMatch(DayOfPath.class::isInstance);
    }

    /** The form with what these headers allow, empty when they do not suffice. */
    default Optional<Form> within(Predicate<String> hasHeader) {
        return headers().allMatch(hasHeader) ? Optional.of(this) : Optional.empty();
    }

    /** A source column by its header. */
    record Header(String name) implements Form {
        @Override
        public Stream<String> headers() {
            return Stream.of(name);
        }
    }

    /** The first of several that is present. */
    record First(List<Form> choices) implements Form {
        public First {
            choices = List.copyOf(choices);
        }

        @Override
        public Stream<Form> parts() {
            return choices.stream();
        }

        @Override
        public Stream<String> durations() {
            return choices.stream().flatMap(Form::durations);
        }

        @Override
        public boolean isInstant() {
            return choices.stream().anyMatch(Form::isInstant);
        }

        @Override
        public boolean rollsOver() {
            return choices.stream().anyMatch(Form::rollsOver);
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            List<Form> left = choices.stream().flatMap(choice -> choice.within(hasHeader).stream()).toList();
            return left.isEmpty() ? Optional.empty() : Optional.of(new First(left));
        }
    }

    /** Several texts, joined; absent when one of them is. */
    record Join(List<Form> texts, String with) implements Form {
        public Join {
            texts = List.copyOf(texts);
        }

        @Override
        public Stream<Form> parts() {
            return texts.stream();
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            List<Form> left = texts.stream().flatMap(part -> part.within(hasHeader).stream()).toList();
            return left.size() < texts.size() ? Optional.empty() : Optional.of(new Join(left, with));
        }
    }

    /**
     * The cell of the loaded day in a sheet that has a column for each day. Its header is called {@link #HEADER}, whatever the day.
     *
     * @param pattern how the sheet writes its days
     */
    record ColumnPerDay(DayPattern pattern) implements Form {

        /** Stands for the day's header in the mapping. */
        public static final String HEADER = "column-per-day";

        @Override
        public Stream<String> headers() {
            return Stream.of(HEADER);
        }
    }

    /**
     * A text with its words replaced; others stay as they are.
     *
     * @param words source word to what it means, empty meaning absent
     */
    record Words(Form of, Map<String, Optional<String>> words) implements Form {

        /** Stands for each word that is not listed. */
        public static final String OTHERS = "*";

        public Words {
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        @Override
        public Stream<Form> parts() {
            return Stream.of(of);
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            return of.within(hasHeader).map(text -> new Words(text, words));
        }
    }

    /**
     * One of two texts that stand in one, such as the end in {@code 08:00-16:00}.
     *
     * @param second whether it is the one behind
     */
    record Half(Form of, boolean second) implements Form {
        @Override
        public Stream<Form> parts() {
            return Stream.of(of);
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            return of.within(hasHeader).map(text -> new Half(text, second));
        }
    }

    /** The same text for every row. */
    record Const(String text) implements Form {
    }

    /** The day that the path of the row's file holds. */
    record DayOfPath() implements Form {
    }

    /**
     * A date and a time of day in two columns.
     *
     * @param rollsOver whether an instant before the row's beginning means the next day
     */
    record DateAndTime(Form date, Form time, boolean rollsOver) implements Form {
        @Override
        public Stream<Form> parts() {
            return Stream.of(date, time);
        }

        @Override
        public boolean isInstant() {
            return true;
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            return date.within(hasHeader).flatMap(d -> time.within(hasHeader).map(t -> new DateAndTime(d, t, rollsOver)));
        }
    }

    /**
     * A canonical time plus a duration.
     *
     * @param from canonical column
     * @param duration as the unit of its header says, else seconds or HH:mm:ss
     */
    record Plus(String from, Form duration) implements Form {
        @Override
        public Stream<Form> parts() {
            return Stream.of(duration);
        }

        @Override
        public Stream<String> durations() {
            return duration.headers();
        }

        @Override
        public boolean isInstant() {
            return true;
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            return duration.within(hasHeader).map(d -> new Plus(from, d));
        }
    }
}
