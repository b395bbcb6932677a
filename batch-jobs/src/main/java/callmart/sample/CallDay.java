package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One day of calls, played second by second: callers queue, lose patience or are answered by the agents who are there; some are passed
 * to a second queue, some out of the centre. Legs that start after midnight belong to the file of the next day.
 */
final class CallDay {

    static final int SECONDS_PER_DAY = 24 * 3600;

    private static final int LAST_SECOND = SECONDS_PER_DAY + 30 * 60;
    static final int LONGEST_WAIT_SECONDS = 300;
    private static final int SPARE_SEATS_FOR_OUTBOUND = 5;
    private static final int OUTBOUND_RETRY_SECONDS = 240;
    private static final double TO_OTHER_QUEUE = 0.04;
    private static final double OUT_OF_CENTRE = 0.035;
    private static final double HANGS_UP_AT_ONCE = 0.008;

    private final LocalDate date;
    private final Floor floor;
    private final Dice dice;
    private final PriorityQueue<Waiting> arriving = new PriorityQueue<>(Comparator.comparingInt(Waiting::queuedAt)
            .thenComparingInt(waiting -> waiting.call().number()));
    private final PriorityQueue<Integer> outbound = new PriorityQueue<>();
    private final Map<Queue, Deque<Waiting>> queues = new EnumMap<>(Queue.class);
    private final List<CallLeg> legs = new ArrayList<>();
    private int lastNumber;

    private CallDay(LocalDate date, Floor floor, Dice dice) {
        this.date = date;
        this.floor = floor;
        this.dice = dice;
        for (Queue queue : Queue.values()) {
            queues.put(queue, new ArrayDeque<>());
        }
    }

    /** All legs of the calls that start on a day, by call and leg. */
    static List<CallLeg> legs(long seed, Roster roster, LocalDate date) {
        DayPlan plan = DayPlan.of(seed, date);
        CallDay day = new CallDay(date, new Floor(roster.present(date), plan.disturbance()), Dice.of(seed, date, "calls"));
        day.accept(new Demand(plan, Dice.of(seed, date, "demand")));
        day.play();
        day.legs.sort(Comparator.comparing(CallLeg::callId).thenComparingInt(CallLeg::leg));
        return day.legs;
    }

    private void accept(Demand demand) {
        for (Inbound call : demand.arrivals()) {
            lastNumber = call.number();
            if (call.wantsAgent()) {
                arriving.add(waiting(call, 1, call.arrivedAt(), call.leavesIvrAt(), call.queue()));
            } else {
                String hangupBy = dice.chance(0.7) ? CallLeg.BY_CALLER : CallLeg.BY_SYSTEM;
                legs.add(new CallLeg(id(call.number()), 1, CallLeg.INBOUND, call.caller(), call.callee(), call.ivrRoute(), null,
                        call.category().label(), null, time(call.arrivedAt()), null, null, time(call.leavesIvrAt()), hangupBy, false,
                        false, null, null));
            }
        }
        for (int second : demand.outboundSeconds()) {
            outbound.add(second);
        }
    }

    private void play() {
        for (int second = 0; second < LAST_SECOND; second++) {
            while (!arriving.isEmpty() && arriving.peek().queuedAt() <= second) {
                Waiting waiting = arriving.poll();
                queues.get(waiting.queue()).add(waiting);
            }
            for (Deque<Waiting> queue : queues.values()) {
                serve(queue, second);
            }
            while (!outbound.isEmpty() && outbound.peek() <= second) {
                outbound.poll();
                callOut(second);
            }
        }
        for (Deque<Waiting> queue : queues.values()) {
            queue.forEach(waiting -> lose(waiting, LAST_SECOND, CallLeg.BY_SYSTEM));
        }
    }

    private void serve(Deque<Waiting> queue, int second) {
        queue.removeIf(waiting -> gaveUp(waiting, second));
        while (!queue.isEmpty()) {
            Floor.Seat seat = floor.free(second, queue.peek().queue());
            if (seat == null) {
                return;
            }
            offer(queue.poll(), seat, second);
        }
    }

    private boolean gaveUp(Waiting waiting, int second) {
        int patient = Math.min(waiting.patientUntil(), waiting.queuedAt() + LONGEST_WAIT_SECONDS);
        if (patient > second) {
            return false;
        }
        lose(waiting, patient, patient == waiting.patientUntil() ? CallLeg.BY_CALLER : CallLeg.BY_SYSTEM);
        return true;
    }

    /** The phone rings; a caller may still give up before the agent picks up. */
    private void offer(Waiting waiting, Floor.Seat seat, int second) {
        int answeredAt = second + dice.between(0, seat.persona().ringSeconds());
        if (waiting.patientUntil() < answeredAt) {
            lose(waiting, waiting.patientUntil(), CallLeg.BY_CALLER);
            seat.occupyUntil(waiting.patientUntil() + 1);
        } else {
            talk(waiting, seat, answeredAt);
        }
    }

    private void talk(Waiting waiting, Floor.Seat seat, int answeredAt) {
        Inbound call = waiting.call();
        Persona persona = seat.persona();
        int endedAt = answeredAt + talkSeconds(call.category(), persona);
        double fate = dice.share();
        boolean toOtherQueue = waiting.leg() == 1 && fate < TO_OTHER_QUEUE;
        boolean outOfCentre = fate >= TO_OTHER_QUEUE && fate < TO_OTHER_QUEUE + OUT_OF_CENTRE;
        boolean passedOn = toOtherQueue || outOfCentre;
        boolean offered = !passedOn && dice.chance(persona.ratingPass());
        String result = offered && dice.chance(persona.participation()) ? rating(waiting, persona, answeredAt) : null;
        String hangupBy = passedOn ? CallLeg.BY_AGENT : finishedBy(offered);
        legs.add(leg(waiting, persona, answeredAt, endedAt, hangupBy, outOfCentre, offered, result));
        seat.occupyUntil(endedAt + dice.between(3, 20));
        if (toOtherQueue) {
            arriving.add(waiting(call, 2, endedAt, endedAt, otherThan(waiting.queue())));
        }
    }

    private void callOut(int second) {
        if (floor.countFree(second) < SPARE_SEATS_FOR_OUTBOUND) {
            outbound.add(second + OUTBOUND_RETRY_SECONDS);
            return;
        }
        Queue queue = Queue.ofCaller(dice);
        Floor.Seat seat = floor.free(second, queue);
        Persona persona = seat.persona();
        Category category = queue.category(dice);
        int dialled = dice.between(6, 30);
        boolean answered = dice.chance(0.8);
        int endedAt = second + dialled + (answered ? talkSeconds(category, persona) : 0);
        seat.occupyUntil(endedAt + dice.between(3, 20));
        lastNumber++;
        legs.add(new CallLeg(id(lastNumber), 1, CallLeg.OUTBOUND, Demand.hotline(dice), Demand.mobile(dice), null, null, category.label(),
                persona.agent().id(), time(second), null, answered ? time(second + dialled) : null, time(endedAt),
                answered ? finishedBy(false) : CallLeg.BY_AGENT, false, false, null, null));
    }

    private void lose(Waiting waiting, int endedAt, String hangupBy) {
        legs.add(leg(waiting, null, -1, endedAt, hangupBy, false, false, null));
    }

    private CallLeg leg(Waiting waiting, Persona persona, int answeredAt, int endedAt, String hangupBy, boolean transferredOut,
            boolean surveyOffered, String surveyResult) {
        Inbound call = waiting.call();
        return new CallLeg(id(call.number()), waiting.leg(), CallLeg.INBOUND, call.caller(), call.callee(), call.ivrRoute(),
                waiting.queue().label(), call.category().label(), persona == null ? null : persona.agent().id(), time(waiting.arrivedAt()),
                time(waiting.queuedAt()), persona == null ? null : time(answeredAt), time(endedAt), hangupBy, transferredOut,
                surveyOffered, surveyResult, null);
    }

    private Waiting waiting(Inbound call, int leg, int arrivedAt, int queuedAt, Queue queue) {
        double patience = dice.chance(HANGS_UP_AT_ONCE) ? dice.between(0.0, 4.0) : 5 + dice.logNormal(75, 0.8);
        return new Waiting(call, leg, arrivedAt, queuedAt, queue, queuedAt + (int) patience);
    }

    private int talkSeconds(Category category, Persona persona) {
        return 8 + (int) Math.min(dice.logNormal(category.medianTalkSeconds() * persona.tempo(), 0.55), 3000);
    }

    /** Complaints and long waits cost satisfaction. */
    private String rating(Waiting waiting, Persona persona, int answeredAt) {
        double satisfaction = persona.satisfaction() - (waiting.queue() == Queue.COMPLAINT ? 0.012 : 0)
                - (answeredAt - waiting.queuedAt() > 30 ? 0.02 : 0);
        if (dice.chance(satisfaction)) {
            return dice.chance(0.72) ? "非常满意" : "满意";
        }
        return List.of("一般", "不满意", "非常不满意").get(dice.weighted(new double[] {5, 3, 1}));
    }

    private String finishedBy(boolean toRating) {
        return toRating || dice.chance(0.8) ? CallLeg.BY_CALLER : CallLeg.BY_AGENT;
    }

    private Queue otherThan(Queue queue) {
        return Queue.values()[(queue.ordinal() + dice.between(1, Queue.values().length - 1)) % Queue.values().length];
    }

    private String id(int number) {
        return callId(date, number);
    }

    static String callId(LocalDate date, int number) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date) + "-" + Integer.toString(100_000 + number).substring(1);
    }

    private LocalDateTime time(int second) {
        return date.atStartOfDay().plusSeconds(second);
    }

    /** A caller in a queue: all times in seconds since the day's midnight. */
    private record Waiting(Inbound call, int leg, int arrivedAt, int queuedAt, Queue queue, int patientUntil) {
    }
}
