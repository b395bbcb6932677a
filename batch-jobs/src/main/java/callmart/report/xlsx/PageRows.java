package callmart.report.xlsx;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Where the printed pages of a sheet begin that holds several tables and charts: what fits on a page is not divided, nor is a head left at
 * its foot. The rows have their heights, and the sheet a scale of its own, without which programs heed no breaks. Decision 379.
 */
final class PageRows {

    private final Sheet sheet;
    private final float page;
    private final float repeated;
    private final List<Integer> starts = new ArrayList<>();
    private float used;
    private int next;

    /** @param page points of the sheet that a page holds @param repeated how many of its first rows each page repeats */
    PageRows(Sheet sheet, float page, int repeated) {
        this.sheet = sheet;
        this.page = page;
        this.repeated = height(0, repeated);
    }

    /** Puts a block that ends before a row behind those so far. @param least of its rows that stand together if it is longer than a page */
    void add(int end, int least) {
        float whole = height(next, end);
        if (used + (whole <= page - repeated ? whole : height(next, Math.min(end, next + least))) > page) {
            begin(next);
        }
        while (next < end) {
            float row = height(next, next + 1);
            if (used + row > page) {
                begin(next);
            }
            used += row;
            next++;
        }
    }

    private void begin(int row) {
        sheet.setRowBreak(row - 1);
        starts.add(row);
        used = repeated;
    }

    /** The first row from which so many stand on one page, of those that were added. */
    int whole(int from, int rows) {
        int first = from;
        for (int start : starts) {
            first = start > first && start < first + rows ? start : first;
        }
        return first;
    }

    /** The first row that was not added. */
    int next() {
        return next;
    }

    /** Whether the rows up to one that is not added yet stand on the page of those before. */
    boolean holds(int end) {
        return used + height(next, end) <= page;
    }

    private float height(int from, int to) {
        float height = 0;
        for (int i = from; i < to; i++) {
            height += sheet.getRow(i) == null ? sheet.getDefaultRowHeightInPoints() : sheet.getRow(i).getHeightInPoints();
        }
        return height;
    }
}
