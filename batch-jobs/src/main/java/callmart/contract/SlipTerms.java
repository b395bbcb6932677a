package callmart.contract;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What slips cost, and where they come from.
 *
 * @param tariff code to title and price, in the file's order
 * @param reviews whether reviews that found a problem are slips, by their problem_code
 * @param cases nature of a case to the code that it costs when finally upheld; empty: cases are no slips
 * @param absent code of an absence without leave; empty: none
 * @param late code and limit of lateness; empty: none
 * @param byHand whether slips written by hand count
 * @param warnings step of a complaint warning to the code that it costs when overdue; empty: such steps are no slips
 */
public record SlipTerms(Map<String, Entry> tariff, boolean reviews, Map<String, String> cases, Optional<String> absent,
        Optional<Late> late, boolean byHand, Map<String, String> warnings) {

    /** No slips at all. */
    static final SlipTerms NONE = new SlipTerms(Map.of(), false, Map.of(), Optional.empty(), Optional.empty(), false,
            Map.of());

    /**
     * A line of the tariff.
     *
     * @param title Chinese
     * @param amount money
     */
    public record Entry(String title, BigDecimal amount) {
    }

    /**
     * When lateness is a slip.
     *
     * @param overMinutes only lateness of more than this many minutes
     */
    public record Late(String code, BigDecimal overMinutes) {
    }

    public SlipTerms {
        tariff = Collections.unmodifiableMap(new LinkedHashMap<>(tariff));
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
        warnings = Collections.unmodifiableMap(new LinkedHashMap<>(warnings));
    }

    /** The feeds that slips are made of. */
    Set<String> feeds() {
        Set<String> feeds = new LinkedHashSet<>();
        Map.of(SlipKind.REVIEW, reviews, SlipKind.CASE, !cases.isEmpty(), SlipKind.ABSENCE, absent.isPresent(), SlipKind.LATENESS,
                late.isPresent(),
                SlipKind.BY_HAND, byHand, SlipKind.WARNING, !warnings.isEmpty()).forEach((kind, made) -> {
                    if (made) {
                        feeds.add(kind.feed());
                    }
                });
        return feeds;
    }

    Optional<Entry> find(String code) {
        return Optional.ofNullable(tariff.get(code));
    }
}
