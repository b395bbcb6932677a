package callmart.archive;

import callmart.calendar.Period;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.template.HtmlTemplates;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the pages: the index with what needs care, calendars of the last months, trends, what is due next and the newest periods;
 * and one page a year with all of its periods, so that no page grows without bound. The same records give the same text.
 */
public final class ArchivePages {

    /** Calendars on the index, the current month included. */
    public static final int CALENDAR_MONTHS = 3;

    /** The index lists the periods that ended within so many days; older ones are on the pages of their years. */
    static final int LISTED_DAYS = 31;

    /** The place of what is due next. */
    static final String NEXT = "next";

    /**
     * A KPI with its drawings.
     *
     * @param last the newest value with its day
     * @param met whether that meets the target; empty without one
     * @param verdict the same in words
     */
    public record Shown(String label, String target, Optional<String> last, Optional<Boolean> met, String verdict,
            List<TrendChart.Drawing> drawings) {
    }

    private final HtmlTemplates templates;
    private final Texts texts;

    public ArchivePages(HtmlTemplates templates, Texts texts) {
        this.templates = templates;
        this.texts = texts;
    }

    /** The file of a year's page, beside the index. */
    public static String file(int year) {
        return "archive-" + year + ".html";
    }

    /** The first day whose periods the index shows. */
    public static LocalDate firstDay(LocalDate today) {
        return YearMonth.from(today).minusMonths(CALENDAR_MONTHS - 1L).atDay(1);
    }

    public String index(ArchiveIndex index) {
        LocalDate today = index.asOf().toLocalDate();
        LocalDate listed = today.minusDays(LISTED_DAYS);
        Map<String, Object> page = page(texts.of(Text.ARCHIVE_TITLE), at(Text.ARCHIVE_AS_OF, index.asOf()),
                calendars(index.entries(), months(firstDay(today), today), address(listed)),
                index.entries().stream().filter(entry -> entry.state() != ArchiveState.DUE)
                        .filter(entry -> !entry.period().to().isBefore(listed)).toList());
        page.put("care", EntriesPart.rows(StateCounts.newest(index.entries()).stream()
                .filter(entry -> entry.state().needsCare()).toList(), true));
        page.put("due", EntriesPart.rows(index.entries().stream().filter(entry -> entry.state() == ArchiveState.DUE).toList(), false));
        page.put("trends", index.trends().stream().filter(Trend::hasValues).map(this::trend).toList());
        page.put("listedDays", LISTED_DAYS);
        page.put("years", index.years().stream().sorted(Comparator.reverseOrder())
                .map(year -> Map.of("year", year, "address", file(year))).toList());
        return templates.render("archive-index.ftlh", page);
    }

    /** @param entries those whose period ends in the year, without those that are still to come */
    public String year(int year, Collection<ArchiveEntry> entries) {
        String changed = entries.stream().flatMap(entry -> entry.at().stream()).max(Comparator.naturalOrder())
                .map(at -> at(Text.ARCHIVE_CHANGED, at)).orElse("");
        return templates.render("archive-year.ftlh", page(texts.of(Text.ARCHIVE_YEAR, year), changed, calendars(entries,
                months(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)), period -> "#" + StateCounts.anchor(period)), entries));
    }

    private String at(Text text, ZonedDateTime at) {
        return texts.of(text, Formats.minute(at), at.getZone().getId());
    }

    private Map<String, Object> page(String title, String asOf, List<CalendarPart.Month> months, Collection<ArchiveEntry> listed) {
        return new HashMap<>(Map.of("title", title, "asOf", asOf, "states", ArchiveState.values(), "months", months,
                "periods", EntriesPart.byPeriod(listed), "words", words(ArchiveState::word), "shortWords", words(ArchiveState::shortWord)));
    }

    private Map<String, String> words(Function<ArchiveState, Text> word) {
        return Stream.of(ArchiveState.values()).collect(Collectors.toMap(ArchiveState::name, state -> texts.of(word.apply(state))));
    }

    /** From the newest to the oldest. */
    private static List<YearMonth> months(LocalDate first, LocalDate last) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(last); !month.isBefore(YearMonth.from(first)); month = month.minusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private List<CalendarPart.Month> calendars(Collection<ArchiveEntry> entries, List<YearMonth> months,
            Function<Period, String> address) {
        CalendarPart calendar = new CalendarPart(entries, address, texts);
        return months.stream().filter(month -> entries.stream().anyMatch(entry -> shownIn(month, entry.period())))
                .map(calendar::month).toList();
    }

    private static boolean shownIn(YearMonth month, Period period) {
        return !period.to().isBefore(month.atDay(1)) && !period.from().isAfter(month.atEndOfMonth());
    }

    private static Function<Period, String> address(LocalDate listed) {
        return period -> (period.to().isBefore(listed) ? file(period.to().getYear()) : "") + "#" + StateCounts.anchor(period);
    }

    private Shown trend(Trend trend) {
        Kpi kpi = trend.kpi();
        Figure figure = Figure.of(kpi);
        Optional<Map.Entry<String, Ratio>> last = last(trend.days());
        Optional<Boolean> met = last.flatMap(day -> figure.meets(day.getValue()));
        return new Shown(kpi.label(), TrendChart.target(figure, texts),
                last.map(day -> day.getKey() + " " + Formats.valueWithUnit(figure, Optional.of(day.getValue()))),
                met, Formats.verdict(met),
                Stream.of(drawing(kpi, trend.days(), Text.ARCHIVE_BY_DAY), drawing(kpi, trend.months(), Text.ARCHIVE_BY_MONTH))
                        .flatMap(Optional::stream).toList());
    }

    private static Optional<Map.Entry<String, Ratio>> last(Map<String, Ratio> values) {
        return values.entrySet().stream().filter(entry -> entry.getValue().hasValue()).reduce((earlier, later) -> later);
    }

    private Optional<TrendChart.Drawing> drawing(Kpi kpi, Map<String, Ratio> values, Text span) {
        return values.values().stream().anyMatch(Ratio::hasValue)
                ? Optional.of(new TrendChart(kpi, values, texts).drawing(texts.of(span))) : Optional.empty();
    }
}
