package callmart.publish;

import callmart.feed.FeedLabels;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warnings of loads as readers of reports understand them; the record of runs keeps them as they are. Decision 106. */
final class WarningWords {

    private record Form(Pattern pattern, String chinese) {
    }

    private static final List<Form> FORMS = List.of(
            new Form(Pattern.compile("unknown category '(.*)' was loaded as other; .* \\((\\d+)×\\)"),
                    "业务类别“$1”不在目录中，按“其他”统计（$2 条）"),
            new Form(Pattern.compile("unknown (\\S+) '(.*)' was loaded as other; .* \\((\\d+)×\\)"),
                    "字段 $1 的值“$2”不在目录中，按“其他”统计（$3 条）"),
            new Form(Pattern.compile("(\\S+) holds numbers that a spreadsheet shortened, .* \\((\\d+)×\\)"),
            "字段 $1 的号码被电子表格写成科学计数，按原样入库（$2 条）"),
                    new Form(Pattern.compile("(.*) has no column '(.*)', so (\\S+) is absent in all its "
            + "rows \\((\\d+)×\\)"), "数据源 $1 缺少列“$2”，字段 $3 无值"),
            new Form(Pattern.compile("(.*): a conversation outside of queues, .* \\((\\d+)×\\)"),
                    "数据源 $1 中未经技能组的通话未入库（$2 段）"),
            new Form(Pattern.compile(".* \\((\\d+)×\\)", Pattern.DOTALL), "其他装载提示 $1 条，原文见运行记录"));

    private static final Pattern UNKNOWN_AGENTS = Pattern.compile("(\\w+): (\\d+) agents are not in agents: (.*)");
    private static final Pattern WITHOUT_FIRST_LEG = Pattern.compile("(\\d+) calls have later legs but no leg 1, such as (.*)");

    private static final Pattern HOLE = Pattern.compile("(\\w+)(?: of queue (.+))?: nothing from (\\S+) to (\\S+), about (\\d+) expected");
    private static final Pattern SHRUNKEN = Pattern.compile("(\\w+): (\\d+) rows, about (\\d+) expected");

    private WarningWords() {
    }

    /** A warning without a known form is told by its number; the record of runs has its text. */
    static String of(String warning) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(warning);
            if (matcher.matches()) {
                return matcher.replaceFirst(form.chinese());
            }
        }
        throw new IllegalArgumentException("a warning ends with how often it was given, such as (3×), found '" + warning + "'");
    }

    /** What a broken check found, where readers can do something about it; empty otherwise. */
    static String ofCheck(String detail, FeedLabels feedLabels) {
        Matcher agents = UNKNOWN_AGENTS.matcher(detail);
        if (agents.matches()) {
            return feedLabels.of(agents.group(1)) + "中 " + agents.group(2) + " 名坐席不在名单：" + agents.group(3)
                    .replace(", ", "、");
        }
        Matcher hole = HOLE.matcher(detail);
        if (hole.matches()) {
            return feedLabels.of(hole.group(1)) + (hole.group(2) == null ? "" : "（" + hole.group(2) + "）") + " " + hole.group(3) + "–"
                    + hole.group(4) + " 无数据，应有约 " + hole.group(5) + " 条";
        }
        Matcher shrunken = SHRUNKEN.matcher(detail);
        if (shrunken.matches()) {
            return feedLabels.of(shrunken.group(1)) + "仅 " + shrunken.group(2) + " 条，应有约 " + shrunken.group(3) + " 条";
        }
        Matcher legs = WITHOUT_FIRST_LEG.matcher(detail);
        return legs.matches() ? legs.group(1) + " 通来电缺首段，如 " + legs.group(2) : "";
    }
}
