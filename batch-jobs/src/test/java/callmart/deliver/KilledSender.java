package callmart.deliver;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A process that sends what is queued, to be killed at any moment. Arguments: the home and the server's port. */
public final class KilledSender {

    private KilledSender() {
    }

    public static void main(String[] arguments) {
        sendAll(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.exit(0);
    }

    /** One run over all that is queued. */
    static void sendAll(Path home, int port) {
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", port, SmtpSettings.Security.NONE, Optional.empty(), "",
                Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(60));
        DeliverySettings defaults = DeliverySettings.defaults();
        DeliveryLedger ledger = DeliveryLedger.open(Ledgers.h2(home), Ledgers.SQL, Clock.systemUTC());
        try (Courier courier = new Courier(ledger, new DeliverySettings(Optional.of(smtp), defaults.messages(), defaults.attachmentLimitBytes(),
                defaults.lead(), defaults.lookBack(), Optional.empty(), defaults.retries(), defaults.giveUpAfter(), Optional.empty()), home, Clock.systemUTC())) {
            courier.settleInterrupted();
            courier.send();
        }
    }
}
