package callmart.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastSettingsTest {

    @TempDir
    private Path folder;
    private final Faults faults = new Faults();

    private ForecastSettings read(String yaml) throws IOException {
        Files.writeString(folder.resolve("forecast.yml"), yaml);
        return ForecastSettings.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")), faults);
    }

    private List<String> messages() {
        return faults.list().stream().map(Fault::message).toList();
    }

    @Test
    void the_products_file_shows_what_holds_without_it() {
        assertThat(ForecastSettings.read(FactLoader.CONFIG, faults)).isEqualTo(ForecastSettings.defaults());
        assertThat(messages()).isEmpty();
    }

    @Test
    void hours_queues_and_events() throws IOException {
        ForecastSettings settings = read("""
                forecast:
                  interval-minutes: 15
                  model: erlang-a
                  max-occupancy: 85%
                  open: {sales: 08:00-20:00, '*': '22:00-00:00'}
                  queue-teams: {sales: [T1, T2]}
                  ignore: [2026-11-11]
                  events: [{date: 2026-12-12, from: '09:00', to: '12:00', queue: sales, factor: 1.5, note: 开盘}, {date: 2026-12-12, add: 4, note: 短信}]
                """);

        assertThat(messages()).isEmpty();
        assertThat(settings.model()).isEqualTo(ForecastSettings.Model.ERLANG_A);
        assertThat(settings.maxOccupancy()).isEqualByComparingTo("0.85");
        assertThat(settings.open().get("*").contain(LocalTime.of(23, 45))).isTrue();
        assertThat(settings.open().get("sales").contain(LocalTime.of(20, 0))).isFalse();
        assertThat(settings.queueTeams()).isEqualTo(Map.of("sales", List.of("T1", "T2")));
        assertThat(settings.ignore()).containsExactly(LocalDate.of(2026, 11, 11));
        assertThat(settings.events()).extracting(ForecastSettings.Event::queue, ForecastSettings.Event::factor, ForecastSettings.Event::add)
                .containsExactly(tuple(Optional.of("sales"), new BigDecimal("1.5"), BigDecimal.ZERO),
                        tuple(Optional.empty(), BigDecimal.ONE, new BigDecimal("4")));
    }

    @Test
    void every_fault_says_what_to_write() throws IOException {
        read("forecast: {interval-minutes: 7}\n");
        read("forecast: {days: 0}\n");
        read("forecast: {max-occupancy: 0%}\n");
        read("forecast: {open: {sales: always}}\n");
        read("forecast: {ignore: [11.11]}\n");
        read("forecast: {events: [{date: 2026-12-12, queue: sales, factor: 1.5, note: 开盘}]}\n");
        read("forecast: {events: [{date: 2026-12-12, note: 开盘}]}\n");

        assertThat(messages()).containsExactly("interval-minutes divides a day and is at least 5, as 15, 30 or 60, found 7", "days is from 1 to 60, found 0",
                "max-occupancy is above 0% and at most 100%, found 0%", "expected hours such as 08:00-20:00, found 'always'",
                "expected a date such as 2026-12-12, found '11.11'", "the event '开盘' of 2026-12-12 has a factor of queue 'sales', which is not forecast apart;"
                        + " name it in queue-teams, or write add", "expected either add (calls an interval) or factor (of the usual calls)");
    }
}
