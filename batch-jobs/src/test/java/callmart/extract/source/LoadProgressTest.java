package callmart.extract.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a long load says of itself. */
class LoadProgressTest {

    @Test
    void of_a_file_the_share_and_the_time_left_are_known() {
        assertThat(LoadProgress.line("calls", 65_536, 2, 0.25)).isEqualTo("calls: 65,536 rows, 32,768 rows/s, 25 % of the file, 6 s left");
    }

    @Test
    void a_database_does_not_say_how_much_is_to_come() {
        assertThat(LoadProgress.line("tickets", 65_536, 2, 0)).isEqualTo("tickets: 65,536 rows, 32,768 rows/s");
    }
}
