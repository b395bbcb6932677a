package callmart.report.definition;

import callmart.calendar.Deadline;
import callmart.calendar.Period;
import callmart.config.EnumWord;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads for which periods a report is made: {@code period} is one word or several, {@code title} and {@code deadline} are one
 * text for all of them or one for each.
 */
final class Editions {

    private static final String[] KINDS = Stream.of(Period.Kind.values()).map(EnumWord::of).toArray(String[]::new);

    private Editions() {
    }

    /** @throws IllegalArgumentException when a title or deadline has not the right form */
    static Map<Period.Kind, Edition> read(YamlMap report) {
        List<Period.Kind> kinds = report.require("period", List.<YamlNode>of(), YamlNode::list).stream()
                .map(node -> node.word(Period.Kind.class)).toList();
        Map<Period.Kind, Edition> editions = new EnumMap<>(Period.Kind.class);
        for (Period.Kind kind : kinds) {
            editions.put(kind, new Edition(new TitlePattern(text(report, "title", kind)), Deadline.parse(text(report, "deadline", kind))));
        }
        return editions;
    }

    private static String text(YamlMap report, String key, Period.Kind kind) {
        return report.find(key).filter(YamlNode::isMap).map(node -> node.map(KINDS).requireText(EnumWord.of(kind)))
                .orElseGet(() -> report.requireText(key));
    }
}
