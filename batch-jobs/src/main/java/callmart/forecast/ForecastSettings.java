package callmart.forecast;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code forecast.yml}, checked. A key that is not given has the value that the product's own file shows.
 *
 * @param intervalMinutes length of an interval; divides a day
 * @param days how many days ahead are forecast
 * @param model how seats are reckoned
 * @param maxOccupancy share of their time that agents are to be talking at most
 * @param wrapUpSeconds what a talk is followed by where no source tells wrap-up
 * @param minSeats at least, where calls are expected and in the hours of {@code open}
 * @param open queue to the hours in which it is open; {@link #CENTRE} stands for the whole centre
 * @param queueTeams queue to the teams that answer it; such queues are forecast beside the whole centre
 * @param ignore days that nothing is learned from
 * @param events what is planned
 */
public record ForecastSettings(int intervalMinutes, int days, Model model, BigDecimal maxOccupancy, int wrapUpSeconds, int minSeats,
        Map<String, Hours> open, Map<String, List<String>> queueTeams, Set<LocalDate> ignore, List<Event> events) {

    /** Stands for the whole centre where a queue is named. */
    static final String CENTRE = "*";

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** How seats are reckoned. */
    public enum Model {
        /** Callers wait as long as it takes. */
        ERLANG_C,
        /** Callers give up, as those of the comparable days did. */
        ERLANG_A
    }

    /** @param from included @param to not included; midnight at the end of the day is 00:00 */
    public record Hours(LocalTime from, LocalTime to) {

        boolean contain(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    /**
     * Calls that are planned beside the usual ones.
     *
     * @param queue empty for the whole centre
     * @param add calls an interval, or nothing
     * @param factor of the usual calls, or 1
     * @param note shown in reports
     */
    public record Event(LocalDate date, Hours hours, Optional<String> queue, BigDecimal add, BigDecimal factor, String note) {
    }

    public ForecastSettings {
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
        queueTeams = Collections.unmodifiableMap(new LinkedHashMap<>(queueTeams));
        ignore = Set.copyOf(ignore);
        events = List.copyOf(events);
        if (intervalMinutes < 5 || MINUTES_OF_A_DAY % intervalMinutes != 0) {
            throw new IllegalArgumentException("interval-minutes divides a day and is at least 5, as 15, 30 or 60, found "
                    + intervalMinutes);
        }
        if (days < 1 || days > 60) {
            throw new IllegalArgumentException("days is from 1 to 60, found " + days);
        }
        if (maxOccupancy.signum() <= 0 || maxOccupancy.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("max-occupancy is above 0% and at most 100%, found "
                    + maxOccupancy.movePointRight(2).stripTrailingZeros().toPlainString() + "%");
        }
        for (Event event : events) {
            if (event.factor().compareTo(BigDecimal.ONE) != 0 && event.queue().filter(queueTeams.keySet()::contains).isEmpty()
                    && event.queue().isPresent()) {
                throw new IllegalArgumentException("the event '" + event.note() + "' of " + event.date() + " has a factor of queue '"
                        + event.queue().get() + "', which is not forecast apart; name it in queue-teams, or write add");
            }
        }
        if (wrapUpSeconds < 0 || minSeats < 0) {
            throw new IllegalArgumentException("wrap-up-seconds and min-seats are at least 0, found " + wrapUpSeconds + " and " + minSeats);
        }
    }

    /** What holds without a file. */
    public static ForecastSettings defaults() {
        return new ForecastSettings(30, 14, Model.ERLANG_C, new BigDecimal("0.90"), 0, 1, Map.of(), Map.of(), Set.of(), List.of());
    }

    /** Reads {@code forecast.yml}; what is wrong with it is recorded in {@code faults}. */
    public static ForecastSettings read(ConfigFolder folder, Faults faults) {
        return folder.read("forecast.yml", faults).flatMap(root -> root.map("forecast").find("forecast"))
                .flatMap(node -> faults.attempt(node, () -> read(node))).orElseGet(ForecastSettings::defaults);
    }

    private static ForecastSettings read(YamlNode node) {
        ForecastSettings other = defaults();
        YamlMap map = node.map("interval-minutes", "days", "model", "max-occupancy", "wrap-up-seconds", "min-seats", "open", "queue-teams",
                "ignore", "events");
        Map<String, Hours> open = new LinkedHashMap<>();
        map.get("open", Map.<String, YamlNode>of(), YamlNode::entries).forEach((queue, hours) -> open.put(queue, hours(hours)));
        Map<String, List<String>> teams = new LinkedHashMap<>();
        map.get("queue-teams", Map.<String, YamlNode>of(), YamlNode::entries).forEach((queue, names) -> teams.put(queue, names.texts()));
        List<LocalDate> ignore = map.get("ignore", List.<YamlNode>of(), YamlNode::list).stream().map(ForecastSettings::date).toList();
        List<Event> events = new ArrayList<>();
        map.get("events", List.<YamlNode>of(), YamlNode::list).forEach(event -> events.add(event(event)));
        return new ForecastSettings(map.get("interval-minutes", other.intervalMinutes, YamlNode::integer),
                map.get("days", other.days, YamlNode::integer), map.get("model", other.model, model -> model.word(Model.class)),
                map.get("max-occupancy", other.maxOccupancy, YamlNode::decimal),
                map.get("wrap-up-seconds", other.wrapUpSeconds, YamlNode::integer), map.get("min-seats", other.minSeats, YamlNode::integer),
                open, teams, Set.copyOf(ignore.stream().distinct().toList()), events);
    }

    private static Event event(YamlNode node) {
        YamlMap map = node.map("date", "from", "to", "queue", "add", "factor", "note");
        if (map.has("add") == map.has("factor")) {
            node.fault("expected either add (calls an interval) or factor (of the usual calls)");
        }
        Hours hours = new Hours(map.get("from", LocalTime.MIDNIGHT, ForecastSettings::time), map.get("to", LocalTime.MIDNIGHT,
                ForecastSettings::time));
        return new Event(map.require("date", LocalDate.EPOCH, ForecastSettings::date), hours, map.find("queue").map(YamlNode::text),
                map.get("add", BigDecimal.ZERO, YamlNode::decimal), map.get("factor", BigDecimal.ONE, YamlNode::decimal),
                map.requireText("note"));
    }

    private static Hours hours(YamlNode node) {
        return node.parsed(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT), text -> {
            String[] ends = text.split("-");
            if (ends.length != 2) {
                throw new IllegalArgumentException("expected hours such as 08:00-20:00, found '" + text + "'");
            }
            return new Hours(parse(ends[0].strip(), "a time such as 08:00", LocalTime::parse),
                    parse(ends[1].strip(), "a time such as 20:00", LocalTime::parse));
        });
    }

    private static LocalTime time(YamlNode node) {
        return node.parsed(LocalTime.MIDNIGHT, text -> parse(text, "a time such as 09:00", LocalTime::parse));
    }

    private static LocalDate date(YamlNode node) {
        return node.parsed(LocalDate.EPOCH, text -> parse(text, "a date such as 2026-12-12", LocalDate::parse));
    }

    private static <T> T parse(String text, String expected, Function<CharSequence, T> read) {
        try {
            return read.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected " + expected + ", found '" + text + "'", e);
        }
    }
}
