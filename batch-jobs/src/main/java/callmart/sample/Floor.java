package callmart.sample;

import java.util.List;

/** The seats of a day: who is free to take a call at a given second. */
final class Floor {

    private static final int ONE_SEAT_LEFT_IN = 5;

    private final List<Seat> seats;
    private final DayPlan.Disturbance disturbance;

    Floor(List<Shift> shifts, DayPlan.Disturbance disturbance) {
        this.seats = shifts.stream().map(Seat::new).toList();
        this.disturbance = disturbance;
    }

    /** The longest idle agent of the queue's own team, else of any team; null when nobody is free. */
    Seat free(int second, Queue queue) {
        Seat best = null;
        for (int index = 0; index < seats.size(); index++) {
            Seat seat = seats.get(index);
            if (isFree(seat, index, second) && (best == null || seat.suits(queue, best))) {
                best = seat;
            }
        }
        return best;
    }

    int countFree(int second) {
        int free = 0;
        for (int index = 0; index < seats.size(); index++) {
            if (isFree(seats.get(index), index, second)) {
                free++;
            }
        }
        return free;
    }

    private boolean isFree(Seat seat, int index, int second) {
        return seat.freeAt <= second && seat.shift.works(second)
                && (!disturbance.isOutageAt(second) || index % ONE_SEAT_LEFT_IN == 0);
    }

    /** One agent at work. */
    static final class Seat {

        private final Shift shift;
        private int freeAt;

        private Seat(Shift shift) {
            this.shift = shift;
            this.freeAt = shift.from();
        }

        Persona persona() {
            return shift.persona();
        }

        void occupyUntil(int second) {
            freeAt = second;
        }

        private boolean suits(Queue queue, Seat other) {
            boolean home = persona().home() == queue;
            boolean otherHome = other.persona().home() == queue;
            return home == otherHome ? freeAt < other.freeAt : home;
        }
    }
}
