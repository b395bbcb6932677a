package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadWordsTest {

    @ParameterizedTest
    @CsvSource({
        "姓名,                   姓名",
        "接通率,                 接通率",
        "评定总数,               评定|总数",
        "工单派发组别,           工单派发|组别",
        "服务投诉判定情况,       服务投诉|判定情况",
        "客户参与率,             客户|参与率",
        "首次来电解决率,         首次来电|解决率",
        "用户归属地,             用户|归属地",
        "申诉裁定人,             申诉|裁定人",
        "转入技能组,             转入|技能组",
        "登陆吻合度,             登陆|吻合度",
        "应完成时间,             应完成|时间",
        "事业部意见时间,         事业部|意见时间",
        "15秒接通率,             15秒|接通率",
        "48小时内回复,           48小时内|回复",
        "3天内联系次数,          3天内|联系次数",
        "评审不成立票,           评审|不成立票",
        "短信未确认数,           短信|未确认数",
        "未拨打天数,             未拨打|天数",
        "最长未拨打天数,         最长|未拨打天数",
        "间隔不足拨打次数,       间隔不足|拨打次数",
        "未达标来电,             未达标|来电",
        "IVR引导去向,            IVR引导|去向",
        "2026-08,                2026-08",
        "11-16 周一,             '11-16| 周一'",
        "A1 金额（元）,          'A1| 金额|（元）'",
        "接通排队等待均长（秒）, 接通排队|等待均长|（秒）"})
    void a_head_is_divided_between_its_words(String label, String parts) {
        assertThat(String.join("|", HeadWords.of(label).parts())).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({
        "接通排队等待均长（秒）, 2, 11, 接通排队等待均长（秒）",
        "接通排队等待均长（秒）, 2, 8,  接通排队等待均长|（秒）",
        "通话排队等待（秒）,     2, 5,  通话排队|等待（秒）",
        "接通排队等待均长（秒）, 2, 6,  ",
        "接通排队等待均长（秒）, 3, 4,  接通排队|等待均长|（秒）",
        "11-16 周一,             2, 8,  11-16 周一",
        "11-16 周一,             2, 6,  11-16|周一",
        "A1 金额（元）,          2, 5,  A1 金额|（元）"})
    void it_takes_as_few_lines_as_have_room(String label, int lines, int room, String broken) {
        assertThat(HeadWords.of(label).broken(lines, line -> line.length() <= room).map(words -> words.replace('\n', '|')).orElse(null))
                .isEqualTo(broken);
    }
}
