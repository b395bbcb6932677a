package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private final Roster roster = new Roster(SampleCentre.DEFAULT_SEED);

    @Test
    void nobodyGoesFromALateShiftIntoANightShift() {
        assertThat(START.datesUntil(START.plusYears(2))).allSatisfy(day -> assertThat(
                agents(day.plusDays(1), Shift::isNight))
                .doesNotContainAnyElementsOf(agents(day, shift -> shift.to() > CallDay.SECONDS_PER_DAY)));
    }

    @Test
    void everySecondOfTheDayIsStaffed() {
        assertThat(START.datesUntil(START.plusMonths(2))).allSatisfy(day -> {
            List<Shift> shifts = roster.present(day);
            assertThat(LongStream.range(0, CallDay.SECONDS_PER_DAY / 900).mapToInt(quarter -> (int) quarter * 900))
                    .allMatch(second -> shifts.stream().anyMatch(shift -> shift.works(second)));
        });
    }

    @Test
    void nobodyHasTwoShiftsOnADay() {
        assertThat(START.datesUntil(START.plusMonths(2)))
                .allSatisfy(day -> assertThat(agents(day, shift -> true)).doesNotHaveDuplicates());
    }

    private List<SampleAgent> agents(LocalDate day, Predicate<Shift> chosen) {
        return roster.present(day).stream().filter(chosen).map(shift -> shift.persona().agent()).toList();
    }
}
