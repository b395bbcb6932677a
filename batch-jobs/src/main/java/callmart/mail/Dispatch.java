package callmart.mail;

import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.DeliveryLog;
import callmart.runlog.LedgerCopy;
import callmart.runlog.LedgerMark;
import callmart.runlog.ReportRun;
import callmart.template.HtmlTemplates;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends what is queued and lets the warehouse's copy of the ledger know. */
public final class Dispatch {

    private Dispatch() {
    }

    /** Settles what a killed run left behind, and sends what is queued. */
    public static void send(Configuration configuration, DeliveryLedger ledger, Clock clock) {
        hastenIfMended(configuration, ledger);
        try (Courier courier = new Courier(ledger, configuration.settings().delivery(), configuration.recipients().from(),
                configuration.folders().home(), clock, new HtmlTemplates(configuration.folders().templates()))) {
            courier.settleInterrupted();
            courier.send();
        } finally {
            LedgerMark.of(configuration).write(ledger);
        }
    }

    /** What waits for its next attempt is tried at once when the settings of mail have changed since the last. */
    public static void hastenIfMended(Configuration configuration, DeliveryLedger ledger) {
        ledger.mailedBy(configuration.settings().delivery().fingerprint(configuration.recipients().from()));
    }

    /** As {@link #send(Configuration, DeliveryLedger, Clock)}; the copy is brought up to date before and after. What went
     * wrong becomes an alert, which is sent as well.
     *
     * @param run for the run record; empty outside of a job */
    public static void send(Wiring mart, String run) throws IOException {
        DeliveryLog log = new DeliveryLog(mart.warehouse());
        Instant before = log.newestChange().orElse(Instant.EPOCH);
        LedgerCopy.update(mart.ledger(), log);
        send(mart.configuration(), mart.ledger(), mart.clock());
        new AlertPost(mart).problems();
        send(mart.configuration(), mart.ledger(), mart.clock());
        LedgerCopy.update(mart.ledger(), log);
        mart.ledger().changedSince(before).stream().filter(delivery -> delivery.key().kind() == Delivery.Kind.REPORT
                && delivery.state() == Delivery.State.SENT).forEach(delivery -> recordSent(mart, run, delivery));
    }

    /** The run record says once of each version that it was mailed. */
    private static void recordSent(Wiring mart, String run, Delivery delivery) {
        Delivery.Key key = delivery.key();
        if (!mart.runLog().isMailed(key.report(), key.period(), key.version())) {
            List<String> files = new ArrayList<>(delivery.files());
            files.add(delivery.message().orElseThrow().file());
            mart.runLog().report(run, new ReportRun(key.report(), key.period(), key.version(), ReportRun.State.MAILED, delivery.deadline(), files,
                    delivery.checksum(), "", mart.clock().instant()));
        }
    }
}
