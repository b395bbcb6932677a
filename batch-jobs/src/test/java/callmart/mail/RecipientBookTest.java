package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.report.TestReports;
import callmart.report.definition.ReportCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientBookTest {

    private static final Path PRODUCT = Path.of(System.getProperty("callmart.root")).resolve("config");

    @TempDir
    private Path folder;

    private final Faults faults = new Faults();

    private RecipientBook read(String yaml) throws IOException {
        Files.writeString(folder.resolve("recipients.yml"), yaml);
        return RecipientBook.read(new ConfigFolder(folder, PRODUCT), Secrets.read(PRODUCT, Map.of()), faults);
    }

    @Test
    void theProductsOwnFileNamesTheRolesOfTheReports() {
        RecipientBook book = RecipientBook.read(new ConfigFolder(PRODUCT, PRODUCT), Secrets.read(PRODUCT, Map.of()), faults);

        assertThat(faults.list()).isEmpty();
        assertThat(book.roles()).containsExactly("客服组负责人", "客服组其他同事", "值班主管", "部门经理", "外包负责人", "财务", "应急小组", "报表管理员",
                "话务员", "热线主管", "店客服中心", "店长", "事业部");
        assertThat(book.resolve(List.of("客服组负责人"))).extracting(Recipient::address)
                .containsExactly("service-lead@example.com");
    }

    @Test
    void everyFaultIsTold() throws IOException {
        read("""
                from: {name: 报表, address: nowhere}
                roles:
                  甲: [{name: 张, adress: a@example.com}]
                  乙: []
                """);

        assertThat(faults.list()).extracting(fault -> fault.line() + " " + fault.message()).containsExactly(
                "1 expected a mail address such as lead@example.com, found 'nowhere'",
                "3 unknown key 'adress'; did you mean 'address'? Valid: name, address",
                "3 'address' is required and missing",
                "3 expected a mail address such as lead@example.com, found ''",
                "4 the role has nobody; name at least one recipient or remove the role from the reports");
    }

    @Test
    void aHostOfOtherLettersIsHeldAsMailServersReadIt() throws IOException {
        RecipientBook book = read("""
                from: {name: 报表, address: r@报表。公司}
                roles:
                  甲: [{name: 客服组, address: lead@例子.公司}, {name: 客服组, address: Lead@xn--fsqu00a.xn--55qx5d}]
                """);

        assertThat(faults.list()).isEmpty();
        assertThat(book.resolve(List.of("甲"))).extracting(Recipient::address).containsExactly("lead@xn--fsqu00a.xn--55qx5d");
        assertThat(book.from().address()).matches("r@xn--[a-z0-9]+\\.xn--55qx5d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            张三@example.com               | whose part before the @ has ASCII letters and digits only
            lead＠example.com              | write @ in half width
            le ad@example.com              | expected a mail address
            lead@exa mple.com              | expected a mail address
            'Lead <lead@example.com>'      | a name belongs in 'name'
            a@example.com,b@example.com    | expected a mail address
            lead@例 子.公司                | has no possible host behind its @
            lead@                          | expected a mail address""")
    void anAddressThatNoServerWouldTakeIsAFaultAtStart(String address, String what) throws IOException {
        read("from: {name: 报表, address: r@example.com}\nroles:\n  甲: [{name: 张, address: '" + address + "'}]\n");

        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.toString()).contains("recipients.yml:3", "roles.甲").contains(address);
            assertThat(fault.message()).contains(what);
        });
    }

    @Test
    void aNameThatWouldBreakAHeaderIsAFaultAtStart() throws IOException {
        read("from: {name: 报表, address: r@example.com}\nroles:\n  甲: [{name: \"张\\nBcc: x@example.com\", address: a@example.com}]\n");

        assertThat(faults.list()).singleElement().satisfies(fault ->
                assertThat(fault.message()).contains("a name must not hold line breaks"));
    }

    @Test
    void somebodyInTwoRolesGetsOneMail() throws IOException {
        RecipientBook book = read("""
                from: {name: 报表, address: r@example.com}
                roles:
                  甲: [{name: 张, address: a@example.com}]
                  乙: [{name: 张, address: a@example.com}, {name: 李, address: b@example.com}]
                """);

        assertThat(book.resolve(List.of("甲", "乙"))).extracting(Recipient::name).containsExactly("张", "李");
    }

    private static final String LONG = "enough-letters";

    private RecipientBook locked(String attachments, Map<String, String> secrets) throws IOException {
        Files.writeString(folder.resolve("recipients.yml"), """
                from: {name: 报表, address: r@example.com}
                roles:
                  甲: [{name: 张, address: a@example.com}]
                  财务:
                    people: [{name: 李, address: b@example.com}]
                    attachments: %s
                teams:
                  T0: {people: [{name: 王, address: c@example.com}], attachments: {password: '${TEAM}', since: 2026-12-01}}
                """.formatted(attachments));
        Map<String, String> all = new java.util.HashMap<>(secrets);
        all.put("TEAM", LONG);
        return RecipientBook.read(new ConfigFolder(folder, PRODUCT), Secrets.read(folder, all), faults);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {password: long-enough-word, since: 2026-12-01}              | password | a password does not stand in this file: write ${NAME}
            {password: '${SHORT}', since: 2026-12-01}                    | password | the password has 9 characters; it needs at least 10
            {password: '${GONE}', since: 2026-12-01}                     | password | neither the environment nor secrets.properties
            {password: '${WORD}'}                                        | password | set 'since'
            {since: 2026-12-01}                                          | since    | there is no password that began then
            {password: '${WORD}', since: tomorrow}                       | since    | expected a date such as 2026-11-21
            {password: '${WORD}', since: 2026-12-01, body: all}          | body     | expected one of full, summary, none, found 'all'
            {password: '${WORD}', since: 2026-12-01, bodies: full}       | bodies   | did you mean 'body'?""")
    void whatIsWrongWithAPasswordIsAFaultThatDoesNotSayIt(String attachments, String key, String what) throws IOException {
        locked(attachments, Map.of("WORD", LONG, "SHORT", "too short"));

        assertThat(faults.list()).isNotEmpty().allSatisfy(fault ->
                assertThat(fault.toString()).doesNotContain("long-enough-word", LONG, "too short")).anySatisfy(fault -> {
            assertThat(fault.toString()).contains("recipients.yml:6", "roles.财务.attachments." + key);
            assertThat(fault.message()).contains(what);
        });
    }

    @Test
    void aRoleMaySayWhatLocksItsFilesAndSoMayAKey() throws IOException {
        RecipientBook book = locked("{password: '${WORD}', since: 2026-12-01, body: summary}", Map.of("WORD", LONG));

        assertThat(faults.list()).isEmpty();
        assertThat(book.resolve(List.of("甲", "财务"))).extracting(Recipient::address).containsExactly("a@example.com", "b@example.com");
        assertThat(book.locks()).containsExactly(Map.entry("财务", "set, 14 characters, since 2026-12-01; body summary"),
                Map.entry("team: T0", "set, 14 characters, since 2026-12-01; body full"));
    }

    @Test
    void aGuardedReportGoesToNobodyPlainAndAPdfTakesAsciiAlone() throws IOException {
        RecipientBook book = locked("{password: '${WORD}', since: 2026-12-01}", Map.of("WORD", "财务文件专用口令二〇二六年"));
        Files.writeString(folder.resolve("reports.yml"), "reports:\n  daily-operations:\n    protect: true\n    recipients: [财务]\n    cc: [甲, 丙]\n");
        ConfigFolder own = new ConfigFolder(folder, PRODUCT);
        ReportCatalogue reports = ReportCatalogue.read(own, TestReports.kpis(), TestReports.measures(), TestReports.FEEDS, TestReports.texts(), faults);
        assertThat(faults.list()).isEmpty();

        ProtectionCheck.check(book, reports, DeliverySettings.Encryption.USUAL);

        assertThat(faults.list()).extracting(Object::toString).anySatisfy(fault -> assertThat(fault)
                .contains("reports.yml:3", "daily-operations.protect", "'甲' would get daily-operations plain")).anySatisfy(fault -> assertThat(fault)
                .contains("recipients.yml:6", "roles.财务.attachments.password", "printable ASCII only").doesNotContain("口令")).hasSize(2);
    }

    @Test
    void anUnknownRoleNamesTheNearest() throws IOException {
        RecipientBook book = read("""
                from: {name: 报表, address: r@example.com}
                roles:
                  客服组: [{name: 张, address: a@example.com}]
                """);

        assertThatThrownBy(() -> book.resolve(List.of("客服"))).hasMessageContaining("did you mean '客服组'?");
    }
}
