package callmart.report;

import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of {@code texts.yml}, checked: each that reports say is there, and has no place that nothing is put into. Decision 336. */
public final class Texts {

    /** From when on something is said, and of how many; what each means stands in the file. */
    public enum Limit {
        FINDINGS, CALLS_OF_AN_HOUR, CALLS_OF_A_DAY, CALLS_OF_A_CATEGORY, MISSED_KPIS, OUTLIER_TALKS, OUTLIER_AGENTS, OUTLIER_DEVIATIONS,
        OUTLIERS, CHART_AGENTS, UNPRICED_SLIPS
    }

    private static final String LIMITS = "limits";
    private static final String PERIODS = "periods";
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private final Map<Text, String> texts = new EnumMap<>(Text.class);
    private final Map<Limit, BigDecimal> limits = new EnumMap<>(Limit.class);
    private final Map<Period.Kind, PeriodTexts> periods = new EnumMap<>(Period.Kind.class);

    private Texts() {
    }

    /** No words, where none are said. */
    public static Texts none() {
        return new Texts();
    }

    /** Reads {@code texts.yml}; what is wrong with it is recorded in {@code faults}. */
    public static Texts read(ConfigFolder folder, Faults faults) {
        Texts read = new Texts();
        Map<String, List<Text>> sections = Stream.of(Text.values()).collect(Collectors.groupingBy(Text::section,
                TreeMap::new, Collectors.toList()));
        folder.readOver("texts.yml", faults).map(top -> top.map(Stream.concat(sections.keySet().stream(), Stream.of(LIMITS, PERIODS))
                .toArray(String[]::new))).ifPresent(root -> {
                    sections.forEach((section, texts) -> root.require(section, null, node -> read.put(node.map(texts.stream().map(Text::key)
                            .toArray(String[]::new)), texts)));
                    put(root, LIMITS, read.limits, Limit.class, YamlNode::decimal);
                    put(root, PERIODS, read.periods, Period.Kind.class, PeriodTexts::read);
                });
        return read;
    }

    private static <K extends Enum<K>, V> void put(YamlMap root, String section, Map<K, V> values, Class<K> keys,
            Function<YamlNode, V> read) {
        root.require(section, null, node -> {
            YamlMap map = node.map(Stream.of(keys.getEnumConstants()).map(EnumWord::dashed).toArray(String[]::new));
            Stream.of(keys.getEnumConstants()).forEach(key -> values.put(key, map.require(EnumWord.dashed(key), null, read)));
            return values;
        });
    }

    private Texts put(YamlMap section, List<Text> all) {
        for (Text text : all) {
            if (!text.isOptional()) {
                texts.put(text, section.require(text.key(), "", node -> checked(text, node)));
            } else if (section.names(text.key())) {
                section.find(text.key()).ifPresent(node -> texts.put(text, checked(text, node)));
            } else {
                section.node().fault("'" + text.key() + "' is required and missing; write its text, or '" + text.key()
                        + ": null' where it is not to be said");
            }
        }
        return this;
    }

    private static String checked(Text text, YamlNode node) {
        String said = node.requiredText();
        PLACE.matcher(said).results().map(place -> place.group(1)).filter(place -> !text.places().contains(place)).forEach(place ->
                node.fault("nothing is put into '{" + place + "}'" + (text.places().isEmpty() ? "; this text has no places"
                        : Nearest.hint(place, text.places()) + " Valid: {" + String.join("}, {", text.places()) + "}")));
        return said;
    }

    /**
     * The text with values in its places; a finding that is left out is empty.
     *
     * @param values in the order of the text's places
     */
    public String of(Text text, Object... values) {
        return PLACE.matcher(texts.getOrDefault(text, "")).replaceAll(place -> Matcher.quoteReplacement(
                values[text.places().indexOf(place.group(1))].toString()));
    }

    /** A text that lists words, in lower case. */
    public List<String> list(Text text) {
        return List.of(of(text).toLowerCase(Locale.ROOT).split("、"));
    }

    public BigDecimal of(Limit limit) {
        return limits.get(limit);
    }

    public PeriodTexts of(Period period) {
        return periods.get(period.kind());
    }

    /** A column of words with the text above it. */
    public Column left(Text heading, int weight) {
        return new Column(of(heading), Align.LEFT, weight);
    }

    /** A column of figures. */
    public Column right(Text heading, int weight) {
        return new Column(of(heading), Align.RIGHT, weight);
    }

    /** A column of verdicts. */
    public Column center(Text heading, int weight) {
        return new Column(of(heading), Align.CENTER, weight);
    }
}
