package callmart.extract.excel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * A sheet's rows with the value of a region that is merged over several rows in each of them. A row that holds nothing of its own is
 * none: it is blank, or only the lower part of merged cells.
 */
final class FilledRows {

    /** A region that the current row lies in, with the text of its first cell. */
    private static final class Open {
        private final MergedRegion region;
        private String text;

        Open(MergedRegion region) {
            this.region = region;
        }
    }

    private final SheetRows rows;
    private final Iterator<MergedRegion> coming;
    private final List<Open> open = new ArrayList<>();
    private MergedRegion next;
    private int last;

    FilledRows(SheetRows rows) {
        this.rows = rows;
        this.coming = rows.merged().stream().sorted(Comparator.comparingInt(MergedRegion::firstRow)).iterator();
        advance();
    }

    /** The next row that is not blank, null after the last. */
    SheetRow next() {
        for (SheetRow row = rows.next(); row != null; row = rows.next()) {
            if (row.number() <= last) {
                throw new IllegalStateException("row " + row.number() + " stands below row " + last);
            }
            last = row.number();
            boolean blank = row.isBlank();
            SheetRow filled = fill(row);
            if (!blank) {
                return filled;
            }
        }
        return null;
    }

    private SheetRow fill(SheetRow row) {
        while (next != null && next.firstRow() <= row.number()) {
            open.add(new Open(next));
            advance();
        }
        if (open.isEmpty()) {
            return row;
        }
        open.removeIf(merged -> merged.region.lastRow() < row.number());
        String[] cells = row.cells();
        for (Open merged : open) {
            int column = merged.region.column();
            if (merged.region.firstRow() == row.number()) {
                merged.text = column < cells.length ? cells[column] : null;
            } else if (merged.text != null) {
                cells = column < cells.length ? cells : Arrays.copyOf(cells, column + 1);
                cells[column] = merged.text;
            }
        }
        return new SheetRow(row.number(), cells);
    }

    private void advance() {
        next = coming.hasNext() ? coming.next() : null;
    }
}
