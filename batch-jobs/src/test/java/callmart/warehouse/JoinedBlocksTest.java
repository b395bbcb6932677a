package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.SharedWarehouse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A join finds each row of a query that ends in {@code LIMIT n BY}, in however many blocks they come. Decision 299. */
class JoinedBlocksTest {

    @ParameterizedTest
    @ValueSource(strings = {"LIMIT 1 BY k", "ORDER BY at DESC LIMIT 1 BY k", "ORDER BY k LIMIT 1 BY k"})
    void a_join_after_limit_by_loses_no_row(String latest) {
        try (Warehouse warehouse = SharedWarehouse.open("joined_blocks")) {
            warehouse.execute("CREATE OR REPLACE TABLE latest (k LowCardinality(String), at UInt32) ENGINE = MergeTree ORDER BY tuple()");
            IntStream.range(0, 15).forEach(i -> warehouse.execute("INSERT INTO latest VALUES ('k" + i % 5 + "', " + i + ")"));
            String query = "SELECT count() AS n FROM (SELECT k FROM latest " + latest + ") AS one"
                    + " INNER JOIN (SELECT k, count() AS rows FROM latest GROUP BY k) AS counted ON counted.k = one.k";

            List<Long> found = IntStream.range(0, 40).mapToObj(i -> warehouse.query(query, Map.of(), row -> row.longValue("n")).get(0)).toList();

            assertThat(found).containsOnly(5L);
        }
    }
}
