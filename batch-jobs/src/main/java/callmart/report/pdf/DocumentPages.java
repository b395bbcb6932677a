package callmart.report.pdf;

import callmart.report.NoteTables;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.chart.ReportFonts;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;

/** Makes a document's pages part by part: the opening, then tables one below the other. Used once, by one thread. */
final class DocumentPages {

    /** Sizes of the type, points: of tables, of those with many columns, and of notes. */
    private static final float TABLE = 9;
    private static final float WIDE_TABLE = 8;
    private static final float NOTE = 8;
    private static final int MANY_COLUMNS = 12;

    /** A table that is longer than a page begins on the last one when so many points are left there. */
    private static final int LEAST_START = 150;

    private final JasperFillManager filler;
    private final ReportFonts fonts;
    private final Map<String, Object> parameters;
    private Pages pages;

    /** @param parameters what the templates name */
    DocumentPages(JasperReportsContext context, ReportFonts fonts, Map<String, Object> parameters) {
        this.filler = JasperFillManager.getInstance(context);
        this.fonts = fonts;
        this.parameters = parameters;
    }

    /** Begins with a page that is not a table. */
    void open(JasperReport opening) throws JRException {
        pages = new Pages(filler.fill(opening, new HashMap<>(parameters), new JREmptyDataSource(0)));
    }

    /** Begins with a table below the template's title. */
    void open(TableDesign design, ReportTable table) throws JRException {
        pages = new Pages(fill(design.layout(table, size(table)).titled(), table));
    }


    void table(TableDesign design, ReportTable table) throws JRException {
        table(design, table, size(table));
    }

    private static float size(ReportTable table) {
        return table.columns().size() > MANY_COLUMNS ? WIDE_TABLE : TABLE;
    }

    /** What the document ends with. */
    void notes(TableDesign design, ReportDocument document) throws JRException {
        for (ReportTable table : NoteTables.of(document)) {
            table(design, table, NOTE);
        }
    }

    private void table(TableDesign design, ReportTable table, float size) throws JRException {
        parameters.put("heading", fonts.printable(table.title()));
        TableDesign.Layout layout = design.layout(table, size);
        if (layout.isLongerThanPage() && pages.room() >= LEAST_START) {
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
