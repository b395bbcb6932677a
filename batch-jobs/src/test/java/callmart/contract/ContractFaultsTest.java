package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract files that are wrong in ways that users' files are, each with the one message that it gives. */
class ContractFaultsTest {

    private static final String BASE = ContractFiles.BASE;

    @TempDir
    private Path folder;

    private ContractFiles files() {
        return new ContractFiles(folder);
    }

    /** One line of the base is replaced; {@code 00/} stands for a new line after it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id: V1                       | id: ''                                          | a.yml:1: id: must not be empty",
        "id: V1                       | number: V1                                      | a.yml:1: number: unknown key 'number'; did you mean 'vendor'? Valid: id, vendor, covers, effective, currency, monthly-fee, kpis, slips, caps, versions",
        "vendor: {id: v, name: 外包一部} | vendor: 外包一部                                  | a.yml:2: vendor: expected a mapping (key: value), found '外包一部'",
        "covers: all                  | 'covers: {teams: [T0], queues: [sales]}'        | a.yml:3: covers: name either teams or queues; whose work is told apart by both belongs in two contracts",
        "covers: all                  | 'covers: {teams: []}'                           | a.yml:3: covers: names no one; write all, {teams: [T0]} or {queues: [sales]}",
        "covers: all                  | 'covers: {teams: [T0, T0]}'                     | a.yml:3: covers.teams[1]: 'T0' stands twice; keep one of them",
        "covers: all                  | 'covers: {teams: ['''']}'                       | a.yml:3: covers.teams[0]: must not be empty",
        "2026-01-01, to: 2026-12-31   | '2026-12-31, to: 2026-01-01'                    | a.yml:4: effective: 'to' 2026-01-01 is before 'from' 2026-12-31",
        "2026-12-31                   | 2026-02-30                                      | a.yml:4: effective.to: expected a day such as 2026-01-01, found '2026-02-30'",
        "2026-12-31                   | 2026/12/31                                      | a.yml:4: effective.to: expected a day such as 2026-01-01, found '2026/12/31'",
        "2026-12-31                   | +12026-12-31                                    | a.yml:4: effective.to: expected a day such as 2026-01-01, found '+12026-12-31'",
        "'2026-01-01, to: 2026-12-31' | 2026-01-01                                      | a.yml:4: effective: 'to' is required and missing",
        "currency: CNY                | currency: 人民币                                  | a.yml:5: currency: expected a currency of three capital letters such as CNY, found '人民币'",
        "300000.00                    | '300,000.00'                                    | a.yml:6: monthly-fee: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '300,000.00'",
        "300000.00                    | 30万                                             | a.yml:6: monthly-fee: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '30万'",
        "300000.00                    | -1.00                                           | a.yml:6: monthly-fee: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '-1.00'",
        "300000.00                    | 3e5                                             | a.yml:6: monthly-fee: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '3e5'",
        "300000.00                    | 300000.00/monthly-fee: 1.00                     | a.yml:7: monthly-fee: stands twice in this mapping; keep one of them",
        "300000.00                    | 300000.00/caps: {agent-month: 500.00元}           | a.yml:7: caps.agent-month: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '500.00元'",
        "300000.00                    | 300000.00/caps: {month-share-of-fee: 120%}      | a.yml:7: caps.month-share-of-fee: expected a percentage from 0% to 100% such as 95%, found '120%'",
        "300000.00                    | 300000.00/caps: {month-share-of-fee: 20％}        | a.yml:7: caps.month-share-of-fee: expected a percentage from 0% to 100% such as 95%, found '20％'",
        "300000.00                    | '300000.00/versions: [{monthly-fee: 1.00}]'     | a.yml:7: versions[0]: 'from' is required and missing",
        "300000.00                    | '300000.00/versions: [{from: 2025-12-31}]'      | a.yml:7: versions[0].from: a version begins after the one before it (2026-01-01) and while the contract is in force (until 2026-12-31), found 2025-12-31",
        "300000.00                    | '300000.00/versions: [{from: 2026-07-01, covers: all}]' | a.yml:7: versions[0].covers: unknown key 'covers'; did you mean 'caps'? Valid: from, monthly-fee, kpis, slips, caps",
        "300000.00                    | 300000.00/slips: {tariff: {A1: 200.00}}         | a.yml:7: slips.tariff.A1: expected a mapping (key: value), found '200.00'",
        "300000.00                    | '300000.00/slips: {tariff: {A1: {title: x, amount: 1}, A1: {title: y, amount: 2}}}' | a.yml:7: slips.tariff.A1: stands twice in this mapping; keep one of them",
        "300000.00                    | '300000.00/slips: {tariff: {D2: {title: 迟到, amount: 20.00}}, from: {attendance: {late: {code: D2, over-minutes: 10%}}}}' | a.yml:7: slips.from.attendance.late.over-minutes: expected minutes, 0 or more, such as 20, found '10%'",
        "300000.00                    | '300000.00/slips: {tariff: {D2: {title: 迟到, amount: 20.00}}, from: {attendance: {late: {code: D2, over-minutes: 十}}}}' | a.yml:7: slips.from.attendance.late.over-minutes: expected minutes, 0 or more, such as 20, found '十'",
        "300000.00                    | '300000.00/kpis: {answer_rate_15s: 95%}'        | a.yml:7: kpis.answer_rate_15s: unknown key 'answer_rate_15s'; did you mean 'min-cases'? Valid: kpi, target, rule, cap, min-cases",
        "300000.00                    | '300000.00/kpis: [{kpi: avg_talk, target: 30%, rule: {kind: per-day, amount: 1.00}}]' | a.yml:7: kpis[0].target: avg_talk has no direction in kpis.yml; write the target as '>= 95%' or '<= 20', found '30%'",
        "300000.00                    | '300000.00/kpis: [{kpi: avg_talk, target: <= 30%, rule: {kind: per-day, amount: 1.00}}]' | a.yml:7: kpis[0].target: avg_talk is counted in seconds; write the target as '<= 20', found '<= 30%'",
        "300000.00                    | '300000.00/kpis: [{kpi: avg_talk, target: <= -5, rule: {kind: per-day, amount: 1.00}}]' | a.yml:7: kpis[0].target: avg_talk is counted in seconds; write the target as '<= 20', found '<= -5'",
        "300000.00                    | '300000.00/kpis: [{kpi: reach_rate, target: 50%, rule: {kind: per-point, amount: 1.00}}]' | a.yml:7: kpis[0].kpi: reach_rate is counted from each campaign's first day, not by the month, and cannot be priced; leave it out",
        "300000.00                    | '300000.00/kpis: [{kpi: avg_talk, target: <= 20, rule: {kind: tiers, tiers: [{above: 30s, amount: 1.00}]}}]' | a.yml:7: kpis[0].rule.tiers[0].above: expected seconds, 0 or more, such as 20, found '30s'",
        "300000.00                    | '300000.00/kpis: [{kpi: presence, target: 95%, rule: per-day}]' | a.yml:7: kpis[0].rule: expected a mapping (key: value), found 'per-day'",
        "300000.00                    | '300000.00/kpis: [{kpi: presence, target: 95%, rule: {kind: per-day, amount: free}}]' | a.yml:7: kpis[0].rule.amount: expected an amount of money, not negative and with at most two decimal places, such as 500.00, found 'free'"})
    void a_line_that_is_wrong_is_said(String good, String bad, String fault) {
        assertThat(BASE).contains(good);

        assertThat(files().write("a.yml", BASE.replace(good, bad.replace("00/", "00\n"))).faults()).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                       | a.yml: the file says nothing; write the contract, or move the file away",
        "'# only a comment'       | a.yml: the file says nothing; write the contract, or move the file away",
        "'- id: V1'               | a.yml:1: expected a mapping (key: value), found a list",
        "V1                       | a.yml:1: expected a mapping (key: value), found 'V1'",
        "'id: {V1'                | a.yml:1: not YAML: expected ',' or '}', but got <stream end>",
        "'id: V1 vendor: v'       | a.yml:1: not YAML: mapping values are not allowed here"})
    void a_file_that_is_no_contract_is_said(String text, String fault) {
        assertThat(files().write("a.yml", text).faults()).contains(fault);
    }

    @Test
    void tabs_and_a_second_document_are_said() {
        assertThat(files().write("a.yml", "vendor:\n\tid: v\n").faults()).containsExactly(
                "a.yml:2: not YAML: the line begins with a tab; indent with spaces");
        assertThat(files().write("a.yml", BASE + "---\n" + BASE).faults()).singleElement().asString().startsWith("a.yml:7: not YAML: ");
    }

    @Test
    void a_file_of_another_charset_is_said_and_a_byte_order_mark_is_none() throws IOException {
        ContractFiles files = files().write("a.yml", "\uFEFF" + BASE);
        assertThat(files.read().list()).hasSize(1);

        Files.write(folder.resolve("contracts/a.yml"), BASE.getBytes(Charset.forName("GB18030")));
        assertThat(files.faults()).containsExactly("a.yml: the file is not UTF-8; save it again as UTF-8");
        Files.write(folder.resolve("contracts/a.yml"), BASE.getBytes(StandardCharsets.UTF_16));
        assertThat(files.faults()).containsExactly("a.yml: the file is not UTF-8; save it again as UTF-8");
    }

    @Test
    void a_folder_named_as_a_file_is_said() throws IOException {
        Files.createDirectories(folder.resolve("contracts/a.yml"));

        assertThat(files().faults()).containsExactly("a.yml: cannot be read: Is a directory");
    }

    @Test
    void a_contract_without_end_is_read() {
        assertThat(files().write("a.yml", BASE.replace("2026-12-31", "9999-12-31")).read().list()).hasSize(1);
    }

    @Test
    void ten_thousand_lines_are_read_and_their_one_fault_is_found() {
        String tariff = IntStream.range(0, 10_000).mapToObj(i -> "    C" + i + ": {title: 过失" + i + ", amount: 1.00}\n").collect(Collectors.joining());
        String text = BASE + "slips:\n  tariff:\n" + tariff + "  from: {qa_reviews: problem_code}\n";

        assertThat(files().write("a.yml", text).read().list().get(0).terms().get(0).slips().tariff()).hasSize(10_000);
        assertThat(files().write("a.yml", text.replace("C9000: {title: 过失9000, amount: 1.00}", "C9000: {title: 过失9000, amount: 1,00}")).faults())
                .isNotEmpty().allMatch(said -> said.startsWith("a.yml:9009: "));
    }

    @Test
    void what_refuses_names_the_whole_path() {
        try {
            files().write("a.yml", "").read();
        } catch (ConfigurationException e) {
            assertThat(e.getMessage()).startsWith(folder.resolve("contracts/a.yml").toString());
            return;
        }
        throw new AssertionError("an empty file was taken for a contract");
    }
}
