package callmart.archive;

import callmart.calendar.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many reports stand in each state, in words. Of a report with several versions the newest counts. */
final class Marks {

    private Marks() {
    }

    /** The newest version of each report and period, in the given order. */
    static List<ArchiveEntry> newest(Collection<ArchiveEntry> entries) {
        Map<String, ArchiveEntry> newest = new LinkedHashMap<>();
        entries.forEach(entry -> newest.merge(entry.report() + " " + entry.period(), entry,
                (one, other) -> one.version() > other.version() ? one : other));
        return new ArrayList<>(newest.values());
    }

    /** Signs, short words and counts, such as {@code √按时7 ■暂缓1}; empty without entries. */
    static String brief(Collection<ArchiveEntry> entries) {
        StringBuilder html = new StringBuilder();
        count(entries).forEach((state, number) -> html.append("<span class=\"mark ").append(css(state)).append("\">")
                .append(state.sign()).append(state.shortWord()).append(number).append("</span>"));
        return html.toString();
    }

    /** For readers of the screen, such as {@code 按时送达 7，暂缓，数据不全 1}. */
    static String spoken(Collection<ArchiveEntry> entries) {
        List<String> parts = new ArrayList<>();
        count(entries).forEach((state, number) -> parts.add(state.word() + " " + number));
        return String.join("；", parts);
    }

    /** A state with its sign and word. */
    static String state(ArchiveState state) {
        return "<span class=\"state " + css(state) + "\">" + state.sign() + " " + Html.escape(state.word()) + "</span>";
    }

    /** The place of a period's list on a page. */
    static String anchor(Period period) {
        return "p-" + period.name();
    }

    private static Map<ArchiveState, Integer> count(Collection<ArchiveEntry> entries) {
        Map<ArchiveState, Integer> counts = new EnumMap<>(ArchiveState.class);
        newest(entries).forEach(entry -> counts.merge(entry.state(), 1, Integer::sum));
        return counts;
    }

    private static String css(ArchiveState state) {
        return state.look().name().toLowerCase(Locale.ROOT);
    }
}
