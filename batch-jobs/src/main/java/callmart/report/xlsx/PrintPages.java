package callmart.report.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * How a sheet's columns come onto paper: on the width of one page where no type becomes too small to be read, else on pages side by side,
 * each of which begins with the first column. Widths are half-width characters. Decisions 263, 267, 339 and 344.
 */
final class PrintPages {

    /** Percent: type of 8 points, the smallest of a sheet with charts, becomes 7 points. */
    private static final int LEAST_SCALE = 88;

    /** Percent: type of 9 points, the smallest of a sheet of rows, becomes 7 points. */
    static final int ROWS_SCALE = 78;

    /** What A4 landscape holds at these scales. */
    private static final int ROOM = 165;
    private static final int ROWS_ROOM = 190;

    /** What A4 upright holds at the scale of rows between its narrow margins, of so many inches. */
    private static final int UPRIGHT_ROOM = 138;
    private static final double UPRIGHT_MARGIN = 0.2;

    /** What it holds of tables at the scale of sheets with charts, between the usual margins. */
    private static final int UPRIGHT_TABLES = 115;

    /** Points of the sides of A4. */
    private static final float SHORT = 595;
    private static final float LONG = 842;
    private static final float INCH = 72;

    /** Points that programs leave blank above the foot of a page with breaks of its own. */
    private static final float RESERVE = 24;

    /** What A4 landscape has between the usual margins. */
    private static final float HEIGHT = 519;

    /** The same of A4 upright. */
    private static final float UPRIGHT_HEIGHT = 766;

    private PrintPages() {
    }

    /** Whether the sheet's first rows can be read on one page. */
    static boolean isOnePage(Sheet sheet, int rows) {
        return height(sheet, rows) * LEAST_SCALE <= between(sheet) * 100;
    }

    /** Prints a sheet of so many rows on one page where it can be read there, else on as many as it takes. */
    static void fit(Sheet sheet, int rows) {
        sheet.getPrintSetup().setFitHeight((short) (isOnePage(sheet, rows) ? 1 : 0));
    }

    /**
     * Prints so many half-width characters side by side, at a scale of the sheet's own, on pages whose beginnings the caller says; tables
     * without charts upright, if they are narrow enough, as they are long.
     */
    static PageRows ownScale(Sheet sheet, int width, boolean hasCharts, int repeated) {
        boolean isUpright = !hasCharts && width <= UPRIGHT_TABLES;
        int scale = isUpright ? LEAST_SCALE : Math.max(LEAST_SCALE, Math.min(100, ROOM * LEAST_SCALE / width));
        sheet.getPrintSetup().setLandscape(!isUpright);
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale((short) scale);
        return new PageRows(sheet, (between(sheet) - RESERVE) * 100 / scale, repeated);
    }

    /** Begins a new page above a row. Programs heed that on sheets with a scale of their own alone. */
    static void split(Sheet sheet, int row) {
        sheet.setFitToPage(false);
        int scale = (int) ((between(sheet) - RESERVE) * 100 / height(sheet, row));
        sheet.getPrintSetup().setScale((short) Math.max(LEAST_SCALE, Math.min(100, scale)));
        sheet.setRowBreak(row - 1);
    }

    /** Prints a table of so many rows whole on one page where it can be read there, upright if need be. */
    static void gather(Sheet sheet, int rows, int[] widths) {
        float height = height(sheet, rows) * ROWS_SCALE / 100;
        boolean isAcross = breaks(widths).isEmpty() && height <= HEIGHT;
        boolean isUpright = !isAcross && IntStream.of(widths).sum() <= UPRIGHT_ROOM && height <= UPRIGHT_HEIGHT;
        if (isAcross || isUpright) {
            sheet.getPrintSetup().setLandscape(isAcross);
            sheet.getPrintSetup().setFitHeight((short) 1);
        }
        if (isUpright) {
            sheet.setMargin(PageMargin.LEFT, UPRIGHT_MARGIN);
            sheet.setMargin(PageMargin.RIGHT, UPRIGHT_MARGIN);
        }
    }

    /** Points between the upper and lower margin of a sheet. */
    private static float between(Sheet sheet) {
        return (sheet.getPrintSetup().getLandscape() ? SHORT : LONG)
                - (float) (sheet.getMargin(PageMargin.TOP) + sheet.getMargin(PageMargin.BOTTOM)) * INCH;
    }

    private static float height(Sheet sheet, int rows) {
        float height = 0;
        for (int i = 0; i < rows; i++) {
            height += sheet.getRow(i) == null ? sheet.getDefaultRowHeightInPoints() : sheet.getRow(i).getHeightInPoints();
        }
        return height;
    }

    /** Whether columns of these widths stand side by side on one page, charts among them. */
    static boolean isOneWide(int... widths) {
        return IntStream.of(widths).sum() <= ROOM;
    }

    /** Whether columns take more pages side by side than narrower ones, or have no room upright as those have. */
    static boolean takesMore(int[] widths, int[] narrower) {
        return breaks(narrower).size() < breaks(widths).size()
                || IntStream.of(narrower).sum() <= UPRIGHT_ROOM && IntStream.of(widths).sum() > UPRIGHT_ROOM;
    }

    /** The first column of each page but the first of a sheet of rows. */
    static List<Integer> breaks(int[] widths) {
        List<Integer> breaks = new ArrayList<>();
        int used = widths[0];
        for (int i = 1; i < widths.length; i++) {
            if (used + widths[i] > ROWS_ROOM) {
                breaks.add(i);
                used = widths[0];
            }
            used += widths[i];
        }
        return breaks;
    }

    /**
     * Where the lines above the heads begin: not in the first column where pages stand side by side, as each of them would show in it what
     * that column has room for.
     */
    static int titleColumn(int[] widths) {
        return lastOfFirst(widths) < widths.length - 1 ? Math.min(1, lastOfFirst(widths)) : 0;
    }

    /** The last column of the first page of a sheet of rows. */
    static int lastOfFirst(int[] widths) {
        return breaks(widths).stream().findFirst().orElse(widths.length) - 1;
    }

    /** What a title has room for on the first page. */
    static int titleRoom(int[] widths) {
        return IntStream.rangeClosed(titleColumn(widths), lastOfFirst(widths)).map(i -> widths[i]).sum();
    }

    /** Widens the first of several pages, as far as it goes, until a title of so many half-width characters ends on it. */
    static void hold(int[] widths, int title) {
        int last = lastOfFirst(widths);
        if (last < widths.length - 1) {
            int free = ROWS_ROOM - IntStream.rangeClosed(0, last).map(i -> widths[i]).sum();
            widths[last] += Math.max(0, Math.min(free, title - titleRoom(widths)));
        }
    }

    /** Gives what room the pages leave to the columns that wish for more, from left to right. */
    static void widen(int[] widths, int[] wishes) {
        List<Integer> breaks = breaks(widths);
        for (int page = 0; page <= breaks.size(); page++) {
            int from = page == 0 ? 0 : breaks.get(page - 1);
            int to = page == breaks.size() ? widths.length : breaks.get(page);
            int free = ROWS_ROOM - (page == 0 ? 0 : widths[0]) - IntStream.range(from, to).map(i -> widths[i]).sum();
            for (int i = Math.max(1, from); i < to; i++) {
                int more = Math.max(0, Math.min(free, wishes[i] - widths[i]));
                widths[i] += more;
                free -= more;
            }
        }
    }
}
