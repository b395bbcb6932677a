package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one agent did on one shift, as the telephone system logs it: signing in and out around the calls, busy in some gaps between
 * them. Now and then a state is never closed, or lies over another.
 */
final class AgentShift {

    private static final double SIGNS_OUT_FOR_MEAL = 0.55;
    private static final double NEVER_SIGNS_OUT = 0.025;
    private static final double SIGNS_IN_TWICE = 0.025;
    private static final double BUSY_TWICE = 0.05;
    private static final double WRAPS_UP = 0.3;
    private static final double MEETS = 0.06;
    private static final double TRAINS = 0.04;
    private static final int SHORTEST_MEAL_SECONDS = 600;

    private final LocalDate date;
    private final Shift shift;
    private final List<Span> calls;
    private final Dice dice;
    private final List<State> states = new ArrayList<>();

    private AgentShift(LocalDate date, Shift shift, List<Span> calls, Dice dice) {
        this.date = date;
        this.shift = shift;
        this.calls = calls;
        this.dice = dice;
    }

    /** The states of a shift that begins on the day, in the order of their beginnings. */
    static List<State> states(LocalDate date, Shift shift, List<CallLeg> legs, Dice dice) {
        List<Span> calls = legs.stream().map(leg -> Span.of(date, leg)).sorted(Comparator.comparingInt(Span::from)).toList();
        AgentShift made = new AgentShift(date, shift, calls, dice);
        made.work();
        made.states.sort(Comparator.comparing(State::from).thenComparing(State::name));
        return made.states;
    }

    private void work() {
        int firstCall = calls.isEmpty() ? Integer.MAX_VALUE : calls.get(0).from();
        int lastCall = calls.isEmpty() ? 0 : calls.get(calls.size() - 1).to();
        int signedIn = shift.isNight() ? dice.between(0, 90) : shift.from() + dice.between(-420, 60);
        signedIn = Math.max(0, Math.min(signedIn, firstCall - dice.between(5, 20)));
        int signedOut = Math.max(shift.to() + dice.between(-120, 240), lastCall + dice.between(3, 15));
        Span meal = meal();
        boolean absentForMeal = dice.chance(SIGNS_OUT_FOR_MEAL);
        if (meal == null) {
            signIn(new Span(signedIn, signedOut));
        } else if (absentForMeal) {
            add("签入", signedIn, meal.from());
            signIn(new Span(meal.to(), signedOut));
        } else {
            signIn(new Span(signedIn, signedOut));
            add("小休", meal.from(), meal.to());
        }
        List<Span> gaps = gaps(signedIn, signedOut, meal);
        between(gaps);
        calls.stream().filter(call -> dice.chance(WRAPS_UP)).forEach(call -> wrapUp(call, signedOut));
    }

    /** The last signing in of the shift; the one that may lack its end, unless that would lie on the next day. */
    private void signIn(Span span) {
        boolean open = dice.chance(NEVER_SIGNS_OUT) && span.to() < CallDay.SECONDS_PER_DAY && !calls.isEmpty()
                && calls.get(calls.size() - 1).from() > span.from();
        if (open) {
            states.add(new State(id(), "签入", time(span.from()), null));
        } else {
            add("签入", span.from(), span.to());
            if (dice.chance(SIGNS_IN_TWICE)) {
                add("签入", span.from() + dice.between(60, 1800), span.to() - dice.between(0, 60));
            }
        }
    }

    /** The time that is left of the meal break by a call before it and one after it; null when that is too short. */
    private Span meal() {
        int from = shift.breakFrom() + dice.between(5, 120);
        int to = shift.breakTo() + dice.between(-60, 150);
        for (Span call : calls) {
            if (call.from() < shift.breakTo()) {
                from = Math.max(from, call.to() + 5);
            } else {
                to = Math.min(to, call.from() - 3);
                break;
            }
        }
        return to - from >= SHORTEST_MEAL_SECONDS ? new Span(from, to) : null;
    }

    private List<Span> gaps(int signedIn, int signedOut, Span meal) {
        List<Span> taken = new ArrayList<>(calls);
        if (meal != null) {
            taken.add(meal);
        }
        taken.add(new Span(signedOut, signedOut));
        taken.sort(Comparator.comparingInt(Span::from));
        List<Span> gaps = new ArrayList<>();
        int end = signedIn;
        for (Span next : taken) {
            if (next.from() - end >= 90) {
                gaps.add(new Span(end + 20, next.from() - 5));
            }
            end = Math.max(end, next.to());
        }
        return gaps;
    }

    private void between(List<Span> gaps) {
        List<Span> left = new ArrayList<>(gaps);
        int busySeconds = (int) ((shift.to() - shift.from()) * dice.between(0.008, 0.026));
        while (busySeconds > 0 && !left.isEmpty()) {
            Span gap = left.remove(dice.between(0, left.size() - 1));
            int length = Math.min(dice.between(60, 300), gap.to() - gap.from());
            add("示忙", gap.from(), gap.from() + length);
            if (dice.chance(BUSY_TWICE) && length > 40) {
                add("示忙", gap.from() + dice.between(5, 20), gap.from() + length - dice.between(0, 15));
            }
            busySeconds -= length;
        }
        longTalk(left, "会议", dice.chance(MEETS));
        longTalk(left, "培训", dice.chance(TRAINS));
    }

    private void longTalk(List<Span> left, String name, boolean wanted) {
        left.stream().filter(gap -> wanted && gap.to() - gap.from() > 240).findFirst().ifPresent(gap -> {
            left.remove(gap);
            add(name, gap.from(), Math.min(gap.to(), gap.from() + 1200));
        });
    }

    private void wrapUp(Span call, int signedOut) {
        int next = calls.stream().mapToInt(Span::from).filter(from -> from >= call.to()).findFirst().orElse(signedOut);
        int until = Math.min(call.to() + dice.between(3, 19), next);
        if (until > call.to()) {
            add("话后", call.to(), until);
        }
    }

    private void add(String name, int from, int to) {
        states.add(new State(id(), name, time(from), time(to)));
    }

    private String id() {
        return shift.persona().agent().id();
    }

    private LocalDateTime time(int second) {
        return date.atStartOfDay().plusSeconds(second);
    }

    /**
     * One interval in a state.
     *
     * @param name in the system's own words
     * @param to   null when it was never closed
     */
    record State(String agentId, String name, LocalDateTime from, LocalDateTime to) {
    }

    /** Seconds since the midnight with which the shift's day begins. */
    private record Span(int from, int to) {

        static Span of(LocalDate date, CallLeg leg) {
            LocalDateTime begins = CallLeg.INBOUND.equals(leg.direction()) ? leg.answered() : leg.arrived();
            return new Span(second(date, begins), second(date, leg.ended()));
        }

        private static int second(LocalDate date, LocalDateTime time) {
            return Math.toIntExact(time.toLocalDate().toEpochDay() - date.toEpochDay()) * CallDay.SECONDS_PER_DAY
                    + time.toLocalTime().toSecondOfDay();
        }
    }
}
