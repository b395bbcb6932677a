package callmart.sample;

import java.time.Duration;
import java.util.List;

/**
 * Why callers who got no agent got none, as the centre's system writes it: they gave up, pressed a key or waited as long as they may. A
 * few of those whom the system ends in the menu asked for an agent of a queue that was full.
 */
record LossReasons(Dice dice) {

    private static final String GAVE_UP = "用户放弃";
    private static final String KEY = "按键退出";
    private static final String TIMEOUT = "排队超时";
    private static final String FULL = "队列已满";
    private static final double KEYS = 0.06;
    private static final double TURNED_AWAY = 0.08;

    List<CallLeg> addTo(List<CallLeg> legs) {
        return legs.stream().map(this::explained).toList();
    }

    private CallLeg explained(CallLeg leg) {
        if (leg.answered() != null || !CallLeg.INBOUND.equals(leg.direction())) {
            return leg;
        }
        boolean bySystem = CallLeg.BY_SYSTEM.equals(leg.hangupBy());
        if (leg.queued() == null) {
            return bySystem && dice.chance(TURNED_AWAY) ? leg.lostFor(FULL, Queue.ofCaller(dice).label()) : leg;
        }
        boolean waitedOut = Duration.between(leg.queued(), leg.ended()).toSeconds() >= CallDay.LONGEST_WAIT_SECONDS;
        return leg.lostFor(bySystem && waitedOut ? TIMEOUT : dice.chance(KEYS) ? KEY : GAVE_UP, leg.queue());
    }
}
