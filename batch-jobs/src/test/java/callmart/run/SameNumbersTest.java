package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Pdfs;
import callmart.report.Workbooks;
import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same number everywhere: the command line, the workbook, the PDF and the mail's page of one week. */
class SameNumbersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @TempDir
    private Path folder;

    @Test
    void kpi_workbook_pdf_and_page_of_a_week_agree() throws IOException {
        TestHome home = new TestHome(folder, "same_numbers", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")
                .makingOnly("daily-operations", "weekly-operations");
        for (int i = 0; i < 7; i++) {
            LocalDate day = MONDAY.plusDays(i);
            int calls = 5 + i;
            home.write("calls-" + day.toString().replace("-", "") + ".csv", Calls.file(Stream.concat(
                    IntStream.range(0, calls).mapToObj(n -> Calls.answered(day + "A" + n, day + " 09:" + (10 + n))),
                    IntStream.range(0, calls % 3).mapToObj(n -> Calls.lost(day + "L" + n, day + " 10:" + (10 + n)))).toList()));
        }
        assertThat(home.run("backfill", "--from", "2026-11-16", "--to", "2026-11-22", "--no-mail").exit()).isZero();
        assertThat(home.run("weekly", "--date", "2026-11-23", "--no-mail").exit()).isZero();
        assertThat(home.run("render", "weekly-operations", "--period", "2026-W47", "--format", "html", "--out",
                folder.resolve("page.html").toString()).exit()).isZero();

        Map<String, String> kpis = home.run("kpi", "--from", "2026-11-16", "--to", "2026-11-22", "--format", "csv").csv().stream()
                .collect(Collectors.toMap(row -> row.get("kpi"), row -> row.get("value")));
        String workbook = Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/2026-W47/weekly-operations.xlsx")));
        String pdf = Pdfs.text(Files.readAllBytes(folder.resolve("out/reports/2026-W47/weekly-operations.pdf")));
        String page = Files.readString(folder.resolve("page.html"));

        for (String kpi : List.of("answer_rate_15s", "answer_rate")) {
            String shown = new BigDecimal(kpis.get(kpi)).movePointRight(2).setScale(2, RoundingMode.HALF_UP) + "%";
            assertThat(workbook).contains(shown);
            assertThat(pdf).contains(shown);
            assertThat(page).contains(shown);
        }
        assertThat(kpis.get("answer_rate")).as("56 answered of 64 calls").isEqualTo("0.875000");
        assertThat(page).contains("87.50%");
    }
}
