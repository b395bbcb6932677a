package callmart.report.xlsx;

import callmart.report.Cell.Tone;
import callmart.report.ReportTable.Align;
import callmart.report.chart.Palette;
import callmart.report.chart.ReportFonts;
import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of a workbook, each made once. */
final class Styles {

    /** Number pattern of words: nothing in them becomes a number. */
    static final String WORDS = "@";

    private static final double BOLD = 1.07;

    /** What a place is for; it decides size, weight, colour and lines. */
    enum Role {
        TITLE(16, true, Palette.INK), SECTION(11, true, Palette.INK), OPENING(11, true, Palette.INK), PERIOD(9, false, Palette.MUTED),
        CARD_LABEL(9, false, Palette.MUTED), CARD_VALUE(18, true, Palette.INK), CARD_NOTE(8, false, Palette.MUTED),
        CARD_LAST(8, false, Palette.MUTED), FINDING(9, false, Palette.INK), HEAD(9, true, Palette.INK),
        CELL(9, false, Palette.INK), LIST(9, false, Palette.INK), TOTAL(9, true, Palette.INK), EMPTY(16, false, Palette.MUTED);

        private final int size;
        private final boolean bold;
        private final Color color;

        Role(int size, boolean bold, Color color) {
            this.size = size;
            this.bold = bold;
            this.color = color;
        }

        /** Half-width characters of the type of cells that a text takes; bold ones are a little wider. */
        int width(String text) {
            return (int) Math.ceil(Sheets.measure(text) * (bold ? BOLD : 1) * size / CELL.size);
        }
    }

    private record Key(Role role, String pattern, Align align, Tone tone, boolean quoted) {
    }

    private record FontKey(int size, boolean bold, Color color) {
    }

    private final XSSFWorkbook workbook;
    private final Map<Key, XSSFCellStyle> styles = new HashMap<>();
    private final Map<FontKey, XSSFFont> fonts = new HashMap<>();
    private final Map<Short, XSSFCellStyle> indented = new HashMap<>();

    Styles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName(ReportFonts.FAMILY);
        standard.setFontHeightInPoints((short) Role.CELL.size);
    }

    XSSFCellStyle words(Role role, Align align) {
        return of(role, WORDS, align, Tone.NONE);
    }

    XSSFCellStyle of(Role role, String pattern, Align align, Tone tone) {
        return styles.computeIfAbsent(new Key(role, pattern, align, tone, false), this::make);
    }

    /** For words from outside: what begins like a formula is quoted, so that Excel keeps it as it is, also after an edit. */
    XSSFCellStyle outside(Role role, Align align, Tone tone, String text) {
        boolean formulaLike = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return styles.computeIfAbsent(new Key(role, WORDS, align, tone, formulaLike), this::make);
    }

    /** The style with its words away from the cell's left edge. */
    XSSFCellStyle indented(CellStyle style) {
        return indented.computeIfAbsent(style.getIndex(), index -> {
            XSSFCellStyle made = workbook.createCellStyle();
            made.cloneStyleFrom(style);
            made.setIndention((short) 1);
            return made;
        });
    }

    private XSSFCellStyle make(Key key) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(key.role(), key.tone()));
        style.setDataFormat(workbook.createDataFormat().getFormat(key.pattern()));
        style.setAlignment(switch (key.align()) {
            case LEFT -> HorizontalAlignment.LEFT;
            case CENTER -> HorizontalAlignment.CENTER;
            case RIGHT -> HorizontalAlignment.RIGHT;
        });
        style.setVerticalAlignment(key.role() == Role.FINDING || key.role() == Role.LIST ? VerticalAlignment.TOP
                : VerticalAlignment.CENTER);
        style.setWrapText(key.role() == Role.OPENING || key.role() == Role.FINDING || key.role() == Role.HEAD
                || key.role() == Role.CELL && key.pattern().equals(WORDS) || key.role() == Role.LIST);
        style.setQuotePrefixed(key.quoted());
        if (key.role() == Role.FINDING) {
            style.setIndention((short) 1);
        }
        lines(style, key.role());
        if (key.role() == Role.HEAD || key.role() == Role.TOTAL) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor(color(Palette.GROUND));
        } else if (key.tone() == Tone.WARM || key.tone() == Tone.HOT) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor(color(key.tone() == Tone.HOT ? Palette.PALE : Palette.PALEST));
        }
        return style;
    }

    private static void lines(XSSFCellStyle style, Role role) {
        switch (role) {
            case CELL, LIST, TOTAL -> {
                style.setBorderBottom(BorderStyle.THIN);
                style.setBottomBorderColor(color(Palette.RULE));
            }
            case HEAD -> {
                style.setBorderTop(BorderStyle.THIN);
                style.setTopBorderColor(color(Palette.MUTED));
                style.setBorderBottom(BorderStyle.THIN);
                style.setBottomBorderColor(color(Palette.MUTED));
            }
            case CARD_LABEL -> {
                sides(style);
                style.setBorderTop(BorderStyle.THIN);
                style.setTopBorderColor(color(Palette.RULE));
            }
            case CARD_VALUE, CARD_NOTE -> sides(style);
            case CARD_LAST -> {
                sides(style);
                style.setBorderBottom(BorderStyle.THIN);
                style.setBottomBorderColor(color(Palette.RULE));
            }
            default -> {
            }
        }
    }

    private static void sides(XSSFCellStyle style) {
        style.setIndention((short) 1);
        style.setBorderLeft(BorderStyle.THIN);
        style.setLeftBorderColor(color(Palette.RULE));
        style.setBorderRight(BorderStyle.THIN);
        style.setRightBorderColor(color(Palette.RULE));
    }

    private XSSFFont font(Role role, Tone tone) {
        Color color = switch (tone) {
            case NONE, WARM, HOT -> role.color;
            case FEW -> Palette.MUTED;
            case MET -> Palette.MET;
            case MISSED -> Palette.MISSED;
        };
        return fonts.computeIfAbsent(new FontKey(role.size, role.bold || tone == Tone.MISSED, color), key -> {
            XSSFFont font = workbook.createFont();
            font.setFontName(ReportFonts.FAMILY);
            font.setFontHeightInPoints((short) key.size());
            font.setBold(key.bold());
            font.setColor(color(key.color()));
            return font;
        });
    }

    /** With the opacity in front, which the file format demands. */
    static XSSFColor color(Color color) {
        return new XSSFColor(new byte[] {(byte) color.getAlpha(), (byte) color.getRed(), (byte) color.getGreen(), (byte) color.getBlue()});
    }
}
