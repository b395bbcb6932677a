package callmart.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a canonical column's value comes from. In every form absent in gives absent out. */
public sealed interface Form {

    /** The headers that the form reads, directly or nested. */
    Stream<String> headers();

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
        return false;
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
        public Stream<String> headers() {
            return choices.stream().flatMap(Form::headers);
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
        public boolean needsDayOfPath() {
            return choices.stream().anyMatch(Form::needsDayOfPath);
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            List<Form> left = choices.stream().flatMap(choice -> choice.within(hasHeader).stream()).toList();
            return left.isEmpty() ? Optional.empty() : Optional.of(new First(left));
        }
    }

    /** Several texts, joined; absent when one of them is. */
    record Join(List<Form> parts, String with) implements Form {
        public Join {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<String> headers() {
            return parts.stream().flatMap(Form::headers);
        }

        @Override
        public boolean needsDayOfPath() {
            return parts.stream().anyMatch(Form::needsDayOfPath);
        }

        @Override
        public Optional<Form> within(Predicate<String> hasHeader) {
            List<Form> left = parts.stream().flatMap(part -> part.within(hasHeader).stream()).toList();
            return left.size() < parts.size() ? Optional.empty() : Optional.of(new Join(left, with));
        }
    }

    /** The same text for every row. */
    record Const(String text) implements Form {
        @Override
        public Stream<String> headers() {
            return Stream.empty();
        }
    }

    /** The day that the path of the row's file holds. */
    record DayOfPath() implements Form {
        @Override
        public Stream<String> headers() {
            return Stream.empty();
        }

        @Override
        public boolean needsDayOfPath() {
            return true;
        }
    }

    /**
     * A date and a time of day in two columns.
     *
     * @param rollsOver whether an instant before the row's beginning means the next day
     */
    record DateAndTime(Form date, Form time, boolean rollsOver) implements Form {
        @Override
        public Stream<String> headers() {
            return Stream.concat(date.headers(), time.headers());
        }

        @Override
        public boolean isInstant() {
            return true;
        }

        @Override
        public boolean needsDayOfPath() {
            return date.needsDayOfPath() || time.needsDayOfPath();
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
        public Stream<String> headers() {
            return duration.headers();
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
