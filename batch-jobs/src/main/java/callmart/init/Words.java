package callmart.init;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.extract.PlainCell;
import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of {@code heads.yml} by which heads and values of other systems are known. */
final class Words {

    /** Its name in the configuration folder. */
    static final String FILE = "heads.yml";

    /** So much of a score has a head that only holds a word, or is held by one, beside what the word's share of it adds. */
    private static final double HELD = 0.55;
    private static final double SHARE = 0.35;
    private static final int LEAST_CHINESE = 2;
    private static final int LEAST_LATIN = 4;

    /** What a part of a column's form is. */
    enum PartType {
        DATE, DURATION
    }

    /** Heads that stand for no column but that a column is made of. */
    record Part(PartType type, List<String> heads) {
    }

    /** What is known of a feed: words for the names of its files, for each column, its parts, and forms for what no head gives. */
    record OfFeed(Feed feed, List<String> names, Map<String, List<String>> columns, Map<String, Part> parts,
            Map<String, List<String>> fallbacks) {
    }

    private final Map<String, OfFeed> feeds = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private Set<String> absent = Set.of();
    private List<String> patterns = List.of();

    private Words() {
    }

    /** Reads {@code heads.yml}; what is wrong with it is recorded in {@code faults}. */
    static Words read(ConfigFolder folder, Faults faults) {
        Words words = new Words();
        folder.read(FILE, faults).map(root -> root.map("absent", "patterns", "units", "values", "feeds")).ifPresent(words::read);
        return words;
    }

    private void read(YamlMap map) {
        absent = new LinkedHashSet<>(map.get("absent", List.of(), YamlNode::texts));
        patterns = map.get("patterns", List.of(), YamlNode::texts);
        map.get("units", Map.<String, YamlNode>of(), YamlNode::entries).forEach((unit, node) ->
                node.texts().forEach(word -> units.put(plain(word), unit)));
        map.get("values", Map.<String, YamlNode>of(), YamlNode::entries).forEach((column, node) -> node.entries().forEach((to, words) ->
                words.texts().forEach(word -> values.computeIfAbsent(column, any -> new LinkedHashMap<>()).put(plain(word), to))));
        YamlMap found = map.require("feeds", map, node -> node.map(Feeds.NAMES.toArray(String[]::new)));
        Feeds.list().forEach(feed -> found.find(feed.name()).ifPresent(node -> feeds.put(feed.name(), feed(feed, node))));
    }

    private static OfFeed feed(Feed feed, YamlNode node) {
        YamlMap map = node.map("names", "columns", "parts", "fallbacks");
        Map<String, List<String>> columns = new LinkedHashMap<>();
        YamlMap known = map.require("columns", map, found -> found.map(feed.columnNames().toArray(String[]::new)));
        feed.columnNames().forEach(name -> columns.put(name, known.get(name, List.of(), YamlNode::texts)));
        Map<String, Part> parts = new LinkedHashMap<>();
        map.get("parts", Map.<String, YamlNode>of(), YamlNode::entries).forEach((name, part) -> {
            YamlMap is = part.map("type", "heads");
            parts.put(name, new Part(is.require("type", PartType.DATE, type -> type.word(PartType.class)),
                    is.require("heads", List.of(), YamlNode::texts)));
        });
        Map<String, List<String>> fallbacks = new LinkedHashMap<>();
        map.get("fallbacks", Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((column, forms) -> fallbacks.put(column, forms.texts()));
        return new OfFeed(feed, map.get("names", List.of(), YamlNode::texts), columns, parts, fallbacks);
    }

    List<OfFeed> feeds() {
        return List.copyOf(feeds.values());
    }

    boolean isAbsent(String value) {
        return absent.contains(value);
    }

    List<String> patterns() {
        return patterns;
    }

    /** The canonical word, or yes or no, that a value stands for by its spelling; nothing when it is not known. */
    Optional<String> canonical(Column column, String value) {
        String key = column.words().isEmpty() ? "bool" : column.name();
        return column.words().stream().filter(word -> plain(word).equals(plain(value))).findFirst()
                .or(() -> Optional.ofNullable(values.getOrDefault(key, Map.of()).get(plain(value)))
                        .filter(word -> column.words().isEmpty() || column.words().contains(word)));
    }

    /** The unit that a head names in brackets or at its end. */
    Optional<String> unit(String head) {
        String text = PlainCell.header(head).replaceAll("[)\\]】）]+$", "");
        int bracket = Math.max(Math.max(text.lastIndexOf('('), text.lastIndexOf('[')), Math.max(text.lastIndexOf('（'), text
                .lastIndexOf('_')));
        return Optional.ofNullable(units.get(plain(text.substring(bracket + 1)))).filter(unit -> bracket >= 0)
                .or(() -> units.keySet().stream().filter(word -> word.length() >= LEAST_CHINESE && plain(text).endsWith(word)
                        && !plain(text).equals(word)).findFirst().map(units::get));
    }

    /** How sure it is that a head means what one of the words does, 0 to 1. */
    static double likeness(String head, String column, List<String> words) {
        String plain = plain(head);
        double best = Math.max(likeness(plain, plain(column)), 0);
        for (String word : words) {
            best = Math.max(best, likeness(plain, plain(word)));
        }
        String bare = plain(PlainCell.header(head).replaceAll("[(\\[（【].*", ""));
        return best == 1 || bare.isEmpty() || bare.equals(plain) ? best : Math.max(best, 0.97 * likeness(bare, column, words));
    }

    private static double likeness(String head, String word) {
        if (head.equals(word)) {
            return 1;
        }
        String shorter = head.length() < word.length() ? head : word;
        String longer = head.length() < word.length() ? word : head;
        int least = shorter.chars().anyMatch(c -> c > '~') ? LEAST_CHINESE : LEAST_LATIN;
        return shorter.length() >= least && longer.contains(shorter) ? HELD + SHARE * shorter.length() / longer.length() : 0;
    }

    /** Which words a text holds, of a file's or sheet's name. */
    static boolean holds(String text, List<String> words) {
        Set<String> found = new HashSet<>();
        words.forEach(word -> found.add(plain(word)));
        String plain = plain(text);
        return found.stream().anyMatch(plain::contains);
    }

    /** What two spellings of a word have in common: letters and digits alone, in lower case. */
    static String plain(String word) {
        String letters = PlainCell.header(word).toLowerCase(Locale.ROOT).replaceAll("[\\s_()\\[\\]（）【】:：.·-]+", "");
        return letters.isEmpty() ? word : letters;
    }
}
