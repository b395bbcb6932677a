package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the demo runs, and when. */
class DemoPlanTest {

    private static List<String> reports(String today) {
        return DemoPlan.of(LocalDate.parse(today), 2, "demo").stream().filter(run -> run.request().reports())
                .map(run -> run.at() + " " + run.period()).toList();
    }

    private static List<String> measured(String today) {
        return DemoPlan.of(LocalDate.parse(today), 2, "demo").stream().filter(run -> run.request().measures() && !run.request().reports())
                .map(run -> run.period().toString()).toList();
    }

    /** The forecast of the week to come is made on Friday, for which Thursday's night computes; so do others. */
    @Test
    void reports_are_made_at_their_own_time() {
        assertThat(reports("2026-11-28")).containsExactly("2026-11-03T08:00 2026-10", "2026-11-23T08:00 2026-W47", "2026-11-27T01:00 2026-11-26",
                "2026-11-27T08:00 2026-W49", "2026-11-28T01:00 2026-11-27");
        assertThat(measured("2026-11-28")).containsExactly("2026-11-02", "2026-11-08", "2026-11-22");

        assertThat(reports("2026-12-02")).containsExactly("2026-11-27T08:00 2026-W49", "2026-11-30T08:00 2026-W48", "2026-12-01T01:00 2026-11-30",
                "2026-12-02T01:00 2026-12-01", "2026-12-02T08:00 2026-11");
        assertThat(reports("2026-11-30")).containsExactly("2026-11-03T08:00 2026-10", "2026-11-27T08:00 2026-W49", "2026-11-29T01:00 2026-11-28",
                "2026-11-30T01:00 2026-11-29", "2026-11-30T08:00 2026-W48");
    }

    @Test
    void nights_come_in_order_from_the_first_of_last_month() {
        List<DemoPlan.Run> runs = DemoPlan.of(LocalDate.parse("2026-11-28"), 2, "demo");
        assertThat(runs).hasSize(31 + 27 + 3).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(runs.get(0).period()).hasToString("2026-10-01");
        assertThat(runs).filteredOn(run -> run.request().awaited() != run.request().reports()).isEmpty();
    }

    @Test
    void the_clock_is_never_ahead_of_the_real_one() {
        Instant now = Instant.parse("2026-11-28T00:10:00Z");
        MovableClock clock = new MovableClock(Clock.fixed(now, ZoneOffset.UTC));
        clock.set(Instant.parse("2026-11-03T00:00:00Z"));
        assertThat(clock.instant()).isEqualTo("2026-11-03T00:00:00Z");
        clock.set(now.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(now);
        Clock local = clock.withZone(ZoneOffset.ofHours(8));
        clock.set(Instant.parse("2026-11-03T00:00:00Z"));
        assertThat(local.instant()).as("set in each zone").isEqualTo(clock.instant());
    }
}
