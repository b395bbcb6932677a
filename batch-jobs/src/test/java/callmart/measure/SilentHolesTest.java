package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.runlog.CheckResult;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Times without data, and feeds that shrank, on days that the test fills itself. Decision 253. */
@TestInstance(Lifecycle.PER_CLASS)
class SilentHolesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");
    private static final BusinessCalendar PLAIN = BusinessCalendar.plain(ZONE);
    /** A Friday; those before it are compared with. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int SLOT_S = 300;
    private static final int CLEAN_DAYS = 60;

    private Warehouse warehouse;
    private int attempts;

    private Path folder;

    @BeforeAll
    void open(@TempDir Path temporary) throws IOException {
        warehouse = SharedWarehouse.migrated("silent_holes");
        folder = temporary;
        Files.createSymbolicLink(folder.resolve("measures"), SQL.resolve("measures"));
        Files.createDirectories(folder.resolve("checks"));
        for (String check : List.of("days_without_holes.sql", "feeds_of_usual_size.sql")) {
            Files.copy(SQL.resolve("checks").resolve(check), folder.resolve("checks").resolve(check));
        }
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @BeforeEach
    void empty() {
        List.of("calls", "agent_states", "feed_runs").forEach(table -> warehouse.execute("TRUNCATE TABLE " + table + " SYNC"));
    }

    private void loaded(String feed, LocalDate day, long rows) {
        warehouse.execute("INSERT INTO feed_runs (run_id, feed, business_date, state, loaded, finished_at) VALUES ('r', '" + feed + "', '"
                + day
                + "', 'loaded', " + rows + ", toDateTime64('" + day.plusDays(1) + "', 3) + " + ++attempts + ")");
    }

    /** A call every so many seconds from one clock time to before another. */
    private void calls(LocalDate day, String queue, String from, String to, int every) {
        warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, queue, arrived_at) SELECT '" + day + "', '" + queue
                + from
                + "' || toString(number), 1, 'inbound', '" + queue + "', toDateTime64('" + day + " " + from + ":00', 3, '" + ZONE
                + "') + number * " + every + " FROM numbers("
                + (LocalTime.parse(to).toSecondOfDay() - LocalTime.parse(from).toSecondOfDay()) / every + ")");
    }

    private List<String> found(String check, BusinessCalendar calendar, LocalDate day) {
        CheckResult result = new Checks(warehouse, folder, calendar, Map.of()).run(day).stream().filter(one -> one.name().equals(check))
                .findFirst().orElseThrow();
        return result.holds() ? List.of() : List.of(result.detail().split("; "));
    }

    private List<String> holes(LocalDate day) {
        return found("days_without_holes", PLAIN, day);
    }

    private static List<LocalDate> before(int weeks) {
        return IntStream.rangeClosed(1, weeks).mapToObj(week -> DAY.minusWeeks(week)).toList();
    }

    /**
     * By hand: on the days compared with a call came each 2 minutes from 8 to 20 h, 2.5 in five minutes. From 10:12 to 10:58 none comes:
     * 46 minutes, 23 expected. Of the day's 337 calls, 337 × e^-23 = 3.5e-8.
     */
    @Test
    void a_hole_is_told_with_its_time_and_what_was_expected() {
        before(4).forEach(day -> {
            calls(day, "a", "08:00", "20:00", 120);
            loaded("calls", day, 360);
        });
        calls(DAY, "a", "08:00", "10:12", 120);
        calls(DAY, "a", "10:58", "20:00", 120);
        loaded("calls", DAY, 337);

        assertThat(holes(DAY)).containsExactly("calls: nothing from 10:10 to 10:58, about 24 expected");
    }

    /** By hand: three days tell nothing; a fourth that was loaded without a call lowers what is expected to 3/4: 18 of 337 calls, 5e-6. */
    @Test
    void three_days_tell_nothing_and_an_empty_one_is_a_fourth() {
        before(3).forEach(day -> {
            calls(day, "a", "08:00", "20:00", 120);
            loaded("calls", day, 360);
        });
        calls(DAY, "a", "08:00", "10:12", 120);
        calls(DAY, "a", "12:00", "20:00", 120);
        loaded("calls", DAY, 306);
        assertThat(holes(DAY)).isEmpty();

        loaded("calls", DAY.minusWeeks(4), 0);
        assertThat(holes(DAY)).containsExactly("calls: nothing from 10:10 to 12:00, about 41 expected");
    }

    @Test
    void a_day_without_any_call_is_one_hole_and_a_quiet_night_is_none() {
        before(8).forEach(day -> {
            calls(day, "a", "08:00", "20:00", 120);
            loaded("calls", day, 360);
        });
        calls(DAY, "a", "08:00", "20:00", 120);
        assertThat(holes(DAY)).isEmpty();

        warehouse.execute("ALTER TABLE calls DROP PARTITION '" + DAY + "'");
        assertThat(holes(DAY)).as("no row of the day").containsExactly("calls: nothing from 00:00 to 24:00, about 360 expected");
    }

    @Test
    void a_queue_that_falls_silent_is_told_where_the_centre_is_not() {
        before(4).forEach(day -> {
            calls(day, "a", "08:00", "20:00", 60);
            calls(day, "b", "08:00", "20:00", 120);
            loaded("calls", day, 1080);
        });
        calls(DAY, "a", "08:00", "20:00", 60);
        calls(DAY, "b", "08:00", "14:00", 120);
        assertThat(holes(DAY)).containsExactly("calls of queue b: nothing from 13:58 to 24:00, about 181 expected");

        warehouse.execute("ALTER TABLE calls DROP PARTITION '" + DAY + "'");
        calls(DAY, "a", "08:00", "13:00", 60);
        calls(DAY, "b", "08:00", "13:00", 120);
        calls(DAY, "a", "14:00", "20:00", 60);
        calls(DAY, "b", "14:00", "20:00", 120);
        assertThat(holes(DAY)).as("all queues at once").containsExactly("calls: nothing from 12:59 to 14:00, about 91 expected");
    }

    @Test
    void states_of_agents_are_looked_at_too() {
        for (LocalDate day : before(4)) {
            states(day, "08:00", 720);
            loaded("agent_states", day, 720);
        }
        states(DAY, "08:00", 120);
        assertThat(holes(DAY)).containsExactly("agent_states: nothing from 09:59 to 24:00, about 601 expected");
    }

    private void states(LocalDate day, String from, int minutes) {
        warehouse.execute("INSERT INTO agent_states (business_date, agent_id, state, from_at) SELECT '" + day
                + "', 'x', 'busy', toDateTime64('" + day
                + " " + from + ":00', 3, '" + ZONE + "') + number * 60 FROM numbers(" + minutes + ")");
    }

    /** The third Friday before is a holiday, so three are left; of holidays four are. */
    @Test
    void holidays_are_held_against_holidays() {
        before(4).forEach(day -> {
            calls(day, "a", "08:00", "20:00", 120);
            loaded("calls", day, 360);
        });
        Set<LocalDate> holidays = Set.of(DAY.minusWeeks(3));
        assertThat(found("days_without_holes", calendar(holidays), DAY)).isEmpty();

        calls(DAY, "a", "08:00", "09:00", 120);
        assertThat(found("days_without_holes", calendar(Set.of(DAY)), DAY)).as("no holiday was loaded").isEmpty();
        assertThat(found("days_without_holes", calendar(Set.copyOf(before(4))), DAY)).isEmpty();
        assertThat(found("days_without_holes", calendar(Set.of()), DAY)).hasSize(1);
        List<LocalDate> all = new ArrayList<>(before(4));
        all.add(DAY);
        assertThat(found("days_without_holes", calendar(Set.copyOf(all)), DAY)).hasSize(1);
    }

    private static BusinessCalendar calendar(Set<LocalDate> holidays) {
        return new BusinessCalendar(ZONE, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays, Set.of(), Map.of(), Set.of());
    }

    /** By hand: of 100 to be expected 29 come by chance with at most e^-100 × (100 e / 29)^29 = 5.6e-16; of 20, 5 with 3e-4. */
    @Test
    void a_feed_of_less_than_three_tenths_is_told_unless_it_is_small() {
        before(4).forEach(day -> {
            loaded("tickets", day, 100);
            loaded("callbacks", day, 20);
            loaded("incidents", day, 0);
        });
        loaded("tickets", DAY, 29);
        loaded("callbacks", DAY, 5);
        loaded("incidents", DAY, 0);
        assertThat(found("feeds_of_usual_size", PLAIN, DAY)).containsExactly("tickets: 29 rows, about 100 expected");

        loaded("tickets", DAY.minusWeeks(1), 92);
        assertThat(found("feeds_of_usual_size", PLAIN, DAY)).as("29 of 98").containsExactly("tickets: 29 rows, about 98 expected");
        loaded("tickets", DAY.minusWeeks(2), 80);
        assertThat(found("feeds_of_usual_size", PLAIN, DAY)).as("29 of 93 are more than 30 %").isEmpty();
    }

    /**
     * Sixty clean days, 3,000 calls each by the hour, their number 10 % up or down, have no hole; and every span taken out of which
     * ln n + 14 calls were to be expected is found.
     */
    @Test
    void clean_days_have_no_holes_and_every_planted_one_is_found() {
        LocalDate first = LocalDate.of(2025, 1, 6);
        int days = 56 + CLEAN_DAYS;
        warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, queue, arrived_at) SELECT toDate('" + first
                + "') + d AS day, toString(number), 1, 'inbound', if(cityHash64(number, 'q') % 3 = 0, 'b', 'a'), toDateTime64(day, 3, '"
                        + ZONE
                + "') + s FROM (SELECT number, intDiv(number, 86400) AS d, number % 86400 AS s FROM numbers(" + days
                + " * 86400)) WHERE cityHash64(number, 'c') / 18446744073709551616. < (0.9 + cityHash64(d, 'day') % 1000 / 5000)"
                + " * if(toHour(toDateTime(s, 'UTC')) BETWEEN 8 AND 19, 240, 10) / 3600 SETTINGS max_partitions_per_insert_block = 0");
        IntStream.range(0, days).mapToObj(first::plusDays).forEach(day -> loaded("calls", day, 3000));
        Checks checks = new Checks(warehouse, folder, PLAIN, Map.of());
        List<String> found = IntStream.range(56, days).mapToObj(first::plusDays).flatMap(day -> checks.run(day).stream()
                .filter(one -> one.name().equals("days_without_holes") && !one.holds()).map(one -> one.day() + " " + one.detail()))
                        .toList();
        assertThat(found).isEmpty();

        Random random = new Random(14);
        for (int i = 0; i < 15; i++) {
            plant(first.plusDays(56 + random.nextInt(CLEAN_DAYS)), random);
        }
    }

    /** Takes out a span of which ln n + 14 calls were to be expected, sees it found, and puts it back. */
    private void plant(LocalDate day, Random random) {
        double[] usual = new double[86_400 / SLOT_S];
        IntStream.rangeClosed(1, 8).mapToObj(day::minusWeeks).forEach(other -> seconds(other).forEach(s -> usual[s / SLOT_S] += 1. / 8));
        SortedSet<Integer> calls = new TreeSet<>(seconds(day));
        int from = random.nextInt(86_400);
        int to = from;
        double expected = 0;
        while (to < 86_400 && expected < Math.log(calls.size()) + 14) {
            expected += usual[to / SLOT_S] / SLOT_S;
            to++;
        }
        if (to == 86_400 || to - from < SLOT_S) {
            return;
        }
        String span = "business_date = '" + day + "' AND dateDiff('second', toDateTime64('" + day + "', 3, '" + ZONE
                + "'), arrived_at) BETWEEN "
                + from + " AND " + to;
        warehouse.execute("CREATE TABLE whole ENGINE = Memory AS SELECT * FROM calls WHERE business_date = '" + day + "'");
        warehouse.execute("ALTER TABLE calls DROP PARTITION '" + day + "'");
        warehouse.execute("INSERT INTO calls SELECT * FROM whole WHERE NOT (" + span + ")");
        int begins = calls.headSet(from).isEmpty() ? 0 : calls.headSet(from).last();
        int ends = calls.tailSet(to + 1).isEmpty() ? 86_400 : calls.tailSet(to + 1).first();
        assertThat(holes(day)).as(day + " " + from + "–" + to).anySatisfy(text -> assertThat(text).startsWith("calls: nothing from "
                + clock(begins) + " to " + clock(ends) + ", about "));
        warehouse.execute("ALTER TABLE calls DROP PARTITION '" + day + "'");
        warehouse.execute("INSERT INTO calls SELECT * FROM whole");
        warehouse.execute("DROP TABLE whole SYNC");
    }

    private static String clock(int second) {
        return second == 86_400 ? "24:00" : LocalTime.ofSecondOfDay(second).withSecond(0).toString();
    }

    private List<Integer> seconds(LocalDate day) {
        return warehouse.query("SELECT toUInt32(dateDiff('second', toDateTime64({day:Date}, 3, '" + ZONE
                + "'), arrived_at)) AS s FROM calls"
                + " WHERE business_date = {day:Date}", Map.of("day", day), row -> (int) row.longValue("s"));
    }
}
