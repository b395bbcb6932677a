package callmart.mail;

import callmart.report.TestReports;
import callmart.runlog.DeliveryLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A process that sends what is queued, to be killed at any moment. Arguments: the home, the ledger's URL and the server's port. */
public final class KilledSender {

    private KilledSender() {
    }

    public static void main(String[] arguments) {
        sendAll(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
        System.exit(0);
    }

    /** One run over all that is queued. */
    static void sendAll(Path home, String url, int port) {
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", port, SmtpSettings.Security.NONE, Optional.empty(), "",
                Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(60), Optional.empty());
        DeliveryLedger ledger = DeliveryLedger.open(LedgerDatabase.at(url), Ledgers.SQL, Clock.systemUTC());
        try (Courier courier = new Courier(ledger, Ledgers.over(smtp), Ledgers.FROM, home, Clock.systemUTC(), Ledgers.TEMPLATES, TestReports.texts())) {
            courier.settleInterrupted();
            courier.send();
        }
    }
}
