package callmart.measure;

import static callmart.measure.MeasureSettings.literal;

import callmart.config.ConfigFolder;
import callmart.config.Durations;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of a complaint warning, with limits and roles, as {@code config/warnings.yml} says; and as SQL for
 * the views of {@code sql/base}.
 * Decision 290.
 *
 * @param list in their order, each id once
 * @param complete the columns that a first round must fill
 */
public record WarningSteps(List<Step> list, List<String> complete) {

    /** The feed that the steps are about. */
    public static final String FEED = "complaint_warnings";

    private static final String FILE = "warnings.yml";
    private static final String NEXT_ROUND = "next-round.";
    private static final String NEXT_DAY_END = "next-day-end";
    private static final String ABSENT = "absent";
    private static final Bound NONE = new Bound("", List.of());

    /** One or several times of a round. @param how earliest, latest or empty for a single one */
    private record Bound(String how, List<String> columns) {

        /** @param begins whether a step begins with it: what was said first counts, else what a version says */
        String sql(boolean begins) {
            BinaryOperator<String> both = (one, other) -> (how.equals("latest") ? "greatest" : "least") + "(ifNull(" + one + ", " + other
                    + "), ifNull(" + other + ", " + one + "))";
            return columns.stream().map(column -> column.startsWith(NEXT_ROUND) ? "next['" + column.substring(NEXT_ROUND.length()) + "']"
                    : begins ? "first['" + column + "']" : column).reduce(both).orElse("NULL");
        }
    }

    /**
     * A step.
     *
     * @param id as measures and contracts name it
     * @param label Chinese
     * @param role who answers for it, a role of {@code recipients.yml}
     * @param limitMillis how long it may take; -1 for the end of the day after
     * @param wanted condition over a version, in SQL
     */
    public record Step(String id, String label, String role, Bound from, Bound to, long limitMillis, String wanted) {
    }

    public WarningSteps {
        list = List.copyOf(list);
        complete = List.copyOf(complete);
    }

    /** Reads {@code warnings.yml}; what is wrong with it is recorded in {@code faults}. */
    public static WarningSteps read(ConfigFolder folder, Faults faults) {
        List<Step> steps = new ArrayList<>();
        List<String> complete = new ArrayList<>();
        folder.read(FILE, faults).map(root -> root.map("steps", "complete")).ifPresent(root -> {
            root.require("steps", Map.<String, YamlNode>of(), YamlNode::entries).forEach((id, node) -> steps.add(step(id, node)));
            root.require("complete", List.<YamlNode>of(), YamlNode::list).forEach(node -> complete.add(column(node, node.text(), false)));
        });
        return new WarningSteps(steps, complete);
    }

    private static Step step(String id, YamlNode node) {
        if (!id.matches("[a-z][a-z_]*")) {
            node.fault("a step is named by lower-case letters and '_', found '" + id + "'");
        }
        YamlMap map = node.map("label", "from", "to", "when", "limit", "role");
        return new Step(id, map.requireText("label"), map.requireText("role"), map.require("from", NONE, WarningSteps::bound),
                map.require("to", NONE, WarningSteps::bound), map.require("limit", 0L, limit -> limit.text().equals(NEXT_DAY_END) ? -1
                        : Durations.readPositive(limit).toMillis()), wanted(map));
    }

    private static Bound bound(YamlNode node) {
        if (node.isScalar()) {
            return new Bound("", List.of(time(node)));
        }
        Map<String, YamlNode> entries = node.map("earliest", "latest").node().entries();
        if (entries.size() != 1) {
            node.fault("expected a time of the feed, or earliest or latest with a list of them");
            return NONE;
        }
        Map.Entry<String, YamlNode> entry = entries.entrySet().iterator().next();
        return new Bound(entry.getKey(), entry.getValue().list().stream().map(WarningSteps::time).toList());
    }

    private static String time(YamlNode node) {
        String name = node.text();
        return name.startsWith(NEXT_ROUND) ? NEXT_ROUND + column(node, name.substring(NEXT_ROUND.length()), true)
                : column(node, name, true);
    }

    private static String wanted(YamlMap map) {
        List<String> conditions = new ArrayList<>();
        map.get("when", Map.<String, YamlNode>of(), YamlNode::entries).forEach((column, node) -> {
            Column found = feed().columns().stream().filter(one -> one.name().equals(column)).findFirst().orElse(null);
            if (found == null) {
                node.fault("there is no column '" + column + "' of " + FEED + Nearest.hint(column, feed().columnNames()));
            } else if (node.text().equals(ABSENT)) {
                conditions.add(column + " IS NULL");
            } else if (found.type() == ColumnType.BOOL) {
                conditions.add("ifNull(" + column + " = " + (node.bool() ? 1 : 0) + ", 0)");
            } else {
                if (!found.words().isEmpty() && !found.words().contains(node.text())) {
                    node.fault(column + " is one of " + String.join(", ", found.words()) + ", found '" + node.text() + "'");
                }
                conditions.add("ifNull(" + column + " = " + literal(node.text()) + ", 0)");
            }
        });
        return conditions.isEmpty() ? "1" : String.join(" AND ", conditions);
    }

    private static String column(YamlNode node, String name, boolean isTime) {
        List<String> valid = isTime ? times().toList()
                : feed().columns().stream().filter(column -> column.type().isText()).map(Column::name).toList();
        if (!valid.contains(name)) {
            node.fault("there is no such " + (isTime ? "time" : "text") + " of " + FEED + ": '" + name + "'" + Nearest.hint(name, valid));
        }
        return name;
    }

    /** The times of a round, without that of the version. */
    private static Stream<String> times() {
        return feed().columns().stream().filter(column -> column.type() == ColumnType.TIME).map(Column::name)
                .filter(name -> !feed().dayColumn().orElseThrow().equals(name));
    }

    private static Feed feed() {
        return Feeds.get(FEED);
    }

    /** The labels of the steps by id. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        list.forEach(step -> labels.put(step.id(), step.label()));
        return labels;
    }

    /** The roles in the order of their first steps. */
    public Set<String> roles() {
        return list.stream().map(Step::role).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What views have filled in: name to SQL. */
    Map<String, String> viewValues() {
        return Map.of("warning_steps", steps(), "warning_time_names", array(times().map(MeasureSettings::literal), "Array(String)"),
                "warning_step_roles", array(list.stream().map(step -> "(" + literal(step.id()) + ", "
                + literal(step.role()) + ", " + literal(step.label()) + ")"), "Array(Tuple(String, String, String))"),
                "warning_starts", array(list.stream().flatMap(step -> step.from().columns().stream()).distinct().map(
                        MeasureSettings::literal), "Array(String)"),
                "warning_limit_days", String.valueOf(longestDays()),
                "warning_times", array(times(), "Array(Nullable(DateTime64(3, 'UTC')))"),
                "warning_complete", complete.stream().map(column -> "match(ifNull(" + column + ", ''), '[^\\\\s\\\\x{3000}]')")
                        .reduce((one, other) -> one + " AND " + other).orElse("1"));
    }

    /** So many days after a step's begin its deadline lies at the most; a day more, as days are of 23 to 25 hours. */
    private long longestDays() {
        return 1 + list.stream().mapToLong(step -> step.limitMillis() < 0 ? 1 : Duration.ofMillis(step.limitMillis()).toDays() + 1)
                .max().orElse(0);
    }

    /** An array of id, begin, end, limit and whether the step is wanted, over a version with its {@code first} and {@code next} times. */
    private String steps() {
        return array(list.stream().map(step -> "(" + Stream.of(literal(step.id()), step.from().sql(true), step.to().sql(false),
                "toInt64(" + step.limitMillis() + ")", "toUInt8(" + step.wanted() + ")").collect(Collectors.joining(", ")) + ")"),
                "Array(Tuple(String, Nullable(DateTime64(3, 'UTC')), Nullable(DateTime64(3, 'UTC')), Int64, UInt8))");
    }

    private static String array(Stream<String> elements, String type) {
        return "CAST([" + elements.collect(Collectors.joining(", ")) + "], '" + type.replace("'", "\\'") + "')";
    }
}
