package callmart.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCharactersTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 0x0B, 0x0C, '\r', 0x1B, 0x7F, 0x85, 0x9B, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069})
    void what_acts_on_a_terminal_is_written_out(int point) {
        String text = "甲" + Character.toString(point) + "乙";

        assertThat(ControlCharacters.onOneLine(text)).matches("甲\\\\(r|u[0-9A-F]{4})乙");
        assertThat(ControlCharacters.onLines(text)).isEqualTo(ControlCharacters.onOneLine(text));
    }

    @Test
    void line_feeds_and_tabs_stay_where_a_text_has_lines() {
        assertThat(ControlCharacters.onLines("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(ControlCharacters.onOneLine("a\n\tb\u001B[31m")).isEqualTo("a\\n\\tb\\u001B[31m");
    }

    @Test
    void other_characters_stay() {
        assertThat(ControlCharacters.onOneLine("好😀 é \u00A0‘x’ שלום")).isEqualTo("好😀 é \u00A0‘x’ שלום");
    }
}
