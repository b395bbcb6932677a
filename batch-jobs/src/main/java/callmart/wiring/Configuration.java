package callmart.wiring;

import callmart.alert.AlertRules;
import callmart.calendar.BusinessCalendar;
import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.EnumWord;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.config.FileRights;
import callmart.config.Folders;
import callmart.config.Nearest;
import callmart.config.Secrets;
import callmart.contract.Contracts;
import callmart.contract.score.ScoreRules;
import callmart.extract.SourceDefinition;
import callmart.extract.source.SourcesFile;
import callmart.feed.Categories;
import callmart.feed.FeedLabels;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.forecast.ForecastSettings;
import callmart.mail.ProtectionCheck;
import callmart.mail.RecipientBook;
import callmart.mail.lock.LockFolder;
import callmart.measure.AgentGroups;
import callmart.measure.Limits;
import callmart.measure.MeasureSettings;
import callmart.measure.QualityRules;
import callmart.measure.WarningSteps;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.MeasureRole;
import callmart.measure.kpi.Target;
import callmart.report.Texts;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.run.RunLock;
import callmart.warehouse.QueryFolder;
import callmart.why.NoteSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is configured, read and checked at once.
 *
 * @param folders where things lie
 * @param settings {@code application.yml}
 * @param calendar {@code calendar.yml}
 * @param sources {@code sources.yml}: feed to its sources
 * @param feedLabels {@code feeds.yml}
 * @param lists the lists that columns of feeds take their words from, by name: {@code categories.yml} and others
 * @param measures {@code measures.yml}
 * @param kpis {@code kpis.yml}
 * @param scores {@code scores.yml}
 * @param alerts {@code alerts.yml}
 * @param forecast {@code forecast.yml}
 * @param notes {@code notes.yml}
 * @param reports {@code reports.yml}
 * @param recipients {@code recipients.yml}
 * @param contracts the files of {@code contracts/}
 * @param warnings {@code warnings.yml}
 * @param limits {@code limits.yml}
 * @param agentGroups {@code agent-groups.yml}
 * @param quality {@code quality.yml}
 * @param texts {@code texts.yml}
 */
public record Configuration(Folders folders, Settings settings, BusinessCalendar calendar, Map<String, List<SourceDefinition>> sources,
        FeedLabels feedLabels, Map<String, Categories> lists, MeasureCatalogue measures, KpiCatalogue kpis, ScoreRules scores,
        AlertRules alerts, ForecastSettings forecast, NoteSettings notes, ReportCatalogue reports, RecipientBook recipients,
        Contracts contracts, WarningSteps warnings, Limits limits, AgentGroups agentGroups, QualityRules quality, Texts texts) {

    /**
     * A report is made when each feed that it needs has a source; a statement when something that a contract prices has one, and without
     * any
     * contract when all that agents are scored by has.
     */
    public Configuration {
        Set<String> feeds = configured(sources);
        ReportCatalogue divided = reports.withEditions(Editions.keys(recipients, contracts), contracts.list().isEmpty()
                ? List.of() : recipients.roles());
        reports = divided.deliveredBy(feeds, contracts.list().isEmpty() ? measures.areCountedFrom(feeds,
                scores.measures(ids -> measures.areCountedFrom(feeds, ids)))
                : !Collections.disjoint(feeds, contracts.feeds(Optional.empty(), measures)));
    }

    private static Set<String> configured(Map<String, List<SourceDefinition>> sources) {
        return sources.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** The feeds of what the contracts of a month price; without any of what agents are scored by. */
    public Set<String> statementFeeds(YearMonth month) {
        Set<String> priced = contracts.feeds(Optional.of(month), measures);
        return priced.isEmpty() ? measures.feeds(scores.measures(ids -> measures.areCountedFrom(configuredFeeds(), ids))) : priced;
    }

    /** The feeds that have a source. */
    public Set<String> configuredFeeds() {
        return configured(sources);
    }

    /** @throws ConfigurationException with every fault of every file */
    public static Configuration read(Folders places) {
        return read(places, ConfigFolder.of(places));
    }

    /** As {@link #read(Folders)}, by way of a folder that remembers what was asked of its files. */
    public static Configuration read(Folders places, ConfigFolder folder) {
        Faults faults = new Faults();
        Secrets secrets = Secrets.of(places);
        Texts texts = Texts.read(folder, faults);
        Settings settings = Settings.read(folder, places, secrets, texts, faults);
        Folders folders = settings.archive().folder().map(places::withFiles).orElse(places);
        MeasureCatalogue readMeasures = MeasureCatalogue.read(folder, Feeds.WITH_COLUMNS, faults);
        KpiCatalogue kpis = KpiCatalogue.read(folder, readMeasures.ids(), faults).withSeconds(settings.answerTargetSeconds());
        kpis.checkServiceLevel(folder, readMeasures.id(MeasureRole.ANSWERED_IN_TARGET),
                readMeasures.id(MeasureRole.OFFERED), faults);
        BusinessCalendar calendar = BusinessCalendar.read(folder, settings.zone(), faults);
        Limits limits = Limits.read(folder, calendar, faults);
        RecipientBook recipients = RecipientBook.read(folder, secrets, faults);
        Map<String, Categories> lists = Categories.readAll(folder, faults);
        Map<String, List<SourceDefinition>> sources = SourcesFile.read(folder, folders.withQueries(),
                settings.zone(), secrets, WordLists.of(lists), faults);
        MeasureCatalogue measures = limits.in(readMeasures).withDaysBefore(SourcesFile.firstTimeDays(folder))
                .withWords(settings.answerTargetSeconds(), kpis.serviceLevelLabel()).withSources(configured(sources));
        Configuration configuration = new Configuration(folders, settings,
                calendar,
                sources, FeedLabels.read(folder, faults), lists, measures, kpis, ScoreRules.read(folder, kpis, faults),
                AlertRules.read(folder, kpis, new QueryFolder(folders.sql().resolve("alerts")).names(), faults),
                ForecastSettings.read(folder, faults),
                NoteSettings.read(folder, new QueryFolder(folders.sql().resolve("notes")).names(), faults),
                ReportCatalogue.read(folder, kpis, measures, Feeds.NAMES, texts, faults), recipients,
                Contracts.read(folder, kpis, faults), WarningSteps.read(folder, faults), limits,
                AgentGroups.read(folder, faults), QualityRules.read(folder, faults), texts);
        configuration.reports().all().stream().flatMap(report -> report.datasets().stream()).distinct()
                .filter(dataset -> folders.findQuery("reports", dataset).isEmpty())
                .forEach(missing -> faults.add(new Fault(folder.resolve("reports.yml").toString(), 0, "dataset",
                        "there is no sql/reports/" + missing + ".sql below " + folders.home() + " or " + folders.product()
                        + "; add the query or correct the report's dataset")));
        Editions.check(configuration, faults);
        ProtectionCheck.check(recipients, configuration.reports(), settings.delivery().encryption());
        configuration.checkMovedDeadlines(folder, faults);
        configuration.checkSlipsOfWarnings(folder, faults);
        folder.has("secrets.properties");
        folder.has("heads.yml");
        folder.checkNames(Contracts.FOLDER, faults);
        folder.checkVersions(faults);
        faults.throwIfAny();
        return configuration;
    }

    /** What the measures and views are made with. */
    public MeasureSettings measureSettings() {
        return new MeasureSettings(folders.sql(), settings.zone(), settings.restWords(), settings.answerTargetSeconds(),
                settings.shortAbandonSeconds(), settings.signMinutes(),
                kpis.serviceLevel().target().map(Target::limit).orElseThrow(), new MeasureSettings.Intervals(
                forecast.intervalMinutes(), forecast.wrapUpSeconds(), forecast.queueTeams()), measures, warnings, limits, agentGroups,
                quality);
    }

    /** The keys of what measures are counted by in which another configuration differs. */
    public List<String> countsOtherwise(Configuration other) {
        MeasureSettings own = measureSettings();
        MeasureSettings theirs = other.measureSettings();
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("callmart.time-zone", own.zone().equals(theirs.zone()));
        same.put("callmart.rest-words", own.restWords().equals(theirs.restWords()));
        same.put("callmart.answer-target-seconds", own.answerTargetSeconds() == theirs.answerTargetSeconds());
        same.put("callmart.short-abandon-seconds", own.shortAbandonSeconds() == theirs.shortAbandonSeconds());
        same.put("the target of " + kpis.serviceLevel().id(), own.answerRateTarget().compareTo(theirs.answerRateTarget()) == 0);
        same.put("callmart.sign-minutes", own.signMinutes() == theirs.signMinutes());
        same.put("warnings.yml", own.warnings().equals(theirs.warnings()));
        same.put("limits.yml", own.limits().equals(theirs.limits()));
        same.put("quality.yml", own.quality().equals(theirs.quality()));
        return same.entrySet().stream().filter(key -> !key.getValue()).map(Map.Entry::getKey).toList();
    }

    /**
     * The lock under which runs change data and files, which get the configured rights from now on. What a killed run left is removed.
     *
     * @param command what the run does
     * @throws RunLock.HeldException when another run holds it
     */
    public RunLock lock(String command, Instant now) throws IOException {
        FileRights.apply(settings.rights());
        RunLock lock = RunLock.take(folders, settings.stateDatabase(), command, now);
        LockFolder.of(folders).sweep();
        return lock;
    }

    /** The business categories. */
    public Categories categories() {
        return lists.get(Categories.LIST);
    }

    /** The words of the lists. */
    public WordLists wordLists() {
        return WordLists.of(lists);
    }

    /** Everybody whom a report, an alert or a problem is sent to, by role. */
    public Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>(MissingRecipients.users(this, reports.all()).keySet());
        settings.delivery().problemsTo().ifPresent(roles::add);
        return roles;
    }

    /** What recipients.yml lacks for the reports that are made and for alerts; empty when nothing. */
    public Optional<Fault> missingRecipients() {
        return MissingRecipients.of(this);
    }

    /**
     * For a command that loads sources or makes the reports of their feeds, and mails them where wanted.
     *
     * @throws ConfigurationException when no source is configured, or somebody to be mailed to is not
     */
    public Configuration toRun(boolean mails) {
        Faults faults = new Faults();
        if (configuredFeeds().isEmpty()) {
            faults.add(new Fault(folders.config().resolve(SourcesFile.FILE).toString(), 0, "",
                    "names no source; write where each feed comes from, the product's sample stands for nobody else"));
        }
        missingRecipients().filter(fault -> mails).ifPresent(faults::add);
        faults.throwIfAny();
        return this;
    }

    private void checkSlipsOfWarnings(ConfigFolder folder, Faults faults) {
        Set<String> valid = warnings.labels().keySet();
        contracts.list().forEach(contract -> contract.terms().stream()
                .flatMap(terms -> terms.slips().warnings().keySet().stream()).distinct().filter(step -> !valid.contains(step))
                .forEach(unknown -> faults.add(new Fault(folder.resolve(Contracts.FOLDER).toString(), 0, "slips.from.complaint_warnings",
                        "the contract " + contract.id() + " names a step that warnings.yml does not have: '" + unknown + "'"
                                + Nearest.hint(unknown, valid)))));
    }

    private void checkMovedDeadlines(ConfigFolder folder, Faults faults) {
        List<String> valid = new ArrayList<>(reports.all().stream().map(ReportDefinition::declaredId).distinct().toList());
        Stream.of(Period.Kind.values()).map(EnumWord::of).forEach(valid::add);
        calendar.moved().stream().filter(name -> !valid.contains(name)).sorted().forEach(unknown ->
                faults.add(new Fault(folder.resolve("calendar.yml").toString(), 0, "move-deadlines-of",
                        "there is no report or kind of period '" + unknown + "'" + Nearest.hint(unknown, valid))));
    }
}
