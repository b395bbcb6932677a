package callmart.why;

import callmart.measure.Dimension;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A difference taken apart by the keys of a dimension. The parts of all keys add up to it exactly.
 * Decision 321.
 *
 * @param usual value of the reference
 * @param now value of the period
 * @param grown the period's denominator over that of the whole reference; 0 of a count
 * @param parts by key
 */
record Breakdown(Fraction usual, Fraction now, Fraction grown, List<Part> parts) {

    /** What stands for keys that have a numerator without a denominator, together. */
    static final String OTHERS = "";

    private static final Ratio NOTHING = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * What a key gives to the difference. A count has no shares and no mix.
     *
     * @param usualShare of the reference's denominator
     * @param share of the period's denominator
     * @param usual the key's value in the reference
     * @param now the key's value in the period
     * @param ratePart from the change of its value
     * @param mixPart from the change of its share
     */
    record Part(String key, Fraction usualShare, Fraction share, Fraction usual, Fraction now, Fraction ratePart, Fraction mixPart) {

        Fraction sum() {
            return ratePart.plus(mixPart);
        }
    }

    Breakdown {
        parts = List.copyOf(parts);
    }

    Fraction difference() {
        return now.minus(usual);
    }

    /** Empty where the parts cannot be told: no denominator at all, or a numerator that belongs to none. */
    static Optional<Breakdown> ofRatio(Map<String, Ratio> usual, Map<String, Ratio> now) {
        Map<String, Ratio> before = new TreeMap<>(usual);
        Map<String, Ratio> after = new TreeMap<>(now);
        for (String key : keys(usual, now)) {
            if (isLoose(usual.getOrDefault(key, NOTHING)) || isLoose(now.getOrDefault(key, NOTHING))) {
                before.merge(OTHERS, removed(before, key), Breakdown::sum);
                after.merge(OTHERS, removed(after, key), Breakdown::sum);
            }
        }
        Ratio all = total(before);
        Ratio today = total(after);
        if (all.denominator().signum() <= 0 || today.denominator().signum() <= 0 || isLoose(before.getOrDefault(OTHERS, NOTHING))
                || isLoose(after.getOrDefault(OTHERS, NOTHING))) {
            return Optional.empty();
        }
        Fraction usualValue = value(all);
        List<Part> parts = new ArrayList<>();
        for (String key : keys(before, after)) {
            Ratio was = before.getOrDefault(key, NOTHING);
            Ratio is = after.getOrDefault(key, NOTHING);
            Fraction usualShare = Fraction.of(was.denominator(), all.denominator());
            Fraction share = Fraction.of(is.denominator(), today.denominator());
            Fraction usualOfKey = was.hasValue() ? value(was) : usualValue;
            Fraction nowOfKey = is.hasValue() ? value(is) : usualOfKey;
            parts.add(new Part(key, usualShare, share, usualOfKey, nowOfKey, share.times(nowOfKey.minus(usualOfKey)),
                    share.minus(usualShare).times(usualOfKey.minus(usualValue))));
        }
        return Optional.of(new Breakdown(usualValue, value(today), Fraction.of(today.denominator(), all.denominator()), parts));
    }

    /** @param periods how many the sums of {@code usual} are of */
    static Breakdown ofCount(Map<String, BigDecimal> usual, int periods, Map<String, BigDecimal> now) {
        BigDecimal many = BigDecimal.valueOf(periods);
        Fraction before = Fraction.ZERO;
        Fraction after = Fraction.ZERO;
        List<Part> parts = new ArrayList<>();
        for (String key : keys(usual, now)) {
            Fraction mean = Fraction.of(usual.getOrDefault(key, BigDecimal.ZERO), many);
            Fraction is = Fraction.of(now.getOrDefault(key, BigDecimal.ZERO));
            before = before.plus(mean);
            after = after.plus(is);
            parts.add(new Part(key, Fraction.ZERO, Fraction.ZERO, mean, is, is.minus(mean), Fraction.ZERO));
        }
        return new Breakdown(before, after, Fraction.ZERO, parts);
    }

    /**
     * The fewest keys that together give at least {@code share} of the difference, those that give most first; empty where more than
     * {@code most} are needed. What belongs to no key is never told.
     */
    List<Part> told(int most, BigDecimal share) {
        Fraction wanted = difference().abs().times(Fraction.of(share));
        Function<Part, Fraction> given = part -> difference().signum() < 0 ? Fraction.ZERO.minus(part.sum()) : part.sum();
        List<Part> told = new ArrayList<>();
        Fraction sum = Fraction.ZERO;
        List<Part> keyed = parts.stream().filter(part -> !part.key().equals(Dimension.NO_VALUE)).sorted(Comparator.comparing(given)
                .reversed()).limit(most).toList();
        for (Part part : keyed) {
            told.add(part);
            sum = sum.plus(given.apply(part));
            if (wanted.signum() > 0 && sum.compareTo(wanted) >= 0) {
                return told;
            }
        }
        return List.of();
    }

    private static boolean isLoose(Ratio ratio) {
        return ratio.denominator().signum() == 0 && ratio.numerator().signum() != 0;
    }

    private static Ratio removed(Map<String, Ratio> from, String key) {
        return Optional.ofNullable(from.remove(key)).orElse(NOTHING);
    }

    private static Ratio total(Map<String, Ratio> ratios) {
        return ratios.values().stream().reduce(NOTHING, Breakdown::sum);
    }

    private static Ratio sum(Ratio one, Ratio other) {
        return new Ratio(one.numerator().add(other.numerator()), one.denominator().add(other.denominator()));
    }

    private static Fraction value(Ratio ratio) {
        return Fraction.of(ratio.numerator(), ratio.denominator());
    }

    private static TreeSet<String> keys(Map<String, ?> one, Map<String, ?> other) {
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }
}
