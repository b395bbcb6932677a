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

/** Finds in the facts what may become a slip, and which deadlines were moved after they had passed. */
final class SlipSource {

    private final Warehouse warehouse;
    private final QueryFolder queries;
    private final ZoneId zone;

    /**
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     */
    SlipSource(Warehouse warehouse, Path sql, ZoneId zone) {
        this.warehouse = warehouse;
        this.queries = new QueryFolder(sql.resolve("penalties"));
        this.zone = zone;
    }

    List<SlipFact> of(LocalDate from, LocalDate to) {
        return warehouse.query(queries.text("slips"), Map.of("from", from, "to", to, "tz", zone.getId()), SlipSource::fact);
    }

    List<MovedDeadline> movedDeadlines(LocalDate from, LocalDate to) {
        return warehouse.query(queries.text("moved_deadlines"), Map.of("from", from, "to", to), row -> new MovedDeadline(row.string("kind"),
                row.string("record_id"), text(row, "agent_id"), text(row, "team"), row.instant("due_at"), row.instant("moved_at"),
                row.date("moved_on"), Optional.ofNullable(row.instant("next_due_at"))));
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
