package callmart.feed;

import callmart.config.ConfigFolder;
import callmart.config.Durations;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the feeds that are part of the program, beside this class (docs/decisions/0221-feeds-are-described-in-data.md). A fault of theirs
 * stops it.
 */
final class FeedReader {

    private FeedReader() {
    }

    static List<Feed> read() {
        Faults faults = new Faults();
        List<Feed> feeds = new ArrayList<>();
        ConfigFolder.resource(FeedReader.class, "canonical-feeds.yml", faults).map("feeds").require("feeds", Map.<String, YamlNode>of(),
                YamlNode::entries).forEach((name, node) -> faults.attempt(node, () -> feed(name, node)).ifPresent(feeds::add));
        faults.throwIfAny();
        return List.copyOf(feeds);
    }

    private static Feed feed(String name, YamlNode node) {
        YamlMap map = node.map("grain", "key", "day", "versioned", "beginning", "done", "over-midnight", "rules", "columns");
        Optional<String> day = map.find("day").map(YamlNode::text);
        Feed.Kind kind = map.get("versioned", false, YamlNode::bool) ? Feed.Kind.VERSIONED : day.isPresent() ? Feed.Kind.DAILY
                : Feed.Kind.SNAPSHOT;
        List<Column> columns = new ArrayList<>();
        map.require("columns", Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((column, found) -> columns.add(column(column, found)));
        return new Feed(name, map.requireText("grain"), kind, columns, map.require("key", List.of(), YamlNode::texts), day,
                map.find("beginning").map(YamlNode::text), map.get("done", List.of(), YamlNode::texts), map.get("over-midnight", false,
                        YamlNode::bool),
                map.get("rules", List.<YamlNode>of(), YamlNode::list).stream().map(FeedReader::rule).toList());
    }

    private static Column column(String name, YamlNode node) {
        YamlMap map = node.map("type", "required", "default", "words", "list", "comment");
        ColumnType type = map.require("type", ColumnType.TEXT, word -> word.word(ColumnType.class));
        return new Column(name, type, map.get("required", false, YamlNode::bool), map.find("default").map(YamlNode::text),
                map.get("words", List.of(), YamlNode::texts),
                map.find("list").map(YamlNode::text).or(() -> Optional.of(Categories.LIST)
                        .filter(list -> type == ColumnType.CATEGORY && !map.has("words"))),
                map.requireText("comment"));
    }

    private static RowRule rule(YamlNode node) {
        YamlMap map = node.map("in-order", "from", "to", "at-most", "column", "needs", "word", "not", "except", "at-least", "no-more-than",
                "given", "absent");
        if (map.has("in-order")) {
            return new RowRule.InOrder(map.require("in-order", List.of(), YamlNode::texts));
        }
        if (map.has("given") || map.has("absent")) {
            return new RowRule.When(map.requireText("column"), map.requireText("word"), map.get("given", List.of(), YamlNode::texts),
                    map.get("absent", List.of(), YamlNode::texts));
        }
        if (map.has("at-least")) {
            return new RowRule.Within(map.requireText("column"), map.require("at-least", 0, YamlNode::integer),
                    map.get("no-more-than", Integer.MAX_VALUE, YamlNode::integer));
        }
        if (map.has("needs")) {
            return new RowRule.Needs(map.requireText("column"), map.find("except").map(YamlNode::text), map.requireText("needs"),
                    map.find("word").map(YamlNode::text), map.find("not").map(YamlNode::text));
        }
        return new RowRule.AtMost(map.requireText("from"), map.requireText("to"), Durations.read(map.find("at-most").orElse(node)));
    }
}
