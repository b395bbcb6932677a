package callmart.pipeline;

import callmart.alert.AlertLog;
import callmart.analyst.PublishedCatalogue;
import callmart.deliver.DeliveryLedger;
import callmart.deliver.LostDeliveries;
import callmart.explain.KpiRows;
import callmart.extract.Extraction;
import callmart.kpi.Kpi;
import callmart.kpi.Target;
import callmart.load.FeedLoader;
import callmart.measure.Checks;
import callmart.measure.DaysToMeasure;
import callmart.measure.Dimension;
import callmart.measure.MeasureJob;
import callmart.measure.MeasureModels;
import callmart.measure.MeasureSettings;
import callmart.measure.MeasureSums;
import callmart.penalty.Contracts;
import callmart.penalty.Penalties;
import callmart.penalty.StatementDesk;
import callmart.report.MeasureCatalogue;
import callmart.report.ReportRenderers;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import callmart.report.html.HtmlRenderer;
import callmart.report.html.MailBodyRenderer;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import callmart.runlog.ColumnLog;
import callmart.runlog.DeliveryLog;
import callmart.runlog.RunLog;
import callmart.score.AgentScores;
import callmart.template.HtmlTemplates;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The opened mart: the warehouse at the schema of this version, and the workers over it. Opening starts the embedded
 * warehouse when none is configured; closing ends it unless others use it.
 */
public final class Mart implements AutoCloseable {

    private final Configuration configuration;
    private final Clock clock;
    private final Warehouse warehouse;
    private final RunLog runLog;
    private final HtmlTemplates htmlTemplates;
    private ReportRenderers renderers;
    private ReportFonts fonts;
    private FeedLoader feedLoader;
    private MeasureJob measureJob;
    private Map<String, String> checkLabels;
    private HikariDataSource stateDatabase;
    private DeliveryLedger ledger;

    private Mart(Configuration configuration, Clock clock, Warehouse warehouse) {
        this.configuration = configuration;
        this.clock = clock;
        this.warehouse = warehouse;
        this.runLog = new RunLog(warehouse, clock);
        this.htmlTemplates = new HtmlTemplates(configuration.folders().templates());
    }

    /** Opens the warehouse, brings it to this version's schema, and publishes the KPI catalogue for analysts. */
    public static Mart open(Configuration configuration, Clock clock) {
        Warehouse warehouse = Warehouse.open(configuration.settings().warehouse());
        try {
            Schema.bring(warehouse, configuration.folders().sql());
            Mart mart = new Mart(configuration, clock, warehouse);
            mart.publishCatalogue();
            return mart;
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    /** Publishes the KPIs that can have a value for analysts. */
    void publishCatalogue() {
        PublishedCatalogue.publish(warehouse, countedKpis(), measureSums().names(Optional.of(Dimension.AGENT)), clock.instant());
    }

    /** Which measures have a value, by what is loaded now. */
    Delivered delivered() {
        return new Delivered(configuration.measures(), configuration.configuredFeeds(), new ColumnLog(warehouse, clock));
    }

    public Configuration configuration() {
        return configuration;
    }

    public Clock clock() {
        return clock;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public RunLog runLog() {
        return runLog;
    }

    /** The measures that can have a value: what they need has a source, or had one. The others are absent everywhere. */
    public MeasureCatalogue countedMeasures() {
        return configuration.measures().without(delivered().never());
    }

    /** The KPIs that can have a value: all their measures are counted. */
    public List<Kpi> countedKpis() {
        Set<String> never = delivered().never();
        return configuration.kpis().list().stream().filter(kpi -> Collections.disjoint(never, kpi.measures())).toList();
    }

    /** What the last loads did not deliver, and the figures that it takes away. */
    public List<WithoutValue> withoutValue() {
        return WithoutValue.of(this);
    }

    public MeasureSums measureSums() {
        return new MeasureSums(warehouse, delivered());
    }

    /** What contracts cost, computed from what the warehouse holds. */
    public Penalties penalties(Contracts contracts) {
        Delivered delivered = delivered();
        return new Penalties(contracts, new MartMeasures(new MeasureSums(warehouse, delivered), delivered), warehouse, configuration.folders().sql(),
                configuration.settings().zone());
    }

    /** The issued statements of the configured contracts. */
    public StatementDesk statements() {
        return new StatementDesk(configuration.contracts(), penalties(configuration.contracts()), warehouse, configuration.folders().sql(), clock);
    }

    public KpiQuery kpiQuery() {
        return new KpiQuery(measureSums());
    }

    /** The scores of the agents who have any measure in the month. */
    public AgentScores agentScores(YearMonth month) {
        return new ScoreDesk(this).scores(month);
    }

    /** The rows that a KPI counts in a period, of one agent or of all. */
    public KpiRows kpiRows(Kpi kpi, LocalDate from, LocalDate to, Optional<String> agent) {
        return new KpiRows(warehouse, new MeasureModels(warehouse, measureSettings()), measureSettings(), kpi, from, to, agent);
    }

    public AlertLog alertLog() {
        return new AlertLog(warehouse);
    }

    /** The renderers of all formats; loads fonts and templates at the first call. */
    ReportRenderers renderers() {
        if (renderers == null) {
            ReportFonts fonts = fonts();
            renderers = new ReportRenderers(List.of(new XlsxRenderer(),
                    new PdfRenderer(configuration.folders().templates(), fonts),
                    new HtmlRenderer(mailBodies())));
        }
        return renderers;
    }

    MailBodyRenderer mailBodies() {
        return new MailBodyRenderer(htmlTemplates, new ChartDrawing(fonts()));
    }

    HtmlTemplates htmlTemplates() {
        return htmlTemplates;
    }

    private ReportFonts fonts() {
        if (fonts == null) {
            fonts = ReportFonts.load(configuration.folders().cache());
        }
        return fonts;
    }

    Extraction extraction() {
        return new Extraction(configuration.folders().home(), configuration.settings().zone(),
                Set.copyOf(configuration.categories().codes()), new ProgressReport(clock));
    }

    synchronized FeedLoader feedLoader() {
        if (feedLoader == null) {
            feedLoader = new FeedLoader(warehouse, (feed, day, sources, sink) -> extraction().run(feed, day, sources, sink), runLog, clock);
        }
        return feedLoader;
    }

    MeasureJob measureJob() {
        if (measureJob == null) {
            measureJob = new MeasureJob(warehouse, measureSettings());
        }
        return measureJob;
    }

    public DaysToMeasure daysToMeasure() {
        return new DaysToMeasure(warehouse, configuration.folders().sql(), configuration.settings().zone(), clock);
    }

    private MeasureSettings measureSettings() {
        return new MeasureSettings(configuration.folders().sql(), configuration.settings().zone(),
                configuration.settings().answerTargetSeconds(), configuration.kpis().serviceLevel().target()
                        .map(Target::limit).orElseThrow());
    }

    /** Computes all measures of a day again. */
    public void compute(LocalDate day) {
        measureJob().compute(day);
    }

    Checks checks() {
        return new Checks(warehouse, configuration.folders().sql(), configuration.settings().zone());
    }

    /** Check to what should be so, in Chinese. */
    Map<String, String> checkLabels() {
        if (checkLabels == null) {
            checkLabels = checks().labels();
        }
        return checkLabels;
    }

    /** What a check says should be so, in Chinese, with the check's name; of one that is gone the name alone. */
    String checkWords(String name) {
        return checkLabels().containsKey(name) ? checkLabels().get(name) + "（" + name + "）" : name;
    }

    /** The delivery ledger; opened, and held against the warehouse's copy, at the first call. The run lock must be held. */
    DeliveryLedger ledger() {
        if (ledger == null) {
            stateDatabase = StateDatabase.open(configuration);
            ledger = DeliveryLedger.open(stateDatabase, configuration.folders().sql(), clock);
            LedgerRecovery.run(ledger, new LostDeliveries(stateDatabase), new DeliveryLog(warehouse).all(), clock.instant());
            LedgerMark.of(configuration).write(ledger);
        }
        return ledger;
    }

    @Override
    public void close() {
        if (stateDatabase != null) {
            stateDatabase.close();
        }
        warehouse.close();
    }
}
