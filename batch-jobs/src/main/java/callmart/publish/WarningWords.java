package callmart.publish;

import callmart.feed.FeedLabels;
import callmart.report.Text;
import callmart.report.Texts;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Warnings of loads as readers of reports understand them; the record of runs keeps them as they are. Decision 106. */
record WarningWords(FeedLabels feedLabels, Texts texts) {

    /** @param text has a place for each group of the pattern, in their order */
    private record Form(Pattern pattern, Text text) {
    }

    private static final List<Form> FORMS = List.of(
            new Form(Pattern.compile("unknown category '(.*)' was loaded as other; .* \\((\\d+)×\\)"), Text.NOTE_CATEGORY),
            new Form(Pattern.compile("unknown (\\S+) '(.*)' was loaded as other; .* \\((\\d+)×\\)"), Text.NOTE_UNKNOWN),
            new Form(Pattern.compile("(\\S+) holds numbers that a spreadsheet shortened, .* \\((\\d+)×\\)"), Text.NOTE_SHORTENED),
            new Form(Pattern.compile("(.*) has no column '(.*)', so (\\S+) is absent in all its rows \\((\\d+)×\\)"),
                    Text.NOTE_NO_COLUMN),
            new Form(Pattern.compile("(.*): a conversation outside of queues, .* \\((\\d+)×\\)"), Text.NOTE_OUTSIDE),
            new Form(Pattern.compile(".* \\((\\d+)×\\)", Pattern.DOTALL), Text.NOTE_FURTHER));

    private static final Pattern UNKNOWN_AGENTS = Pattern.compile("(\\w+): (\\d+) agents are not in agents: (.*)");
    private static final Pattern WITHOUT_FIRST_LEG = Pattern.compile("(\\d+) calls have later legs but no leg 1, such as (.*)");

    private static final Pattern HOLE = Pattern.compile("(\\w+)(?: of queue (.+))?: nothing from (\\S+) to (\\S+), about (\\d+) expected");
    private static final Pattern SHRUNKEN = Pattern.compile("(\\w+): (\\d+) rows, about (\\d+) expected");

    /** A warning without a known form is told by its number; the record of runs has its text. */
    String of(String warning) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(warning);
            if (matcher.matches()) {
                return texts.of(form.text(), groups(matcher));
            }
        }
        throw new IllegalArgumentException("a warning ends with how often it was given, such as (3×), found '" + warning + "'");
    }

    private static Object[] groups(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group).toArray();
    }

    /** What a broken check found, where readers can do something about it; empty otherwise. */
    String ofCheck(String detail) {
        Matcher agents = UNKNOWN_AGENTS.matcher(detail);
        if (agents.matches()) {
            return texts.of(Text.NOTE_AGENTS, feedLabels.of(agents.group(1)), agents.group(2),
                    agents.group(3).replace(", ", texts.of(Text.WORD_AND)));
        }
        Matcher hole = HOLE.matcher(detail);
        if (hole.matches()) {
            return texts.of(Text.NOTE_HOLE, feedLabels.of(hole.group(1)), hole.group(2) == null ? ""
                    : texts.of(Text.NOTE_HOLE_OF_QUEUE, hole.group(2)), hole.group(3), hole.group(4), hole.group(5));
        }
        Matcher shrunken = SHRUNKEN.matcher(detail);
        if (shrunken.matches()) {
            return texts.of(Text.NOTE_SHRUNKEN, feedLabels.of(shrunken.group(1)), shrunken.group(2), shrunken.group(3));
        }
        Matcher legs = WITHOUT_FIRST_LEG.matcher(detail);
        return legs.matches() ? texts.of(Text.NOTE_NO_FIRST_LEG, groups(legs)) : "";
    }
}
