package callmart.report.figures;

import callmart.calendar.Period;
import java.time.YearMonth;
import java.util.List;

/** How reports speak of a kind of period and of those that it is compared with. */
record PeriodWords(String column, String inText, String slot, List<Earlier> earlier) {

    private static final int WEEKS_OF_A_YEAR = 52;

    /** An earlier period: how it is called, which one it is, and whether it is left out where it is not held. */
    record Earlier(String label, Period period, boolean ifHeld) {

        Earlier(String label, Period period) {
            this(label, period, false);
        }
    }

    static PeriodWords of(Period period) {
        return switch (period.kind()) {
            case DAY -> new PeriodWords("当日", "本日", "全天", List.of(new Earlier("前日", period.previous()),
                    new Earlier("上周同日", Period.day(period.from().minusWeeks(1)))));
            case WEEK -> new PeriodWords("本周", "本周", "本周", List.of(new Earlier("上周", period.previous()),
                    new Earlier("去年同周", Period.weekOf(period.from().minusWeeks(WEEKS_OF_A_YEAR)), true)));
            case MONTH -> new PeriodWords("本月", "本月", "本月", List.of(new Earlier("上月", period.previous()),
                    new Earlier("去年同月", Period.month(YearMonth.from(period.from()).minusYears(1)), true)));
            case QUARTER -> new PeriodWords("本季", "本季", "本季", List.of(new Earlier("上季", period.previous())));
            case YEAR -> new PeriodWords("本年", "本年", "本年", List.of(new Earlier("上年", period.previous())));
        };
    }
}
