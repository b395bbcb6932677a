package callmart.report.definition;

import java.util.function.Function;

/** What a report is made of, and with it who builds its document. */
public sealed interface ReportLayout permits FiguresLayout, ListForm, StatementLayout {

    /** The answer for the kind that this layout is of. */
    <T> T byKind(Function<FiguresLayout, T> figures, Function<ListForm, T> list, Function<StatementLayout, T> statement);
}
