package callmart.archive;

import callmart.calendar.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A month as a calendar: what became of the reports of each day, of each week and of the month itself. */
final class CalendarPart {

    private static final List<String> HEADINGS = List.of("周", "一", "二", "三", "四", "五", "六", "日");

    private final Map<Period, List<ArchiveEntry>> byPeriod;
    private final Function<Period, String> address;

    /** @param address where the list of a period is */
    CalendarPart(Collection<ArchiveEntry> entries, Function<Period, String> address) {
        this.byPeriod = entries.stream().collect(Collectors.groupingBy(ArchiveEntry::period));
        this.address = address;
    }

    String month(YearMonth month) {
        StringBuilder html = new StringBuilder("<section class=\"month\"><h3>").append(month.getYear()).append("年")
                .append(month.getMonthValue()).append("月").append(linked(Period.month(month), "月报", "span")).append("</h3>\n")
                .append("<table class=\"calendar\"><thead><tr>");
        HEADINGS.forEach(heading -> html.append("<th scope=\"col\">").append(heading).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        Period week = Period.weekOf(month.atDay(1));
        while (!week.from().isAfter(month.atEndOfMonth())) {
            html.append("<tr>").append(week(week));
            for (LocalDate day : week.days()) {
                html.append(YearMonth.from(day).equals(month) ? day(day) : "<td class=\"outside\"></td>");
            }
            html.append("</tr>\n");
            week = week.next();
        }
        return html.append("</tbody></table></section>\n").toString();
    }

    /** A week stands in the month in which it ends, as its report does in the calendar of deadlines. */
    private String week(Period week) {
        return "<th scope=\"row\">" + linked(week, week.name().substring("2026-".length()), "div") + "</th>";
    }

    private String day(LocalDate day) {
        return "<td>" + linked(Period.day(day), String.valueOf(day.getDayOfMonth()), "div") + "</td>";
    }

    private String linked(Period period, String label, String element) {
        List<ArchiveEntry> entries = byPeriod.getOrDefault(period, List.of());
        if (entries.isEmpty()) {
            return period.kind() == Period.Kind.MONTH ? "" : Html.element(element, "number", label);
        }
        boolean listed = entries.stream().anyMatch(entry -> entry.state() != ArchiveState.DUE);
        return "<" + element + "><a href=\"" + Html.escape(listed ? address.apply(period) : "#" + ArchivePages.NEXT) + "\" title=\""
                + Html.escape(period + "：" + Marks.spoken(entries)) + "\"><span class=\"number\">" + Html.escape(label) + "</span>"
                + Marks.brief(entries) + "</a></" + element + ">";
    }
}
