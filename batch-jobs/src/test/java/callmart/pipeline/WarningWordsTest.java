package callmart.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown category '售后类' was loaded as other; map it under 'values' in sources.yml (2×)            | 业务类别“售后类”不在目录中，按“其他”统计（2 条）
            caller holds numbers that a spreadsheet shortened, as 1.38E+10; they are loaded as delivered (7×) | 字段 caller 的号码被电子表格写成科学计数，按原样入库（7 条）
            data/calls.csv has no column '挂机方', so hangup_by is absent in all its rows (1×)                 | 数据源 data/calls.csv 缺少列“挂机方”，字段 hangup_by 无值
            something else (1×)                                                                               | something else (1×)""")
    void readers_of_reports_get_warnings_in_their_language(String warning, String words) {
        assertThat(WarningWords.of(warning)).isEqualTo(words);
    }
}
