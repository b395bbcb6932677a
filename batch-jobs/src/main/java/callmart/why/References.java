package callmart.why;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.BusinessCalendar.DayKind;
import callmart.calendar.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which periods a period is compared with, and how they are called. Decision 320. */
record References(BusinessCalendar calendar, Function<LocalDate, List<LocalDate>> comparableDays, NoteSettings settings) {

    /** The newest first; empty where there are too few. @param isWhole whether a period's data are all there */
    List<Period> of(Period period, Predicate<Period> isWhole) {
        Stream<Period> periods = switch (period.kind()) {
            case DAY -> comparableDays.apply(period.from()).stream().map(Period::day);
            case WEEK -> before(period, settings.reach().weeks());
            case MONTH -> before(period, settings.reach().months());
            case QUARTER, YEAR -> Stream.empty();
        };
        List<Period> whole = periods.filter(isWhole).toList();
        return whole.size() < settings.reach().fewest() ? List.of() : whole;
    }

    private static Stream<Period> before(Period period, int many) {
        return Stream.iterate(period.previous(), Period::previous).limit(many);
    }

    /** {@code 8个周四}. */
    String words(Period period, int many) {
        Map<String, String> count = Map.of("count", String.valueOf(many));
        return switch (period.kind()) {
            case WEEK -> settings.fill("weeks", count);
            case MONTH, QUARTER, YEAR -> settings.fill("months", count);
            case DAY -> calendar.kind(period.from()) == DayKind.HOLIDAY
                    ? settings.fill("kind-days", Map.of("count", String.valueOf(many), "kind", settings.words().get("holiday")))
                    : settings.fill("days", Map.of("count", String.valueOf(many), "weekday", settings.words().get(
                            period.from().getDayOfWeek().name().toLowerCase(Locale.ROOT))));
        };
    }

    /** What the calendar says of a day: a word of {@code notes.yml}, or nothing. */
    String what(Period period) {
        LocalDate day = period.from();
        if (period.kind() != Period.Kind.DAY) {
            return "";
        } else if (calendar.kind(day) == DayKind.HOLIDAY) {
            return "holiday";
        } else if (calendar.isWorkedInstead(day)) {
            return "worked_weekend";
        }
        return calendar.kind(day.minusDays(1)) == DayKind.HOLIDAY ? "after_holiday" : "";
    }
}
