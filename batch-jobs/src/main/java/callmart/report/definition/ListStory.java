package callmart.report.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the opening of a list says beside its counts. Decision 345.
 *
 * @param at the instant by which the hours with the most rows are found; empty for none
 * @param open the column that is 1 in rows that are not over, of which the oldest by {@code at} is told; empty for none
 * @param sections of the figures over the rows whose most frequent value is named
 * @param sums columns whose totals are told instead of how many rows there are; empty where rows are what is counted
 * @param rule when something is worth a sentence
 */
public record ListStory(Optional<String> at, Optional<String> open, List<String> sections, List<String> sums,
        Rule rule) {

    /**
     * When something is worth a sentence.
     *
     * @param least rows that it is about
     * @param hours that follow each other
     * @param share of all rows that the hours have at least, 0 to 1
     */
    public record Rule(int least, int hours, BigDecimal share) {

        public Rule {
            if (least < 1 || hours < 1 || hours > 12 || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a story needs least 1 or more, hours 1 to 12 and a share from 0 to 1");
            }
        }
    }

    public ListStory {
        if (open.isPresent() && at.isEmpty()) {
            throw new IllegalArgumentException("a story of what is open needs at, the column of the instant by which the oldest is found");
        }
        sections = List.copyOf(sections);
        sums = List.copyOf(sums);
    }

    /** @throws IllegalArgumentException naming a section that no part has, or a column without a total */
    void require(List<ListPart> parts, List<ListColumn> columns) {
        List<String> totals = columns.stream().filter(column -> column.total().isPresent()).map(ListColumn::key).toList();
        sums.stream().filter(key -> !totals.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("sums of a story are columns with a total, '" + key + "' is none; there are " + totals);
        });
        Set<String> known = sections(parts);
        sections.stream().filter(section -> !known.contains(section)).findFirst().ifPresent(section -> {
            throw new IllegalArgumentException("story names sections of the list's parts, '" + section + "' is none; there are " + known);
        });
    }

    /** What it says of a list that has these parts only. @param out columns that it lacks */
    ListStory of(List<ListPart> parts, Set<String> out) {
        return new ListStory(at, open, sections.stream().filter(sections(parts)::contains).toList(),
                sums.stream().filter(key -> !out.contains(key)).toList(), rule);
    }

    private static Set<String> sections(List<ListPart> parts) {
        return parts.stream().flatMap(part -> part instanceof ListPart.ByKey by ? Stream.of(by.section()) : Stream.empty())
                .collect(Collectors.toSet());
    }
}
