package callmart.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A period's figures, against targets and earlier periods.
 *
 * @param cards headline figures
 * @param unusual figures that are different from usual, those of missing data first; not part of what makes another version
 * @param charts in the order of the first page
 * @param tables the first one is the summary that the mail shows
 * @param base the measures that the figures are computed from; {@link LongRows} when they may be many
 * @param baseFigures the measures' labels, in the order of the base table
 * @param figures what the tables show, with their meanings
 * @param emptyText said in place of cards, charts and findings when the period has nothing to show
 */
public record FiguresDocument(DocumentHead head, List<Card> cards, Opening opening, List<Chart> charts, List<ReportTable> tables,
        List<MeasureRow> base, List<Figure> baseFigures, List<Figure> figures, DataNotes notes, Optional<String> emptyText)
        implements ReportDocument {

    public FiguresDocument {
        cards = List.copyOf(cards);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
        base = LongRows.copyOf(base);
        baseFigures = List.copyOf(baseFigures);
        figures = List.copyOf(figures);
    }

    /** The first card. */
    @Override
    public Optional<String> headline() {
        return emptyText.or(() -> cards.stream().findFirst().map(Card::headline));
    }

    @Override
    public String attachedText() {
        String further = tables.stream().skip(1).map(table -> table.title().replaceFirst("：.*", "")).collect(Collectors.joining("、"));
        return (further.isEmpty() ? "" : further + "的明细与") + "数据说明见附件。";
    }

    @Override
    public FiguresDocument beginningWith(List<String> sentences) {
        return new FiguresDocument(head, cards, opening.beginningWith(sentences), charts, tables, base, baseFigures, figures, notes,
                emptyText.map(text -> ReportDocument.joined(sentences, text)));
    }

    /** The same with what is different from usual, and what its data notes say about that. */
    public FiguresDocument withUnusual(List<Unusual> different, List<String> saidInNotes) {
        return new FiguresDocument(head, cards, opening.with(different), charts, tables, base, baseFigures, figures,
                new DataNotes(notes.feeds(), ReportDocument.joined(notes.warnings(), saidInNotes), notes.runId()), emptyText);
    }

    /** The same with a further table. */
    public FiguresDocument with(ReportTable table) {
        return new FiguresDocument(head, cards, opening, charts, Stream.concat(tables.stream(), Stream.of(table)).toList(), base,
                baseFigures, figures, notes, emptyText);
    }

    @Override
    public int alarming() {
        return (int) unusual().stream().filter(Unusual::isGap).count();
    }

    @Override
    public List<String> sentences() {
        return opening.sentences();
    }

    /** What is different from usual. */
    public List<Unusual> unusual() {
        return opening.unusual();
    }

    @Override
    public <T> T byKind(Function<FiguresDocument, T> figured, Function<ListDocument, T> list, Function<StatementDocument, T> statement) {
        return figured.apply(this);
    }
}
