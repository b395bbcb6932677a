package callmart.forecast;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.BusinessClock;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes the forecasts of a morning from the measures of the days before it, once, and keeps them in {@code forecasts}.
 * Decisions 286 and 287.
 */
public final class ForecastDesk {

    private static final int HISTORY_DAYS = 400;
    private static final int LEVEL_DAYS = 7;
    private static final int DAYS_FROM_FRIDAY = 3;

    private final BusinessClock clock;
    private final Warehouse warehouse;
    private final QueryFolder queries;
    private final BusinessCalendar calendar;
    private final ForecastSettings settings;
    private final SeatRules rules;
    private final Forecaster forecaster;

    /**
     * @param queries {@code sql/forecast}
     * @param target share of calls to be answered in target
     * @param targetSeconds longest wait of a call that counts as answered in target
     */
    public ForecastDesk(BusinessClock clock, Warehouse warehouse, QueryFolder queries, BusinessCalendar calendar,
            ForecastSettings settings, BigDecimal target, int targetSeconds) {
        this.clock = clock;
        this.warehouse = warehouse;
        this.queries = queries;
        this.calendar = calendar;
        this.settings = settings;
        this.rules = new SeatRules(target, targetSeconds, settings);
        this.forecaster = new Forecaster(settings, rules, clock.zone());
    }

    /** The last day that is forecast on a morning. */
    public LocalDate last(LocalDate madeOn) {
        return madeOn.plusDays(settings.days());
    }

    /**
     * Makes the forecasts of a day for the days after it, unless they are there.
     *
     * @param madeOn nothing of this day or a later one is in them
     * @return how many days are forecast; 0 where they were there, or nothing can be compared
     */
    public int make(LocalDate madeOn) {
        if (warehouse.query("SELECT count() AS rows FROM forecasts WHERE made_on = {day:Date}", Map.of("day", madeOn),
                row -> row.longValue("rows")).get(0) > 0) {
            return 0;
        }
        List<Forecast> forecasts = reckon(madeOn);
        StoredForecasts.write(warehouse, madeOn, rules, forecasts, clock.now());
        return (int) forecasts.stream().map(Forecast::day).distinct().count();
    }

    /**
     * Shows forecasts beside the seats that are planned and were filled, as {@code sql/forecast/shown.sql} says.
     *
     * @param madeOn the morning that made them; null for the last before each day
     * @param by interval, day or queue
     * @return how many rows
     */
    public int show(LocalDate from, LocalDate to, LocalDate madeOn, String by, Consumer<Row> consumer) {
        String exactly = madeOn == null ? "" : madeOn.toString();
        return show(from, to, madeOn == null ? "last" : exactly, exactly, by, consumer);
    }

    private int show(LocalDate from, LocalDate to, String basis, String madeOn, String by, Consumer<Row> consumer) {
        AtomicInteger rows = new AtomicInteger();
        warehouse.forEach(queries.text("shown"), Map.of("from", from, "to", to, "basis", basis,
                "made_on", madeOn, "by", by, "tz", clock.zone().getId()), row -> {
                    rows.incrementAndGet();
                    consumer.accept(row);
                });
        return rows.get();
    }

    /**
     * The night before the Friday on whose morning a week's staffing is forecast, when it made no forecasts; empty when it did, and
     * where no night up to then ever did.
     *
     * @param monday of the week
     */
    public Optional<LocalDate> missingNight(LocalDate monday) {
        LocalDate friday = monday.minusDays(DAYS_FROM_FRIDAY);
        return warehouse.query("SELECT count() AS made, countIf(made_on = {friday:Date}) AS then FROM forecasts"
                + " WHERE made_on <= {friday:Date}", Map.of("friday", friday), row -> row.longValue("made") > 0
                && row.longValue("then") == 0).get(0) ? Optional.of(friday.minusDays(1)) : Optional.empty();
    }

    /** Calls of the whole centre that the last forecast made by the first day expects; a day without one is left out. */
    public Map<LocalDate, BigDecimal> offered(LocalDate from, LocalDate to) {
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        show(from, to, from.toString(), "", "day", row -> {
            if (row.isNull("queue")) {
                days.put(LocalDate.parse(row.string("day")), row.decimal("calls"));
            }
        });
        return days;
    }

    /** The days before a day that it is compared with, the newest first; empty where there are too few. */
    public List<LocalDate> comparable(LocalDate day) {
        return new ComparableDays(calendar, settings.ignore(), history(day)).of(day);
    }

    /** What is to be kept of a morning. */
    List<Forecast> reckon(LocalDate madeOn) {
        ComparableDays comparable = new ComparableDays(calendar, settings.ignore(), history(madeOn));
        List<LocalDate> newest = comparable.newest(LEVEL_DAYS);
        Map<LocalDate, List<LocalDate>> used = new TreeMap<>();
        Set<LocalDate> read = new LinkedHashSet<>(newest);
        for (LocalDate day : madeOn.plusDays(1).datesUntil(last(madeOn).plusDays(1)).toList()) {
            List<LocalDate> days = comparable.of(day);
            if (!days.isEmpty()) {
                used.put(day, days);
                read.addAll(days);
            }
        }
        if (used.isEmpty()) {
            return List.of();
        }
        Map<String, Map<LocalDate, Map<Integer, Counts>>> intervals = intervals(read);
        Map<String, Map<LocalDate, BigDecimal>> bases = bases(newest);
        List<Forecaster.Known> queues = forecaster.queues().stream().map(queue -> known(queue, Optional.of(queue), intervals, newest,
                bases)).toList();
        Forecaster.Known centre = known(ForecastSettings.CENTRE, Optional.empty(), intervals, newest, bases);
        List<Forecast> forecasts = new ArrayList<>();
        Map<List<LocalDate>, BigDecimal> shrinkages = new HashMap<>();
        used.forEach((day, days) -> forecasts.addAll(forecaster.day(day, days, queues, centre,
                shrinkages.computeIfAbsent(days, this::shrinkage))));
        return forecasts;
    }

    private SortedMap<LocalDate, ComparableDays.Day> history(LocalDate madeOn) {
        SortedMap<LocalDate, ComparableDays.Day> days = new TreeMap<>();
        warehouse.forEach(queries.text("days"), Map.of("from", madeOn.minusDays(HISTORY_DAYS), "to", madeOn.minusDays(1), "tz",
                clock.zone().getId(), "minutes", settings.intervalMinutes()), row -> days.put(row.date("business_date"),
                new ComparableDays.Day(row.decimal("offered"), row.string("left_out").isEmpty())));
        return days;
    }

    /** Queue, or {@link ForecastSettings#CENTRE} for all calls, to day to interval. */
    private Map<String, Map<LocalDate, Map<Integer, Counts>>> intervals(Set<LocalDate> days) {
        Map<String, Map<LocalDate, Map<Integer, Counts>>> intervals = new HashMap<>();
        warehouse.forEach(queries.text("intervals"), Map.of("days", days, "tz", clock.zone().getId(), "minutes",
                settings.intervalMinutes()), row -> {
                    Counts counts = new Counts(row.decimal("calls"), row.decimal("calls_answered"), row.decimal("handling_s"),
                            row.decimal("wait_s"), row.decimal("quit"));
                    for (String key : List.of(row.string("queue_or_none"), ForecastSettings.CENTRE)) {
                        intervals.computeIfAbsent(key, queue -> new HashMap<>()).computeIfAbsent(row.date("business_date"),
                                day -> new HashMap<>()).merge(row.intValue("position"), counts, Counts::plus);
                    }
                });
        return intervals;
    }

    private Map<String, Map<LocalDate, BigDecimal>> bases(List<LocalDate> days) {
        Map<String, Map<LocalDate, BigDecimal>> bases = new HashMap<>();
        if (!days.isEmpty()) {
            warehouse.forEach(queries.text("bases"), Map.of("from", days.get(days.size() - 1), "to", days.get(0)), row -> {
                String queue = row.string("queue_or_none");
                bases.computeIfAbsent(queue.isEmpty() ? ForecastSettings.CENTRE : queue, key -> new HashMap<>())
                        .put(row.date("for_day"), row.decimal("base"));
            });
        }
        return bases;
    }

    private static Forecaster.Known known(String key, Optional<String> queue, Map<String, Map<LocalDate, Map<Integer, Counts>>> intervals,
            List<LocalDate> newest, Map<String, Map<LocalDate, BigDecimal>> bases) {
        Map<LocalDate, Map<Integer, Counts>> days = intervals.getOrDefault(key, Map.of());
        Map<LocalDate, BigDecimal> ofDays = bases.getOrDefault(key, Map.of());
        BigDecimal offered = BigDecimal.ZERO;
        BigDecimal base = BigDecimal.ZERO;
        for (LocalDate day : newest) {
            if (ofDays.containsKey(day)) {
                base = base.add(ofDays.get(day));
                offered = offered.add(days.getOrDefault(day, Map.of()).values().stream().reduce(Counts.NONE, Counts::plus).offered());
            }
        }
        return new Forecaster.Known(queue, days, Forecaster.level(offered, base));
    }

    private BigDecimal shrinkage(List<LocalDate> days) {
        return warehouse.query(queries.text("worked"), Map.of("days", days), row -> Forecaster.shrinkage(
                Optional.of(row.decimal("worked_s")), row.decimal("planned_s"))).stream().findFirst()
                .orElseGet(() -> Forecaster.shrinkage(Optional.empty(), BigDecimal.ONE));
    }
}
