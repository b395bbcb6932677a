package callmart.report;

import callmart.calendar.Period;
import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How numbers and dates are written, in every format alike: the texts here are those of the PDF and the mail, the
 * patterns those of the workbook, which give the same picture. Rounds HALF_UP, only here. Independent of the JVM's locale
 * and zone.
 * Decision 57.
 */
public final class Formats {

    /** Goes with a value that meets its target where that is said. */
    private static final String MET_MARK = "▲";

    /** Stands where a ratio has no denominator or a period no data. */
    public static final String NO_VALUE = "—";

    /** Goes before a value that misses its target, so that the colour is not alone. */
    public static final String MISSED_MARK = "▼";

    /** More decimals than a computed share can need. */
    private static final int MOST_FURTHER = 8;

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final List<String> WEEKDAYS = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Formats() {
    }

    /** On an axis of days: {@code 21} of a month, {@code 11-21} of another period. */
    public static String dayOf(Period period, LocalDate day) {
        return period.kind() == Period.Kind.MONTH ? String.valueOf(day.getDayOfMonth()) : day.toString().substring("2026-".length());
    }

    /** {@code 12,345}. */
    public static String count(BigDecimal number) {
        return decimal("#,##0", number);
    }

    /** {@code 92.31%} of 0.9231. */
    public static String percent(BigDecimal share) {
        return decimal("#,##0.00", share.movePointRight(2)) + "%";
    }

    /** {@code 63.4}: seconds, the unit stands in the heading. */
    public static String seconds(BigDecimal seconds) {
        return decimal("#,##0.0", seconds);
    }

    /** {@code 1:03:27}; hours go on beyond a day. */
    public static String duration(BigDecimal seconds) {
        long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** A computed number as text; the workbook's {@link #pattern(Cell.Computed)} gives the same picture. */
    static String number(Cell.Computed cell) {
        String digits = decimal(digits(cell), cell.shape() == Cell.Shape.PERCENT ? cell.number().movePointRight(2) : cell.number());
        return switch (cell.shape()) {
            case PERCENT -> digits + "%";
            case PERCENTAGE_POINTS -> digits + " 个百分点";
            case SECONDS -> digits + " 秒";
            case DURATION -> duration(cell.number());
            case COUNT, POINTS, MONEY -> digits;
        };
    }

    /** The workbook's pattern of a computed number that there is. */
    public static String pattern(Cell.Computed cell) {
        return switch (cell.shape()) {
            case PERCENT -> digits(cell) + "%";
            case PERCENTAGE_POINTS -> digits(cell) + "\" 个百分点\"";
            case SECONDS -> digits(cell) + "\" 秒\"";
            case DURATION -> pattern(FigureUnit.DURATION);
            case COUNT, POINTS, MONEY -> digits(cell);
        };
    }

    private static String digits(Cell.Computed cell) {
        return switch (cell.shape()) {
            case COUNT, DURATION -> cell.number().stripTrailingZeros().scale() > 0 ? "#,##0.000" : "#,##0";
            case PERCENT, POINTS, MONEY, PERCENTAGE_POINTS -> "#,##0.00" + "0".repeat(cell.further());
            case SECONDS -> "#,##0.0" + "0".repeat(cell.further());
        };
    }

    /** The value of a unit; {@link #NO_VALUE} without one. */
    public static String value(FigureUnit unit, Optional<Ratio> ratio) {
        return value(unit, ratio, 0);
    }

    /**
     * The value of a figure; one that misses its target and would be rounded to it shows as many further decimals as tell.
     * Decision 331.
     */
    public static String value(Figure figure, Optional<Ratio> ratio) {
        return value(figure.unit(), ratio, further(figure, ratio));
    }

    private static String value(FigureUnit unit, Optional<Ratio> ratio, int further) {
        return ratio.flatMap(r -> r.value(decimals(unit) + further)).map(value -> switch (unit) {
            case COUNT -> count(value);
            case PERCENT -> decimal(pattern(unit, further).replace("%", ""), value.movePointRight(2)) + "%";
            case SECONDS, TIMES -> decimal(pattern(unit, further), value);
            case DURATION -> duration(value);
        }).orElse(NO_VALUE);
    }

    /** How many decimals more than usual tell that a value misses its target. */
    private static int further(Figure figure, Optional<Ratio> ratio) {
        if (figure.unit() == FigureUnit.COUNT || figure.unit() == FigureUnit.DURATION) {
            return 0;
        }
        int least = decimals(figure.unit());
        return ratio.flatMap(value -> figure.target().map(target -> value.decimals(least, one -> one.misses(target)) - least)).orElse(0);
    }

    /** As {@link #value} with the unit behind seconds, for running text. */
    public static String valueWithUnit(Figure figure, Optional<Ratio> ratio) {
        return value(figure, ratio) + word(figure.unit());
    }

    /** How far a value is from its target: {@code 2.69 个百分点}, {@code 3.1 秒}. @param hundredths of the value's number */
    public static String distance(FigureUnit unit, BigDecimal hundredths) {
        return unit == FigureUnit.PERCENT ? points(hundredths) + " 个百分点" : seconds(hundredths.abs().movePointLeft(2)) + word(unit);
    }

    private static String word(FigureUnit unit) {
        return unit == FigureUnit.SECONDS ? " 秒" : unit == FigureUnit.TIMES ? " 次" : "";
    }

    /** Decimals of the quotient that the display needs: a share is shown as percent with two. */
    private static int decimals(FigureUnit unit) {
        return switch (unit) {
            case COUNT, DURATION -> 0;
            case PERCENT -> 4;
            case SECONDS, TIMES -> 1;
        };
    }

    /** {@code +1.23 个百分点} for shares, {@code -4.50%} for everything else. */
    public static String change(FigureUnit unit, Optional<BigDecimal> amount) {
        return amount.map(a -> signed(a, 0) + (unit == FigureUnit.PERCENT ? " 个百分点" : "%")).orElse(NO_VALUE);
    }

    /** How far a value falls short of its target: {@code +2.69 个百分点} for shares, {@code -3.1 秒} for seconds that are better. */
    public static String gap(FigureUnit unit, Optional<BigDecimal> amount) {
        return amount.map(a -> unit == FigureUnit.PERCENT ? signed(a, missing(a)) + " 个百分点"
                : (a.setScale(1, RoundingMode.HALF_UP).signum() > 0 ? "+" : "") + seconds(a) + word(unit)).orElse(NO_VALUE);
    }

    /** Points without sign, {@code 2.69}; of less than a hundredth the first digits that are not 0. */
    public static String points(BigDecimal points) {
        return decimal("#,##0.00" + "0".repeat(unseen(points, 2)), points.abs());
    }

    /** How many decimals more than these show that an amount is not 0. */
    private static int unseen(BigDecimal amount, int decimals) {
        int further = 0;
        while (further < MOST_FURTHER && amount.signum() != 0 && amount.setScale(decimals + further, RoundingMode.HALF_UP).signum() == 0) {
            further++;
        }
        return further;
    }

    /** How many decimals more than two show that a value falls short. */
    private static int missing(BigDecimal gap) {
        return gap.signum() > 0 ? unseen(gap, 2) : 0;
    }

    private static String signed(BigDecimal amount, int further) {
        BigDecimal rounded = amount.setScale(2 + further, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + decimal("#,##0.00" + "0".repeat(further), rounded);
    }

    /** {@code ≥ 95.00%}; {@link #NO_VALUE} when nothing is asked. */
    public static String target(Figure figure) {
        return figure.target().map(target -> (target.direction() == Target.Direction.AT_LEAST ? "≥ " : "≤ ")
                + value(figure.unit(), Optional.of(new Ratio(target.limit(), BigDecimal.ONE)))).orElse(NO_VALUE);
    }

    /** {@code ▲达标}, {@code ▼未达标}, {@code 未考核}. */
    public static String verdict(Optional<Boolean> met) {
        return met.map(yes -> yes ? MET_MARK + "达标" : MISSED_MARK + "未达标").orElse("未考核");
    }

    /** The sign that goes with a tone. */
    static String mark(Cell.Tone tone) {
        return switch (tone) {
            case MET -> MET_MARK;
            case MISSED -> MISSED_MARK;
            case NONE, FEW, WARM, HOT -> "";
        };
    }

    /** The tone that goes with a verdict. */
    public static Cell.Tone tone(Optional<Boolean> met) {
        return met.map(yes -> yes ? Cell.Tone.MET : Cell.Tone.MISSED).orElse(Cell.Tone.NONE);
    }

    /** {@code 2026-11-21 周六}. */
    public static String date(LocalDate date) {
        return date + " " + weekday(date.getDayOfWeek());
    }

    /** {@code 周六}. */
    public static String weekday(DayOfWeek day) {
        return WEEKDAYS.get(day.ordinal());
    }

    /**
     * What a report is about: {@code 2026-11-21 周六}, {@code 2026-11-16 至 2026-11-22（第 47 周）}, {@code 2026 年 11 月}, {@code
     * 2026 年第 4 季度}, {@code 2026 年}.
     */
    public static String period(Period period) {
        return switch (period.kind()) {
            case DAY -> date(period.from());
            case WEEK -> period.from() + " 至 " + period.to() + "（第 " + period.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                    + " 周）";
            case MONTH -> period.from().getYear() + " 年 " + period.from().getMonthValue() + " 月";
            case QUARTER -> period.from().getYear() + " 年第 " + period.from().get(IsoFields.QUARTER_OF_YEAR) + " 季度";
            case YEAR -> period.from().getYear() + " 年";
        };
    }

    /** A period as a column's heading: {@code 11-21}, {@code 第47周}, {@code 2026-11}, {@code 2026-Q4}, {@code 2026年}. */
    public static String shortPeriod(Period period) {
        return switch (period.kind()) {
            case DAY -> period.name().substring("2026-".length());
            case WEEK -> "第" + period.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + "周";
            case MONTH, QUARTER -> period.name();
            case YEAR -> period.name() + "年";
        };
    }

    /** {@code 2026-11-22 08:30}, in the zone that the time carries. */
    public static String minute(ZonedDateTime time) {
        return MINUTE.format(time);
    }

    /** The workbook's pattern of a unit. */
    public static String pattern(FigureUnit unit) {
        return pattern(unit, 0);
    }

    /** The workbook's pattern of a figure's value. */
    public static String pattern(Cell.Value value, Cell.Tone tone) {
        return (tone == Cell.Tone.MISSED ? "\"" + MISSED_MARK + "\"" : "")
                + pattern(value.figure().unit(), further(value.figure(), value.ratio()));
    }

    private static String pattern(FigureUnit unit, int further) {
        return switch (unit) {
            case COUNT -> "#,##0";
            case PERCENT -> "#,##0.00" + "0".repeat(further) + "%";
            case SECONDS, TIMES -> "#,##0.0" + "0".repeat(further);
            case DURATION -> "[h]:mm:ss";
        };
    }

    /** The workbook's pattern of a gap, whose number is points already multiplied by 100, or seconds. */
    public static String gapPattern(FigureUnit unit, Optional<BigDecimal> amount) {
        return unit == FigureUnit.PERCENT ? changePattern(unit, "", amount.map(Formats::missing).orElse(0))
                : "+#,##0.0\"%1$s\";-#,##0.0\"%1$s\";0.0\"%1$s\";@".formatted(word(unit));
    }

    /**
     * The workbook's pattern of a change, whose number is points or percent already multiplied by 100.
     *
     * @param prefix words before the number and before {@link #NO_VALUE}; may be empty
     */
    public static String changePattern(FigureUnit unit, String prefix) {
        return changePattern(unit, prefix, 0);
    }

    private static String changePattern(FigureUnit unit, String prefix, int further) {
        String before = prefix.isEmpty() ? "" : "\"" + prefix + "\"";
        String digits = "#,##0.00" + "0".repeat(further);
        String after = unit == FigureUnit.PERCENT ? "\" 个百分点\"" : "\"%\"";
        return before + "+" + digits + after + ";" + before + "-" + digits + after + ";" + before + "0.00" + after + ";" + before
                + "@";
    }

    /** By a pattern of {@link DecimalFormat}; a rounded zero has no sign. */
    public static String decimal(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, SYMBOLS);
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(number);
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }
}
