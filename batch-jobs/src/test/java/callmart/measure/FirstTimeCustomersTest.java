package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.runlog.ColumnLog;
import callmart.runlog.ColumnLog.OfSource;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers who are in touch for the first time, over three days before, whatever order days are loaded and corrected in. */
class FirstTimeCustomersTest {

    private static final int SPAN = 3;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 10);
    private static final int DAYS = 7;
    private static final int CORRECTIONS = 4;
    private static final Set<String> TABLES = Set.of("customer_days", "ticket_measures");
    private static final MeasureSettings SETTINGS = FactLoader.withDaysBefore(SPAN);

    /** A call of a customer. */
    private record Call(String id, int customer) {
    }

    /** A version of a ticket; the call is empty when it came from none. */
    private record Version(String ticket, LocalDate created, String call, int customer) {
    }

    /** What the files of a day hold. */
    private record DayFiles(List<Call> calls, List<Version> versions) {
    }

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.migrated("first_time_customers");
        Schema.bring(warehouse, SETTINGS.sql(), SETTINGS.viewValues());
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void every_day_that_has_a_value_is_as_all_loaded_files_say() throws IOException {
        Files.writeString(folder.resolve("sources.yml"), "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}], tickets: [{type: csv, path: 'tickets-{date}.csv'}]}");
        Random random = new Random(11);
        Map<LocalDate, DayFiles> files = delivered(random);
        Map<LocalDate, DayFiles> loaded = new TreeMap<>();
        List<LocalDate> order = new ArrayList<>(files.keySet());
        Collections.shuffle(order, random);
        int counted = 0;
        for (int round = 0; round < DAYS + CORRECTIONS; round++) {
            LocalDate day = order.get(round % DAYS);
            if (round >= DAYS) {
                files.put(day, corrected(files.get(day), random));
            }
            load(day, files.get(day));
            loaded.put(day, files.get(day));
            Map<LocalDate, Long> expected = counted(loaded);
            counted += expected.values().stream().mapToInt(Long::intValue).sum();

            assertThat(measured()).as("round %d, %s loaded", round, day).containsAllEntriesOf(expected);
            assertThat(read("SELECT toString(period) AS x FROM measures_with_value WHERE unit = 'day' AND measure = 'first_time_customers' ORDER BY period"))
                    .as("days with a value").containsExactlyElementsOf(expected.keySet().stream().map(LocalDate::toString).toList());
        }
        assertThat(counted).isGreaterThan(DAYS * 2);
    }

    /** A week with the three days before it has 7; without one of these it has no value, and neither has the wish for gifts that nobody delivers. */
    @Test
    void a_period_with_a_day_that_lacks_days_before_it_has_none_in_the_report() {
        LocalDate monday = LocalDate.of(2026, 11, 16);
        for (LocalDate day = monday.minusDays(SPAN - 1); day.isBefore(monday.plusDays(7)); day = day.plusDays(1)) {
            delivered(day);
        }
        monday.datesUntil(monday.plusDays(7)).forEach(day -> warehouse.execute("INSERT INTO ticket_measures (business_date, channel, tickets, gift_willing,"
                + " first_time_customers) VALUES ('" + day + "', 'tv', 2, 1, 1)"));
        String summary = "SELECT concat(toString(ticket_count), ' ', ifNull(toString(first_time_customers), '-'), ' ', ifNull(toString(gift_willing), '-')) AS x FROM ("
                + new QueryFolder(SETTINGS.sql().resolve("reports")).text("channel_summary") + ")";
        Map<String, Object> week = Map.of("from", monday, "to", monday.plusDays(6), "before_from", monday.minusDays(7), "before_to", monday.minusDays(1));

        assertThat(warehouse.query(summary, week, row -> row.string("x"))).containsExactly("14 - -");
        delivered(monday.minusDays(SPAN));
        assertThat(warehouse.query(summary, week, row -> row.string("x"))).containsExactly("14 7 -");
    }

    private void delivered(LocalDate day) {
        ColumnLog log = new ColumnLog(warehouse, Clock.systemUTC());
        Stream.of("calls", "tickets").forEach(feed -> log.loaded("run", feed, day, Map.of("csv", new OfSource(Set.of("caller"), Set.of("caller")))));
    }

    private List<String> read(String query) {
        return warehouse.query(query, Map.of(), row -> row.string("x"));
    }

    /** As a night does: what is noted before and after the load is measured, and forgotten. */
    private void load(LocalDate day, DayFiles rows) throws IOException {
        write("calls", day, "call_id,direction,caller,callee,arrived_at,ended_at", rows.calls().stream().map(call -> call.id()
                + (call.customer() % 2 == 0 ? ",inbound," + number(call.customer()) + ",4000000100," : ",outbound,4000000100," + number(call.customer()) + ",")
                + day + " 09:00:00," + day + " 09:01:00"));
        write("tickets", day, "ticket_id,call_id,kind,caller,status,created_at,updated_at", rows.versions().stream().map(version -> version.ticket() + ","
                + version.call() + ",other," + number(version.customer()) + ",open," + version.created() + " 10:00:00," + day + " 11:00:00"));
        DaysToMeasure days = new DaysToMeasure(warehouse, SETTINGS.sql(), SETTINGS.zone(), Clock.systemUTC());
        days.note(day, "test");
        new FactLoader(warehouse, folder).loadOnly(folder, day);
        days.note(day, "test");
        TreeMap<LocalDate, Set<String>> wanted = new TreeMap<>();
        days.list().forEach((of, tables) -> wanted.put(of, tables.contains(DaysToMeasure.EVERY) ? TABLES : tables));
        new MeasureJob(warehouse, SETTINGS).compute(wanted);
        days.forget();
    }

    private void write(String feed, LocalDate day, String header, Stream<String> rows) throws IOException {
        Files.write(folder.resolve(feed + "-" + day.toString().replace("-", "") + ".csv"), Stream.concat(Stream.of(header), rows).toList());
    }

    /** Numbers are written in several ways; the customer 0 has none. */
    private static String number(int customer) {
        return customer == 0 ? "匿名" : (customer % 3 == 0 ? "+86 " : customer % 3 == 1 ? "0" : "") + (13800000000L + customer);
    }

    private Map<LocalDate, Long> measured() {
        Map<LocalDate, Long> days = new HashMap<>();
        FIRST.datesUntil(FIRST.plusDays(DAYS)).forEach(day -> days.put(day, 0L));
        warehouse.forEach("SELECT business_date, sum(first_time_customers) AS tickets FROM ticket_measures GROUP BY business_date", Map.of(),
                row -> days.put(row.date("business_date"), row.longValue("tickets")));
        return days;
    }

    private static Map<LocalDate, DayFiles> delivered(Random random) {
        Map<LocalDate, DayFiles> days = new TreeMap<>();
        FIRST.datesUntil(FIRST.plusDays(DAYS)).forEach(day -> days.put(day, new DayFiles(calls(day, random), new ArrayList<>())));
        days.forEach((day, of) -> {
            for (int number = 0; number < 4; number++) {
                List<Call> calls = days.getOrDefault(day.minusDays(random.nextInt(2)), of).calls();
                Call call = calls.get(random.nextInt(calls.size()));
                boolean isOfCall = random.nextInt(3) > 0;
                Version first = new Version("T" + day + number, day, isOfCall ? call.id() : "", isOfCall ? call.customer() : random.nextInt(9));
                of.versions().add(first);
                DayFiles later = days.get(day.plusDays(1 + random.nextInt(3)));
                if (later != null && random.nextInt(3) == 0) {
                    later.versions().add(new Version(first.ticket(), day, first.call(), random.nextBoolean() ? first.customer() : random.nextInt(9)));
                }
            }
        });
        return days;
    }

    private static List<Call> calls(LocalDate day, Random random) {
        return Stream.of(1, 2, 3).map(number -> new Call("C" + day + number, random.nextInt(14))).toList();
    }

    /** Another customer of each call, and of some tickets. */
    private static DayFiles corrected(DayFiles of, Random random) {
        return new DayFiles(of.calls().stream().map(call -> new Call(call.id(), random.nextInt(14))).toList(), of.versions().stream()
                .map(version -> random.nextInt(3) > 0 ? version : new Version(version.ticket(), version.created(), version.call(), random.nextInt(9))).toList());
    }

    /** Day with a value to how many tickets of new customers it has. */
    private static Map<LocalDate, Long> counted(Map<LocalDate, DayFiles> loaded) {
        Map<String, Version> latest = new HashMap<>();
        loaded.values().forEach(day -> day.versions().forEach(version -> latest.put(version.ticket(), version)));
        Map<LocalDate, Long> counts = new TreeMap<>();
        loaded.keySet().stream().filter(day -> day.minusDays(SPAN).datesUntil(day).allMatch(loaded::containsKey)).forEach(day -> counts.put(day,
                latest.values().stream().filter(ticket -> ticket.created().equals(day) && ticket.customer() != 0 && isNew(ticket, loaded, latest)).count()));
        return counts;
    }

    private static boolean isNew(Version ticket, Map<LocalDate, DayFiles> loaded, Map<String, Version> latest) {
        Set<LocalDate> before = ticket.created().minusDays(SPAN).datesUntil(ticket.created()).collect(Collectors.toCollection(TreeSet::new));
        return before.stream().map(loaded::get).flatMap(day -> day.calls().stream()).noneMatch(call -> call.customer() == ticket.customer()
                && !call.id().equals(ticket.call()))
                && latest.values().stream().noneMatch(other -> before.contains(other.created()) && other.customer() == ticket.customer());
    }
}
