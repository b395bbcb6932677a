package callmart.mail;

import callmart.calendar.BusinessClock;
import callmart.config.WholeFile;
import callmart.mail.lock.LockFolder;
import callmart.report.Texts;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.LedgerMark;
import callmart.template.HtmlTemplates;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every message needs. The run lock must be held.
 *
 * @param ledger who got what
 * @param recipients who stands behind a role
 * @param settings how messages are sent
 * @param folder where messages lie
 * @param work where files are locked
 * @param templates of their HTML
 * @param mark how far the ledger has come
 * @param clock what time it is
 * @param texts what messages say
 */
public record Post(DeliveryLedger ledger, RecipientBook recipients, DeliverySettings settings, MailFolder folder, LockFolder work,
        HtmlTemplates templates, LedgerMark mark, BusinessClock clock, Texts texts) {

    /** @param words unique among all messages of this home, whose id makes them so among all homes of the domain */
    String messageId(String words) {
        String address = recipients.from().address();
        return "<" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "." + ledger.homeId()
                + address.substring(address.lastIndexOf('@')) + ">";
    }

    /** The HTML of a message that carries no report. */
    String notice(String opening, List<String> lines, Optional<String> closing) {
        return templates.render("notice.ftlh", Map.of("opening", opening, "lines", lines, "closing", closing));
    }

    /**
     * Writes a message and queues it.
     *
     * @param name of its file, without ending
     * @param keys what it carries
     */
    void queue(MailMessage message, String name, List<Key> keys) throws IOException {
        Path file = folder.message(name);
        WholeFile.write(file, MailComposer.compose(message));
        ledger.queue(message.messageId(), folder.shown(file), message.addresses(), keys);
    }

    /** What waits for its next attempt is tried at once when the settings of mail have changed since the last. */
    public void hastenIfMended() {
        ledger.mailedBy(settings.fingerprint(recipients.from()));
    }

    /** Settles what a killed run left behind, and sends what is queued. */
    public void send() {
        hastenIfMended();
        try (Courier courier = new Courier(ledger, settings, recipients.from(), folder.root(), clock.clock(), templates, texts)) {
            courier.settleInterrupted();
            courier.send();
        } finally {
            mark.write(ledger);
        }
    }
}
