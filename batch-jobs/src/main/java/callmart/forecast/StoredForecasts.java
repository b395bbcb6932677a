package callmart.forecast;

import callmart.config.EnumWord;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the table {@code forecasts}: those of a morning in one insert, so all of them or none. */
final class StoredForecasts {

    private static final Map<String, String> COLUMNS = columns();

    private StoredForecasts() {
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("made_on", "Date");
        columns.put("for_day", "Date");
        columns.put("interval_start", "DateTime64(3, 'UTC')");
        columns.put("interval_minutes", "UInt32");
        columns.put("queue", "Nullable(String)");
        columns.put("position", "UInt32");
        columns.put("target", "String");
        columns.put("base", "String");
        columns.put("level", "String");
        columns.put("offered", "String");
        columns.put("aht_s", "Nullable(String)");
        columns.put("erlangs", "Nullable(String)");
        columns.put("required", "Nullable(String)");
        columns.put("shrinkage", "String");
        columns.put("to_roster", "Nullable(String)");
        columns.put("model", "String");
        columns.put("patience_s", "Nullable(String)");
        columns.put("answer_rates", "Array(String)");
        columns.put("days_used", "Array(String)");
        columns.put("note", "String");
        columns.put("made_at", "DateTime64(3, 'UTC')");
        return columns;
    }

    static void write(Warehouse warehouse, LocalDate madeOn, SeatRules rules, List<Forecast> forecasts, Instant now) {
        if (forecasts.isEmpty()) {
            return;
        }
        warehouse.insertRowBinary("forecasts", COLUMNS, out -> {
            for (Forecast forecast : forecasts) {
                Optional<Forecast.Seats> seats = forecast.seats();
                out.writeDate(madeOn);
                out.writeDate(forecast.day());
                out.writeDateTime64(forecast.start().toEpochMilli());
                out.writeUInt32(rules.settings().intervalMinutes());
                out.writeNullableString(forecast.queue().orElse(null));
                out.writeUInt32(forecast.position());
                out.writeString(rules.target().toPlainString());
                out.writeString(forecast.base().toPlainString());
                out.writeString(forecast.level().toPlainString());
                out.writeString(forecast.offered().toPlainString());
                decimal(out, seats.flatMap(Forecast.Seats::handlingSeconds));
                decimal(out, seats.map(Forecast.Seats::erlangs));
                out.writeNullableString(seats.map(Forecast.Seats::required).map(String::valueOf).orElse(null));
                out.writeString(forecast.shrinkage().toPlainString());
                out.writeNullableString(seats.map(Forecast.Seats::toRoster).map(String::valueOf).orElse(null));
                Optional<BigDecimal> patience = seats.flatMap(Forecast.Seats::patienceSeconds);
                out.writeString(EnumWord.dashed(patience.isPresent() ? ForecastSettings.Model.ERLANG_A : ForecastSettings.Model.ERLANG_C));
                decimal(out, patience);
                out.writeStrings(seats.map(Forecast.Seats::answerRates).orElse(List.of()).stream().map(BigDecimal::toPlainString).toList());
                out.writeStrings(forecast.daysUsed().stream().map(LocalDate::toString).toList());
                out.writeString(forecast.note());
                out.writeDateTime64(now.toEpochMilli());
            }
        });
    }

    private static void decimal(RowBinaryWriter out, Optional<BigDecimal> value) throws IOException {
        out.writeNullableString(value.map(BigDecimal::toPlainString).orElse(null));
    }
}
