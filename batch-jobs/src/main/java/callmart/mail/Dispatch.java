package callmart.mail;

import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLog;
import callmart.runlog.DeliveryVersion;
import callmart.runlog.LedgerCopy;
import callmart.runlog.ReportRun;
import callmart.runlog.RunLog;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends what is queued and lets the warehouse's copy of the ledger know. */
public final class Dispatch {

    private final Post post;
    private final DeliveryLog copy;
    private final RunLog runLog;
    private final AlertPost alerts;

    /** @param copy of the ledger in the warehouse */
    public Dispatch(Post post, DeliveryLog copy, RunLog runLog, AlertPost alerts) {
        this.post = post;
        this.copy = copy;
        this.runLog = runLog;
        this.alerts = alerts;
    }

    /**
     * Sends what is queued; the copy is brought up to date before and after. What went wrong becomes an alert, which is sent as well.
     *
     * @param run for the run record; empty outside of a job
     */
    public void send(String run) throws IOException {
        Instant before = copy.newestChange().orElse(Instant.EPOCH);
        LedgerCopy.update(post.ledger(), copy);
        post.send();
        alerts.problems();
        post.send();
        LedgerCopy.update(post.ledger(), copy);
        post.ledger().changedSince(before).stream().filter(delivery -> delivery.key().kind() == Delivery.Kind.REPORT
                && delivery.state() == Delivery.State.SENT).forEach(delivery -> recordSent(run, delivery));
    }

    /** The run record says once of each version that it was mailed: when all classes of its readers have it. */
    private void recordSent(String run, Delivery delivery) {
        Delivery.Key key = delivery.key();
        if (DeliveryVersion.last(post.ledger().versions(key.report(), key.period()), one -> one.key().version() == key.version())
                .orElseThrow().isSent() && !runLog.isMailed(key.report(), key.period(), key.version())) {
            List<String> files = new ArrayList<>(delivery.files());
            files.add(delivery.message().orElseThrow().file());
            runLog.report(run, new ReportRun(key.report(), key.period(), key.version(), ReportRun.State.MAILED, delivery.deadline(), files,
                    delivery.checksum(), "", post.clock().now()));
        }
    }
}
