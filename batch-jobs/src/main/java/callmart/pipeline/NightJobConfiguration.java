package callmart.pipeline;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import java.time.LocalDate;
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
 * The night, from top to bottom: all feeds side by side, then measures, checks, reports and mail. Wires only; what a step
 * does is in {@link NightSteps}. Every step may be run again, so a night that was killed is simply started again.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class NightJobConfiguration {

    static final String JOB = "night";
    static final String DAY = "day";
    static final String RUN = "run";
    static final String FEEDS = "feeds";
    static final String MAIL = "mail";

    /** One step's work, for a business day. */
    private interface Work {
        void run(LocalDate day, String run, ChunkContext context) throws Exception;
    }

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final NightSteps steps;

    NightJobConfiguration(JobRepository repository, PlatformTransactionManager transactions, Mart mart) {
        this.repository = repository;
        this.transactions = transactions;
        this.steps = new NightSteps(mart);
    }

    @Bean
    Job night() {
        return new JobBuilder(JOB, repository)
                .start(loadAllFeeds())
                .next(step("measure", (day, run, context) -> steps.measure(day)))
                .next(step("check", (day, run, context) -> steps.check(day, run)))
                .next(step("render", (day, run, context) -> steps.render(day, run)))
                .next(step("mail", (day, run, context) -> {
                    if (Boolean.parseBoolean(text(context, MAIL))) {
                        steps.mail(day, run);
                    }
                }))
                .end()
                .build();
    }

    private Flow loadAllFeeds() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("load-");
        executor.setConcurrencyLimit(Math.max(1, Runtime.getRuntime().availableProcessors()));
        Flow[] loads = Feeds.list().stream().map(this::load).toArray(Flow[]::new);
        return new FlowBuilder<Flow>("load").split(executor).add(loads).build();
    }

    private Flow load(Feed feed) {
        return new FlowBuilder<Flow>("load-" + feed.name()).start(step("load-" + feed.name(), (day, run, context) -> {
            if (List.of(text(context, FEEDS).split(",")).contains(feed.name())) {
                steps.load(feed.name(), day, run,
                        context.getStepContext().getStepExecution().getJobExecution().getExecutionContext());
            }
        })).build();
    }

    private Step step(String name, Work work) {
        Tasklet tasklet = (contribution, context) -> {
            work.run(LocalDate.parse(text(context, DAY)), text(context, RUN), context);
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).allowStartIfComplete(true).build();
    }

    private static String text(ChunkContext context, String parameter) {
        return context.getStepContext().getStepExecution().getJobParameters().getString(parameter, "");
    }
}
