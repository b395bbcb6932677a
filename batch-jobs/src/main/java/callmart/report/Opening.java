package callmart.report;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a report of figures says first: what is different from usual, what persons and data have to say, what its rules found. All of the
 * first two is said; findings have the room that these leave, the last of them yield. What a note tells of an hour or a category is not
 * told again. Decision 374.
 *
 * @param first sentences before the findings
 * @param findings most important first
 * @param most so many sentences are said where findings are among them, as {@code texts.yml} says
 */
public record Opening(List<Unusual> unusual, List<String> first, List<Finding> findings, int most) {

    public Opening {
        unusual = List.copyOf(unusual);
        first = List.copyOf(first);
        findings = List.copyOf(findings);
    }

    /** Of findings alone. */
    public Opening(List<Finding> findings, int most) {
        this(List.of(), List.of(), findings, most);
    }

    Opening beginningWith(List<String> sentences) {
        return new Opening(unusual, ReportDocument.joined(sentences, first), findings, most);
    }

    Opening with(List<Unusual> different) {
        return new Opening(different, first, findings, most);
    }

    /** The same with each of its texts made ready to be shown. */
    public Opening shown(UnaryOperator<String> show) {
        return new Opening(unusual.stream().map(one -> one.withText(show.apply(one.text()))).toList(), first.stream().map(show).toList(),
                findings.stream().map(one -> new Finding(show.apply(one.text()), one.figure(), one.place(), show.apply(one.otherwise())))
                        .toList(), most);
    }

    List<String> sentences() {
        List<String> told = ReportDocument.joined(unusual.stream().map(Unusual::text).toList(), first);
        return ReportDocument.joined(told, findings.stream().map(one -> one.beside(unusual)).filter(one -> !one.isEmpty())
                .limit(Math.max(0, most - told.size())).toList());
    }
}
