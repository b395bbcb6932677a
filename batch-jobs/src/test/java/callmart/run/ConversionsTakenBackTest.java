package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What later nights bring changes the days that it belongs to. */
class ConversionsTakenBackTest {

    private static final String CONTACTS = "campaign_id,contact_id,phone,assigned_to,state,result,amount,updated_at\n"
            + "K1,C1,13812345678,7001,done,success,99.50,2026-11-20 11:20:00\n";

    @Test
    void a_success_that_is_taken_back_is_taken_off_its_old_day(@TempDir Path folder) {
        TestHome home = new TestHome(folder, "conversions_back", "Asia/Shanghai", "feeds: {campaigns: [{type: csv, path: campaigns.csv}], campaign_contacts: ["
                + "{type: csv, path: contacts.csv, allow-empty: true}], campaign_attempts: [{type: csv, path: attempts.csv, allow-empty: true}]}")
                .makingOnly("campaign-results");
        home.setClock(Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC));
        home.write("campaigns.csv", "campaign_id,name,kind,starts_on,window_from,window_to\nK1,推介,sale,2026-11-20,09:00,12:00\n");
        home.write("contacts.csv", CONTACTS);
        home.write("attempts.csv", "attempt_id,campaign_id,contact_id,agent_id,dialled_at,answered_at,agent_at,ended_at,outcome\n"
                + "A1,K1,C1,7001,2026-11-20 11:10:00,2026-11-20 11:10:08,2026-11-20 11:10:08,2026-11-20 11:12:08,connected\n");
        assertThat(home.run("nightly", "--date", "2026-11-20").exit()).isIn(0, 3);
        assertThat(conversions(home)).containsExactly("2026-11-20 1 99.5");

        home.write("contacts.csv", CONTACTS + "K1,C1,13812345678,7001,done,failure,,2026-11-21 09:00:00\n");
        home.write("campaigns.csv", "campaign_id,name,kind,starts_on,window_from,window_to\nK1,推介,sale,2026-11-20,14:00,18:00\n");
        assertThat(home.run("nightly", "--date", "2026-11-21").exit()).isIn(0, 3);

        assertThat(conversions(home)).isEmpty();
        assertThat(home.warehouse().query("SELECT sum(attempts_out_of_window) AS n FROM campaign_measures", Map.of(), row -> row.intValue("n")))
                .as("a window that holds from the 21st judges no attempt of the 20th").containsExactly(0);
    }

    private static List<String> conversions(TestHome home) {
        return home.warehouse().query("SELECT business_date, sum(conversions) AS n, sum(order_amount) AS amount FROM campaign_measures GROUP BY business_date"
                + " HAVING n > 0", Map.of(), row -> row.date("business_date") + " " + row.string("n") + " "
                        + row.decimal("amount").stripTrailingZeros().toPlainString());
    }
}
