package callmart.archive;

import callmart.calendar.Period;
import callmart.report.Text;
import callmart.report.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many reports stand in each state, in words. Of a report with several versions the newest counts. */
final class StateCounts {

    /** How many reports stand in a state. */
    public record Mark(ArchiveState state, int number) {
    }

    private StateCounts() {
    }

    /** The newest version of each report and period, in the given order. */
    static List<ArchiveEntry> newest(Collection<ArchiveEntry> entries) {
        Map<String, ArchiveEntry> newest = new LinkedHashMap<>();
        entries.forEach(entry -> newest.merge(entry.report() + " " + entry.period(), entry,
                (one, other) -> one.version() > other.version() ? one : other));
        return new ArrayList<>(newest.values());
    }

    /** A sign, a short word and a count, such as {@code √按时7}, for each state that has reports. */
    static List<Mark> brief(Collection<ArchiveEntry> entries) {
        return count(entries).entrySet().stream().map(of -> new Mark(of.getKey(), of.getValue())).toList();
    }

    /** For readers of the screen, such as {@code 按时送达 7，暂缓，数据不全 1}. */
    static String spoken(Collection<ArchiveEntry> entries, Texts texts) {
        List<String> parts = new ArrayList<>();
        count(entries).forEach((state, number) -> parts.add(texts.of(state.word()) + " " + number));
        return String.join(texts.of(Text.WORD_SEMICOLON), parts);
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
}
