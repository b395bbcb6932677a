package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.SharedWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class RowBinaryInsertTest {

    private Warehouse warehouse;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.open("insert_test");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @Test
    void everyTypeComesBackAsWritten() {
        warehouse.execute("CREATE TABLE types (s String, n Nullable(String), lc LowCardinality(Nullable(String)), u8 UInt8, u16 UInt16, "
                + "u32 UInt32, u64 UInt64, i32 Int32, i64 Int64, d Date, t DateTime64(3, 'Asia/Shanghai')) "
                + "ENGINE = MergeTree ORDER BY s");
        String longText = "长".repeat(50_000) + "a".repeat(70_000);
        Instant time = Instant.parse("2026-11-20T16:30:00.007Z");
        long rows = warehouse.insertRowBinary("types",
                List.of("s", "n", "lc", "u8", "u16", "u32", "u64", "i32", "i64", "d", "t"), out -> {
                    for (String text : List.of("1 plain", "2 中文😀", "3" + longText)) {
                        out.writeString(text);
                        out.writeNullableString(text.startsWith("1") ? null : text);
                        out.writeNullableString(text.startsWith("2") ? null : "热线");
                        out.writeUInt8(255);
                        out.writeUInt16(65_535);
                        out.writeUInt32(4_294_967_295L);
                        out.writeUInt64(Long.MAX_VALUE);
                        out.writeInt32(Integer.MIN_VALUE);
                        out.writeInt64(Long.MIN_VALUE);
                        out.writeDate(LocalDate.of(2149, 6, 6));
                        out.writeDateTime64(time.toEpochMilli());
                    }
                });

        assertThat(rows).isEqualTo(3);
        assertThat(warehouse.query("SELECT * FROM types ORDER BY s", Map.of(), row -> {
            assertThat(row.longValue("u8")).isEqualTo(255);
            assertThat(row.longValue("u16")).isEqualTo(65_535);
            assertThat(row.longValue("u32")).isEqualTo(4_294_967_295L);
            assertThat(row.longValue("u64")).isEqualTo(Long.MAX_VALUE);
            assertThat(row.intValue("i32")).isEqualTo(Integer.MIN_VALUE);
            assertThat(row.longValue("i64")).isEqualTo(Long.MIN_VALUE);
            assertThat(row.date("d")).isEqualTo("2149-06-06");
            assertThat(row.instant("t")).isEqualTo(time);
            return row.string("s") + "|" + row.string("n") + "|" + row.string("lc");
        })).containsExactly("1 plain|null|热线", "2 中文😀|2 中文😀|null", "3" + longText + "|3" + longText + "|热线");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 100_001, 300_000, 900_000})
    void aSourceThatFailsBetweenRowsLeavesNoRow(int rowsBefore) throws InterruptedException {
        warehouse.execute("CREATE OR REPLACE TABLE aborted (a UInt32) ENGINE = MergeTree ORDER BY a");
        assertThatThrownBy(() -> warehouse.insertRowBinary("aborted", List.of("a"), out -> {
            for (int i = 0; i < rowsBefore; i++) {
                out.writeUInt32(i);
            }
            out.flush();
            throw new IOException("the file ends in the middle of a line");
        })).isInstanceOf(WarehouseException.class).hasMessageContaining("the file ends in the middle of a line")
                .hasMessageContaining("aborted");
        awaitEndOfInserts();
        assertThat(count("aborted")).isZero();
    }

    @Test
    void theSameInsertTwiceCountsTwice() {
        warehouse.execute("CREATE TABLE twice (a UInt32) ENGINE = MergeTree ORDER BY a SETTINGS non_replicated_deduplication_window = 100");
        for (int i = 0; i < 2; i++) {
            warehouse.insertRowBinary("twice", List.of("a"), out -> out.writeUInt32(7));
        }
        assertThat(count("twice")).isEqualTo(2);
    }

    @Test
    void anEmptySourceInsertsNothing() {
        warehouse.execute("CREATE TABLE empty (a UInt32) ENGINE = MergeTree ORDER BY a");
        assertThat(warehouse.insertRowBinary("empty", List.of("a"), out -> { })).isZero();
        assertThat(count("empty")).isZero();
    }

    @Test
    void anInsertIntoAMissingTableIsExplained() {
        assertThatThrownBy(() -> warehouse.insertRowBinary("missing", List.of("a"), out -> out.writeUInt32(7)))
                .isInstanceOf(WarehouseException.class).hasMessageContaining("missing");
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        RowBinaryWriter writer = new RowBinaryWriter(new ByteArrayOutputStream());
        assertThatThrownBy(() -> writer.writeDate(LocalDate.of(1969, 12, 31))).hasMessage("1969-12-31 does not fit Date (1970-01-01 to 2149-06-06)");
        assertThatThrownBy(() -> writer.writeDate(LocalDate.of(2149, 6, 7))).hasMessageContaining("does not fit Date");
        assertThatThrownBy(() -> writer.writeUInt8(256)).hasMessage("256 does not fit UInt8");
        assertThatThrownBy(() -> writer.writeUInt16(-1)).hasMessage("-1 does not fit UInt16");
        assertThatThrownBy(() -> writer.writeUInt32(-1)).hasMessage("-1 does not fit UInt32");
    }

    private void awaitEndOfInserts() throws InterruptedException {
        while (!warehouse.query("SELECT 1 FROM system.processes WHERE query_kind = 'Insert'", Map.of(), row -> 1).isEmpty()) {
            Thread.sleep(10);
        }
    }

    private long count(String table) {
        return warehouse.query("SELECT count() AS n FROM " + table, Map.of(), row -> row.longValue("n")).get(0);
    }
}
