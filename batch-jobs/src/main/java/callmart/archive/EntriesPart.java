package callmart.archive;

import callmart.calendar.Period;
import callmart.report.Formats;
import java.time.temporal.IsoFields;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports as rows of a table. Decision 337. */
final class EntriesPart {

    private static final Comparator<Period> NEWEST_FIRST = Comparator.comparing(Period::to).reversed()
            .thenComparing(Period::kind).thenComparing(Period::from);

    /** A report with its times as readers see them. */
    public record Row(ArchiveEntry entry, String deadline, Optional<String> at) {
    }

    /**
     * The reports of a period.
     *
     * @param anchor its place on the page
     * @param name of the period, as it is looked for
     * @param month in which it ends, where it is the newest of that month
     */
    public record Listed(String anchor, String name, String heading, Optional<YearMonth> month, List<Row> rows) {
    }

    private EntriesPart() {
    }

    /** One list for each period, the newest first. */
    static List<Listed> byPeriod(Collection<ArchiveEntry> entries) {
        Map<Period, List<ArchiveEntry>> byPeriod = entries.stream()
                .collect(Collectors.groupingBy(ArchiveEntry::period, () -> new TreeMap<>(NEWEST_FIRST), Collectors.toList()));
        Set<YearMonth> begun = new HashSet<>();
        return byPeriod.entrySet().stream().map(period -> new Listed(StateCounts.anchor(period.getKey()), period.getKey().name(),
                heading(period.getKey()), Optional.of(YearMonth.from(period.getKey().to())).filter(begun::add),
                rows(period.getValue(), false))).toList();
    }

    /** {@code 2026-11-21 周六}, {@code 2026-W47（11月16日至11月22日）}, {@code 2026年11月}, {@code
     * 2026年第4季度}, {@code 2026年}. */
    static String heading(Period period) {
        return switch (period.kind()) {
            case DAY -> Formats.date(period.from());
            case WEEK -> period.name() + "（" + period.from().getMonthValue() + "月" + period.from().getDayOfMonth() + "日至"
                    + period.to().getMonthValue() + "月" + period.to().getDayOfMonth() + "日）";
            case MONTH -> period.from().getYear() + "年" + period.from().getMonthValue() + "月";
            case QUARTER -> period.from().getYear() + "年第" + period.from().get(IsoFields.QUARTER_OF_YEAR) + "季度";
            case YEAR -> period.from().getYear() + "年";
        };
    }

    /** In the order of deadline, report and version, or the last deadline first. */
    static List<Row> rows(Collection<ArchiveEntry> entries, boolean newestFirst) {
        Comparator<ArchiveEntry> deadline = Comparator.comparing(ArchiveEntry::deadline);
        return entries.stream().sorted((newestFirst ? deadline.reversed() : deadline).thenComparing(ArchiveEntry::report)
                .thenComparing(entry -> entry.period().name()).thenComparing(ArchiveEntry::version))
                .map(entry -> new Row(entry, Formats.minute(entry.deadline()), entry.at().map(Formats::minute))).toList();
    }
}
