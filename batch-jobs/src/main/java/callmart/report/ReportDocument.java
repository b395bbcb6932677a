package callmart.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A report ready to be rendered, in no file format. The same document gives the same numbers in all of them. See
 * docs/decisions/0220-three-kinds-of-document.md.
 */
public sealed interface ReportDocument permits FiguresDocument, ListDocument, StatementDocument {

    DocumentHead head();

    /** Every table, in the order of the document. */
    List<ReportTable> tables();

    /** Sources and warnings. */
    DataNotes notes();

    /** What the report comes to, for the subject of its mail; empty where no one figure tells it. */
    Optional<String> headline();

    /** What a mail's reader finds in the files beside it. */
    String attachedText();

    /** The same with further sentences before what it begins with. */
    ReportDocument beginningWith(List<String> sentences);

    /** What it begins with, most important first. */
    default List<String> sentences() {
        return List.of();
    }

    /** How many of these sentences speak of data that are missing; they are the first. */
    default int alarming() {
        return 0;
    }

    /** Sentences before others. */
    static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** Sentences before one, on its line. */
    static String joined(List<String> first, String then) {
        return String.join("；", joined(first, List.of(then)));
    }

    /** The answer for the kind that this document is of. */
    <T> T byKind(Function<FiguresDocument, T> figures, Function<ListDocument, T> list, Function<StatementDocument, T> statement);
}
