package callmart.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A settlement for signature, with what it was computed from.
 *
 * @param findings Chinese sentences, one or more a contract
 * @param tables the first one is the summary that the mail shows
 * @param figures the KPIs that the contracts assess, with their meanings
 * @param face the ids of the tables that stand on the first sheet
 * @param isDraft whether a statement in it is not issued yet; every page says so
 */
public record StatementDocument(DocumentHead head, List<String> findings, List<ReportTable> tables, List<Figure> figures, DataNotes notes,
        Set<String> face, boolean isDraft) implements ReportDocument {

    /** What stands across each page of a draft. */
    public static final String DRAFT = "草稿";

    public StatementDocument {
        findings = List.copyOf(findings);
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
        face = Set.copyOf(face);
    }

    /** A statement has one total for each contract. */
    @Override
    public List<String> sentences() {
        return findings;
    }

    @Override
    public Optional<String> headline() {
        return Optional.empty();
    }

    @Override
    public String attachedText() {
        return "各项计算过程、过失单依据与坐席评分见附件。";
    }

    @Override
    public StatementDocument beginningWith(List<String> sentences) {
        return new StatementDocument(head, ReportDocument.joined(sentences, findings), tables, figures, notes, face, isDraft);
    }

    @Override
    public <T> T byKind(Function<FiguresDocument, T> figured, Function<ListDocument, T> list, Function<StatementDocument, T> statement) {
        return statement.apply(this);
    }
}
