package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.calendar.Period;
import callmart.config.ConfigurationException;
import callmart.config.Fault;
import callmart.config.Folders;
import callmart.measure.kpi.Target;
import callmart.report.Workbooks;
import callmart.report.definition.ReportDefinition;
import callmart.testing.Calls;
import callmart.testing.ReferenceData;
import callmart.testing.TestHome;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration folder of one's own: what it lacks is never the sample centre's, and what nothing reads is said. */
class OwnConfigurationTest {

    private static final String DAY = "2026-11-20";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre_with_calls() {
        home = new TestHome(folder, "own_configuration", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
    }

    private void remove(String name) throws IOException {
        Files.delete(folder.resolve("test-config").resolve(name));
    }

    @Test
    void contracts_sources_and_recipients_are_not_the_samples() throws IOException {
        remove("sources.yml");
        remove("recipients.yml");

        Configuration configuration = home.configuration();

        assertThat(configuration.contracts().list()).isEmpty();
        assertThat(configuration.sources()).isEmpty();
        assertThat(configuration.recipients().roles()).isEmpty();
        assertThat(configuration.recipients().findFrom()).isEmpty();
        assertThat(configuration.kpis().list()).isNotEmpty();
        assertThat(configuration.reports().all()).isNotEmpty();
    }

    @Test
    void without_sources_what_loads_is_refused_and_what_only_reads_works() throws IOException {
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();
        remove("sources.yml");

        for (List<String> command : List.of(List.of("nightly", "--date", DAY, "--no-mail"), List.of("due"), List.of("due", "--list"),
                List.of("backfill", "--from", DAY, "--to", DAY, "--no-mail"), List.of("weekly", "--date", DAY, "--no-mail"))) {
            TestHome.Result result = home.run(command.toArray(String[]::new));
            assertThat(result.exit()).as(command.toString()).isEqualTo(2);
            assertThat(result.err()).contains("test-config/sources.yml: names no source; write where each feed comes from");
        }
        assertThat(home.run("kpi", "--from", DAY, "--to", DAY, "--kpi", "answer_rate_15s", "--format", "csv").csv()).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("denominator", "1.000000"));
        assertThat(home.run("status").exit()).isZero();
        TestHome.Result doctor = home.run("doctor");
        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.out()).contains("FAULT    sources: no source is configured in ");
    }

    /** Two calls on the day, one of them answered in time: 95 − 50 = 45 points. Staffing, which the presence of 2027 needs, has no source. */
    @Test
    void a_contract_over_calls_is_stated_by_a_centre_that_has_only_calls() throws IOException {
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), Calls.lost("B", DAY + " 09:20"))));
        home.write("test-config/contracts/calls.yml", """
                id: calls
                vendor: {id: one, name: 外包一部}
                covers: all
                effective: {from: 2026-01-01, to: 2027-12-31}
                currency: CNY
                monthly-fee: 300000.00
                kpis:
                  - {kpi: answer_rate_15s, target: 95%, rule: {kind: per-point, amount: 100.00, rounding: whole}}
                  - {kpi: avg_talk, target: '<= 300', rule: {kind: tiers, tiers: [{above: 300, amount: 100.00}]}}
                versions:
                  - {from: 2027-01-01, kpis: [{kpi: presence, target: 95%, rule: {kind: per-day, amount: 100.00}}]}
                """);
        home.run("nightly", "--date", DAY, "--no-mail");

        TestHome.Result made = home.run("render", "monthly-performance", "--period", "2026-11", "--format", "xlsx");
        assertThat(Workbooks.text(Files.readAllBytes(Path.of(made.out().strip())))).contains("应扣 4,500.00 元", "本月应付\nB", "295,500.00");
        assertThat(home.configuration().reports().isMade("monthly-performance")).isTrue();
        remove("contracts/calls.yml");
        assertThat(home.configuration().reports().isMade("monthly-performance")).as("without a contract").isFalse();
    }

    @Test
    void without_a_contract_there_is_no_statement() {
        TestHome.Result result = home.run("penalties", "--month", "2026-11");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("no contract is in force in 2026-11");
        assertThat(home.run("doctor").out()).contains("ok       contracts: none in ");
    }

    @Test
    void without_recipients_nothing_is_mailed_and_everything_else_works() throws IOException {
        remove("recipients.yml");

        TestHome.Result mailing = home.run("nightly", "--date", DAY);

        assertThat(mailing.exit()).isEqualTo(2);
        assertThat(mailing.err()).contains("test-config/recipients.yml: lacks 'from', the address that mails are sent from and roles: ");
        assertThat(folder.resolve("out/mail")).doesNotExist();
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();
        assertThat(home.run("resend", "daily-operations", "--period", DAY).err()).contains("the configuration folder has no recipients.yml");
        assertThat(home.run("doctor").out()).contains("warning  mail: ", "recipients.yml: lacks 'from'", "from nobody");
    }

    @Test
    void roles_without_anybody_are_named_once_with_those_who_use_them() {
        home.write("test-config/recipients.yml", "from: {address: a@example.org}\nroles: {客服组负责: [{address: b@example.org}]}\n");
        home.write("test-config/alerts.yml", "alerts:\n  failed: {kind: feed-failed, level: red, label: 装载失败, recipients: 值班主管}\n");

        TestHome.Result result = home.run("nightly", "--date", DAY);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("1 fault(s)", "recipients.yml: lacks roles: 客服组负责人, used by daily-operations, ",
                "; did you mean '客服组负责'?; ", "值班主管, used by alert failed; ");
        assertThat(home.configuration().missingRecipients()).isPresent();
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sources.yaml, sources.yml", "recipients.YAML, recipients.yml", "Alert.yml, alerts.yml", "sources.yml.txt, sources.yml",
        "secret.properties, secrets.properties", "contract.yml, contracts/contract.yml", "contracts.yml, contracts/contracts.yml",
        "contract/ZH-400.yml, contracts/ZH-400.yml", "ZH-400.yml, contracts/ZH-400.yml", "contracts/ZH-400.yaml, contracts/ZH-400.yml",
        "contracts/ZH-400.YML, contracts/ZH-400.yml"})
    void a_file_that_nothing_reads_is_a_fault_with_the_right_name(String name, String right) {
        home.write("test-config/" + name, "vendor: {}\n");

        assertThatThrownBy(() -> home.configuration()).isInstanceOfSatisfying(ConfigurationException.class, e ->
                assertThat(e.faults()).extracting(Fault::toString).singleElement().asString().startsWith(folder.resolve("test-config").resolve(name)
                        + ": nothing reads a file of this name; did you mean '" + right + "'? Read are agent-groups.yml, alerts.yml, "));
    }

    /** Written as a person would, and not by {@link TestHome#write}, whose lists stand alone. */
    private void over(String file, String text) throws IOException {
        Files.writeString(folder.resolve("test-config").resolve(file), text);
    }

    @Test
    void reports_kpis_alerts_and_fields_lie_over_the_products_by_entry_and_key() throws IOException {
        Configuration product = home.configuration();
        over("reports.yml", "reports:\n  monthly-operations: {off: true}\n  daily-operations: {deadline: 'next-day 09:00', cc: null}\n");
        over("kpis.yml", "kpis:\n  answer_rate: {target: '>= 90%', direction: null}\n");
        over("alerts.yml", "alerts:\n  many_complaints: {raise: '> 20'}\n  slow_responses: {off: true}\n");

        Configuration own = home.configuration();

        assertThat(own.reports().all()).hasSize(product.reports().all().size() - 1).extracting(ReportDefinition::id).doesNotContain("monthly-operations");
        ReportDefinition daily = own.reports().get("daily-operations");
        assertThat(daily.deadline(Period.Kind.DAY)).isNotEqualTo(product.reports().get("daily-operations").deadline(Period.Kind.DAY));
        assertThat(daily.cc()).isEmpty();
        assertThat(daily.formats()).isEqualTo(product.reports().get("daily-operations").formats());
        assertThat(own.kpis().find("answer_rate").orElseThrow().target()).contains(Target.parse(">= 90%"));
        assertThat(own.kpis().serviceLevel()).isEqualTo(product.kpis().serviceLevel());
        assertThat(own.alerts().list()).extracting(rule -> rule.heading().id()).contains("many_complaints", "feed_failed").doesNotContain("slow_responses");
    }

    /** Decision 368. */
    @Test
    void an_entry_may_have_a_file_of_its_own() throws IOException {
        Configuration product = home.configuration();
        over("reports.yml", "reports:\n  weekly-operations: {cc: null}\n");
        home.write("test-config/reports/monthly-operations.yml", "off: true\n");
        home.write("test-config/reports/daily-operations.yml", "# ours\ndeadline: 'next-day 09:00'\ncc: null\n");
        home.write("test-config/kpis/answer_rate.yml", "target: '>= 90%'\ndirection: null\n");
        home.write("test-config/kpis/lost_share.yml", "label: 呼损占比\nunit: percent\nnumerator: lost\ndenominator: seizures\nmeaning: 占用中未被接通的比例\n");
        home.write("test-config/alerts/many_complaints.yml", "raise: '> 20'\n");
        home.write("test-config/alerts/slow_responses.yml", "off: true\n");

        Configuration own = home.configuration();

        assertThat(own.reports().all()).hasSize(product.reports().all().size() - 1).extracting(ReportDefinition::id).doesNotContain("monthly-operations");
        ReportDefinition daily = own.reports().get("daily-operations");
        assertThat(daily.deadline(Period.Kind.DAY)).isNotEqualTo(product.reports().get("daily-operations").deadline(Period.Kind.DAY));
        assertThat(daily.cc()).isEmpty();
        assertThat(daily.formats()).isEqualTo(product.reports().get("daily-operations").formats());
        assertThat(own.reports().get("weekly-operations").cc()).isEmpty();
        assertThat(own.kpis().find("answer_rate").orElseThrow().target()).contains(Target.parse(">= 90%"));
        assertThat(own.kpis().find("lost_share").orElseThrow().label()).isEqualTo("呼损占比");
        assertThat(own.kpis().serviceLevel()).isEqualTo(product.kpis().serviceLevel());
        assertThat(own.alerts().list()).hasSize(product.alerts().list().size() - 1).extracting(rule -> rule.heading().id()).contains("many_complaints", "feed_failed")
                .doesNotContain("slow_responses");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            reports/daily-operations.yml | "layout: figures/deadlines: x"       | :2: reports.daily-operations.deadlines: unknown key 'deadlines'; did you mean 'deadline'?
            reports/dayly.yml            | "off: true"                          | :1: reports.dayly: there is no 'dayly' to leave out; did you mean '
            reports/daily-operations.yml | "daily-operations: {deadline: x}"    | :1: reports.daily-operations: the file's name says which entry it is; leave out 'daily-operations:'
            kpis/answer_rate.yml         | "kpis: {answer_rate: {unit: times}}" | :1: kpis.answer_rate: the file's name says which entry it is; leave out 'kpis:' and write what
            alerts/many_complaints.yml   | "# nothing yet"                      | :1: alerts.many_complaints: holds nothing; write its keys, or remove the file
            alerts/many_complaints.yml   | "level: red/raise：x/label: y"        | :2: not YAML: the colon is a full-width '：'; write ':' and a space
            alerts/late.yml              | "off: true"                          | :1: alerts.late: stands in @alerts.yml, too; keep one of them
            fields/agent_id.yml          | "align: top"                         | :1: fields.agent_id.align: expected one of
            fields/agent_id.yaml         | "align: left"                        | : nothing reads a file of this name; did you mean 'fields/agent_id.yml'? Read are agent-groups.yml,
            report/daily-operations.yml  | "off: true"                          | : nothing reads a file of this name; did you mean 'reports/daily-operations.yml'? Read are
            """)
    void a_fault_in_a_file_of_one_entry_names_that_file(String file, String text, String fault) throws IOException {
        over("alerts.yml", "alerts: {late: {kind: feed-failed, level: red, label: 装载失败, recipients: 客服组负责人}}\n");
        home.write("test-config/" + file, text.replace("/", "\n") + "\n");
        String folderOfFiles = folder.resolve("test-config") + "/";

        assertThatThrownBy(() -> home.configuration()).isInstanceOfSatisfying(ConfigurationException.class, e ->
                assertThat(e.faults()).extracting(Fault::toString).singleElement().asString().startsWith(folderOfFiles + file
                        + fault.replace("@", folderOfFiles)));
    }

    @Test
    void a_fault_in_what_lies_over_names_the_file_of_ones_own() throws IOException {
        over("reports.yml", "reports:\n  daily-operations:\n    deadlines: x\n  dayly: {off: true}\n");

        assertThatThrownBy(() -> home.configuration()).isInstanceOfSatisfying(ConfigurationException.class, e ->
                assertThat(e.faults()).extracting(Fault::toString).hasSize(2).allMatch(fault -> fault.contains("test-config/reports.yml:"))
                        .anyMatch(fault -> fault.contains(":3: reports.daily-operations.deadlines: unknown key 'deadlines'; did you mean 'deadline'?"))
                        .anyMatch(fault -> fault.contains(":4: reports.dayly: there is no 'dayly' to leave out; did you mean '")));
    }

    @Test
    void backslashes_of_windows_are_read_and_its_drives_are_not() throws IOException {
        home.write("exports/calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
        over("sources.yml", "feeds: {calls: [{type: csv, path: 'exports\\calls-{date}.csv'}]}\n");
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isZero();

        for (String path : List.of("D:\\exports\\calls.csv", "\\\\server\\exports\\calls.csv", "D:/exports/calls.csv")) {
            over("sources.yml", "feeds: {calls: [{type: csv, path: '" + path + "'}]}\n");
            assertThat(home.run("doctor").out()).contains("sources.yml:1: feeds.calls[0].path: '" + path.replace('\\', '/')
                    + "' is a path of Windows, which this machine does not have; mount the share and write the path that it has here");
        }
    }

    @Test
    void a_query_is_found_beside_the_file_that_names_it_first() throws IOException, SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("crm");
        DriverManager.getConnection(url, "sa", "").close();
        over("sources.yml", "feeds: {agents: [{type: jdbc, url: '" + url + "', username: sa, query: agents.sql}]}\n");
        home.write("agents.sql", "SELECT '2' AS agent_id, 'under the home' AS name");
        assertThat(home.run("doctor").out()).contains("name=under the home");

        home.write("test-config/agents.sql", "SELECT '1' AS agent_id, 'beside' AS name");
        assertThat(home.run("doctor").out()).contains("name=beside");
    }

    @Test
    void notes_certificates_and_old_copies_are_no_faults() {
        for (String name : List.of("README.md", "mail.pem", "sources.yml.bak", "sources.yml~", ".sources.yml.swp", ".git/config.yml", "contracts/README.md")) {
            home.write("test-config/" + name, "x\n");
        }

        assertThat(home.configuration().configuredFeeds()).containsExactly("calls");
    }

    @Test
    void a_folder_that_does_not_exist_is_a_fault() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> Configuration.read(new Folders(ReferenceData.projectRoot(), folder, nowhere, folder)))
                .isInstanceOf(ConfigurationException.class).hasMessage(nowhere + ": there is no such folder; correct --config");
    }
}
