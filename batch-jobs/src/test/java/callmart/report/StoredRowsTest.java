package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredRowsTest {

    private static ReportTable.Row row(int number, String text) {
        return new ReportTable.Row(number % 100 == 99, List.of(new Cell.Field(FieldFormat.TEXT, text),
                new Cell.Field(FieldFormat.INT, BigDecimal.valueOf(number)), new Cell.Field(FieldFormat.DECIMAL, null),
                new Cell.Field(FieldFormat.DATE, LocalDate.of(2026, 11, 21).plusDays(number)),
                new Cell.Field(FieldFormat.DATE_TIME, LocalDateTime.of(2026, 11, 21, 23, 59, 59, 999_000_000)),
                new Cell.Field(FieldFormat.MONEY, new BigDecimal("-12.340")), new Cell.Text("合计")));
    }

    @Test
    void rows_come_back_as_they_were_in_their_order() {
        List<ReportTable.Row> rows = new ArrayList<>();
        StoredRows.Writer<ReportTable.Row> writer = StoredRows.ofCells();
        for (int i = 0; i < 1_000; i++) {
            rows.add(row(i, "第 " + i + " 行\n吉\uD842\uDFB7家"));
            writer.add(rows.get(i));
        }
        StoredRows<ReportTable.Row> stored = writer.finish();

        assertThat(stored).isEqualTo(rows);
        assertThat(stored.get(777)).isEqualTo(rows.get(777));
        assertThatThrownBy(() -> stored.get(1_000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void many_rows_of_texts_that_cannot_be_compressed_wait_in_a_file() {
        Random random = new Random(5);
        StoredRows.Writer<ReportTable.Row> writer = StoredRows.ofCells();
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1_500, 0x4E00, 0x9FA5).forEach(text::appendCodePoint);
            first.append(i == 3_999 ? text : "");
            writer.add(row(i, text.toString()));
        }
        StoredRows<ReportTable.Row> stored = writer.finish();

        assertThat(stored).hasSize(4_000);
        assertThat(stored.get(3_999).cells().get(0).text()).isEqualTo(first.toString());
        int seen = 0;
        for (ReportTable.Row row : stored) {
            assertThat(row.cells().get(1).text()).isEqualTo(Formats.count(BigDecimal.valueOf(seen++)));
        }
    }

    @Test
    void measures_come_back_as_they_were() {
        MeasureRow row = new MeasureRow("agent:1018", "1018 陈晓燕", Map.of("talks", new BigDecimal("30"), "talk_s", new BigDecimal("-12.340")));
        StoredRows.Writer<MeasureRow> writer = StoredRows.ofMeasures();
        writer.add(row);

        assertThat(writer.finish()).containsExactly(row);
    }

    @Test
    void no_rows_are_an_empty_list() {
        assertThat(StoredRows.ofCells().finish()).isEmpty();
    }

    @Test
    void figures_are_refused() {
        assertThatThrownBy(() -> StoredRows.ofCells().add(new ReportTable.Row(false, List.of(new Cell.Count(1L)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a long table has words and fields only, not Count");
    }
}
