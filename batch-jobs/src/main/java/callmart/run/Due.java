package callmart.run;

import callmart.calendar.BusinessClock;
import callmart.config.EnumWord;
import callmart.mail.Post;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.RunRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does everything that is due: sends what waits in the queue, and has {@link DueRun} make what is missing. When there is nothing to do
 * it does not open the warehouse. The run lock must be held.
 * Decisions 82, 246 and 259.
 */
public final class Due {

    private static final Logger LOG = LoggerFactory.getLogger(Due.class);

    private final BusinessClock clock;
    private final DuePlan plan;
    private final Post post;
    private final EndMark unended;
    private final Supplier<DueRun> work;

    /**
     * @param post over the ledger as it is, which nothing is compared with
     * @param unended of a run that did not come to its end
     * @param work opens the warehouse, and holds the ledger against its copy there
     */
    public Due(BusinessClock clock, DuePlan plan, Post post, EndMark unended, Supplier<DueRun> work) {
        this.clock = clock;
        this.plan = plan;
        this.post = post;
        this.unended = unended;
        this.work = work;
    }

    /**
     * Does what is due by a moment.
     *
     * @return how it ended: failed when a job did, warnings when something is withheld or not delivered, else done
     */
    public RunRecord.State run(Instant moment) throws IOException {
        DeliveryLedger ledger = post.ledger();
        post.hastenIfMended();
        boolean queued = ledger.hasWork(clock.now());
        boolean older = post.mark().isAheadOf(ledger);
        if (queued && !older) {
            post.send();
        }
        if (!queued && !older && !unended.isSet() && plan.at(moment, ledger).isEmpty()) {
            LOG.info("nothing is due by {}", moment);
            return RunRecord.State.DONE;
        }
        return work.get().run(moment);
    }

    /**
     * One thing that {@link #run} would do.
     *
     * @param kind of what is delivered, in lower case
     * @param report id in {@code reports.yml}; of an alert what it is about
     * @param period business day, ISO week, month, quarter or year
     * @param deadline when it is or was due
     * @param nextAttempt when its message is tried; empty when the report has to be made first, or was interrupted
     * @param error of the last attempt; empty when there was none
     * @param late whether it is a report that {@code status} calls late or missing: it is owed, and its deadline has passed
     */
    public record Item(String kind, String report, String period, Instant deadline, Optional<Instant> nextAttempt, String error,
            boolean late) {
    }

    /** What is due by a moment and what waits to be sent, the earliest deadline first; nothing is done or changed. */
    public List<Item> list(Instant moment) {
        DeliveryLedger ledger = post.ledger();
        List<Item> items = new ArrayList<>();
        boolean owed = plan.hasBegun(ledger);
        plan.at(moment, ledger).forEach(work -> items.add(new Item("report", work.report().id(), work.period().name(),
                work.deadline(), Optional.empty(), "", owed && work.deadline().isBefore(clock.now()))));
        ledger.unsent().forEach(delivery -> items.add(new Item(EnumWord.of(delivery.key().kind()), delivery.key().report(),
                delivery.key().period(), delivery.deadline(), delivery.message().flatMap(Delivery.Message::nextAttemptAt),
                delivery.message().map(Delivery.Message::error).orElse(""), delivery.key().kind() == Delivery.Kind.REPORT
                && delivery.deadline().isBefore(clock.now()))));
        items.sort(Comparator.comparing(Item::deadline));
        return items;
    }
}
