package callmart.run;

import callmart.calendar.Period;
import callmart.report.ListDocument;
import callmart.wiring.Wiring;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A test over the hand-made centre, which is open while its methods run. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OverListCentre {

    private Wiring mart;

    @BeforeAll
    void open() {
        mart = ListCentre.open();
    }

    @AfterAll
    void close() {
        if (mart != null) {
            mart.close();
        }
    }

    Wiring mart() {
        return mart;
    }

    /** Every list of the catalogue with each of its periods that the day lies in: {@code daily-complaints 2026-11-21} and so on. */
    List<String> lists(LocalDate day) {
        return mart.configuration().reports().list().stream().filter(report -> report.list().isPresent()).flatMap(report ->
                report.kinds().stream().map(kind -> report.id() + " " + Period.of(kind, day))).toList();
    }

    /** @param reportAndPeriod {@code daily-complaints 2026-11-21} */
    ListDocument document(String reportAndPeriod) {
        String[] words = reportAndPeriod.split(" ");
        return (ListDocument) ListCentre.document(mart, mart.configuration().reports().get(words[0]), Period.parse(words[1]));
    }
}
