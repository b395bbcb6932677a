package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load of one day changes of others that {@code sql/affected} must name for it, each worked by hand. Decision 205. */
class LateFactsTest {

    private static final String ATTEMPTS = "attempt_id,campaign_id,contact_id,dialled_at,ended_at,outcome\n";
    private static final String CONTACTS = "campaign_id,contact_id,phone,state,updated_at\n";
    private static final String TICKETS = "ticket_id,kind,caller,status,step_due_at,created_at,updated_at\n";
    private static final String STATES = "agent_id,state,from_at,to_at\n";
    private static final String TRAININGS = "session_id,topic,planned_on,held_on,invited\n";

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.migrated("late_facts");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** As a night does: what is noted before and after the load is measured, and forgotten. @param feeds feed to its file of the day */
    private void night(String date, Map<String, String> feeds) throws IOException {
        StringBuilder sources = new StringBuilder("feeds:\n");
        for (Map.Entry<String, String> feed : feeds.entrySet()) {
            sources.append("  ").append(feed.getKey()).append(": [{type: csv, path: ").append(feed.getKey()).append(".csv, allow-empty: true}]\n");
            Files.writeString(folder.resolve(feed.getKey() + ".csv"), feed.getValue());
        }
        Files.writeString(folder.resolve("sources.yml"), sources);
        LocalDate day = LocalDate.parse(date);
        DaysToMeasure days = new DaysToMeasure(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.zone(), Clock.systemUTC());
        FactLoader loader = new FactLoader(warehouse, folder);
        days.note(day, "test");
        loader.loadOnly(folder, day);
        days.note(day, "test");
        new MeasureJob(warehouse, FactLoader.SETTINGS).compute(days.list());
        days.forget();
    }

    private List<String> sums(String table, String measure) {
        return warehouse.query("SELECT business_date, sum(" + measure + ") AS n FROM " + table + " GROUP BY business_date HAVING n > 0 ORDER BY business_date",
                Map.of(), row -> row.date("business_date") + " " + row.string("n"));
    }

    @Test
    void a_complaint_that_becomes_an_inquiry_was_not_caused_by_a_campaign() throws IOException {
        night("2026-11-18", Map.of("campaign_contacts", CONTACTS + "K1,C1,13812345678,open,2026-11-18 09:00:00\n",
                "campaign_attempts", ATTEMPTS + "A1,K1,C1,2026-11-18 10:00:00,2026-11-18 10:00:30,no_answer\n"));
        night("2026-11-19", Map.of("tickets", TICKETS + "T1,complaint,13812345678,open,,2026-11-19 09:00:00,2026-11-19 09:00:00\n"));
        assertThat(sums("campaign_measures", "complaints_caused")).containsExactly("2026-11-19 1");

        night("2026-11-20", Map.of("tickets", TICKETS + "T1,inquiry,13812345678,open,,2026-11-19 09:00:00,2026-11-20 09:00:00\n"));

        assertThat(sums("campaign_measures", "complaints_caused")).isEmpty();
    }

    @Test
    void a_number_that_a_contact_gets_days_later_tells_whose_complaint_it_was() throws IOException {
        night("2026-11-10", Map.of("campaign_contacts", CONTACTS + "K1,C1,13900000001,open,2026-11-10 09:00:00\n",
                "campaign_attempts", ATTEMPTS + "A1,K1,C1,2026-11-10 10:00:00,2026-11-10 10:00:30,no_answer\n"));
        night("2026-11-16", Map.of("tickets", TICKETS + "T1,complaint,13812345678,open,,2026-11-16 09:00:00,2026-11-16 09:00:00\n"));
        assertThat(sums("campaign_measures", "complaints_caused")).isEmpty();

        night("2026-11-20", Map.of("campaign_contacts", CONTACTS + "K1,C1,13812345678,open,2026-11-20 09:00:00\n"));

        assertThat(sums("campaign_measures", "complaints_caused")).containsExactly("2026-11-16 1");
    }

    /** A night shift is planned for the day on which it ends; its agent signed in ten minutes late, as the corrected file of the day before says. */
    @Test
    void a_shift_that_begins_the_day_before_it_is_planned_for_is_signed_in_there() throws IOException {
        night("2026-11-20", Map.of("agent_states", STATES + "7001,logged_in,2026-11-20 21:50:00,2026-11-20 23:59:59\n"));
        night("2026-11-21", Map.of("agent_states", STATES + "7001,logged_in,2026-11-21 00:00:00,2026-11-21 06:10:00\n",
                "shifts", "agent_id,date,starts_at,ends_at\n7001,2026-11-21,2026-11-20 22:00:00,2026-11-21 06:00:00\n"));
        assertThat(sums("agent_measures", "shifts_signed")).containsExactly("2026-11-21 1");

        night("2026-11-20", Map.of("agent_states", STATES + "7001,logged_in,2026-11-20 22:10:00,2026-11-20 23:59:59\n"));

        assertThat(sums("agent_measures", "shifts_signed")).isEmpty();
        assertThat(sums("agent_measures", "shifts_due")).containsExactly("2026-11-21 1");
    }

    /** The list of a day states what was planned and held on other days. */
    @Test
    void trainings_count_on_the_days_that_a_later_list_states() throws IOException {
        night("2026-11-18", Map.of("training_sessions", TRAININGS + "S1,投诉,2026-11-17,,8\n"));
        assertThat(sums("training_measures", "trainings_planned")).containsExactly("2026-11-17 1");

        night("2026-11-20", Map.of("training_sessions", TRAININGS + "S1,投诉,2026-11-17,2026-11-19,8\n"));

        assertThat(sums("training_measures", "trainings_held")).containsExactly("2026-11-19 1");
    }

    /** From the first day of the feed on it counts alone (decision 351), also where it holds no other day. */
    @Test
    void steps_of_an_earlier_day_take_the_place_of_the_tickets_own_ones_after_it() throws IOException {
        night("2026-11-14", Map.of("tickets", TICKETS + "T9,other,,open,2026-11-15 10:00:00,2026-11-14 09:00:00,2026-11-14 09:00:00\n"));
        night("2026-11-20", Map.of("tickets", TICKETS));
        assertThat(sums("ticket_measures", "steps_due")).containsExactly("2026-11-15 1");

        night("2026-11-10", Map.of("ticket_steps", "ticket_id,step_no,step,started_at,due_at,updated_at\n"
                + "T0,1,受理,2026-11-10 09:00:00,2026-11-10 12:00:00,2026-11-10 09:00:00\n"));

        assertThat(sums("ticket_measures", "steps_due")).containsExactly("2026-11-10 1");
    }
}
