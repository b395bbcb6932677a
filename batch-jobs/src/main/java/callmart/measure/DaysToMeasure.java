package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which measure tables of which days no longer follow from the facts. They are noted in the warehouse before a load changes facts and
 * again after it, as {@code sql/affected} says, and forgotten when they have been computed and checked; a run that is killed
 * between leaves them to the next one.
 * Decisions 20, 34 and 171.
 */
public final class DaysToMeasure {

    /** In place of a table: each of them. */
    static final String EVERY = "";

    private final Warehouse warehouse;
    private final List<SqlFile> affected;
    private final List<SqlFile> afterAGap;
    private final List<SqlFile> beforeTheLast;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     */
    public DaysToMeasure(Warehouse warehouse, Path sql, ZoneId zone, Clock clock) {
        this.warehouse = warehouse;
        this.affected = SqlFiles.list(sql.resolve("affected"));
        this.afterAGap = SqlFiles.list(sql.resolve("affected/after_a_gap"));
        this.beforeTheLast = SqlFiles.list(sql.resolve("affected/before_the_last"));
        this.zone = zone;
        this.clock = clock;
    }

    /** Notes what the facts that are now held for a day bear on, and the day itself. */
    public void note(LocalDate day, String run) {
        LocalDate last = warehouse.query("SELECT max(business_date) AS last FROM feed_runs", Map.of(), row -> row.date("last")).get(0);
        HeldTables held = new HeldTables(warehouse);
        Set<String> empty = held.emptyOn(day);
        List<String> days = new ArrayList<>(List.of("SELECT '' AS model, {day:Date} AS day"));
        affected.stream().filter(file -> HeldTables.ofTheDay(file.text()).isEmpty() || !empty.containsAll(HeldTables.ofTheDay(file.text())))
                .forEach(file -> add(file, "day <= greatest({last_day:Date}, {day:Date})", held, days));
        if (last.plusDays(1).isBefore(day)) {
            afterAGap.forEach(file -> add(file, "day > {last_day:Date} AND day < {day:Date}", held, days));
        } else if (last.isAfter(day)) {
            beforeTheLast.forEach(file -> add(file, "day <= {last_day:Date}", held, days));
        }
        warehouse.execute("INSERT INTO days_to_measure SELECT DISTINCT day, model, {day:Date}, {run:String},"
                + " fromUnixTimestamp64Milli({now:Int64}, 'UTC') FROM (" + String.join("\nUNION ALL\n", days) + ")",
                Map.of("day", day, "last_day", last, "tz", zone.getId(), "run", run, "now", clock.instant().toEpochMilli()));
    }

    private static void add(SqlFile file, String which, HeldTables held, List<String> days) {
        if (held.mayYield(file.text())) {
            days.add("SELECT model, day FROM (" + file.text() + ") WHERE " + which);
        }
    }

    /** Day to the measure tables that are to be computed for it, in order; the empty word stands for each table. */
    public SortedMap<LocalDate, TreeSet<String>> list() {
        SortedMap<LocalDate, TreeSet<String>> days = new TreeMap<>();
        warehouse.forEach("SELECT DISTINCT business_date, model FROM days_to_measure", Map.of(),
                row -> days.computeIfAbsent(row.date("business_date"), day -> new TreeSet<>()).add(row.string("model")));
        return days;
    }

    /**
     * Days that wait for being measured because of one that was, or is being, loaded.
     *
     * @param becauseOf the loaded day, which is not counted itself
     * @param days how many
     * @param first the first of them
     * @param last the last of them
     * @param tables what is to be computed for them
     * @param since when the first was noted
     */
    public record Waiting(LocalDate becauseOf, long days, LocalDate first, LocalDate last, List<String> tables, Instant since) {
    }

    /** What waits beside the loaded days themselves, by loaded day. */
    public List<Waiting> waiting() {
        return warehouse.query("SELECT because_of, uniqExact(business_date) AS days, min(business_date) AS first,"
                + " max(business_date) AS last,"
                + " arrayStringConcat(arraySort(groupUniqArray(model)), ',') AS tables, min(noted_at) AS since FROM days_to_measure"
                + " WHERE business_date != because_of GROUP BY because_of ORDER BY because_of", Map.of(),
                        row -> new Waiting(row.date("because_of"),
                        row.longValue("days"), row.date("first"), row.date("last"), List.of(row.string("tables").split(",")),
                                row.instant("since")));
    }

    /**
     * Days that wait because the warehouse was brought to a newer schema, whose measures they lack.
     *
     * @param migrations the versions of the files that noted them, such as V023
     * @param days how many
     * @param first the first of them
     * @param last the last of them
     * @param tables what is to be computed for them
     */
    public record Upgrade(String migrations, long days, LocalDate first, LocalDate last, String tables) {
    }

    /** What migrations noted; empty when nothing of it waits. */
    public Optional<Upgrade> upgrade() {
        return warehouse.query("SELECT arrayStringConcat(arraySort(groupUniqArray(run_id)), ', ') AS migrations,"
                + " uniqExact(business_date) AS days, min(business_date) AS first, max(business_date) AS last,"
                + " arrayStringConcat(arraySort(groupUniqArray(model)), ', ') AS tables"
                + " FROM days_to_measure WHERE match(run_id, '^V[0-9]{3}$') HAVING count() > 0", Map.of(),
                row -> new Upgrade(row.string("migrations"), row.longValue("days"), row.date("first"), row.date("last"),
                        row.string("tables"))).stream().findFirst();
    }

    /** Forgets all that were noted: they have been computed and checked. */
    public void forget() {
        warehouse.execute("TRUNCATE TABLE days_to_measure");
    }
}
