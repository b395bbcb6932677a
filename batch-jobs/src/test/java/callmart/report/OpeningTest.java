package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private static final List<Finding> FINDINGS = Stream.of("一", "二", "三", "四", "五", "六").map(Finding::new).toList();

    private static Unusual unusual(String text) {
        return new Unusual("seizures", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, "", List.of(), List.of(), false, text);
    }

    @Test
    void no_more_is_said_than_the_limit_whatever_stands_first() {
        Opening opening = new Opening(FINDINGS, 5);

        assertThat(opening.sentences()).containsExactly("一", "二", "三", "四", "五");
        assertThat(opening.beginningWith(List.of("补充")).sentences()).containsExactly("补充", "一", "二", "三", "四");
        assertThat(opening.beginningWith(List.of("补充")).with(List.of(unusual("异常"))).sentences())
                .containsExactly("异常", "补充", "一", "二", "三");
        assertThat(new Opening(FINDINGS, 3).beginningWith(List.of("补充")).sentences()).containsExactly("补充", "一", "二");
    }

    @Test
    void what_is_unusual_and_what_persons_say_never_yields() {
        Opening full = new Opening(FINDINGS, 3).beginningWith(List.of("补充", "缺数据")).with(List.of(unusual("异常"), unusual("更异常")));

        assertThat(full.sentences()).containsExactly("异常", "更异常", "补充", "缺数据");
    }
}
