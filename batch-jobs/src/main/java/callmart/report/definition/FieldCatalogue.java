package callmart.report.definition;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.report.FieldFormat;
import callmart.report.ReportTable.Align;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lists have in common: the fields of datasets by key, and the words for the sources' codes. From {@code config/fields.yml}. */
public final class FieldCatalogue {

    /** The business categories of {@code categories.yml}. */
    public static final String CATEGORY_WORDS = "category";

    /** What slips come from; the list stands in {@code fields.yml}. */
    public static final String ORIGIN_WORDS = "slip-origin";

    /** The slip tariff's codes with their titles. */
    public static final String PROBLEM_WORDS = "problem";

    /** The alert rules with their labels. */
    public static final String ALERT_WORDS = "alert";

    /** The steps of complaint warnings with their labels. */
    public static final String STEP_WORDS = "warning-step";

    /** The kinds of follow-up calls with their labels. */
    public static final String CALLBACK_WORDS = "callback-kind";
    /** What customers heard of the centre by. */
    public static final String CHANNEL_WORDS = "channel";

    /** What an alert can be about: KPIs, feeds and checks. */
    public static final String SUBJECT_WORDS = "alert-subject";

    /**
     * A field as it looks unless a report says otherwise.
     *
     * @param align empty for that of the format
     * @param width 0 for that of the format
     * @param cases of a ratio: the dataset's column with how many it is over
     */
    record Field(FieldFormat format, Optional<String> words, Optional<Align> align, int width, String absent, String meaning,
            Optional<String> cases) {

        static final Field PLAIN = new Field(FieldFormat.TEXT, Optional.empty(), Optional.empty(), 0, "", "", Optional.empty());
    }

    private final Map<String, Field> fields;
    private final Map<String, Map<String, String>> words;

    private FieldCatalogue(Map<String, Field> fields, Map<String, Map<String, String>> words) {
        this.fields = Collections.unmodifiableMap(fields);
        this.words = Collections.unmodifiableMap(words);
    }

    /** Reads {@code fields.yml}; what is wrong with it is recorded in {@code faults}. */
    public static FieldCatalogue read(ConfigFolder folder, Faults faults) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        folder.readEntriesOver("fields", faults).ifPresent(root -> {
            YamlMap top = root.map("fields", "words");
            top.get("words", Map.<String, YamlNode>of(), YamlNode::entries).forEach((name, node) -> words.put(name, texts(node)));
            top.get("fields", Map.<String, YamlNode>of(), YamlNode::entries).forEach((key, node) ->
                    fields.put(key, field(node.map("format", "words", "align", "width", "absent", "meaning", "cases"), Field.PLAIN,
                            names(words))));
        });
        return new FieldCatalogue(fields, words);
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((code, word) -> texts.put(code, word.requiredText()));
        return texts;
    }

    private static Set<String> names(Map<String, Map<String, String>> words) {
        Set<String> names = new LinkedHashSet<>(words.keySet());
        names.addAll(List.of(CATEGORY_WORDS, PROBLEM_WORDS, ALERT_WORDS, SUBJECT_WORDS, STEP_WORDS, CALLBACK_WORDS, CHANNEL_WORDS));
        return names;
    }

    static Field field(YamlMap map, Field standard, Collection<String> wordLists) {
        return new Field(map.get("format", standard.format(), node -> node.word(FieldFormat.class)),
                map.has("words") ? map.find("words").flatMap(node -> ListForms.known(node, wordLists, "word list")) : standard.words(),
                map.has("align") ? map.find("align").map(node -> node.word(Align.class)) : standard.align(),
                map.get("width", standard.width(), YamlNode::integer), map.text("absent", standard.absent()),
                map.text("meaning", standard.meaning()), map.has("cases") ? map.find("cases").map(YamlNode::text) : standard.cases());
    }

    Field field(String key) {
        return fields.getOrDefault(key, Field.PLAIN);
    }

    /** Names that a column's {@code words} may take. */
    Set<String> wordLists() {
        return names(words);
    }

    /** The configured words by the name of their list: code to word. */
    public Map<String, Map<String, String>> words() {
        return words;
    }
}
