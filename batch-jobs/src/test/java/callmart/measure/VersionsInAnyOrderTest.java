package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.runlog.CheckResult;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Versions of tickets and follow-up calls at random, moved, dropped, done and retired: whatever order rows stand in and days are loaded in, some of
 * them twice, the figures are the same, as only the days that {@code sql/affected} names are measured again.
 */
class VersionsInAnyOrderTest {

    private static final long SEED = 20261120;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(5)).toList();
    private static final List<String> TABLES = List.of("ticket_measures", "callback_measures", "case_measures");

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.migrated("versions_in_any_order");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void figures_do_not_hang_on_the_order_of_rows_and_days() throws IOException {
        Random random = new Random(SEED);
        Map<String, Map<LocalDate, List<String>>> rows = new TreeMap<>(Map.of("tickets", tickets(random), "callbacks", callbacks(random),
                "complaint_cases", cases(random)));
        write(rows, new Random(0), false);
        load(DAYS);
        List<String> expected = figures();
        assertThat(expected).anyMatch(line -> line.contains("steps_overdue")).anyMatch(line -> line.contains("deadlines_moved "))
                .anyMatch(line -> line.contains("deadlines_moved_late")).anyMatch(line -> line.contains("callbacks_on_time"));
        assertThat(DAYS.stream().flatMap(day -> new Checks(warehouse, FactLoader.SETTINGS.sql(), BusinessCalendar.plain(FactLoader.SETTINGS.zone()), Map.of()).run(day).stream())
                .filter(check -> check.name().equals("obligations_counted_again")).toList()).hasSize(DAYS.size()).allMatch(CheckResult::holds);

        for (int round = 1; round <= 3; round++) {
            Random shuffled = new Random(SEED + round);
            TABLES.forEach(table -> warehouse.execute("TRUNCATE TABLE " + table));
            for (String table : List.of("tickets", "callbacks", "complaint_cases", "retired_records", "feed_runs", "days_to_measure")) {
                warehouse.execute("TRUNCATE TABLE " + table);
            }
            write(rows, shuffled, true);
            List<LocalDate> order = new ArrayList<>(DAYS);
            Collections.shuffle(order, shuffled);
            order.add(order.get(shuffled.nextInt(DAYS.size())));
            load(order);
            assertThat(figures()).as("seed %d, days loaded in the order %s", SEED + round, order).isEqualTo(expected);
        }
    }

    /** Each day as a night does: what is noted before and after the load is measured, and forgotten. */
    private void load(List<LocalDate> order) {
        DaysToMeasure days = new DaysToMeasure(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.zone(), Clock.systemUTC());
        MeasureJob job = new MeasureJob(warehouse, FactLoader.SETTINGS);
        for (LocalDate day : order) {
            days.note(day, "test");
            new FactLoader(warehouse, folder).loadOnly(folder, day);
            days.note(day, "test");
            job.compute(days.list());
            days.forget();
        }
    }

    private List<String> figures() {
        List<String> lines = new ArrayList<>();
        for (String table : TABLES) {
            List<String> columns = warehouse.query("SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '" + table
                    + "' AND type = 'UInt64'", Map.of(), row -> row.string("name"));
            for (String column : columns) {
                lines.addAll(warehouse.query("SELECT concat(toString(business_date), ' ', ifNull(toString(agent_id), '-'), ' " + column + " ', toString(sum("
                        + column + "))) AS line FROM " + table + " WHERE business_date BETWEEN '" + DAYS.get(0) + "' AND '" + DAYS.get(4)
                        + "' GROUP BY business_date, agent_id HAVING sum(" + column + ") > 0 ORDER BY line", Map.of(), row -> row.string("line")));
            }
        }
        return lines;
    }

    private void write(Map<String, Map<LocalDate, List<String>>> rows, Random random, boolean shuffle) throws IOException {
        Map<String, String> headers = Map.of(
                "tickets", "ticket_id,agent_id,kind,needs_reply,reply_due_at,replied_at,step_due_at,step_done_at,status,created_at,updated_at",
                "callbacks", "callback_id,assigned_to,assigned_at,due_at,done_at,result,updated_at",
                "complaint_cases", "case_id,agent_id,received_at,verdict,level,updated_at");
        Map<String, String> where = Map.of("tickets", "status: [open]", "callbacks", "result: [open]", "complaint_cases", "level: [open]");
        StringBuilder sources = new StringBuilder("feeds:\n");
        for (String feed : rows.keySet()) {
            sources.append("  ").append(feed).append(": [{type: csv, path: '").append(feed).append("-{date}.csv', allow-empty: true, where: {")
                    .append(where.get(feed)).append("}}]\n");
            for (LocalDate day : DAYS) {
                List<String> lines = new ArrayList<>(rows.get(feed).getOrDefault(day, List.of()));
                if (shuffle) {
                    Collections.shuffle(lines, random);
                }
                Files.write(folder.resolve(feed + "-" + day.toString().replace("-", "") + ".csv"),
                        Stream.concat(Stream.of(headers.get(feed)), lines.stream()).toList());
            }
        }
        Files.writeString(folder.resolve("sources.yml"), sources);
    }

    private static Map<LocalDate, List<String>> tickets(Random random) {
        Map<LocalDate, List<String>> rows = new LinkedHashMap<>();
        for (int number = 0; number < 40; number++) {
            String created = at(random, 0, 1);
            for (String updated : updates(random, created)) {
                add(rows, updated, String.join(",", "T" + number, "A" + random.nextInt(3), "other", random.nextInt(4) > 0 ? "1" : "0", maybe(random), maybe(random),
                        maybe(random), maybe(random), state(random), created, updated));
            }
        }
        return rows;
    }

    private static Map<LocalDate, List<String>> callbacks(Random random) {
        Map<LocalDate, List<String>> rows = new LinkedHashMap<>();
        for (int number = 0; number < 25; number++) {
            String assigned = at(random, 0, 1);
            for (String updated : updates(random, assigned)) {
                add(rows, updated, String.join(",", "B" + number, "A" + random.nextInt(3), assigned, maybe(random), maybe(random), state(random), updated));
            }
        }
        return rows;
    }

    private static Map<LocalDate, List<String>> cases(Random random) {
        Map<LocalDate, List<String>> rows = new LinkedHashMap<>();
        for (int number = 0; number < 15; number++) {
            String received = at(random, 0, 1);
            for (String updated : updates(random, received)) {
                add(rows, updated, String.join(",", "K" + number, "A" + random.nextInt(3), random.nextInt(3) > 0 ? received : at(random, 0, 2),
                        random.nextBoolean() ? "upheld" : "pending", state(random), updated));
            }
        }
        return rows;
    }

    /** Moments from the first one on, each once. */
    private static List<String> updates(Random random, String first) {
        return Stream.concat(Stream.of(first), Stream.generate(() -> at(random, 0, 5)).limit(random.nextInt(5)))
                .filter(updated -> updated.compareTo(first) >= 0).distinct().toList();
    }

    private static String state(Random random) {
        return random.nextInt(8) == 0 ? "spam" : "open";
    }

    /** Hours and half hours alone, so that moments meet. */
    private static String at(Random random, int from, int to) {
        return LocalDateTime.of(FIRST.plusDays(from + random.nextInt(to - from)), LocalTime.of(8 + random.nextInt(10), 30 * random.nextInt(2)))
                .toString().replace('T', ' ') + ":00";
    }

    private static String maybe(Random random) {
        return random.nextInt(4) == 0 ? "" : at(random, 0, 5);
    }

    private static void add(Map<LocalDate, List<String>> rows, String updated, String line) {
        rows.computeIfAbsent(LocalDate.parse(updated.substring(0, 10)), day -> new ArrayList<>()).add(line);
    }
}
