package callmart.contract;

import callmart.config.EnumWord;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.warehouse.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A line as a row of {@code statement_lines}, and back. */
final class LineRow {

    private static final int VALUE_DECIMALS = 6;

    private LineRow() {
    }

    /** Column to text; null is absent. Without the columns that say again what others say. */
    static Map<String, String> of(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("kind", EnumWord.of(line.kind()));
        row.put("ref", line.ref());
        row.put("title", line.title());
        row.put("agent_id", line.agent().orElse(null));
        row.put("rule", line.rule());
        row.put("business_date", line.day().map(Object::toString).orElse(null));
        assessed(row, line.assessed());
        evidence(row, line.evidence());
        row.put("cap_scope", line.cap().map(cap -> EnumWord.of(cap.scope())).orElse(null));
        row.put("cap_before", line.cap().map(cap -> plain(cap.before())).orElse(null));
        row.put("cap_limit", line.cap().map(cap -> plain(cap.limit())).orElse(null));
        row.put("outcome", EnumWord.of(line.outcome()));
        row.put("amount", plain(line.amount()));
        return row;
    }

    /** The rounded value beside the exact fraction. */
    static String value(Line line) {
        return line.assessed().flatMap(assessed -> assessed.ratio().value(VALUE_DECIMALS)).map(BigDecimal::toPlainString).orElse(null);
    }

    private static void assessed(Map<String, String> row, Optional<Assessed> assessed) {
        row.put("unit", assessed.map(of -> EnumWord.of(of.unit())).orElse(null));
        row.put("numerator", assessed.map(of -> plain(of.ratio().numerator())).orElse(null));
        row.put("denominator", assessed.map(of -> plain(of.ratio().denominator())).orElse(null));
        row.put("target", assessed.map(of -> plain(of.target().limit())).orElse(null));
        row.put("direction", assessed.map(of -> EnumWord.of(of.target().direction())).orElse(null));
        row.put("rounding", assessed.flatMap(Assessed::rounding).map(EnumWord::of).orElse(null));
        row.put("points", assessed.flatMap(Assessed::points).map(LineRow::plain).orElse(null));
        row.put("price", assessed.flatMap(Assessed::price).map(LineRow::plain).orElse(null));
        row.put("tier", assessed.flatMap(Assessed::tier).map(LineRow::plain).orElse(null));
        row.put("fee_share", assessed.flatMap(Assessed::share).map(LineRow::plain).orElse(null));
    }

    private static void evidence(Map<String, String> row, Optional<Evidence> evidence) {
        row.put("slip_kind", evidence.map(of -> EnumWord.of(of.kind())).orElse(null));
        row.put("call_id", evidence.flatMap(Evidence::call).orElse(null));
        row.put("ticket_id", evidence.flatMap(Evidence::ticket).orElse(null));
        row.put("quantity", evidence.flatMap(Evidence::quantity).map(LineRow::plain).orElse(null));
        row.put("merged_into", evidence.flatMap(Evidence::mergedInto).orElse(null));
        row.put("appealed", evidence.map(of -> of.appealed() ? "1" : "0").orElse(null));
        row.put("call_held", evidence.filter(of -> !of.callHeld()).map(of -> "0").orElse(null));
    }

    static Line line(Row row) {
        return new Line(EnumWord.parse(Line.Kind.class, row.string("kind")), row.string("ref"), row.string("title"), text(row, "agent_id"),
                row.string("rule"), Optional.ofNullable(row.date("business_date")), assessed(row), evidence(row),
                text(row, "cap_scope").map(scope -> new Line.Cap(EnumWord.parse(Line.CapScope.class, scope), row.decimal("cap_before"),
                row.decimal("cap_limit"))), EnumWord.parse(RuleOutcome.class, row.string("outcome")),
                row.decimal("amount").setScale(2, RoundingMode.UNNECESSARY));
    }

    private static Optional<Assessed> assessed(Row row) {
        return text(row, "unit").map(unit -> new Assessed(EnumWord.parse(Unit.class, unit),
                new Ratio(row.decimal("numerator"), row.decimal("denominator")),
                new Target(EnumWord.parse(Target.Direction.class, row.string("direction")), row.decimal("target")),
                text(row, "rounding").map(rounding -> EnumWord.parse(Rounding.class, rounding)), number(row, "points"),
                number(row, "price"), number(row, "tier"), number(row, "fee_share")));
    }

    private static Optional<Evidence> evidence(Row row) {
        return text(row, "slip_kind").map(kind -> new Evidence(EnumWord.parse(SlipKind.class, kind), text(row, "call_id"),
                text(row, "ticket_id"),
                number(row, "quantity"), text(row, "merged_into"), row.longValue("appealed") == 1,
                text(row, "call_held").isEmpty()));
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.string(column));
    }

    private static Optional<BigDecimal> number(Row row, String column) {
        return Optional.ofNullable(row.decimal(column));
    }

    /** The same text for the same number, whatever its scale. */
    private static String plain(BigDecimal number) {
        return StatementNumbers.plain(number);
    }

    /** The lines' whole content as one text. */
    static String content(Collection<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(of(line)).append('\n'));
        return text.toString();
    }
}
