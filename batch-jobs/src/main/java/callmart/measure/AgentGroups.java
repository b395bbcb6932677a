package callmart.measure;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Groups of agents by the beginning of their ids, as {@code config/agent-groups.yml} says. Decision 353.
 *
 * @param prefixes prefix to group, the longest first
 */
public record AgentGroups(Map<String, String> prefixes) {

    private static final String FILE = "agent-groups.yml";
    private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\p{N}_.]+");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final int LONGEST_RANGE = 1000;

    public AgentGroups {
        Map<String, String> ordered = new LinkedHashMap<>();
        prefixes.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.comparing(String::length).reversed()
                .thenComparing(Comparator.naturalOrder()))).forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        prefixes = Collections.unmodifiableMap(ordered);
    }

    /** Reads {@code agent-groups.yml}; what is wrong with it is recorded in {@code faults}. */
    public static AgentGroups read(ConfigFolder folder, Faults faults) {
        Map<String, String> groups = new LinkedHashMap<>();
        folder.read(FILE, faults).ifPresent(root -> root.entries().forEach((group, list) -> list.list().forEach(node ->
                prefixes(node).forEach(prefix -> {
                    String other = groups.putIfAbsent(prefix, group);
                    if (other != null) {
                        node.fault("the prefix " + prefix + " is in '" + other + "' already; leave it in one group");
                    }
                }))));
        return new AgentGroups(groups);
    }

    /** The prefixes that an entry stands for: itself, or those of a range, whose ends have one length. */
    private static List<String> prefixes(YamlNode node) {
        String text = node.text();
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            if (!PREFIX.matcher(text).matches()) {
                node.fault("expected the beginning of agents' ids, such as 17, or a range of them, such as 20-29, found '" + text + "'");
            }
            return List.of(text);
        }
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        int length = range.group(1).length();
        if (length != range.group(2).length() || from > to || to - from >= LONGEST_RANGE) {
            node.fault("a range goes from a smaller to a larger number of as many digits, over at most " + LONGEST_RANGE
                    + ", found '" + text + "'");
            return List.of();
        }
        List<String> prefixes = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            String digits = String.valueOf(number);
            prefixes.add("0".repeat(length - digits.length()) + digits);
        }
        return prefixes;
    }

    /** An array of prefix and group, the longest first. */
    String inSql() {
        return "CAST([" + prefixes.entrySet().stream().map(entry -> "(" + MeasureSettings.literal(entry.getKey()) + ", "
                + MeasureSettings.literal(entry.getValue()) + ")").collect(Collectors.joining(", "))
                + "], 'Array(Tuple(String, String))')";
    }
}
