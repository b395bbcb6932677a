package callmart.sample;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of one day's inbound calls, counted the long way round. Shares are of 1. */
record DayFigures(int rows, int seizures, double serviceLevel, double lost, double talkSeconds, double ratingPass, double participation,
        double satisfaction, double transferredOut) {

    private static final Set<String> SATISFIED = Set.of("非常满意", "满意");

    static DayFigures of(List<CallRow> file, LocalDate date) {
        List<CallRow> rows = file.stream().distinct().filter(CallRow::isSound)
                .filter(row -> row.arrived().toLocalDate().equals(date)).toList();
        List<CallRow> inbound = rows.stream().filter(CallRow::isInbound).sorted(Comparator.comparing(CallRow::key)).toList();
        Collection<List<CallRow>> calls = inbound.stream().collect(Collectors.groupingBy(CallRow::callId)).values().stream()
                .filter(legs -> legs.stream().anyMatch(leg -> leg.queued() != null)).toList();
        List<CallRow> talks = inbound.stream().filter(row -> row.answered() != null).toList();
        List<CallRow> offered = talks.stream().filter(CallRow::surveyOffered).toList();
        List<CallRow> rated = offered.stream().filter(row -> !row.surveyResult().isEmpty()).toList();
        double talkSeconds = talks.stream().mapToLong(row -> Duration.between(row.answered(), row.ended()).toSeconds()).average()
                .orElseThrow();
        double out = talks.stream().filter(CallRow::transferredOut).count();
        return new DayFigures(rows.size(), calls.size(), share(calls.stream().filter(DayFigures::answeredInTarget).count(), calls),
                share(calls.stream().filter(legs -> firstAnswered(legs) == null).count(), calls), talkSeconds,
                offered.size() / (talks.size() - out), share(rated.size(), offered),
                share(rated.stream().filter(row -> SATISFIED.contains(row.surveyResult())).count(), rated), share(out, talks));
    }

    private static boolean answeredInTarget(List<CallRow> legs) {
        LocalDateTime answered = firstAnswered(legs);
        LocalDateTime queued = legs.stream().map(CallRow::queued).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElseThrow();
        return answered != null && Duration.between(queued, answered).toSeconds() <= 15;
    }

    private static LocalDateTime firstAnswered(List<CallRow> legs) {
        return legs.stream().map(CallRow::answered).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private static double share(double part, Collection<?> whole) {
        return part / whole.size();
    }
}
