package callmart.runlog;

import callmart.config.EnumWord;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes and reads the run record in the warehouse. Rows are only added; the newest of a thing holds. */
public final class RunLog {

    private final Warehouse warehouse;
    private final Clock clock;

    public RunLog(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Records where a run stands. */
    public void run(RunRecord run) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run_id:String", run.id());
        values.put("command:String", run.command());
        values.put("job:String", run.job());
        values.put("period:String", run.period());
        values.put("state:String", EnumWord.of(run.state()));
        values.put("started_at:Int64", run.startedAt().toEpochMilli());
        if (run.endedAt().isPresent()) {
            values.put("ended_at:Int64", run.endedAt().get().toEpochMilli());
        }
        values.put("message:String", run.message());
        values.put("awaited:UInt8", run.awaited() ? 1 : 0);
        insert("runs", values);
    }

    /** Records one attempt to load a feed's day. */
    public void feed(String run, FeedRun feed) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run_id:String", run);
        values.put("feed:String", feed.feed());
        values.put("business_date:Date", feed.day());
        values.put("state:String", EnumWord.of(feed.state()));
        values.put("rows_read:UInt64", feed.read());
        values.put("loaded:UInt64", feed.loaded());
        values.put("duplicates:UInt64", feed.duplicates());
        values.put("rejected:UInt64", feed.rejected());
        values.put("other_day:UInt64", feed.otherDay());
        values.put("filtered:UInt64", feed.filtered());
        values.put("warnings:UInt64", feed.warnings());
        values.put("held:UInt64", feed.held());
        values.put("error:String", feed.error());
        values.put("finished_at:Int64", clock.instant().toEpochMilli());
        insertWithoutRecordedAt("feed_runs", values);
    }

    /** Records warnings by text with how often each came up. */
    public void warnings(String run, String feed, LocalDate day, Map<String, Long> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        long now = clock.instant().toEpochMilli();
        warehouse.insertRowBinary("feed_warnings",
                List.of("run_id", "feed", "business_date", "warning", "times", "recorded_at"), out -> {
                    for (Map.Entry<String, Long> warning : warnings.entrySet()) {
                        out.writeString(run);
                        out.writeString(feed);
                        out.writeDate(day);
                        out.writeString(warning.getKey());
                        out.writeUInt64(warning.getValue());
                        out.writeDateTime64(now);
                    }
                });
    }

    /** Records the outcomes of checks. */
    public void checks(String run, List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return;
        }
        long now = clock.instant().toEpochMilli();
        warehouse.insertRowBinary("checks",
                List.of("run_id", "check_name", "business_date", "severity", "uses", "state", "detail", "recorded_at"), out -> {
                    for (CheckResult check : checks) {
                        out.writeString(run);
                        out.writeString(check.name());
                        out.writeDate(check.day());
                        out.writeString(EnumWord.of(check.severity()));
                        out.writeStrings(check.uses());
                        out.writeString(check.holds() ? "passed" : "broken");
                        out.writeString(check.detail());
                        out.writeDateTime64(now);
                    }
                });
    }

    /** Records what became of a report. */
    public void report(String run, ReportRun report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run_id:String", run);
        values.put("report:String", report.report());
        values.put("period:String", report.period());
        values.put("version:UInt32", report.version());
        values.put("state:String", EnumWord.of(report.state()));
        values.put("deadline:Int64", report.deadline().toEpochMilli());
        values.put("files:Array(String)", report.files());
        values.put("checksum:String", report.checksum());
        values.put("message:String", report.message());
        insert("report_runs", values);
    }

    /** The newest runs first. */
    public List<RunRecord> runs(int most) {
        return warehouse.query("SELECT * FROM (SELECT * FROM runs ORDER BY recorded_at DESC LIMIT 1 BY run_id)"
                + " ORDER BY started_at DESC, run_id DESC LIMIT {most:UInt32}", Map.of("most", most), RunLog::run);
    }

    /** The last run of each job, the newest first. */
    public List<RunRecord> lastRuns() {
        return warehouse.query("SELECT * FROM (SELECT * FROM runs ORDER BY recorded_at DESC LIMIT 1 BY run_id)"
                + " ORDER BY started_at DESC, run_id DESC LIMIT 1 BY job", Map.of(), RunLog::run);
    }

    /** The runs that did not come to their end: the one that is under way, and those that failed or were killed. */
    public Set<String> unfinished() {
        return Set.copyOf(warehouse.query("SELECT run_id FROM runs GROUP BY run_id"
                + " HAVING argMax(state, recorded_at) IN ('started', 'failed')",
                Map.of(), row -> row.string("run_id")));
    }

    /** The newest business day that a load was tried for; empty before the first one. */
    public Optional<LocalDate> lastDay() {
        return warehouse.query("SELECT maxOrNull(business_date) AS day FROM feed_runs", Map.of(),
                row -> Optional.ofNullable(row.date("day"))).get(0);
    }

    private static RunRecord run(Row row) {
        return new RunRecord(row.string("run_id"), row.string("command"), row.string("job"), row.string("period"),
                EnumWord.parse(RunRecord.State.class, row.string("state")), row.instant("started_at"),
                Optional.ofNullable(row.instant("ended_at")), row.string("message"), row.intValue("awaited") == 1);
    }

    /** Whether the record says of a version that it was mailed. */
    public boolean isMailed(String report, String period, int version) {
        return !warehouse.query("SELECT version FROM report_runs WHERE report = {report:String} AND period = {period:String}"
                + " AND version = {version:UInt32} AND state = 'mailed' LIMIT 1",
                Map.of("report", report, "period", period, "version", version),
                row -> row.intValue("version")).isEmpty();
    }

    /** When the last run of a period began; empty before the first. */
    public Optional<Instant> lastStart(String period) {
        return warehouse.query("SELECT max(started_at) AS last FROM runs WHERE period = {period:String} HAVING count() > 0",
                Map.of("period", period), row -> row.instant("last")).stream().findFirst();
    }

    /** The last attempt of each feed and day, by feed and day. */
    public List<FeedRun> feeds(LocalDate from, LocalDate to) {
        return warehouse.query("SELECT * FROM feed_runs WHERE business_date BETWEEN {from:Date} AND {to:Date}"
                + " ORDER BY feed, business_date, finished_at DESC LIMIT 1 BY feed, business_date",
                Map.of("from", from, "to", to), row -> new FeedRun(row.string("feed"), row.date("business_date"),
                        EnumWord.parse(FeedRun.State.class, row.string("state")), row.longValue("rows_read"), row.longValue("loaded"),
                        row.longValue("duplicates"), row.longValue("rejected"), row.longValue("other_day"),
                        row.longValue("filtered"), row.longValue("warnings"), row.longValue("held"), row.string("error")));
    }

    /**
     * How many rows a feed has on the same weekday of the four weeks before a day, by day, the latest first; days that were never loaded
     * are left out.
     */
    public Map<LocalDate, Long> sameWeekdays(String feed, LocalDate day) {
        Map<LocalDate, Long> rows = new LinkedHashMap<>();
        warehouse.forEach("SELECT business_date, argMax(loaded, finished_at) AS n FROM feed_runs WHERE feed = {feed:String}"
                + " AND state = 'loaded' AND business_date >= {day:Date} - 28 AND business_date < {day:Date}"
                + " AND ({day:Date} - business_date) % 7 = 0 GROUP BY business_date ORDER BY business_date DESC",
                Map.of("feed", feed, "day", day), row -> rows.put(row.date("business_date"), row.longValue("n")));
        return rows;
    }

    /** The first day of each feed that was ever loaded. */
    public Map<String, LocalDate> firstLoadedDays() {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        warehouse.forEach("SELECT feed, min(business_date) AS day FROM feed_runs WHERE state = 'loaded' GROUP BY feed ORDER BY feed",
                Map.of(), row -> days.put(row.string("feed"), row.date("day")));
        return days;
    }

    /** Warning texts of the last attempt of each of the feeds and days, the most frequent first. */
    public List<String> warningTexts(List<String> feeds, LocalDate from, LocalDate to, int most) {
        return warehouse.query("SELECT warning, sum(times) AS n FROM feed_warnings WHERE business_date BETWEEN {from:Date} AND"
                + " {to:Date} AND has({feeds:Array(String)}, feed) AND (feed, business_date, run_id) IN (SELECT feed, business_date, "
                + "argMax(run_id, finished_at)" + " FROM feed_runs GROUP BY feed, business_date) GROUP BY warning ORDER BY n DESC, "
                + "warning LIMIT {most:UInt32}", Map.of("feeds", feeds, "from", from, "to", to, "most", most), row -> row.string("warning")
                + " (" + row.longValue("n") + "×)");
    }

    /** The rows that the last attempt of each feed and day refused, in the order of feed, day, source and line. */
    public void rejects(Optional<String> feed, LocalDate from, LocalDate to, int most, Consumer<RejectedRow> consumer) {
        warehouse.forEach("SELECT * FROM rejected_rows WHERE business_date BETWEEN {from:Date} AND {to:Date}"
                + " AND (feed = {feed:String} OR {feed:String} = '') AND (feed, business_date, run_id) IN (SELECT feed, business_date,"
                + " argMax(run_id, finished_at) FROM feed_runs GROUP BY feed, business_date)"
                + " ORDER BY feed, business_date, source, line LIMIT {most:UInt32}",
                Map.of("from", from, "to", to, "feed", feed.orElse(""), "most", most), row -> consumer.accept(new RejectedRow(
                        row.string("feed"), row.date("business_date"), row.string("source"), row.string("sheet"),
                        row.longValue("line"), row.string("column_name"), row.string("value"), row.string("reason"),
                        row.string("raw"))));
    }

    /** The last outcome of each check and day. */
    public List<CheckResult> checks(LocalDate from, LocalDate to) {
        return warehouse.query("SELECT *, arrayStringConcat(uses, '\\n') AS uses_lines FROM checks WHERE business_date BETWEEN "
                + "{from:Date} AND {to:Date}" + " ORDER BY check_name, business_date, recorded_at DESC LIMIT 1 BY check_name, "
                + "business_date", Map.of("from", from, "to", to), row -> new CheckResult(row.string("check_name"),
                row.date("business_date"),
                        EnumWord.parse(CheckResult.Severity.class, row.string("severity")), lines(row.string("uses_lines")),
                        row.string("state").equals("passed"), row.string("detail")));
    }

    /** The last state of each report whose deadline lies between two instants, by deadline. */
    public List<ReportRun> reports(Instant deadlineFrom, Instant deadlineTo) {
        return reports("deadline BETWEEN fromUnixTimestamp64Milli({from:Int64}) AND fromUnixTimestamp64Milli({to:Int64})",
                Map.of("from", deadlineFrom.toEpochMilli(), "to", deadlineTo.toEpochMilli()));
    }

    /** The last state of each report of a period. */
    public List<ReportRun> reportsOf(String period) {
        return reports("period = {period:String}", Map.of("period", period));
    }

    /** When each report of a period was first made; those that never were are left out. */
    public Map<String, Instant> firstMade(String period) {
        Map<String, Instant> made = new LinkedHashMap<>();
        warehouse.forEach("SELECT report, min(recorded_at) AS at FROM report_runs WHERE period = {period:String}"
                + " AND state != 'withheld' GROUP BY report ORDER BY report", Map.of("period", period),
                row -> made.put(row.string("report"), row.instant("at")));
        return made;
    }

    private List<ReportRun> reports(String condition, Map<String, ?> parameters) {
        return warehouse.query("SELECT *, arrayStringConcat(files, '\\n') AS file_lines FROM (SELECT * FROM report_runs ORDER BY"
                + " recorded_at DESC LIMIT 1 BY report, period) WHERE " + condition + " ORDER BY deadline, report", parameters,
                row -> new ReportRun(row.string("report"), row.string("period"), row.intValue("version"),
                        EnumWord.parse(ReportRun.State.class, row.string("state")), row.instant("deadline"),
                        lines(row.string("file_lines")), row.string("checksum"), row.string("message"), row.instant("recorded_at")));
    }

    /** When the days' data was loaded last, and by which run; empty when none of it was. */
    public Optional<LastLoad> lastLoad(LocalDate from, LocalDate to) {
        return warehouse.query("SELECT run_id, finished_at FROM feed_runs WHERE state = 'loaded' AND business_date BETWEEN {from:Date}"
                + " AND {to:Date} ORDER BY finished_at DESC LIMIT 1", Map.of("from", from, "to", to),
                row -> new LastLoad(row.string("run_id"), row.instant("finished_at"))).stream().findFirst();
    }

    /** The load that made the warehouse's data what it is. */
    public record LastLoad(String run, Instant at) {
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }

    private void insert(String table, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("recorded_at:Int64", clock.instant().toEpochMilli());
        insertWithoutRecordedAt(table, all);
    }

    /** Instants come as {@code name:Int64} in milliseconds and are told by the column's name. */
    private void insertWithoutRecordedAt(String table, Map<String, Object> values) {
        List<String> columns = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        values.forEach((typed, value) -> {
            String column = typed.substring(0, typed.indexOf(':'));
            String placeholder = "{" + typed + "}";
            columns.add(column);
            expressions.add(typed.endsWith(":Int64") ? "fromUnixTimestamp64Milli(" + placeholder + ", 'UTC')" : placeholder);
            parameters.put(column, value);
        });
        warehouse.execute("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                + expressions.stream().collect(Collectors.joining(", ")), parameters);
    }
}
