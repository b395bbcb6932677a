package callmart.pipeline;

import callmart.runlog.FeedRun;
import callmart.runlog.ReportRun;
import callmart.runlog.RunRecord;
import callmart.settings.Folders;
import callmart.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Runs nights, one business day each, as Spring Batch jobs. A night that was killed or failed is taken up again; one that
 * was completed is done anew. Its outcome is in the run record.
 */
public final class Night implements AutoCloseable {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Mart mart;
    private final ConfigurableApplicationContext context;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Job job;

    private Night(Mart mart, ConfigurableApplicationContext context) {
        this.mart = mart;
        this.context = context;
        this.repository = context.getBean(JobRepository.class);
        this.operator = context.getBean(JobOperator.class);
        this.job = context.getBean(Job.class);
    }

    /** Starts Spring Batch over the mart; settles executions that a killed run left behind. The run lock must be held. */
    public static Night open(Mart mart) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BatchApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(mart))
                .initializers(started -> ((GenericApplicationContext) started).registerBean(Mart.class, () -> mart))
                .run();
        Night night = new Night(mart, context);
        night.settleKilledRuns();
        return night;
    }

    /** Runs one night to its end. */
    public RunRecord run(LocalDate day, NightRequest request) {
        Instant start = mart.clock().instant();
        RunRecord run = new RunRecord(RUN_ID.format(start), request.command(), NightJobConfiguration.JOB, day.toString(),
                RunRecord.State.STARTED, start, Optional.empty(), "");
        mart.runLog().run(run);
        JobParameters parameters = new JobParametersBuilder()
                .addString(NightJobConfiguration.DAY, day.toString(), true)
                .addString(NightJobConfiguration.RUN, run.id(), false)
                .addString(NightJobConfiguration.FEEDS, String.join(",", request.feeds()), false)
                .addString(NightJobConfiguration.MAIL, String.valueOf(request.mail()), false)
                .toJobParameters();
        forgetIfCompleted(parameters);
        RunRecord ended;
        try {
            ended = outcome(run, day, operator.start(job, parameters));
        } catch (Exception e) {
            ended = run.ended(RunRecord.State.FAILED, mart.clock().instant(), String.valueOf(e.getMessage()));
        }
        mart.runLog().run(ended);
        return ended;
    }

    private RunRecord outcome(RunRecord run, LocalDate day, JobExecution execution) {
        Instant end = mart.clock().instant();
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return run.ended(RunRecord.State.FAILED, end, String.join("; ", execution.getAllFailureExceptions().stream()
                    .map(failure -> String.valueOf(failure.getMessage())).distinct().toList()));
        }
        List<String> warnings = new ArrayList<>();
        mart.runLog().feeds(day, day).stream().filter(feed -> feed.state() == FeedRun.State.FAILED)
                .forEach(feed -> warnings.add("feed " + feed.feed() + " failed: " + feed.error()));
        mart.runLog().checks(day, day).stream().filter(check -> !check.holds())
                .forEach(check -> warnings.add("check " + check.name() + " does not hold: " + check.detail()));
        mart.runLog().reportsOf(day.toString()).stream().filter(report -> report.state() == ReportRun.State.WITHHELD)
                .forEach(report -> warnings.add("report " + report.report() + " is withheld: " + report.message()));
        return run.ended(warnings.isEmpty() ? RunRecord.State.DONE : RunRecord.State.WARNINGS, end, String.join("; ", warnings));
    }

    /** Spring Batch refuses to start a completed instance again; a night that is asked for again is done anew. */
    private void forgetIfCompleted(JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(NightJobConfiguration.JOB, parameters);
        if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
            JobInstance instance = last.getJobInstance();
            repository.deleteJobInstance(instance);
        }
    }

    private void settleKilledRuns() {
        repository.findRunningJobExecutions(NightJobConfiguration.JOB).forEach(operator::recover);
    }

    private static Map<String, Object> properties(Mart mart) {
        Settings settings = mart.configuration().settings();
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.batch.jdbc.initialize-schema", "always");
        properties.put("spring.batch.job.enabled", "false");
        properties.put("spring.main.lazy-initialization", "true");
        settings.batchDatabase().ifPresentOrElse(database -> {
            properties.put("spring.datasource.url", database.url());
            properties.put("spring.datasource.username", database.username());
            properties.put("spring.datasource.password", database.password());
        }, () -> properties.put("spring.datasource.url", embeddedUrl(mart.configuration().folders())));
        return properties;
    }

    /** A kill must not lose committed metadata, so every commit is written at once. */
    private static String embeddedUrl(Folders folders) {
        try {
            Files.createDirectories(folders.var().resolve("batch"));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder var/batch cannot be made under the home; correct its permissions", e);
        }
        return "jdbc:h2:file:" + folders.var().resolve("batch/metadata") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    @Override
    public void close() {
        context.close();
    }
}
