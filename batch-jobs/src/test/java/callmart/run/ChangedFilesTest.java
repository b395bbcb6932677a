package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of a week, Monday 2026-11-23 on, that is delivered anew every day: which days the next night loads again. Each row is one call
 * of a day; its seconds tell two deliveries of it apart.
 */
class ChangedFilesTest {

    private static final String HEADER = "call_id,direction,arrived_at,ended_at\n";

    @TempDir
    private Path folder;
    private TestHome home;
    private int deliveries;

    @BeforeEach
    void a_centre_with_a_file_a_week() {
        home = new TestHome(folder, "changed_files", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{week}.csv'}]}")
                .makingOnly();
    }

    private void delivered(String... calls) throws IOException {
        Path file = home.write("calls-2026W48.csv", HEADER + Stream.of(calls).map(call -> call.split(" ")).map(call -> call[0]
                + ",inbound,2026-11-" + call[1] + " 09:00:00,2026-11-" + call[1] + " 09:00:" + call[2]).collect(Collectors.joining("\n", "", "\n")));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-23T00:00:00Z").plusSeconds(60L * ++deliveries)));
    }

    /** The night that is run on the morning of a day. */
    private TestHome.Result night(int morning) {
        home.setClock(Clock.fixed(Instant.parse("2026-11-" + morning + "T01:00:00Z"), ZoneOffset.UTC));
        return home.run("nightly", "--no-mail");
    }

    /** Day to its calls. */
    private Map<String, Long> held() {
        try (var warehouse = home.warehouse()) {
            return warehouse.query("SELECT toString(toDate(arrived_at, 'Asia/Shanghai')) AS day, count() AS n FROM calls GROUP BY day",
                    Map.of(),
                    row -> Map.entry(row.string("day").substring(8), row.longValue("n"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** How often each day was loaded. */
    private Map<String, Long> loads() {
        try (var warehouse = home.warehouse()) {
            return warehouse.query("SELECT toString(business_date) AS day, count() AS n FROM feed_runs GROUP BY day", Map.of(),
                    row -> Map.entry(row.string("day").substring(8), row.longValue("n"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private List<String> told() {
        String status = home.run("status", "--from", "2026-11-23", "--to", "2026-11-29").out();
        return status.split("LOADED_AGAIN\n")[1].split("\n\n")[0].lines().skip(1).toList();
    }

    private void three_nights() throws IOException {
        delivered("a 23 10", "b 23 10");
        night(24);
        delivered("a 23 10", "b 23 10", "c 24 10");
        night(25);
        delivered("a 23 10", "b 23 10", "c 24 10", "d 25 10");
        night(26);
    }

    @Test
    void a_file_that_only_grows_loads_no_day_again() throws IOException {
        three_nights();

        assertThat(loads()).isEqualTo(Map.of("23", 1L, "24", 1L, "25", 1L));
        assertThat(held()).isEqualTo(Map.of("23", 2L, "24", 1L, "25", 1L));
        assertThat(told()).isEmpty();

        night(26);
        assertThat(loads()).as("only the night's own day").isEqualTo(Map.of("23", 1L, "24", 1L, "25", 2L));
    }

    @Test
    void days_whose_rows_changed_are_loaded_again_and_no_others() throws IOException {
        three_nights();
        delivered("a 23 10", "late 23 10", "b 23 10", "c 24 59", "d 25 10", "e 26 10");

        assertThat(night(27).exit()).isZero();
        assertThat(held()).isEqualTo(Map.of("23", 3L, "24", 1L, "25", 1L, "26", 1L));
        assertThat(loads()).isEqualTo(Map.of("23", 2L, "24", 2L, "25", 1L, "26", 1L));
        assertThat(told()).hasSize(2).anySatisfy(line -> assertThat(line).contains("calls", "2026-11-23",
                "calls-2026W48.csv changed since; rows of the day 2 → 3"))
                .anySatisfy(line -> assertThat(line).contains("2026-11-24", "1 → 1"));
        assertThat(home.run("measures", "--from", "2026-11-23", "--to", "2026-11-23", "--format", "csv").csv()).isNotEmpty();

        night(27);
        assertThat(loads()).as("once").isEqualTo(Map.of("23", 2L, "24", 2L, "25", 1L, "26", 2L));
    }

    @Test
    void a_file_that_shrank_takes_away_rows_but_empties_no_day() throws IOException {
        three_nights();
        delivered("b 23 10", "e 26 10");

        night(27);
        assertThat(held()).isEqualTo(Map.of("23", 1L, "24", 1L, "25", 1L, "26", 1L));
        assertThat(told()).hasSize(3).anySatisfy(line -> assertThat(line).contains("2026-11-23", "rows of the day 2 → 1"))
                .anySatisfy(line -> assertThat(line).contains("2026-11-24", "kept: calls-2026W48.csv changed since and has no row of the"
                        + " day any more, where there were 1"));
        night(27);
        assertThat(told()).as("once").hasSize(3);
    }

    @Test
    void a_file_that_vanished_or_is_broken_takes_nothing_away() throws IOException {
        three_nights();
        Files.delete(folder.resolve("calls-2026W48.csv"));

        night(27);
        assertThat(held()).isEqualTo(Map.of("23", 2L, "24", 1L, "25", 1L));
        home.write("calls-2026W48.csv", "call_id,direction\n");
        night(27);
        assertThat(held()).isEqualTo(Map.of("23", 2L, "24", 1L, "25", 1L));
    }

    @Test
    void a_file_that_was_missing_is_loaded_when_it_arrives() throws IOException {
        night(24);
        assertThat(held()).isEmpty();
        delivered("a 23 10", "c 24 10");

        night(25);
        assertThat(held()).isEqualTo(Map.of("23", 1L, "24", 1L));
        assertThat(told()).singleElement().satisfies(line -> assertThat(line).contains("2026-11-23", "the load before failed"));
    }

    @Test
    void days_older_than_a_month_stay_as_they_are() throws IOException {
        home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: 'calls.csv'}]}");
        home.write("calls.csv", HEADER + "a,inbound,2026-10-20 09:00:00,2026-10-20 09:01:00\n");
        home.run("nightly", "--no-mail", "--date", "2026-10-20");
        home.write("calls.csv", HEADER + "a,inbound,2026-10-20 09:00:00,2026-10-20 09:02:00\n");

        night(24);
        assertThat(told()).isEmpty();
        assertThat(loads()).isEqualTo(Map.of("20", 1L, "23", 1L));
    }
}
