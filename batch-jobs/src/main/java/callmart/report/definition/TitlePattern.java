package callmart.report.definition;

import callmart.calendar.Period;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title with places for the period.
 *
 * @param text such as {@code {M}月{d}日电话中心运营日报}; {@code {yyyy} {q} {M} {d}} are those of the first day,
 *         {@code {M2} {d2}} of the last
 */
public record TitlePattern(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)\\}");
    private static final Map<String, Function<Period, Integer>> PLACES = Map.of(
            "yyyy", period -> period.from().getYear(),
            "M", period -> period.from().getMonthValue(),
            "d", period -> period.from().getDayOfMonth(),
            "q", period -> period.from().get(IsoFields.QUARTER_OF_YEAR),
            "M2", period -> period.to().getMonthValue(),
            "d2", period -> period.to().getDayOfMonth());

    /** @throws IllegalArgumentException when a place is unknown */
    public TitlePattern {
        List<String> unknown = PLACE.matcher(text).results().map(place -> place.group(1))
                .filter(place -> !PLACES.containsKey(place)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown place {" + unknown.get(0)
                    + "} in the title; valid: {yyyy}, {q}, {M}, {d}, {M2}, {d2}");
        }
    }

    /** The title with words behind it. */
    TitlePattern with(String words) {
        return new TitlePattern(text + words);
    }

    public String of(Period period) {
        return PLACE.matcher(text).replaceAll((MatchResult place) -> Matcher.quoteReplacement(
                PLACES.get(place.group(1)).apply(period).toString()));
    }

    /** The title, with the period behind it where it has no place for one: {@code 每周投诉汇总表（2026-W47）}. */
    public String unique(Period period) {
        return PLACE.matcher(text).find() ? of(period) : text + "（" + period.name() + "）";
    }
}
