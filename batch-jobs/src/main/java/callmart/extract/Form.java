package callmart.extract;

import java.util.List;
import java.util.stream.Stream;

/** Where a canonical column's value comes from. In every form absent in gives absent out. */
public sealed interface Form {

    /** The headers that the form reads, directly or nested. */
    Stream<String> headers();

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
    }

    /** The same text for every row. */
    record Const(String text) implements Form {
        @Override
        public Stream<String> headers() {
            return Stream.empty();
        }
    }

    /**
     * A date and a time of day in two columns.
     *
     * @param rollsOver whether an instant before the row's first one (its day column) means the next day
     */
    record DateAndTime(Form date, Form time, boolean rollsOver) implements Form {
        @Override
        public Stream<String> headers() {
            return Stream.concat(date.headers(), time.headers());
        }
    }

    /**
     * A canonical time plus a duration.
     *
     * @param from canonical column
     * @param duration seconds or HH:mm:ss
     */
    record Plus(String from, Form duration) implements Form {
        @Override
        public Stream<String> headers() {
            return duration.headers();
        }
    }
}
