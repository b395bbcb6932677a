package callmart.archive;

import callmart.calendar.Period;
import callmart.report.Formats;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports as a table: state, deadline, time, version, files. On a narrow screen each row becomes a block. */
final class EntriesPart {

    private static final List<String> HEADINGS = List.of("报表", "状态", "期限", "时间", "版本", "文件", "说明");
    private static final Comparator<Period> NEWEST_FIRST = Comparator.comparing(Period::to).reversed()
            .thenComparing(Period::kind).thenComparing(Period::from);

    private EntriesPart() {
    }

    /** One list for each period, the newest first. */
    static String byPeriod(Collection<ArchiveEntry> entries) {
        Map<Period, List<ArchiveEntry>> byPeriod = entries.stream()
                .collect(Collectors.groupingBy(ArchiveEntry::period, () -> new TreeMap<>(NEWEST_FIRST), Collectors.toList()));
        StringBuilder html = new StringBuilder();
        byPeriod.forEach((period, own) -> html.append("<section class=\"period\" id=\"").append(Marks.anchor(period))
                .append("\"><h3>").append(Html.escape(heading(period))).append("</h3>\n").append(table(own, false)).append("</section>\n"));
        return html.toString();
    }

    /** {@code 2026-11-21 周六}, {@code 2026-W47（11月16日至11月22日）}, {@code 2026年11月}, {@code 2026年}. */
    static String heading(Period period) {
        return switch (period.kind()) {
            case DAY -> Formats.date(period.from());
            case WEEK -> period.name() + "（" + period.from().getMonthValue() + "月" + period.from().getDayOfMonth() + "日至"
                    + period.to().getMonthValue() + "月" + period.to().getDayOfMonth() + "日）";
            case MONTH -> period.from().getYear() + "年" + period.from().getMonthValue() + "月";
            case YEAR -> period.from().getYear() + "年";
        };
    }

    /** In the order of deadline, report and version, or the last deadline first. */
    static String table(Collection<ArchiveEntry> entries, boolean newestFirst) {
        Comparator<ArchiveEntry> deadline = Comparator.comparing(ArchiveEntry::deadline);
        StringBuilder html = new StringBuilder("<table class=\"entries\"><thead><tr>");
        HEADINGS.forEach(heading -> html.append(Html.element("th", "", heading)));
        html.append("</tr></thead><tbody>\n");
        entries.stream().sorted((newestFirst ? deadline.reversed() : deadline).thenComparing(ArchiveEntry::report)
                .thenComparing(entry -> entry.period().name()).thenComparing(ArchiveEntry::version))
                .forEach(entry -> html.append(row(entry)));
        return html.append("</tbody></table>\n").toString();
    }

    private static String row(ArchiveEntry entry) {
        return "<tr>" + cell("title", Html.escape(entry.title())) + cell("how", Marks.state(entry.state()))
                + cell("due", "<span class=\"label\">期限 </span>" + Html.escape(Formats.minute(entry.deadline())))
                + cell("at", entry.at().map(at -> "<span class=\"label\">时间 </span>" + Html.escape(Formats.minute(at)))
                        .orElse(Formats.NO_VALUE))
                + cell("version", "第" + entry.version() + "版") + cell("files", files(entry.files()))
                + cell("note", Html.escape(entry.note())) + "</tr>\n";
    }

    private static String cell(String cssClass, String html) {
        return "<td class=\"" + cssClass + "\">" + html + "</td>";
    }

    private static String files(List<ArchiveFile> files) {
        return files.stream().map(file -> file.address()
                .map(address -> "<a href=\"" + Html.escape(address) + "\">" + Html.escape(file.label()) + "</a>")
                .orElse(Html.element("span", "gone", file.label() + "已过保留期"))).collect(Collectors.joining(" "));
    }
}
