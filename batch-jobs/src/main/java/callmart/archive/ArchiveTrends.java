package callmart.archive;

import callmart.measure.Dimension;
import callmart.measure.Figures;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The KPIs' values by day and by month for the archive page, those with a target first. */
public final class ArchiveTrends {

    private static final int DAYS = 62;
    private static final int MONTHS = 13;
    private static final Ratio NO_VALUE = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    private final Figures figures;
    private final KpiCatalogue catalogue;

    public ArchiveTrends(Figures figures, KpiCatalogue catalogue) {
        this.figures = figures;
        this.catalogue = catalogue;
    }

    /** @param last the last business day; its month is shown as far as it has come */
    List<Trend> upTo(LocalDate last) {
        List<Kpi> all = catalogue.list();
        List<Kpi> kpis = Stream.concat(all.stream().filter(kpi -> kpi.target().isPresent()),
                all.stream().filter(kpi -> kpi.target().isEmpty())).toList();
        LocalDate firstDay = last.minusDays(DAYS - 1L);
        YearMonth firstMonth = YearMonth.from(last).minusMonths(MONTHS - 1L);
        Map<Kpi, Map<String, Ratio>> days = values(firstDay, last, Dimension.DAY, kpis,
                firstDay.datesUntil(last.plusDays(1)).map(LocalDate::toString).toList());
        Map<Kpi, Map<String, Ratio>> months = values(firstMonth.atDay(1), last, Dimension.MONTH, kpis,
                Stream.iterate(firstMonth, month -> month.plusMonths(1)).limit(MONTHS).map(YearMonth::toString).toList());
        return kpis.stream().map(kpi -> new Trend(kpi, days.get(kpi), months.get(kpi))).toList();
    }

    /** Every KPI has every key from its first value on, so that its line breaks where there is none. */
    private Map<Kpi, Map<String, Ratio>> values(LocalDate from, LocalDate to, Dimension by, List<Kpi> kpis, List<String> keys) {
        List<KpiRow> rows = figures.values(from, to, Optional.of(by), MeasureScope.ALL, kpis);
        Map<Kpi, Map<String, Ratio>> found = new HashMap<>();
        rows.forEach(row -> found.computeIfAbsent(row.kpi(), kpi -> new HashMap<>()).put(row.key(), row.ratio()));
        Map<Kpi, Map<String, Ratio>> values = new HashMap<>();
        for (Kpi kpi : kpis) {
            Map<String, Ratio> ofKpi = new LinkedHashMap<>();
            Map<String, Ratio> known = found.getOrDefault(kpi, Map.of());
            keys.stream().dropWhile(key -> !known.getOrDefault(key, NO_VALUE).hasValue())
                    .forEach(key -> ofKpi.put(key, known.getOrDefault(key, NO_VALUE)));
            values.put(kpi, ofKpi);
        }
        return values;
    }
}
