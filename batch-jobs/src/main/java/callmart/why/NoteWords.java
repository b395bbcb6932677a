package callmart.why;

import callmart.measure.Dimension;
import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.Unusual;
import callmart.why.Breakdown.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a difference into the words of {@code notes.yml}. */
record NoteWords(NoteSettings settings, Names names) {

    private static final String SIGNED = "+#,##0.00;−#,##0.00";
    private static final String SIGNED_COUNT = "+#,##0;−#,##0";

    /**
     * What keys are called.
     *
     * @param measures label by id @param categories label by code @param agents name by id; empty where agents are not to be named
     */
    record Names(Map<String, String> measures, Map<String, String> categories, Map<String, String> agents) {
    }

    /** @param words what the periods are called, with their number @param many how many they are */
    record Compared(String words, int many) {
    }

    /** Keys of a dimension that are told. */
    record Told(Dimension dimension, List<Part> parts) {
    }

    /** @param told those with details first, then those without; empty where no few keys give half of it */
    String note(Figure figure, Breakdown whole, Compared compared, List<Told> told, List<Unusual.Fact> facts) {
        String parts = told.isEmpty() ? settings.words().get("widespread") : told.stream().flatMap(one -> one.parts().stream()
                .map(part -> part(figure, change(whole, compared, part), one.dimension(), part, one == told.get(0))))
                .collect(Collectors.joining(settings.words().get("part-separator")));
        List<Unusual.Fact> gaps = facts.stream().filter(fact -> settings.gaps().contains(fact.kind())).toList();
        List<Unusual.Fact> others = facts.stream().filter(fact -> !gaps.contains(fact)).toList();
        return (gaps.isEmpty() ? "" : settings.fill("gap", Map.of("facts", joined(gaps))))
                + settings.fill("note", Map.of("label", figure.label(), "value", value(figure, whole.now()), "usual", value(figure,
                whole.usual()), "basis", settings.fill(figure.denominator().isPresent() ? "usual-sum" : "usual-mean",
                Map.of("periods", compared.words())), "direction", settings.words().get(whole.difference().signum() < 0 ? "lower"
                : "higher"),
                "difference", difference(figure, whole), "parts", parts))
                + (others.isEmpty() ? "" : settings.fill("facts", Map.of("facts", joined(others))));
    }

    private String joined(List<Unusual.Fact> facts) {
        return facts.stream().map(Unusual.Fact::text).collect(Collectors.joining(settings.words().get("separator")));
    }

    private String difference(Figure figure, Breakdown whole) {
        Fraction distance = whole.difference().abs();
        return switch (figure.unit()) {
            case PERCENT -> settings.fill("points", Map.of("number", Formats.points(distance.decimal().movePointRight(2))));
            case SECONDS -> settings.fill("seconds", Map.of("number", Formats.seconds(distance.decimal())));
            case COUNT, DURATION, TIMES -> settings.fill("count", Map.of("number", value(figure, distance), "percent",
                    whole.usual().signum() == 0 ? Formats.NO_VALUE : Formats.percent(distance.over(whole.usual()).decimal())));
        };
    }

    private String part(Figure figure, String change, Dimension by, Part part, boolean detailed) {
        String given = figure.unit() == FigureUnit.PERCENT ? Formats.decimal(SIGNED, part.sum().decimal().movePointRight(2))
                : Formats.decimal(figure.unit() == FigureUnit.SECONDS ? SIGNED : SIGNED_COUNT, part.sum().decimal());
        Map<String, String> plain = Map.of("key", key(by, part.key()), "part", given);
        if (!detailed) {
            return settings.fill("other-part", plain);
        }
        if (figure.denominator().isEmpty()) {
            return NoteSettings.filled(settings.fill("count-part", plain), Map.of("usual", value(figure, part.usual())));
        }
        String volume = figure.denominator().get().measures().get(0);
        return NoteSettings.filled(settings.fill("part", plain), Map.of("volume", names.measures().getOrDefault(volume, volume), "change",
                change, "label", figure.label(), "value",
                value(figure, part.now())));
    }

    /** By how much the key's denominator grew against the mean of the periods. */
    private static String change(Breakdown whole, Compared compared, Part part) {
        return part.usualShare().signum() == 0 ? Formats.NO_VALUE : Formats.decimal("+0;−0", part.share().over(part.usualShare())
                .times(whole.grown()).times(Fraction.of(BigDecimal.valueOf(compared.many()))).minus(Fraction.of(BigDecimal.ONE))
                .decimal().movePointRight(2)) + "%";
    }

    /** Of an hour {@code 11 时}. */
    private String key(Dimension by, String key) {
        if (key.equals(Breakdown.OTHERS)) {
            return settings.words().get("others");
        }
        if (by == Dimension.AGENT && !names.agents().containsKey(key)) {
            return settings.words().get("some-agent");
        }
        Map<String, String> known = by == Dimension.AGENT ? names.agents() : by == Dimension.CATEGORY ? names.categories() : Map.of();
        return settings.fill(by.word(), Map.of("key", known.getOrDefault(key, key)));
    }

    private static String value(Figure figure, Fraction value) {
        return Formats.valueWithUnit(figure, Optional.of(new Ratio(new BigDecimal(value.top()), new BigDecimal(value.bottom()))));
    }
}
