package callmart.measure.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum of measures with signs, such as {@code talks - transferred_out}.
 *
 * @param terms at least one
 */
public record Expression(List<Term> terms) {

    private static final Pattern TERM = Pattern.compile("\\G\\s*([+-]?)\\s*([a-z][a-z0-9_]*)\\s*");

    /** One measure, added or taken off. */
    public record Term(boolean negative, String measure) {
    }

    public Expression {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a formula needs at least one measure");
        }
    }

    /** @throws IllegalArgumentException when the text is not measures joined by + and - */
    public static Expression parse(String text) {
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (!terms.isEmpty() && matcher.group(1).isEmpty()) {
                break;
            }
            terms.add(new Term(matcher.group(1).equals("-"), matcher.group(2)));
            end = matcher.end();
        }
        if (end != text.length() || terms.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not a sum of measures; write it as talks - transferred_out");
        }
        return new Expression(terms);
    }

    public List<String> measures() {
        return terms.stream().map(Term::measure).toList();
    }

    /** The sum; a measure that is not in the map counts as 0, as measures are sums over rows. */
    public BigDecimal evaluate(Map<String, BigDecimal> measures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Term term : terms) {
            BigDecimal value = measures.getOrDefault(term.measure(), BigDecimal.ZERO);
            sum = term.negative() ? sum.subtract(value) : sum.add(value);
        }
        return sum;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            if (text.length() > 0) {
                text.append(term.negative() ? " - " : " + ");
            } else if (term.negative()) {
                text.append("-");
            }
            text.append(term.measure());
        }
        return text.toString();
    }
}
