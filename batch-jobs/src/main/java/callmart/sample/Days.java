package callmart.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What happened in the centre, worked out day by day from nothing but seed and date. The last days are remembered, since records go on
 * changing for days after they were made.
 */
final class Days {

    /** A record is not changed any more so many days after the day it was made on. */
    static final int LONGEST_LIFE = 12;

    private final long seed;
    private final Roster roster;
    private final Memory<List<CallLeg>> started;
    private final Memory<List<Ticket>> tickets;
    private final Memory<List<Life>> cases;
    private final Memory<List<Life>> callbacks;
    private final Memory<List<Life>> warnings;
    private final Memory<SmsDesk.OfDay> sms;
    private final Memory<CampaignDesk> campaigns;

    Days(long seed, Roster roster) {
        this.seed = seed;
        this.roster = roster;
        this.started = new Memory<>(date -> CallDay.legs(seed, roster, date));
        this.tickets = new Memory<>(date -> new TicketDesk(dice(date, "tickets")).tickets(date, talks(date)));
        this.cases = new Memory<>(date -> new CaseDesk(dice(date, "cases")).cases(date, tickets(date)));
        this.callbacks = new Memory<>(date -> new CallbackDesk(dice(date, "callbacks"), roster).callbacks(date));
        this.warnings = new Memory<>(date -> new WarningDesk(dice(date, "warnings")).rounds(tickets(date)));
        this.sms = new Memory<>(date -> new SmsDesk(dice(date, "sms"), date, roster).day(tickets(date)));
        this.campaigns = new Memory<>(date -> CampaignDesk.of(date, dice(date, "campaigns"), roster));
    }

    Roster roster() {
        return roster;
    }

    DayPlan plan(LocalDate date) {
        return DayPlan.of(seed, date);
    }

    /** A stream of chance for a day and topic. */
    Dice dice(LocalDate date, String topic) {
        return Dice.of(seed, date, topic);
    }

    /** All legs of the calls that start on a day, some of them after its midnight. */
    List<CallLeg> started(LocalDate date) {
        return started.of(date);
    }

    /** The legs that arrive on a day, those of calls from before midnight first. */
    List<CallLeg> arrived(LocalDate date) {
        List<CallLeg> legs = new ArrayList<>();
        for (LocalDate start : List.of(date.minusDays(1), date)) {
            started(start).stream().filter(leg -> leg.arrived().toLocalDate().equals(date)).forEach(legs::add);
        }
        return legs;
    }

    /** The answered inbound legs that arrive on a day. */
    List<CallLeg> talks(LocalDate date) {
        return arrived(date).stream().filter(leg -> leg.answered() != null && CallLeg.INBOUND.equals(leg.direction())).toList();
    }

    List<Ticket> tickets(LocalDate date) {
        return tickets.of(date);
    }

    /** The versions of all tickets that were written on a day. */
    List<Map<String, Object>> ticketVersions(LocalDate date) {
        return versions(date, day -> tickets(day).stream().map(Ticket::life).toList());
    }

    /** The versions of all steps of tickets that were written on a day. */
    List<Map<String, Object>> stepVersions(LocalDate date) {
        return versions(date, day -> tickets(day).stream().flatMap(ticket -> StepDesk.steps(ticket).stream()).toList());
    }

    /** The complaint cases that were received on a day. */
    List<Life> cases(LocalDate date) {
        return cases.of(date);
    }

    /** The versions of all complaint cases that were written on a day. */
    List<Map<String, Object>> caseVersions(LocalDate date) {
        return versions(date, cases::of);
    }

    /** The versions of all follow-up calls that were written on a day. */
    List<Map<String, Object>> callbackVersions(LocalDate date) {
        return versions(date, callbacks::of);
    }

    /** The versions of all rounds of complaint warnings that were written on a day. */
    List<Map<String, Object>> warningVersions(LocalDate date) {
        return versions(date, warnings::of);
    }

    /** The versions of all short messages, batches or subscriptions that were written on a day. */
    List<Map<String, Object>> smsVersions(LocalDate date, Function<SmsDesk.OfDay, List<Life>> which) {
        return versions(date, day -> which.apply(sms.of(day)));
    }

    /** The campaigns that begin on a day. */
    CampaignDesk campaigns(LocalDate start) {
        return campaigns.of(start);
    }

    /** The versions of all contacts of campaigns that were written on a day. */
    List<Map<String, Object>> contactVersions(LocalDate date) {
        return versions(date, start -> campaigns(start).contacts());
    }

    private static List<Map<String, Object>> versions(LocalDate date, Function<LocalDate, List<Life>> lives) {
        List<Map<String, Object>> versions = new ArrayList<>();
        for (LocalDate day : date.minusDays(LONGEST_LIFE).datesUntil(date.plusDays(1)).toList()) {
            lives.apply(day).forEach(life -> life.addVersionsOf(date, versions));
        }
        return versions;
    }

    /** Values of the last days that were asked for. */
    private static final class Memory<T> {

        private static final int DAYS = LONGEST_LIFE + 3;

        private final Function<LocalDate, T> maker;
        private final Map<LocalDate, T> values = new LinkedHashMap<>();

        private Memory(Function<LocalDate, T> maker) {
            this.maker = maker;
        }

        private T of(LocalDate date) {
            T value = values.get(date);
            if (value == null) {
                value = maker.apply(date);
                values.put(date, value);
                if (values.size() > DAYS) {
                    values.remove(values.keySet().iterator().next());
                }
            }
            return value;
        }
    }
}
