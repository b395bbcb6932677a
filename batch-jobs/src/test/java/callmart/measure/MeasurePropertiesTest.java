package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What holds of sums whatever the rows are: split a period, by days or by scope, anyhow, and the parts add up to the whole. */
@TestInstance(Lifecycle.PER_CLASS)
class MeasurePropertiesTest {

    private static final long SEED = 4;
    private static final int ROUNDS = 12;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    private static final int DAYS = 40;
    private static final List<Dimension> KEPT = List.of(Dimension.HOUR, Dimension.QUEUE, Dimension.CATEGORY, Dimension.AGENT, Dimension.TEAM);

    private final Random random = new Random(SEED);
    private Warehouse warehouse;
    private MeasureSums sums;

    @BeforeAll
    void rows_at_random() {
        warehouse = SharedWarehouse.open("measure_properties");
        Schema.bring(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues());
        warehouse.execute("INSERT INTO agents_history (business_date, agent_id, name, team) SELECT toDate('2026-10-15') + 9 * (number % 4),"
                + " concat('A', toString(number % 8)), 'x', ['T0', 'T1', NULL][sipHash64(number) % 3 + 1] FROM numbers(32)");
        warehouse.execute("INSERT INTO call_measures (business_date, hour, queue, category, agent_id, seizures, talks, talk_s) SELECT"
                + " toDate('2026-10-20') + sipHash64(number, 1) % 40, sipHash64(number, 2) % 24, ['q1', 'q2', NULL][sipHash64(number, 3) % 3 + 1],"
                + " ['sales', 'design', NULL][sipHash64(number, 4) % 3 + 1], if(sipHash64(number, 5) % 9 = 8, NULL,"
                + " concat('A', toString(sipHash64(number, 5) % 9))), sipHash64(number, 6) % 50, sipHash64(number, 7) % 50,"
                + " toDecimal64(sipHash64(number, 8) % 1000000, 3) / 1000 FROM numbers(3000)");
        warehouse.execute("INSERT INTO agent_measures (business_date, agent_id, logged_in_s) SELECT toDate('2026-10-20') + number % 40,"
                + " concat('A', toString(sipHash64(number, 5) % 9)), toDecimal64(sipHash64(number, 9) % 86400000, 3) / 1000 FROM numbers(300)");
        sums = new MeasureSums(warehouse);
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @Test
    void a_period_split_anyhow_adds_up_to_the_whole_in_every_dimension() {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate to = from.plusDays(random.nextInt(DAYS));
            Optional<Dimension> by = round % 6 == 5 ? Optional.empty() : Optional.of(KEPT.get(round % 6));
            Map<String, BigDecimal> parts = new TreeMap<>();
            for (List<LocalDate> part : split(from, to)) {
                add(parts, sums.sum(part.get(0), part.get(1), by));
            }
            Map<String, BigDecimal> whole = new TreeMap<>();
            add(whole, sums.sum(from, to, by));

            assertThat(parts).as("seed %d, round %d: %s to %s by %s", SEED, round, from, to, by).isEqualTo(whole);
        }
    }

    @Test
    void teams_one_by_one_and_together_and_what_has_none_add_up_to_the_centre() {
        LocalDate to = FIRST.plusDays(DAYS);
        Map<String, BigDecimal> together = total(MeasureScope.teams(List.of("T1", "T0")), to);
        Map<String, BigDecimal> oneByOne = new TreeMap<>(total(MeasureScope.teams(List.of("T0")), to));
        total(MeasureScope.teams(List.of("T1")), to).forEach((measure, value) -> oneByOne.merge(measure, value, BigDecimal::add));
        Map<String, Map<String, BigDecimal>> byTeam = sums.sum(FIRST, to, Optional.of(Dimension.TEAM));

        assertThat(oneByOne).isEqualTo(together);
        assertThat(together.get("talk_s").add(byTeam.get(Dimension.NO_VALUE).get("talk_s")))
                .isEqualByComparingTo(total(MeasureScope.ALL, to).get("talk_s"));
    }

    private Map<String, BigDecimal> total(MeasureScope scope, LocalDate to) {
        Map<String, BigDecimal> total = new TreeMap<>();
        sums.sum(FIRST, to, Optional.empty(), scope).get("").forEach((measure, value) -> total.put(measure, value.setScale(3)));
        return total;
    }

    /** First and last day of each part; the parts follow each other without gap. */
    private List<List<LocalDate>> split(LocalDate from, LocalDate to) {
        TreeSet<LocalDate> starts = new TreeSet<>(List.of(from));
        int length = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
        random.ints(random.nextInt(6), 0, length).forEach(day -> starts.add(from.plusDays(day)));
        List<List<LocalDate>> parts = new ArrayList<>();
        for (LocalDate start : starts) {
            LocalDate next = starts.higher(start);
            parts.add(List.of(start, next == null ? to : next.minusDays(1)));
        }
        return parts;
    }

    /** Sums that are 0 are left out: a key may have no row in a part. */
    private static void add(Map<String, BigDecimal> all, Map<String, Map<String, BigDecimal>> part) {
        part.forEach((key, measures) -> measures.forEach((measure, value) -> {
            if (value.signum() != 0) {
                all.merge(key + " " + measure, value.setScale(3), BigDecimal::add);
            }
        }));
    }
}
