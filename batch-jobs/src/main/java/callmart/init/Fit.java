package callmart.init;

import callmart.extract.DateTimes;
import callmart.extract.DurationUnit;
import callmart.extract.ValueProbe;
import callmart.feed.Categories;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.init.ColumnGuess.Traits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How well the values below a head are those of a column, and what has to be said of them. */
final class Fit {

    private static final double ENOUGH = 0.9;
    private static final double UNKNOWN = 0.8;
    private static final double PART_OF_IT = 0.7;
    private static final String TWO_PARTS = "\\d{1,3}:\\d{2}";
    private static final String THREE_PARTS = "\\d{1,3}:\\d{2}:\\d{2}";

    /** What the values below a head are. */
    enum Shape {
        /** As the column wants them. */
        WHOLE,
        /** Times of day without their date. */
        CLOCK,
        /** Days where a date and time is wanted. */
        DAY
    }

    /**
     * A judgement.
     *
     * @param share of the values that fit, 0 to 1
     */
    record Of(double share, Shape shape, Traits traits) {
    }

    private final Words words;
    private final Map<String, Map<String, String>> listed = new LinkedHashMap<>();
    private final ValueProbe probe;
    private final LocalDate today;

    Fit(Words words, Map<String, Categories> lists, ZoneId zone, LocalDate today) {
        this.words = words;
        this.probe = new ValueProbe(zone);
        this.today = today;
        lists.forEach((name, list) -> {
            Map<String, String> codes = listed.computeIfAbsent(name, any -> new LinkedHashMap<>());
            list.codes().forEach(code -> {
                codes.put(stem(list.label(code)), code);
                codes.put(Words.plain(code), code);
            });
        });
    }

    /** A category with and without the word for category at its end is the same. */
    private static String stem(String label) {
        String plain = Words.plain(label);
        return plain.length() > 2 && plain.endsWith("类") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** The judgement on a column of a feed. */
    Of of(Head head, Column column) {
        if (head.values().isEmpty()) {
            return new Of(UNKNOWN, Shape.WHOLE, new Traits());
        }
        Traits traits = new Traits();
        Set<String> absent = new LinkedHashSet<>();
        Stream.concat(head.words().keySet().stream(), head.values().stream()).filter(value -> isAbsent(value, column)).forEach(absent::add);
        Of judged = switch (column.type()) {
            case TIME, DATE, MONTH, CLOCK -> times(head, column.type(), absent, traits);
            case WORD, BOOL -> words(head, column, absent, traits);
            case CATEGORY -> column.list().map(list -> listed.getOrDefault(list, Map.of()))
                    .map(codes -> known(head, absent, traits, true, word -> Optional.ofNullable(codes.get(stem(word)))))
                    .orElseGet(() -> words(head, column, absent, traits));
            case INT, DECIMAL -> number(head, column, absent, traits);
            case TEXT, MESSAGE, PHONE, NAME -> new Of(1, Shape.WHOLE, traits);
        };
        if (!absent.isEmpty()) {
            traits.absent().put(head.name(), absent);
        }
        return judged;
    }

    /** A word for no value; in a text, and where a value is required, only one that holds no digit. */
    private boolean isAbsent(String value, Column column) {
        return words.isAbsent(value) && (column.type().isText() || column.required() ? !value.matches(".*\\d.*") : !probe.reads(column
                .type(), value, null))
                && words.canonical(column, value).isEmpty();
    }

    private double share(Head head, Set<String> absent, Predicate<String> fits) {
        List<String> values = head.values().stream().filter(value -> !absent.contains(value)).toList();
        return values.isEmpty() ? UNKNOWN : (double) values.stream().filter(fits).count() / values.size();
    }

    private Of times(Head head, ColumnType type, Set<String> absent, Traits traits) {
        double plain = share(head, absent, value -> probe.reads(type, value, null));
        if (plain >= ENOUGH) {
            return new Of(plain, Shape.WHOLE, traits);
        }
        Optional<String> pattern = pattern(head, type, absent);
        if (pattern.isPresent()) {
            traits.formats().put(head.name(), pattern.get());
            return new Of(ENOUGH, Shape.WHOLE, traits);
        }
        if (type != ColumnType.TIME) {
            return new Of(plain, Shape.WHOLE, traits);
        }
        Of day = times(head, ColumnType.DATE, absent, traits);
        double clocks = share(head, absent, value -> probe.isClock(value, null));
        return day.share() >= ENOUGH ? new Of(day.share() * PART_OF_IT, Shape.DAY, traits) : clocks >= ENOUGH
                ? new Of(clocks * PART_OF_IT, Shape.CLOCK, traits) : new Of(plain, Shape.WHOLE, traits);
    }

    /** Of the patterns that read the values the one that puts them closest together. */
    private Optional<String> pattern(Head head, ColumnType type, Set<String> absent) {
        Optional<String> best = Optional.empty();
        long least = Long.MAX_VALUE;
        for (String pattern : words.patterns()) {
            DateTimeFormatter format = DateTimes.formatter(pattern, today);
            if (share(head, absent, value -> probe.reads(type, value, format)) >= ENOUGH) {
                LongSummaryStatistics days = head.values().stream().map(value -> probe.day(value, format)).filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong).summaryStatistics();
                long span = days.getMax() - days.getMin();
                best = span < least ? Optional.of(pattern) : best;
                least = Math.min(span, least);
            }
        }
        return best;
    }

    private Of words(Head head, Column column, Set<String> absent, Traits traits) {
        boolean hasOther = column.words().contains("other");
        Of judged = known(head, absent, traits, hasOther, word -> column.words().contains(word) || column.type() == ColumnType.BOOL
                && probe.reads(ColumnType.BOOL, word, null) ? Optional.of(word) : words.canonical(column, word));
        if (hasOther) {
            traits.unknown().forEach(word -> traits.values().put(word, "other"));
        }
        return judged;
    }

    /** Values whose words are known; where there is an {@code other} for those that are not, these fit by half. */
    private static Of known(Head head, Set<String> absent, Traits traits, boolean hasOther, Function<String, Optional<String>> canonical) {
        double known = 0;
        int all = 0;
        for (Map.Entry<String, Integer> word : head.words().entrySet()) {
            if (absent.contains(word.getKey())) {
                continue;
            }
            all += word.getValue();
            Optional<String> to = canonical.apply(word.getKey());
            known += to.isPresent() ? word.getValue() : 0;
            if (to.isEmpty()) {
                traits.unknown().add(word.getKey());
            } else if (!to.get().equals(word.getKey())) {
                traits.values().put(word.getKey(), to.get());
            }
        }
        double share = head.words().size() > Head.MOST_WORDS ? 0 : all == 0 ? UNKNOWN : known / all;
        return new Of(hasOther ? (1 + share) / 2 : share, Shape.WHOLE, traits);
    }

    private Of number(Head head, Column column, Set<String> absent, Traits traits) {
        Optional<String> own = column.unit().map(unit -> unit.toHours() == 1 ? "h" : "min");
        boolean parts = own.isPresent() && share(head, absent, value -> value.matches(TWO_PARTS + "|" + THREE_PARTS)) >= ENOUGH;
        own.flatMap(unit -> parts ? guessed(head, "h:mm") : words.unit(head.name()).filter(named -> !named.equals(unit)))
                .ifPresent(unit -> traits.units().put(head.name(), unit));
        return new Of(parts ? ENOUGH : share(head, absent, value -> probe.reads(column.type(), value, null)), Shape.WHOLE, traits);
    }

    /** The judgement on a head of which columns are made. */
    Of of(Head head, Words.Part part) {
        if (part.type() == Words.PartType.DATE) {
            return times(head, ColumnType.DATE, Set.of(), new Traits());
        }
        Traits traits = new Traits();
        if (share(head, Set.of(), value -> value.matches(TWO_PARTS)) > 1 - ENOUGH) {
            guessed(head, "m:ss").ifPresent(unit -> traits.units().put(head.name(), unit));
        } else {
            words.unit(head.name()).filter(unit -> unit.equals("min") || unit.equals("h"))
                    .ifPresent(unit -> traits.units().put(head.name(), unit));
        }
        return new Of(share(head, Set.of(), value -> value.matches(TWO_PARTS) || probe.isDuration(value)), Shape.WHOLE, traits);
    }

    /** What two parts are taken for; empty when the head itself says what they are. */
    private static Optional<String> guessed(Head head, String unit) {
        return Optional.of(unit).filter(any -> DurationUnit.ofHeader(head.name()).filter(said -> said.first() > 0).isEmpty());
    }

    /** Whether a value is a spelling of yes that every source may use. */
    boolean isYes(String value) {
        return probe.isYes(value);
    }

    /** The days that a head's values lie on; empty when they are not all dates. */
    Set<LocalDate> days(Head head, Optional<String> pattern) {
        DateTimeFormatter format = pattern.map(text -> DateTimes.formatter(text, today)).orElse(null);
        Set<LocalDate> days = new LinkedHashSet<>();
        head.words().keySet().forEach(value -> probe.day(value, format).ifPresent(day -> days.add(LocalDate.ofEpochDay(day))));
        head.values().forEach(value -> probe.day(value, format).ifPresent(day -> days.add(LocalDate.ofEpochDay(day))));
        return days;
    }
}
