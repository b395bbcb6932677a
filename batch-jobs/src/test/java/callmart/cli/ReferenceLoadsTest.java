package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import callmart.feed.Feeds;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.TestHome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank's calls and a whole made centre, their last days through the night, compared with the answers of an independent program to the last digit. */
@TestInstance(Lifecycle.PER_CLASS)
class ReferenceLoadsTest {

    private static final List<String> ACCOUNTING = List.of("read", "loaded", "duplicates", "rejected", "other_day");

    private TestHome bank;
    private TestHome centre;

    @BeforeAll
    void load_both(@TempDir Path folder) throws IOException {
        Path data = ReferenceData.folder();
        bank = new TestHome(linked(folder.resolve("bank"), data), "reference_bank", "Asia/Jerusalem",
                Files.readString(data.resolve("technion/config/sources.yml"))).makingOnly("daily-operations");
        centre = new TestHome(linked(folder.resolve("centre"), data), "reference_centre", "Asia/Shanghai",
                Files.readString(data.resolve("centre/config/sources.yml"))).makingOnly();
        load(bank, "1999-02-01", "1999-02-14", "calls");
        load(centre, "2026-11-09", "2026-11-15", String.join(",", Feeds.NAMES));
    }

    /** The nights of the last two days, after the others were loaded and measured together. */
    private static void load(TestHome home, String from, String to, String feeds) {
        LocalDate last = LocalDate.parse(to);
        try (var warehouse = home.warehouse()) {
            new FactLoader(warehouse, home.home(), home.configuration().measureSettings()).load(home.home().resolve("test-config"),
                    LocalDate.parse(from).datesUntil(last.minusDays(1)).toList());
        }
        assertThat(home.run("backfill", "--from", last.minusDays(1).toString(), "--to", to, "--feeds", feeds, "--no-mail").exit())
                .isIn(Exit.DONE, Exit.WARNINGS);
    }

    /** A home that reads the reference data where it lies. */
    private static Path linked(Path home, Path data) throws IOException {
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve("technion"), data.resolve("technion"));
        Files.createSymbolicLink(home.resolve("centre"), data.resolve("centre"));
        return home;
    }

    @Test
    void a_real_banks_days_are_accounted_for() {
        assertAccounting(bank, "technion/expected/accounting-by-day.csv", "1999-02-01", "1999-02-14");
    }

    @Test
    void a_made_centres_days_are_accounted_for() {
        assertAccounting(centre, "centre/expected/accounting-calls.csv", "2026-11-09", "2026-11-15");
    }

    private static void assertAccounting(TestHome home, String expected, String from, String to) {
        Map<String, Map<String, String>> byDay = new TreeMap<>();
        try (var warehouse = home.warehouse()) {
            warehouse.forEach("SELECT toString(business_date) AS day, toString(rows_read) AS read, toString(loaded) AS loaded,"
                    + " toString(duplicates) AS duplicates, toString(rejected) AS rejected, toString(other_day) AS other_day FROM"
                    + " feed_runs WHERE feed = 'calls' AND business_date BETWEEN {from:Date} AND {to:Date}",
                    Map.of("from", from, "to", to), row -> {
                        Map<String, String> counts = new LinkedHashMap<>();
                        ACCOUNTING.forEach(count -> counts.put(count, row.string(count)));
                        byDay.put(row.string("day"), counts);
                    });
        }
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        ReferenceData.csv(expected).forEach(row -> {
            Map<String, String> counts = new LinkedHashMap<>();
            ACCOUNTING.forEach(count -> counts.put(count, row.get(count)));
            wanted.put(row.get("day"), counts);
        });
        assertThat(byDay).isEqualTo(wanted);
    }

    @Test
    void a_real_banks_measures_agree_by_day() {
        Set<String> all = ReferenceData.csv("technion/expected/measures-by-day.csv").stream().map(row -> row.get("measure"))
                .collect(Collectors.toSet());
        assertMeasures(bank, "technion/expected/measures-by-day.csv", all, "--from", "1999-02-01", "--to", "1999-02-14", "--by", "day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "day", "hour", "queue", "category", "agent"})
    void a_made_centres_measures_and_kpis_agree(String by) {
        String[] period = by.equals("total") ? new String[] {"--from", "2026-11-09", "--to", "2026-11-15"}
                : new String[] {"--from", "2026-11-09", "--to", "2026-11-15", "--by", by};
        TestHome.Result measures = centre.run(command("measures", period));
        Set<String> known = measures.csv().stream().map(row -> row.get("measure")).collect(Collectors.toSet());
        assertThat(known).contains("seizures", "wait_answered_s", "outbound_talk_s");
        assertMeasures(centre, "centre/expected/measures-by-" + by + ".csv", known, period);
        assertKpis("centre/expected/kpi-by-" + by + ".csv", centre.run(command("kpi", period)).csv());
    }

    /** Compares the measures that the expected file knows; it has those of other feeds, too. */
    private static void assertMeasures(TestHome home, String expected, Set<String> known, String... period) {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        ReferenceData.csv(expected).stream().filter(row -> known.contains(row.get("measure")))
                .forEach(row -> put(wanted, row.get("key") + " " + row.get("measure"), row.get("value")));
        Set<String> compared = ReferenceData.csv(expected).stream().map(row -> row.get("measure")).collect(Collectors.toSet());
        Map<String, BigDecimal> got = new TreeMap<>();
        home.run(command("measures", period)).csv().stream().filter(row -> compared.contains(row.get("measure")))
                .forEach(row -> put(got, row.get("key") + " " + row.get("measure"), row.get("value")));
        assertThat(wanted).isNotEmpty();
        assertThat(got).isEqualTo(wanted);
    }

    /** A measure that is 0 may be left out on either side. */
    private static void put(Map<String, BigDecimal> values, String key, String value) {
        BigDecimal number = new BigDecimal(value).setScale(6, RoundingMode.UNNECESSARY);
        if (number.signum() != 0) {
            values.put(key, number);
        }
    }

    private static void assertKpis(String expected, List<Map<String, String>> got) {
        Map<String, String> values = new TreeMap<>();
        got.forEach(row -> values.put(row.get("key") + " " + row.get("kpi"), kpi(row)));
        Set<String> kpis = got.stream().map(row -> row.get("kpi")).collect(Collectors.toSet());
        assertThat(kpis).contains("answer_rate_15s", "avg_talk");
        Map<String, String> wanted = new TreeMap<>();
        Set<String> compared = ReferenceData.csv(expected).stream().map(row -> row.get("kpi")).collect(Collectors.toSet());
        values.keySet().removeIf(key -> !compared.contains(key.substring(key.indexOf(' ') + 1)));
        ReferenceData.csv(expected).stream().filter(row -> kpis.contains(row.get("kpi")))
                .filter(row -> values.containsKey(row.get("key") + " " + row.get("kpi")) || hasDenominator(row))
                .forEach(row -> wanted.put(row.get("key") + " " + row.get("kpi"), roundedHalfUp(row)));
        values.values().removeIf(value -> value.contains("/ 0.000000"));
        wanted.values().removeIf(value -> value.contains("/ 0.000000"));
        assertThat(wanted).isNotEmpty();
        assertThat(values).isEqualTo(wanted);
    }

    /** The other program rounds a tie such as 0.9765625 to even; here it is rounded up, as everywhere in this product. */
    private static String roundedHalfUp(Map<String, String> row) {
        if (!hasDenominator(row)) {
            return kpi(row);
        }
        BigDecimal value = new BigDecimal(row.get("numerator")).divide(new BigDecimal(row.get("denominator")), 6, RoundingMode.HALF_UP);
        assertThat(value).isCloseTo(new BigDecimal(row.get("value")), within(new BigDecimal("0.000001")));
        return row.get("numerator") + " / " + row.get("denominator") + " = " + value.toPlainString();
    }

    private static boolean hasDenominator(Map<String, String> row) {
        return new BigDecimal(row.get("denominator")).signum() != 0;
    }

    private static String kpi(Map<String, String> row) {
        return row.get("numerator") + " / " + row.get("denominator") + " = " + row.get("value");
    }

    private static String[] command(String name, String... period) {
        return Stream.concat(Stream.of(name, "--format", "csv"),
                Stream.of(period)).toArray(String[]::new);
    }

    @Test
    void a_made_centres_statement_agrees() throws IOException {
        Path contract = ReferenceData.folder().resolve("centre/config/contracts/sample.yml");
        Map<String, BigDecimal> got = new TreeMap<>();
        centre.run("penalties", "--month", "2026-11", "--what-if", contract.toString(), "--format", "csv").csv().forEach(row -> got.merge(
                row.get("kind") + " " + switch (row.get("kind")) {
                    case "slip" -> row.get("agent_id");
                    case "kpi", "bonus" -> row.get("ref");
                    default -> "";
                }, new BigDecimal(row.get("amount")), BigDecimal::add));
        Map<String, BigDecimal> wanted = new TreeMap<>();
        ReferenceData.csv("centre/expected/penalties-2026-11.csv").forEach(row -> wanted.put(row.get("kind") + " " + row.get("key"),
                new BigDecimal(row.get("amount"))));
        got.values().removeIf(amount -> amount.signum() == 0);
        assertThat(got).isEqualTo(wanted);
    }

    @Test
    void a_real_banks_day_becomes_a_workbook_and_a_pdf() {
        TestHome.Result result = bank.run("render", "daily-operations", "--period", "1999-02-08");

        assertThat(result.exit()).isEqualTo(Exit.DONE);
        assertThat(bank.home().resolve("out/reports/1999-02-08/daily-operations.xlsx")).isNotEmptyFile();
        assertThat(bank.home().resolve("out/reports/1999-02-08/daily-operations.pdf")).isNotEmptyFile();
    }
}
