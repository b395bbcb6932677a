package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainCellTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {"`=\"1001\"`>1001", "`=\"a \"\"b\"\"\"`>`a \"b\"`", "`'1001`>1001", "`\t1001\t`>1001",
        "`1001\u00A0 `>1001", "`\u3000张三\u3000`>张三", "`\u200B1001`>1001", "`\u202D13900000001\u202C`>13900000001", "`\uFEFF1001`>1001",
        "１００１>1001", "ＶＩＰ－１>VIP-1", "２０２６－１１－２１\u3000０９：００>2026-11-21 09:00", "上午９：０５>上午9:05", "１００１\u200D>1001"})
    void marks_around_and_within_a_value_are_no_part_of_it(String cell, String expected) {
        assertThat(PlainCell.of(cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {"`张三（外包），很好！`", "`'你好'，他说`", "`=1+1`", "`a'b`", "`O'Neil`", "`a\nb`", "`👨\u200D👩`",
        "`“好”——。`", "`5\" pipe`"})
    void what_belongs_to_a_text_stays(String cell) {
        assertThat(PlainCell.of(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {"`病假（天）`>病假(天)", "`\uFEFF工号`>工号", "`通话\n时长`>通话时长", "`Call\nno`>Call no",
        "`工号\u00A0`>工号", "`'工号`>工号", "`ＩＤ`>ID", "`=\"工号\"`>工号"})
    void spellings_of_one_header_are_the_same(String header, String expected) {
        assertThat(PlainCell.header(header)).isEqualTo(expected);
    }
}
