package callmart.forecast;

import callmart.forecast.ForecastSettings.Event;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reckons the forecasts of a day from those that it is compared with. Knows no warehouse.
 * Decision 286.
 */
record Forecaster(ForecastSettings settings, SeatRules seats, ZoneId zone) {

    private static final BigDecimal FADING = new BigDecimal("0.85");
    private static final BigDecimal LOWEST_LEVEL = new BigDecimal("0.800");
    private static final BigDecimal HIGHEST_LEVEL = new BigDecimal("1.250");
    private static final BigDecimal HIGHEST_SHRINKAGE = new BigDecimal("0.5");

    /**
     * What is known of a queue, or of the whole centre.
     *
     * @param queue empty for the whole centre
     * @param days comparable day to its intervals, by their number
     * @param level what the last days came to, against their own base
     */
    record Known(Optional<String> queue, Map<LocalDate, Map<Integer, Counts>> days, BigDecimal level) {
    }

    /** What a day's share of seats was not at work; 0 where no shift is known. */
    static BigDecimal shrinkage(Optional<BigDecimal> worked, BigDecimal planned) {
        return worked.map(seconds -> BigDecimal.ONE.subtract(seconds.divide(planned, 6, RoundingMode.HALF_UP))
                .max(BigDecimal.ZERO).min(HIGHEST_SHRINKAGE)).orElse(BigDecimal.ZERO).setScale(6, RoundingMode.HALF_UP);
    }

    /** What the last days came to, against their own base, within bounds; 1 without one. */
    static BigDecimal level(BigDecimal offered, BigDecimal base) {
        return base.signum() == 0 ? BigDecimal.ONE.setScale(3)
                : offered.divide(base, 3, RoundingMode.HALF_UP).max(LOWEST_LEVEL).min(HIGHEST_LEVEL);
    }

    /** All intervals of a day, of the queues and then of the whole centre. @param days comparable days, the newest first */
    List<Forecast> day(LocalDate day, List<LocalDate> days, List<Known> queues, Known centre, BigDecimal shrinkage) {
        List<Forecast> forecasts = new ArrayList<>();
        queues.forEach(queue -> forecasts.addAll(intervals(day, days, queue, shrinkage, Map.of())));
        Map<Integer, BigDecimal> byFactors = new LinkedHashMap<>();
        forecasts.forEach(forecast -> byFactors.merge(forecast.position(), grown(forecast), BigDecimal::add));
        forecasts.addAll(intervals(day, days, centre, shrinkage, byFactors));
        return forecasts;
    }

    /** What factors planned for the queue alone add to it. */
    private BigDecimal grown(Forecast forecast) {
        BigDecimal factor = factor(events(forecast.day(), forecast.start()).stream().filter(event -> event.queue().equals(forecast.queue()))
                .toList());
        return forecast.base().multiply(forecast.level()).multiply(factor.subtract(BigDecimal.ONE));
    }

    private List<Forecast> intervals(LocalDate day, List<LocalDate> days, Known known, BigDecimal shrinkage,
            Map<Integer, BigDecimal> more) {
        List<Forecast> forecasts = new ArrayList<>();
        Duration length = Duration.ofMinutes(settings.intervalMinutes());
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        Map<Integer, Counts> sums = new LinkedHashMap<>();
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ONE;
        for (LocalDate used : days) {
            for (Map.Entry<Integer, Counts> counted : known.days().getOrDefault(used, Map.of()).entrySet()) {
                sums.merge(counted.getKey(), counted.getValue().times(weight), Counts::plus);
            }
            weights = weights.add(weight);
            weight = weight.multiply(FADING);
        }
        Counts whole = sums.values().stream().reduce(Counts.NONE, Counts::plus);
        Optional<BigDecimal> patience = settings.model() == ForecastSettings.Model.ERLANG_A ? patience(days, known) : Optional.empty();
        Instant start = day.atStartOfDay(zone).toInstant();
        for (int position = 0; start.isBefore(end); position++) {
            BigDecimal base = sums.getOrDefault(position, Counts.NONE).offered().divide(weights, 3, RoundingMode.HALF_UP);
            List<Event> events = events(day, start).stream().filter(event -> event.queue().isEmpty()
                    || event.queue().equals(known.queue()) || known.queue().isEmpty() && event.add().signum() != 0).toList();
            BigDecimal factor = factor(events.stream().filter(event -> event.queue().isEmpty()
                    || event.queue().equals(known.queue())).toList());
            BigDecimal added = events.stream().filter(event -> event.queue().isPresent() || known.queue().isEmpty()).map(Event::add)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal offered = SeatRules.three(base.multiply(known.level()).multiply(factor).add(added)
                    .add(more.getOrDefault(position, BigDecimal.ZERO)).max(BigDecimal.ZERO));
            forecasts.add(new Forecast(day, position, start, known.queue(), base, known.level(), offered, seats.seats(offered,
                    handling(sums, position, whole), patience, shrinkage, isOpen(known.queue(), start)), shrinkage, days,
                    events.stream().map(Event::note).distinct().collect(Collectors.joining("；"))));
            start = start.plus(length);
        }
        return forecasts;
    }

    /** Of the interval and its neighbours; where none of their calls was answered that of the day; empty without any. */
    private static Optional<BigDecimal> handling(Map<Integer, Counts> sums, int position, Counts whole) {
        Counts near = Counts.NONE;
        for (int other = position - 1; other <= position + 1; other++) {
            near = near.plus(sums.getOrDefault(other, Counts.NONE));
        }
        Counts told = near.answered().signum() > 0 ? near : whole;
        return told.answered().signum() == 0 ? Optional.empty()
                : Optional.of(told.handlingSeconds().divide(told.answered(), 3, RoundingMode.HALF_UP));
    }

    /** Seconds waited for each call that was given up, of the comparable days; empty where none was. */
    private static Optional<BigDecimal> patience(List<LocalDate> days, Known known) {
        Counts all = days.stream().flatMap(day -> known.days().getOrDefault(day, Map.of()).values().stream())
                .reduce(Counts.NONE, Counts::plus);
        return all.quit().signum() == 0 || all.waitSeconds().signum() == 0 ? Optional.empty()
                : Optional.of(all.waitSeconds().divide(all.quit(), 3, RoundingMode.HALF_UP));
    }

    private List<Event> events(LocalDate day, Instant start) {
        LocalTime time = LocalTime.ofInstant(start, zone);
        return settings.events().stream().filter(event -> event.date().equals(day) && event.hours().contain(time)).toList();
    }

    private static BigDecimal factor(List<Event> events) {
        return events.stream().map(Event::factor).reduce(BigDecimal.ONE, (one, other) -> one.multiply(other, MathContext.DECIMAL64));
    }

    private boolean isOpen(Optional<String> queue, Instant start) {
        return Optional.ofNullable(settings.open().get(queue.orElse(ForecastSettings.CENTRE)))
                .filter(hours -> hours.contain(LocalTime.ofInstant(start, zone))).isPresent();
    }

    /** Queues that are forecast apart. */
    List<String> queues() {
        return Collections.unmodifiableList(new ArrayList<>(settings.queueTeams().keySet()));
    }
}
