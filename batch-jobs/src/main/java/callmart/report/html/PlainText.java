package callmart.report.html;

import callmart.report.Card;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import java.util.ArrayList;
import java.util.List;

/** A document for readers of plain text: the same figures as the page, one a line. */
final class PlainText {

    private PlainText() {
    }

    static String of(ReportDocument document) {
        List<String> lines = new ArrayList<>();
        lines.add(document.title());
        lines.add(document.periodText() + "  " + document.asOfText());
        lines.add("");
        if (document.listing().isPresent()) {
            lines.addAll(ListMail.lines(document));
            document.notes().warnings().forEach(warning -> lines.add("提示：" + warning));
            lines.add("");
            lines.add(document.attachedText() + "运行编号 " + document.notes().runId());
            return String.join("\n", lines) + "\n";
        }
        document.emptyText().ifPresentOrElse(lines::add, () -> {
            int number = 1;
            for (String finding : document.findings()) {
                lines.add(number++ + ". " + finding);
            }
            lines.add("");
            document.cards().forEach(card -> lines.add(card(card)));
        });
        ReportTable table = document.tables().get(0);
        lines.add("");
        lines.add("【" + table.title() + "】");
        lines.add(String.join(" | ", table.columns().stream().map(ReportTable.Column::label).toList()));
        table.rows().forEach(row -> lines.add(String.join(" | ", row.cells().stream()
                .map(cell -> cell.text().isEmpty() ? " " : cell.text()).toList())));
        lines.add("");
        document.notes().warnings().forEach(warning -> lines.add("提示：" + warning));
        lines.add(document.attachedText() + "运行编号 " + document.notes().runId());
        return String.join("\n", lines) + "\n";
    }

    private static String card(Card card) {
        return card.figure().label() + " " + card.valueText() + "  " + card.targetText() + "  "
                + String.join("  ", card.changeTexts());
    }
}
