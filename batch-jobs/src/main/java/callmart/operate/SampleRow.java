package callmart.operate;

import callmart.extract.TypedRow;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A canonical row as a person reads it, without personal data. */
final class SampleRow {

    private static final Set<String> PERSONAL = Set.of("caller", "callee", "contact_phone", "phone", "customer", "content",
            "customer_request", "complaint_point");

    private SampleRow() {
    }

    /** Column to value, absent ones left out; a customer's number, name or words are only said to be there. */
    static Map<String, String> of(Feed feed, TypedRow row) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (int i = 0; i < feed.columns().size(); i++) {
            Column column = feed.columns().get(i);
            if (row.isPresent(i)) {
                boolean isPersonal = PERSONAL.contains(column.name()) || column.isPersonal();
                shown.put(column.name(), isPersonal ? "…" : value(column.type(), row, i));
            }
        }
        return shown;
    }

    private static String value(ColumnType type, TypedRow row, int column) {
        return switch (type) {
            case TEXT, MESSAGE, PHONE, NAME, WORD, CATEGORY, CLOCK -> row.text(column);
            case DATE, MONTH -> LocalDate.ofEpochDay(row.number(column)).toString();
            case TIME -> Instant.ofEpochMilli(row.number(column)).toString();
            case DECIMAL -> java.math.BigDecimal.valueOf(row.number(column), 3).toPlainString();
            case INT, BOOL -> String.valueOf(row.number(column));
        };
    }
}
