package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.OneWholeDay;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A time without calls stands first in the reports of a night, or withholds them. Decision 253. */
class HolesToldTest {

    private static final String DAY = OneWholeDay.DAY.toString();
    /** Calls of 09:10 and 10:10 are all that the day has; four Fridays of October have one a minute from 8 to 20 h. */
    private static final String HOLE = "通话记录 10:10–24:00 无数据，应有约 590 条";

    private static TestHome home(Path folder, String database) {
        TestHome home = OneWholeDay.home(folder, database).makingOnly("daily-operations");
        String weeks = " FROM (SELECT arrayJoin([3, 4, 5, 6]) AS week, toDate('" + DAY + "') - 7 * week AS day, number FROM numbers(720))";
        home.warehouse().execute("INSERT INTO calls (business_date, call_id, leg, direction, arrived_at) SELECT day, toString(number), 1,"
                + " 'inbound', toDateTime64(day, 3, 'Asia/Shanghai') + 28800 + 60 * number" + weeks);
        home.warehouse().execute("INSERT INTO feed_runs (run_id, feed, business_date, state, loaded, finished_at) SELECT 'r', 'calls', day,"
                + " 'loaded', 720, now64()" + weeks + " WHERE number = 0");
        return home;
    }

    @Test
    void a_hole_stands_first(@TempDir Path folder) throws IOException {
        TestHome home = home(folder, "holes_told");
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isEqualTo(3);
        assertThat(folder.resolve("out/reports/" + DAY + "/daily-operations.xlsx")).exists();

        Path file = folder.resolve("operations.html");
        home.run("render", "daily-operations", "--period", DAY, "--format", "html", "--out", file.toString());
        assertThat(Files.readString(file)).contains(HOLE);
        assertThat(home.run("status", "--from", DAY, "--to", DAY).out()).contains("days_without_holes");
    }

    @Test
    void where_the_configuration_says_fail_the_reports_of_the_feed_are_withheld(@TempDir Path folder) throws IOException {
        TestHome home = home(folder, "holes_withheld");
        home.write("test-config/application.yml", Files.readString(folder.resolve("test-config/application.yml")) + "  checks: {days_without_holes: fail}\n");

        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isEqualTo(3);
        assertThat(folder.resolve("out/reports/" + DAY + "/daily-operations.xlsx")).doesNotExist();
    }
}
