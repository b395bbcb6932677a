package callmart.why;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.Period;
import callmart.report.Unusual;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.why.MadeCentre.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

    private List<Unusual> notes(Set<LocalDate> holidays) {
        BusinessCalendar plain = BusinessCalendar.plain(MadeCentre.ZONE);
        BusinessCalendar calendar = new BusinessCalendar(plain.zone(), plain.weekend(), holidays, Set.of(), Map.of(), Set.of());
        return centre.desk(calendar).of(Period.day(MadeCentre.DAY), centre.cards(), period -> true, false).different();
    }

    @Test
    void causes_of_200_seeds_are_told_with_their_facts() {
        List<String> missed = new ArrayList<>();
        Map<Cause, Integer> planted = new EnumMap<>(Cause.class);
        int keys = 0;
        int facts = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Cause cause = Cause.values()[seed % Cause.values().length];
            centre.write(seed, Optional.of(cause));
            planted.merge(cause, 1, Integer::sum);
            List<Unusual> notes = notes(cause == Cause.DAY_AFTER_A_HOLIDAY ? Set.of(MadeCentre.DAY.minusDays(1)) : Set.of());
            Set<String> there = centre.planted(seed, cause);
            boolean told = notes.stream().flatMap(note -> note.parts().stream()).anyMatch(part -> there.contains(part.key()));
            boolean named = notes.stream().flatMap(note -> note.facts().stream()).anyMatch(fact -> fact.kind().equals(cause.fact()));
            keys += told ? 1 : 0;
            facts += named ? 1 : 0;
            if (!told || !named) {
                missed.add(cause + " " + there + ": " + notes.stream().map(Unusual::text).toList());
            }
        }
        assertThat(planted.keySet()).isEqualTo(EnumSet.allOf(Cause.class));
        assertThat(keys).as("told of %s, not: %s", SEEDS, missed).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
        assertThat(facts).as("facts of %s, not: %s", SEEDS, missed).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
    }

    @Test
    void sixty_quiet_days_have_two_notes_at_most() {
        List<String> texts = IntStream.range(SEEDS, SEEDS + QUIET).boxed().flatMap(seed -> {
            centre.write(seed, Optional.empty());
            return notes(Set.of()).stream();
        }).map(Unusual::text).toList();

        assertThat(texts).hasSizeLessThanOrEqualTo(2);
    }
}
