package callmart.testing;

import callmart.calendar.BusinessCalendar;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Categories;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.load.FeedLoader;
import callmart.measure.AgentGroups;
import callmart.measure.CallerSalt;
import callmart.measure.Limits;
import callmart.measure.MeasureJob;
import callmart.measure.MeasureSettings;
import callmart.measure.QualityRules;
import callmart.measure.WarningSteps;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Loads days of source files into a warehouse and measures them, without the reports of a night. Decision 248. */
public final class FactLoader {

    /** The product's own configuration. */
    public static final ConfigFolder CONFIG = new ConfigFolder(ReferenceData.projectRoot().resolve("config"),
            ReferenceData.projectRoot().resolve("config"));

    /** The settings of the product's own configuration. */
    public static final MeasureSettings SETTINGS = new MeasureSettings(ReferenceData.projectRoot().resolve("sql"),
            ZoneId.of("Asia/Shanghai"), List.of("休", "休息", "off"), 15, 5, 5, new BigDecimal("0.95"),
            new MeasureSettings.Intervals(30, 0, Map.of()), MeasureCatalogue.read(CONFIG, Feeds.WITH_COLUMNS, new Faults()),
            WarningSteps.read(CONFIG, new Faults()), Limits.read(CONFIG, BusinessCalendar.plain(ZoneId.of("Asia/Shanghai")), new Faults()),
            AgentGroups.read(CONFIG, new Faults()), QualityRules.read(CONFIG, new Faults()));

    private static final WordLists LISTS = WordLists.of(Categories.readAll(CONFIG, new Faults()));

    private final Warehouse warehouse;
    private final Path home;
    private final MeasureSettings settings;

    /** @param warehouse at the product's schema @param home where the sources lie */
    public FactLoader(Warehouse warehouse, Path home) {
        this(warehouse, home, SETTINGS);
    }

    /** As {@link #FactLoader(Warehouse, Path)}, measuring with settings of the test's own. */
    public FactLoader(Warehouse warehouse, Path home, MeasureSettings settings) {
        CallerSalt.make(warehouse);
        this.warehouse = warehouse;
        this.home = home;
        this.settings = settings;
    }

    /** These settings of a centre that wants no more days than these loaded before a day. */
    public static MeasureSettings withDaysBefore(int days) {
        return with(SETTINGS.sql(), SETTINGS.measures().withDaysBefore(days));
    }

    /** These settings with SQL of another folder. */
    public static MeasureSettings withSql(Path sql) {
        return with(sql, SETTINGS.measures());
    }

    private static MeasureSettings with(Path sql, MeasureCatalogue measures) {
        return new MeasureSettings(sql, SETTINGS.zone(), SETTINGS.restWords(), SETTINGS.answerTargetSeconds(), SETTINGS.shortAbandonSeconds(),
                SETTINGS.signMinutes(), SETTINGS.answerRateTarget(), SETTINGS.intervals(), measures, SETTINGS.warnings(), SETTINGS.limits(),
                SETTINGS.agentGroups(), SETTINGS.quality());
    }

    /** @param config folder of {@code sources.yml}; every feed that it names is loaded for every day, then the days are measured */
    public void load(Path config, List<LocalDate> days) {
        facts(config, days);
        measure(days.toArray(LocalDate[]::new));
    }

    /** Measures days that are loaded. */
    public void measure(LocalDate... days) {
        new MeasureJob(warehouse, settings).compute(days);
    }

    /** As {@link #load(Path, List)}, for those who look at some tables of measures. @param tables with those that they read */
    public void load(Path config, List<LocalDate> days, Set<String> tables) {
        facts(config, days);
        new MeasureJob(warehouse, settings).compute(new TreeMap<>(days.stream().collect(Collectors.toMap(day -> day, day -> tables))));
    }

    /** As {@link #load(Path, List)}, without measuring. */
    public void loadOnly(Path config, LocalDate... days) {
        facts(config, List.of(days));
    }

    /** What becomes of each feed of a day, however it goes; without measuring. */
    public List<FeedRun> attempt(Path config, LocalDate day) {
        return attempt(config, List.of(day));
    }

    private void facts(Path config, List<LocalDate> days) {
        attempt(config, days).stream().filter(run -> run.state() == FeedRun.State.FAILED).findFirst().ifPresent(run -> {
            throw new IllegalStateException(run.toString());
        });
    }

    private List<FeedRun> attempt(Path config, List<LocalDate> days) {
        Faults faults = new Faults();
        Map<String, List<SourceDefinition>> sources = SourcesFile.read(new ConfigFolder(config, ReferenceData.projectRoot().resolve("config")),
                List.of(home, ReferenceData.projectRoot()), settings.zone(), Secrets.read(config, Map.of()), LISTS, faults);
        faults.throwIfAny();
        FeedLoader loader = new FeedLoader(warehouse, new Extraction(home, settings.zone(), LISTS),
                new RunLog(warehouse, Clock.systemUTC()), Clock.systemUTC());
        List<FeedRun> runs = new ArrayList<>();
        days.forEach(day -> sources.forEach((feed, definitions) -> runs.add(loader.load(Feeds.get(feed), day, definitions, "test"))));
        return runs;
    }
}
