package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.DataNotes;
import callmart.report.OperationsReport;
import callmart.report.ReportDefinition;
import callmart.report.ReportDocument;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a report's document from what the warehouse holds, and says what stands against making it. */
final class ReportDesk {

    private static final int WARNINGS_SHOWN = 20;
    private static final Map<String, String> FEED_LABELS = Map.ofEntries(Map.entry("calls", "通话记录"),
            Map.entry("surveys", "满意度评定"), Map.entry("agent_states", "坐席状态"), Map.entry("shifts", "排班"),
            Map.entry("staffing", "席位需求"), Map.entry("attendance", "考勤"), Map.entry("tickets", "工单"),
            Map.entry("complaint_cases", "投诉案件"), Map.entry("qa_reviews", "录音监听"), Map.entry("qa_plans", "监听计划"),
            Map.entry("incidents", "系统问题"), Map.entry("agent_issues", "坐席问题"), Map.entry("penalty_slips", "过失单"),
            Map.entry("trainings", "培训计划"), Map.entry("callbacks", "回访"), Map.entry("agents", "坐席名单"));

    private final Mart mart;
    private final OperationsReport operations;

    ReportDesk(Mart mart) {
        this.mart = mart;
        Configuration configuration = mart.configuration();
        this.operations = new OperationsReport(new WarehouseDatasets(mart.warehouse(), configuration.folders().sql()),
                configuration.measures(), configuration.categories(), agentNames());
    }

    /** Why the report must not be made: data that is missing or does not agree. Empty when nothing stands against it. */
    Optional<String> whyWithheld(ReportDefinition report, Period period) {
        List<String> reasons = new ArrayList<>();
        List<FeedRun> feeds = mart.runLog().feeds(period.from(), period.to());
        for (String feed : report.feeds()) {
            for (LocalDate day : period.days()) {
                whyMissing(feed, day, feeds).ifPresent(reasons::add);
            }
        }
        mart.runLog().checks(period.from(), period.to()).stream().filter(CheckResult::withholds)
                .forEach(check -> reasons.add("check " + check.name() + " of " + check.day() + " does not hold: " + check.detail()));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static Optional<String> whyMissing(String feed, LocalDate day, List<FeedRun> feeds) {
        Optional<FeedRun> last = feeds.stream().filter(run -> run.feed().equals(feed) && run.day().equals(day)).findFirst();
        if (last.isEmpty()) {
            return Optional.of(feed + " of " + day + " was never loaded");
        }
        return last.filter(run -> run.state() == FeedRun.State.FAILED)
                .map(run -> feed + " of " + day + " failed: " + run.error());
    }

    ReportDocument document(ReportDefinition report, Period period) {
        Optional<RunLog.LastLoad> load = mart.runLog().lastLoad(period.from(), period.to());
        Instant asOf = load.map(RunLog.LastLoad::at).orElseGet(mart.clock()::instant);
        return operations.assemble(report, period, notes(period, load), asOf.atZone(zone()));
    }

    /** SHA-256 over all that a reader sees but for the as-of time and the run; hexadecimal. */
    static String checksum(ReportDocument document) {
        String content = String.valueOf(List.of(document.title(), document.periodText(), document.cards(), document.findings(),
                document.charts(), document.tables(), document.base(), document.emptyText()));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private DataNotes notes(Period period, Optional<RunLog.LastLoad> load) {
        List<DataNotes.FeedDay> feeds = mart.runLog().feeds(period.from(), period.to()).stream()
                .map(run -> new DataNotes.FeedDay(FEED_LABELS.getOrDefault(run.feed(), run.feed()), run.day(),
                        run.state() == FeedRun.State.LOADED ? "已入库" : "失败，沿用原有数据", run.read(), run.loaded(), run.duplicates(), run.rejected(), run.otherDay(), run.filtered(), run.warnings()))
                .toList();
        List<String> warnings = new ArrayList<>(mart.runLog().warningTexts(period.from(), period.to(), WARNINGS_SHOWN));
        mart.runLog().checks(period.from(), period.to()).stream().filter(check -> !check.holds())
                .forEach(check -> warnings.add(check.name() + ": " + check.detail()));
        return new DataNotes(feeds, warnings, load.map(RunLog.LastLoad::run).orElse(""));
    }

    private Map<String, String> agentNames() {
        Map<String, String> names = new HashMap<>();
        mart.warehouse().forEach("SELECT agent_id, name FROM agents", Map.of(), row -> names.put(row.string("agent_id"), row.string("name")));
        return names;
    }

    private ZoneId zone() {
        return mart.configuration().settings().zone();
    }
}
