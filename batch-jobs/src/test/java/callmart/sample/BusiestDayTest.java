package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.TestFolders;
import callmart.testing.TestHome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The busiest day that the demo's centre had before the 22nd of November is explained by the sales promotion that the sample planted in it. */
@TestInstance(Lifecycle.PER_CLASS)
class BusiestDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 9);

    private TestHome home;

    @BeforeAll
    void the_day_and_the_mondays_before_it() throws IOException {
        Path folder = TestFolders.make("busiest-day");
        List<LocalDate> days = LongStream.rangeClosed(0, 4).mapToObj(weeks -> DAY.minusWeeks(4 - weeks)).toList();
        for (LocalDate day : days) {
            new SampleCentre().write(folder.resolve("var/sample"), day, day);
        }
        home = new TestHome(folder, "busiest_day", "Asia/Shanghai", Files.readString(ReferenceData.projectRoot().resolve("config/sources.yml")));
        try (var warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).load(folder.resolve("test-config"), days);
        }
    }

    @Test
    void it_is_the_busiest_and_has_a_promotion() {
        LocalDate busiest = LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 11, 22)).max(Comparator.comparing(day ->
                new Demand(DayPlan.of(SampleCentre.DEFAULT_SEED, day), Dice.of(SampleCentre.DEFAULT_SEED, day, "calls")).arrivals().size())).orElseThrow();

        assertThat(busiest).isEqualTo(DAY);
        assertThat(DayPlan.of(SampleCentre.DEFAULT_SEED, DAY).disturbance()).matches(plan -> plan.isPromotion() && plan.from() / 3600 == 10
                && plan.to() / 3600 == 12);
    }

    @Test
    void the_hours_of_the_promotion_give_the_difference() {
        TestHome.Result result = home.run("explain", "answer_rate_15s", "--date", DAY.toString(), "--why", "--by", "hour", "--format", "csv");

        assertThat(result.exit()).as(result.err()).isZero();
        List<Map<String, String>> worst = result.csv().stream().sorted(Comparator.comparing(row -> given(row))).limit(2).toList();
        assertThat(worst).extracting(row -> row.get("hour")).isSubsetOf("10", "11", "12");
        assertThat(home.run("explain", "answer_rate_15s", "--date", DAY.toString(), "--why").out()).contains("(equal, unrounded)", "different: median");
    }

    private static BigDecimal given(Map<String, String> row) {
        return new BigDecimal(row.get("rate")).add(new BigDecimal(row.get("mix")));
    }

    @Test
    void the_days_report_begins_with_it_in_mail_and_a_person_adds_a_sentence() throws IOException {
        TestHome.Result noted = home.run("note", "add", "--report", "daily-operations", "--period", DAY.toString(), "--text", "开盘活动，致电 13812345678",
                "--author", "值班经理");
        assertThat(noted.exit()).isZero();
        assertThat(noted.out()).contains("render daily-operations --period " + DAY);
        Path file = home.home().resolve("report.html");
        home.run("render", "daily-operations", "--period", DAY.toString(), "--format", "html", "--out", file.toString());
        List<String> sentences = Files.readString(file).lines().filter(line -> line.contains("line-height:23px")).toList();

        assertThat(sentences.get(0)).contains("1. ", "常态", "近4个周一", "贡献", "占用次数").containsAnyOf("11 时贡献", "12 时贡献").doesNotContain("因为");
        assertThat(sentences.get(0)).containsAnyOf("同时：占用次数", "预测", "在位");
        assertThat(String.join("\n", sentences)).contains("开盘活动，致电 138****5678（值班经理）");
        assertThat(Files.readString(file)).contains("异动说明的参照期：2026-11-02 周一、2026-10-26 周一、2026-10-19 周一、2026-10-12 周一");
    }

    @Test
    void a_note_is_short_and_of_a_report_that_has_notes() {
        assertThat(home.run("note", "add", "--report", "daily-operation", "--period", "2026-11-09", "--text", "x", "--author", "y").err())
                .contains("there is no report 'daily-operation' with notes", "daily-operations");
        assertThat(home.run("note", "add", "--report", "daily-operations", "--period", "2026-11-09", "--text", "长".repeat(301), "--author", "y").err())
                .contains("1 to 300 characters, found 301");
        assertThat(home.run("explain", "answer_rate_15s", "--date", DAY.toString(), "--why", "--by", "hours").err()).contains("there is no dimension 'hours'",
                "hour");
    }
}
