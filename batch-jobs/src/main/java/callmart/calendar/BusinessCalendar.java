package callmart.calendar;

import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * On which days the centre works, as {@code config/calendar.yml} says, and so when a report is due.
 *
 * @param zone business time zone
 * @param weekend days of the week without work
 * @param holidays further days without work
 * @param workingDays days of a weekend or holiday that are worked all the same (调休)
 * @param replaced of those, by day, the day whose work they do; not every one names it
 * @param moved whose deadlines move from a day without work to the next working day: report ids, or {@code day},
 *        {@code week}, {@code month}, {@code year} for all reports of such periods
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> workingDays,
        Map<LocalDate, LocalDate> replaced, Set<String> moved) {

    private static final int LONGEST_HOLIDAY_DAYS = 60;

    /** What a day is to the centre. */
    public enum DayKind {
        HOLIDAY,
        /** A day of the weekend that is not worked. */
        REST,
        WORKED
    }

    public BusinessCalendar {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        workingDays = Set.copyOf(workingDays);
        replaced = Map.copyOf(replaced);
        moved = Set.copyOf(moved);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("a week needs a working day; leave one out of 'weekend'");
        }
    }

    /** A calendar without holidays, which moves nothing. */
    public static BusinessCalendar plain(ZoneId zone) {
        return new BusinessCalendar(zone, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of(), Map.of(), Set.of());
    }

    /** Reads {@code calendar.yml}; what is wrong with it is recorded in {@code faults}. */
    public static BusinessCalendar read(ConfigFolder folder, ZoneId zone, Faults faults) {
        return folder.read("calendar.yml", faults).flatMap(root -> {
            YamlMap map = root.map("weekend", "holidays", "working-days", "move-deadlines-of");
            Map<LocalDate, Optional<LocalDate>> worked = new HashMap<>();
            map.get("working-days", List.<YamlNode>of(), YamlNode::list).forEach(node -> putWorked(node, worked));
            Map<LocalDate, LocalDate> replaced = new HashMap<>();
            worked.forEach((day, replaces) -> replaces.ifPresent(other -> replaced.put(day, other)));
            return faults.attempt(root, () -> new BusinessCalendar(zone, weekend(map), holidays(map), worked.keySet(), replaced,
                    Set.copyOf(map.get("move-deadlines-of", List.<String>of(), YamlNode::texts).stream().distinct().toList())));
        }).orElseGet(() -> plain(zone));
    }

    private static Set<DayOfWeek> weekend(YamlMap map) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        map.find("weekend").ifPresentOrElse(node -> node.list().forEach(day -> weekend.add(day.word(DayOfWeek.class))),
                () -> weekend.addAll(plain(ZoneId.of("UTC")).weekend()));
        return weekend;
    }

    /** A holiday is a date, or a span with both its ends included. */
    private static Set<LocalDate> holidays(YamlMap map) {
        Set<LocalDate> holidays = new HashSet<>();
        for (YamlNode node : map.get("holidays", List.<YamlNode>of(), YamlNode::list)) {
            if (node.isMap()) {
                holidays.addAll(span(node));
            } else {
                holidays.add(date(node));
            }
        }
        return holidays;
    }

    private static List<LocalDate> span(YamlNode node) {
        YamlMap map = node.map("name", "from", "to");
        LocalDate from = map.require("from", LocalDate.EPOCH, BusinessCalendar::date);
        LocalDate to = map.get("to", from, BusinessCalendar::date);
        if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_HOLIDAY_DAYS))) {
            node.fault("a holiday ends on or after its first day and within " + LONGEST_HOLIDAY_DAYS + " days, found " + from
                    + " to " + to);
            return List.of();
        }
        return new ArrayList<>(from.datesUntil(to.plusDays(1)).toList());
    }

    /** A worked day is a date, or a date and the one that it replaces. */
    private static void putWorked(YamlNode node, Map<LocalDate, Optional<LocalDate>> worked) {
        if (node.isMap()) {
            YamlMap map = node.map("date", "replaces");
            worked.put(map.require("date", LocalDate.EPOCH, BusinessCalendar::date), map.find("replaces").map(BusinessCalendar::date));
        } else {
            worked.put(date(node), Optional.empty());
        }
    }

    private static LocalDate date(YamlNode node) {
        return node.parsed(LocalDate.EPOCH, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("expected a date such as 2026-10-01, found '" + text + "'", e);
            }
        });
    }

    /** Whether the centre's offices work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day) || !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * The days before a day, the newest first, that are like it.
     *
     * @param mostDays how many days are looked back
     */
    public List<LocalDate> alikeBefore(LocalDate day, int mostDays) {
        return Stream.iterate(day.minusDays(1), one -> one.minusDays(1)).limit(mostDays).filter(alike(day)).toList();
    }

    /**
     * Whether another day is of the same kind and weekday. Of holidays any weekday will do; a worked day of the weekend is like the day
     * whose work it does, or like any worked day.
     */
    public Predicate<LocalDate> alike(LocalDate day) {
        DayKind kind = kind(day);
        if (kind == DayKind.HOLIDAY) {
            return other -> kind(other) == kind;
        }
        Predicate<LocalDate> sameKind = other -> kind(other) == kind && !isWorkedInstead(other);
        if (!isWorkedInstead(day)) {
            return sameKind.and(other -> other.getDayOfWeek() == day.getDayOfWeek());
        }
        return Optional.ofNullable(replaced.get(day)).map(LocalDate::getDayOfWeek)
                .map(weekday -> sameKind.and(other -> weekday == other.getDayOfWeek())).orElse(sameKind);
    }

    public DayKind kind(LocalDate day) {
        return isWorkingDay(day) ? DayKind.WORKED : holidays.contains(day) ? DayKind.HOLIDAY : DayKind.REST;
    }

    /** Whether it is a day of the weekend or a holiday that is worked all the same (调休). */
    public boolean isWorkedInstead(LocalDate day) {
        return workingDays.contains(day) && (weekend.contains(day.getDayOfWeek()) || holidays.contains(day));
    }

    /** When the report of the period is due. */
    public ZonedDateTime due(String report, Deadline deadline, Period period) {
        LocalDateTime due = deadline.regular(period);
        // Behind the day of rest it could lie in the period that the report is due before.
        if (!deadline.isAhead() && (moved.contains(report) || moved.contains(EnumWord.of(period.kind())))) {
            while (!isWorkingDay(due.toLocalDate())) {
                due = due.plusDays(1);
            }
        }
        return due.atZone(zone);
    }
}
