package callmart.sample;

import callmart.sample.DayPlan.Disturbance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who calls on a day, and when: the arrivals of a {@link DayPlan}, with a peak before noon, another after it and a thin night. */
record Demand(DayPlan plan, Dice dice) {

    /** Share of a day's calls by hour, in percent. */
    private static final double[] BY_HOUR = {0.4, 0.3, 0.25, 0.2, 0.2, 0.3, 0.6, 1.5, 4.6, 8.6, 10.8, 8.6, 5.0, 6.2, 9.6, 9.8, 8.2, 5.8,
            4.5, 4.1, 3.4, 2.7, 1.6, 0.9};
    private static final List<String> HOTLINES = List.of("4000000100", "4000000200", "4000000300");
    private static final List<String> MOBILE_RANGES = List.of("1390000", "1380000", "1370000", "1500000", "1860000", "1330000");
    private static final double IVR_ONLY = 0.11;
    private static final double CALLS_AGAIN = 0.08;
    private static final double PROMOTION_CALLS_PER_SECOND = 0.065;

    /** In the order of arrival. */
    List<Inbound> arrivals() {
        int promoted = promotionCalls();
        int[] seconds = new int[plan.inbound() + promoted];
        for (int index = 0; index < plan.inbound(); index++) {
            seconds[index] = secondOfDay(dice);
        }
        Disturbance disturbance = plan.disturbance();
        for (int index = plan.inbound(); index < seconds.length; index++) {
            seconds[index] = dice.between(disturbance.from(), disturbance.to() - 1);
        }
        Arrays.sort(seconds);
        List<Inbound> arrivals = new ArrayList<>();
        List<String> callers = new ArrayList<>();
        for (int second : seconds) {
            String caller = callers.isEmpty() || !dice.chance(CALLS_AGAIN) ? mobile(dice) : dice.pick(callers);
            callers.add(caller);
            arrivals.add(inbound(arrivals.size() + 1, second, caller, promoted));
        }
        return arrivals;
    }

    /** When agents start to think of a call of their own: office hours only, ascending. */
    int[] outboundSeconds() {
        int[] seconds = new int[plan.outbound()];
        for (int index = 0; index < seconds.length; index++) {
            seconds[index] = dice.between(9 * 3600, 19 * 3600);
        }
        Arrays.sort(seconds);
        return seconds;
    }

    static int secondOfDay(Dice dice) {
        return dice.weighted(BY_HOUR) * 3600 + dice.between(0, 3599);
    }

    /** A well-formed mobile number, plainly invented by its zeros. */
    static String mobile(Dice dice) {
        return dice.pick(MOBILE_RANGES) + Integer.toString(10_000 + dice.between(0, 9_999)).substring(1);
    }

    static String hotline(Dice dice) {
        return dice.pick(HOTLINES);
    }

    private Inbound inbound(int number, int second, String caller, int promoted) {
        String callee = hotline(dice);
        if (dice.chance(IVR_ONLY)) {
            return new Inbound(number, second, dice.between(8, 95), caller, callee, "0-" + dice.between(1, 3), null, Category.OTHER);
        }
        boolean ofPromotion = plan.disturbance().isPromotion() && second >= plan.disturbance().from()
                && second < plan.disturbance().to() && dice.chance(promoted / (promoted + plan.inbound() * 0.2));
        Queue queue = ofPromotion ? Queue.SALES : Queue.ofCaller(dice);
        Category category = ofPromotion ? Category.MARKETING : queue.category(dice);
        return new Inbound(number, second, dice.between(6, 38), caller, callee, queue.menuKey() + "-"
                + dice.between(1, 3), queue, category);
    }

    private int promotionCalls() {
        Disturbance disturbance = plan.disturbance();
        return disturbance.isPromotion() ? (int) ((disturbance.to() - disturbance.from()) * PROMOTION_CALLS_PER_SECOND) : 0;
    }
}
