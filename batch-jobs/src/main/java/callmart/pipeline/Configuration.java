package callmart.pipeline;

import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.deliver.RecipientBook;
import callmart.extract.SourceDefinition;
import callmart.extract.SourcesFile;
import callmart.kpi.KpiCatalogue;
import callmart.report.CategoryLabels;
import callmart.report.MeasureCatalogue;
import callmart.report.ReportCatalogue;
import callmart.report.ReportDefinition;
import callmart.settings.Folders;
import callmart.config.Secrets;
import callmart.settings.Settings;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Everything that is configured, read and checked at once.
 *
 * @param folders where things lie
 * @param settings {@code application.yml}
 * @param sources {@code sources.yml}: feed to its sources
 * @param categories {@code categories.yml}: code to label
 * @param measures {@code measures.yml}
 * @param kpis {@code kpis.yml}
 * @param reports {@code reports.yml}
 * @param recipients {@code recipients.yml}
 */
public record Configuration(Folders folders, Settings settings, Map<String, List<SourceDefinition>> sources,
        CategoryLabels categories, MeasureCatalogue measures, KpiCatalogue kpis, ReportCatalogue reports,
        RecipientBook recipients) {

    /** @throws callmart.config.ConfigurationException with every fault of every file */
    public static Configuration read(Folders folders) {
        Faults faults = new Faults();
        ConfigFolder folder = new ConfigFolder(folders.config(), folders.product().resolve("config"));
        Secrets secrets = Secrets.read(folders.config(), System.getenv());
        Settings settings = Settings.read(folder, folders, secrets, faults);
        MeasureCatalogue measures = MeasureCatalogue.read(folder, faults);
        KpiCatalogue kpis = KpiCatalogue.read(folder, measures.ids(), faults);
        RecipientBook recipients = RecipientBook.read(folder, faults);
        Configuration configuration = new Configuration(folders, settings,
                SourcesFile.read(folder, List.of(folders.home(), folders.product()), settings.zone(), secrets, faults),
                CategoryLabels.read(folder, faults), measures, kpis,
                ReportCatalogue.read(folder, kpis, measures, recipients.roles(), faults), recipients);
        configuration.reports().list().stream().map(ReportDefinition::dataset).distinct()
                .map(dataset -> folders.sql().resolve("reports").resolve(dataset + ".sql")).filter(Files::notExists)
                .forEach(missing -> faults.add(new Fault(folder.resolve("reports.yml").toString(), 0, "dataset",
                        "there is no " + missing + "; add the query or correct the report's dataset")));
        faults.throwIfAny();
        return configuration;
    }
}
