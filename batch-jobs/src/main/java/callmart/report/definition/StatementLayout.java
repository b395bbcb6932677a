package callmart.report.definition;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Contract penalties, line by line with formulas, for signature; agent scores. The contracts say what is shown. */
public record StatementLayout() implements ReportLayout {

    @Override
    public <T> T byKind(Function<FiguresLayout, T> figures, Function<ListForm, T> list, Function<StatementLayout, T> statement) {
        return statement.apply(this);
    }

    @Override
    public Map<String, String> contents() {
        return Map.of();
    }

    @Override
    public StatementLayout without(Set<String> parts) {
        return this;
    }
}
