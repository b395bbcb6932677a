package callmart.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.config.Secrets;
import callmart.mail.Recipient;
import callmart.report.TestReports;
import callmart.testing.ReferenceData;
import callmart.warehouse.WarehouseSettings;
import callmart.warehouse.embedded.AnalystAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code callmart.centres}: what a centre's configuration is made of, and what is wrong with it. */
class CentresTest {

    @TempDir
    private Path home;

    private final Faults faults = new Faults();

    private void write(String name, String text) throws IOException {
        Path file = home.resolve("config").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Folders folders() {
        return new Folders(ReferenceData.projectRoot(), home, home.resolve("config"), home);
    }

    private Settings settings(Folders of) {
        return Settings.read(ConfigFolder.of(of), of, Secrets.of(of), TestReports.texts(), faults);
    }

    private List<String> shown() {
        return faults.list().stream().map(fault -> shown(fault.toString())).toList();
    }

    private String shown(String text) {
        return text.replace(home + "/", "");
    }

    @Test
    void a_centre_says_only_in_what_it_differs_from_the_home() throws IOException {
        write("application.yml", """
                callmart:
                  centres: [north, south-2]
                  time-zone: Asia/Shanghai
                  answer-target-seconds: 20
                  warehouse: {database: mart, analysts: [{name: li_na, password: '${LI_NA}', centre: south-2}]}
                  mail: {host: mail.example.com, security: none, timeout: 5s, certificate: ca.pem}
                """);
        write("ca.pem", "");
        write("secrets.properties", "LI_NA=a long password\nPASSWORD=of all\n");
        write("centres/north/secrets.properties", "PASSWORD=of the north\n");
        write("centres/north/application.yml", "callmart: {time-zone: Asia/Tokyo, mail: {helo: '${PASSWORD}', timeout: 7s}}\n");
        Files.createDirectories(home.resolve("config/centres/south-2"));

        Settings north = settings(new Centres(folders()).configured("north"));
        Settings south = settings(new Centres(folders()).configured("south-2"));

        assertThat(shown()).containsExactly("config/centres/north/application.yml:1: callmart.mail.helo: "
                + faults.list().get(0).message());
        assertThat(List.of(north.zone().getId(), south.zone().getId())).containsExactly("Asia/Tokyo", "Asia/Shanghai");
        assertThat(List.of(north.answerTargetSeconds(), south.answerTargetSeconds())).containsExactly(20, 20);
        WarehouseSettings warehouse = north.warehouse();
        assertThat(List.of(warehouse.database(), south.warehouse().database())).containsExactly("mart_north", "mart_south_2");
        assertThat(List.of(warehouse.home(), south.warehouse().home())).containsExactly(home, home);
        Map<String, String> databases = Map.of("north", "mart_north", "south-2", "mart_south_2");
        assertThat(warehouse.access()).isEqualTo(south.warehouse().access()).isEqualTo(new AnalystAccess(Optional.empty(), List.of(),
                List.of(new AnalystAccess.Analyst("li_na", "a long password", List.of(), Optional.of("south-2"))), databases));
        assertThat(north.delivery().smtp().orElseThrow().timeout()).hasSeconds(7);
        assertThat(south.delivery().smtp().orElseThrow().timeout()).hasSeconds(5);
        assertThat(north.delivery().smtp().orElseThrow().certificate()).contains(home.resolve("config/ca.pem").toString());
    }

    /** Sources, recipients and contracts speak of one centre alone; of the other files a centre's lies over the home's, and that over the product's. */
    @Test
    void files_of_a_centre_lie_over_those_of_the_home() throws IOException {
        write("application.yml", "callmart: {centres: [north]}\n");
        write("reports.yml", "reports:\n  daily-operations: {title: of all, deadline: 'next-day 09:00'}\n  weekly-operations: {off: true}\n");
        write("reports/daily-incidents.yml", "off: true\n");
        write("recipients.yml", "from: {name: a, address: home@example.com}\nroles: {}\n");
        write("sources.yml", "feeds: {calls: [{type: csv, path: 'calls.csv'}]}\n");
        write("calendar.yml", "holidays: []\n");
        write("centres/north/reports.yml", "reports:\n  daily-operations: {title: of the north}\n");
        write("centres/north/recipients.yml", "from: {name: n, address: north@example.com}\nroles: {}\n");
        Files.createDirectories(home.resolve("centres/north"));

        Configuration north = Configuration.read(new Centres(folders()).configured("north"));

        assertThat(north.recipients().from()).isEqualTo(new Recipient("n", "north@example.com"));
        assertThat(north.configuredFeeds()).isEmpty();
        assertThat(north.contracts().list()).isEmpty();
        assertThat(north.reports().all()).extracting(report -> report.id()).contains("daily-operations", "monthly-operations")
                .doesNotContain("weekly-operations", "daily-incidents");
        assertThat(north.reports().all()).filteredOn(report -> report.id().equals("daily-operations")).singleElement()
                .satisfies(report -> assertThat(report.toString()).contains("of the north", "09:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [North]           | [0]: expected a centre's name of up to 31 lower-case letters, digits and -, beginning with a letter, found 'North'
            [a_b]             | [0]: expected a centre's name of up to 31 lower-case letters, digits and -, beginning with a letter, found 'a_b'
            [north, n, north] | [2]: there are two centres 'north'; give each a name of its own
            """)
    void a_list_of_centres_that_cannot_be(String list, String fault) throws IOException {
        write("application.yml", "callmart:\n  centres: " + list + "\n");

        settings(folders());
        assertThat(shown()).containsExactly("config/application.yml:2: callmart.centres" + fault);
        assertThat(new Centres(folders()).names()).isEmpty();
        assertThatThrownBy(() -> new Centres(folders()).folders("north")).isInstanceOf(ConfigurationException.class).hasMessageContaining(fault);
    }

    @Test
    void a_centre_that_is_not_there() throws IOException {
        write("application.yml", "callmart:\n  centres: [north, south]\n");

        assertThatThrownBy(() -> new Centres(folders()).folders("nroth")).isInstanceOf(ConfigurationException.class)
                .satisfies(failure -> assertThat(shown(failure.getMessage())).contains("config/application.yml:2: callmart.centres: "
                        + "there is no centre 'nroth'; did you mean 'north'? Valid: north, south"));
        assertThatThrownBy(() -> new Centres(folders()).configured("south")).isInstanceOf(ConfigurationException.class)
                .satisfies(failure -> assertThat(shown(failure.getMessage())).contains("config/application.yml:2: callmart.centres: "
                        + "the centre 'south' has no folder config/centres/south; write its sources.yml"));
        write("application.yml", "callmart: {}\n");
        assertThat(new Centres(folders()).names()).isEmpty();
        assertThatThrownBy(() -> new Centres(folders()).folders("north")).hasMessageContaining("names no centre, so that there is no 'north'");
    }

    /** What would have centres write into the same place, or the one engine be asked for twice. */
    @Test
    void what_stands_in_the_wrong_file() throws IOException {
        write("application.yml", """
                callmart:
                  centres: [north]
                  warehouse: {analysts: [{name: li_na, password: a long password}]}
                  state: {url: 'jdbc:postgresql://db/callmart'}
                  archive: {folder: ., base-url: 'https://reports.example.com/'}
                  heartbeat: {url: 'https://watch.example.com/{command}'}
                """);
        write("centres/north/application.yml", "callmart:\n  centres: [a]\n  warehouse: {database: own}\n"
                + "  archive: {base-url: 'https://reports.example.com/north'}\n");
        Files.createDirectories(home.resolve("centres/north"));

        settings(new Centres(folders()).configured("north"));

        assertThat(shown()).contains("config/centres/north/application.yml:2: callmart.centres: is for all centres of the home; "
                        + "write it into config/application.yml",
                "config/centres/north/application.yml:3: callmart.warehouse: is for all centres of the home; write it into config/application.yml",
                "config/application.yml:4: callmart.state.url: would be the same for all centres of the home; write it into "
                        + "config/centres/north/application.yml",
                "config/application.yml:5: callmart.archive.folder: would be the same for all centres of the home; write it into "
                        + "config/centres/north/application.yml",
                "config/application.yml:6: callmart.heartbeat.url: would be the same for all centres of the home; write it into "
                        + "config/centres/north/application.yml");
        assertThat(shown()).noneMatch(fault -> fault.contains("base-url"));
        assertThat(shown()).anyMatch(fault -> fault.startsWith("config/application.yml:3: callmart.warehouse.analysts[0]: "
                + "'centre' says whose views an analyst reads, one of "));
    }

    @Test
    void a_file_of_the_home_that_nothing_reads() throws IOException {
        write("application.yml", "callmart: {centres: [north]}\n");
        write("limit.yml", "limits: {}\n");
        Files.createDirectories(home.resolve("config/centres/north"));
        Files.createDirectories(home.resolve("centres/north"));

        assertThatThrownBy(() -> Configuration.read(new Centres(folders()).configured("north"))).isInstanceOf(ConfigurationException.class)
                .satisfies(failure -> assertThat(shown(failure.getMessage())).contains("config/limit.yml: nothing reads a file of this name; did you mean 'limits.yml'"));
    }

    /** South has copied north's file. What a secret fills in, and what lies in each one's folder, may read the same. */
    @Test
    void what_two_centres_must_not_say_alike() throws IOException {
        write("application.yml", "callmart:\n  centres: [north, south]\n  metrics: {file: var/callmart.prom}\n");
        String file = """
                callmart:
                  state: {url: 'jdbc:postgresql://db/callmart'}
                  archive: {folder: /srv/reports/%s}
                  metrics: {file: /var/lib/node_exporter/callmart.prom}
                  heartbeat: {url: '${PING}'}
                """;
        write("centres/north/application.yml", file.formatted("north"));
        write("centres/south/application.yml", file.formatted("south"));
        Files.createDirectories(home.resolve("centres/south"));

        settings(new Centres(folders()).configured("south"));

        assertThat(shown()).contains("config/centres/south/application.yml:2: callmart.state.url: is that of the centre 'north', too; give each its own",
                "config/centres/south/application.yml:4: callmart.metrics.file: is that of the centre 'north', too; give each its own");
        assertThat(shown()).noneMatch(fault -> fault.contains("archive.folder: is that of") || fault.contains("heartbeat.url: is that of") || fault.contains("would be the same"));
    }
}
