package callmart.publish;

import callmart.config.EnumWord;
import callmart.report.definition.BurstKey;
import callmart.report.definition.Slice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which rows a query of {@code sql/reports} reads. The query says where: {@code ${edition(business_date, agent_id, queue)}} among its
 * conditions names its columns for the day, the agent and, where it has one, the queue. Decisions 292 and 330.
 *
 * @param rows by teams, groups and queues: the rows of any of them; empty for all rows
 * @param others whether the other rows are read, those that belong to none
 */
record RowFilter(Map<BurstKey, Set<String>> rows, boolean others) {

    /** The whole report. */
    static final RowFilter ALL = new RowFilter(Map.of(), false);

    private static final Pattern PLACE = Pattern.compile("\\$\\{edition\\(([^),]+), ([^),]+)(?:, ([^),]+))?\\)\\}");

    RowFilter {
        rows = Map.copyOf(rows);
    }

    static RowFilter of(Optional<Slice> slice) {
        return slice.map(one -> new RowFilter(one.rows(), false)).orElse(ALL);
    }

    /** The rows that belong to none of the editions. */
    static RowFilter outside(Collection<Slice> editions) {
        Map<BurstKey, Set<String>> all = new LinkedHashMap<>();
        editions.forEach(edition -> edition.rows().forEach((column, values) ->
                all.computeIfAbsent(column, key -> new TreeSet<>()).addAll(values)));
        return editions.stream().anyMatch(edition -> edition.rows().isEmpty()) ? new RowFilter(Map.of(), true) : new RowFilter(all, true);
    }

    /** What a query lacks to be divided by a key; empty when it can be. */
    static Optional<String> lack(String sql, BurstKey by) {
        Matcher place = PLACE.matcher(sql);
        if (!place.find()) {
            return Optional.of("has no place for an edition, as its rows belong to nobody");
        }
        return by == BurstKey.QUEUE && place.group(3) == null ? Optional.of("tells no queue of its rows") : Optional.empty();
    }

    /** The query with the condition in its place. */
    String into(String sql) {
        return PLACE.matcher(sql).replaceAll(place -> Matcher.quoteReplacement(condition(place.group(1), place.group(2), place.group(3))));
    }

    /** What the condition refers to. */
    Map<String, Object> parameters() {
        return rows.entrySet().stream().collect(Collectors.toMap(entry -> parameter(entry.getKey()), Map.Entry::getValue));
    }

    private String condition(String day, String agent, String queue) {
        if (rows.isEmpty()) {
            return others ? "0" : "1";
        }
        String belongs = rows.keySet().stream().sorted().map(column -> column == BurstKey.QUEUE
                ? "ifNull(" + queue + " IN {" + parameter(column) + ":Array(String)}, 0)"
                : "ifNull((" + day + ", " + agent + ") GLOBAL IN (SELECT k.1, k.2 FROM (SELECT arrayJoin((SELECT groupArray((on_day,"
                        + " day_agent)) FROM agent_days(from = {agents_from:Date}, to = {agents_to:Date}) WHERE day_" + EnumWord.of(column)
                        + " IN {" + parameter(column) + ":Array(String)})) AS k)), 0)")
                .collect(Collectors.joining(" OR ", "(", ")"));
        return others ? "NOT " + belongs : belongs;
    }

    private static String parameter(BurstKey column) {
        return "edition_" + EnumWord.of(column);
    }
}
