package callmart.report.pdf;

import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignElementGroup;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignLine;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignTextElement;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.PositionTypeEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;

/**
 * Puts a table's columns into a template: heads that repeat on every page, rows that are as high as their longest text, go to the
 * next page whole, and are cut only when they are higher than a page. Where the columns are too many or sentences too long for them,
 * sentences stand below their row, across the page. A table without rows is its heading alone. All expressions
 * name a field or a parameter and nothing else, so that there is nothing to compile.
 */
final class TableDesign {

    private static final int HEADING_HEIGHT = 20;

    /** A line of a head, and one of a row with what the font asks for, as multiples of the type's size. */
    private static final float HEAD_LINE = 1.35f;
    private static final float LINE = 1.45f;

    /** Above and below the words of a dense row, points. */
    private static final int DENSE_PADDING = 1;

    /** Sentences across the page begin so many points from its edge. */
    private static final int INDENT = 12;

    /** With fewer columns beside them sentences stay in theirs. */
    private static final int FEWEST_COLUMNS = 3;

    private final JasperReportsContext context;
    private final Path template;
    private final TextWidths texts;
    private final Paper paper;
    private final boolean isDense;

    TableDesign(JasperReportsContext context, Path template, TextWidths texts) {
        this(context, template, texts, Paper.ACROSS, false);
    }

    private TableDesign(JasperReportsContext context, Path template, TextWidths texts, Paper paper, boolean isDense) {
        this.context = context;
        this.template = template;
        this.texts = texts;
        this.paper = paper;
        this.isDense = isDense;
    }

    /** The same on pages that lie so. */
    TableDesign on(Paper other) {
        return new TableDesign(context, template, texts, other, isDense);
    }

    /** The same with rows as close as they can be told apart. */
    TableDesign dense() {
        return new TableDesign(context, template, texts, paper, true);
    }

    /** @param largest size of the type when there is room, points */
    Layout layout(ReportTable table, float largest) throws JRException {
        JasperDesign design = paper.load(context, template);
        int width = design.getColumnWidth();
        List<Integer> all = IntStream.range(0, table.columns().size()).boxed().toList();
        if (isDense) {
            JRLineBox cell = design.getStylesMap().get("cell").getLineBox();
            cell.setTopPadding(DENSE_PADDING);
            cell.setBottomPadding(DENSE_PADDING);
        }
        ColumnWidths widths = ColumnWidths.of(table, width, largest, texts);
        List<Integer> across = all.stream().filter(i -> widths.isCramped() && table.columns().get(i).holdsSentences()).toList();
        if (across.isEmpty() || table.columns().size() - across.size() < FEWEST_COLUMNS) {
            return new Layout(design, table, all, List.of(), widths);
        }
        List<Integer> beside = all.stream().filter(i -> !across.contains(i)).toList();
        return new Layout(design, table, beside, across, ColumnWidths.of(table.only(beside), width, largest, texts));
    }

    /** A table with its columns measured; good for one report. */
    final class Layout {

        private final JasperDesign design;
        private final ReportTable table;
        private final List<Integer> beside;
        private final List<Integer> across;
        private final ColumnWidths widths;

        /** @param beside columns that stand side by side; the widths are theirs. @param across those below */
        private Layout(JasperDesign design, ReportTable table, List<Integer> beside, List<Integer> across, ColumnWidths widths) {
            this.design = design;
            this.table = table;
            this.beside = beside;
            this.across = across;
            this.widths = widths;
        }

        /** Whether its rows take more than a page even when each is one line. */
        boolean isLongerThanPage() {
            return height() > page();
        }

        /** Whether its rows fit on the first page, each in a line, below what the template opens with. */
        boolean fitsBelowTitle() {
            return !widths.isCramped() && height() <= page() - design.getTitle().getHeight();
        }

        private long height() {
            return HEADING_HEIGHT + headHeight() + (long) table.rows().size() * rowHeight();
        }

        private int page() {
            return design.getPageHeight() - design.getTopMargin() - design.getBottomMargin() - design.getPageFooter().getHeight();
        }

        /** Below its own heading, on the first page after so many points that are taken. */
        JasperReport headed(int taken) throws JRException {
            JRDesignBand blank = new JRDesignBand();
            blank.setHeight(taken);
            design.setTitle(taken == 0 ? null : blank);
            JRDesignBand head = new JRDesignBand();
            boolean empty = table.rows().isEmpty();
            head.setHeight(HEADING_HEIGHT + (empty ? 0 : headHeight()));
            JRDesignTextField words = new JRDesignTextField(design);
            words.setKey(Pages.HEADING_KEY);
            words.setExpression(new JRDesignExpression("$P{heading}"));
            TableDesign.place(words, 0, 0, design.getColumnWidth(), HEADING_HEIGHT - 2, "section");
            head.addElement(words);
            if (!empty) {
                labels(head, HEADING_HEIGHT);
            }
            design.setColumnHeader(head);
            ((JRDesignSection) design.getDetailSection()).addBand(row());
            return JasperCompileManager.getInstance(context).compile(design);
        }

        private void labels(JRDesignBand head, int y) {
            for (int i = 0; i < beside.size(); i++) {
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
            JRDesignElementGroup line = new JRDesignElementGroup();
            row.addElementGroup(line);
            for (int i = 0; i < beside.size(); i++) {
                JRDesignTextField cell = cell(TableRows.TEXT + beside.get(i));
                cell.setStyleExpression(new JRDesignExpression(field(TableRows.STYLE + beside.get(i))));
                cell.setStretchType(StretchTypeEnum.ELEMENT_GROUP_HEIGHT);
                place(cell, i, 0, rowHeight(), "cell");
                if (!across.isEmpty()) {
                    cell.getLineBox().getBottomPen().setLineWidth(0f);
                }
                line.addElement(cell);
            }
            for (int i = 0; i < across.size(); i++) {
                JRDesignTextField cell = cell(TableRows.LABELLED + across.get(i));
                cell.setPositionType(PositionTypeEnum.FLOAT);
                cell.setRemoveLineWhenBlank(true);
                cell.getLineBox().getBottomPen().setLineWidth(0f);
                TableDesign.place(cell, INDENT, (i + 1) * rowHeight(), design.getColumnWidth() - INDENT, rowHeight(), "cell");
                cell.setFontSize(widths.size());
                row.addElement(cell);
            }
            if (!across.isEmpty()) {
                JRDesignLine rule = new JRDesignLine(design);
                rule.setPositionType(PositionTypeEnum.FLOAT);
                TableDesign.place(rule, 0, (across.size() + 1) * rowHeight(), design.getColumnWidth(), 1, "rule");
                row.addElement(rule);
            }
            row.setHeight((across.size() + 1) * rowHeight() + (across.isEmpty() ? 0 : 1));
            return row;
        }

        private JRDesignTextField cell(String name) throws JRException {
            JRDesignTextField cell = new JRDesignTextField(design);
            cell.setExpression(new JRDesignExpression(field(name)));
            cell.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
            return cell;
        }

        private String field(String name) throws JRException {
            JRDesignField field = new JRDesignField();
            field.setName(name);
            field.setValueClass(String.class);
            design.addField(field);
            return "$F{" + name + "}";
        }

        /** In the column's place, with its type and alignment. */
        private void place(JRDesignTextElement element, int column, int y, int height, String style) {
            int x = widths.edges()[column];
            TableDesign.place(element, x, y, widths.edges()[column + 1] - x, height, style);
            element.setFontSize(widths.size());
            element.setHorizontalTextAlign(align(table.columns().get(beside.get(column))));
            if (table.followsFigures(beside.get(column))) {
                element.getLineBox().setLeftPadding(2 + ColumnWidths.GAP);
            }
        }

        private int headHeight() {
            return Math.round(widths.headLines() * widths.size() * HEAD_LINE) + 5;
        }

        private int rowHeight() {
            Integer top = design.getStylesMap().get("cell").getLineBox().getOwnTopPadding();
            Integer bottom = design.getStylesMap().get("cell").getLineBox().getOwnBottomPadding();
            return (int) Math.ceil(widths.size() * LINE) + (top == null ? 0 : top) + (bottom == null ? 0 : bottom);
        }
    }

    private static void place(JRDesignElement element, int x, int y, int width, int height, String style) {
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
