package callmart.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A detail list: one row a thing that happened, with figures over the rows.
 *
 * @param list the rows
 * @param further tables behind it
 * @param listing totals, analysis, and the few rows of the mail
 * @param charts of the analysis
 * @param emptyText said in place of the totals when there is no row
 */
public record ListDocument(DocumentHead head, ReportTable list, List<ReportTable> further, Listing listing, List<Chart> charts,
        DataNotes notes, Optional<String> emptyText) implements ReportDocument {

    public ListDocument {
        further = List.copyOf(further);
        charts = List.copyOf(charts);
    }

    @Override
    public List<ReportTable> tables() {
        return Stream.concat(Stream.of(list), further.stream()).toList();
    }

    /** How many rows need somebody. */
    @Override
    public Optional<String> headline() {
        return emptyText.or(() -> Optional.of(listing.excerpt().headline()));
    }

    @Override
    public String attachedText() {
        return "完整明细与数据说明见附件。";
    }

    @Override
    public ListDocument beginningWith(List<String> sentences) {
        return new ListDocument(head, list, further, new Listing(ReportDocument.joined(sentences, listing.totals()), listing.mail(),
                listing.excerpt(), listing.analysis()), charts, notes, emptyText.map(text -> ReportDocument.joined(sentences, text)));
    }

    @Override
    public <T> T byKind(Function<FiguresDocument, T> figures, Function<ListDocument, T> listed, Function<StatementDocument, T> statement) {
        return listed.apply(this);
    }
}
