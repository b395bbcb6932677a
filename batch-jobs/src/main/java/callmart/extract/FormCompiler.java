package callmart.extract;

import callmart.feed.Feed;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Binds a source's forms to the header of one file. */
final class FormCompiler {

    /** What stands between two times: hyphens and dashes of all lengths, tildes, the minus and words. */
    private static final String TO = "-~\\u2010-\\u2015\\u2212\\u301C\\uFF0D\\uFF5E至到";
    private static final Pattern SPAN = Pattern.compile("([^TO]+?)\\s*[TO]+\\s*([^TO]+)".replace("TO", TO));

    private final SourceDefinition source;
    private final Feed feed;
    private final TypedRow row;
    private final DateTimes times;
    private final LocalDate day;
    private final DurationUnit titled;
    /** By {@linkplain PlainCell#header plain header}. */
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param day that of the row's file, which is near its dates
     * @throws ExtractionException when a header that is used stands twice, or a sheet with a column for each day has none for this one
     */
    FormCompiler(SourceDefinition source, RowCursor cursor, TypedRow row, DateTimes times, LocalDate day) {
        List<String> header = cursor.header();
        String name = cursor.source();
        this.titled = DurationUnit.ofTitles(cursor.titles());
        this.source = source;
        this.feed = row.feed();
        this.row = row;
        this.times = times;
        this.day = day;
        Set<String> used = Stream.of(source.mappedHeaders(), feed.columnNames(), source.where().keySet()).flatMap(Collection::stream)
                .map(PlainCell::header).collect(Collectors.toSet());
        for (int i = 0; i < header.size(); i++) {
            String plain = PlainCell.header(header.get(i));
            if (positions.putIfAbsent(plain, i) != null && used.contains(plain)) {
                throw new ExtractionException(name + ": the header '" + header.get(i)
                        + "' stands twice, so it is not clear which column is meant; rename one of them");
            }
        }
        source.dayPattern().ifPresent(pattern -> positions.put(Form.ColumnPerDay.HEADER, pattern.position(header, day, name)));
    }

    boolean has(String header) {
        return positions.containsKey(PlainCell.header(header));
    }

    /** The place of a header that the file has. */
    int position(String header) {
        return positions.get(PlainCell.header(header));
    }

    /** The form with those of its choices that the file has, empty when it lacks what the form needs. */
    Optional<Form> available(Form form) {
        return form.within(this::has);
    }

    CompiledForm compile(Form form) {
        if (form instanceof Form.Header header) {
            return header(header.name());
        } else if (form instanceof Form.ColumnPerDay) {
            return header(Form.ColumnPerDay.HEADER);
        } else if (form instanceof Form.Words words) {
            return words(compile(words.of()), words.words());
        } else if (form instanceof Form.Half half) {
            return half(compile(half.of()), half.second());
        } else if (form instanceof Form.Const constant) {
            return (cells, slot) -> slot.text(constant.text());
        } else if (form instanceof Form.DayOfPath) {
            return (cells, slot) -> slot.text(day.toString());
        } else if (form instanceof Form.First first) {
            return first(first.choices().stream().map(this::compile).toList());
        } else if (form instanceof Form.Join join) {
            return join(join.texts().stream().map(this::compile).toList(), join.with());
        } else if (form instanceof Form.DateAndTime both) {
            return dateAndTime(compile(both.date()), compile(both.time()), both.rollsOver());
        } else if (form instanceof Form.Plus plus) {
            return plus(feed.indexOf(plus.from()), compile(plus.duration()));
        }
        throw new IllegalStateException("a form that cannot be compiled: " + form);
    }

    private CompiledForm header(String name) {
        int position = position(name);
        Set<String> absent = source.absent().getOrDefault(name, Set.of()).stream().map(PlainCell::word).collect(Collectors.toSet());
        String pattern = source.formats().get(name);
        DurationUnit unit = Optional.ofNullable(source.units().get(name)).or(() -> DurationUnit.ofHeader(name)).orElse(titled);
        DateTimeFormatter format = pattern == null ? null : DateTimes.formatter(pattern, day);
        return (cells, slot) -> {
            String cell = position < cells.length ? cells[position] : null;
            String value = cell == null ? "" : PlainCell.of(cell);
            if (value.isEmpty() || !absent.isEmpty() && absent.contains(PlainCell.word(UnreadableCell.shown(value)))) {
                slot.absent();
            } else if (UnreadableCell.is(value)) {
                slot.text(UnreadableCell.shown(value));
                throw new UnreadableValueException(UnreadableCell.reason(value));
            } else {
                slot.text(value, format, unit);
            }
        };
    }

    private static CompiledForm first(List<CompiledForm> choices) {
        return (cells, slot) -> {
            slot.absent();
            for (CompiledForm choice : choices) {
                choice.evaluate(cells, slot);
                if (!slot.isAbsent()) {
                    return;
                }
            }
        };
    }

    private static CompiledForm join(List<CompiledForm> parts, String with) {
        return (cells, slot) -> {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).evaluate(cells, slot);
                if (slot.isAbsent()) {
                    return;
                }
                joined.append(i == 0 ? "" : with).append(slot.text());
            }
            slot.text(joined.toString());
        };
    }

    private static CompiledForm words(CompiledForm of, Map<String, Optional<String>> words) {
        Map<String, Optional<String>> plain = new HashMap<>();
        words.forEach((word, meaning) -> plain.put(PlainCell.word(word), meaning));
        return (cells, slot) -> {
            of.evaluate(cells, slot);
            if (slot.isAbsent()) {
                return;
            }
            Optional<String> meaning = plain.getOrDefault(PlainCell.word(slot.text()), plain.get(Form.Words.OTHERS));
            if (meaning != null) {
                meaning.ifPresentOrElse(slot::text, slot::absent);
            }
        };
    }

    private static CompiledForm half(CompiledForm of, boolean second) {
        return (cells, slot) -> {
            of.evaluate(cells, slot);
            if (slot.isAbsent()) {
                return;
            }
            Matcher span = SPAN.matcher(slot.text());
            if (!span.matches()) {
                throw new UnreadableValueException("is no span of two times; expected 08:00-16:00");
            }
            slot.text(span.group(second ? 2 : 1), slot.format(), slot.unit());
        };
    }

    private CompiledForm dateAndTime(CompiledForm date, CompiledForm time, boolean rollsOver) {
        int beginning = rollsOver ? feed.indexOf(feed.beginning().orElseThrow()) : -1;
        return (cells, slot) -> {
            date.evaluate(cells, slot);
            if (slot.isAbsent()) {
                return;
            }
            long midnight = times.date(slot.text(), slot.format()) * DateTimes.MILLIS_PER_DAY;
            time.evaluate(cells, slot);
            if (slot.isAbsent()) {
                return;
            }
            long local = midnight + times.clock(slot.text(), slot.format());
            long millis = times.atZone(local);
            boolean before = rollsOver && row.isPresent(beginning) && isBefore(millis, row.number(beginning), slot.text());
            slot.instant(before ? times.atZone(local + DateTimes.MILLIS_PER_DAY) : millis);
        };
    }

    /** Whether a time lies before another as far as its text tells: 09:30 is not before 09:30:15. */
    private static boolean isBefore(long millis, long beginning, String clock) {
        return millis < beginning && millis < beginning - Math.floorMod(beginning, DateTimes.clockUnit(clock));
    }

    private CompiledForm plus(int from, CompiledForm duration) {
        return (cells, slot) -> {
            duration.evaluate(cells, slot);
            if (slot.isAbsent()) {
                return;
            }
            if (row.isPresent(from)) {
                slot.instant(row.number(from) + slot.unit().millis(slot.text()));
            } else {
                slot.absent();
            }
        };
    }
}
