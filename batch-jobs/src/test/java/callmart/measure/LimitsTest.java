package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.runlog.CheckResult;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits in working time (decision 354): moments worked by hand with the product's calendar, and what follows for steps and replies. */
class LimitsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final BusinessCalendar CALENDAR = BusinessCalendar.read(FactLoader.CONFIG, ZONE, new Faults());
    private static final long SEED = 20261123;

    /** Worked 09:00 to 18:00; 2026-10-01 to 07 are holidays, the Saturday 2026-10-10 is worked. */
    private static final List<String> BY_HAND = List.of(
            "Friday evening: 4wh 2026-11-20 16:00:00.000 2026-11-23 11:00:00.000",
            "days of work: 3wd 2026-11-20 16:00:00.000 2026-11-25 16:00:00.000",
            "after hours: 4wh 2026-11-20 20:00:00.000 2026-11-23 13:00:00.000",
            "at the end of hours: 4wh 2026-11-20 18:00:00.000 2026-11-23 13:00:00.000",
            "on a Saturday: 4wh 2026-11-21 10:00:00.000 2026-11-23 13:00:00.000",
            "before hours: 4wh 2026-11-23 07:00:00.000 2026-11-23 13:00:00.000",
            "a whole day ends with it: 1wd 2026-11-23 09:00:00.000 2026-11-23 18:00:00.000",
            "from before hours too: 1wd 2026-11-23 08:00:00.000 2026-11-23 18:00:00.000",
            "to the millisecond: 1wd 2026-11-23 09:00:00.001 2026-11-24 09:00:00.001",
            "up to the end of hours: 4wh 2026-11-23 14:00:00.000 2026-11-23 18:00:00.000",
            "before a holiday: 4wh 2026-09-30 17:00:00.000 2026-10-08 12:00:00.000",
            "within a holiday: 4wh 2026-10-03 12:00:00.000 2026-10-08 13:00:00.000",
            "over a worked Saturday: 4wh 2026-10-09 17:00:00.000 2026-10-10 12:00:00.000",
            "from a worked Saturday: 4wh 2026-10-10 17:00:00.000 2026-10-12 12:00:00.000",
            "running time: 2h 2026-11-20 23:00:00.000 2026-11-21 01:00:00.000");

    @TempDir
    private Path folder;

    private Limits limits(String text) throws IOException {
        Files.writeString(folder.resolve("limits.yml"), text);
        Faults faults = new Faults();
        Limits limits = Limits.read(new ConfigFolder(folder, folder), CALENDAR, faults);
        faults.throwIfAny();
        return limits;
    }

    private static List<String> due(Warehouse warehouse, Limits limits, List<String> limit, List<String> begun) {
        Map<String, String> values = limits.viewValues();
        String rows = IntStream.range(0, begun.size()).mapToObj(n -> "(" + n + ", '" + limit.get(n) + "', '" + begun.get(n) + "')")
                .collect(Collectors.joining(", "));
        return warehouse.query("WITH 'Asia/Shanghai' AS business_zone, " + values.get("working_time") + ", "
                + new QueryFolder(FactLoader.SETTINGS.sql().resolve("base/functions")).text("due_within") + ", " + values.get("step_limits") + " AS limits"
                + " SELECT ifNull(toString(toTimeZone(due_within(toDateTime64(begun, 3, 'Asia/Shanghai'), arrayFirst(entry -> entry.name = wanted, limits)),"
                + " 'Asia/Shanghai')), '-') AS due"
                + " FROM values('n UInt32, wanted String, begun String', " + rows + ") ORDER BY n", Map.of(), row -> row.string("due"));
    }

    @Test
    void limits_end_in_working_time() throws IOException {
        Limits limits = limits("working-time: {days: worked, from: '09:00', to: '18:00'}\nsteps: {4wh: 4wh, 1wd: 1wd, 3wd: 3wd, 2h: 2h}\n");
        List<String[]> cases = BY_HAND.stream().map(line -> line.substring(line.indexOf(": ") + 2).split(" ")).toList();
        try (Warehouse warehouse = SharedWarehouse.migrated("limits_by_hand")) {
            assertThat(due(warehouse, limits, cases.stream().map(one -> one[0]).toList(), cases.stream().map(one -> one[1] + " " + one[2]).toList()))
                    .isEqualTo(cases.stream().map(one -> one[3] + " " + one[4]).toList());
            Limits always = limits("working-time: {days: all, from: '00:00', to: '24:00'}\nsteps: {4wh: 4wh, 1wd: 1wd}\n");
            assertThat(due(warehouse, always, List.of("4wh", "1wd", "none"), List.of("2026-11-20 22:00:00", "2026-11-20 20:00:00", "2026-11-20 20:00:00")))
                    .containsExactly("2026-11-21 02:00:00.000", "2026-11-21 20:00:00.000", "-");
        }
    }

    @Test
    void limits_are_what_counting_minute_by_minute_gives() throws IOException {
        Limits limits = limits("working-time: {days: worked, from: '08:30', to: '17:15'}\nsteps: {1wh: 1wh, 11wh: 11wh, 1wd: 1wd, 5wd: 5wd}\n");
        Map<String, Integer> minutes = Map.of("1wh", 60, "11wh", 660, "1wd", 525, "5wd", 2625);
        Random random = new Random(SEED);
        List<String> names = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < 150; n++) {
            LocalDateTime at = LocalDate.of(2026, 9, 14).atStartOfDay().plusMinutes(random.nextInt(35 * 1440));
            String name = List.copyOf(new TreeSet<>(minutes.keySet())).get(random.nextInt(minutes.size()));
            names.add(name);
            begun.add(at.toString().replace('T', ' ') + ":00");
            int left = minutes.get(name);
            while (left > 0) {
                boolean worked = CALENDAR.isWorkingDay(at.toLocalDate()) && !at.toLocalTime().isBefore(LocalTime.of(8, 30)) && at.toLocalTime().isBefore(LocalTime.of(17, 15));
                left -= worked ? 1 : 0;
                at = at.plusMinutes(1);
            }
            expected.add(at.toString().replace('T', ' ') + ":00.000");
        }
        try (Warehouse warehouse = SharedWarehouse.migrated("limits_by_minutes")) {
            assertThat(due(warehouse, limits, names, begun)).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    @Test
    void mistakes_are_told(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("limits.yml"), "working-time: {days: worked, from: '18:00', to: '9:00'}\nsteps: {维修: 0wd, 审核: 3x}\nreplies: {compliant: 3wd}\n");
        Faults faults = new Faults();

        Limits.read(new ConfigFolder(other, other), CALENDAR, faults);

        assertThat(faults.list().toString()).contains("expected a time such as '09:00', at most '24:00', found '9:00'",
                "expected working days such as 3wd or working hours such as 4wh, found '0wd'", "found '3x'",
                "a kind of ticket is one of inquiry, suggestion, complaint, other, found 'compliant'");
    }

    /** Complaint and step of Friday 16:00: 1wd ends on Monday 16:00, 4wh on Monday 11:00. A deadline of the source goes before. */
    @Test
    void steps_and_replies_without_a_deadline_of_the_source_have_the_limits(@TempDir Path place) {
        TestHome home = new TestHome(place, "limits_of_feeds", "Asia/Shanghai", "feeds: {tickets: [{type: csv, path: tickets.csv, allow-empty: true}],"
                + " ticket_steps: [{type: csv, path: steps.csv, allow-empty: true}]}");
        home.write("test-config/limits.yml", "working-time: {days: worked, from: '09:00', to: '18:00'}\nsteps: {维修: 4wh}\nreplies: {complaint: 1wd}\n");
        home.write("tickets.csv", "ticket_id,kind,needs_reply,replied_at,status,created_at,updated_at\n"
                + "T1,complaint,1,2026-11-23 15:00:00,open,2026-11-20 16:00:00,2026-11-23 15:00:00\n"
                + "T2,complaint,1,2026-11-23 16:30:00,open,2026-11-20 16:00:00,2026-11-23 16:30:00\n"
                + "T3,inquiry,1,,open,2026-11-20 16:00:00,2026-11-20 16:00:00\nT4,complaint,0,,open,2026-11-20 16:00:00,2026-11-20 16:00:00\n");
        home.write("steps.csv", "ticket_id,step_no,step,started_at,due_at,done_at,outcome,updated_at\n"
                + "T1,1,维修,2026-11-20 16:00:00,,2026-11-23 11:00:00,done,2026-11-23 11:00:00\n"
                + "T1,2,维修,2026-11-20 16:00:00,,2026-11-23 11:00:01,done,2026-11-23 11:00:01\n"
                + "T1,3,审核,2026-11-20 16:00:00,,,,2026-11-20 16:00:00\n"
                + "T1,4,维修,2026-11-20 16:00:00,2026-11-20 17:00:00,2026-11-20 16:30:00,done,2026-11-20 16:30:00\n");
        List<LocalDate> days = LocalDate.of(2026, 11, 20).datesUntil(LocalDate.of(2026, 11, 24)).toList();
        MeasureSettings settings = home.configuration().measureSettings();
        try (Warehouse warehouse = home.warehouse()) {
            Schema.bring(warehouse, settings.sql(), settings.viewValues());
            new FactLoader(warehouse, place).load(place.resolve("test-config"), days);
            Checks checks = new Checks(warehouse, FactLoader.SETTINGS.sql(), CALENDAR, Map.of());
            assertThat(days.stream().flatMap(day -> checks.run(day).stream()).filter(check -> check.name().equals("obligations_counted_again")).toList())
                    .hasSize(days.size()).allMatch(CheckResult::holds);
        }

        assertThat(home.run("kpi", "--from", "2026-11-20", "--to", "2026-11-23", "--by", "day", "--kpi", "feedback_timeliness", "step_overdue_rate", "--format", "csv")
                .csv()).extracting(row -> row.get("key") + " " + row.get("kpi") + " " + row.get("numerator") + "/" + row.get("denominator"))
                .contains("2026-11-23 feedback_timeliness 1.000000/2.000000", "2026-11-20 step_overdue_rate 0.000000/1.000000", "2026-11-23 step_overdue_rate 1.000000/2.000000");
    }
}
