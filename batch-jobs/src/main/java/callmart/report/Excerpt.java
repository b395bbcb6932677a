package callmart.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the PDF of a list shows of its rows.
 *
 * @param rule how much there is room for
 * @param places of the columns that it shows, from 0; empty for all
 * @param notable the sums over the whole list, if it has any, then the rows that need somebody, in the list's order; no more of them
 *     than the pages may hold
 * @param label what these are called; empty when the list tells no such rows
 * @param notables how many of them there are
 * @param rows of the whole list
 * @param unit what a row counts as
 */
public record Excerpt(ListPrint rule, List<Integer> places, ReportTable notable, String label, int notables, int rows, String unit) {

    /** A page holds no more rows than this even when each is one line. */
    public static final int MOST_ROWS_A_PAGE = 60;

    public Excerpt {
        places = List.copyOf(places);
    }

    /** A table of the list's columns as the PDF shows it. */
    public ReportTable printed(ReportTable table) {
        return places.isEmpty() ? table : table.only(places);
    }

    /** What stands above all rows. */
    public String heading(ReportTable all) {
        return places.isEmpty() ? all.title() : all.title() + "（其余各列见工作簿）";
    }

    /** Whether the pages may hold every row. */
    public boolean mayShowAll() {
        return rule.rows() == ListPrint.Rows.ALL && rows <= rule.pages() * MOST_ROWS_A_PAGE;
    }

    /** Says what stands below it and where the rest is. @param rowsShown so many rows of the table */
    public String heading(int rowsShown) {
        int shown = rowsShown - (int) notable.rows().stream().limit(rowsShown).filter(ReportTable.Row::total).count();
        if (shown == 0) {
            return "明细（" + (label.isEmpty() ? "" : "无" + label + "，") + "全部 " + count(rows) + "见工作簿）";
        }
        String few = "明细（" + label + " " + count(notables);
        String rest = rows == shown ? places.isEmpty() ? "" : "，其余各列见工作簿"
                : "，其余 " + count(rows - shown) + (places.isEmpty() ? "" : "和各列") + "见工作簿";
        return few + (shown < notables ? "，列出前 " + count(shown) : "") + rest + "）";
    }

    /** {@code 紧急 3 条}, {@code 无紧急}; of a list that tells no such rows how many there are. */
    String headline() {
        if (label.isEmpty()) {
            return count(rows);
        }
        return notables == 0 ? "无" + label : label + " " + count(notables);
    }

    private String count(int of) {
        return Formats.count(BigDecimal.valueOf(of)) + " " + unit;
    }
}
