package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.runlog.RunRecord;
import callmart.runlog.StateDatabase;
import callmart.testing.Calls;
import callmart.testing.TestHome;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.test.JobOperatorTestUtils;
import org.springframework.batch.test.JobRepositoryTestUtils;
import org.springframework.context.ConfigurableApplicationContext;

/** The jobs as Batch runs them: which steps in which order, what is left out, what a restart repeats. */
class JobsTest {

    private static final String DAY = "2026-11-20";

    @TempDir
    private Path folder;
    private TestHome home;
    private Wiring parts;
    private HikariDataSource state;
    private ConfigurableApplicationContext context;
    private JobRepository repository;

    @BeforeEach
    void a_small_centre() {
        home = new TestHome(folder, "jobs", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}").makingOnly("daily-operations");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
        Configuration configuration = home.configuration();
        parts = new Wiring(configuration, Clock.systemUTC());
        state = StateDatabase.open(configuration.settings().stateDatabase(), configuration.folders());
        context = Jobs.context(state, parts.nightSteps(), parts.reportSteps());
        repository = context.getBean(JobRepository.class);
    }

    @AfterEach
    void end() {
        context.close();
        parts.close();
        state.close();
    }

    private JobExecution start(String job, JobParameters parameters) throws Exception {
        JobOperatorTestUtils operator = new JobOperatorTestUtils(context.getBean(JobOperator.class), repository);
        operator.setJob(context.getBean(job, Job.class));
        return operator.startJob(parameters);
    }

    private static JobParameters asked(String period, boolean measures, boolean reports, boolean mail) {
        return new JobParametersBuilder().addString(JobConfiguration.PERIOD, period).addLong(JobConfiguration.TIME, 0L)
                .addString(JobConfiguration.RUN, "test", false).addString(JobConfiguration.FEEDS, "calls", false)
                .addString(JobConfiguration.MEASURES, String.valueOf(measures), false)
                .addString(JobConfiguration.REPORTS, String.valueOf(reports), false)
                .addString(JobConfiguration.MAIL, String.valueOf(mail), false).toJobParameters();
    }

    private static List<String> steps(JobExecution execution) {
        return execution.getStepExecutions().stream().sorted(Comparator.comparing(StepExecution::getId)).map(StepExecution::getStepName).toList();
    }

    private List<String> column(String sql) {
        try (var warehouse = home.warehouse()) {
            return warehouse.query(sql, Map.of(), row -> row.string("x"));
        }
    }

    /** What has no source has no step. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            true,  true,  true,  measure check alert forecast render alert-reports mail
            true,  true,  false, measure check alert forecast render alert-reports
            true,  false, false, measure check alert forecast alert-reports
            false, false, false, note-loaded
            """)
    void a_night_loads_every_feed_with_a_source_and_then_does_what_is_asked_for(boolean measures, boolean reports, boolean mail, String then) throws Exception {
        JobExecution night = start("night", asked(DAY, measures, reports, mail));

        assertThat(night.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        List<String> steps = steps(night);
        assertThat(String.join(" ", steps)).isEqualTo("note load-calls " + then);
    }

    @ParameterizedTest
    @CsvSource({"week, 2026-W47", "month, 2026-11", "year, 2026"})
    void longer_periods_make_reports_of_what_nights_have_loaded(String job, String period) throws Exception {
        assertThat(steps(start(job, asked(period, true, true, true)))).containsExactly("render", "alert-reports", "mail");
        assertThat(steps(start(job, new JobParametersBuilder(asked(period, true, true, false)).addLong(JobConfiguration.TIME, 1L).toJobParameters())))
                .containsExactly("render", "alert-reports");
    }

    /** Reports cannot be written at first, as a file stands where their folder must be made. */
    @Test
    void a_night_that_failed_is_taken_up_again_and_does_not_load_twice() throws Exception {
        Path blocked = folder.resolve("out/reports");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "");
        JobExecution failed = start("night", asked(DAY, true, true, false));
        assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(steps(failed)).endsWith("render");
        Files.delete(blocked);

        JobExecution again = start("night", asked(DAY, true, true, false));

        assertThat(again.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(again.getJobInstance().getInstanceId()).isEqualTo(failed.getJobInstance().getInstanceId());
        assertThat(column("SELECT toString(count()) AS x FROM feed_runs")).containsExactly("1");
        assertThat(blocked.resolve(DAY + "/daily-operations.xlsx")).isNotEmptyFile();
    }

    /** By name: the second start of a whole night would be refused by Batch, were it the same instance. */
    @Test
    void a_night_that_is_done_again_is_an_instance_of_its_own() {
        try (Jobs jobs = parts.jobs()) {
            JobRequest request = new JobRequest("nightly", List.of("calls"), false, false);
            assertThat(Stream.of(1, 2).map(time -> jobs.run(Period.day(LocalDate.parse(DAY)), request).state()))
                    .containsExactly(RunRecord.State.DONE, RunRecord.State.DONE);
        }
        assertThat(repository.getJobInstances("night", 0, 9)).hasSize(2).allSatisfy(instance -> assertThat(repository.getJobExecutions(instance))
                .singleElement().extracting(JobExecution::getStatus).isEqualTo(BatchStatus.COMPLETED));
        assertThat(column("SELECT toString(count()) AS x FROM feed_runs")).containsExactly("2");
    }

    @Test
    void what_a_killed_run_left_running_is_settled_when_the_jobs_are_opened() throws Exception {
        JobExecution killed = new JobRepositoryTestUtils(repository).createJobExecutions("night", new String[] {"note", "load-calls"}, 1).get(0);
        killed.setStatus(BatchStatus.STARTED);
        killed.setStartTime(LocalDateTime.now(Clock.systemUTC()));
        repository.update(killed);
        assertThat(repository.findRunningJobExecutions("night")).hasSize(1);

        parts.jobs().close();

        assertThat(repository.findRunningJobExecutions("night")).isEmpty();
        assertThat(repository.getJobExecution(killed.getId()).getStatus()).isEqualTo(BatchStatus.FAILED);
    }
}
