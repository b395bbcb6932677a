package callmart.report.pdf;

import callmart.config.EnumWord;
import callmart.report.Cell;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.chart.ReportFonts;
import java.util.Iterator;
import java.util.List;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;

/** A table's rows as JasperReports asks for them: text and style by column number. */
final class TableRows implements JRDataSource {

    /** Field name before the column's number: what is shown. */
    static final String TEXT = "text";

    /** Field name before the column's number: the template's style. */
    static final String STYLE = "style";

    /** Field name before the column's number: what is shown, behind the column's label; null when there is nothing. */
    static final String LABELLED = "labelled";

    private final List<ReportTable.Column> columns;
    private final Iterator<ReportTable.Row> rows;
    private final ReportFonts fonts;
    private ReportTable.Row row;

    TableRows(ReportTable table, ReportFonts fonts) {
        this.columns = table.columns();
        this.rows = table.rows().iterator();
        this.fonts = fonts;
    }

    @Override
    public boolean next() {
        boolean more = rows.hasNext();
        row = more ? rows.next() : null;
        return more;
    }

    @Override
    public Object getFieldValue(JRField field) {
        String name = field.getName();
        if (name.startsWith(TEXT)) {
            return fonts.printable(cell(name, TEXT).text());
        }
        if (name.startsWith(LABELLED)) {
            String text = cell(name, LABELLED).text();
            return text.isEmpty() || text.equals(Formats.NO_VALUE) ? null
                    : fonts.printable(columns.get(Integer.parseInt(name.substring(LABELLED.length()))).label() + "：" + text);
        }
        return style(row.total() ? "total" : "cell", cell(name, STYLE).tone());
    }

    /** The template's style for a tone: {@code note}, {@code note-met}, {@code note-missed}. */
    static String style(String base, Cell.Tone tone) {
        return tone == Cell.Tone.NONE ? base : base + "-" + EnumWord.of(tone);
    }

    private Cell cell(String name, String prefix) {
        return row.cells().get(Integer.parseInt(name.substring(prefix.length())));
    }
}
