package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.ListDocument;
import callmart.report.ReportTable;
import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the opening of a day's list says of where its rows came from, against the day before and the same weekday of the week before. */
class TicketStoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** So many from 华东, one an hour, and as many more from 华南 as are named. */
    private static String complaints(LocalDate day, int east, int south) {
        return IntStream.range(0, east + south).mapToObj(i -> String.join(",", day + "-" + i, "complaint", "7001", i < east ? "华东" : "华南",
                "open", day + " " + LocalTime.of(i, 5) + ":00", day + " " + LocalTime.of(i, 5) + ":00\n")).collect(Collectors.joining());
    }

    private static ListDocument document(Wiring mart, LocalDate day) {
        return (ListDocument) ListCentre.document(mart, mart.configuration().reports().get("daily-complaints"), Period.day(day));
    }

    /** What is grey in each row by region. */
    private static List<List<String>> greys(ListDocument document) {
        ReportTable byRegion = document.listing().analysis().stream().filter(table -> table.title().equals("按归属地")).findFirst()
                .orElseThrow();
        return byRegion.rows().stream().map(row -> row.cells().stream().filter(cell -> cell.tone() == Cell.Tone.FEW).map(Cell::text)
                .toList()).toList();
    }

    @Test
    void region_and_agent_are_told_with_the_day_before_and_the_same_weekday(@TempDir Path folder) throws IOException {
        TestHome home = new TestHome(folder, "ticket_story", "Asia/Shanghai",
                "feeds: {tickets: [{type: csv, path: 'tickets-{date}.csv'}]}");
        LocalDate weekBefore = DAY.minusWeeks(1);
        LocalDate before = DAY.minusDays(1);
        Map<LocalDate, String> days = Map.of(weekBefore, complaints(weekBefore, 13, 0), before, complaints(before, 20, 3),
                DAY, complaints(DAY, 20, 2));
        for (Map.Entry<LocalDate, String> day : days.entrySet()) {
            home.write("tickets-" + DateTimeFormatter.BASIC_ISO_DATE.format(day.getKey()) + ".csv",
                    "ticket_id,kind,agent_id,region,status,created_at,updated_at\n" + day.getValue());
        }
        try (Warehouse warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).load(folder.resolve("test-config"), days.keySet().stream().sorted().toList());
        }

        try (Wiring mart = new Wiring(home.configuration(), Clock.fixed(Instant.parse("2026-11-21T00:30:00Z"), ZoneOffset.UTC))) {
            ListDocument document = document(mart, DAY);

            assertThat(document.listing().totals()).contains("；未关闭者中最早的始于 2026-11-20 00:05").doesNotContain("未分类")
                    .contains("华东最多，20 条（90.91%，前日 20 条，上周同日 13 条）；7001最多，22 条（100.00%，前日 23 条，上周同日 13 条）");
            assertThat(greys(document)).as("shares over 22; changes over 20 of 华东, over 3 of 华南").containsExactly(List.of(),
                    List.of("-33.33%"), List.of());
            assertThat(greys(document(mart, weekBefore))).as("shares over 13, the total's own not").containsExactly(List.of("100.00%"),
                    List.of());
        }
    }
}
