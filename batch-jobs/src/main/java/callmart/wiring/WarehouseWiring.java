package callmart.wiring;

import callmart.alert.AlertLog;
import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.contract.Contracts;
import callmart.contract.MeasuredMonths;
import callmart.contract.Outlook;
import callmart.contract.Penalties;
import callmart.contract.StatementDesk;
import callmart.contract.WhatChanged;
import callmart.contract.score.AgentMonth;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.forecast.ForecastDesk;
import callmart.measure.CallerSalt;
import callmart.measure.CheckWords;
import callmart.measure.Checks;
import callmart.measure.DaysToMeasure;
import callmart.measure.Delivered;
import callmart.measure.Dimension;
import callmart.measure.Figures;
import callmart.measure.MeasureJob;
import callmart.measure.MeasureModels;
import callmart.measure.MeasureScope;
import callmart.measure.MeasureSettings;
import callmart.measure.MeasureSums;
import callmart.measure.PublishedCatalogue;
import callmart.measure.WithoutValue;
import callmart.measure.explain.KpiRows;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.MeasureRole;
import callmart.report.Figure;
import callmart.personal.Forgetting;
import callmart.personal.PersonalAge;
import callmart.runlog.Audit;
import callmart.runlog.ColumnLog;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.DeliveryLog;
import callmart.runlog.LedgerMark;
import callmart.runlog.LedgerRecovery;
import callmart.runlog.LostDeliveries;
import callmart.runlog.RunLog;
import callmart.runlog.StateDatabase;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import callmart.why.NoteDesk;
import callmart.why.NoteStore;
import callmart.why.Why;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The warehouse and the state database, opened when they are first asked for, and what reads and writes them. */
abstract class WarehouseWiring implements AutoCloseable {

    private final Configuration configuration;
    private final BusinessClock clock;
    private final Lazy<Warehouse> warehouse = new Lazy<>(this::openWarehouse);
    final Lazy<HikariDataSource> stateDatabase = new Lazy<>(this::openStateDatabase);
    final Lazy<DeliveryLedger> uncheckedLedger = new Lazy<>(this::openLedger);
    private final Lazy<DeliveryLedger> ledger = new Lazy<>(this::checkedLedger);
    private final Lazy<MeasureJob> measureJob = new Lazy<>(this::makeMeasureJob);
    private final Lazy<CheckWords> checkWords = new Lazy<>(() -> new CheckWords(checks()));

    WarehouseWiring(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = new BusinessClock(clock, configuration.settings().zone());
    }

    public Configuration configuration() {
        return configuration;
    }

    public BusinessClock clock() {
        return clock;
    }

    Folders folders() {
        return configuration.folders();
    }

    QueryFolder queries(String kind) {
        return new QueryFolder(folders().sql().resolve(kind));
    }

    /** At this version's schema, the KPI catalogue published for analysts. */
    public Warehouse warehouse() {
        return warehouse.get();
    }

    private Warehouse openWarehouse() {
        Warehouse opened = Warehouse.open(configuration.settings().warehouse());
        try {
            Schema.bring(opened, folders().sql(), measureSettings().viewValues());
            CallerSalt.make(opened);
            audit(opened).listen();
            publishCatalogue(opened);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Ends what reckons with facts when shards lost some of them.
     *
     * @param mended whether this run loads the days again that were lost
     */
    public void requireWhole(Predicate<Set<LocalDate>> mended) {
        warehouse().cluster().ifPresent(cluster -> cluster.requireWhole(mended));
    }

    /** Publishes the KPIs that can have a value for analysts. */
    void publishCatalogue(Warehouse opened) {
        Delivered delivered = delivered(opened);
        PublishedCatalogue.publish(opened, kpisOf(delivered), new MeasureSums(opened, delivered).names(Optional.of(Dimension.AGENT)),
                clock.now());
    }

    public RunLog runLog() {
        return new RunLog(warehouse(), clock.clock());
    }

    private Audit audit(Warehouse opened) {
        return new Audit(opened, queries("audit"));
    }

    /** What becomes a key by its age. */
    PersonalAge personalAge() {
        return new PersonalAge(warehouse(), queries("base/functions"), Feeds.list().stream()
                .filter(feed -> feed.kind() != Feed.Kind.SNAPSHOT).toList());
    }

    /** Forgets one number. The run lock must be held. */
    public Forgetting forgetting() {
        return new Forgetting(warehouse(), queries("base/functions"));
    }

    /** Who read what. */
    public Audit audit() {
        return audit(warehouse());
    }

    public DeliveryLog deliveryLog() {
        return new DeliveryLog(warehouse());
    }

    public AlertLog alertLog() {
        return new AlertLog(warehouse());
    }

    Delivered delivered(Warehouse opened) {
        return new Delivered(configuration.measures(), configuration.configuredFeeds(), new ColumnLog(opened, clock.clock()));
    }

    /** Which measures have a value, by what is loaded now. */
    Delivered delivered() {
        return delivered(warehouse());
    }

    /** The measures that can have a value: what they need has a source, or had one. The others are absent everywhere. */
    MeasureCatalogue countedMeasures() {
        return configuration.measures().without(delivered().never());
    }

    /** The KPIs that can have a value: all their measures are counted. */
    public List<Kpi> countedKpis() {
        return kpisOf(delivered());
    }

    private List<Kpi> kpisOf(Delivered delivered) {
        Set<String> never = delivered.never();
        return configuration.kpis().list().stream().filter(kpi -> Collections.disjoint(never, kpi.measures())).toList();
    }

    /** What the last loads did not deliver, and the figures that it takes away. */
    public List<WithoutValue> withoutValue() {
        return WithoutValue.of(delivered(), configuration.kpis());
    }

    public MeasureSums measureSums() {
        return new MeasureSums(warehouse(), delivered());
    }

    public Figures figures() {
        return new Figures(measureSums());
    }

    /** The rows that a KPI counts in a period, of one agent or of all. */
    public KpiRows kpiRows(Kpi kpi, LocalDate from, LocalDate to, Optional<String> agent) {
        return new KpiRows(warehouse(), new MeasureModels(warehouse(), measureSettings()), measureSettings(), kpi, from, to, agent);
    }

    private MeasureSettings measureSettings() {
        return configuration.measureSettings();
    }

    public MeasureJob measureJob() {
        return measureJob.get();
    }

    private MeasureJob makeMeasureJob() {
        return new MeasureJob(warehouse(), measureSettings());
    }

    public DaysToMeasure daysToMeasure() {
        return new DaysToMeasure(warehouse(), folders().sql(), clock.zone(), clock.clock());
    }

    public Checks checks() {
        return new Checks(warehouse(), folders().sql(), configuration.calendar(), configuration.settings().checks());
    }

    public CheckWords checkWords() {
        return checkWords.get();
    }

    /** What contracts cost, computed from what the warehouse holds. */
    public Penalties penalties(Contracts contracts) {
        Delivered delivered = delivered();
        return new Penalties(contracts, kpisOf(delivered), new MeasuredMonths(new MeasureSums(warehouse(), delivered), delivered),
                warehouse(), folders().sql(),
                clock.zone());
    }

    /** Months under the configured contracts and catalogues, and under another configuration's, over the same data. */
    public WhatChanged whatChanged(Configuration other) {
        return new WhatChanged(basis(configuration), basis(other));
    }

    private WhatChanged.Basis basis(Configuration of) {
        Delivered delivered = new Delivered(of.measures(), configuration.configuredFeeds(), new ColumnLog(warehouse(), clock.clock()));
        Set<String> never = delivered.never();
        List<Kpi> kpis = of.kpis().list().stream().filter(kpi -> Collections.disjoint(never, kpi.measures())).toList();
        MeasureSums sums = new MeasureSums(warehouse(), delivered);
        return new WhatChanged.Basis(new Penalties(of.contracts(), kpis, new MeasuredMonths(sums, delivered), warehouse(),
                folders().sql(), clock.zone()), month -> new Figures(sums).values(month.atDay(1), month.atEndOfMonth(), Optional.empty(),
                MeasureScope.ALL, kpis));
    }

    /** What the month's KPIs cost if it ended now, and what its rest must reach. */
    public List<Outlook.Row> outlook(YearMonth month) {
        return outlook(month, clock.today());
    }

    /** The same as it was on the morning of a day. */
    List<Outlook.Row> outlook(YearMonth month, LocalDate today) {
        LocalDate last = month.atEndOfMonth();
        return penalties(configuration.contracts()).outlook(month, today, today.isAfter(last) ? Map.of()
                : forecastDesk().offered(today, last), configuration.measures().id(MeasureRole.OFFERED));
    }

    /** The issued statements of the configured contracts. */
    public StatementDesk statements() {
        return new StatementDesk(configuration.contracts(), penalties(configuration.contracts()), warehouse(), folders().sql(),
                clock.clock(), clock.zone());
    }

    /** Makes the forecasts of a morning. */
    public ForecastDesk forecastDesk() {
        return new ForecastDesk(clock, warehouse(), queries("forecast"), configuration.calendar(), configuration.forecast(),
                measureSettings().answerRateTarget(), measureSettings().answerTargetSeconds());
    }

    /** Says why figures are different from usual, by what is loaded now. */
    public NoteDesk noteDesk() {
        return Notes.desk(configuration, clock, warehouse(), queries("notes"), measureSums(), countedKpis(), checkWords(),
                forecastDesk()::comparable);
    }

    /** A figure's difference taken apart. @param by empty: by what a note tells it */
    public Optional<Why> why(Figure figure, Period period, Optional<Dimension> by) {
        return noteDesk().why(figure, period, any -> true, by);
    }

    public NoteStore noteStore() {
        return new NoteStore(warehouse(), clock);
    }

    public AgentMonth agentMonth() {
        return new AgentMonth(configuration.scores(), measureSums(), figures(), warehouse());
    }

    /** The database of Batch's records and the delivery ledger. The run lock must be held. */
    private HikariDataSource openStateDatabase() {
        return StateDatabase.open(configuration.settings().stateDatabase(), folders());
    }

    private DeliveryLedger openLedger() {
        return DeliveryLedger.open(stateDatabase.get(), folders().sql(), clock.clock());
    }

    /** The ledger held against its copy in the warehouse. */
    private DeliveryLedger checkedLedger() {
        DeliveryLedger opened = uncheckedLedger.get();
        LedgerMark mark = LedgerMark.of(folders());
        LedgerRecovery.run(opened, new LostDeliveries(stateDatabase.get()), mark, deliveryLog().all(), clock.now());
        mark.write(opened);
        return opened;
    }

    /** The delivery ledger, held against the warehouse's copy. The run lock must be held. */
    public DeliveryLedger ledger() {
        return ledger.get();
    }

    @Override
    public void close() {
        stateDatabase.made().ifPresent(HikariDataSource::close);
        warehouse.made().ifPresent(Warehouse::close);
    }
}
