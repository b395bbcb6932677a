package callmart.extract.source;

import callmart.extract.Origin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the punches of a day against the shifts of their persons. Of each shift it keeps the first and the last punch, so that memory grows
 * with persons and not with punches.
 * Decision 256.
 */
final class PunchedDay {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final long MINUTE = 60_000;
    private static final BigDecimal HOUR = BigDecimal.valueOf(60 * MINUTE);
    private static final int MOST_NAMED = 20;

    /** A raw row that stands for what is made of it. */
    record Place(String source, long line, String raw) {
    }

    /** One person's day, with the raw row that stands for it. */
    record Person(Place place, Map<String, String> values) {
    }

    /** Time that a person is present, or was planned to be. */
    private static final class Span {
        private final LocalDate date;
        private final Place place;
        private final long start;
        private long end;
        private long planned;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Span(LocalDate date, Place place, long start, long end) {
            this.date = date;
            this.place = place;
            this.start = start;
            this.end = end;
            this.planned = end - start;
        }

        boolean isPunched() {
            return first <= last;
        }

        void punch(long at) {
            first = Math.min(first, at);
            last = Math.max(last, at);
        }

        long distance(long at) {
            return Math.max(0, Math.max(start - at, at - end));
        }
    }

    private final LocalDate day;
    private final ZoneId zone;
    private final Origin.OfPunches rules;
    private final Map<String, List<Span>> shifts = new TreeMap<>();
    private final Map<String, Span> unplanned = new TreeMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> punchedOnce = new LinkedHashSet<>();
    private long outside;

    PunchedDay(LocalDate day, ZoneId zone, Origin.OfPunches rules) {
        this.day = day;
        this.zone = zone;
        this.rules = rules;
    }

    /**
     * A planned shift of this day or one beside it; to be told in the order of dates. Shifts of a date that follow each other without a gap
     * are one.
     *
     * @return whether another row stands for the person's day already
     */
    boolean shift(LocalDate date, String agent, long start, long end, Place place) {
        List<Span> own = shifts.computeIfAbsent(agent, key -> new ArrayList<>());
        boolean further = own.stream().anyMatch(span -> span.date.equals(date));
        own.add(new Span(date, place, start, end));
        return further;
    }

    /** To be called after the last shift. */
    void joinShifts() {
        shifts.values().forEach(own -> {
            own.sort(Comparator.comparing((Span span) -> span.date).thenComparingLong(span -> span.start));
            for (int i = own.size() - 1; i > 0; i--) {
                Span before = own.get(i - 1);
                Span span = own.get(i);
                if (before.date.equals(span.date) && span.start <= before.end) {
                    before.end = Math.max(before.end, span.end);
                    before.planned = before.end - before.start;
                    own.remove(i);
                }
            }
        });
    }

    /** How many persons have a shift on the day. */
    long planned() {
        return shifts.values().stream().filter(own -> own.stream().anyMatch(span -> span.date.equals(day))).count();
    }

    /**
     * Takes a punch.
     *
     * @return the date that it belongs to: that of the shift it is nearest to, else its own
     */
    LocalDate punch(String agent, long at) {
        LocalDate own = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        List<Span> planned = shifts.getOrDefault(agent, List.of());
        Span nearest = planned.stream().min(Comparator.comparingLong(span -> span.distance(at))).orElse(null);
        if (nearest != null && nearest.distance(at) <= rules.window().toMillis()) {
            nearest.punch(at);
            return nearest.date;
        } else if (own.equals(day) && planned.stream().anyMatch(span -> span.date.equals(day))) {
            outside++;
        }
        return own;
    }

    /**
     * Takes a punch of the day of a person without a shift.
     *
     * @return whether another row stands for the person's day already
     */
    boolean unplanned(String agent, long at, Place place) {
        if (shifts.getOrDefault(agent, List.of()).stream().anyMatch(span -> span.date.equals(day))) {
            return true;
        }
        boolean further = unplanned.containsKey(agent);
        unplanned.computeIfAbsent(agent, key -> new Span(day, place, at, at)).punch(at);
        return further;
    }

    void name(String agent, String name) {
        names.put(agent, name);
    }

    /** Each person of the day, after the last punch. */
    List<Person> persons() {
        List<Person> persons = new ArrayList<>();
        shifts.forEach((agent, own) -> {
            List<Span> spans = own.stream().filter(span -> span.date.equals(day)).toList();
            if (!spans.isEmpty()) {
                persons.add(new Person(spans.get(0).place, planned(agent, spans)));
            }
        });
        unplanned.forEach((agent, span) -> persons.add(new Person(span.place, values(agent, "", shown(span.first, span.last)))));
        return persons;
    }

    /** What is to be said of the day. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!punchedOnce.isEmpty()) {
            remarks.add("punches at one end of a shift only, so that of the other end neither lateness nor early leave is counted;"
                    + " persons: " + punchedOnce.size() + " (" + punchedOnce.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (punchedOnce.size() > MOST_NAMED ? ", …)" : ")"));
        }
        if (outside > 0) {
            remarks.add("punches further than " + rules.window().toMinutes() + " minutes from their person's shift count for nothing: "
                    + outside + "; correct the shift plan, or the 'window' under 'punches' of this source in sources.yml");
        }
        return remarks;
    }

    private Map<String, String> planned(String agent, List<Span> spans) {
        long late = 0;
        long early = 0;
        long absent = 0;
        List<String> worked = new ArrayList<>();
        for (Span span : spans) {
            if (!span.isPunched()) {
                absent += span.planned;
                continue;
            }
            boolean once = span.last - span.first < rules.sameWithin().toMillis();
            boolean in = !once || span.last - span.start <= span.end - span.first;
            boolean out = !once || !in;
            late += in ? Math.max(0, minute(span.first) - span.start) : 0;
            early += out ? Math.max(0, span.end - minute(span.last)) : 0;
            worked.add(in && out ? shown(span.first, span.last) : in ? clock(span.first) + "-" : "-" + clock(span.last));
            if (once) {
                punchedOnce.add(agent);
            }
        }
        Map<String, String> values = values(agent, spans.stream().map(span -> shown(span.start, span.end)).collect(Collectors.joining(" ")),
                String.join(" ", worked));
        values.put("late_minutes", in(late, BigDecimal.valueOf(MINUTE)));
        values.put("early_leave_minutes", in(early, BigDecimal.valueOf(MINUTE)));
        values.put("absent_hours", in(absent, HOUR));
        return values;
    }

    private Map<String, String> values(String agent, String planned, String worked) {
        return new LinkedHashMap<>(Map.of("date", day.toString(), "agent_id", agent, "name", names.getOrDefault(agent, ""),
                "scheduled_shift", planned, "actual_shift", worked));
    }

    private String shown(long from, long to) {
        return Stream.of(from, to).distinct().map(this::clock).collect(Collectors.joining("-"));
    }

    private String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** A clock of hours and minutes shows 09:00 until 09:01: who punches then was not late. */
    private static long minute(long millis) {
        return millis - Math.floorMod(millis, MINUTE);
    }

    private static String in(long millis, BigDecimal unit) {
        return BigDecimal.valueOf(millis).divide(unit, 3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
