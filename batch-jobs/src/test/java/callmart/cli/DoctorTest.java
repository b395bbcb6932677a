package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor sees of sources. */
class DoctorTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    @Test
    void a_source_is_read_for_its_newest_day_and_its_refusals_are_counted_by_reason() {
        TestHome home = new TestHome(folder, "doctor", ZONE.getId(), "feeds: {calls: [{type: csv, path: calls.csv}]}");
        LocalDate newest = LocalDate.now(ZONE).minusDays(3);
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", newest + " 09:10"), Calls.backwards("B", newest + " 10:00"),
                Calls.backwards("C", newest + " 10:00"))));

        TestHome.Result result = home.run("doctor");

        assertThat(result.exit()).isEqualTo(Exit.WARNINGS);
        assertThat(result.out()).contains("newest day " + newest + " (nothing of " + newest.plusDays(2) + ") in calls.csv: 3 rows, 1 of the day, 2"
                + " refused", "columns with values: call_id, leg, direction, queue, category, agent_id, arrived_at", "a row maps to {call_id=A",
                "is before answered_at 10:00:10 (2×)", "ok       warehouse: ClickHouse");
    }

    @Test
    void numbers_and_words_of_customers_are_only_said_to_be_there() {
        TestHome home = new TestHome(folder, "doctor", ZONE.getId(), "feeds: {complaint_cases: [{type: csv, path: cases.csv}]}");
        LocalDate newest = LocalDate.now(ZONE).minusDays(1);
        home.write("cases.csv", "case_id,agent_id,received_at,accepted_number,dispute_point,handling,updated_at\nK1,7001," + newest
                + " 09:00:00,13912345678,WORDS,WORDS," + newest + " 09:00:00\n");

        assertThat(home.run("doctor").out()).contains("a row maps to {case_id=K1", "accepted_number=…", "dispute_point=…", "handling=…")
                .doesNotContain("13912345678", "WORDS");
    }

    @Test
    void a_source_without_a_file_is_a_fault_that_says_how_to_mend_it() {
        TestHome home = new TestHome(folder, "doctor", ZONE.getId(), "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");

        TestHome.Result result = home.run("doctor");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out()).contains("FAULT    source calls", "there is no file calls-", "have it delivered");
    }
}
