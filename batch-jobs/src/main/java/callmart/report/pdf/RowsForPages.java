package callmart.report.pdf;

import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.fill.FillListener;

/** Gives rows until so many pages are full, and knows how many of them stand whole on these. Used once. */
final class RowsForPages implements JRDataSource, FillListener {

    private final JRDataSource rows;
    private final int pages;
    private int given;
    private boolean isFull;
    private boolean isOver;

    RowsForPages(JRDataSource rows, int pages) {
        this.rows = rows;
        this.pages = pages;
    }

    @Override
    public boolean next() throws JRException {
        isOver = isFull || !rows.next();
        given += isOver ? 0 : 1;
        return !isOver;
    }

    @Override
    public Object getFieldValue(JRField field) throws JRException {
        return rows.getFieldValue(field);
    }

    /** The page ends while rows are given: the row at hand begins, or goes on, on the next one. */
    @Override
    public void pageGenerated(JasperPrint print, int page) {
        isFull |= !isOver && page + 1 >= pages;
    }

    @Override
    public void pageUpdated(JasperPrint print, int page) {
        // A page that is changed afterwards ends where it did.
    }

    /** Whether a row did not find room. */
    boolean isFull() {
        return isFull;
    }

    /** How many rows stand whole on the pages. */
    int shown() {
        return isFull ? given - 1 : given;
    }
}
