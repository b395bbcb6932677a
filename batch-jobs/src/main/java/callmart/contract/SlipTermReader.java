package callmart.contract;

import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code slips} of a contract. */
final class SlipTermReader {

    private final Map<String, SlipTerms.Entry> tariff = new LinkedHashMap<>();

    private SlipTermReader() {
    }

    static SlipTerms read(YamlNode node) {
        return new SlipTermReader().terms(node.map("tariff", "from"));
    }

    private SlipTerms terms(YamlMap map) {
        map.require("tariff", Map.<String, YamlNode>of(), YamlNode::entries).forEach((code, entry) -> {
            YamlMap line = entry.map("title", "amount");
            tariff.put(code, new SlipTerms.Entry(line.requireText("title"), line.require("amount", BigDecimal.ZERO,
                    ContractValues::money)));
        });
        return map.find("from").map(this::origins).orElseGet(
                () -> new SlipTerms(tariff, false, Map.of(), Optional.empty(), Optional.empty(), false, Map.of()));
    }

    private SlipTerms origins(YamlNode node) {
        YamlMap from = node.map("qa_reviews", "complaint_cases", "attendance", "penalty_slips", "complaint_warnings");
        Map<String, String> cases = new LinkedHashMap<>();
        from.find("complaint_cases").map(natures -> natures.map("business", "attitude", "other")).ifPresent(natures -> natures.node()
                .entries().forEach((nature, code) -> cases.put(nature, code(code))));
        Map<String, String> warnings = new LinkedHashMap<>();
        from.get("complaint_warnings", Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((step, code) -> warnings.put(step, code(code)));
        Optional<YamlMap> attendance = from.find("attendance").map(rules -> rules.map("absent", "late"));
        Optional<SlipTerms.Late> late = attendance.flatMap(rules -> rules.find("late")).map(rule -> rule.map("code", "over-minutes"))
                .map(rule -> new SlipTerms.Late(rule.require("code", "", this::code), rule.require("over-minutes", BigDecimal.ZERO,
                        minutes -> ContractValues.number(minutes, "minutes"))));
        return new SlipTerms(tariff, column(from, "qa_reviews", "problem_code"), cases,
                attendance.flatMap(rules -> rules.find("absent")).map(this::code), late, column(from, "penalty_slips", "code"), warnings);
    }

    /** The one column that holds the code. */
    private static boolean column(YamlMap from, String feed, String column) {
        Optional<YamlNode> node = from.find(feed);
        node.filter(value -> !value.text().equals(column)).ifPresent(value -> value.fault("the tariff code of " + feed + " stands in "
                + column + "; write '" + feed + ": " + column + "', found '" + value.text() + "'"));
        return node.isPresent();
    }

    private String code(YamlNode node) {
        String code = node.text();
        if (!tariff.containsKey(code)) {
            node.fault("the tariff has no slip code '" + code + "'" + (tariff.isEmpty() ? "; it is empty"
                    : Nearest.hint(code, tariff.keySet())));
        }
        return code;
    }
}
