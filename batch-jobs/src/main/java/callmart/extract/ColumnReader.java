package callmart.extract;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.WordLists;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one canonical column of a row: form, then value mapping, then type. */
final class ColumnReader {

    private static final Map<String, Long> YES_NO = Map.ofEntries(Map.entry("1", 1L), Map.entry("0", 0L),
            Map.entry("1.0", 1L), Map.entry("0.0", 0L),
            Map.entry("true", 1L), Map.entry("false", 0L), Map.entry("yes", 1L), Map.entry("no", 0L), Map.entry("Y", 1L),
            Map.entry("N", 0L), Map.entry("y", 1L), Map.entry("n", 0L), Map.entry("TRUE", 1L), Map.entry("FALSE", 0L),
            Map.entry("True", 1L), Map.entry("False", 0L), Map.entry("YES", 1L),
            Map.entry("NO", 0L), Map.entry("Yes", 1L), Map.entry("No", 0L), Map.entry("是", 1L), Map.entry("否", 0L));

    private static final Pattern SHORTENED = Pattern.compile("(?<![\\p{L}\\d])\\d([.,]\\d+)?[Ee]\\+\\d{2,}(?![\\p{L}\\d])");

    /** A number from 10,000,000 on as Java writes one. */
    private static final Pattern OF_JAVA = Pattern.compile("\\d\\.\\d+E([7-9]|\\d{2})");
    private static final int DIGITS_KEPT = 15;

    private static final Pattern WITH_ZERO = Pattern.compile("\\d+\\.0");

    private static final long MOST_DAYS = LocalDate.of(2149, 6, 6).toEpochDay();
    private static final long MOST_MILLIS = (MOST_DAYS + 1) * DateTimes.MILLIS_PER_DAY - 1;
    private static final long MOST_THOUSANDTHS = 999_999_999_999_999_999L;

    /** What lies beyond these decimals of a whole number comes from computing it. */
    private static final int COMPUTED_DECIMALS = 6;
    private static final int MOST_DIGITS = 19;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MINUTES_PER_DAY = 1_440;

    private final Column column;
    private final int index;
    private final boolean identifies;
    /** Milliseconds of 1 in a column of hours or minutes; null in others. */
    private final BigDecimal columnUnit;
    private final CompiledForm form;
    private final Map<String, Optional<String>> values;
    private final Set<String> listed;
    private final Map<String, String> words = new HashMap<>();
    private final DateTimes times;
    private final Warnings warnings;

    /** @param identifies whether the column's text tells rows, or callers, apart, or names a record, so that no digit of it may be lost */
    ColumnReader(Column column, int index, boolean identifies, CompiledForm form,
            Map<String, Optional<String>> values, WordLists lists,
            DateTimes times, Warnings warnings) {
        this.column = column;
        this.index = index;
        this.identifies = identifies;
        this.columnUnit = column.unit().map(unit -> BigDecimal.valueOf(unit.toMillis())).orElse(null);
        this.form = form;
        this.values = new HashMap<>();
        values.forEach((word, canonical) -> this.values.put(PlainCell.word(word), canonical));
        this.listed = new HashSet<>(lists.of(column));
        this.times = times;
        this.warnings = warnings;
        column.words().forEach(word -> words.put(word, word));
    }

    Column column() {
        return column;
    }

    int index() {
        return index;
    }

    /**
     * Reads the cell into the row.
     *
     * @throws UnreadableValueException when the text is not of the column's type
     */
    void read(String[] cells, TypedRow row, Slot slot) {
        form.evaluate(cells, slot);
        if (!slot.isAbsent() && slot.isInstant()) {
            row.setNumber(index, storable(slot.millis(), MOST_MILLIS));
            return;
        }
        map(slot);
        String text = slot.isAbsent() ? column.absentValue().orElse(null) : slot.text();
        if (text == null) {
            if (column.required()) {
                throw new UnreadableValueException("is required and missing");
            }
            return;
        }
        switch (column.type()) {
            case TEXT, MESSAGE, PHONE, NAME -> row.setText(index, withoutDecimals(whole(withoutZero(text)), row.feed()));
            case WORD -> row.setText(index, word(text));
            case CATEGORY -> row.setText(index, category(text));
            case CLOCK -> row.setText(index, clock(text, slot));
            case INT -> row.setNumber(index, integer(inUnit(text, slot.unit())));
            case DECIMAL -> row.setNumber(index, thousandths(inUnit(text, slot.unit())));
            case BOOL -> row.setNumber(index, yesNo(text));
            case DATE -> row.setNumber(index, storable(times.date(text, slot.format()), MOST_DAYS));
            case MONTH -> row.setNumber(index, storable(times.month(text, slot.format()), MOST_DAYS));
            case TIME -> row.setNumber(index, storable(times.instant(text, slot.format()), MOST_MILLIS));
        }
    }

    /** The text that the column's value would have been read from; for the reject ledger. */
    String shown(String[] cells, Slot slot) {
        try {
            form.evaluate(cells, slot);
            return slot.isAbsent() || slot.isInstant() ? "" : slot.text();
        } catch (UnreadableValueException e) {
            return slot.isAbsent() ? "" : slot.text();
        }
    }

    /**
     * Puts in a text's place what {@code values} says it is: that is canonical, so the unit of its header does not count. A word for a
     * number may have the {@code .0} of programs that took a column with gaps for numbers.
     */
    private void map(Slot slot) {
        if (values.isEmpty() || slot.isAbsent()) {
            return;
        }
        String word = PlainCell.word(slot.text());
        Optional<String> mapped = values.get(word);
        if (mapped == null && word.endsWith(".0")) {
            mapped = values.get(word.substring(0, word.length() - 2));
        }
        if (mapped != null) {
            mapped.ifPresentOrElse(value -> slot.text(value, slot.format(), DurationUnit.UNSAID), slot::absent);
        }
    }

    /**
     * A text in which no digit is missing: not {@code 1.38E+10}, which spreadsheets make of long numbers. Where it must not be lost
     * it is refused, a phone number elsewhere is loaded as delivered and counted as a warning. {@code 1.3800138E10}, as Java writes
     * numbers, lacks none and is written out.
     */
    private String whole(String text) {
        if (!identifies && column.type() != ColumnType.PHONE || text.indexOf('E') < 1 && text.indexOf("e+") < 1) {
            return text;
        }
        BigDecimal number = OF_JAVA.matcher(text).matches() ? new BigDecimal(text) : null;
        if (number != null && number.scale() <= 0 && number.precision() - number.scale() <= DIGITS_KEPT) {
            return number.toPlainString();
        } else if (number == null && !SHORTENED.matcher(text).find()) {
            return text;
        } else if (!identifies) {
            warnings.count(column.name() + " holds numbers that a spreadsheet shortened, as 1.38E+10; they are loaded as delivered");
            return text;
        }
        throw new UnreadableValueException("was shortened by a spreadsheet; format the column as text and have the file"
                + " delivered again");
    }

    /** An id without the {@code .0} of programs that took a column of ids with gaps for numbers. */
    private String withoutDecimals(String text, Feed feed) {
        return text.endsWith(".0") && feed.isNumbered(column) && WITH_ZERO.matcher(text).matches() ? text.substring(0, text.length() - 2)
                : text;
    }

    /** Zero bytes stand where a file or a disk was damaged; reports cannot show them. */
    private static String withoutZero(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableValueException("holds a zero byte, as damaged files do; have the file delivered again");
        }
        return text;
    }

    private String word(String text) {
        String word = words.get(text);
        if (word == null) {
            throw new UnreadableValueException("is none of " + String.join(", ", column.words())
                    + "; map it under 'values' in sources.yml");
        }
        return word;
    }

    private String clock(String text, Slot slot) {
        long minutes = times.clock(text, slot.format()) / MILLIS_PER_MINUTE;
        if (minutes > MINUTES_PER_DAY) {
            throw new UnreadableValueException("is no time of day; 24:00 is the last");
        }
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }

    private String category(String text) {
        if (listed.contains(text)) {
            return text;
        }
        warnings.count("unknown " + column.name() + " '" + Excerpt.value(text)
                + "' was loaded as other; map it under 'values' in sources.yml");
        return "other";
    }

    /** A number in the column's own unit, of a source that says in which it counts; to a thousandth. */
    private String inUnit(String text, DurationUnit unit) {
        boolean sameUnit = columnUnit != null && (unit == DurationUnit.UNSAID || unit.number() == columnUnit.longValue());
        if (columnUnit == null || sameUnit && text.indexOf(':') < 0 && !DurationUnit.isSpelled(text)) {
            return text;
        }
        return BigDecimal.valueOf(unit.millis(text)).divide(columnUnit, 3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static long integer(String given) {
        String text = Numbers.plain(given, true);
        try {
            return text.indexOf('.') < 0 ? Integer.parseInt(text) : rounded(text, COMPUTED_DECIMALS).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableValueException("is not a whole number");
        }
    }

    /** What the warehouse can hold of days and instants; far dates such as 9999-12-31 often mean that there is none. */
    private static long storable(long number, long most) {
        if (number < 0 || number > most) {
            throw new UnreadableValueException("lies outside 1970-01-01 to 2149-06-06; if it means that there is none, list it under"
                    + " 'absent' in sources.yml");
        }
        return number;
    }

    /** A number as a column can hold it; what a spreadsheet has computed has any number of decimals. */
    private static BigDecimal rounded(String text, int decimals) {
        BigDecimal number = new BigDecimal(text);
        long digitsBeforePoint = (long) number.precision() - number.scale();
        if (digitsBeforePoint > MOST_DIGITS) {
            throw new ArithmeticException("more digits than any column holds");
        }
        return digitsBeforePoint < -MOST_DIGITS ? BigDecimal.ZERO : number.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static long thousandths(String given) {
        String text = Numbers.plain(given, false);
        try {
            long thousandths = rounded(text, 3).scaleByPowerOfTen(3).longValueExact();
            if (Math.abs(thousandths) > MOST_THOUSANDTHS) {
                throw new UnreadableValueException("has more than 15 digits before its point");
            }
            return thousandths;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableValueException(text.chars().anyMatch(Character::isLetterOrDigit) ? "is not a number"
                    : "is not a number; if it means that there is none, list it under 'absent' in sources.yml");
        }
    }

    /** Whether the text is a spelling of yes or no. */
    static boolean isYesNo(String text) {
        return YES_NO.containsKey(text);
    }

    /** Whether a spelling of yes or no says yes. */
    static boolean isYes(String text) {
        return YES_NO.get(text) == 1;
    }

    private static long yesNo(String text) {
        if (text.length() == 1 && (text.charAt(0) == '0' || text.charAt(0) == '1')) {
            return text.charAt(0) - '0';
        }
        Long value = YES_NO.get(text);
        if (value == null) {
            throw new UnreadableValueException("is neither yes nor no; expected 1/0, true/false, yes/no, Y/N or 是/否, or map it"
                    + " under 'values' in sources.yml");
        }
        return value;
    }
}
