package callmart.publish;

import callmart.calendar.Period;
import callmart.report.Card;
import callmart.report.FiguresDocument;
import callmart.report.Formats;
import callmart.report.ReportDocument;
import callmart.report.definition.ReportDefinition;
import callmart.why.NoteDesk;
import callmart.why.NoteStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why figures of a report are different from usual, and what persons added to it. Decision 323. */
public final class ReportNotes {

    private final NoteDesk desk;
    private final NoteStore store;
    private final Readiness readiness;

    public ReportNotes(NoteDesk desk, NoteStore store, Readiness readiness) {
        this.desk = desk;
        this.store = store;
        this.readiness = readiness;
    }

    /** The document with its notes, where the report has any. */
    ReportDocument in(ReportDefinition report, FiguresDocument document) {
        if (!isNoted(noted(report)) || document.emptyText().isPresent()) {
            return document;
        }
        NoteDesk.Notes notes = desk.of(document.head().period(), document.cards().stream().map(Card::figure).toList(),
                period -> readiness.isWhole(report, period), report.privacy() == ReportDefinition.Privacy.FULL);
        List<String> said = List.of(notes.references().isEmpty() ? desk.settings().words().get("few") : desk.settings().fill("references",
                Map.of("periods", notes.references().stream().map(Formats::period).collect(Collectors.joining("、")))));
        List<String> findings = new ArrayList<>(notes.summary().stream().toList());
        return findings.isEmpty() ? document.withUnusual(notes.different(), said)
                : document.withUnusual(notes.different(), said).beginningWith(findings);
    }

    /** What persons added to the report of a period. */
    List<String> added(ReportDefinition report, Period period) {
        return store.added(noted(report), period, desk.settings());
    }

    /** Keeps the notes of a version that was made. */
    void keep(ReportDocument document, int version) {
        if (document instanceof FiguresDocument figures && isNoted(figures.head().id())) {
            store.keep(figures.head().id(), figures.head().period(), version, figures.unusual(), desk.judged(figures.head().period(),
                    figures.cards().stream().map(Card::figure).toList()));
        }
    }

    /** As which report it has notes: the whole one, unless it has rows of its own. */
    private static String noted(ReportDefinition report) {
        return report.readers().slice().isPresent() ? report.id() : report.declaredId();
    }

    private boolean isNoted(String report) {
        return desk.settings().reports().contains(report);
    }
}
