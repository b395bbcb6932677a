package callmart.publish;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.CheckResult;
import callmart.runlog.RunLog;
import callmart.testing.Calls;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.wiring.Configuration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reports a broken check withholds. */
class ReadinessTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_loaded_day() {
        home = new TestHome(folder, "readiness", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
        home.run("nightly", "--date", DAY.toString(), "--no-mail");
    }

    private boolean withheld(CheckResult.Severity severity, List<String> uses) {
        Path product = ReferenceData.projectRoot();
        Folders folders = new Folders(product, home.home(), product.resolve("config"), SharedWarehouse.cache());
        ReportDefinition report = Configuration.read(folders).reports().find("daily-operations").orElseThrow();
        try (var warehouse = home.warehouse()) {
            RunLog runLog = new RunLog(warehouse, Clock.systemUTC());
            runLog.checks("run", List.of(new CheckResult("made_up", DAY, severity, uses, false, "does not agree")));
            return new Readiness(runLog, Set.of("calls"), period -> Set.of(), week -> Optional.empty()).gaps(report, Period.day(DAY)).stream().anyMatch(gap -> gap.name().equals("made_up"));
        }
    }

    @Test
    void a_broken_check_withholds_the_reports_that_use_its_feeds_and_no_others() {
        assertThat(withheld(CheckResult.Severity.FAIL, List.of("tickets", "qa_reviews"))).isFalse();
        assertThat(withheld(CheckResult.Severity.FAIL, List.of("surveys", "calls"))).isTrue();
        assertThat(withheld(CheckResult.Severity.FAIL, List.of())).isTrue();
        assertThat(withheld(CheckResult.Severity.WARN, List.of("calls"))).isFalse();
    }
}
