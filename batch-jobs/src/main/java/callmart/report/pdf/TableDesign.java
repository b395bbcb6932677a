package callmart.report.pdf;

import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import java.nio.file.Path;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
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
 * Puts a table's columns into a template: heads that repeat on every page, rows that are as high as their longest text, go to the
 * next page whole, and are cut only when they are higher than a page. A table without rows is its heading alone. All expressions
 * name a field or a parameter and nothing else, so that there is nothing to compile.
 */
final class TableDesign {

    private static final int HEADING_HEIGHT = 20;
    private static final float LINE = 1.35f;

    private final JasperReportsContext context;
    private final Path template;
    private final TextWidths texts;

    TableDesign(JasperReportsContext context, Path template, TextWidths texts) {
        this.context = context;
        this.template = template;
        this.texts = texts;
    }

    /** @param largest size of the type when there is room, points */
    Layout layout(ReportTable table, float largest) throws JRException {
        JasperDesign design = JRXmlLoader.load(context, template.toFile());
        return new Layout(design, table, ColumnWidths.of(table, design.getColumnWidth(), largest, texts));
    }

    /** A table with its columns measured; good for one report. */
    final class Layout {

        private final JasperDesign design;
        private final ReportTable table;
        private final ColumnWidths widths;

        private Layout(JasperDesign design, ReportTable table, ColumnWidths widths) {
            this.design = design;
            this.table = table;
            this.widths = widths;
        }

        /** Whether its rows take more than a page even when each is one line. */
        boolean isLongerThanPage() {
            int page = design.getPageHeight() - design.getTopMargin() - design.getBottomMargin() - design.getPageFooter().getHeight();
            return HEADING_HEIGHT + headHeight() + (long) table.rows().size() * rowHeight() > page;
        }

        /** Below the template's own title. */
        JasperReport titled() throws JRException {
            return compiled(0);
        }

        /** Below its own heading, on the first page after so many points that are taken. */
        JasperReport headed(int taken) throws JRException {
            JRDesignBand blank = new JRDesignBand();
            blank.setHeight(taken);
            design.setTitle(taken == 0 ? null : blank);
            return compiled(HEADING_HEIGHT);
        }

        private JasperReport compiled(int heading) throws JRException {
            JRDesignBand head = new JRDesignBand();
            boolean empty = table.rows().isEmpty();
            head.setHeight(heading + (empty ? 0 : headHeight()));
            if (heading > 0) {
                JRDesignTextField words = new JRDesignTextField(design);
                words.setExpression(new JRDesignExpression("$P{heading}"));
                TableDesign.place(words, 0, 0, design.getColumnWidth(), heading - 2, "section");
                head.addElement(words);
            }
            if (!empty) {
                labels(head, heading);
            }
            if (head.getHeight() > 0) {
                design.setColumnHeader(head);
            }
            ((JRDesignSection) design.getDetailSection()).addBand(row());
            return JasperCompileManager.getInstance(context).compile(design);
        }

        private void labels(JRDesignBand head, int y) {
            for (int i = 0; i < table.columns().size(); i++) {
                JRDesignStaticText label = new JRDesignStaticText(design);
                label.setText(widths.heads().get(i));
                place(label, i, y, headHeight(), "head");
                head.addElement(label);
            }
        }

        private JRDesignBand row() throws JRException {
            JRDesignBand row = new JRDesignBand();
            row.setHeight(rowHeight());
            row.setSplitType(SplitTypeEnum.PREVENT);
            for (int i = 0; i < table.columns().size(); i++) {
                for (String name : List.of(TableRows.TEXT + i, TableRows.STYLE + i)) {
                    JRDesignField field = new JRDesignField();
                    field.setName(name);
                    field.setValueClass(String.class);
                    design.addField(field);
                }
                JRDesignTextField cell = new JRDesignTextField(design);
                cell.setExpression(new JRDesignExpression("$F{" + TableRows.TEXT + i + "}"));
                cell.setStyleExpression(new JRDesignExpression("$F{" + TableRows.STYLE + i + "}"));
                cell.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
                cell.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
                place(cell, i, 0, rowHeight(), "cell");
                row.addElement(cell);
            }
            return row;
        }

        /** In the column's place, with its type and alignment. */
        private void place(JRDesignTextElement element, int column, int y, int height, String style) {
            int x = widths.edges()[column];
            TableDesign.place(element, x, y, widths.edges()[column + 1] - x, height, style);
            element.setFontSize(widths.size());
            element.setHorizontalTextAlign(align(table.columns().get(column)));
            if (table.followsFigures(column)) {
                element.getLineBox().setLeftPadding(2 + ColumnWidths.GAP);
            }
        }

        private int headHeight() {
            return Math.round(widths.headLines() * widths.size() * LINE) + 5;
        }

        private int rowHeight() {
            Integer top = design.getStylesMap().get("cell").getLineBox().getOwnTopPadding();
            Integer bottom = design.getStylesMap().get("cell").getLineBox().getOwnBottomPadding();
            return Math.round(widths.size() * LINE) + 1 + (top == null ? 0 : top) + (bottom == null ? 0 : bottom);
        }
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
