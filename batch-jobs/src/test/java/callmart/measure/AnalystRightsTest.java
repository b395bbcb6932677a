package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.testing.SharedWarehouse;
import callmart.text.PhoneNumbers;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The role {@code analyst} reads every view called {@code v_…} and nothing else, and no view shows whole numbers or free text of customers. */
@TestInstance(Lifecycle.PER_CLASS)
class AnalystRightsTest {

    private static final String PHONE = "13812345678";
    private static final String TEXT = "请回电话，我姓王";

    private Warehouse etl;
    private Warehouse analyst;

    @BeforeAll
    void open() {
        etl = SharedWarehouse.migrated("callmart");
        analyst = SharedWarehouse.analyst();
        Feeds.list().forEach(this::insertRowWithSecrets);
        etl.execute("INSERT INTO rejected_rows (feed, business_date, value, reason, raw) VALUES ('calls', '2026-11-20', '" + PHONE
                + "', 'caller \\'" + TEXT + "\\' is none; customer " + PHONE + "', '" + PHONE + "')");
        etl.execute("INSERT INTO feed_warnings (feed, business_date, warning) VALUES ('calls', '2026-11-20', 'unknown category \\'" + TEXT + "\\'')");
    }

    @AfterAll
    void close() {
        etl.close();
        analyst.close();
    }

    /** A row with a phone number in every column of personal data, and a sentence in every column of free text. */
    private void insertRowWithSecrets(Feed feed) {
        List<Column> secrets = feed.columns().stream().filter(AnalystRightsTest::isSecret).toList();
        String direction = feed.name().equals("calls") ? ", 'inbound' AS direction" : "";
        if (!secrets.isEmpty()) {
            etl.execute("INSERT INTO " + feed.name() + " (" + secrets.stream().map(Column::name).collect(Collectors.joining(", "))
                    + (direction.isEmpty() ? "" : ", direction") + ") SELECT " + secrets.stream().map(column -> "'" + (isFreeText(column) ? TEXT
                            : column.name().equals("callee") ? "4008001234" : PHONE) + "'").collect(Collectors.joining(", ")) + direction);
        }
    }

    private static boolean isSecret(Column column) {
        return isFreeText(column) || column.comment().contains("personal data") || column.name().equals("callee");
    }

    private static boolean isFreeText(Column column) {
        return column.comment().contains("free text");
    }

    private List<String> tables(String condition) {
        return etl.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND " + condition + " ORDER BY name", Map.of(),
                row -> row.string("name"));
    }

    @Test
    void every_view_is_readable() {
        List<String> views = tables("name LIKE 'v\\\\_%'");

        assertThat(views).contains("v_calls", "v_tickets", "v_kpi_daily", "v_rejected_rows").hasSizeGreaterThan(30);
        for (String view : views) {
            assertThatCode(() -> analyst.query("SELECT * FROM " + view + " LIMIT 1", Map.of(), row -> 1)).as(view).doesNotThrowAnyException();
        }
        assertThat(analyst.query("SHOW TABLES", Map.of(), row -> row.string("name"))).isEqualTo(views);
    }

    @Test
    void every_table_and_every_inner_view_is_refused() {
        List<String> others = etl.query("SELECT name || if(empty(parameterized_view_parameters), '', '(' || arrayStringConcat(arrayMap(p -> p.1"
                + " || multiIf(startsWith(p.2, 'Array'), ' = []', p.2 = 'UInt8', ' = 0', ' = \\'2026-11-20\\''), parameterized_view_parameters), ', ') || ')') AS source FROM system.tables"
                + " WHERE database = currentDatabase() AND name NOT LIKE 'v\\\\_%'", Map.of(), row -> row.string("source"));

        assertThat(others).contains("tickets_created(from = '2026-11-20', to = '2026-11-20')", "calls", "tickets", "call_measures", "rejected_rows", "kpi_catalogue", "kpi_day_sums");
        for (String table : others) {
            assertThatThrownBy(() -> analyst.query("SELECT count() FROM " + table, Map.of(), row -> 1)).as(table)
                    .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.engineCode()).isEqualTo(497));
        }
    }

    @Test
    void no_view_shows_a_whole_number_or_free_text() {
        assertThat(Feeds.list().stream().flatMap(feed -> feed.columns().stream()).filter(AnalystRightsTest::isSecret)).hasSizeGreaterThan(15);
        for (String view : tables("name LIKE 'v\\\\_%'")) {
            analyst.forEach("SELECT toString(tuple(*)) AS shown FROM " + view, Map.of(), row ->
                    assertThat(row.string("shown")).as(view).doesNotContain(PHONE).doesNotContain("我姓王"));
        }
        assertThat(analyst.query("SELECT caller AS x FROM v_tickets", Map.of(), row -> row.string("x"))).containsExactly("138****5678");
        assertThat(analyst.query("SELECT content_chars AS x FROM v_tickets", Map.of(), row -> row.longValue("x"))).containsExactly(8L);
        assertThat(analyst.query("SELECT reason AS x FROM v_rejected_rows", Map.of(), row -> row.string("x")))
                .containsExactly("caller '…' is none; customer ****");
    }

    /** One rule for columns of numbers, whoever shows them. */
    @Test
    void views_mask_numbers_as_reports_do() {
        List<String> numbers = List.of("13812345678", "+8613812345678", "+86 138-1234-5678", "021-87654321", "62345678", "6234567", "8001", "无",
                "１３８１２３４５６７８", "(010)62345678");
        etl.execute("INSERT INTO callbacks (callback_id, phone) SELECT concat('n', toString(number)), ['" + String.join("', '", numbers)
                + "'][number + 1] FROM numbers(" + numbers.size() + ")");
        etl.execute("INSERT INTO callbacks (callback_id, phone) VALUES ('n99', NULL)");

        assertThat(analyst.query("SELECT ifNull(phone, 'absent') AS x FROM v_callbacks WHERE callback_id LIKE 'n%' ORDER BY length(callback_id), callback_id",
                Map.of(), row -> row.string("x"))).containsExactlyElementsOf(
                        Stream.concat(numbers.stream().map(PhoneNumbers::mask), Stream.of("absent")).toList());
    }

    @Test
    void reasons_show_no_number_however_it_is_written() {
        List<String> numbers = List.of("138-1234-5678", "0755 2345 6789", "(010)62345678", "1234567", "O\\'13812345678", "１３８ １２３４ ５６７８");
        for (String number : numbers) {
            etl.execute("INSERT INTO rejected_rows (feed, business_date, reason) VALUES ('shifts', '2026-11-20', 'customer " + number + "; x')");
        }
        etl.execute("INSERT INTO rejected_rows (feed, business_date, reason) VALUES ('shifts', '2026-11-20', 'value \\'O\\'138-1234-5678\\' is none; x')");

        assertThat(analyst.query("SELECT DISTINCT reason AS x FROM v_rejected_rows WHERE feed = 'shifts' ORDER BY x", Map.of(), row -> row.string("x")))
                .containsExactly("customer (****; x", "customer ****; x", "customer O'****; x", "value '…' is none; x");
    }

    @Test
    void a_catalogue_is_published_once_until_it_changes() {
        List<Kpi> kpis = List.of(new Kpi("answer_rate", "接通率", Unit.PERCENT,
                Expression.parse("answered"), Expression.parse("seizures - lost"),
                Optional.of(Target.parse(">= 95%")), Optional.of(Target.Direction.AT_LEAST), Kpi.Periods.ANY, "含义"));
        PublishedCatalogue.publish(etl, kpis, List.of("answered", "seizures", "lost"), Instant.parse("2026-11-20T00:00:00Z"));
        PublishedCatalogue.publish(etl, kpis, List.of("answered", "seizures", "lost"), Instant.parse("2026-11-21T00:00:00Z"));

        assertThat(etl.query("SELECT toString(recorded_at) AS x FROM kpi_catalogue", Map.of(), row -> row.string("x")))
                .containsExactly("2026-11-20 00:00:00.000");
        assertThat(etl.query("SELECT concat(part, ' ', measure, ' ', toString(sign)) AS x FROM kpi_formulas ORDER BY x", Map.of(),
                row -> row.string("x"))).containsExactly("denominator lost -1", "denominator seizures 1", "numerator answered 1");

        PublishedCatalogue.publish(etl, kpis, List.of("answered"), Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(etl.query("SELECT by_agent AS x FROM v_kpis", Map.of(), row -> row.intValue("x"))).containsExactly(0);
    }
}
