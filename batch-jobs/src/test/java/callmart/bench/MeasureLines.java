package callmart.bench;

import callmart.extract.SourceDefinition;
import callmart.measure.Dimension;
import callmart.measure.MeasureJob;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.KpiRow;
import callmart.sample.CallsBenchFile;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts to measures, and measures to KPIs. */
final class MeasureLines {

    /** The tables that a day of calls alone fills, each with a query of the same figures among the tests' resources. */
    private static final List<String> BY_HAND = List.of("call_intervals", "call_measures", "call_waits", "customer_days", "qa_measures");
    private static final YearMonth MONTH = YearMonth.from(LoadLines.DAY);
    /** Each agent works eight hours in one queue: the figures of a day by hour, queue, category and agent are far fewer than its calls. */
    private static final String MADE = "INSERT INTO calls (business_date, call_id, leg, direction, caller, queue, category, agent_id, arrived_at, queued_at, answered_at,"
            + " ended_at, hangup_by) SELECT '" + LoadLines.DAY + "', concat('C', toString(number)), 1, 'inbound', concat('138', leftPad(toString(number % 7000000), 8, '0')),"
            + " concat('Q', toString(number % 2000 % 8)), ['sales', 'design', 'service'][number % 3 + 1], toString(30000 + number % 2000),"
            + " toDateTime64('" + LoadLines.DAY + " 00:00:00', 3, 'Asia/Shanghai') + toIntervalSecond(28800 * (number % 2000 % 3) + number * 37 % 28000) AS at,"
            + " at + 1, at + 1 + number % 30, at + 120, 'caller' FROM numbers({calls:UInt32})";

    private final Bench bench;

    MeasureLines(Bench bench) {
        this.bench = bench;
    }

    void day() throws Exception {
        int rows = bench.sizes().calls();
        try (Warehouse warehouse = SharedWarehouse.migrated("bench_measures")) {
            Path file = bench.folder().resolve("calls.csv");
            CallsBenchFile.write(file, LoadLines.DAY, rows);
            new FactLoader(warehouse, bench.folder());
            LoadLines.load(warehouse, file, SourceDefinition.Type.CSV, rows);
            MeasureJob job = new MeasureJob(warehouse, FactLoader.SETTINGS);
            bench.scores().turns(Line.MEASURES, bench.sizes().turns(), rows + " rows", Scores.Work.of(() -> {
                job.compute(LoadLines.DAY);
                return null;
            }), Scores.Work.of(() -> {
                byHand(warehouse);
                return null;
            }));
            compare(warehouse);
        }
    }

    private static void byHand(Warehouse warehouse) throws IOException {
        for (String table : BY_HAND) {
            warehouse.execute("DROP TABLE IF EXISTS hand_" + table + " SYNC");
            warehouse.execute("CREATE TABLE hand_" + table + " AS " + table);
            try (InputStream query = MeasureLines.class.getResourceAsStream(table + ".sql")) {
                String columns = columns(warehouse, table);
                warehouse.execute("INSERT INTO hand_" + table + " (" + columns + ") SELECT " + columns + " FROM ("
                        + new String(query.readAllBytes(), StandardCharsets.UTF_8) + ")", FactLoader.SETTINGS.parameters(LoadLines.DAY));
            }
        }
    }

    private static String columns(Warehouse warehouse, String table) {
        return String.join(", ", warehouse.query("SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ORDER BY position",
                Map.of("table", table), row -> row.string("name")));
    }

    /** The same tables are filled, with the same rows. */
    private static void compare(Warehouse warehouse) {
        List<String> filled = warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND total_rows > 0"
                + " AND match(name, '_(measures|intervals|waits|days)$') AND name NOT LIKE 'hand%' AND name != 'agent_intervals' ORDER BY name", Map.of(), row -> row.string("name"));
        if (!filled.equals(BY_HAND)) {
            throw new IllegalStateException("a day of calls fills " + filled + "; written by hand are " + BY_HAND);
        }
        for (String table : BY_HAND) {
            for (String order : List.of(table + " EXCEPT SELECT * FROM hand_" + table, "hand_" + table + " EXCEPT SELECT * FROM " + table)) {
                List<Long> other = warehouse.query("SELECT count() AS n FROM (SELECT * FROM " + order + ")", Map.of(), row -> row.longValue("n"));
                if (other.get(0) != 0) {
                    throw new IllegalStateException(other.get(0) + " rows are in " + order + ": the query by hand has other figures than the measures");
                }
            }
        }
    }

    void month() throws Exception {
        int rows = bench.sizes().monthCalls();
        try (Wiring large = made("large", rows); Wiring small = made("small", rows / 10)) {
            int keys = kpis(large).size();
            if (keys == 0 || keys != kpis(small).size()) {
                throw new IllegalStateException("the months have " + keys + " and " + kpis(small).size() + " values");
            }
            bench.scores().turns(Line.MONTH, bench.sizes().turns(), MONTH.lengthOfMonth() + " × " + rows + " calls", Scores.Work.of(() -> kpis(large)),
                    Scores.Work.of(() -> kpis(small)));
        }
    }

    private static List<KpiRow> kpis(Wiring mart) {
        return mart.figures().values(MONTH.atDay(1), MONTH.atEndOfMonth(), Optional.of(Dimension.AGENT), MeasureScope.ALL, mart.configuration().kpis().list());
    }

    /** A day that the engine makes is measured, and its measures are laid over the month: KPIs read nothing else. */
    private Wiring made(String name, int rows) throws IOException {
        TestHome home = new TestHome(bench.folder().resolve(name), "bench_" + name, "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");
        Path file = home.home().resolve("calls.csv");
        CallsBenchFile.write(file, LoadLines.DAY, 1);
        try (Warehouse warehouse = home.warehouse()) {
            new FactLoader(warehouse, home.home());
            LoadLines.load(warehouse, file, SourceDefinition.Type.CSV, 1);
            warehouse.execute("TRUNCATE TABLE calls");
            warehouse.execute(MADE, Map.of("calls", rows));
            new MeasureJob(warehouse, FactLoader.SETTINGS).compute(LoadLines.DAY);
            warehouse.execute("TRUNCATE TABLE calls");
            int day = LoadLines.DAY.getDayOfMonth();
            new CopiedDays(warehouse, warehouse.database()).lay(warehouse, 1 - day, MONTH.lengthOfMonth() - day, 1);
        }
        return new Wiring(home.configuration(), Clock.systemUTC());
    }
}
