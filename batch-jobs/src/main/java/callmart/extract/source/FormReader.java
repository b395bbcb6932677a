package callmart.extract.source;

import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.extract.DayPattern;
import callmart.extract.Form;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one entry under {@code columns} of {@code sources.yml}; forms nest. */
final class FormReader {

    private static final String FORMS = "expected a header, {first: […]}, {join: […], with: …}, {const: …},"
            + " {date: …, time: …, rolls-over: true}, {from: …, plus: …}, {day-of: {date}}, {column-per-day: {pattern: d}},"
            + " {words: {…: …}, of: …}, {start-of: …} or {end-of: …}";

    private final Feed feed;

    private FormReader(Feed feed) {
        this.feed = feed;
    }

    /** Empty when the entry is faulty; the fault is recorded. */
    static Optional<Form> read(Feed feed, YamlNode node) {
        return new FormReader(feed).form(node);
    }

    private Optional<Form> form(YamlNode node) {
        if (node.isNull() || node.isList()) {
            node.fault(FORMS);
            return Optional.empty();
        }
        if (node.isScalar()) {
            return Optional.of(new Form.Header(node.requiredText().strip()));
        }
        Map<String, YamlNode> entries = node.entries();
        if (entries.containsKey("first")) {
            return forms(node.map("first"), "first", this::form).map(choices -> new Form.First(choices));
        } else if (entries.containsKey("join")) {
            YamlMap map = node.map("join", "with");
            return forms(map, "join", this::text).map(parts -> new Form.Join(parts, map.text("with", "")));
        } else if (entries.containsKey("const")) {
            return Optional.of(new Form.Const(constant(node.map("const"))));
        } else if (entries.containsKey("day-of")) {
            return dayOfPath(node.map("day-of"));
        } else if (entries.containsKey("column-per-day")) {
            return columnPerDay(node.map("column-per-day"));
        } else if (entries.containsKey("words")) {
            YamlMap map = node.map("words", "of");
            return map.<Optional<Form>>require("of", Optional.empty(), this::text).map(of -> new Form.Words(of, words(map)));
        } else if (entries.containsKey("start-of") || entries.containsKey("end-of")) {
            boolean second = entries.containsKey("end-of");
            String key = second ? "end-of" : "start-of";
            return node.map(key).<Optional<Form>>require(key, Optional.empty(), this::text).map(of -> new Form.Half(of, second));
        } else if (entries.containsKey("date") || entries.containsKey("time")) {
            return dateAndTime(node.map("date", "time", "rolls-over"));
        } else if (entries.containsKey("from") || entries.containsKey("plus")) {
            return plus(node.map("from", "plus"));
        }
        node.fault(FORMS);
        return Optional.empty();
    }

    /** A form within another that reads its text. */
    private Optional<Form> text(YamlNode node) {
        Optional<Form> form = form(node);
        if (form.filter(Form::isInstant).isPresent()) {
            node.fault("gives a date and time where a text is needed; expected a header, first, join or const");
            return Optional.empty();
        }
        return form;
    }

    private static Optional<List<Form>> forms(YamlMap map, String key, Function<YamlNode, Optional<Form>> read) {
        List<YamlNode> nodes = map.get(key, List.<YamlNode>of(), YamlNode::list);
        List<Form> forms = nodes.stream().flatMap(node -> read.apply(node).stream()).toList();
        if (nodes.isEmpty()) {
            map.node().fault("'" + key + "' needs at least one entry");
        }
        return forms.isEmpty() ? Optional.empty() : Optional.of(forms);
    }

    private Optional<Form> dateAndTime(YamlMap map) {
        Optional<Form> date = map.require("date", Optional.empty(), this::text);
        Optional<Form> time = map.require("time", Optional.empty(), this::text);
        boolean rollsOver = map.get("rolls-over", false, YamlNode::bool);
        return date.flatMap(d -> time.map(t -> new Form.DateAndTime(d, t, rollsOver)));
    }

    /** {@code {date}} is a map of one key to YAML. */
    private static Optional<Form> dayOfPath(YamlMap map) {
        YamlNode node = map.find("day-of").orElse(map.node());
        String placeholder = node.isScalar() ? node.text().replaceAll("[{}]", "") : node.isList() ? "" : String.join("", node.entries()
                .keySet());
        if (!placeholder.equals("date")) {
            node.fault("expected {day-of: {date}}, the day that 'path' of this source holds");
        }
        return Optional.of(new Form.DayOfPath());
    }

    private static String constant(YamlMap map) {
        String text = map.requireText("const");
        map.find("const").filter(node -> text.matches("\\{\\w+(:.*)?\\}")).ifPresent(node -> node.fault("'" + text
                + "' is taken as it stands, for every row; the day of the path is {day-of: {date}}"));
        return text;
    }

    private static Optional<Form> columnPerDay(YamlMap map) {
        return map.<Optional<Form>>require("column-per-day", Optional.empty(), node ->
                node.map("pattern").<Optional<Form>>require("pattern", Optional.empty(), pattern ->
                        pattern.parsed(Optional.empty(), text -> Optional.of(new Form.ColumnPerDay(new DayPattern(text))))));
    }

    private static Map<String, Optional<String>> words(YamlMap map) {
        Map<String, Optional<String>> words = new LinkedHashMap<>();
        map.require("words", Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((word, meaning) -> words.put(word, meaning.present().map(YamlNode::text)));
        return words;
    }

    private Optional<Form> plus(YamlMap map) {
        String from = map.requireText("from");
        List<String> times = feed.columns().stream().filter(c -> c.type() == ColumnType.TIME).map(c -> c.name()).toList();
        if (!from.isEmpty() && !times.contains(from)) {
            map.find("from").ifPresent(node -> node.fault("'" + from + "' is not a time column of " + feed.name()
                    + Nearest.hint(from, times)));
            return Optional.empty();
        }
        return map.<Optional<Form>>require("plus", Optional.empty(), this::text).map(d -> new Form.Plus(from, d));
    }
}
