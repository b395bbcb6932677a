package callmart.why;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.measure.kpi.Ratio;
import callmart.why.Breakdown.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A difference taken apart adds up to itself, exactly. */
class BreakdownTest {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static Ratio ratio(String numerator, String denominator) {
        return new Ratio(new BigDecimal(numerator), new BigDecimal(denominator));
    }

    private static Fraction sum(Breakdown whole) {
        return whole.parts().stream().map(Part::sum).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** As decision 321 works it: 90 of 100 and 95 of 100 before, 20 of 50 and 95 of 100 now. */
    @Test
    void an_example_by_hand() {
        Breakdown whole = Breakdown.ofRatio(Map.of("10", ratio("90", "100"), "11", ratio("95", "100")),
                Map.of("10", ratio("20", "50"), "11", ratio("95", "100"))).orElseThrow();

        assertThat(List.of(whole.usual().rounded(6), whole.now().rounded(6))).hasToString("[0.925000, 0.766667]");
        assertThat(whole.parts().stream().map(part -> part.key() + " " + part.ratePart().rounded(6) + " " + part.mixPart().rounded(6)))
                .containsExactly("10 -0.166667 0.004167", "11 0.000000 0.004167");
        assertThat(sum(whole)).isEqualTo(whole.difference());
        assertThat(whole.told(3, HALF)).extracting(Part::key).containsExactly("10");
    }

    @Test
    void the_parts_of_10_000_random_tables_add_up_exactly() {
        SplittableRandom random = new SplittableRandom(321);
        int told = 0;
        int unusable = 0;
        for (int table = 0; table < 10_000; table++) {
            Map<String, Ratio> usual = ratios(random);
            Map<String, Ratio> now = ratios(random);
            var ratio = Breakdown.ofRatio(usual, now);
            if (ratio.isPresent()) {
                assertThat(sum(ratio.get())).as("%s against %s", now, usual).isEqualTo(ratio.get().difference());
                assertThat(ratio.get().usual()).isEqualTo(value(usual));
                assertThat(ratio.get().now()).isEqualTo(value(now));
                told += ratio.get().told(3, HALF).isEmpty() ? 0 : 1;
            } else {
                unusable++;
            }
            Breakdown count = Breakdown.ofCount(counts(usual), 1 + random.nextInt(8), counts(now));
            assertThat(sum(count)).isEqualTo(count.difference());
        }
        assertThat(told).isGreaterThan(5_000);
        assertThat(unusable).isBetween(1, 4_000);
    }

    private static Fraction value(Map<String, Ratio> ratios) {
        return Fraction.of(ratios.values().stream().map(Ratio::numerator).reduce(BigDecimal.ZERO, BigDecimal::add),
                ratios.values().stream().map(Ratio::denominator).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Map<String, BigDecimal> counts(Map<String, Ratio> ratios) {
        Map<String, BigDecimal> counts = new TreeMap<>();
        ratios.forEach((key, ratio) -> counts.put(key, ratio.numerator()));
        return counts;
    }

    /** Some keys are absent on a side, some without denominator, few of them with a numerator all the same. */
    private static Map<String, Ratio> ratios(SplittableRandom random) {
        Map<String, Ratio> ratios = new TreeMap<>();
        for (int key = 0; key < 8; key++) {
            if (random.nextInt(5) > 0) {
                long denominator = random.nextInt(6) == 0 ? 0 : random.nextLong(1, 5_000_000);
                long numerator = denominator == 0 ? random.nextInt(20) == 0 ? 7 : 0 : random.nextLong(denominator + 1);
                ratios.put(String.valueOf(key), new Ratio(BigDecimal.valueOf(numerator, 3), BigDecimal.valueOf(denominator, 3)));
            }
        }
        return ratios;
    }

    @Test
    void a_key_that_is_absent_on_a_side_gives_mix_alone() {
        Breakdown gone = Breakdown.ofRatio(Map.of("a", ratio("8", "10"), "b", ratio("4", "10")), Map.of("b", ratio("4", "10"))).orElseThrow();
        assertThat(gone.parts().get(0).ratePart()).isEqualTo(Fraction.ZERO);

        Breakdown come = Breakdown.ofRatio(Map.of("b", ratio("4", "10")), Map.of("a", ratio("8", "10"), "b", ratio("4", "10"))).orElseThrow();
        assertThat(come.parts().get(0).mixPart()).isEqualTo(Fraction.ZERO);
        assertThat(come.parts().get(0).ratePart().rounded(6)).hasToString("0.200000");
    }

    @Test
    void a_numerator_without_denominator_goes_with_the_others_or_nowhere() {
        Map<String, Ratio> usual = Map.of("a", ratio("8", "10"), "b", ratio("4", "10"));
        assertThat(Breakdown.ofRatio(usual, Map.of("a", ratio("8", "10"), "b", ratio("1", "0")))).isEmpty();
        assertThat(Breakdown.ofRatio(Map.of("a", ratio("8", "10"), "b", ratio("4", "10"), "c", ratio("1", "2")), Map.of("a", ratio("8", "10"),
                "b", ratio("1", "0")))).isEmpty();

        Breakdown whole = Breakdown.ofRatio(Map.of("a", ratio("8", "10"), "b", ratio("3", "0"), "c", ratio("1", "10")), Map.of("a",
                ratio("8", "10"), "b", ratio("5", "10"), "c", ratio("1", "0"))).orElse(null);
        assertThat(whole).isNotNull();
        assertThat(whole.parts()).extracting(Part::key).containsExactly(Breakdown.OTHERS, "a");
        assertThat(sum(whole)).isEqualTo(whole.difference());
    }

    @Test
    void what_belongs_to_no_key_is_never_told() {
        Breakdown whole = Breakdown.ofRatio(Map.of("-", ratio("0", "10"), "A1", ratio("90", "90")), Map.of("-", ratio("0", "60"), "A1",
                ratio("40", "40"))).orElseThrow();
        assertThat(whole.told(3, HALF)).isEmpty();
    }

    @Test
    void the_fewest_keys_that_give_half() {
        Breakdown whole = Breakdown.ofCount(counts(4, 4, 4, 4, 4), 1, counts(4, 6, 7, 6, 6));
        assertThat(whole.told(3, HALF)).extracting(Part::key).containsExactly("2", "1");
        assertThat(whole.told(1, HALF)).isEmpty();
    }

    private static Map<String, BigDecimal> counts(int... numbers) {
        Map<String, BigDecimal> counts = new TreeMap<>();
        for (int key = 0; key < numbers.length; key++) {
            counts.put(String.valueOf(key), BigDecimal.valueOf(numbers[key]));
        }
        return counts;
    }
}
