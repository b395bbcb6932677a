package callmart.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** What was known on the morning of a day. @param day nothing of it and of later ones counts */
record MeasuresBefore(MeasureSource measures, LocalDate day) implements MeasureSource {

    @Override
    public Set<String> available(Covers covers) {
        return measures.available(covers);
    }

    @Override
    public Set<String> absent(LocalDate of) {
        return measures.absent(of);
    }

    @Override
    public Set<String> undelivered(LocalDate of) {
        return measures.undelivered(of);
    }

    @Override
    public Map<LocalDate, Map<String, BigDecimal>> byDay(Covers covers, LocalDate from, LocalDate to) {
        LocalDate last = to.isBefore(day) ? to : day.minusDays(1);
        return last.isBefore(from) ? Map.of() : measures.byDay(covers, from, last);
    }
}
