package callmart.contract;

import callmart.config.EnumWord;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds in the facts what may become a slip. */
final class SlipSource {

    private final Warehouse warehouse;
    private final Path query;
    private final ZoneId zone;

    /**
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     */
    SlipSource(Warehouse warehouse, Path sql, ZoneId zone) {
        this.warehouse = warehouse;
        this.query = sql.resolve("penalties").resolve("slips.sql");
        this.zone = zone;
    }

    List<SlipFact> of(LocalDate from, LocalDate to) {
        return warehouse.query(QueryFolder.read(query), Map.of("from", from, "to", to, "tz", zone.getId()), SlipSource::fact);
    }

    private static SlipFact fact(Row row) {
        return new SlipFact(EnumWord.parse(SlipKind.class, row.string("kind")), row.string("id"), row.date("day"), row.longValue("at_ms"),
                text(row, "agent_id"), text(row, "team"), text(row, "queue"), text(row, "code"), text(row, "nature"),
                EnumWord.parse(SlipFact.Standing.class, row.string("standing")), row.intValue("appealed") == 1, number(row, "quantity"),
                number(row, "amount"), text(row, "call_id"), text(row, "ticket_id"), row.intValue("call_held") == 1);
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.string(column)).filter(text -> !text.isEmpty());
    }

    private static Optional<BigDecimal> number(Row row, String column) {
        return Optional.ofNullable(row.decimal(column));
    }
}
