package callmart.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The flaws that real systems have: every day a row exported twice, on some days rows whose times cannot be, a row of the day before and
 * category names that nobody knows. Spoilt rows are calls of their own, so that the others stay as they were.
 */
record Traps(Dice dice, LocalDate date) {

    private static final int FIRST_NUMBER = 90_001;
    private static final List<String> UNKNOWN_CATEGORIES = List.of("工程质量", "物管类", "售后类", "营销 类");

    List<CallLeg> addTo(List<CallLeg> sound) {
        List<CallLeg> legs = new ArrayList<>(sound);
        if (dice.chance(0.5)) {
            misspell(legs, dice.between(1, 3));
        }
        CallLeg twice = dice.pick(legs);
        List<CallLeg> answered = sound.stream().filter(leg -> leg.answered() != null && leg.leg() == 1).toList();
        int number = FIRST_NUMBER;
        if (dice.chance(0.4)) {
            for (int left = dice.between(1, 2); left > 0; left--) {
                CallLeg model = dice.pick(answered);
                legs.add(model.as(CallDay.callId(date, number++), model.answered().minusSeconds(dice.between(2, 30))));
            }
        }
        if (dice.chance(0.3)) {
            legs.add(dice.pick(answered).dayBefore(CallDay.callId(date.minusDays(1), number)));
        }
        legs.add(twice);
        return legs;
    }

    private void misspell(List<CallLeg> legs, int count) {
        for (int left = count; left > 0; left--) {
            int index = dice.between(0, legs.size() - 1);
            legs.set(index, legs.get(index).withCategory(dice.pick(UNKNOWN_CATEGORIES)));
        }
    }
}
