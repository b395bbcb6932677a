package callmart.run;

import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.publish.Readiness;
import callmart.report.ReportDocument;
import callmart.report.TestReports;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestFolders;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A centre of a few rows made by hand, with the traps of free text, loaded once for the test run: the files of
 * {@code report/lists}, for days of October and November 2026.
 */
final class ListCentre {

    static final List<String> FEEDS = List.of("calls", "surveys", "tickets", "complaint_cases", "qa_reviews", "incidents", "agent_issues",
            "attendance", "trainings", "callbacks", "agents");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:30:00Z"), ZoneOffset.UTC);

    /** Recorded as loaded on each of its days, so that November is compared with it; September never was. */
    static final Period LAST_MONTH = Period.parse("2026-10");
    private static Path folder;

    private ListCentre() {
    }

    /** The opened mart; to be closed. */
    static synchronized Wiring open() {
        if (folder == null) {
            folder = load();
        }
        System.setProperty("callmart.cache", SharedWarehouse.cache().toString());
        return new Wiring(Configuration.read(new Folders(ReferenceData.projectRoot(), folder, folder.resolve("test-config"),
                SharedWarehouse.cache())), CLOCK);
    }

    private static Path load() {
        try {
            Path home = TestFolders.make("callmart-lists");
            TestHome centre = new TestHome(home, "list_centre", "Asia/Shanghai", "feeds: {" + FEEDS.stream()
                    .map(feed -> feed + ": [{type: csv, path: " + feed + ".csv, allow-empty: true, max-reject-ratio: 1}]")
                    .collect(Collectors.joining(", ")) + "}");
            centre.takeFromSample("contracts/ZH-400-2026.yml");
            for (String feed : FEEDS) {
                try (var file = TestReports.class.getResourceAsStream("lists/" + feed + ".csv")) {
                    Files.copy(file, home.resolve(feed + ".csv"));
                }
            }
            for (String day : List.of("2026-10-15", "2026-11-18", "2026-11-20", "2026-11-21")) {
                TestHome.Result night = centre.run("nightly", "--date", day, "--no-mail");
                if (night.exit() != 0 && night.exit() != 3) {
                    throw new IllegalStateException(night.err());
                }
            }
            try (Warehouse warehouse = centre.warehouse()) {
                RunLog record = new RunLog(warehouse, CLOCK);
                LAST_MONTH.days().forEach(day -> FEEDS.forEach(feed -> record.feed("r", new FeedRun(feed, day, FeedRun.State.LOADED,
                        0, 0, 0, 0, 0, 0, 0, 0, ""))));
                warehouse.execute("ALTER TABLE alerts DELETE WHERE 1 SETTINGS mutations_sync = 2");
                warehouse.execute("INSERT INTO alerts VALUES ('2026-11-21', 'complaint-hour', 'count', 'red', '10:00', 12, 10,"
                        + " '10 时投诉 12 件，超过 10 件', '应急小组', 'r', '2026-11-21 18:00:00'), ('2026-11-21', 'response', 'kpi', 'yellow',"
                        + " 'response_timeliness', 0.8812345, 0.9, '响应及时率 88.12%，低于 90%', '值班主管', 'r', '2026-11-21 18:00:01'),"
                        + " ('2026-11-21', 'answer', 'kpi', 'yellow', 'answer_rate_15s', 0.94999, 0.95, '94.999%，低于 95%', '值班主管', 'r',"
                        + " '2026-11-21 18:00:02'), ('2026-11-21', 'steps', 'kpi', 'orange', '节点超时率 审核', 0.083333, 0.05,"
                        + " '节点超时率 审核 8.33%，高于 5%', '部门经理', 'r', '2026-11-21 18:00:03'),"
                        + " ('2026-11-20', 'feed', 'feed_failed', 'yellow', 'calls', NULL, NULL, '昨日的预警', '报表管理员', 'r', '2026-11-20 18:00:00')");
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report of the period, with notes and time of the data that do not change. */
    static ReportDocument document(Wiring mart, ReportDefinition report, Period period) {
        return mart.layouts(new Readiness(mart.runLog(), mart.configuration().configuredFeeds(), month -> Set.of(),
                week -> Optional.empty())).assemble(report, period, TestReports.notes(), TestReports.AS_OF);
    }

    /** The period of a kind that the hand-made day lies in. */
    static Period period(Period.Kind kind) {
        return Period.of(kind, TestReports.DAY);
    }
}
