package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.SharedWarehouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class WarehouseQueryTest {

    private static final TimeZone ZONE = TimeZone.getDefault();
    private Warehouse warehouse;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.open("query_test");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(ZONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'); DROP TABLE x; --", "tab\tnewline\nreturn\rbackslash\\n", "\\N", "", "话务 400 \"数据\" `x`", "a+b %20&c=d",
        "😀𠮷", "{x:String}"})
    void textParametersArriveAsTheyAre(String text) {
        assertThat(warehouse.query("SELECT {text:String} AS answer, length({list:Array(String)}) AS n, {list:Array(String)}[1] AS first",
                Map.of("text", text, "list", List.of(text, "b'c")), row -> List.of(row.string("answer"), row.intValue("n"), row.string("first"))))
                .containsExactly(List.of(text, 2, text));
    }

    @Test
    void nullParametersAndValuesStayNull() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("absent", null);
        assertThat(warehouse.query("SELECT {absent:Nullable(String)} AS a, CAST(NULL AS Nullable(Int32)) AS b", parameters,
                row -> row.isNull("a") && row.string("a") == null && row.decimal("b") == null && row.value("b") == null))
                .containsExactly(true);
        assertThatThrownBy(() -> warehouse.query("SELECT CAST(NULL AS Nullable(Int32)) AS b", Map.of(), row -> row.longValue("b")))
                .hasMessageContaining("Column 'b' is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/New_York"})
    void instantsAndDatesAreTheSameInEveryZoneOfTheJvm(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Instant nine = Instant.parse("2026-11-21T01:00:00.123Z");
        LocalDate day = LocalDate.of(2026, 11, 21);
        String sql = """
                SELECT {at:DateTime64(3, 'Asia/Shanghai')} AS shanghai, {at:DateTime64(3)} AS server,
                       toDateTime({at:DateTime64(3, 'America/New_York')}, 'America/New_York') AS seconds,
                       toTimeZone({at:DateTime64(3)}, 'UTC') AS utc, {second:DateTime('Asia/Shanghai')} AS second,
                       toString({at:DateTime64(3, 'Asia/Shanghai')}) AS wall, {day:Date} AS day, toString({day:Date}) AS day_text""";
        warehouse.forEach(sql, Map.of("at", nine, "second", Instant.parse("2026-11-21T01:00:00Z"), "day", day), row -> {
            assertThat(row.instant("shanghai")).isEqualTo(nine);
            assertThat(row.instant("server")).isEqualTo(nine);
            assertThat(row.instant("utc")).isEqualTo(nine);
            assertThat(row.instant("seconds")).isEqualTo(Instant.parse("2026-11-21T01:00:00Z"));
            assertThat(row.instant("second")).isEqualTo(Instant.parse("2026-11-21T01:00:00Z"));
            assertThat(row.string("wall")).isEqualTo("2026-11-21 09:00:00.123");
            assertThat(row.date("day")).isEqualTo(day);
            assertThat(row.string("day_text")).isEqualTo("2026-11-21");
        });
    }

    @Test
    void numbersKeepTheirValue() {
        warehouse.forEach("SELECT {n:Int64} AS n, toDecimal64('12.3400', 4) AS d, toUInt64('18446744073709551615') AS u, 0.25 AS f, "
                + "toUInt8(200) AS small, {d:Decimal(18, 6)} AS bound, true AS flag", Map.of("n", Long.MIN_VALUE, "d", new BigDecimal("1E+3")), row -> {
            assertThat(row.longValue("n")).isEqualTo(Long.MIN_VALUE);
            assertThat(row.decimal("d")).isEqualByComparingTo("12.34");
            assertThat(row.decimal("u")).isEqualTo("18446744073709551615");
            assertThat(row.doubleValue("f")).isEqualTo(0.25);
            assertThat(row.intValue("small")).isEqualTo(200);
            assertThat(row.decimal("bound")).isEqualByComparingTo("1000");
            assertThat(row.value("flag")).isEqualTo(true);
            assertThat(row.columns()).containsExactly("n", "d", "u", "f", "small", "bound", "flag");
            assertThatThrownBy(() -> row.string("nn")).hasMessageContaining("no column 'nn' but [n, d");
            assertThatThrownBy(() -> row.date("n")).hasMessageContaining("Column 'n' is Long, not LocalDate");
        });
    }

    @Test
    void manyRowsStream() {
        AtomicLong sum = new AtomicLong();
        warehouse.forEach("SELECT number FROM numbers(1000000)", Map.of(), row -> sum.addAndGet(row.longValue("number")));
        assertThat(sum).hasValue(499_999_500_000L);
    }

    @Test
    void anErrorAmidTheRowsIsThrown() {
        assertThatThrownBy(() -> warehouse.forEach("SELECT number, throwIf(number = 3000000) AS bad FROM numbers(5000000)", Map.of(), row -> { }))
                .isInstanceOf(WarehouseException.class);
    }

    @Test
    void anUnknownTableIsExplainedWithoutThePassword() {
        assertThatThrownBy(() -> warehouse.query("SELECT * FROM nothing_here", Map.of(), row -> 1))
                .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.engineCode()).isEqualTo(60))
                .hasMessageContaining("nothing_here").hasMessageContaining("migrations")
                .hasMessageNotContaining(SharedWarehouse.credentials().etlPassword());
    }

    @Test
    void anUnreachableServerIsExplained() {
        WarehouseSettings shared = SharedWarehouse.settings("x");
        WarehouseSettings nowhere = new WarehouseSettings(Optional.of("http://127.0.0.1:9"), "etl", "s3cret", "x",
                shared.httpPort(), shared.nativePort(), shared.home(), shared.cache());
        try (Warehouse closed = Warehouse.open(nowhere)) {
            assertThatThrownBy(closed::ping).isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("check warehouse.url").hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void tellsVersionAndFreeDisk() {
        warehouse.ping();
        assertThat(warehouse.serverVersion()).isEqualTo("26.7.2.1");
        assertThat(warehouse.freeDiskBytes()).isGreaterThan(1_000_000L);
    }
}
