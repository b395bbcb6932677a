package callmart.measure;

import static callmart.measure.MeasureSettings.literal;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pass marks, and until when what follows a training has to be done, as {@code config/quality.yml} says; and as SQL for the views of
 * {@code sql/base}.
 * Decision 360.
 *
 * @param passMark score from which on something is passed
 * @param criteria criterion to its own pass mark
 * @param steps of a training session, in their order
 */
public record QualityRules(BigDecimal passMark, Map<String, BigDecimal> criteria, List<Step> steps) {

    private static final String FILE = "quality.yml";
    private static final String FEED = "training_sessions";
    private static final String DONE = "_on";
    private static final List<String> NO_STEPS = List.of("planned_on", "held_on");
    private static final Pattern WITHIN = Pattern.compile("(\\d{1,3}) (day|month)s?");
    private static final String MONTH_END = "month-end";

    /**
     * A step.
     *
     * @param id column of the feed without {@value #DONE}
     * @param label Chinese
     * @param due deadline as a date, in SQL over the day on which the session was held
     */
    public record Step(String id, String label, String due) {
    }

    public QualityRules {
        criteria = Map.copyOf(criteria);
        steps = List.copyOf(steps);
    }

    /** Reads {@code quality.yml}; what is wrong with it is recorded in {@code faults}. */
    public static QualityRules read(ConfigFolder folder, Faults faults) {
        return folder.read(FILE, faults).map(root -> read(root.map("pass-mark", "criteria", "trainings")))
                .orElse(new QualityRules(BigDecimal.ZERO, Map.of(), List.of()));
    }

    private static QualityRules read(YamlMap root) {
        Map<String, BigDecimal> criteria = new LinkedHashMap<>();
        root.get("criteria", Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((criterion, mark) -> criteria.put(criterion, mark.decimal()));
        List<Step> steps = new ArrayList<>();
        root.get("trainings", Map.<String, YamlNode>of(), YamlNode::entries).forEach((id, node) -> steps.add(step(id, node)));
        return new QualityRules(root.require("pass-mark", BigDecimal.ZERO, YamlNode::decimal), criteria, steps);
    }

    private static Step step(String id, YamlNode node) {
        List<String> valid = Feeds.get(FEED).columns().stream().filter(column -> column.type() == ColumnType.DATE).map(Column::name)
                .filter(name -> !NO_STEPS.contains(name)).map(name -> name.substring(0, name.length() - DONE.length())).toList();
        if (!valid.contains(id)) {
            node.fault("there is no step '" + id + "' of " + FEED + Nearest.hint(id, valid));
        }
        YamlMap map = node.map("label", "within");
        return new Step(id, map.requireText("label"), map.require("within", "NULL", QualityRules::due));
    }

    private static String due(YamlNode node) {
        Matcher span = WITHIN.matcher(node.text());
        if (span.matches()) {
            return (span.group(2).equals("day") ? "addDays" : "addMonths") + "(held_on, " + span.group(1) + ")";
        }
        if (!node.text().equals(MONTH_END)) {
            node.fault("expected a number of days or months such as '3 days', or " + MONTH_END + ", found '" + node.text() + "'");
        }
        return "toLastDayOfMonth(held_on)";
    }

    /** What views have filled in: name to SQL. */
    Map<String, String> viewValues() {
        return Map.of("pass_mark", decimal(passMark), "criterion_marks", "CAST((["
                + new TreeMap<>(criteria).keySet().stream().map(MeasureSettings::literal).collect(Collectors.joining(", ")) + "], ["
                + new TreeMap<>(criteria).values().stream().map(QualityRules::decimal).collect(Collectors.joining(", "))
                + "]), 'Map(String, Decimal(18, 3))')", "training_steps", "CAST([" + steps.stream().map(step -> "("
                + literal(step.id()) + ", " + literal(step.label()) + ", " + step.id() + DONE + ", " + step.due() + ")")
                .collect(Collectors.joining(", "))
                + "], 'Array(Tuple(id String, label String, done_on Nullable(Date), due_on Nullable(Date)))')");
    }

    private static String decimal(BigDecimal mark) {
        return "toDecimal64('" + mark.toPlainString() + "', 3)";
    }
}
