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

/** Puts a table's columns into the template: heads that repeat on every page, rows that grow with their text. */
final class TableDesign {

    private static final int HEADING_HEIGHT = 20;
    private static final int LINE = 11;
    private static final int ROW_HEIGHT = 14;

    /** From so many columns on, the type is smaller. */
    private static final int MANY_COLUMNS = 12;
    private static final float SMALL_TYPE = 7.5f;
    private static final float SMALL_HEAD = 7f;

    /** A head of more characters in a narrow column takes two lines of about the same length. */
    private static final int ONE_LINE = 4;
    private static final int NARROW_WEIGHT = 8;

    private final JasperReportsContext context;
    private final Path template;

    TableDesign(JasperReportsContext context, Path template) {
        this.context = context;
        this.template = template;
    }

    JasperReport compiled(CompiledTemplates templates, ReportTable table) throws JRException {
        return templates.get(List.of(template, table.columns()), () -> design(table));
    }

    private JasperDesign design(ReportTable table) throws JRException {
        JasperDesign design = JRXmlLoader.load(context, template.toFile());
        design.setTitle(null);
        boolean narrow = table.columns().size() >= MANY_COLUMNS;
        int headHeight = narrow ? 3 * LINE - 5 : ROW_HEIGHT + 4;
        JRDesignBand head = new JRDesignBand();
        head.setHeight(HEADING_HEIGHT + headHeight);
        JRDesignTextField heading = new JRDesignTextField(design);
        heading.setExpression(new JRDesignExpression("$P{heading}"));
        place(heading, 0, 0, design.getColumnWidth(), HEADING_HEIGHT - 2, "section");
        head.addElement(heading);
        JRDesignBand row = new JRDesignBand();
        row.setHeight(ROW_HEIGHT);
        row.setSplitType(SplitTypeEnum.PREVENT);
        int[] edges = edges(table.columns(), design.getColumnWidth());
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            int width = edges[i + 1] - edges[i];
            JRDesignStaticText label = new JRDesignStaticText(design);
            label.setText(narrow ? broken(column) : column.label());
            place(label, edges[i], HEADING_HEIGHT, width, headHeight, "head");
            label.setHorizontalTextAlign(narrow && i > 0 ? HorizontalTextAlignEnum.CENTER : align(column));
            head.addElement(label);
            JRDesignTextField cell = cell(design, i);
            place(cell, edges[i], 0, width, ROW_HEIGHT, "cell");
            cell.setHorizontalTextAlign(align(column));
            row.addElement(cell);
            if (narrow) {
                label.setFontSize(SMALL_HEAD);
                cell.setFontSize(SMALL_TYPE);
            }
        }
        design.setColumnHeader(head);
        ((JRDesignSection) design.getDetailSection()).addBand(row);
        return design;
    }

    private static JRDesignTextField cell(JasperDesign design, int index) throws JRException {
        for (String name : List.of(TableRows.TEXT + index, TableRows.STYLE + index)) {
            JRDesignField field = new JRDesignField();
            field.setName(name);
            field.setValueClass(String.class);
            design.addField(field);
        }
        JRDesignTextField cell = new JRDesignTextField(design);
        cell.setExpression(new JRDesignExpression("$F{" + TableRows.TEXT + index + "}"));
        cell.setStyleExpression(new JRDesignExpression("$F{" + TableRows.STYLE + index + "}"));
        cell.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
        cell.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
        return cell;
    }

    private static String broken(Column column) {
        String label = column.label();
        int middle = label.length() / 2;
        return column.weight() > NARROW_WEIGHT || label.length() <= ONE_LINE
                ? label
                : label.substring(0, middle) + "\n" + label.substring(middle);
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

    /** Where columns begin, by weight over the whole width; one more than there are columns. */
    private static int[] edges(List<Column> columns, int width) {
        int sum = columns.stream().mapToInt(Column::weight).sum();
        int[] edges = new int[columns.size() + 1];
        int passed = 0;
        for (int i = 0; i < columns.size(); i++) {
            passed += columns.get(i).weight();
            edges[i + 1] = passed * width / sum;
        }
        return edges;
    }
}
