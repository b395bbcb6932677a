package callmart.measure;

import static callmart.measure.MeasureSettings.literal;

import callmart.calendar.BusinessCalendar;
import callmart.config.ConfigFolder;
import callmart.config.Durations;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.feed.Column;
import callmart.feed.Feeds;
import callmart.measure.kpi.MeasureCatalogue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Within what time steps of tickets and replies are due for which a source gives no deadline, as {@code config/limits.yml} says; and as SQL
 * for the views of {@code sql/base}.
 * Decision 354.
 *
 * @param time the time in which is worked
 * @param steps step of a ticket to limit
 * @param replies kind of ticket to limit
 */
public record Limits(WorkingTime time, Map<String, Limit> steps, Map<String, Limit> replies) {

    /** What a source need not tell of a reply that has a limit. */
    private static final String REPLY_DUE = "tickets.reply_due_at";
    private static final String FILE = "limits.yml";
    private static final Pattern WORKED = Pattern.compile("([1-9]\\d{0,2})(wd|wh)");
    private static final int DAYS_OF_WEEK = DayOfWeek.values().length;
    private static final Limit NONE = new Limit(false, 0, 0);

    /** On which days is worked. */
    private enum Days {
        /** Those of {@code calendar.yml}. */
        WORKED,
        ALL
    }

    /**
     * The time in which is worked.
     *
     * @param weekdays the days of the week that are worked
     * @param free further days that are not
     * @param extra further days that are
     * @param from when work begins
     * @param millis how long it lasts
     */
    public record WorkingTime(Collection<DayOfWeek> weekdays, Collection<LocalDate> free, Collection<LocalDate> extra, LocalTime from,
            long millis) {

        /** In so many days lie at least so many worked ones, whatever the day is on which they begin. */
        private int daysWith(long worked) {
            return Math.toIntExact(DAYS_OF_WEEK * ((worked + free.size()) / weekdays.size() + 2));
        }
    }

    /**
     * A limit.
     *
     * @param isWorked whether only working time counts
     * @param millis how long it is
     * @param days within how many days, the first one included, it is up
     */
    public record Limit(boolean isWorked, long millis, int days) {
    }

    /** Reads {@code limits.yml}; what is wrong with it is recorded in {@code faults}. */
    public static Limits read(ConfigFolder folder, BusinessCalendar calendar, Faults faults) {
        Map<String, Limit> steps = new LinkedHashMap<>();
        Map<String, Limit> replies = new LinkedHashMap<>();
        WorkingTime time = folder.read(FILE, faults).map(root -> {
            YamlMap map = root.map("working-time", "steps", "replies");
            WorkingTime found = map.require("working-time", time(calendar, Days.WORKED, LocalTime.MIN, Duration.ofDays(1)), node ->
                    time(node, calendar));
            map.get("steps", Map.<String, YamlNode>of(), YamlNode::entries).forEach((step, node) -> steps.put(step, limit(node, found)));
            List<String> kinds = Feeds.get(REPLY_DUE.split("\\.")[0]).columns().stream().filter(column -> column.name().equals("kind"))
                    .map(Column::words).findFirst().orElseThrow();
            map.get("replies", Map.<String, YamlNode>of(), YamlNode::entries).forEach((kind, node) -> {
                if (!kinds.contains(kind)) {
                    node.fault("a kind of ticket is one of " + String.join(", ", kinds) + ", found '" + kind + "'");
                }
                replies.put(kind, limit(node, found));
            });
            return found;
        }).orElseGet(() -> time(calendar, Days.WORKED, LocalTime.MIN, Duration.ofDays(1)));
        return new Limits(time, steps, replies);
    }

    private static WorkingTime time(YamlNode node, BusinessCalendar calendar) {
        YamlMap map = node.map("days", "from", "to");
        Days days = map.require("days", Days.WORKED, word -> word.word(Days.class));
        Duration from = map.require("from", Duration.ZERO, Limits::clock);
        Duration to = map.require("to", Duration.ofDays(1), Limits::clock);
        if (from.compareTo(to) >= 0) {
            node.fault("work ends later on the day than it begins, found from " + from + " to " + to);
            return time(calendar, days, LocalTime.MIN, Duration.ofDays(1));
        }
        return time(calendar, days, LocalTime.MIN.plus(from), to.minus(from));
    }

    private static WorkingTime time(BusinessCalendar calendar, Days days, LocalTime from, Duration length) {
        return days == Days.ALL
                ? new WorkingTime(EnumSet.allOf(DayOfWeek.class), List.of(), List.of(), from, length.toMillis())
                : new WorkingTime(Stream.of(DayOfWeek.values()).filter(day -> !calendar.weekend().contains(day)).toList(),
                        calendar.holidays(), calendar.workingDays(), from, length.toMillis());
    }

    /** A time of the day as how long after midnight it is; 24:00 is its end. */
    private static Duration clock(YamlNode node) {
        return node.parsed(Duration.ZERO, text -> {
            if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
                throw new IllegalArgumentException("expected a time such as '09:00', at most '24:00', found '" + text + "'");
            }
            return Duration.ofHours(Integer.parseInt(text.substring(0, 2))).plusMinutes(Integer.parseInt(text.substring(3)));
        });
    }

    private static Limit limit(YamlNode node, WorkingTime time) {
        Matcher worked = WORKED.matcher(node.text());
        if (!worked.matches()) {
            if (node.text().matches(".*w[dh]")) {
                node.fault("expected working days such as 3wd or working hours such as 4wh, found '" + node.text() + "'");
                return NONE;
            }
            Duration span = Durations.readPositive(node);
            return new Limit(false, span.toMillis(), Math.toIntExact(span.toDays() + 2));
        }
        long number = Long.parseLong(worked.group(1));
        long millis = worked.group(2).equals("wd") ? number * time.millis() : Duration.ofHours(number).toMillis();
        return new Limit(true, millis, time.daysWith(millis / time.millis() + 2));
    }

    /** The catalogue, in which replies that have a limit need no deadline of a source. */
    public MeasureCatalogue in(MeasureCatalogue measures) {
        return replies.isEmpty() ? measures : measures.withFeedFor(REPLY_DUE);
    }

    /**
     * What views have filled in: name to SQL. Without any limit no days, so that views need not be made again when the calendar changes.
     */
    Map<String, String> viewValues() {
        boolean none = steps.isEmpty() && replies.isEmpty();
        long opens = Duration.between(LocalTime.MIN, time.from()).toMillis();
        int longest = Stream.concat(steps.values().stream(), replies.values().stream()).mapToInt(Limit::days).max().orElse(0);
        String weekdays = time.weekdays().stream().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining(", "));
        return Map.of("working_time", days(none ? List.of() : time.extra()) + " AS extra_days, " + days(none ? List.of() : time.free())
                + " AS free_days, [" + weekdays + "] AS worked_weekdays, toInt64(" + opens + ") AS opens_ms, toInt64(" + time.millis()
                + ") AS worked_ms", "step_limits", array(steps), "reply_limits", array(replies), "limit_days", String.valueOf(longest));
    }

    private static String days(Collection<LocalDate> days) {
        return "CAST([" + days.stream().sorted().map(day -> literal(day.toString())).collect(Collectors.joining(", "))
                + "], 'Array(Date)')";
    }

    /** An array of name, whether only working time counts, milliseconds and days. */
    private static String array(Map<String, Limit> limits) {
        return "CAST([" + limits.entrySet().stream().map(entry -> "(" + literal(entry.getKey()) + ", " + (entry.getValue().isWorked()
                ? 1 : 0) + ", " + entry.getValue().millis() + ", " + entry.getValue().days() + ")").collect(Collectors.joining(", "))
                + "], 'Array(Tuple(name String, is_worked UInt8, millis Int64, days UInt32))')";
    }
}
