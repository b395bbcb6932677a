package callmart.extract.excel;

import callmart.extract.UnreadableCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Cells as texts that mean the same in any file: dates and times in the ISO form, numbers with the 15 digits that a spreadsheet
 * holds, without exponent and trailing zeros, with the leading ones that the format shows, booleans as 1 and 0. What is not a value
 * becomes an {@link UnreadableCell}.
 */
final class CellTexts {

    private static final MathContext PRECISION = new MathContext(15);
    private static final BigDecimal TOO_LONG = BigDecimal.TEN.pow(15);
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final double DAYS_TO_YEAR_10000 = 2_958_466;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final LocalDate epoch;

    /** @param from1904 whether the workbook counts days from 1904, as those of old Macs do, and not from 1900 */
    CellTexts(boolean from1904) {
        this.epoch = from1904 ? EPOCH_1904 : EPOCH;
    }

    /**
     * A number as the file writes it.
     *
     * @throws NumberFormatException when the text is not a number
     */
    String number(String digits, CellFormat format) {
        if (format.isTemporal()) {
            return temporal(Double.parseDouble(digits), format);
        }
        return format.percent() ? percent(new BigDecimal(digits)) : withZeros(isShortInteger(digits) ? digits
                : plain(new BigDecimal(digits)),
                format);
    }

    String number(double value, CellFormat format) {
        return format.isTemporal() ? temporal(value, format) : format.percent() ? percent(BigDecimal.valueOf(value))
                : withZeros(plain(BigDecimal.valueOf(value)), format);
    }

    /** 5 % are no 0.05 of what a column counts. */
    private static String percent(BigDecimal share) {
        return plain(share.scaleByPowerOfTen(2)) + "%";
    }

    /** An id as the cell shows it, {@code 00123}, {@code A012}: zeros, and what stands before them, are in the format only. */
    private static String withZeros(String plain, CellFormat format) {
        return format.digits() == 1 || !isShortInteger(plain) ? plain
                : format.before() + "0".repeat(Math.max(0, format.digits() - plain.length())) + plain;
    }

    static String bool(boolean value) {
        return value ? "1" : "0";
    }

    /** A date or time as strict workbooks write it, {@code 2026-11-21T09:00:05.000}; it is local, whatever it says of a zone. */
    static String isoDate(String text) {
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return (local.startsWith("T") ? local.substring(1) : local.replace('T', ' ')).replaceFirst("\\.0+$", "");
    }

    /**
     * An error such as {@code #N/A}.
     *
     * @param row 1-based
     * @param column 0-based
     */
    static String error(String code, int row, int column) {
        return UnreadableCell.of(code, "is an error in cell " + CellNames.of(row, column) + "; correct the workbook and have it"
                + " delivered again, or list '" + code + "' under 'absent' in sources.yml");
    }

    /** A formula whose value the program that wrote the file left to be computed. */
    static String withoutValue(int row, int column) {
        return UnreadableCell.of("", "is a formula without its value in cell " + CellNames.of(row, column)
                + "; open the workbook in a spreadsheet program, save it and deliver that file");
    }

    private static boolean isShortInteger(String digits) {
        if (digits.isEmpty() || digits.length() > 15 || digits.charAt(0) == '0' && digits.length() > 1) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String plain(BigDecimal value) {
        if (value.signum() == 0 || value.doubleValue() == 0) {
            return "0";
        }
        if (value.abs().compareTo(TOO_LONG) >= 0) {
            BigDecimal kept = value.round(PRECISION);
            return UnreadableCell.of(value.precision() - value.scale() > 40 ? kept.toString() : kept.toBigInteger().toString(),
                    "is a number of more than 15 digits, of which a spreadsheet keeps only the first 15; format the column as text"
                            + " and have the file delivered again");
        }
        return value.round(PRECISION).stripTrailingZeros().toPlainString();
    }

    private String temporal(double serial, CellFormat format) {
        if (!(serial >= 0 && serial < DAYS_TO_YEAR_10000)) {
            return plain(BigDecimal.valueOf(serial));
        }
        long millis = format.fraction() ? Math.round(serial * MILLIS_PER_DAY)
                : Math.round(serial * MILLIS_PER_DAY / 1000) * 1000;
        if (format.elapsed()) {
            return shown(elapsed(millis), format);
        }
        long day = millis / MILLIS_PER_DAY;
        LocalTime time = LocalTime.ofNanoOfDay(millis % MILLIS_PER_DAY * 1_000_000);
        if (day == 0 && !(format.date() && epoch.equals(EPOCH_1904))) {
            return shown(clock(time), format);
        }
        boolean dateOnly = !format.time() && time.equals(LocalTime.MIDNIGHT);
        return epoch.plusDays(day) + (dateOnly ? "" : " " + clock(time));
    }

    /** A time or duration without the seconds that its format leaves out, as two parts mean less than three; others stay whole. */
    private static String shown(String clock, CellFormat format) {
        return format.minutes() && clock.endsWith(":00") ? clock.substring(0, clock.length() - 3) : clock;
    }

    private static String elapsed(long millis) {
        return millis / 3_600_000 + ":" + clock(LocalTime.ofNanoOfDay(millis % 3_600_000 * 1_000_000)).substring(3);
    }

    private static String clock(LocalTime time) {
        return (time.getNano() == 0 ? CLOCK : CLOCK_MILLIS).format(time);
    }
}
