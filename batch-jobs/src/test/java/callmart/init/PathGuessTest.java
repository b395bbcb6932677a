package callmart.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which path the file of a day is taken for those of other days. */
class PathGuessTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"calls_20261121.csv, calls_{date}.csv", "calls_20261121_093000.csv, calls_{date}_*.csv", "calls_20261121_0930.csv, calls_{date}_*.csv",
        "calls_20261121093000.csv, calls_{date}*.csv", "calls202611210930.csv, calls{date}*.csv", "calls-20261121T093000Z.csv, calls-{date}T*Z.csv",
        "calls 2026-11-21 09-30-00.csv, calls {date:yyyy-MM-dd} *.csv", "20261121_093000/a_20261121_093001.csv, {date}_*/a_{date}_*.csv",
        "calls_20261121_7.csv, calls_{date}_7.csv", "calls_20261121_99999.csv, calls_{date}_99999.csv", "calls_202611_0930.csv, calls_{month}_0930.csv"})
    void a_time_behind_the_day_is_another_one_each_day(String name, String path) throws IOException {
        assertThat(guess(name, DAY)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"calls_20261121.csv, calls_*.csv", "calls_20261121_093000.csv, calls_*_*.csv", "calls_2026-11-21 0930.csv, calls_* *.csv",
        "calls_20261121093000.csv, calls_*.csv"})
    void so_it_is_where_the_rows_are_of_the_day_before(String name, String path) throws IOException {
        assertThat(guess(name, DAY.minusDays(1))).isEqualTo(path);
    }

    private String guess(String name, LocalDate rows) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        return PathGuess.of(home, name, file, Set.of(rows)).path();
    }
}
