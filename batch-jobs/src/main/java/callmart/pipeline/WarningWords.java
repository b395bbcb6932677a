package callmart.pipeline;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warnings of loads as readers of reports understand them; the record of runs keeps them as they are. */
final class WarningWords {

    private record Form(Pattern pattern, String chinese) {
    }

    private static final List<Form> FORMS = List.of(
            new Form(Pattern.compile("unknown category '(.*)' was loaded as other; .* \\((\\d+)×\\)"), "业务类别“$1”不在目录中，按“其他”统计（$2 条）"),
            new Form(Pattern.compile("(\\S+) holds numbers that a spreadsheet shortened, .* \\((\\d+)×\\)"), "字段 $1 的号码被电子表格写成科学计数，按原样入库（$2 条）"),
            new Form(Pattern.compile("(.*) has no column '(.*)', so (\\S+) is absent in all its rows \\((\\d+)×\\)"), "数据源 $1 缺少列“$2”，字段 $3 无值"));

    private WarningWords() {
    }

    /** A warning without a known form is left as it is. */
    static String of(String warning) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(warning);
            if (matcher.matches()) {
                return matcher.replaceFirst(form.chinese());
            }
        }
        return warning;
    }
}
