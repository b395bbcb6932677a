package callmart.report.definition;

import callmart.report.DatasetRow;
import callmart.report.FieldFormat;
import callmart.report.ReportTable.Align;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A column of a list.
 *
 * @param key the dataset's column
 * @param label Chinese heading
 * @param format how its values are written
 * @param words the word list that turns the source's codes into words; a code that it lacks shows itself
 * @param align where its cells stand
 * @param width half-width characters that it gets when there is room; its texts come first
 * @param absent shown when a text has no value; empty for —
 * @param total the dataset's column that is summed for the total row, mostly {@code key} itself; empty for none
 * @param totalPer of a ratio: the dataset's column by whose sum that of {@code total} is divided in the total row
 * @param totalUnit behind the sum, such as 天; empty for none
 * @param meaning one Chinese sentence for 数据说明
 * @param cases of a ratio: how many it is over; empty where that is not asked
 */
public record ListColumn(String key, String label, FieldFormat format, Optional<String> words, Align align, int width,
        String absent, Optional<String> total, Optional<String> totalPer, String totalUnit, String meaning,
        Optional<Cases> cases) {

    private static final int WIDEST = 120;

    /**
     * What a ratio is over.
     *
     * @param column of the dataset
     * @param few a ratio over fewer says little
     */
    public record Cases(String column, int few) {

        /** Whether they are those of the period before, with which the ratio compares. */
        boolean areOfPeriodBefore() {
            return column.endsWith(ListPart.BEFORE);
        }

        /** Whether the row's ratio says little; not where the row does not say over how many it is. */
        public boolean areFew(DatasetRow row) {
            return row.find(column).isPresent() && row.number(column).compareTo(BigDecimal.valueOf(few)) < 0;
        }
    }

    public ListColumn {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("a width is 1 to " + WIDEST + " half-width characters, found " + width);
        }
        if (label.isBlank()) {
            throw new IllegalArgumentException("a column needs a label");
        }
        if (meaning.isBlank()) {
            throw new IllegalArgumentException("column '" + key + "' needs a meaning, here or under fields in fields.yml");
        }
    }
}
