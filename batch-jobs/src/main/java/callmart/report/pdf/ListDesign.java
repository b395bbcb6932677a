package callmart.report.pdf;

import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import java.nio.file.Path;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignTextElement;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/**
 * Puts a list's columns into the template: heads that repeat on every page, rows that are as high as their longest text, go to the
 * next page whole, and are cut only when they are higher than a page.
 */
final class ListDesign {

    /** Says whether the row is a total. */
    static final String TOTAL = "total";

    private static final int HEADING_HEIGHT = 20;
    private static final float LINE = 1.35f;

    private final JasperReportsContext context;
    private final Path template;

    ListDesign(JasperReportsContext context, Path template) {
        this.context = context;
        this.template = template;
    }

    /** @param opening whether the page's title stands above; else the table's own heading does, also when it has no rows */
    JasperReport compiled(CompiledTemplates templates, ReportTable table, boolean opening) throws JRException {
        return templates.get(List.of(template, table.columns(), table.rows().isEmpty(), opening), () -> design(table, opening));
    }

    private JasperDesign design(ReportTable table, boolean opening) throws JRException {
        JasperDesign design = JRXmlLoader.load(context, template.toFile());
        int heading = opening ? 0 : HEADING_HEIGHT;
        if (!opening) {
            design.setTitle(null);
        }
        ColumnWidths widths = ColumnWidths.of(table.columns(), design.getColumnWidth());
        JRDesignBand head = new JRDesignBand();
        boolean empty = table.rows().isEmpty();
        int headHeight = empty ? 0 : Math.round(widths.headLines() * widths.size() * LINE) + 5;
        head.setHeight(heading + headHeight);
        if (!opening) {
            JRDesignTextField words = new JRDesignTextField(design);
            words.setExpression(new JRDesignExpression("$P{heading}"));
            place(words, 0, 0, design.getColumnWidth(), HEADING_HEIGHT - 2, "section");
            head.addElement(words);
        }
        for (int i = 0; i < (empty ? 0 : table.columns().size()); i++) {
            JRDesignStaticText label = new JRDesignStaticText(design);
            label.setText(table.columns().get(i).label());
            place(label, widths.edges()[i], heading, widths.edges()[i + 1] - widths.edges()[i], headHeight, "head");
            label.setFontSize(widths.size());
            label.setHorizontalTextAlign(align(table.columns().get(i)));
            head.addElement(label);
        }
        if (!empty || !opening) {
            design.setColumnHeader(head);
        }
        fields(design, table.columns().size());
        JRDesignSection detail = (JRDesignSection) design.getDetailSection();
        detail.addBand(row(design, table.columns(), widths, "cell", "!$F{" + TOTAL + "}"));
        detail.addBand(row(design, table.columns(), widths, "total", "$F{" + TOTAL + "}"));
        return design;
    }

    private static void fields(JasperDesign design, int columns) throws JRException {
        JRDesignField total = new JRDesignField();
        total.setName(TOTAL);
        total.setValueClass(Boolean.class);
        design.addField(total);
        for (int i = 0; i < columns; i++) {
            JRDesignField field = new JRDesignField();
            field.setName(TableRows.TEXT + i);
            field.setValueClass(String.class);
            design.addField(field);
        }
    }

    private static JRDesignBand row(JasperDesign design, List<Column> columns, ColumnWidths widths, String style, String when) {
        JRDesignBand row = new JRDesignBand();
        int height = Math.round(widths.size() * LINE) + 5;
        row.setHeight(height);
        row.setSplitType(SplitTypeEnum.PREVENT);
        row.setPrintWhenExpression(new JRDesignExpression(when));
        for (int i = 0; i < columns.size(); i++) {
            JRDesignTextField cell = new JRDesignTextField(design);
            cell.setExpression(new JRDesignExpression("$F{" + TableRows.TEXT + i + "}"));
            cell.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
            cell.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
            place(cell, widths.edges()[i], 0, widths.edges()[i + 1] - widths.edges()[i], height, style);
            cell.setFontSize(widths.size());
            cell.setHorizontalTextAlign(align(columns.get(i)));
            row.addElement(cell);
        }
        return row;
    }

    private static void place(JRDesignTextElement element, int x, int y, int width, int height, String style) {
        element.setX(x);
        element.setY(y);
        element.setWidth(width);
        element.setHeight(height);
        element.setStyleNameReference(style);
    }

    private static HorizontalTextAlignEnum align(Column column) {
        return switch (column.align()) {
            case LEFT -> HorizontalTextAlignEnum.LEFT;
            case CENTER -> HorizontalTextAlignEnum.CENTER;
            case RIGHT -> HorizontalTextAlignEnum.RIGHT;
        };
    }
}
