package callmart.alert;

import callmart.config.EnumWord;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts of each business day, in the table {@code alerts}. Evaluating a day again replaces the day's in one step. */
public final class AlertLog {

    private final Warehouse warehouse;

    public AlertLog(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What evaluating a day again has changed.
     *
     * @param raised those that were not there before
     * @param withdrawn those that no longer hold
     */
    public record Change(List<Alert> raised, List<Alert> withdrawn) {
    }

    /** The day's alerts, the gravest first, then in the order of rule and subject. */
    public List<Alert> of(LocalDate day) {
        return between(day, day);
    }

    /** The alerts of a period, the newest day first, within a day the gravest first. */
    public List<Alert> between(LocalDate from, LocalDate to) {
        return warehouse.query("SELECT * FROM alerts WHERE business_date BETWEEN {from:Date} AND {to:Date} ORDER BY business_date DESC,"
                + " indexOf(['red', 'orange', 'yellow'], level), rule, subject", Map.of("from", from, "to", to), row -> new Alert(
                        row.date("business_date"), row.string("rule"), EnumWord.parse(AlertRule.Kind.class, row.string("kind")),
                        EnumWord.parse(AlertLevel.class, row.string("level")), row.string("subject"),
                        Optional.ofNullable(row.decimal("value")), Optional.ofNullable(row.decimal("threshold")),
                        row.string("message"), row.string("recipients"), row.string("run_id"), row.instant("raised_at")));
    }

    /**
     * Replaces the day's alerts of some kinds by these. One that was there before, of the same rule and subject, keeps the run and time
     * of its first raising, so that evaluating the same facts again changes nothing.
     *
     * @param kinds those that were evaluated; alerts of others stay
     * @return what became different
     */
    public Change replace(LocalDate day, Predicate<AlertRule.Kind> kinds, List<Alert> alerts) {
        Map<Boolean, List<Alert>> held = of(day).stream().collect(Collectors.partitioningBy(alert -> kinds.test(alert.kind())));
        Map<String, Alert> before = held.get(true).stream().collect(Collectors.toMap(AlertLog::key, alert -> alert));
        Map<String, Alert> after = new HashMap<>();
        alerts.forEach(alert -> after.put(key(alert), before.containsKey(key(alert)) ? alert.raisedBefore(before.get(key(alert))) : alert));
        if (!before.equals(after)) {
            swapIn(day, Stream.concat(held.get(false).stream(), after.values().stream()).toList());
        }
        return new Change(alerts.stream().filter(alert -> !before.containsKey(key(alert))).toList(),
                before.values().stream().filter(alert -> !after.containsKey(key(alert))).toList());
    }

    private void swapIn(LocalDate day, Collection<Alert> alerts) {
        warehouse.execute("DROP TABLE IF EXISTS alerts_staging SYNC");
        warehouse.execute("CREATE TABLE alerts_staging AS alerts");
        stage(alerts);
        String partition = " PARTITION '" + day + "'";
        warehouse.execute("ALTER TABLE alerts" + (alerts.isEmpty() ? " DROP" + partition : " REPLACE" + partition
                + " FROM alerts_staging"));
        warehouse.execute("DROP TABLE alerts_staging SYNC");
    }

    /** All by one insert, as a day may have a thousand; the engine makes decimals of texts. */
    private void stage(Collection<Alert> alerts) {
        Map<String, String> columns = new LinkedHashMap<>();
        List.of("rule", "kind", "level", "subject", "message", "recipients", "run_id").forEach(name -> columns.put(name, "String"));
        columns.put("business_date", "Date");
        columns.put("raised_at", "DateTime64(3, 'UTC')");
        List.of("value", "threshold").forEach(name -> columns.put(name, "Nullable(String)"));
        warehouse.insertRowBinary("alerts_staging", columns, out -> {
            for (Alert alert : alerts) {
                out.writeString(alert.rule());
                out.writeString(EnumWord.of(alert.kind()));
                out.writeString(EnumWord.of(alert.level()));
                out.writeString(alert.subject());
                out.writeString(alert.message());
                out.writeString(alert.recipients());
                out.writeString(alert.run());
                out.writeDate(alert.day());
                out.writeDateTime64(alert.raisedAt().toEpochMilli());
                out.writeNullableString(alert.value().map(BigDecimal::toPlainString).orElse(null));
                out.writeNullableString(alert.threshold().map(BigDecimal::toPlainString).orElse(null));
            }
        });
    }

    private static String key(Alert alert) {
        return alert.rule() + "\n" + alert.subject();
    }
}
