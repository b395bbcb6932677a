package callmart.report.definition;

import callmart.report.DatasetSource;
import callmart.report.ListPrint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report of layout {@code list} or {@code list-analysis} is made of.
 *
 * @param columns in their order
 * @param order of the rows; empty for the query's own
 * @param parameters further parameters of the query, each a list of words
 * @param empty said when there is no row; {@code {period}} is 本日, 本周, 本月 or 本年
 * @param unit what a row counts as, such as 条
 * @param counts what the line of totals counts beside all rows
 * @param group rows of one value of this column stand together with a subtotal; empty for none
 * @param mail the columns that the mail shows, by key
 * @param notable rows that the mail shows before others; empty for the first ones only
 * @param parts what stands beside the list
 * @param print how much of it the PDF shows
 * @param story what the opening says beside the counts
 */
public record ListForm(List<ListColumn> columns, List<DatasetSource.Order> order,
        Map<String, List<String>> parameters, String empty, String unit,
        List<Count> counts, Optional<String> group, List<String> mail, Optional<Notable> notable, List<ListPart> parts,
        ListPrint print, ListStory story)
        implements ReportLayout {

    /** A mail of 640 pixels has room for so many columns. */
    static final int MOST_MAIL_COLUMNS = 6;

    /** Counts the rows for which the condition holds. @param label Chinese, before the number */
    public record Count(String label, Condition condition) {
    }

    /** Rows of interest. @param label what they are called, such as 紧急 */
    public record Notable(String label, Condition condition) {
    }

    public ListForm {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
        parameters = Map.copyOf(parameters);
        counts = List.copyOf(counts);
        mail = List.copyOf(mail);
        parts = List.copyOf(parts);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a list needs columns");
        }
        List<String> keys = columns.stream().map(ListColumn::key).toList();
        List<String> unknown = mail.stream().filter(key -> !keys.contains(key)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("mail names columns of the list, '" + unknown.get(0) + "' is none; valid: "
                    + String.join(", ", keys));
        }
        if (mail.isEmpty() || mail.size() > MOST_MAIL_COLUMNS) {
            throw new IllegalArgumentException("mail names 1 to " + MOST_MAIL_COLUMNS + " columns");
        }
        print.columns().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("pdf columns are columns of the list, '" + key + "' is none; valid: "
                    + String.join(", ", keys));
        });
        story.require(parts, columns);
        if (print.rows() == ListPrint.Rows.NOTABLE && notable.isEmpty()) {
            throw new IllegalArgumentException("pdf rows are notable, and the list does not say which those are; add notable");
        }
        if (group.isPresent() && (order.isEmpty() || !order.get(0).key().equals(group.get()))) {
            throw new IllegalArgumentException("a grouped list is ordered by its group first; begin order with '" + group.get() + "'");
        }
        if (group.isPresent() && !keys.contains(group.get())) {
            throw new IllegalArgumentException("group is a column of the list, '" + group.get() + "' is none");
        }
    }

    @Override
    public Map<String, String> contents() {
        Map<String, String> names = new LinkedHashMap<>();
        counts.forEach(count -> names.put(count.condition().key(), ""));
        parts.forEach(part -> names.put(part.title(), part.title()));
        parts.forEach(part -> part.counted().forEach((key, label) -> names.put(key, "")));
        columns.forEach(column -> names.put(column.key(), column.label()));
        return names;
    }

    @Override
    public ListForm without(Set<String> out) {
        List<ListPart> kept = parts.stream().filter(part -> !out.contains(part.title())).map(part -> part.without(out)).toList();
        Optional<Notable> stillNotable = notable.filter(some -> !out.contains(some.condition().key()));
        return new ListForm(columns.stream().filter(column -> !out.contains(column.key())).toList(),
                order.stream().filter(by -> !out.contains(by.key())).toList(), parameters, empty, unit,
                counts.stream().filter(count -> !out.contains(count.condition().key())).toList(), group.filter(key -> !out.contains(key)),
                mail.stream().filter(key -> !out.contains(key)).toList(), stillNotable, kept,
                (stillNotable.isPresent() ? print : print.ofAllRows()).without(out), story.of(kept, out));
    }

    /** What is shown where nothing is known of the period before: without the columns that compare with it. */
    public ListForm alone() {
        return without(columns.stream().filter(column -> column.cases().filter(ListColumn.Cases::areOfPeriodBefore).isPresent())
                .map(ListColumn::key).collect(Collectors.toSet()));
    }

    /** The columns that each query must have, by its file name. @param dataset the list's own */
    public Map<String, Set<String>> needs(String dataset) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Set<String> own = new LinkedHashSet<>();
        columns.forEach(column -> own.addAll(keys(column)));
        order.forEach(by -> own.add(by.key()));
        counts.forEach(count -> own.add(count.condition().key()));
        story.at().ifPresent(own::add);
        story.open().ifPresent(own::add);
        notable.ifPresent(some -> own.add(some.condition().key()));
        needs.put(dataset, own);
        parts.forEach(part -> needs.computeIfAbsent(part.dataset(), name -> new LinkedHashSet<>()).addAll(part.needs()));
        return needs;
    }

    static List<String> keys(ListColumn column) {
        return Stream.of(Stream.of(column.key()), column.total().stream(), column.totalPer().stream(),
                column.cases().map(ListColumn.Cases::column).stream()).flatMap(keys -> keys).toList();
    }

    /** The file names of all queries beside the list's own. */
    public List<String> partDatasets() {
        return parts.stream().map(ListPart::dataset).distinct().toList();
    }

    @Override
    public <T> T byKind(Function<FiguresLayout, T> figures, Function<ListForm, T> list, Function<StatementLayout, T> statement) {
        return list.apply(this);
    }
}
