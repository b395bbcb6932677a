package callmart.report.list;

import callmart.calendar.Period;
import callmart.report.Chart;
import callmart.report.DataNotes;
import callmart.report.DatasetSource;
import callmart.report.DocumentHead;
import callmart.report.Formats;
import callmart.report.ListDocument;
import callmart.report.Listing;
import callmart.report.ReportTable;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ListForm;
import callmart.report.definition.ListPart;
import callmart.report.definition.ReportDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds detail lists: the rows of a dataset with totals, then figures over them against the period before, then further tables.
 * Goes over the dataset once and keeps no more than some rows in memory.
 */
public final class ListReport {

    private final DatasetSource source;
    private final BiPredicate<ReportDefinition, Period> isWhole;
    private final Function<Period, Set<String>> absent;
    private final Function<LocalDate, Map<String, Map<String, String>>> words;
    private final Texts texts;

    /**
     * @param isWhole whether all that a report needs was loaded for a whole period; only such a period is compared with
     * @param absent the measures that have no value in a period
     * @param words as of a day: by the name of their list, code to word
     * @param texts all other words
     */
    public ListReport(DatasetSource source, BiPredicate<ReportDefinition, Period> isWhole, Function<Period, Set<String>> absent,
            Function<LocalDate, Map<String, Map<String, String>>> words, Texts texts) {
        this.source = source;
        this.isWhole = isWhole;
        this.absent = absent;
        this.words = words;
        this.texts = texts;
    }

    /** @param layout the definition's */
    public ListDocument assemble(ReportDefinition definition, ListForm layout, Period period, DataNotes notes, ZonedDateTime asOf) {
        boolean isCompared = isWhole.test(definition, period.previous());
        ListForm form = isCompared ? layout : layout.alone();
        FieldValues values = new FieldValues(words.apply(period.to()), asOf.getZone(),
                definition.privacy() == ReportDefinition.Privacy.MASKED, texts);
        Map<String, Object> parameters = parameters(form, period, asOf.getZone());
        ListRows rows = new ListRows(form, values, texts);
        RowStory hours = new RowStory(form.story(), asOf.getZone(), texts);
        source.forEach(definition.dataset(), parameters, form.order(), row -> {
            rows.add(row);
            hours.add(row);
        });
        List<String> story = new ArrayList<>();
        hours.peak(form.unit()).ifPresent(story::add);
        ReportTable list = rows.table("list");
        List<ReportTable> tables = new ArrayList<>();
        List<ReportTable> analysis = new ArrayList<>();
        List<Chart> charts = new ArrayList<>();
        Optional<String> weekBefore = texts.of(period).further()
                .filter(label -> period.kind() == Period.Kind.DAY && isWhole.test(definition, weekBefore(period)));
        ListAnalysis figures = new ListAnalysis(source, parameters, values, period, isCompared, weekBefore, texts);
        for (ListPart part : form.parts()) {
            if (part instanceof ListPart.ByKey byKey) {
                ReportTable table = figures.table(byKey, "analysis-" + analysis.size());
                if (table.rows().size() > 1) {
                    analysis.add(table);
                    if (form.story().sections().contains(byKey.section())) {
                        figures.story(byKey, form.story().rule().least(), form.unit()).ifPresent(story::add);
                    }
                    figures.chart(byKey, "chart-" + charts.size()).ifPresent(charts::add);
                }
            } else if (part instanceof ListPart.Grid grid) {
                DayGrid days = new DayGrid(grid, period);
                source.forEach(grid.dataset(), parameters, form.order(), days::add);
                days.table("table-" + (tables.size() + 1)).ifPresent(tables::add);
            } else if (part instanceof ListPart.Table table) {
                tables.add(further(table, period, parameters, values, "table-" + (tables.size() + 1)));
            }
        }
        hours.oldest().ifPresent(story::add);
        Optional<String> empty = rows.size() > 0 ? Optional.empty()
                : Optional.of(form.empty().replace("{period}", texts.of(period).now()));
        return new ListDocument(new DocumentHead(definition.id(), definition.title(period), period, asOf), list, tables,
                new Listing(empty.orElseGet(() -> opening(rows.totals(), story)), rows.mail(), rows.excerpt(), analysis), charts, notes,
                        empty);
    }

    /**
     * {@code 104 条，其中紧急 42 条。10–12 时最集中，27 条（25.96%）；营销类最多，27 条（25.96%，前日 15
     * 条）}.
     */
    private String opening(String totals, List<String> story) {
        String told = story.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(texts.of(Text.WORD_SEMICOLON)));
        return told.isEmpty() ? totals : texts.of(Text.WORD_ROWS_TOLD, totals, told);
    }

    private ReportTable further(ListPart.Table part, Period period, Map<String, Object> parameters, FieldValues values, String id) {
        List<ReportTable.Row> rows = new ArrayList<>();
        boolean hasValue = part.measure().filter(absent.apply(period)::contains).isEmpty();
        if (hasValue) {
            source.forEach(part.dataset(), parameters, List.of(), row -> rows.add(new ReportTable.Row(false,
                    part.columns().stream().<callmart.report.Cell>map(column -> values.cell(column, row)).toList())));
        }
        Optional<String> said = !hasValue ? Optional.of(texts.of(Text.WORD_NO_DATA)) : rows.isEmpty() ? Optional.of(part.empty())
                : part.unit().map(unit -> texts.of(Text.WORD_ROWS, Formats.count(BigDecimal.valueOf(rows.size())), unit));
        return new ReportTable(id, said.map(told -> texts.of(Text.TITLE_PART, part.title(), told)).orElse(part.title()),
                part.columns().stream().map(ListRows::column).toList(), rows);
    }

    /**
     * What every query of a list gets: first and last day of the period and of the one before, the same weekday of the week before a day,
     * the earliest of these, the business time zone, and what the report adds.
     */
    public static Map<String, Object> parameters(ListForm form, Period period, ZoneId zone) {
        Map<String, Object> parameters = new LinkedHashMap<>(form.parameters());
        parameters.put("from", period.from());
        parameters.put("to", period.to());
        parameters.put("before_from", period.previous().from());
        parameters.put("before_to", period.previous().to());
        parameters.put("week_before", weekBefore(period).from());
        parameters.put("since", Stream.of(period.previous(), weekBefore(period)).map(Period::from).min(LocalDate::compareTo).orElseThrow());
        parameters.put("tz", zone.getId());
        return parameters;
    }

    private static Period weekBefore(Period period) {
        return period.kind() == Period.Kind.DAY ? Period.day(period.from().minusWeeks(1)) : period.previous();
    }
}
