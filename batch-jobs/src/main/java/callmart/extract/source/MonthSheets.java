package callmart.extract.source;

import callmart.config.EnumWord;
import callmart.config.YamlMap;
import callmart.extract.DayPattern;
import callmart.extract.Form;
import callmart.extract.SourceDefinition;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import java.util.Collection;
import java.util.List;

/** What a source must keep whose sheet has a column for each day. Decision 255. */
final class MonthSheets {

    private static final List<String> TYPES = List.of("csv", "xlsx", "xls");

    private MonthSheets() {
    }

    /** Whether a column of the source is taken from the day's own one. */
    static boolean isOne(Collection<Form> forms) {
        return !patterns(forms).isEmpty();
    }

    /** Records what is wrong with such a source. */
    static void check(Feed feed, YamlMap map, SourceDefinition.Type type, Collection<Form> forms) {
        List<DayPattern> patterns = patterns(forms);
        map.find("columns").ifPresent(columns -> {
            if (patterns.size() > 1) {
                columns.fault("has a column per day with the patterns " + String.join(" and ", patterns.stream().map(DayPattern::text)
                        .toList())
                        + "; a sheet writes its days in one way");
            }
            if (feed.dayColumn().map(column -> feed.column(column).type() != ColumnType.DATE).orElse(true)) {
                columns.fault("has a column per day, but the day of a row of " + feed.name() + " is no date; such sheets can feed shifts,"
                        + " attendance and other feeds whose day is a date");
            }
            if (!TYPES.contains(EnumWord.dashed(type))) {
                columns.fault("has a column per day, which is a form of files of the types " + String.join(", ", TYPES));
            }
            if (!patterns.get(0).isWholeDate() && map.find("path").filter(path -> path.isScalar() && path.text().contains("{")).isEmpty()) {
                columns.fault("has a column per day with the pattern " + patterns.get(0).text()
                        + ", which may be a day of any month or year:"
                        + " let 'path' hold {month}, or take a pattern such as yyyy-M-d");
            }
        });
    }

    private static List<DayPattern> patterns(Collection<Form> forms) {
        return forms.stream().flatMap(Form::all).filter(Form.ColumnPerDay.class::isInstance)
                .map(form -> ((Form.ColumnPerDay) form).pattern()).distinct().toList();
    }
}
