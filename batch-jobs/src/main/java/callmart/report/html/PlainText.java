package callmart.report.html;

import callmart.report.Card;
import callmart.report.FiguresDocument;
import callmart.report.ListDocument;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.StatementDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document for readers of plain text: the same figures as the page, one a line. */
final class PlainText {

    private PlainText() {
    }

    static String of(ReportDocument document, Optional<String> archive) {
        List<String> lines = new ArrayList<>();
        lines.add(document.head().title());
        lines.add(document.head().periodText() + "  " + document.head().asOfText());
        lines.add("");
        lines.addAll(document.byKind(PlainText::figures, ListMail::lines, PlainText::statement));
        boolean list = document instanceof ListDocument;
        if (!list) {
            lines.add("");
        }
        document.notes().warnings().forEach(warning -> lines.add("提示：" + warning));
        if (list) {
            lines.add("");
        }
        lines.add(document.attachedText() + "运行编号 " + document.notes().runId());
        archive.ifPresent(address -> lines.add("本期报表存档：" + address));
        return String.join("\n", lines) + "\n";
    }

    /** The same in brief, as {@link MailBodyRenderer#brief} shows it. */
    static String brief(ReportDocument document) {
        List<String> lines = new ArrayList<>(List.of(document.head().title(),
                document.head().periodText() + "  " + document.head().asOfText(), ""));
        lines.addAll(document.byKind(figures -> figures.emptyText().map(List::of)
                .orElseGet(() -> figures.cards().stream().map(PlainText::card).toList()),
                list -> list.headline().stream().toList(), statement -> List.of()));
        lines.add("");
        lines.add(document.attachedText() + "运行编号 " + document.notes().runId());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> figures(FiguresDocument document) {
        List<String> lines = new ArrayList<>();
        document.emptyText().ifPresentOrElse(lines::add, () -> {
            lines.addAll(findings(document.sentences()));
            document.cards().forEach(card -> lines.add(card(card)));
        });
        lines.addAll(table(document.tables().get(0)));
        FiguresMail.tables(document).stream().skip(1).forEach(table -> lines.addAll(table(table)));
        return lines;
    }

    private static List<String> statement(StatementDocument document) {
        List<String> lines = new ArrayList<>(findings(document.findings()));
        lines.addAll(table(document.tables().get(0)));
        return lines;
    }

    private static List<String> findings(List<String> findings) {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(lines.size() + 1 + ". " + finding));
        lines.add("");
        return lines;
    }

    private static List<String> table(ReportTable table) {
        List<String> lines = new ArrayList<>(List.of("", "【" + table.title() + "】",
                String.join(" | ", table.columns().stream().map(ReportTable.Column::label).toList())));
        table.rows().forEach(row -> lines.add(String.join(" | ", row.cells().stream()
                .map(cell -> cell.text().isEmpty() ? " " : cell.text()).toList())));
        return lines;
    }

    private static String card(Card card) {
        return Stream.concat(Stream.of(card.figure().label() + " " + card.valueText(), card.targetText()), card.changeTexts().stream())
                .collect(Collectors.joining("  "));
    }
}
