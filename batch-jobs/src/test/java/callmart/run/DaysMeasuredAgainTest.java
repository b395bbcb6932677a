package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.Folders;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** A file that is corrected after its day was measured: every measure is then that of one clean load. */
class DaysMeasuredAgainTest {

    private static final List<String> FEEDS = List.of("qa_plans", "calls", "agent_states", "shifts", "tickets", "complaint_cases", "surveys");
    private static final String CALLS = "call_id,leg,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at,survey_offered\n";
    private static final String STATES = "agent_id,state,from_at,to_at\n";
    private static final String SHIFTS = "agent_id,date,starts_at,ends_at\n";
    private static final String TICKETS = "ticket_id,kind,status,needs_reply,reply_due_at,created_at,updated_at\n";
    private static final String CASES = "case_id,agent_id,received_at,verdict,updated_at\n";
    private static final String PLANS = "month,agent_id,planned\n";
    private static final String SURVEYS = "call_id,offered_at,result\n";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre() {
        home = home("measured_again");
        empty();
    }

    private TestHome home(String database) {
        StringBuilder sources = new StringBuilder("feeds:\n");
        for (String feed : FEEDS.subList(1, FEEDS.size())) {
            sources.append("  ").append(feed).append(": [{type: csv, path: '").append(feed).append("-{date}.csv'}]\n");
        }
        return new TestHome(folder, database, "Asia/Shanghai", sources + "  qa_plans: [{type: csv, path: plans.csv}]\n").makingOnly();
    }

    private void empty() {
        for (String day : List.of("20251118", "20251119", "20251125", "20260301", "20261118", "20261119", "20261120", "20261121", "20261122")) {
            home.write("calls-" + day + ".csv", CALLS);
            home.write("agent_states-" + day + ".csv", STATES);
            home.write("shifts-" + day + ".csv", SHIFTS);
            home.write("tickets-" + day + ".csv", TICKETS);
            home.write("complaint_cases-" + day + ".csv", CASES);
            home.write("surveys-" + day + ".csv", SURVEYS);
        }
        home.write("plans.csv", PLANS);
    }

    /** The steps of a night up to its checks. */
    private void run(String... days) {
        try (Wiring mart = open()) {
            NightSteps steps = mart.nightSteps();
            for (String day : days) {
                night(steps, LocalDate.parse(day));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void night(NightSteps steps, LocalDate day) throws IOException {
        steps.note(day, "run");
        for (String feed : FEEDS) {
            steps.load(feed, day, "run", new ExecutionContext());
        }
        steps.measure(day, "run");
        steps.check("run");
        steps.alertMeasured(day, "run");
    }

    private Wiring open() {
        return new Wiring(Configuration.read(new Folders(ReferenceData.projectRoot(), folder,
                folder.resolve("test-config"), SharedWarehouse.cache())), Clock.systemUTC());
    }

    private List<String> measures() {
        List<String> all = new ArrayList<>();
        try (var warehouse = home.warehouse()) {
            List<String> tables = warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase()"
                    + " AND (name LIKE '%\\_measures' OR name = 'agent_intervals') AND engine LIKE '%MergeTree' ORDER BY name",
                    Map.of(), row -> row.string("name"));
            assertThat(tables).contains("agent_intervals", "call_measures", "ticket_measures");
            tables.forEach(table -> all.addAll(warehouse.query("SELECT concat('" + table + " ', toString(tuple(*))) AS x FROM "
                    + table + " ORDER BY ALL", Map.of(), row -> row.string("x"))));
            assertThat(warehouse.query("SELECT count() AS n FROM days_to_measure", Map.of(), row -> row.longValue("n"))).containsExactly(0L);
        }
        return all;
    }

    /** What the nights give when the files were right from the first. */
    private List<String> cleanly(String... days) {
        TestHome first = home;
        home = home("measured_cleanly");
        run(days);
        List<String> clean = measures();
        home = first;
        return clean;
    }

    private void assertCorrected(List<String> before, String... days) {
        List<String> after = measures();
        assertThat(after).isNotEqualTo(before).isEqualTo(cleanly(days));
    }

    @Test
    void a_ticket_that_the_corrected_file_no_longer_has_leaves_no_trace_in_earlier_days() {
        home.write("tickets-20261120.csv", TICKETS + "T1,complaint,open,1,2026-11-19 12:00:00,2026-11-18 09:00:00,2026-11-20 09:00:00\n"
                + "T2,inquiry,open,0,,2026-11-20 09:00:00,2026-11-20 09:00:00\n");
        run("2026-11-18", "2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("tickets-20261120.csv", TICKETS + "T2,inquiry,open,0,,2026-11-20 09:00:00,2026-11-20 09:00:00\n");

        run("2026-11-20");

        assertCorrected(before, "2026-11-18", "2026-11-19", "2026-11-20");
    }

    @Test
    void a_case_whose_receipt_is_corrected_leaves_the_day_that_it_was_counted_in() {
        home.write("complaint_cases-20261120.csv", CASES + "K1,7001,2026-11-18 09:00:00,upheld,2026-11-20 09:00:00\n");
        run("2026-11-18", "2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("complaint_cases-20261120.csv", CASES + "K1,7001,2026-11-19 09:00:00,upheld,2026-11-20 09:00:00\n");

        run("2026-11-20");

        assertCorrected(before, "2026-11-18", "2026-11-19", "2026-11-20");
    }

    @Test
    void a_leg_after_midnight_that_the_corrected_file_no_longer_has_is_taken_off_the_call_of_the_day_before() {
        home.write("calls-20261119.csv", CALLS + "C1,1,inbound,sales,,2026-11-19 23:50:00,2026-11-19 23:51:00,,2026-11-20 00:10:00,\n");
        home.write("calls-20261120.csv", CALLS
                + "C1,2,inbound,sales,7001,2026-11-20 00:10:00,2026-11-20 00:10:00,2026-11-20 00:11:00,2026-11-20 00:20:00,1\n");
        run("2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("calls-20261120.csv", CALLS);

        run("2026-11-20");

        assertCorrected(before, "2026-11-19", "2026-11-20");
    }

    @Test
    void a_rating_after_midnight_that_is_withdrawn_is_taken_off_the_call_of_the_day_before() {
        home.write("calls-20261119.csv", CALLS
                + "C1,1,inbound,sales,7001,2026-11-19 23:50:00,2026-11-19 23:51:00,2026-11-19 23:51:10,2026-11-20 00:10:00,\n");
        home.write("surveys-20261120.csv", SURVEYS + "C1,2026-11-20 00:10:00,satisfied\n");
        run("2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("surveys-20261120.csv", SURVEYS);

        run("2026-11-20");

        assertCorrected(before, "2026-11-19", "2026-11-20");
    }

    @Test
    void a_state_over_midnights_that_is_shortened_is_taken_off_the_days_after() {
        home.write("agent_states-20261118.csv", STATES + "7001,logged_in,2026-11-18 20:00:00,2026-11-20 04:00:00\n");
        run("2026-11-18", "2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("agent_states-20261118.csv", STATES + "7001,logged_in,2026-11-18 20:00:00,2026-11-18 21:00:00\n");

        run("2026-11-18");

        assertCorrected(before, "2026-11-18", "2026-11-19", "2026-11-20");
    }

    @Test
    void a_call_that_ends_after_midnight_was_an_activity_that_closed_an_open_state() {
        home.write("calls-20261119.csv", CALLS
                + "C1,1,inbound,sales,7001,2026-11-19 23:50:00,2026-11-19 23:51:00,2026-11-19 23:51:10,2026-11-20 00:40:00,\n");
        home.write("agent_states-20261120.csv", STATES + "7001,logged_in,2026-11-20 00:05:00,\n");
        run("2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("calls-20261119.csv", CALLS);

        run("2026-11-19");

        assertCorrected(before, "2026-11-19", "2026-11-20");
    }

    @Test
    void a_shift_over_midnight_that_is_cancelled_is_taken_off_the_day_after() {
        home.write("shifts-20261119.csv", SHIFTS + "7001,2026-11-19,2026-11-19 22:00:00,2026-11-20 06:00:00\n");
        run("2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("shifts-20261119.csv", SHIFTS);

        run("2026-11-19");

        assertCorrected(before, "2026-11-19", "2026-11-20");
    }

    @Test
    void a_monitoring_plan_of_an_earlier_month_may_change() {
        home.write("plans.csv", PLANS + "2026-03,7001,10\n2026-11,7001,10\n");
        run("2026-11-19");
        List<String> before = measures();
        home.write("plans.csv", PLANS + "2026-11,7001,12\n");

        run("2026-11-19");

        assertCorrected(before, "2026-11-19");
    }

    @Test
    void a_deadline_in_a_day_without_a_night_is_measured_with_the_next_night() {
        home.write("tickets-20261118.csv", TICKETS + "T1,complaint,open,1,2026-11-20 12:00:00,2026-11-18 09:00:00,2026-11-18 09:00:00\n");

        run("2026-11-18", "2026-11-21");

        assertThat(measures()).isEqualTo(cleanly("2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"));
    }

    private List<String> noted(String day) {
        try (Wiring mart = open()) {
            mart.daysToMeasure().note(LocalDate.parse(day), "run");
            List<String> noted = mart.daysToMeasure().list().entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
            mart.daysToMeasure().forget();
            return noted;
        }
    }

    @Test
    void after_a_year_without_a_night_only_days_into_which_facts_reach_are_measured() {
        home.write("plans.csv", PLANS + "2025-11,7001,10\n2026-03,7001,20\n");
        home.write("tickets-20251118.csv", TICKETS + "T1,complaint,open,1,2025-11-25 12:00:00,2025-11-18 09:00:00,2025-11-18 09:00:00\n");
        home.write("agent_states-20251118.csv", STATES + "7001,logged_in,2025-11-18 20:00:00,2025-11-19 04:00:00\n");
        home.write("shifts-20251118.csv", SHIFTS + "7001,2025-11-18,2025-11-18 22:00:00,2025-11-19 06:00:00\n");
        run("2025-11-18");

        assertThat(noted("2026-11-20")).containsExactly("2025-11-19 [agent_intervals, agent_measures, presence_measures]",
                "2025-11-25 [ticket_measures]", "2026-03-01 [qa_measures]", "2026-11-20 []");

        run("2026-11-20");
        assertThat(measures()).isEqualTo(cleanly("2025-11-18", "2025-11-19", "2025-11-25", "2026-03-01", "2026-11-20"))
                .anyMatch(row -> row.startsWith("qa_measures ('2026-03-01'"));
    }

    @Test
    void status_says_which_days_wait_and_because_of_which() {
        home.write("tickets-20251118.csv", TICKETS + "T1,complaint,open,1,2025-11-25 12:00:00,2025-11-18 09:00:00,2025-11-18 09:00:00\n");
        run("2025-11-18");
        try (Wiring mart = open()) {
            mart.daysToMeasure().note(LocalDate.parse("2026-11-20"), "killed");
        }

        assertThat(home.run("status").out()).containsPattern("MEASURING\nbecause_of +days +first +last +tables +since *\n"
                + "2026-11-20 +1 +2025-11-25 +2025-11-25 +ticket_measures +20");
    }

    @Test
    void many_days_are_measured_a_month_at_a_time_and_give_what_each_gives_alone() {
        StringBuilder tickets = new StringBuilder(TICKETS);
        LocalDate.parse("2026-09-01").datesUntil(LocalDate.parse("2026-11-10")).forEach(day -> tickets.append('T').append(day)
                .append(",complaint,open,0,,").append(day).append(" 09:00:00,2026-11-20 09:00:00\n"));
        home.write("tickets-20261120.csv", tickets.toString());

        run("2026-11-20");

        assertThat(measures().stream().filter(row -> row.startsWith("ticket_measures"))).hasSize(70);
    }

    @Test
    void beside_an_older_day_a_day_of_calls_alone_is_the_only_one_measured() {
        home.write("calls-20251118.csv", CALLS
                + "C1,1,inbound,sales,7001,2025-11-18 09:50:00,2025-11-18 09:51:00,2025-11-18 09:51:10,2025-11-18 09:59:00,\n");
        run("2025-11-18");

        assertThat(noted("2026-11-20")).containsExactly("2026-11-20 []");
        assertThat(noted("2024-11-20")).containsExactly("2024-11-20 []");
    }

    @Test
    void what_a_killed_run_had_noted_is_measured_by_the_next_one() {
        home.write("tickets-20261120.csv", TICKETS + "T1,complaint,open,1,2026-11-19 12:00:00,2026-11-18 09:00:00,2026-11-20 09:00:00\n");
        run("2026-11-18", "2026-11-19", "2026-11-20");
        List<String> before = measures();
        home.write("tickets-20261120.csv", TICKETS);
        try (var warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO days_to_measure (business_date, model, because_of, run_id) VALUES"
                    + " ('2026-11-18', 'ticket_measures', '2026-11-20', 'killed'), ('2026-11-19', 'ticket_measures', '2026-11-20', 'killed')");
            warehouse.execute("ALTER TABLE tickets DROP PARTITION '2026-11-20'");
        }

        run("2026-11-20");

        assertCorrected(before, "2026-11-18", "2026-11-19", "2026-11-20");
    }

    @Test
    void after_an_upgrade_the_days_that_lack_its_measures_are_said_and_can_be_measured_before_the_night() {
        home.write("tickets-20261118.csv", TICKETS + "T1,complaint,open,1,2026-11-19 12:00:00,2026-11-18 09:00:00,2026-11-18 09:00:00\n");
        run("2026-11-18", "2026-11-19");
        List<String> before = measures();
        try (var warehouse = home.warehouse()) {
            warehouse.execute("ALTER TABLE ticket_measures DELETE WHERE 1 SETTINGS mutations_sync = 2");
            warehouse.execute("INSERT INTO days_to_measure (business_date, model, because_of, run_id) SELECT arrayJoin([toDate('2026-11-18'),"
                    + " toDate('2026-11-19')]) AS day, 'ticket_measures', day, 'V023'");
        }

        assertThat(home.run("status").out()).containsPattern("upgrade V023 +2 +2026-11-18 +2026-11-19 +ticket_measures +now: ./run.sh measure --waiting --home ");
        TestHome.Result measured = home.run("measure", "--waiting");
        assertThat(measured.out()).isEqualTo("measured: 2 days that waited\n");
        assertThat(measures()).isEqualTo(before);
        assertThat(home.run("measure", "--waiting").out()).isEqualTo("measured: 0 days that waited\n");
        assertThat(home.run("status").out()).doesNotContain("upgrade V023");
    }
}
