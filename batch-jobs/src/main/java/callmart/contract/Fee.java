package callmart.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a contract's monthly fee falls on a month: each stretch of days with one fee has its share. Parts of a month are differences of
 * rounded running sums, so that those of one fee add up to the whole month's, to the last digit.
 * Decisions 73 and 165.
 *
 * @param stretches in the order of time, at least one
 */
public record Fee(List<Stretch> stretches) {

    /**
     * Days of a month that have one fee.
     *
     * @param monthly money, of a whole month
     * @param before days of the month before the stretch
     * @param through days of the month up to its last one
     * @param month how many days the month has
     */
    public record Stretch(BigDecimal monthly, int before, int through, int month) {

        public int days() {
            return through - before;
        }

        /** Its days' part of what a whole month has. */
        BigDecimal of(BigDecimal whole) {
            return running(whole, through).subtract(running(whole, before));
        }

        private BigDecimal running(BigDecimal whole, int days) {
            return whole.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(month), 2, RoundingMode.HALF_UP);
        }
    }

    public Fee {
        stretches = List.copyOf(stretches);
    }

    /** @param month in which the contract is in force on some day */
    static Fee of(Contract contract, YearMonth month) {
        List<Stretch> stretches = new ArrayList<>();
        LocalDate from = contract.first(month);
        LocalDate to = contract.last(month);
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            BigDecimal monthly = contract.on(day).orElseThrow().monthlyFee();
            int last = stretches.size() - 1;
            boolean goesOn = last >= 0 && stretches.get(last).monthly().compareTo(monthly) == 0;
            Stretch stretch = new Stretch(monthly, goesOn ? stretches.get(last).before()
                    : day.getDayOfMonth() - 1, day.getDayOfMonth(), month.lengthOfMonth());
            if (goesOn) {
                stretches.set(last, stretch);
            } else {
                stretches.add(stretch);
            }
        }
        return new Fee(stretches);
    }

    /** Whether one fee holds from the first day of the month to the last. */
    public boolean isWhole() {
        return stretches.size() == 1 && stretches.get(0).days() == stretches.get(0).month();
    }

    /** Money. */
    public BigDecimal amount() {
        return share(BigDecimal.ONE);
    }

    /** A share of it, money: 0.02 is 2 %. */
    public BigDecimal share(BigDecimal share) {
        return stretches.stream().map(stretch -> stretch.of(stretch.monthly().multiply(share))).reduce(Money.ZERO, BigDecimal::add);
    }

    /** Of money that a whole month may cost, what the days in force may. */
    public BigDecimal limit(BigDecimal wholeMonth) {
        Stretch last = stretches.get(stretches.size() - 1);
        return new Stretch(last.monthly(), stretches.get(0).before(), last.through(), last.month()).of(wholeMonth);
    }
}
