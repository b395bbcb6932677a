package callmart.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what happened into a contract's slips: priced by the terms of the day, and one a call. Decisions 72 and 130. */
record SlipLines(Contract contract) {

    private static final Comparator<SlipFact> BY_TIME = Comparator.comparing(SlipFact::day).thenComparing(SlipFact::atMillis)
            .thenComparing(SlipFact::id).thenComparing(SlipFact::kind);

    private record Priced(SlipFact fact, Line line) {
    }

    /** The slips by time; the order in which the facts come does not matter. */
    List<Line> of(List<SlipFact> facts) {
        List<Priced> slips = new ArrayList<>();
        facts.stream().sorted(BY_TIME).forEach(fact -> contract.on(fact.day()).flatMap(terms -> line(fact, terms.slips()))
                .ifPresent(line -> slips.add(new Priced(fact, line))));
        Map<String, Priced> standing = new HashMap<>();
        slips.stream().filter(SlipLines::mayMerge).sorted(Comparator.comparing((Priced slip) -> slip.line().amount()).reversed()
                .thenComparing(Priced::fact, BY_TIME)).forEach(slip -> standing.putIfAbsent(slip.fact().call().orElseThrow(), slip));
        return slips.stream().map(slip -> merged(slip, standing)).toList();
    }

    /** Only what costs something stands for its call. */
    private static boolean mayMerge(Priced slip) {
        return slip.fact().call().isPresent() && slip.line().outcome() == RuleOutcome.CHARGED;
    }

    /** Ids tell slips of one origin apart only, so the slip itself is compared. */
    private static Line merged(Priced slip, Map<String, Priced> standing) {
        if (!mayMerge(slip)) {
            return slip.line();
        }
        Priced stands = standing.get(slip.fact().call().orElseThrow());
        return stands == slip ? slip.line() : slip.line().merged(stands.fact().id());
    }

    /** Empty when the contract makes no slip of it. */
    private static Optional<Line> line(SlipFact fact, SlipTerms terms) {
        return switch (fact.kind()) {
            case REVIEW -> terms.reviews() ? Optional.of(line(fact, fact.code(), terms)) : Optional.empty();
            case CASE -> terms.cases().isEmpty() ? Optional.empty()
                    : Optional.of(line(fact, fact.nature().map(terms.cases()::get), terms));
            case ABSENCE -> terms.absent().map(code -> line(fact, Optional.of(code), terms));
            case LATENESS -> terms.late().filter(late -> fact.quantity().orElseThrow().compareTo(late.overMinutes()) > 0)
                    .map(late -> line(fact, Optional.of(late.code()), terms));
            case WARNING -> fact.nature().map(terms.warnings()::get).map(code -> line(fact, Optional.of(code), terms));
            case BY_HAND -> terms.byHand() ? Optional.of(line(fact, fact.code(), terms)) : Optional.empty();
        };
    }

    private static Line line(SlipFact fact, Optional<String> code, SlipTerms terms) {
        Optional<SlipTerms.Entry> entry = code.flatMap(terms::find);
        Optional<BigDecimal> price = fact.amount().map(Money::of).or(() -> entry.map(SlipTerms.Entry::amount))
                .filter(money -> money.signum() >= 0);
        RuleOutcome outcome = switch (fact.standing()) {
            case PENDING -> RuleOutcome.PENDING;
            case OVERTURNED -> RuleOutcome.OVERTURNED;
            case REVOKED -> RuleOutcome.REVOKED;
            case CHARGED -> price.isPresent() ? RuleOutcome.CHARGED : RuleOutcome.UNPRICED;
        };
        return new Line(Line.Kind.SLIP, fact.id(), entry.map(SlipTerms.Entry::title).orElse(""), fact.agent(), code.orElse(""),
                Optional.of(fact.day()), Optional.empty(), Optional.of(fact.evidence()), Optional.empty(), outcome,
                outcome == RuleOutcome.CHARGED ? price.orElseThrow() : Money.ZERO);
    }
}
