package callmart.report;

import callmart.report.ReportTable.Align;
import callmart.report.list.FieldValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How the values of a list's column are written: the text of PDF and mail, the pattern of the workbook's cell, and the room that
 * a column takes when nothing else is said.
 * Decisions 116 and 377.
 */
public enum FieldFormat {
    /** A word or a few. */
    TEXT(Align.LEFT, 12, "@"),
    /** Sentences; takes the room that others leave. */
    LONG_TEXT(Align.LEFT, 46, "@"),
    /** Sentences of a short message; one-time codes are masked unless the report shows customers in full. */
    MESSAGE(Align.LEFT, 46, "@"),
    /** A telephone number: text in the workbook; masked unless the report shows customers in full. */
    PHONE(Align.LEFT, 14, "@"),
    /** A whole number. */
    INT(Align.RIGHT, 6, "#,##0"),
    /** A number with up to two decimals. */
    DECIMAL(Align.RIGHT, 7, "#,##0.##"),
    /** A number with one decimal, such as seconds on average. */
    TENTHS(Align.RIGHT, 8, "#,##0.0"),
    /** An amount of hours with up to two decimals and its unit; none is left blank. */
    HOURS(Align.RIGHT, 9, "#,##0.##", " 小时"),
    /** The same of minutes. */
    MINUTES(Align.RIGHT, 7, "#,##0.##", " 分"),
    /** An amount of money, two decimals. */
    MONEY(Align.RIGHT, 11, "#,##0.00"),
    /** A share of 1, as percent with two decimals. */
    PERCENT(Align.RIGHT, 9, "0.00%"),
    /** A change as a share of 1, with its sign. */
    CHANGE(Align.RIGHT, 10, "+#,##0.00%;-#,##0.00%;0.00%"),
    /** What there is too much, or too little, with its sign and one decimal; too little stands out. */
    GAP(Align.RIGHT, 9, "+#,##0.0;\"" + Formats.MISSED_MARK + "\"-#,##0.0;0.0"),
    /** Seconds, as h:mm:ss. */
    DURATION(Align.RIGHT, 9, "[h]:mm:ss"),
    /** A date. */
    DATE(Align.LEFT, 11, "yyyy-mm-dd"),
    /** A point in time in the business time zone, to the second. */
    DATE_TIME(Align.LEFT, 11, "yyyy-mm-dd hh:mm:ss"),
    /** 1 is 是, 0 is 否. */
    YES_NO(Align.CENTER, 5, "@");

    private static final String UP_TO_TWO = "#,##0.##";
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int SECONDS_OF_AN_HOUR = 3600;

    private final Align align;
    private final int width;
    private final String pattern;
    private final String unit;

    FieldFormat(Align align, int width, String pattern) {
        this.align = align;
        this.width = width;
        this.pattern = pattern;
        this.unit = "";
    }

    /** Of amounts, of which none is left blank. @param unit behind the number */
    FieldFormat(Align align, int width, String digits, String unit) {
        this.align = align;
        this.width = width;
        this.pattern = "%1$s\"%2$s\";-%1$s\"%2$s\";\"\"".formatted(digits, unit);
        this.unit = unit;
    }

    public Align align() {
        return align;
    }

    /** Half-width characters. */
    public int width() {
        return width;
    }

    /** The workbook's pattern of a value. It would show the point of whole numbers, and the sign of a gap that is rounded to none. */
    public String pattern(Object value) {
        if (this == GAP && one((BigDecimal) value).signum() == 0) {
            return "0.0;0.0";
        }
        boolean isWhole = value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0;
        return isWhole ? pattern.replace(UP_TO_TWO, INT.pattern) : pattern;
    }

    /** Whether cells hold words, which a workbook keeps as they are. */
    public boolean isWords() {
        return isSentences() || this == TEXT || this == PHONE || this == YES_NO;
    }

    /** Whether cells hold sentences, which take the room that others leave. */
    public boolean isSentences() {
        return this == LONG_TEXT || this == MESSAGE;
    }

    /** Whether a column's values have a sum; shares have none. */
    public boolean addsUp() {
        return !isWords() && this != PERCENT && this != CHANGE;
    }

    /** What readers see. @param value as {@link FieldValues} makes it; null when there is none */
    public String text(Object value) {
        if (value == null) {
            return Formats.NO_VALUE;
        }
        return switch (this) {
            case TEXT, LONG_TEXT, MESSAGE, PHONE, YES_NO -> (String) value;
            case INT -> Formats.count((BigDecimal) value);
            case DECIMAL -> Formats.decimal(UP_TO_TWO, (BigDecimal) value);
            case HOURS, MINUTES -> ((BigDecimal) value).signum() == 0 ? "" : Formats.decimal(UP_TO_TWO, (BigDecimal) value) + unit;
            case TENTHS -> Formats.seconds((BigDecimal) value);
            case MONEY -> Formats.decimal("#,##0.00", (BigDecimal) value);
            case PERCENT -> Formats.percent((BigDecimal) value);
            case CHANGE -> (((BigDecimal) value).setScale(4, RoundingMode.HALF_UP).signum() > 0 ? "+" : "")
                    + Formats.percent((BigDecimal) value);
            case GAP -> gap((BigDecimal) value);
            case DURATION -> duration((BigDecimal) value);
            case DATE -> ((LocalDate) value).toString();
            case DATE_TIME -> SECOND.format((LocalDateTime) value);
        };
    }

    /** Whether a value is one to be seen to. */
    Cell.Tone tone(Object value) {
        return this == GAP && value != null && one((BigDecimal) value).signum() < 0 ? Cell.Tone.MISSED : Cell.Tone.NONE;
    }

    private static BigDecimal one(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }

    private static String gap(BigDecimal value) {
        String sign = one(value).signum() < 0 ? Formats.MISSED_MARK : one(value).signum() > 0 ? "+" : "";
        return sign + Formats.decimal("#,##0.0", one(value));
    }

    /** Rounded to whole seconds. */
    private static String duration(BigDecimal seconds) {
        long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / SECONDS_OF_AN_HOUR,
                whole % SECONDS_OF_AN_HOUR / SECONDS_OF_A_MINUTE, whole % SECONDS_OF_A_MINUTE);
    }
}
