package callmart.report.pdf;

import callmart.report.NoteTables;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.chart.ReportFonts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRFiller;
import net.sf.jasperreports.engine.fill.ReportFiller;

/** Makes a document's pages part by part: the opening, then tables one below the other. Used once, by one thread. */
final class DocumentPages {

    /** Sizes of the type, points: of tables, of those with many columns, and of notes. */
    private static final float TABLE = 9;
    private static final float WIDE_TABLE = 8;
    private static final float NOTE = 8;
    private static final int MANY_COLUMNS = 12;

    /** A table that is longer than a page begins on the last one when so many points are left there. */
    private static final int LEAST_START = 150;

    /** One that would fit on a page of its own does not leave so many points of the last one blank. */
    private static final int MOST_BLANK = 350;

    private final JasperReportsContext context;
    private final JasperFillManager filler;
    private final ReportFonts fonts;
    private final Map<String, Object> parameters;
    private Pages pages;

    /** @param parameters what the templates name */
    DocumentPages(JasperReportsContext context, ReportFonts fonts, Map<String, Object> parameters) {
        this.context = context;
        this.filler = JasperFillManager.getInstance(context);
        this.fonts = fonts;
        this.parameters = new HashMap<>(parameters);
        this.parameters.putIfAbsent("watermark", "");
    }

    /** Begins with a page that is not a table. */
    void open(JasperReport opening) throws JRException {
        pages = new Pages(filler.fill(opening, new HashMap<>(parameters), new JREmptyDataSource(0)));
    }

    void table(TableDesign design, ReportTable table) throws JRException {
        table(design, table, size(table), MOST_BLANK);
    }

    /** Of the type of a table when there is room, points. */
    static float size(ReportTable table) {
        return table.columns().size() > MANY_COLUMNS ? WIDE_TABLE : TABLE;
    }

    /**
     * As many of the table's rows as fit on this and so many further pages.
     *
     * @param isWhole whether the table is left out unless all of its rows fit
     * @param heading what stands above the table, by the number of its rows that are shown
     * @return whether it was put in
     */
    boolean table(TableDesign design, ReportTable table, int further, boolean isWhole, IntFunction<String> heading) throws JRException {
        TableDesign.Layout layout = design.layout(table, size(table));
        boolean begins = pages.room() < LEAST_START;
        RowsForPages rows = new RowsForPages(new TableRows(table, fonts), further + (begins ? 0 : 1));
        parameters.put("heading", fonts.printable(table.title()));
        ReportFiller filling = JRFiller.createReportFiller(context, layout.headed(begins ? 0 : pages.taken()));
        filling.addFillListener(rows);
        JasperPrint print = filling.fill(new HashMap<>(parameters), rows);
        if (isWhole && rows.isFull()) {
            return false;
        }
        Pages.cut(print, further + (begins ? 0 : 1));
        Pages.head(print, fonts.printable(heading.apply(rows.shown())));
        if (begins) {
            pages.add(print);
        } else {
            pages.continueWith(print);
        }
        return true;
    }

    int count() {
        return pages.count();
    }

    /** What the document ends with; it does not stand alone on a last page for want of a page of its own. */
    void notes(TableDesign design, ReportDocument document) throws JRException {
        for (ReportTable table : NoteTables.of(document)) {
            table(design, table, NOTE, LEAST_START);
        }
    }

    /** @param room a table that is shorter than a page begins on the last one when so many points are left there */
    private void table(TableDesign design, ReportTable table, float size, int room) throws JRException {
        parameters.put("heading", fonts.printable(table.title()));
        TableDesign.Layout layout = design.layout(table, size);
        if (pages.room() >= (layout.isLongerThanPage() ? LEAST_START : room)) {
            pages.continueWith(fill(layout.headed(pages.taken()), table));
        } else {
            pages.add(fill(layout.headed(0), table));
        }
    }

    private JasperPrint fill(JasperReport report, ReportTable table) throws JRException {
        return filler.fill(report, new HashMap<>(parameters), new TableRows(table, fonts));
    }

    JasperPrint pages() {
        return pages.numbered();
    }
}
