package callmart.why;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The region of callers beside a difference, as decision 327 works it. */
class RegionFactTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final List<LocalDate> BEFORE = LongStream.rangeClosed(1, 8).mapToObj(DAY::minusWeeks).toList();

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.migrated("region_fact");
        BEFORE.forEach(day -> calls(day, 11, 20, "0571"));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private void calls(LocalDate day, int hour, int many, String code) {
        warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, caller, arrived_at, ended_at) SELECT '" + day + "', '" + code
                + "-" + hour + "-' || toString(number), 1, 'inbound', '" + code + "' || toString(80000000 + number), at, at FROM (SELECT number,"
                + " toDateTime64('" + day + " 00:00:00', 3, 'Asia/Shanghai') + INTERVAL " + hour + " HOUR AS at FROM numbers(" + many + "))");
    }

    private List<String> found() {
        return warehouse.query(new QueryFolder(FactLoader.SETTINGS.sql().resolve("notes")).text("regions"), Map.of("from", DAY, "to", DAY, "days", BEFORE,
                "periods", BEFORE.size(), "hours", List.of(11), "tz", "Asia/Shanghai"), row -> row.string("region") + " " + row.string("now") + " "
                + row.string("usual") + " " + row.string("change"));
    }

    @Test
    void the_area_code_that_grew_most_in_the_hours() {
        calls(DAY, 11, 60, "0571");
        calls(DAY, 11, 30, "021");
        calls(DAY, 15, 300, "010");

        assertThat(found()).containsExactly("0571 60 20 +200");
    }

    @Test
    void mobile_numbers_and_small_growth_tell_nothing() {
        calls(DAY, 11, 39, "0571");
        calls(DAY, 11, 500, "139");
        calls(DAY, 11, 500, "0013");

        assertThat(found()).isEmpty();
    }
}
