package callmart.report;

import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.Optional;

/**
 * What reports call a kind of period.
 *
 * @param now in running text
 * @param column above its figures; as in running text where nothing else is said
 * @param slots among which hours or days one is the worst; the same
 * @param before the period before
 * @param further another one that it is compared with; empty where there is none, or it is not wanted
 */
public record PeriodTexts(String now, String column, String slots, String before, Optional<String> further) {

    static PeriodTexts read(YamlNode node) {
        YamlMap words = node.map("now", "column", "slots", "before", "further");
        String now = words.requireText("now");
        return new PeriodTexts(now, words.text("column", now), words.text("slots", now), words.requireText("before"),
                words.find("further").map(YamlNode::requiredText));
    }
}
