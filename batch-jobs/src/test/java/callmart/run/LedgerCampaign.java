package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.Campaign;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The delivery ledger and its copy in the warehouse are lost or put back one after the other, in every order, with a night between: the
 * reader gets the
 * report once, and the ledger knows of it. What happens to both at one time is in {@link LostLedgerTest}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LedgerCampaign {

    private static final Campaign CAMPAIGN = new Campaign("faults", 12);
    private static final String DAY = "2026-11-20";

    /** What is put back is as it was while the message waited for the mail server. */
    private enum Event {
        LEDGER_LOST, LEDGER_PUT_BACK, COPY_LOST, COPY_PUT_BACK
    }

    private int orders;

    static Stream<Arguments> orders() {
        return Stream.of(Event.values()).flatMap(first -> Stream.of(Event.values()).map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void the_reader_gets_the_report_once(Event first, Event second, @TempDir Path folder) throws IOException {
        try (MailingCentre post = new MailingCentre(folder, "ledger_campaign",
                MailingCentre.DAILY); Warehouse warehouse = post.home.warehouse()) {
            Path file = folder.resolve("var/batch/metadata.mv.db");
            post.home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("C", DAY + " 09:10"))));
            post.server.answer("MAIL", "451 later");
            assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
            Path then = Files.copy(file, folder.resolve("then.mv.db"));
            warehouse.execute("CREATE TABLE deliveries_then AS deliveries");
            warehouse.execute("INSERT INTO deliveries_then SELECT * FROM deliveries");
            post.server.behave();
            assertThat(post.due("2026-11-21T09:15")).isZero();
            assertThat(toTheReader(post)).isEqualTo(1);

            happens(first, file, then, warehouse);
            assertThat(post.home.run("nightly", "--date", DAY).exit()).isIn(0, 3);
            happens(second, file, then, warehouse);
            assertThat(post.due("2026-11-21T09:45")).isIn(0, 3);
            assertThat(post.home.run("nightly", "--date", DAY).exit()).isIn(0, 3);

            assertThat(toTheReader(post)).isEqualTo(1);
            assertThat(post.column("SELECT state AS x FROM v_deliveries WHERE kind = 'report'")).singleElement()
                    .isIn("sent", "unconfirmed");
            orders++;
        }
    }

    private static void happens(Event event, Path file, Path then, Warehouse warehouse) throws IOException {
        switch (event) {
            case LEDGER_LOST -> Files.delete(file);
            case LEDGER_PUT_BACK -> Files.copy(then, file, StandardCopyOption.REPLACE_EXISTING);
            case COPY_LOST -> warehouse.execute("TRUNCATE TABLE deliveries");
            case COPY_PUT_BACK -> {
                warehouse.execute("TRUNCATE TABLE deliveries");
                warehouse.execute("INSERT INTO deliveries SELECT * FROM deliveries_then");
            }
        }
    }

    private static long toTheReader(MailingCentre post) {
        return post.server.taken().stream().filter(mail -> mail.to().contains("lead@example.com")
                && MailingCentre.subject(mail).contains("日报")).count();
    }

    @AfterAll
    void report() throws IOException {
        CAMPAIGN.report("ledger", "orders of loss and restore " + orders + " of " + orders().count()
                + ", no report sent twice or forgotten");
    }
}
