package callmart.run;

import callmart.calendar.Period;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.wiring.Wiring;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The jobs, from top to bottom. A night loads all feeds side by side, then come measures, checks, alerts, reports and mail. A week, a
 * month and a year are what nights have loaded: only their reports and mail. Wires only; what a step does is in
 * {@link NightSteps} and {@link ReportSteps}. Every step may be run again, so a job that was killed is simply started again.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class JobConfiguration {

    static final String PERIOD = "period";
    static final String RUN = "run";
    static final String FEEDS = "feeds";
    static final String MEASURES = "measures";
    static final String REPORTS = "reports";
    static final String MAIL = "mail";

    /** One step's work, for a period. */
    private interface Work {
        void run(Period period, String run, ChunkContext context) throws Exception;
    }

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final NightSteps night;
    private final ReportSteps reports;

    JobConfiguration(JobRepository repository, PlatformTransactionManager transactions, Wiring mart) {
        this.repository = repository;
        this.transactions = transactions;
        this.night = new NightSteps(mart);
        this.reports = new ReportSteps(mart);
    }

    /** The name of the job, which is also that of its bean. */
    static String job(Period.Kind kind) {
        return switch (kind) {
            case DAY -> "night";
            case WEEK -> "week";
            case MONTH -> "month";
            case YEAR -> "year";
        };
    }

    @Bean
    Job night() {
        return new JobBuilder(job(Period.Kind.DAY), repository)
                .start(new FlowBuilder<Flow>("facts").start(note()).next(loadAllFeeds()).build())
                .next(step("measure", (period, run, context) -> measure(period, run, context)))
                .next(step("check", (period, run, context) -> {
                    if (asked(context, MEASURES)) {
                        night.check(run);
                    }
                }))
                .next(step("alert", (period, run, context) -> {
                    if (asked(context, MEASURES)) {
                        night.alertMeasured(period.from(), run);
                    }
                }))
                .next(render())
                .next(alertReports())
                .next(mail())
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
    Job year() {
        return reportsOnly(Period.Kind.YEAR);
    }

    private Job reportsOnly(Period.Kind kind) {
        return new JobBuilder(job(kind), repository).start(render()).next(alertReports()).next(mail()).build();
    }

    /** The second time, for alerts about reports; those tell of alerts about data, which come before them. */
    private Step alertReports() {
        return step("alert-reports", (period, run, context) -> {
            if (asked(context, MEASURES)) {
                night.alert(period.to(), run);
            }
        });
    }

    private Step render() {
        return step("render", (period, run, context) -> {
            if (asked(context, REPORTS)) {
                reports.render(period, run, asked(context, MAIL));
            }
        });
    }

    private Step mail() {
        return step("mail", (period, run, context) -> {
            if (asked(context, MAIL)) {
                reports.mail(period, run);
            }
        });
    }

    /** A flow of its own: a split would run it beside the loads. */
    private Flow note() {
        return new FlowBuilder<Flow>("note").start(step("note", (period, run, context) -> night.note(period.from(), run))).build();
    }

    /** Days whose measures are not asked for stay noted. */
    private void measure(Period period, String run, ChunkContext context) {
        if (asked(context, MEASURES)) {
            night.measure(period.from(), run);
        } else {
            night.note(period.from(), run);
        }
    }

    private static boolean asked(ChunkContext context, String parameter) {
        return Boolean.parseBoolean(text(context, parameter));
    }

    private Flow loadAllFeeds() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("load-");
        executor.setConcurrencyLimit(Math.max(1, Runtime.getRuntime().availableProcessors()));
        Flow[] loads = Feeds.list().stream().map(this::load).toArray(Flow[]::new);
        return new FlowBuilder<Flow>("load").split(executor).add(loads).build();
    }

    private Flow load(Feed feed) {
        return new FlowBuilder<Flow>("load-" + feed.name()).start(step("load-" + feed.name(), (period, run, context) -> {
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
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).allowStartIfComplete(true).build();
    }

    private static String text(ChunkContext context, String parameter) {
        return context.getStepContext().getStepExecution().getJobParameters().getString(parameter, "");
    }
}
