package callmart.report;

import callmart.calendar.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report ready to be rendered, in no file format. The same document gives the same numbers in all of them.
 *
 * @param id of the definition
 * @param title with the period put in
 * @param period what it is about
 * @param periodText {@code 2026-11-21 周六}
 * @param asOf when the numbers were computed, in the business time zone
 * @param cards headline figures
 * @param findings Chinese sentences, most important first
 * @param charts in the order of the first page
 * @param tables the first one is the summary that the mail shows
 * @param base the measures that the figures are computed from
 * @param baseFigures the measures' labels, in the order of the base table
 * @param figures what the tables show, with their meanings
 * @param notes sources and warnings
 * @param emptyText said in place of cards, charts and findings, or of the list, when the period has nothing to show
 * @param face of a statement: the ids of the tables that stand on its first sheet; empty for other documents
 * @param listing of a detail list, whose rows are the first table; empty for other documents
 */
public record ReportDocument(String id, String title, Period period, String periodText, ZonedDateTime asOf,
        List<Card> cards, List<String> findings, List<Chart> charts, List<ReportTable> tables, List<MeasureRow> base,
        List<Figure> baseFigures, List<Figure> figures, DataNotes notes, Optional<String> emptyText, Set<String> face,
        Optional<Listing> listing) {

    /** A document that is no detail list. */
    public ReportDocument(String id, String title, Period period, String periodText, ZonedDateTime asOf, List<Card> cards,
            List<String> findings, List<Chart> charts, List<ReportTable> tables, List<MeasureRow> base, List<Figure> baseFigures,
            List<Figure> figures, DataNotes notes, Optional<String> emptyText, Set<String> face) {
        this(id, title, period, periodText, asOf, cards, findings, charts, tables, base, baseFigures, figures, notes, emptyText, face,
                Optional.empty());
    }

    /** A document that is neither a statement nor a detail list. */
    public ReportDocument(String id, String title, Period period, String periodText, ZonedDateTime asOf, List<Card> cards,
            List<String> findings, List<Chart> charts, List<ReportTable> tables, List<MeasureRow> base, List<Figure> baseFigures,
            List<Figure> figures, DataNotes notes, Optional<String> emptyText) {
        this(id, title, period, periodText, asOf, cards, findings, charts, tables, base, baseFigures, figures, notes, emptyText, Set.of());
    }

    public ReportDocument {
        cards = List.copyOf(cards);
        findings = List.copyOf(findings);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
        base = List.copyOf(base);
        baseFigures = List.copyOf(baseFigures);
        figures = List.copyOf(figures);
        face = Set.copyOf(face);
    }

    public boolean isStatement() {
        return !face.isEmpty();
    }

    /** What a mail's reader finds in the files beside it. */
    public String attachedText() {
        if (listing.isPresent()) {
            return "完整明细与数据说明见附件。";
        }
        String further = tables.stream().skip(1).map(table -> table.title().replaceFirst("：.*", "")).collect(Collectors.joining("、"));
        return isStatement() ? "各项计算过程、过失单依据与坐席评分见附件。"
                : (further.isEmpty() ? "" : further + "的明细与") + "数据说明见附件。";
    }

    /** {@code 数据截至 2026-11-22 08:30}. */
    public String asOfText() {
        return "数据截至 " + Formats.minute(asOf);
    }
}
