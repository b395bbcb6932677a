package callmart.run;

import callmart.calendar.Period;
import callmart.feed.Feed;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The jobs, from top to bottom. A night loads all feeds that have a source side by side, then come measures, checks, alerts, reports and
 * mail. A week, a month, a quarter and a year are what nights have loaded: only their reports and mail. Wires only; what a step does is in
 * {@link NightSteps} and {@link ReportSteps}. Every step may be run again, so a job that was killed is simply started again.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(BatchJdbcAutoConfiguration.class)
class JobConfiguration {

    static final String PERIOD = "period";
    /** How often the period was done before, from 0: a period that is asked for again is a new instance. Identifies, with the period. */
    static final String TIME = "time";
    static final String RUN = "run";
    static final String FEEDS = "feeds";
    static final String MEASURES = "measures";
    static final String REPORTS = "reports";
    static final String MAIL = "mail";
    private static final String ASKED = "ASKED";
    private static final String NOT_ASKED = "NOT ASKED";

    /** One step's work, for a period. */
    private interface Work {
        void run(Period period, String run, ChunkContext context) throws Exception;
    }

    /** A step is no transaction of the state database: what the ledger commits within it must outlive a kill. Decision 281. */
    private static final ResourcelessTransactionManager NO_TRANSACTION = new ResourcelessTransactionManager();

    private final JobRepository repository;
    private final NightSteps night;
    private final ReportSteps reports;

    JobConfiguration(JobRepository repository, NightSteps night, ReportSteps reports) {
        this.repository = repository;
        this.night = night;
        this.reports = reports;
    }

    /** The name of the job, which is also that of its bean. */
    static String job(Period.Kind kind) {
        return switch (kind) {
            case DAY -> "night";
            case WEEK -> "week";
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case YEAR -> "year";
        };
    }

    @Bean
    Job night() {
        return new JobBuilder(job(Period.Kind.DAY), repository)
                .start(flow("note").start(note("note")).build())
                .next(loadAllFeeds())
                .next(either(MEASURES, flow("figures").start(measure()).next(check()).next(alert()).next(forecast()).build(),
                        note("note-loaded")))
                .next(ifAsked(REPORTS, render()))
                .next(ifAsked(MEASURES, alertReports()))
                .next(ifAsked(MAIL, mail()))
                .end()
                .build();
    }

    @Bean
    Job week() {
        return reportsOnly(Period.Kind.WEEK);
    }

    @Bean
    Job month() {
        return reportsOnly(Period.Kind.MONTH);
    }

    @Bean
    Job quarter() {
        return reportsOnly(Period.Kind.QUARTER);
    }

    @Bean
    Job year() {
        return reportsOnly(Period.Kind.YEAR);
    }

    private Job reportsOnly(Period.Kind kind) {
        return new JobBuilder(job(kind), repository).start(flow("reports").start(render()).build()).next(alertReports())
                .next(ifAsked(MAIL, mail())).end().build();
    }

    /** Notes which measures hang on the day's facts; where measures are not asked for, they stay noted. */
    private Step note(String name) {
        return step(name, (period, run, context) -> night.note(period.from(), run));
    }

    private Step measure() {
        return step("measure", (period, run, context) -> night.measure(period.from(), run));
    }

    private Step check() {
        return step("check", (period, run, context) -> night.check(run));
    }

    private Step alert() {
        return step("alert", (period, run, context) -> night.alertMeasured(period.from(), run));
    }

    private Step forecast() {
        return step("forecast", (period, run, context) -> night.forecast(period.from()));
    }

    /** The second time, for alerts about reports; those tell of alerts about data, which come before them. */
    private Step alertReports() {
        return step("alert-reports", (period, run, context) -> night.alertReports(period, run));
    }

    private Step render() {
        return step("render", (period, run, context) -> reports.render(period, run, asked(context, MAIL)));
    }

    private Step mail() {
        return step("mail", (period, run, context) -> reports.mail(period, run));
    }

    private static boolean asked(ChunkContext context, String parameter) {
        return Boolean.parseBoolean(text(context, parameter));
    }

    private static FlowBuilder<Flow> flow(String name) {
        return new FlowBuilder<>(name);
    }

    /** A step that is run where its part of the job is asked for. */
    private static Flow ifAsked(String parameter, Step step) {
        JobExecutionDecider decision = decision(parameter);
        return flow("perhaps-" + step.getName()).start(decision).on(ASKED).to(step).from(decision).on(NOT_ASKED).end().end();
    }

    private static Flow either(String parameter, Flow asked, Step otherwise) {
        JobExecutionDecider decision = decision(parameter);
        return flow("perhaps-" + asked.getName()).start(decision).on(ASKED).to(asked).from(decision).on(NOT_ASKED).to(otherwise).end();
    }

    private static JobExecutionDecider decision(String parameter) {
        return (job, last) -> new FlowExecutionStatus(Boolean.parseBoolean(job.getJobParameters().getString(parameter)) ? ASKED
                : NOT_ASKED);
    }

    /** Loads side by side those feeds that were asked for. A step that does nothing costs commits of the state database as well. */
    private Flow loadAllFeeds() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("load-");
        executor.setConcurrencyLimit(Math.max(1, Runtime.getRuntime().availableProcessors()));
        Flow[] loads = night.feeds().stream().map(this::load).toArray(Flow[]::new);
        return flow("load").split(executor).add(loads).build();
    }

    private Flow load(Feed feed) {
        return flow("load-" + feed.name()).start(step("load-" + feed.name(), (period, run, context) -> {
            if (List.of(text(context, FEEDS).split(",")).contains(feed.name())) {
                night.load(feed.name(), period.from(), run,
                        context.getStepContext().getStepExecution().getJobExecution().getExecutionContext());
            }
        })).build();
    }

    private Step step(String name, Work work) {
        Tasklet tasklet = (contribution, context) -> {
            work.run(Period.parse(text(context, PERIOD)), text(context, RUN), context);
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder(name, repository).tasklet(tasklet, NO_TRANSACTION).allowStartIfComplete(true).build();
    }

    private static String text(ChunkContext context, String parameter) {
        return context.getStepContext().getStepExecution().getJobParameters().getString(parameter, "");
    }
}
