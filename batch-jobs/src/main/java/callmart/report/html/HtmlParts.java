package callmart.report.html;

import callmart.report.Card;
import callmart.report.Cell;
import callmart.report.Cell.Tone;
import callmart.report.Listing;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import callmart.report.chart.Palette;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The parts of a mail's page. Tables and inline styles: what every mail program shows alike. Everything is as wide as the page up to a
 * limit, which the attributes say to programs that know no limits; the classes {@code t} and
 * {@code n} make tables smaller and let their cells wrap on a narrow screen.
 */
final class HtmlParts {

    /** Pixels that pictures and tables are wide. */
    static final int WIDTH = 616;

    /** Pixels that a picture is high. */
    static final int CHART_HEIGHT = 240;

    private static final int CARDS_A_ROW = 3;

    /** Up to the end of its style, which may go on. */
    private static final String TABLE = "<table class=\"t\" width=\"" + WIDTH + "\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\""
            + "border-collapse:collapse;width:100%;max-width:" + WIDTH + "px;";
    private static final String INK = Palette.css(Palette.INK);
    private static final String MUTED = Palette.css(Palette.MUTED);
    private static final String RULE = Palette.css(Palette.RULE);
    private static final String GROUND = Palette.css(Palette.GROUND);

    private final ReportDocument document;

    HtmlParts(ReportDocument document) {
        this.document = document;
    }

    /** Findings and cards, or that there is nothing to show. */
    String opening() {
        return document.emptyText().map(text -> section(
                "<div style=\"padding:28px 0;text-align:center;font-size:18px;color:" + MUTED + ";\">" + escape(text)
                        + "</div>")).orElseGet(() -> section(findings()) + (document.cards().isEmpty() ? "" : section(cards())));
    }

    private String findings() {
        StringBuilder html = new StringBuilder();
        int number = 1;
        for (String finding : document.findings()) {
            html.append("<div style=\"font-size:14px;line-height:23px;\">").append(number++).append(". ")
                    .append(escape(finding)).append("</div>\n");
        }
        return html.toString();
    }

    private String cards() {
        StringBuilder html = new StringBuilder(TABLE + "\">\n");
        List<Card> cards = document.cards();
        for (int i = 0; i < cards.size(); i++) {
            html.append(i % CARDS_A_ROW == 0 ? "<tr>\n" : "").append(card(cards.get(i)))
                    .append(i % CARDS_A_ROW == CARDS_A_ROW - 1 || i == cards.size() - 1 ? "</tr>\n" : "");
        }
        return html.append("</table>").toString();
    }

    private static String card(Card card) {
        return "<td width=\"33%\" valign=\"top\" style=\"border:1px solid " + RULE + ";padding:9px 12px;\">"
                + line(13, MUTED, false, card.figure().label())
                + line(24, color(card.value().tone(), INK), true, card.valueText())
                + line(12, color(card.verdict().tone(), MUTED), card.verdict().tone() != Tone.NONE, card.targetText())
                + card.changeTexts().stream().map(text -> line(12, MUTED, false, text)).collect(Collectors.joining()) + "</td>\n";
    }

    private static String line(int size, String color, boolean bold, String text) {
        return "<div style=\"font-size:" + size + "px;line-height:" + (size * 3 / 2) + "px;color:" + color + ";"
                + (bold ? "font-weight:bold;" : "") + "\">" + escape(text) + "</div>";
    }

    String picture(String name, String address) {
        return section("<img src=\"" + escape(address) + "\" width=\"" + WIDTH + "\" height=\"" + CHART_HEIGHT + "\" alt=\""
                + escape(name.replace(".png", "")) + "\" style=\"display:block;width:100%;max-width:" + WIDTH + "px;height:auto;border:0;\">");
    }

    /** The one line of a detail list. */
    String totals() {
        return section("<div style=\"font-size:16px;line-height:26px;font-weight:bold;\">"
                + escape(document.listing().map(Listing::totals).orElse("")) + "</div>");
    }

    /** The document's first table. */
    String table() {
        return table(document.tables().get(0), false);
    }

    /** A table whose words may wrap. */
    String wrapped(ReportTable table) {
        return table(table, true);
    }

    private static String table(ReportTable table, boolean wrapped) {
        StringBuilder html = new StringBuilder("<div style=\"font-size:15px;line-height:24px;font-weight:bold;padding-bottom:4px;\">"
                + escape(table.title()) + "</div>\n" + TABLE + "font-size:12px;line-height:18px;\">\n<tr>");
        for (Column column : table.rows().isEmpty() ? List.<Column>of() : table.columns()) {
            html.append("<th class=\"n\" align=\"").append(align(column)).append("\" style=\"padding:4px 3px;background:").append(GROUND)
                    .append(";border-top:1px solid ").append(MUTED).append(";border-bottom:1px solid ").append(MUTED)
                    .append(";white-space:nowrap;text-align:").append(align(column)).append(";\">")
                    .append(escape(column.label())).append("</th>");
        }
        html.append("</tr>\n");
        for (ReportTable.Row row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.cells().size(); i++) {
                html.append(cell(row.cells().get(i), table.columns().get(i), row.total(), wrapped));
            }
            html.append("</tr>\n");
        }
        return section(html.append("</table>").toString());
    }

    private static String cell(Cell cell, Column column, boolean total, boolean wrapped) {
        return "<td" + (wrapped && column.wraps() ? "" : " class=\"n\"") + " align=\"" + align(column) + "\" style=\"padding:3px;border-bottom:1px solid "
                + RULE + ";" + (wrapped ? "vertical-align:top;" : "")
                + (wrapped && column.wraps() ? "word-break:break-word;overflow-wrap:anywhere;" : "white-space:nowrap;")
                + "text-align:" + align(column) + ";color:" + color(cell.tone(), INK) + ";"
                + (total || cell.tone() == Tone.MISSED ? "font-weight:bold;" : "") + "\">" + escape(cell.text()).replace("\n", "<br>") + "</td>";
    }

    /** Warnings, and where everything else is. */
    String notes() {
        StringBuilder html = new StringBuilder();
        document.notes().warnings().forEach(warning -> html.append(escape("提示：" + warning)).append("<br>\n"));
        return html.append(escape(document.attachedText() + "运行编号 " + document.notes().runId())).toString();
    }

    private static String section(String html) {
        return "<tr><td style=\"padding:12px 12px 4px 12px;\">\n" + html + "\n</td></tr>\n";
    }

    private static String align(Column column) {
        return column.align().name().toLowerCase(Locale.ROOT);
    }

    private static String color(Tone tone, String otherwise) {
        return switch (tone) {
            case NONE -> otherwise;
            case MET -> Palette.css(Palette.MET);
            case MISSED -> Palette.css(Palette.MISSED);
        };
    }

    /** Words as words: nothing in them becomes markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
