package callmart.mail;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.WholeFile;
import callmart.report.TestReports;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.testing.Campaign;
import callmart.testing.ScriptedSmtp;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The campaign of mails: how many messages a second go out, by their size and by where the ledger lies. The server is this process and
 * answers at once, so what is measured is the product: ledger, files and the library's own work.
 */
class MailsCampaign {

    private static final Campaign CAMPAIGN = new Campaign("mails", 20);
    private static final int MEGABYTE = 1 << 20;

    private final Clock clock = new SetClock(Ledgers.NOW);

    @ParameterizedTest
    @CsvSource({"H2, 5000", "H2, 1048576", "POSTGRES, 5000"})
    void all_go_out_once(LedgerDatabase database, int bytes, @TempDir Path home) throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp().keepCharacters(1000); HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(LedgerDatabase.at(database.fresh(home)));
            pool.setMaximumPoolSize(4);
            DeliveryLedger ledger = DeliveryLedger.open(pool, Ledgers.SQL, clock);
            for (int number = 1; number <= CAMPAIGN.size(); number++) {
                Delivery.Key key = Ledgers.queue(ledger, home, "report-" + number);
                WholeFile.write(home.resolve(ledger.find(key).orElseThrow().message().orElseThrow().file()),
                        MailComposer.compose(Ledgers.message("report-" + number, bytes)));
            }
            SmtpSettings smtp = new SmtpSettings("127.0.0.1", server.port(), SmtpSettings.Security.NONE, Optional.empty(), "",
                    Optional.empty(), Duration.ofSeconds(2), Duration.ofSeconds(30), Optional.empty());
            long start = System.nanoTime();
            long processor = processorNanos();
            try (Courier courier = new Courier(ledger, Ledgers.over(smtp), Ledgers.FROM, home, clock, Ledgers.TEMPLATES,
                    TestReports.texts())) {
                courier.send();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double ofProcessor = (processorNanos() - processor) / 1e9;

            assertThat(server.taken()).hasSize(CAMPAIGN.size()).extracting(ScriptedSmtp.Taken::to).containsOnly(List.of(Ledgers.GOOD,
                    Ledgers.OTHER));
            assertThat(ledger.since(Instant.EPOCH)).hasSize(CAMPAIGN.size()).allMatch(one -> one.state() == Delivery.State.SENT);
            String size = bytes < MEGABYTE ? "small" : "large";
            CAMPAIGN.report(database.name().toLowerCase(Locale.ROOT) + "-" + size, String.format(Locale.ROOT,
                    "%d messages with an attachment of %,d bytes, ledger in %s: %.1f s, %.1f messages a second; processor time %.1f s",
                    CAMPAIGN.size(), bytes, database, seconds, CAMPAIGN.size() / seconds, ofProcessor));
        }
    }

    /** Of this process, the server's part included. */
    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
