package callmart.report.list;

import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.FreeText;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ListColumn;
import callmart.text.OneTimeCodes;
import callmart.text.PhoneNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

/** Turns the values of a dataset's row into a list's cells: words for codes, the business time zone, masked numbers. */
public final class FieldValues {

    private final Map<String, Map<String, String>> words;
    private final ZoneId zone;
    private final boolean masked;
    private final Texts texts;

    /**
     * @param words by the name of their list: code to word
     * @param zone business time zone
     * @param masked whether telephone numbers are masked
     * @param texts yes and no
     */
    FieldValues(Map<String, Map<String, String>> words, ZoneId zone, boolean masked, Texts texts) {
        this.texts = texts;
        this.words = words;
        this.zone = zone;
        this.masked = masked;
    }

    /** @throws IllegalArgumentException naming the column, when the dataset lacks it or its value does not suit the format */
    Cell.Field cell(ListColumn column, DatasetRow row) {
        Object value = value(column, row);
        if (value == null || value.equals("")) {
            return new Cell.Field(column.format(), column.format().isWords() && !column.absent().isEmpty() ? column.absent() : null);
        }
        return new Cell.Field(column.format(), value, column.cases().filter(cases -> cases.areFew(row)).isPresent());
    }

    private Object value(ListColumn column, DatasetRow row) {
        Object raw = row.find(column.key()).orElse(null);
        if (raw == null) {
            return null;
        }
        try {
            return switch (column.format()) {
                case TEXT -> clean(column.words().map(list -> word(list, raw.toString())).orElseGet(raw::toString), FreeText.LONGEST_WORDS);
                case LONG_TEXT -> clean(raw.toString(), FreeText.LONGEST);
                case MESSAGE -> message(FreeText.clean(raw.toString(), FreeText.LONGEST));
                case PHONE -> FreeText.clean(masked ? PhoneNumbers.mask(raw.toString()) : raw.toString(), FreeText.LONGEST_WORDS);
                case YES_NO -> yesNo(raw);
                case INT, DECIMAL, HOURS, MINUTES, TENTHS, MONEY, PERCENT, CHANGE, GAP -> row.number(column.key());
                case DURATION -> row.number(column.key()).setScale(0, RoundingMode.HALF_UP);
                case DATE -> (LocalDate) raw;
                case DATE_TIME -> LocalDateTime.ofInstant((Instant) raw, zone);
            };
        } catch (ClassCastException | NumberFormatException e) {
            throw new IllegalArgumentException("column " + column.key() + " has the format " + column.format()
                    + ", which does not suit the value '" + raw + "'", e);
        }
    }

    /** The word for a code; a code that the list lacks shows itself. */
    String word(String list, String code) {
        return words.getOrDefault(list, Map.of()).getOrDefault(code, code);
    }

    private String clean(String text, int longest) {
        String clean = FreeText.clean(text, longest);
        return masked ? PhoneNumbers.maskWithin(clean) : clean;
    }

    /** Codes first: what a masked number shows is no code. */
    private String message(String clean) {
        return masked ? PhoneNumbers.maskWithin(OneTimeCodes.mask(clean)) : clean;
    }

    private String yesNo(Object raw) {
        boolean yes = raw instanceof Boolean is ? is : new BigDecimal(raw.toString()).signum() != 0;
        return texts.of(yes ? Text.WORD_YES : Text.WORD_NO);
    }
}
