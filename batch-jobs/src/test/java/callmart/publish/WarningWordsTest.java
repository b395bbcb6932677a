package callmart.publish;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.FeedLabels;
import callmart.report.TestReports;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningWordsTest {

    private static final WarningWords WORDS = new WarningWords(new FeedLabels(Map.of("calls", "通话记录")), TestReports.texts());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown category '售后类' was loaded as other; map it under 'values' in sources.yml (2×)            | 业务类别“售后类”不在目录中，按“其他”统计（2 条）
            caller holds numbers that a spreadsheet shortened, as 1.38E+10; they are loaded as delivered (7×) | 字段 caller 的号码被电子表格写成科学计数，按原样入库（7 条）
            data/calls.csv has no column '挂机方', so hangup_by is absent in all its rows (1×)                 | 数据源 data/calls.csv 缺少列“挂机方”，字段 hangup_by 无值
            cdr.csv: a conversation outside of queues, of a call that the queue log tells of, was not loaded (4×) | 数据源 cdr.csv 中未经技能组的通话未入库（4 段）
            something else (1×)                                                                               | 其他装载提示 1 条，原文见运行记录""")
    void readers_of_reports_get_warnings_in_their_language(String warning, String words) {
        assertThat(WORDS.of(warning)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calls: 2 agents are not in agents: 7001, 7002            | 通话记录中 2 名坐席不在名单：7001、7002
            3 calls have later legs but no leg 1, such as C-1        | 3 通来电缺首段，如 C-1
            hour 9: seizures 3, answered 1 + lost 1                  | ''""")
    void readers_are_told_of_broken_checks_what_they_can_mend(String detail, String words) {
        assertThat(WORDS.ofCheck(detail)).isEqualTo(words);
    }
}
