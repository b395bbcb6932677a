package callmart.archive;

import callmart.calendar.Period;
import callmart.report.Text;
import callmart.report.Texts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A month as a calendar: what became of the reports of each day, of each week and of the month itself. */
final class CalendarPart {

    /**
     * A period's place in the calendar.
     *
     * @param label what it is called there
     * @param address where its reports are listed; empty without reports
     * @param spoken how many reports stand in each state, in words
     * @param marks the same in signs
     */
    public record Place(String label, Optional<String> address, String spoken, List<StateCounts.Mark> marks) {
    }

    /** A week, which stands in the month in which it ends, and its days; those of other months are empty. */
    public record Week(Place place, List<Optional<Place>> days) {
    }

    /** A month with its weeks. */
    public record Month(String title, Place place, List<Week> weeks) {
    }

    private final Map<Period, List<ArchiveEntry>> byPeriod;
    private final Function<Period, String> address;
    private final Texts texts;

    /** @param address where the list of a period is */
    CalendarPart(Collection<ArchiveEntry> entries, Function<Period, String> address, Texts texts) {
        this.byPeriod = entries.stream().collect(Collectors.groupingBy(ArchiveEntry::period));
        this.address = address;
        this.texts = texts;
    }

    Month month(YearMonth month) {
        List<Week> weeks = new ArrayList<>();
        for (Period week = Period.weekOf(month.atDay(1)); !week.from().isAfter(month.atEndOfMonth()); week = week.next()) {
            weeks.add(new Week(place(week, week.name().substring("2026-".length())), week.days().stream()
                    .map(day -> Optional.of(day).filter(one -> YearMonth.from(one).equals(month)).map(this::day)).toList()));
        }
        return new Month(EntriesPart.heading(Period.month(month)), place(Period.month(month), texts.of(Text.ARCHIVE_MONTH)), weeks);
    }

    private Place day(LocalDate day) {
        return place(Period.day(day), String.valueOf(day.getDayOfMonth()));
    }

    private Place place(Period period, String label) {
        List<ArchiveEntry> entries = byPeriod.getOrDefault(period, List.of());
        boolean listed = entries.stream().anyMatch(entry -> entry.state() != ArchiveState.DUE);
        return new Place(label, entries.isEmpty() ? Optional.empty()
                : Optional.of(listed ? address.apply(period) : "#" + ArchivePages.NEXT),
                period + "：" + StateCounts.spoken(entries, texts), StateCounts.brief(entries));
    }
}
