package callmart.wiring;

import callmart.alert.AlertFacts;
import callmart.alert.WarehouseAlertFacts;
import callmart.archive.ArchiveDesk;
import callmart.archive.ArchiveEntries;
import callmart.archive.ArchiveNotes;
import callmart.archive.ArchivePages;
import callmart.archive.ArchiveTrends;
import callmart.archive.Owed;
import callmart.config.Folders;
import callmart.contract.Contract;
import callmart.contract.Contracts;
import callmart.extract.source.Extraction;
import callmart.extract.source.LoadProgress;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.load.FeedLoader;
import callmart.load.RetiredRecords;
import callmart.load.RosterAhead;
import callmart.mail.AlertPost;
import callmart.mail.Dispatch;
import callmart.mail.LockedArchive;
import callmart.mail.MailFolder;
import callmart.mail.Notices;
import callmart.mail.Outbox;
import callmart.mail.Post;
import callmart.mail.Resend;
import callmart.mail.lock.LockFolder;
import callmart.measure.Delivered;
import callmart.measure.MeasureSums;
import callmart.operate.Diagnosis;
import callmart.operate.Restore;
import callmart.operate.Retention;
import callmart.operate.RunMetrics;
import callmart.publish.DatasetCheck;
import callmart.publish.EditionSums;
import callmart.publish.Readiness;
import callmart.publish.RenderedReports;
import callmart.publish.ReportDeadlines;
import callmart.publish.ReportDesk;
import callmart.publish.ReportFiles;
import callmart.publish.ReportNotes;
import callmart.publish.ReportVersions;
import callmart.publish.SourceNotes;
import callmart.publish.WarehouseDatasets;
import callmart.report.ReportRenderers;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import callmart.report.html.HtmlRenderer;
import callmart.report.html.MailBodyRenderer;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import callmart.run.ChangedFiles;
import callmart.run.Due;
import callmart.run.DuePlan;
import callmart.run.DueRun;
import callmart.run.EndMark;
import callmart.run.Jobs;
import callmart.run.NightSteps;
import callmart.run.ReportSteps;
import callmart.run.RunEnd;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.LedgerMark;
import callmart.runlog.SourceLog;
import callmart.template.HtmlTemplates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the parts of the program from its configuration, each when it is first asked for: the warehouse is opened, and the embedded one
 * started, by the first part that needs it. Closing ends it unless others use it. What holds a moment of what is loaded, such as a
 * report desk, is made anew at each call.
 */
public final class Wiring extends WarehouseWiring {

    private final HtmlTemplates templates;
    private final ReportDeadlines deadlines;
    private final Lazy<ReportFonts> fonts = new Lazy<>(this::loadFonts);
    private final Lazy<ReportRenderers> renderers = new Lazy<>(this::makeRenderers);
    private final Lazy<FeedLoader> feedLoader = new Lazy<>(this::makeFeedLoader);

    public Wiring(Configuration configuration, Clock clock) {
        super(configuration, clock);
        this.templates = new HtmlTemplates(configuration.folders().templates());
        this.deadlines = new ReportDeadlines(configuration.calendar());
    }

    /** When reports are due. */
    public ReportDeadlines deadlines() {
        return deadlines;
    }

    /** Reads sources. */
    private Extraction extraction() {
        return new Extraction(folders().home(), clock().zone(), configuration().wordLists(),
                new LoadProgress(clock().clock()));
    }

    private FeedLoader makeFeedLoader() {
        return new FeedLoader(warehouse(), (feed, day, sources, sink) -> extraction().run(feed, day, sources, sink), runLog(),
                clock().clock());
    }

    private RosterAhead rosters() {
        return new RosterAhead(warehouse(), (feed, day, sources, sink) -> extraction().run(feed, day, sources, sink),
                configuration().sources().getOrDefault("shifts", List.of()));
    }

    private ReportFonts loadFonts() {
        return ReportFonts.load(folders().cache());
    }

    /** The renderers of all formats; the first call loads fonts and templates. */
    public ReportRenderers renderers() {
        return renderers.get();
    }

    private ReportRenderers makeRenderers() {
        return new ReportRenderers(List.of(new XlsxRenderer(), new PdfRenderer(folders().templates(), fonts.get()),
                new HtmlRenderer(mailBodies())));
    }

    public MailBodyRenderer mailBodies() {
        return new MailBodyRenderer(templates, new ChartDrawing(fonts.get()), configuration().settings().archive()::address);
    }

    /** A report desk for what is loaded now. */
    public ReportDesk reportDesk() {
        Readiness readiness = readiness();
        return new ReportDesk(clock(), runLog(), readiness, layouts(readiness),
                new SourceNotes(runLog(), readiness, delivered(), checkWords(), configuration().feedLabels(), configuration().texts()),
                new EditionSums(configuration().reports(), datasets(), clock().zone(), configuration().texts()), reportNotes(readiness));
    }

    private ReportNotes reportNotes(Readiness readiness) {
        return new ReportNotes(noteDesk(), noteStore(), readiness);
    }

    private Readiness readiness() {
        return new Readiness(runLog(), configuration().configuredFeeds(),
                period -> configuration().statementFeeds(YearMonth.from(period.from())),
                week -> forecastDesk().missingNight(week.from()));
    }

    /** Who builds the documents of which layout. */
    public Layouts layouts(Readiness readiness) {
        Delivered delivered = delivered();
        return new Layouts(configuration(), new Layouts.Figured(new MeasureSums(warehouse(), delivered), delivered, countedMeasures()),
                datasets(), readiness, checkWords(), this::statements, this::agentMonth, warehouse(), this::outlook);
    }

    private WarehouseDatasets datasets() {
        return new WarehouseDatasets(warehouse(), folders());
    }

    public DatasetCheck datasetCheck() {
        return new DatasetCheck(datasets(), configuration().reports(), clock());
    }

    private ReportFiles reportFiles() {
        return new ReportFiles(folders(), new LockedArchive(configuration().settings().delivery().encryption().archive(),
                configuration().recipients(), LockFolder.of(folders())));
    }

    public RenderedReports renderedReports() {
        return new RenderedReports(reportDesk(), renderers(), reportFiles(), deliveryLog());
    }

    private Post post(DeliveryLedger of) {
        return new Post(of, configuration().recipients(), configuration().settings().delivery(), new MailFolder(folders()),
                LockFolder.of(folders()), templates, LedgerMark.of(folders()), clock(), configuration().texts());
    }

    private Outbox outbox() {
        return new Outbox(post(ledger()), configuration().reports(), this::mailBodies);
    }

    private AlertPost alertPost() {
        return new AlertPost(post(ledger()), alertLog());
    }

    private Dispatch dispatch() {
        return new Dispatch(post(ledger()), deliveryLog(), runLog(), alertPost());
    }

    public Resend resend() {
        return new Resend(post(ledger()), outbox(), dispatch(), reportFiles());
    }

    public Notices notices() {
        return new Notices(post(ledger()), reportDesk(), deadlines, checkWords(), configuration().feedLabels());
    }

    /** From when on deliveries are owed. */
    public Owed owed() {
        return Owed.of(configuration().settings().delivery().since(), warehouse(), queries("archive"), clock(), deadlines);
    }

    public ArchiveNotes archiveNotes() {
        return new ArchiveNotes(readiness(), checkWords(), configuration().feedLabels(), configuration().texts());
    }

    private ArchiveEntries archiveEntries() {
        return new ArchiveEntries(clock(), folders(), configuration().reports(), deadlines, warehouse(), queries("archive"),
                archiveNotes(), owed());
    }

    public ArchiveDesk archiveDesk() {
        return new ArchiveDesk(clock(), folders(), new ArchivePages(templates, configuration().texts()), this::archiveEntries,
                new ArchiveTrends(figures(), configuration().kpis()));
    }

    public RunEnd runEnd() {
        Retention retention = new Retention(configuration().settings().retention(), clock().zone(), folders(), warehouse(),
                Stream.concat(Feeds.list().stream().filter(feed -> feed.kind() != Feed.Kind.SNAPSHOT).map(Feed::name),
                        Stream.of(RetiredRecords.TABLE)).toList(), personalAge());
        Path metrics = folders().home().resolve(configuration().settings().watch().metricsFile());
        return new RunEnd(clock(), retention, archiveDesk(), new RunMetrics(clock(), folders().centre().map(Folders.Centre::name), metrics,
                runLog(), this::archiveEntries, deliveryLog()), EndMark.of(folders()));
    }

    /** The facts that alert rules ask for of the days up to one, as they are now. */
    public AlertFacts alertFacts(LocalDate last) {
        return new WarehouseAlertFacts(last, clock(), warehouse(), queries("alerts"), runLog(), figures(), checkWords(),
                configuration().feedLabels(), configuration().kpis(), configuration().reports(), configuration().texts());
    }

    public NightSteps nightSteps() {
        return new NightSteps(clock(), configuration().sources(), extraction(), feedLoader.get(),
                new NightSteps.Measuring(daysToMeasure(), measureJob(), checks(), () -> publishCatalogue(warehouse()), this::forecastDesk,
                rosters()), runLog(),
                new NightSteps.Alerting(configuration().alerts(), this::alertFacts, alertLog(), configuration().texts()),
                configuration().settings().retention());
    }

    public ReportSteps reportSteps() {
        Outbox outbox = outbox();
        return new ReportSteps(clock(), configuration().reports(), deadlines, runLog(), this::reportDesk,
                new ReportVersions(clock(), ledger(), deadlines, this::renderers, reportFiles(), outbox,
                () -> reportNotes(readiness()), configuration().texts()),
                new ReportSteps.Mailing(outbox, this::notices, alertPost(), dispatch()));
    }

    /** Starts the jobs. The run lock must be held. */
    public Jobs jobs() {
        EndMark.of(folders()).set();
        return Jobs.open(clock(), stateDatabase.get(), ledger(), runLog(), nightSteps(), reportSteps(),
                Restore.firstDay(configuration().folders().var()));
    }

    /** Loads days again whose files changed. */
    public ChangedFiles changedFiles() {
        return new ChangedFiles(configuration().sources(), extraction(), sourceLog());
    }

    /** Which files days were loaded from. */
    public SourceLog sourceLog() {
        return new SourceLog(warehouse(), clock().clock());
    }

    /** Opens the ledger, and the warehouse only when something is due. The run lock must be held. */
    public Due due() {
        DuePlan plan = new DuePlan(clock(), configuration().reports(), deadlines, configuration().settings().delivery());
        return new Due(clock(), plan, post(uncheckedLedger.get()), EndMark.of(folders()), () -> new DueRun(clock(), plan, post(ledger()),
                deliveryLog(), runLog(), this::reportDesk, this::jobs, changedFiles(), dispatch(), runEnd()));
    }

    /** Looks at everything a night needs. */
    public Diagnosis diagnosis() {
        return new Diagnosis(new Diagnosis.Subjects(clock(), folders(), configuration().sources(), configuration().settings().delivery(),
                configuration().recipients(), configuration().missingRecipients(), configuration().reports(),
                Map.entry(configuration().contracts().list().stream().map(Contract::id).toList(),
                folders().config().resolve(Contracts.FOLDER)), new Extraction(folders().home(), clock().zone(),
                configuration().wordLists()), this::warehouse, this::withoutValue,
                this::datasetCheck));
    }
}
