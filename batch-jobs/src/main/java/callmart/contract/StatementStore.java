package callmart.contract;

import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issued statements in the warehouse. Rows are only added; a version counts once its own row is there, after its lines. */
record StatementStore(Warehouse warehouse) {

    /** All versions of all contracts of a month, by contract and version. */
    List<IssuedStatement> list(YearMonth month) {
        List<Map.Entry<String, IssuedStatement>> heads = warehouse.query("SELECT *, arrayStringConcat(reasons, '\\n') AS reason_lines "
                + "FROM statements" + " WHERE month = {month:Date} ORDER BY contract_id, version", Map.of("month", month.atDay(1)),
                row -> Map.entry(row.string("statement_id"), head(row, month)));
        return heads.stream().map(head -> withLines(head.getKey(), head.getValue())).toList();
    }

    private static IssuedStatement head(Row row, YearMonth month) {
        Statement statement = new Statement(row.string("contract_id"), new Vendor(row.string("vendor_id"), row.string("vendor_name")),
                row.string("covers"), month, row.string("currency"), row.decimal("monthly_fee").setScale(2, RoundingMode.UNNECESSARY),
                List.of());
        String reasons = row.string("reason_lines");
        return new IssuedStatement(statement, row.intValue("version"), Optional.ofNullable(row.decimal("difference"))
                .map(difference -> difference.setScale(2, RoundingMode.UNNECESSARY)),
                reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split("\n")), row.string("terms_checksum"), row.instant("issued_at"));
    }

    private IssuedStatement withLines(String id, IssuedStatement head) {
        List<Line> lines = warehouse.query("SELECT * FROM statement_lines WHERE statement_id = {id:String} ORDER BY line", Map.of("id", id),
                LineRow::line);
        Statement of = head.statement();
        return new IssuedStatement(new Statement(of.contract(), of.vendor(), of.covers(), of.month(), of.currency(), of.monthlyFee(),
                lines), head.version(), head.difference(), head.reasons(), head.termsChecksum(), head.issuedAt());
    }

    void add(IssuedStatement issued) {
        String id = issued.statement().contract() + " " + issued.statement().month() + " v" + issued.version() + " "
                + issued.issuedAt().toEpochMilli();
        addLines(id, issued.statement());
        Statement statement = issued.statement();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("id", id);
        head.put("contract", statement.contract());
        head.put("vendor", statement.vendor().id());
        head.put("name", statement.vendor().name());
        head.put("covers", statement.covers());
        head.put("month", statement.month().atDay(1));
        head.put("version", issued.version());
        head.put("currency", statement.currency());
        head.put("fee", statement.monthlyFee());
        head.put("total", statement.total());
        head.put("difference", issued.difference().map(BigDecimal::toPlainString).orElse(""));
        head.put("incomplete", statement.unpriced().isEmpty() ? 0 : 1);
        head.put("reasons", issued.reasons());
        head.put("checksum", Checksums.of(statement));
        head.put("terms", issued.termsChecksum());
        head.put("issued", issued.issuedAt().toEpochMilli());
        warehouse.execute("INSERT INTO statements SELECT {id:String}, {contract:String}, {vendor:String}, {name:String}, {covers:String},"
                + " {month:Date}, {version:UInt32}, {currency:String}, {fee:Decimal(18, 2)}, {total:Decimal(18, 2)},"
                + " toDecimal64OrNull({difference:String}, 2), {incomplete:UInt8}, {reasons:Array(String)}, {checksum:String}, "
                + "{terms:String}," + " fromUnixTimestamp64Milli({issued:Int64}, 'UTC')", head);
    }

    private void addLines(String id, Statement statement) {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("statement_id", "Nullable(String)");
        types.put("line", "Nullable(String)");
        LineRow.of(statement.lines().get(0)).keySet().forEach(column -> types.put(column, "Nullable(String)"));
        types.put("value", "Nullable(String)");
        types.put("note", "Nullable(String)");
        warehouse.insertRowBinary("statement_lines", types, out -> {
            int number = 0;
            for (Line line : statement.lines()) {
                out.writeNullableString(id);
                out.writeNullableString(Integer.toString(++number));
                for (String text : LineRow.of(line).values()) {
                    out.writeNullableString(text);
                }
                out.writeNullableString(LineRow.value(line));
                out.writeNullableString(EnglishWords.note(line, statement));
            }
        });
    }
}
