package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Texts;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/** An earlier period that is compared with: how it is called, which one it is, and whether it is left out where it is not held. */
record Earlier(String label, Period period, boolean ifHeld) {

    private static final int WEEKS_OF_A_YEAR = 52;

    static Stream<Earlier> of(Period period, Texts texts) {
        return Stream.concat(Stream.of(new Earlier(texts.of(period).before(), period.previous(), false)), further(period).stream()
                .flatMap(further -> texts.of(period).further().stream().map(label -> new Earlier(label, further,
                        period.kind() != Period.Kind.DAY))));
    }

    private static Optional<Period> further(Period period) {
        return switch (period.kind()) {
            case DAY -> Optional.of(Period.day(period.from().minusWeeks(1)));
            case WEEK -> Optional.of(Period.weekOf(period.from().minusWeeks(WEEKS_OF_A_YEAR)));
            case MONTH -> Optional.of(Period.month(YearMonth.from(period.from()).minusYears(1)));
            case QUARTER, YEAR -> Optional.empty();
        };
    }
}
