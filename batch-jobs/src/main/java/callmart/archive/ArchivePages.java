package callmart.archive;

import callmart.calendar.Period;
import callmart.kpi.Kpi;
import callmart.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    private static final String TITLE = "电话中心报表档案";

    private final String style;

    /** @param style the style sheet that every page carries; without {@code </style>} in it */
    public ArchivePages(String style) {
        this.style = style;
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
        StringBuilder body = new StringBuilder();
        body.append(care(index.entries()));
        body.append(section("calendars", "按期日历", legend() + "<div class=\"months\">\n"
                + calendars(index.entries(), months(firstDay(today), today), address(listed)) + "</div>\n"));
        body.append(section("trends", "指标走势", trends(index.trends())));
        body.append(section(NEXT, "即将到期", table(due(index.entries()), false, "没有即将到期的报表")));
        body.append(section("periods", "最近" + LISTED_DAYS + "天的报表",
                EntriesPart.byPeriod(index.entries().stream().filter(entry -> entry.state() != ArchiveState.DUE)
                        .filter(entry -> !entry.period().to().isBefore(listed)).toList())));
        body.append(section("years", "全部年份", years(index.years())));
        return page(TITLE, "截至 " + Formats.minute(index.asOf()) + "（" + index.asOf().getZone().getId() + "）", body.toString());
    }

    /** @param entries those whose period ends in the year, without those that are still to come */
    public String year(int year, Collection<ArchiveEntry> entries) {
        String changed = entries.stream().flatMap(entry -> entry.at().stream()).max(Comparator.naturalOrder())
                .map(at -> "最近变化 " + Formats.minute(at) + "（" + at.getZone().getId() + "）").orElse("");
        LocalDate first = LocalDate.of(year, 1, 1);
        String body = "<p><a href=\"index.html\">返回首页</a></p>\n" + section("calendars", "按期日历", legend() + "<div class=\"months\">\n"
                + calendars(entries, months(first, LocalDate.of(year, 12, 31)), period -> "#" + Marks.anchor(period)) + "</div>\n")
                + section("periods", "全部报表", EntriesPart.byPeriod(entries));
        return page(TITLE + " " + year + "年", changed, body);
    }

    private String page(String title, String asOf, String body) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" href=\"data:,\">\n"
                + Html.element("title", "", title) + "\n<style>\n" + style + "</style>\n</head>\n<body>\n<header>"
                + Html.element("h1", "", title) + Html.element("p", "as-of", asOf) + "</header>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
    }

    private static String section(String id, String heading, String content) {
        return "<section id=\"" + id + "\">" + Html.element("h2", "", heading) + "\n" + content + "</section>\n";
    }

    private static String care(Collection<ArchiveEntry> entries) {
        List<ArchiveEntry> care = Marks.newest(entries).stream().filter(entry -> entry.state().needsCare()).toList();
        return section("care", "需要处理", table(care, true, "没有需要处理的报表"));
    }

    private static List<ArchiveEntry> due(Collection<ArchiveEntry> entries) {
        return entries.stream().filter(entry -> entry.state() == ArchiveState.DUE).toList();
    }

    private static String table(List<ArchiveEntry> entries, boolean newestFirst, String nothing) {
        return entries.isEmpty() ? Html.element("p", "nothing", nothing) + "\n" : EntriesPart.table(entries, newestFirst);
    }

    private static String legend() {
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (ArchiveState state : ArchiveState.values()) {
            html.append(Marks.state(state)).append(' ');
        }
        return html.append("</p>\n").toString();
    }

    /** From the newest to the oldest. */
    private static List<YearMonth> months(LocalDate first, LocalDate last) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(last); !month.isBefore(YearMonth.from(first)); month = month.minusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static String calendars(Collection<ArchiveEntry> entries, List<YearMonth> months, Function<Period, String> address) {
        CalendarPart calendar = new CalendarPart(entries, address);
        StringBuilder html = new StringBuilder();
        months.stream().filter(month -> entries.stream().anyMatch(entry -> shownIn(month, entry.period())))
                .forEach(month -> html.append(calendar.month(month)));
        return html.toString();
    }

    private static boolean shownIn(YearMonth month, Period period) {
        return !period.to().isBefore(month.atDay(1)) && !period.from().isAfter(month.atEndOfMonth());
    }

    private static Function<Period, String> address(LocalDate listed) {
        return period -> (period.to().isBefore(listed) ? file(period.to().getYear()) : "") + "#" + Marks.anchor(period);
    }

    private static String years(List<Integer> years) {
        StringBuilder html = new StringBuilder("<p>");
        years.stream().sorted(Comparator.reverseOrder()).forEach(year -> html.append("<a href=\"").append(file(year)).append("\">")
                .append(year).append("年</a> "));
        return html.append("</p>\n").toString();
    }

    private static String trends(List<Trend> trends) {
        StringBuilder html = new StringBuilder(Html.element("p", "legend", "虚线为目标，▼为未达标的点，断开处无值；按月的最后一点为本月至今。"))
                .append("\n<div class=\"trends\">\n");
        List<Trend> drawn = trends.stream().filter(Trend::hasValues).toList();
        drawn.forEach(trend -> html.append(trend(trend)));
        html.append("</div>\n");
        return drawn.isEmpty() ? Html.element("p", "nothing", "还没有指标值") + "\n" : html.toString();
    }

    private static String trend(Trend trend) {
        Kpi kpi = trend.kpi();
        Figure figure = Figure.of(kpi);
        StringBuilder html = new StringBuilder("<figure class=\"trend\"><figcaption>" + Html.element("b", "", kpi.label())
                + "<span class=\"target\">"
                + Html.escape(kpi.target().map(target -> "目标 " + Formats.target(figure)).orElse("未设目标")) + "</span>");
        last(trend.days()).ifPresent(day -> html.append("<span class=\"last\">").append(Html.escape(day.getKey() + " "
                + Formats.valueWithUnit(figure.unit(), Optional.of(day.getValue())))).append(figure.meets(day.getValue())
                        .map(met -> " <span class=\"" + (met ? "good" : "bad") + "\">" + Formats.verdict(Optional.of(met)) + "</span>")
                        .orElse("")).append("</span>"));
        html.append("</figcaption>\n");
        chart(html, kpi, trend.days(), "按日");
        chart(html, kpi, trend.months(), "按月");
        return html.append("</figure>\n").toString();
    }

    private static Optional<Map.Entry<String, Ratio>> last(Map<String, Ratio> values) {
        return values.entrySet().stream().filter(entry -> entry.getValue().hasValue()).reduce((earlier, later) -> later);
    }

    private static void chart(StringBuilder html, Kpi kpi, Map<String, Ratio> values, String span) {
        if (values.values().stream().anyMatch(Ratio::hasValue)) {
            html.append(Html.element("span", "span", span)).append(new TrendChart(kpi, values).svg(span));
        }
    }
}
