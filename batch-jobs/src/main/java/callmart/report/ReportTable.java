package callmart.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a document.
 *
 * @param id unique in the document
 * @param title Chinese; also the workbook's sheet name
 * @param columns at least one
 * @param rows each with one cell a column; {@link LongRows} when they may be many
 */
public record ReportTable(String id, String title, List<Column> columns, List<Row> rows) {

    /**
     * A column.
     *
     * @param label heading
     * @param align where its cells stand
     * @param weight share of the width, relative to the other columns; about the number of half-width characters
     * @param wraps whether its cells may take several lines
     * @param meaning one Chinese sentence for 数据说明; empty when something else says it
     */
    public record Column(String label, Align align, int weight, boolean wraps, String meaning) {

        /** From this weight on words are sentences. */
        private static final int SENTENCES = 30;

        /** The widest column of marks: a Chinese character, or a day's number. */
        private static final int MARKS = 3;

        /** How far values fall short of their targets, with one sign in every report. */
        public static Column gap() {
            return new Column("差距（正为不足）", Align.RIGHT, 16);
        }

        public Column(String label, Align align, int weight) {
            this(label, align, weight, true, "");
        }

        /** Whether its cells hold marks of one character below a head as short. */
        public boolean holdsMarks() {
            return align == Align.CENTER && weight <= MARKS && label.length() < MARKS;
        }

        /** Whether its cells hold more than a few words, so that they wrap however wide the column is. */
        public boolean holdsSentences() {
            return wraps && weight >= SENTENCES;
        }
    }

    /** Where the rows stand that a shortened table leaves out. */
    public enum Rest {
        WORKBOOK("工作簿"), ATTACHMENT("附件");

        private final String said;

        Rest(String said) {
            this.said = said;
        }
    }

    /** Words stand left, figures right, verdicts in the middle. */
    public enum Align {
        LEFT, CENTER, RIGHT
    }

    /**
     * A row.
     *
     * @param total a sum over the other rows, set in bold
     * @param cells one a column
     */
    public record Row(boolean total, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The table of these columns. */
    public ReportTable only(List<Integer> places) {
        return new ReportTable(id, title, places.stream().map(columns::get).toList(),
                LongRows.map(rows, row -> new Row(row.total(), places.stream().map(row.cells()::get).toList())));
    }

    /** The first rows and the sums; the title says where the rest stands. */
    public ReportTable shortened(int most, Rest place) {
        long plain = rows.stream().filter(row -> !row.total()).count();
        if (plain <= most) {
            return this;
        }
        List<Row> kept = Stream.concat(rows.stream().filter(row -> !row.total()).limit(most), rows.stream().filter(Row::total)).toList();
        String said = title + "（前 " + most + " 项，其余 " + (plain - most) + " 项见" + place.said + "）";
        return new ReportTable(id, said, columns, kept);
    }

    /** Whether the column's words stand beside the figures of the column before, which end at its edge. */
    public boolean followsFigures(int column) {
        return column > 0 && columns.get(column - 1).align() == Align.RIGHT && columns.get(column).align() != Align.RIGHT;
    }

    public ReportTable {
        columns = List.copyOf(columns);
        rows = LongRows.copyOf(rows);
        for (Row row : rows instanceof LongRows ? List.<Row>of() : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("table " + id + " has " + columns.size() + " columns and a row of "
                        + row.cells().size() + " cells");
            }
        }
    }
}
