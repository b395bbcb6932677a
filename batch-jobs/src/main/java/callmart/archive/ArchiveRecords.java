package callmart.archive;

import callmart.calendar.Period;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the warehouse knows of reports, by the queries of {@code sql/archive}.
 *
 * @param queries {@code sql/archive}
 */
record ArchiveRecords(Warehouse warehouse, QueryFolder queries) {

    /**
     * A version of a report.
     *
     * @param withheld whether the newest run withheld it
     * @param delivery state of its delivery in the ledger; empty when the ledger does not know it
     * @param files relative to the home, messages included
     * @param sentAt when the last recipient group got it
     * @param refused addresses that the mail server refused
     * @param attempts how often sending was tried
     * @param endedAt when the newest run of it ended
     */
    record Version(String report, Period period, int version, boolean withheld, String delivery, List<String> files, Instant deadline,
            Optional<Instant> sentAt, int refused, int attempts, Instant endedAt) {

        Version {
            files = List.copyOf(files);
        }
    }

    /** The versions of all periods that end in the year. */
    List<Version> versions(int year) {
        List<String> names = List.of(String.valueOf(year), (year - 1) + "-W5");
        return warehouse.query(queries.text("reports"), Map.of("names", names), ArchiveRecords::version).stream()
                .filter(version -> version.period().to().getYear() == year).toList();
    }

    private static Version version(Row row) {
        List<String> files = Stream.of(row.string("files"), row.string("mail_files")).flatMap(String::lines).toList();
        return new Version(row.string("report"), Period.parse(row.string("period")), row.intValue("version"),
                row.string("run_state").equals("withheld"), row.string("delivery_state"), files, row.instant("deadline"),
                Optional.ofNullable(row.instant("sent_at")), row.intValue("refused"), row.intValue("attempts"), row.instant("ended_at"));
    }

    /** The first period of each report and kind from which on all are expected. */
    Map<String, Map<Period.Kind, Period>> firstPeriods() {
        Map<String, Map<Period.Kind, Period>> first = new HashMap<>();
        warehouse.forEach(queries.text("first_periods"), Map.of(), row -> {
            Period period = Period.parse(row.string("first_period"));
            first.computeIfAbsent(row.string("report"), report -> new EnumMap<>(Period.Kind.class)).put(period.kind(), period);
        });
        return first;
    }

    /** The first business day whose night was run for its own day; empty before there is one. */
    Optional<LocalDate> owedFrom(ZoneId zone) {
        return warehouse.query(queries.text("owed_from"), Map.of("tz", zone.getId()), row -> Optional.ofNullable(row.date("owed_from")))
                .get(0);
    }

    /** The first and the last year in which a recorded period ends. */
    IntSummaryStatistics years() {
        return warehouse.query("SELECT DISTINCT period FROM report_runs", Map.of(), row -> Period.parse(row.string("period"))).stream()
                .mapToInt(period -> period.to().getYear()).summaryStatistics();
    }
}
