package callmart.report.definition;

import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.report.Chart;
import callmart.report.DatasetSource;
import callmart.report.ListPrint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the keys of a report that make it a list. */
public final class ListForms {

    /** The keys of a report beside those that every report has. */
    public static final List<String> KEYS = List.of("columns", "order", "parameters", "empty", "unit", "counts", "group", "mail",
            "notable", "parts", "pdf", "story");

    /** What holds where the file says nothing. */
    private static final ListPrint USUAL = new ListPrint(10, 12, ListPrint.Rows.ALL, List.of());

    private static final ListStory.Rule USUAL_STORY = new ListStory.Rule(10, 2, new BigDecimal("0.2"));

    private final FieldCatalogue fields;
    private final Set<String> measures;
    private final int few;
    private final String unit;
    private final ListPrint print;
    private final ListStory.Rule telling;

    /**
     * @param measures those that a further list may go with
     * @param few a ratio over fewer cases says little
     * @param root {@code reports.yml}, whose {@code lists} hold for a list that does not say otherwise
     * @param unit of the rows of such a list
     */
    public ListForms(FieldCatalogue fields, Set<String> measures, int few, YamlMap root, String unit) {
        this.fields = fields;
        this.few = few;
        this.unit = unit;
        this.measures = measures;
        Optional<YamlMap> lists = root.find("lists").map(node -> node.map("pdf", "story"));
        this.print = lists.flatMap(map -> map.find("pdf")).map(node -> print(node, USUAL)).orElse(USUAL);
        this.telling = lists.flatMap(map -> map.find("story")).map(node -> rule(node)).orElse(USUAL_STORY);
    }

    /** @param withParts whether the layout has parts behind the list */
    public ListForm read(YamlMap map, boolean withParts) {
        if (!withParts) {
            map.find("parts").ifPresent(node -> node.fault("layout list has no parts; use layout list-analysis"));
        }
        List<ListColumn> columns = columns(map);
        return new ListForm(columns, map.get("order", List.<YamlNode>of(), YamlNode::list).stream()
                .map(node -> node.parsed(new DatasetSource.Order("none", false), DatasetSource.Order::parse)).toList(),
                parameters(map), map.requireText("empty"), map.text("unit", unit), counts(map),
                map.find("group").map(YamlNode::text), map.require("mail", columns.stream().limit(1).map(ListColumn::key).toList(),
                YamlNode::texts), notable(map), parts(map),
                        map.get("pdf", print, node -> print(node, print)),
                map.get("story", noStory(), this::story));
    }

    private static ListStory.Rule rule(YamlNode node) {
        YamlMap map = node.map("least", "hours", "share");
        return node.faults().attempt(node, () -> new ListStory.Rule(map.get("least", USUAL_STORY.least(), YamlNode::integer),
                map.get("hours", USUAL_STORY.hours(), YamlNode::integer), map.get("share", USUAL_STORY.share(), YamlNode::decimal)))
                .orElse(USUAL_STORY);
    }

    private ListStory story(YamlNode node) {
        YamlMap map = node.map("at", "open", "sections", "sums");
        return node.faults().attempt(node, () -> new ListStory(map.find("at").map(YamlNode::text), map.find("open").map(YamlNode::text),
                map.get("sections", List.of(), YamlNode::texts), map.get("sums", List.of(), YamlNode::texts),
                telling)).orElseGet(this::noStory);
    }

    private ListStory noStory() {
        return new ListStory(Optional.empty(), Optional.empty(), List.of(), List.of(), telling);
    }

    private static ListPrint print(YamlNode node, ListPrint usual) {
        YamlMap map = node.map("pages", "summary-rows", "rows", "columns");
        return node.faults().attempt(node, () -> new ListPrint(map.get("pages", usual.pages(), YamlNode::integer),
                map.get("summary-rows", usual.summaryRows(), YamlNode::integer),
                map.get("rows", usual.rows(), rows -> rows.word(ListPrint.Rows.class)),
                map.get("columns", usual.columns(), YamlNode::texts))).orElse(usual);
    }

    private List<ListColumn> columns(YamlMap map) {
        List<ListColumn> columns = new ArrayList<>();
        map.require("columns", Map.<String, YamlNode>of(), YamlNode::entries).forEach((key, node) -> {
            if (!key.matches(DatasetSource.COLUMN)) {
                node.fault("a column is named by the dataset's column: lower-case letters, digits and '_', found '" + key + "'");
            }
            node.faults().attempt(node, () -> column(key, node)).ifPresent(columns::add);
        });
        return columns;
    }

    private ListColumn column(String key, YamlNode node) {
        FieldCatalogue.Field standard = fields.field(key);
        if (node.isScalar()) {
            return column(key, node.requiredText(), standard, Optional.empty(), Optional.empty(), "");
        }
        YamlMap map = node.map("label", "format", "words", "align", "width", "absent", "total", "per", "total-unit", "meaning", "cases");
        Optional<String> total = map.find("total").map(YamlNode::text).map(name -> name.equals("sum") ? key : name);
        Optional<String> per = map.find("per").map(YamlNode::text);
        Stream.concat(total.stream(), per.stream()).filter(name -> !name.matches(DatasetSource.COLUMN)).forEach(name ->
                node.fault("total is 'sum' or the dataset's column to be summed, per one to divide by, found '" + name + "'"));
        if (per.isPresent() && total.isEmpty()) {
            node.fault("per says by which sum the total is divided; add total, the column whose sum it is");
        }
        return column(key, map.requireText("label"), FieldCatalogue.field(map, standard, fields.wordLists()), total, per,
                map.text("total-unit", ""));
    }

    private ListColumn column(String key, String label, FieldCatalogue.Field field, Optional<String> total,
            Optional<String> per, String unit) {
        return new ListColumn(key, label, field.format(), field.words(), field.align().orElse(field.format().align()),
                field.width() == 0 ? field.format().width() : field.width(), field.absent(), total, per, unit, field.meaning(),
                cases(field));
    }

    private Optional<ListColumn.Cases> cases(FieldCatalogue.Field field) {
        return field.cases().map(column -> new ListColumn.Cases(column, few));
    }

    private static Map<String, List<String>> parameters(YamlMap map) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        map.get("parameters", Map.<String, YamlNode>of(), YamlNode::entries).forEach((name, node) ->
                parameters.put(name, node.texts()));
        return parameters;
    }

    private static List<ListForm.Count> counts(YamlMap map) {
        List<ListForm.Count> counts = new ArrayList<>();
        map.get("counts", Map.<String, YamlNode>of(), YamlNode::entries).forEach((label, node) ->
                condition(node).ifPresent(condition -> counts.add(new ListForm.Count(label, condition))));
        return counts;
    }

    private static Optional<ListForm.Notable> notable(YamlMap map) {
        Map<String, YamlNode> entries = map.get("notable", Map.<String, YamlNode>of(), YamlNode::entries);
        if (entries.size() > 1) {
            map.find("notable").ifPresent(node -> node.fault("expected one entry: what the rows are called, and the condition"));
        }
        return entries.entrySet().stream().findFirst().flatMap(entry -> condition(entry.getValue())
                .map(condition -> new ListForm.Notable(entry.getKey(), condition)));
    }

    /** {@code {key: urgency, is: [high, critical]}}, {@code {key: call_id, has: given}}, {@code absent} or {@code positive}. */
    private static Optional<Condition> condition(YamlNode node) {
        YamlMap map = node.map("key", "is", "has");
        if (map.has("is") == map.has("has")) {
            node.fault("expected a key and either is (a list of codes) or has (given, absent or positive)");
            return Optional.empty();
        }
        Condition.Test test = map.get("has", Condition.Test.IS, has -> has.word(Condition.Test.class));
        return node.faults().attempt(node, () -> new Condition(map.requireText("key"), test,
                map.get("is", List.of(), YamlNode::texts)));
    }

    private List<ListPart> parts(YamlMap map) {
        List<ListPart> parts = new ArrayList<>();
        for (YamlNode node : map.get("parts", List.<YamlNode>of(), YamlNode::list)) {
            YamlMap part = node.map("title", "dataset", "section", "label", "words", "absent", "counts", "chart", "columns", "line",
                    "empty", "unit", "measure", "keys", "day", "marks", "otherwise", "totals");
            node.faults().attempt(node, () -> part.has("day") ? grid(part) : part.has("columns") ? table(part) : byKey(part))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private ListPart table(YamlMap part) {
        return new ListPart.Table(part.requireText("title"), part.requireText("dataset"), columns(part), part.requireText("empty"),
                part.find("unit").map(YamlNode::text), part.find("measure").flatMap(node -> known(node, measures, "measure")));
    }

    private ListPart grid(YamlMap part) {
        return new ListPart.Grid(part.requireText("title"), part.requireText("dataset"), texts(part, "keys"), part.requireText("day"),
                texts(part, "marks"), texts(part, "otherwise"), texts(part, "totals"));
    }

    private static Map<String, String> texts(YamlMap part, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        part.require(name, Map.<String, YamlNode>of(), YamlNode::entries).forEach((key, node) -> texts.put(key, node.requiredText()));
        return texts;
    }

    private ListPart byKey(YamlMap part) {
        Map<String, String> counts = texts(part, "counts");
        return new ListPart.ByKey(part.requireText("title"), part.requireText("dataset"), part.requireText("section"),
                part.requireText("label"), part.find("words").flatMap(node -> known(node, fields.wordLists(), "word list")),
                part.text("absent", ""), counts, part.find("chart").flatMap(ListForms::chart), share(part), few);
    }

    /** {@code true} are bars beside those of the period before. */
    private static Optional<Chart.Kind> chart(YamlNode node) {
        Map<String, Optional<Chart.Kind>> kinds = Map.of("true", Optional.of(Chart.Kind.COMPARISON), "false", Optional.empty(), "line",
                Optional.of(Chart.Kind.BARS_AND_LINE), "ring", Optional.of(Chart.Kind.RING));
        return known(node, kinds.keySet(), "form of chart").flatMap(kinds::get);
    }

    /** Which column the line of a chart follows, with its label. */
    private Optional<ListPart.Share> share(YamlMap part) {
        boolean isWanted = part.find("chart").filter(node -> node.text().equals("line")).isPresent();
        return isWanted ? texts(part, "line").entrySet().stream().findFirst().map(line -> new ListPart.Share(line.getKey(),
                line.getValue(), cases(fields.field(line.getKey())))) : Optional.empty();
    }

    /** The node's word when it is one of those known; else a fault that names the nearest. */
    static Optional<String> known(YamlNode node, Collection<String> known, String kind) {
        String name = node.text();
        if (known.contains(name)) {
            return Optional.of(name);
        }
        node.fault("there is no " + kind + " '" + name + "'" + Nearest.hint(name, known));
        return Optional.empty();
    }
}
