package callmart.mail;

import callmart.config.WholeFile;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.Kind;
import callmart.runlog.DeliveryLedger;
import callmart.template.HtmlTemplates;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The databases that a ledger may lie in, and small messages to put into it. */
final class Ledgers {

    static final Path SQL = Path.of(System.getProperty("callmart.root")).resolve("sql");
    static final HtmlTemplates TEMPLATES = new HtmlTemplates(SQL.resolveSibling("report-templates"));
    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    static final Instant DEADLINE = Instant.parse("2026-11-22T03:30:00Z");
    static final String GOOD = "lead@example.com";
    static final String OTHER = "team@example.com";

    static final Recipient FROM = new Recipient("电话中心报表", "reports@example.com");

    private Ledgers() {
    }

    static String h2Url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
    }

    static DataSource h2(Path folder) {
        return LedgerDatabase.at(h2Url(folder));
    }

    static Key key(String report) {
        return new Key(Kind.REPORT, report, "2026-11-21", 1, "客服组负责人", 0);
    }

    static void render(DeliveryLedger ledger, Key key) {
        ledger.rendered(key, LocalDate.of(2026, 11, 21), DEADLINE, "c0ffee", List.of("out/reports/2026-11-21/" + key.report() + ".xlsx"), true);
    }

    /** Renders a report, writes its message and queues it. */
    static Key queue(DeliveryLedger ledger, Path home, String report) throws java.io.IOException {
        Key key = key(report);
        render(ledger, key);
        String file = "out/mail/2026-11-21-" + report + ".eml";
        WholeFile.write(home.resolve(file), MailComposer.compose(message(report, 5000)));
        ledger.queue("<" + report + ".2026-11-21.v1@example.com>", file, List.of(GOOD, OTHER), List.of(key));
        return key;
    }

    /** Delivery as by default, over a mail server. */
    static DeliverySettings over(SmtpSettings smtp) {
        DeliverySettings defaults = DeliverySettings.defaults();
        return new DeliverySettings(Optional.of(smtp), defaults.messages(), defaults.attachmentLimitBytes(), defaults.lead(),
                defaults.lookBack(), Optional.empty(), defaults.retries(), defaults.giveUpAfter(), Optional.empty(),
                defaults.lateAlertsWithin(), defaults.encryption());
    }

    static MailMessage message(String report, int bytes) {
        return new MailMessage(FROM, List.of(new Recipient("客服组负责人", GOOD)),
                List.of(new Recipient("客服组", OTHER)), "11月21日电话中心运营日报", "正文\n.一行以点开头\n", "<p>正文</p>", List.of(),
                List.of(new MailMessage.Attachment("11月21日电话中心运营日报.xlsx", MailMessage.Attachment.XLSX, new byte[bytes])),
                "<" + report + ".2026-11-21.v1@example.com>", ZonedDateTime.ofInstant(NOW, ZoneId.of("Asia/Shanghai")));
    }
}
