package callmart.why;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.Period;
import callmart.report.Unusual;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.why.MadeCentre.Cause;
import callmart.why.MadeCentre.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Causes that were planted in a made centre are told, with the fact that goes with them; on quiet days next to nothing is. */
@TestInstance(Lifecycle.PER_CLASS)
class PlantedCausesTest {

    private static final int SEEDS = 200;
    private static final int QUIET = 60;

    private Warehouse warehouse;
    private MadeCentre centre;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.migrated("planted_causes");
        centre = new MadeCentre(warehouse);
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private List<Unusual> notes(Seed seed) {
        BusinessCalendar plain = BusinessCalendar.plain(MadeCentre.ZONE);
        Set<LocalDate> holidays = seed.cause().equals(Optional.of(Cause.DAY_AFTER_A_HOLIDAY)) ? Set.of(seed.day().minusDays(1)) : Set.of();
        BusinessCalendar calendar = new BusinessCalendar(plain.zone(), plain.weekend(), holidays, Set.of(), Map.of(), Set.of());
        return centre.desk(calendar).of(Period.day(seed.day()), centre.cards(), period -> true, false).different();
    }

    /** Writes some seeds at a time, and looks at each. */
    private void each(int from, int to, IntFunction<Optional<Cause>> causes, BiConsumer<Seed, List<Unusual>> look) {
        for (int first = from; first < to; first += MadeCentre.TOGETHER) {
            List<Seed> seeds = MadeCentre.seeds(first, Math.min(first + MadeCentre.TOGETHER, to), causes);
            centre.write(seeds);
            seeds.forEach(seed -> look.accept(seed, notes(seed)));
        }
    }

    @Test
    void causes_of_200_seeds_are_told_with_their_facts() {
        List<String> missed = new ArrayList<>();
        Map<Cause, Integer> planted = new EnumMap<>(Cause.class);
        AtomicInteger keys = new AtomicInteger();
        AtomicInteger facts = new AtomicInteger();
        each(0, SEEDS, number -> Optional.of(Cause.values()[number % Cause.values().length]), (seed, notes) -> {
            Cause cause = seed.cause().orElseThrow();
            planted.merge(cause, 1, Integer::sum);
            Set<String> there = centre.planted(seed.number(), cause);
            boolean told = notes.stream().flatMap(note -> note.parts().stream()).anyMatch(part -> there.contains(part.key()));
            boolean named = notes.stream().flatMap(note -> note.facts().stream()).anyMatch(fact -> fact.kind().equals(cause.fact()));
            keys.addAndGet(told ? 1 : 0);
            facts.addAndGet(named ? 1 : 0);
            if (!told || !named) {
                missed.add(cause + " " + there + ": " + notes.stream().map(Unusual::text).toList());
            }
        });
        assertThat(planted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(SEEDS);
        assertThat(planted.keySet()).isEqualTo(EnumSet.allOf(Cause.class));
        assertThat(keys.get()).as("told of %s, not: %s", SEEDS, missed).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
        assertThat(facts.get()).as("facts of %s, not: %s", SEEDS, missed).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
    }

    @Test
    void sixty_quiet_days_have_two_notes_at_most() {
        List<String> texts = new ArrayList<>();
        AtomicInteger days = new AtomicInteger();
        each(SEEDS, SEEDS + QUIET, number -> Optional.empty(), (seed, notes) -> {
            days.incrementAndGet();
            notes.forEach(note -> texts.add(note.text()));
        });

        assertThat(days.get()).isEqualTo(QUIET);
        assertThat(texts).hasSizeLessThanOrEqualTo(2);
    }
}
