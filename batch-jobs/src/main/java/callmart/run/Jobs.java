package callmart.run;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.EnumWord;
import callmart.config.RunSh;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.FeedRun;
import callmart.runlog.ReportRun;
import callmart.runlog.RunLog;
import callmart.runlog.RunRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Runs the jobs night, week, month and year, one period each, through Spring Batch. A job that was killed or failed is taken
 * up again; one that was completed is done anew. Its outcome is in the run record.
 * Decision 17.
 */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BusinessClock clock;
    private final RunLog runLog;
    private final DeliveryLedger ledger;
    private final ConfigurableApplicationContext context;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Optional<LocalDate> restored;

    private Jobs(BusinessClock clock, RunLog runLog, DeliveryLedger ledger, ConfigurableApplicationContext context,
            Optional<LocalDate> restored) {
        this.restored = restored;
        this.clock = clock;
        this.runLog = runLog;
        this.ledger = ledger;
        this.context = context;
        this.repository = context.getBean(JobRepository.class);
        this.operator = context.getBean(JobOperator.class);
    }

    /**
     * Starts Spring Batch on the state database; settles executions that a killed run left behind. The run lock must be held.
     *
     * @param state the state database
     * @param night what the steps before the reports do
     * @param reports what the last steps do
     * @param restored the first business day whose reports may be sent, in a home that was restored from a backup
     */
    public static Jobs open(BusinessClock clock, DataSource state, DeliveryLedger ledger, RunLog runLog, NightSteps night,
            ReportSteps reports, Optional<LocalDate> restored) {
        Jobs jobs = new Jobs(clock, runLog, ledger, context(state, night, reports), restored);
        jobs.settleKilledRuns();
        return jobs;
    }

    /**
     * Spring's context with the jobs and what Batch needs, on the state database. Steps run side by side; as only the holder of the run
     * lock starts them, they need not be serialized, which PostgreSQL refuses to some.
     */
    static ConfigurableApplicationContext context(DataSource state, NightSteps night, ReportSteps reports) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("batch",
                Map.of("spring.batch.jdbc.initialize-schema", "always", "spring.batch.jdbc.isolation-level-for-create", "read_committed")));
        context.registerBean("dataSource", DataSource.class, () -> state, bean -> bean.setDestroyMethodName(""));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(state));
        context.registerBean(NightSteps.class, () -> night);
        context.registerBean(ReportSteps.class, () -> reports);
        context.register(JobConfiguration.class);
        context.refresh();
        return context;
    }

    /** Runs the job of the period's kind to its end: the night of a day, or the job of a week, month or year. */
    public RunRecord run(Period period, JobRequest request) {
        Instant start = clock.now();
        String name = JobConfiguration.job(period.kind());
        RunRecord run = new RunRecord(RUN_ID.format(start), request.command(), name, period.name(), RunRecord.State.STARTED,
                start, Optional.empty(), "", request.awaited());
        runLog.run(run);
        if (request.awaited()) {
            owe(period, start);
        }
        JobParameters parameters = parameters(name, period, new JobParametersBuilder()
                .addString(JobConfiguration.RUN, run.id(), false)
                .addString(JobConfiguration.FEEDS, String.join(",", request.feeds()), false)
                .addString(JobConfiguration.MEASURES, String.valueOf(request.measures()), false)
                .addString(JobConfiguration.REPORTS, String.valueOf(request.reports()), false)
                .addString(JobConfiguration.MAIL, String.valueOf(request.mail() && !mayBeOut(period)), false));
        RunRecord ended;
        try {
            ended = outcome(run, period, operator.start(context.getBean(name, Job.class), parameters));
        } catch (Exception e) {
            ended = run.ended(RunRecord.State.FAILED, clock.now(), why(e));
        }
        runLog.run(ended);
        return ended;
    }

    private static String why(Throwable failure) {
        return DiskTrouble.find(failure).orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    private RunRecord outcome(RunRecord run, Period period, JobExecution execution) {
        Instant end = clock.now();
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return run.ended(RunRecord.State.FAILED, end, String.join("; ", execution.getAllFailureExceptions().stream()
                    .map(Jobs::why).distinct().toList()));
        }
        List<String> warnings = new ArrayList<>();
        if (period.kind() == Period.Kind.DAY) {
            runLog.feeds(period.from(), period.to()).stream().filter(feed -> feed.state() == FeedRun.State.FAILED)
                    .forEach(feed -> warnings.add("feed " + feed.feed() + " failed: " + feed.error()));
            runLog.checks(period.from(), period.to()).stream().filter(check -> !check.holds())
                    .forEach(check -> warnings.add("check " + check.name() + " does not hold: " + check.detail()));
        }
        runLog.reportsOf(period.name()).stream().filter(report -> report.state() == ReportRun.State.WITHHELD)
                .forEach(report -> warnings.add("report " + report.report() + " is withheld: " + report.message()));
        ledger.of(period.name()).stream().filter(Delivery::needsAttention).forEach(delivery -> warnings.add("the message of "
                + delivery.key().report() + " is " + EnumWord.of(delivery.state()) + ": "
                + delivery.message().map(Delivery.Message::error).orElse("")));
        return run.ended(warnings.isEmpty() ? RunRecord.State.DONE : RunRecord.State.WARNINGS, end, String.join("; ", warnings));
    }

    /** Whether somebody may have sent the period's reports after the backup was made that this home was restored from. */
    private boolean mayBeOut(Period period) {
        boolean before = restored.filter(first -> period.to().isBefore(first)).isPresent();
        if (before) {
            LOG.warn("{} ended before this home was restored from a backup: its reports are made but not sent, as they may have been sent"
                    + " since; send what is missing with {}", period, RunSh.quoted("resend REPORT --period " + period));
        }
        return before;
    }

    /** From the first night on that is run for its own day, {@code due} looks after deliveries, whoever ran it. */
    private void owe(Period period, Instant start) {
        if (period.kind() == Period.Kind.DAY && period.next().from().equals(clock.date(start))) {
            ledger.start(period.from());
        }
    }

    /** Those of a job that was killed or failed, so that it is taken up again; else those of the next time that the period is done. */
    private JobParameters parameters(String job, Period period, JobParametersBuilder others) {
        JobParameters parameters;
        JobExecution last;
        long time = 0;
        do {
            parameters = others.addString(JobConfiguration.PERIOD, period.name(), true).addLong(JobConfiguration.TIME, time++, true)
                    .toJobParameters();
            last = repository.getLastJobExecution(job, parameters);
        } while (last != null && last.getStatus() == BatchStatus.COMPLETED);
        return parameters;
    }

    private void settleKilledRuns() {
        for (Period.Kind kind : Period.Kind.values()) {
            repository.findRunningJobExecutions(JobConfiguration.job(kind)).forEach(operator::recover);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
