package callmart.report.definition;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a report is made of, and with it who builds its document. */
public sealed interface ReportLayout permits FiguresLayout, ListForm, StatementLayout {

    /** The answer for the kind that this layout is of. */
    <T> T byKind(Function<FiguresLayout, T> figures, Function<ListForm, T> list, Function<StatementLayout, T> statement);

    /** What may be left out of it, by name; with what readers call it, empty where nothing stands over it. */
    Map<String, String> contents();

    /** The layout without these parts, and without what speaks of them. */
    ReportLayout without(Set<String> parts);
}
