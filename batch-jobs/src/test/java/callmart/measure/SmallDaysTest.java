package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ClusterNodes;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDaysTest {

    private static final List<LocalDate> DAYS = Stream.of("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19").map(LocalDate::parse).toList();

    /** The 17th and the 18th have 200,001 rows each: their statements would together take twice the memory. */
    @Test
    void days_of_many_rows_are_alone_in_their_statements_and_one_at_a_time() {
        try (Warehouse warehouse = SharedWarehouse.migrated("small_days")) {
            for (LocalDate day : DAYS) {
                warehouse.execute("INSERT INTO customer_days SELECT '" + day + "', number, 0 FROM numbers("
                        + (DAYS.subList(1, 3).contains(day) ? 200_001 : 1) + ")");
            }
            SmallDays small = new SmallDays(warehouse, DAYS);
            List<List<LocalDate>> together = small.together("SELECT {from:Date}, {to:Date}", DAYS);
            assertThat(together).containsExactly(DAYS.subList(0, 1), DAYS.subList(1, 2), DAYS.subList(2, 3), DAYS.subList(3, 4));

            AtomicInteger atWork = new AtomicInteger();
            List<Integer> othersAtWork = small.map(together, Function.identity(), days -> {
                int others = DAYS.subList(1, 3).containsAll(days) ? atWork.getAndIncrement() : 0;
                pause();
                if (DAYS.subList(1, 3).containsAll(days)) {
                    atWork.decrementAndGet();
                }
                return others;
            });

            assertThat(othersAtWork).containsExactly(0, 0, 0, 0);
            assertThat(small.map(together, Function.identity(), days -> days).stream().flatMap(List::stream).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(DAYS);
        }
    }

    /** Their rows lie in partitions of other names, on other nodes too. */
    @Test
    void days_whose_rows_are_spread_over_nodes_are_large_too(@TempDir Path folder) {
        try (ClusterNodes nodes = new ClusterNodes(folder, 2); Warehouse warehouse = nodes.open("small_days")) {
            Schema.bring(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues());
            warehouse.execute("INSERT INTO feed_generations VALUES ('calls', '2026-11-16', 1, 300000, 2, now()), ('calls', '2026-11-16', 2, 4, 2, now()),"
                    + " ('calls', '2026-11-17', 1, 150000, 2, now()), ('agent_states', '2026-11-17', 1, 60000, 2, now()), ('calls', '2026-11-18', 1, 0, 2, now())");
            SmallDays small = new SmallDays(warehouse, DAYS);

            assertThat(DAYS).filteredOn(day -> small.areMany(List.of(day))).containsExactly(DAYS.get(1));
            assertThat(small.together("SELECT {from:Date}, {to:Date}", DAYS))
                    .containsExactly(DAYS.subList(0, 1), DAYS.subList(1, 2), DAYS.subList(2, 4));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
