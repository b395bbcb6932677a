package callmart.operate;

import callmart.config.Folders;
import callmart.operate.RetentionSettings.Kind;
import callmart.personal.PersonalAge;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Removes what is older than {@link RetentionSettings} allows. Days begin in the business time zone, so that a second pass on the same
 * day finds nothing more. What became of the reports ({@code report_runs}, {@code deliveries}) stays for ever: the archive
 * page says from it that a file is no longer kept. The run lock must be held.
 * Decisions 91 and 308.
 */
public final class Retention {

    private final RetentionSettings settings;
    private final ZoneId zone;
    private final Folders folders;
    private final Warehouse warehouse;
    private final List<String> facts;
    private final PersonalAge personal;

    /**
     * @param zone business time zone
     * @param facts the tables of facts whose partitions lie each in one business day
     * @param personal puts keys in the place of what is personal
     */
    public Retention(RetentionSettings settings, ZoneId zone, Folders folders, Warehouse warehouse, List<String> facts,
            PersonalAge personal) {
        this.settings = settings;
        this.zone = zone;
        this.folders = folders;
        this.warehouse = warehouse;
        this.facts = List.copyOf(facts);
        this.personal = personal;
    }

    /**
     * Removes what is too old.
     *
     * @return what went and how much of it, such as {@code report files: 12}; only what is not 0
     */
    public Map<String, Long> apply(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Map<String, Long> removed = new LinkedHashMap<>();
        OldRows rows = new OldRows(warehouse);
        Path reports = folders.out().resolve("reports");
        remove(removed, "report files", Kind.REPORTS, today, day -> OldFiles.periods(reports, day));
        remove(removed, "messages", Kind.MAILS, today,
                day -> OldFiles.writtenBefore(folders.out().resolve("mail"), start(day), name -> name.endsWith(".eml")));
        remove(removed, "cells of reports", Kind.REPORTS, today, day -> OldFiles.periods(folders.drafts("cells"), day));
        remove(removed, "drafts of messages", Kind.MAILS, today,
                day -> OldFiles.writtenBefore(folders.drafts("outbox"), start(day), name -> name.endsWith(".eml")));
        remove(removed, "log files", Kind.LOGS, today,
                day -> OldFiles.writtenBefore(folders.var().resolve("log"), start(day), name -> true));
        remove(removed, "drafts of files", Kind.LEFT_OVERS, today, day -> OldFiles.drafts(folders.out(), start(day)));
        remove(removed, "staging tables", Kind.LEFT_OVERS, today, day -> rows.staging(start(day)));
        remove(removed, "refused rows", Kind.REJECTED_ROWS, today, day -> rows.before("rejected_rows", "recorded_at", start(day)));
        remove(removed, "runs", Kind.RUN_RECORDS, today, day -> rows.before("runs", "started_at", start(day)));
        remove(removed, "loads", Kind.RUN_RECORDS, today, day -> rows.before("feed_runs", "finished_at", start(day)));
        remove(removed, "files of days", Kind.RUN_RECORDS, today, day -> rows.before("source_days", "recorded_at", start(day)));
        remove(removed, "warnings", Kind.RUN_RECORDS, today, day -> rows.before("feed_warnings", "recorded_at", start(day)));
        remove(removed, "checks", Kind.RUN_RECORDS, today, day -> rows.before("checks", "recorded_at", start(day)));
        remove(removed, "reads of analysts", Kind.AUDIT, today, day -> rows.before("analyst_reads", "at", start(day)));
        remove(removed, "commands in the audit", Kind.AUDIT, today, day -> rows.before("audited_commands", "at", start(day)));
        for (String table : facts) {
            remove(removed, "days of " + table, Kind.FACTS, today, day -> rows.days(table, day));
        }
        remove(removed, "partitions' numbers and words of customers", Kind.PERSONAL, today, day -> personal.apply(day, now));
        return removed;
    }

    private void remove(Map<String, Long> removed, String what, Kind kind, LocalDate today, ToLongFunction<LocalDate> removal) {
        settings.keptFrom(kind, today).ifPresent(day -> {
            long number = removal.applyAsLong(day);
            if (number > 0) {
                removed.put(what, number);
            }
        });
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
